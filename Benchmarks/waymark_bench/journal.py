"""The journal: how long a correction takes, who waits, and what a kill or a million lessons does."""

import json
import os
import random
import resource
import sqlite3
import statistics
import subprocess
import threading
import time

from . import program
from .table import Row

ABOUT = (
    "lunch club", "toy library", "food bank", "carers group", "debt advice", "walking football",
    "bereavement support", "community garden", "youth club", "repair cafe", "night shelter",
)
WORDS = (
    "weekly friendly local volunteers drop-in tea coffee hall library church garden walk music "
    "advice forms benefits housing family children young older adults parents men women carers "
    "support help talk listen learn cook share borrow mend grow sing paint dance swim travel"
).split()


def _learner(setting, name):
    """A fresh workspace of the shipped files."""
    return program.init(setting, setting.derived("journal", name))


def _tags(setting, workspace):
    """A dozen terms to tag invented records with, one for each thing that they may be about."""
    tags = []
    for words in ABOUT:
        found = program.run(
            setting, "search", words, "--vocabulary", "type", "--limit", "1", "--format", "ndjson",
            workspace=workspace,
        )
        tags.append((words, json.loads(found.splitlines()[0])["id"]))
    return tags


def _records(tags, start, count, seed=1):
    """Invented records as lines."""
    chance = random.Random(seed * 1_000_003 + start)
    for number in range(start, start + count):
        words, tag = chance.choice(tags)
        text = " ".join(chance.choices(WORDS, k=30))
        yield json.dumps(
            {
                "id": f"r{number}",
                "name": f"{chance.choice(WORDS)} {words}".capitalize(),
                "description": text,
                "categories": [{"id": tag, "main": True}],
            }
        ) + "\n"


def _write(path, lines):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(lines)
    return path


def _timed(command):
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True)
    taken = (time.perf_counter() - start) * 1000
    if done.returncode != 0:
        raise program.ProgramFailed(done.stderr.decode("utf-8", "replace")[-300:])
    return taken, done.stdout


def correction(setting):
    """One correction from command to return, with some hundred waiting; then the next suggestion."""
    workspace = _learner(setting, "correction.sqlite")
    tags = _tags(setting, workspace)
    lessons = _write(setting.derived("journal", "few.ndjson"), _records(tags, 0, 2000))
    program.run(setting, "learn", lessons, workspace=workspace)
    corrected, asked, shown = [], [], 0
    for number in range(60):
        words, tag = tags[number % len(tags)]
        text = f"Something quite new, number {'abcdefghij'[number % 10] * 5}: {words} for all"
        command = [setting.program, "correct", "--workspace", workspace, "--text", text]
        corrected.append(_timed(command + ["--add", tag, "--by", "bench"])[0])
        command = [setting.program, "suggest", text, "--workspace", workspace, "--format", "ndjson"]
        taken, answer = _timed(command + ["--ranking", "3"])
        asked.append(taken)
        shown += tag in [ranked["id"] for ranked in json.loads(answer)["ranking"]]
    median = statistics.median(corrected)
    return [
        Row(
            "a correction, from command to durable and visible, median of 60",
            f"{median:.1f} ms",
            floor="20 ms",
            ok=median < 20 and shown == 60,
            note=f"fastest {min(corrected):.1f} ms; it is visible to whoever asks from then on; the "
            f"cold suggestion that follows takes {statistics.median(asked):.1f} ms, and in {shown} of "
            f"60 the corrected term is among the first 3. Load {os.getloadavg()[0]:.1f}.",
            figures={"correct_ms": corrected, "suggest_ms": asked, "shown": shown},
        )
    ]


def learning(setting):
    """Lessons a second in one `learn`."""
    workspace = _learner(setting, "learning.sqlite")
    count = 20_000
    lessons = _write(
        setting.derived("journal", "many.ndjson"), _records(_tags(setting, workspace), 0, count)
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    taken, _ = _timed([setting.program, "learn", lessons, "--workspace", workspace])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    rate = count / taken * 1000
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return [
        Row(
            f"lessons a second in `learn`, {count:,} records",
            f"{rate:,.0f}",
            floor="2,000",
            ok=rate >= 2000,
            note=f"{count / spent:,.0f} a second by the processor time spent.",
            figures={"per_second": rate, "by_processor_time": count / spent},
        )
    ]


def readers(setting):
    """How much longer a cold suggestion takes while another process learns."""
    workspace = _learner(setting, "readers.sqlite")
    tags = _tags(setting, workspace)
    command = [setting.program, "suggest", "A friendly lunch club", "--workspace", workspace]
    alone = sorted(_timed(command)[0] for _ in range(100))
    # Another program that keeps one processor as busy, for what it takes is no wait for a lock.
    busy = subprocess.Popen(["sh", "-c", "while :; do :; done"])
    try:
        beside = sorted(_timed(command)[0] for _ in range(200))
    finally:
        busy.kill()
        busy.wait()
    stop, failures = threading.Event(), []

    def learn():
        part = 0
        while not stop.is_set():
            lessons = _records(tags, part * 500, 500, seed=2)
            path = _write(setting.derived("journal", "part.ndjson"), lessons)
            words = [setting.program, "learn", path, "--workspace", workspace]
            done = subprocess.run(words, capture_output=True)
            if done.returncode:
                failures.append(done.stderr)
            part += 1

    learner = threading.Thread(target=learn)
    learner.start()
    try:
        times = sorted(_timed(command)[0] for _ in range(300 if setting.is_quick else 1000))
    finally:
        stop.set()
        learner.join()
    if failures:
        raise program.ProgramFailed(failures[0].decode("utf-8", "replace"))
    at = lambda values, share: values[min(len(values) - 1, int(share * len(values)))]
    wait = at(times, 0.99) - statistics.median(beside)
    return [
        Row(
            "suggesting while another process learns: wait at the 99th percentile",
            f"{wait:.0f} ms",
            floor="50 ms, no error",
            ok=wait < 50,
            note=f"a cold suggestion at the median and the 99th percentile: alone "
            f"{statistics.median(alone):.0f} and {at(alone, 0.99):.0f} ms, beside a busy loop "
            f"{statistics.median(beside):.0f} and {at(beside, 0.99):.0f} ms, beside a learner "
            f"{statistics.median(times):.0f} and {at(times, 0.99):.0f} ms. Load "
            f"{os.getloadavg()[0]:.1f}.",
            figures={"alone_ms": alone, "beside_loop_ms": beside, "beside_learner_ms": times},
        )
    ]


def kills(setting):
    """A learner that is killed at random moments, 400 times."""
    workspace = _learner(setting, "kills.sqlite")
    tags = _tags(setting, workspace)
    chance = random.Random(5)
    size, acknowledged, killed, times = 50, [], 0, []
    rounds = 400
    for number in range(rounds):
        lines = list(_records(tags, number * size, size, seed=3))
        path = _write(setting.derived("journal", "kill.ndjson"), lines)
        start = time.perf_counter()
        process = subprocess.Popen(
            [setting.program, "learn", path, "--workspace", workspace, "--source", "k"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )
        if number >= 10:
            # Every other one near the end, where it is written, synchronised and folded into the file.
            # A learner that has to compile takes longer: killed before that always, none would end.
            share = chance.uniform(0, 1.05) if number % 2 else chance.uniform(0.8, 1.3)
            time.sleep(share * chance.choice(times))
            process.kill()
        said = process.stdout.read()
        process.wait()
        if number < 10:
            times.append(time.perf_counter() - start)
        if said == f"learned {size} of {size} records\n".encode():
            acknowledged.append(number)
        elif process.returncode < 0:
            killed += 1
    history = program.run(setting, "history", "--format", "ndjson", workspace=workspace)
    found = {}
    for line in history.splitlines():
        number = int(json.loads(line)["record"]["id"][1:]) // size
        found[number] = found.get(number, 0) + 1
    lost = sum(found.get(number, 0) != size for number in acknowledged)
    half = sum(count != size for count in found.values())
    with sqlite3.connect(workspace) as database:
        sound = database.execute("PRAGMA integrity_check").fetchone()[0]
    database.close()
    replica = workspace + ".replica"
    if os.path.exists(replica):
        os.remove(replica)
    program.run(setting, "replay", "--into", replica, workspace=workspace)
    texts = [f"{words} with tea and advice" for words, _ in tags]
    answers = [
        [
            program.run(
                setting, "suggest", text, "--ranking", "10", "--format", "ndjson", workspace=place
            )
            for text in texts
        ]
        for place in (workspace, replica)
    ]
    is_same = answers[0] == answers[1]
    return [
        Row(
            f"{rounds} random kill -9 of a learner",
            f"{lost} lost, {half} half done",
            floor="0, integrity ok, replay identical",
            ok=lost == 0 and half == 0 and sound == "ok" and is_same,
            note=f"{killed} were killed before they could say that they were done, "
            f"{len(acknowledged)} said so; integrity check: {sound}; replay of {len(found) * size:,} "
            f"entries {'identical' if is_same else 'DIFFERENT'}.",
            figures={"lost": lost, "half": half, "killed": killed, "sound": sound, "same": is_same},
        )
    ]


def million(setting):
    """A journal of a million corrections: how long it takes to open, and in how much memory."""
    workspace = _learner(setting, "million.sqlite")
    tags = _tags(setting, workspace)
    total = 100_000 if setting.is_quick else 1_000_000
    few = setting.derived("journal", "thousand.sqlite")
    rows = []
    for path, count in ((few, 1000), (workspace, total)):
        if path == few:
            program.init(setting, path)
        command = [setting.program, "learn", "-", "--workspace", path]
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for begin in range(0, count, 1000):
            lines = _records(tags, begin, min(1000, count - begin), seed=4)
            process.stdin.write("".join(lines).encode())
        process.stdin.close()
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        if status != 0 or not said.startswith(b"learned"):
            raise program.ProgramFailed(f"learn: status {status}: {said!r}")
        seconds = time.perf_counter() - start
        opened, memory = [], 0
        for _ in range(20):
            begin = time.perf_counter()
            asked = subprocess.Popen(
                [setting.program, "suggest", "A lunch club with tea", "--workspace", path],
                stdout=subprocess.DEVNULL,
            )
            _, status, used = os.wait4(asked.pid, 0)
            opened.append((time.perf_counter() - begin) * 1000)
            memory = max(memory, used.ru_maxrss / 1024)
        rows.append((statistics.median(opened), memory, usage.ru_maxrss / 1024, seconds, path))
    small, large = rows
    size = os.path.getsize(workspace) / 1e6
    return [
        Row(
            f"a journal of {total:,} corrections: one cold suggest",
            f"{large[0]:.1f} ms, {large[1]:.0f} MB",
            floor="100 ms; no more memory than a short one",
            ok=large[0] < 100 and large[1] < small[1] * 1.1 + 1,
            note=f"with 1,000 corrections {small[0]:.1f} ms, {small[1]:.0f} MB. Learned in "
            f"{large[3]:.0f} s ({total / large[3]:,.0f} a second through a pipe), in {large[2]:.0f} MB "
            f"(1,000: {small[2]:.0f} MB); the file has {size:,.0f} MB.",
            figures={"open_ms": large[0], "memory_mb": large[1], "short": small[:3],
                     "learning_mb": large[2], "seconds": large[3], "file_mb": size},
        )
    ]
