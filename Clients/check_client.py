"""Drives `waymark serve --stdio` through the client, and checks every answer by the schema.

    python3 Clients/check_client.py PROGRAM WORKSPACE

The workspace holds the invented lists of the tests. Without the package `jsonschema` the answers are
driven all the same, and it says that they were not checked.
"""

import json
import pathlib
import subprocess
import sys

from waymark_client import Waymark, WaymarkError

try:
    import jsonschema
except ImportError:
    jsonschema = None

schema = json.loads((pathlib.Path(__file__).parent / "serve.schema.json").read_text())
checked = 0


def check(value, name):
    """Checks a value by one of the definitions of the schema."""
    global checked
    if jsonschema is None:
        return
    part = {"$ref": f"#/$defs/{name}", "$defs": schema["$defs"]}
    jsonschema.Draft202012Validator(part).validate(value)
    checked += 1


class Checked(Waymark):
    """A client that checks what goes out and what comes back."""

    def exchange(self, line):
        reply = super().exchange(line)
        check(reply, "reply")
        return reply

    def ask(self, command, **arguments):
        check({"command": command, **arguments}, "request")
        answer = super().ask(command, **arguments)
        check(answer, command)
        return answer


def fails(code, ask):
    """Runs what must be refused for a reason."""
    try:
        ask()
    except WaymarkError as error:
        assert error.code == code, f"{error.code}: {error}"
    else:
        raise AssertionError(f"expected {code}")


def main(program, workspace):
    text = "Somewhere with knitting and a quiz every Tuesday"
    with Checked(program, workspace) as waymark:
        info = waymark.info()
        assert info["model"]["corrections"] == 0
        assert info["commands"] == ["suggest", "search", "show", "find", "correct", "info"]

        answer = waymark.suggest("A luncheon club with soup, for company", ranking=3, record="r1")
        assert answer["id"] == "r1" and answer["ranking"]
        assert answer["suggestions"][0]["id"] == "exServiceType:1"
        assert waymark.suggest("A luncheon club", limit=0)["suggestions"] == []

        assert waymark.search("berevement")[0]["id"] == "exServiceType:2"
        assert waymark.search("food", vocabulary="need", limit=1)[0]["id"].startswith("exNeed:")
        assert waymark.show("Lunch clubs")["needs"][0]["id"] == "exNeed:1"

        found = waymark.find("I have no food")
        assert found["types"][0]["paths"] == [["exNeed:2", "exServiceType:3"]]
        assert waymark.find(need=["Hot food"], limit=1)["from"][0]["label"] == "Hot food"

        for turn in range(1, 4):
            record = {"name": f"Turn {turn}", "description": text}
            assert waymark.correct(record, "ann", add=["Toy libraries"])["entry"] == turn
        answer = waymark.suggest(text, ranking=1)
        assert answer["ranking"][0]["id"] == "exServiceType:4"
        assert answer["model"]["corrections"] == 3

        # What another process writes is known at once.
        subprocess.run(
            [program, "correct", "--workspace", workspace, "--text", text, "--name", "Other"]
            + ["--add", "Toy libraries", "--by", "bob"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        assert waymark.info()["model"]["corrections"] == 4

        fails("unknown-term", lambda: waymark.show("lunch klubs"))
        fails("unknown-term", lambda: waymark.correct({"name": "x"}, "ann", add=["Zumba"]))
        check(waymark.exchange(b'{"id":"a","command":"fly"}'), "reply")
        for line, code in [
            (b"nonsense", "bad-request"),
            (b"[1]", "bad-request"),
            (b'{"id":[1],"command":"info"}', "bad-request"),
            (b'{"command":7}', "bad-request"),
            (b'{"command":"info","x":1}', "bad-input"),
            (b'{"command":"suggest"}', "bad-input"),
            (b'{"command":"suggest","description":5}', "bad-input"),
            (b'{"command":"suggest","description":"tea","limit":-1}', "bad-input"),
            (b'{"command":"correct","by":"a","record":{"name":"x"}}', "bad-input"),
            (b"\xff\xfe", "bad-request"),
            (b'{"command":"search","query":"' + b"x" * (9 << 20) + b'"}', "bad-request"),
        ]:
            reply = waymark.exchange(line)
            assert reply["error"]["code"] == code, reply
        assert waymark.exchange(b'{"id":"still here","command":"info"}')["id"] == "still here"
        assert waymark.close() == 0
    if jsonschema is None:
        print("answers were not checked by the schema: no jsonschema")
    else:
        print(f"ok, {checked} texts checked by the schema")


if __name__ == "__main__":
    main(*sys.argv[1:])
