"""Our own program, run as anyone would run it."""

import json
import os
import subprocess


class ProgramFailed(Exception):
    """The program ended with a status that its input does not explain."""


def run(setting, *words, workspace=None, accepts=(0, 1), **options):
    """Runs `waymark`; faults of the input (status 1) are as they are in real files."""
    command = [setting.program, *words]
    if workspace:
        command += ["--workspace", workspace]
    done = subprocess.run(command, capture_output=True, **options)
    if done.returncode not in accepts:
        message = done.stderr.decode("utf-8", "replace").strip().splitlines()[-3:]
        raise ProgramFailed(f"waymark {words[0]}: status {done.returncode}: {' '.join(message)}")
    return done.stdout


def init(setting, workspace, vocabularies=(), synonyms=()):
    """A fresh workspace; from the shipped files where no vocabulary is named."""
    words = ["init", "--force"]
    for path, role in vocabularies:
        words += ["--vocabulary", path] + (["--role", role] if role else [])
    for path in synonyms:
        words += ["--synonyms", path]
    # What is left of a broken run must not be taken for a workspace.
    for suffix in ("", "-wal", "-shm"):
        if os.path.exists(workspace + suffix):
            os.remove(workspace + suffix)
    run(setting, *words, workspace=workspace)
    return workspace


def evaluate(setting, workspace, test, *words):
    """The figures of `waymark evaluate` as a dictionary."""
    return json.loads(
        run(setting, "evaluate", "--test", test, "--format", "json", *words, workspace=workspace)
    )
