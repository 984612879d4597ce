"""Talks to `waymark serve --stdio`: one process, one JSON text a line each way.

    from waymark_client import Waymark

    with Waymark(workspace="waymark.sqlite") as waymark:
        answer = waymark.suggest("A friendly place where unpaid carers meet.", name="Carers' café")
        for suggestion in answer["suggestions"]:
            print(suggestion["label"], suggestion["confidence"])

Only the standard library is used. `serve.schema.json` beside this file says what each command takes
and gives.
"""

import json
import subprocess


class WaymarkError(Exception):
    """What was wrong with a request: `code` for programs, the message for people."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


class Waymark:
    """A running `waymark serve --stdio`; close it, or use it in a `with` block."""

    def __init__(self, program="waymark", workspace=None, **options):
        command = [program, "serve", "--stdio"]
        if workspace is not None:
            command += ["--workspace", workspace]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, **options
        )
        self._count = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Ends the process, and returns its exit status."""
        if not self._process.stdin.closed:
            self._process.stdin.close()
        status = self._process.wait()
        self._process.stdout.close()
        return status

    def exchange(self, line):
        """Sends one line as it is, and returns the line that answers it."""
        self._process.stdin.write(line + b"\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise WaymarkError("gone", "the process has ended")
        return json.loads(answer)

    def ask(self, command, **arguments):
        """Asks for anything, and returns the answer; raises `WaymarkError` where there is none."""
        self._count += 1
        request = {"id": self._count, "command": command, **arguments}
        answer = self.exchange(json.dumps(request, ensure_ascii=False).encode())
        if "error" in answer:
            raise WaymarkError(answer["error"]["code"], answer["error"]["message"])
        if answer["id"] != self._count:
            raise WaymarkError("out-of-step", "the answer is to another request")
        return answer["answer"]

    def suggest(self, description, name="", **options):
        """The tags that fit a service, with their reasons."""
        return self.ask("suggest", name=name, description=description, **options)

    def search(self, query, **options):
        """The terms that a person may mean who types this."""
        return self.ask("search", query=query, **options)

    def show(self, term):
        """A term with its surroundings."""
        return self.ask("show", term=term)

    def find(self, text=None, **options):
        """The types of service for a person, by their own words or by `need` and `circumstance`."""
        if text is not None:
            options["text"] = text
        return self.ask("find", **options)

    def correct(self, record, by, **decisions):
        """Records what an assurer decided; the next suggestion knows it."""
        return self.ask("correct", record=record, by=by, **decisions)

    def info(self):
        """What answers: the program, the model and the vocabularies."""
        return self.ask("info")
