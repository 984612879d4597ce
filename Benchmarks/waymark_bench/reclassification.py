"""A whole directory reclassified: how fast, in how much memory, and what it leaves alone."""

import csv
import io
import os
import random
import resource
import signal
import statistics
import subprocess
import time

from . import feeds, outside, program
from .table import Row

ROUNDS = 20


def _workspace(setting):
    path = setting.derived("shipped.sqlite")
    return program.init(setting, path)


def _command(setting, workspace, source, output, *words):
    command = [setting.program, "reclassify", source, "--workspace", workspace]
    return command + ["--policy", "replace", "--output", output, *words]


def _watched(command):
    """Seconds, processor seconds, and the resident MB at each tenth of a second, of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    samples = []
    while process.poll() is None:
        try:
            with open(f"/proc/{process.pid}/statm", encoding="ascii") as file:
                samples.append(int(file.read().split()[1]) * resource.getpagesize() / 2**20)
        except (OSError, IndexError):
            pass
        time.sleep(0.1)
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if process.returncode not in (0, 1):
        raise program.ProgramFailed(f"reclassify: status {process.returncode}")
    return seconds, spent, samples


def throughput(setting):
    """End to end with a log and a review, by two workers and by one."""
    count = 20_000 if setting.is_quick else 100_000
    source = feeds.version3_file(setting, count)
    workspace = _workspace(setting)
    output = setting.derived("reclassify", "out.json")
    extras = ["--log", output + ".log", "--review", output + ".csv"]
    rates, ratios, spent_each, samples = [], [], [], []
    for _ in range(3):
        command = _command(setting, workspace, source, output, *extras)
        two, spent, seen = _watched(command + ["--workers", "2"])
        one, _, _ = _watched(command + ["--workers", "1"])
        rates.append(count / two)
        ratios.append(one / two)
        spent_each.append(count / spent * 2)
        samples = max(samples, seen, key=len)
    middle = samples[len(samples) // 4 :]
    halves = middle[: len(middle) // 2], middle[len(middle) // 2 :]
    growth = statistics.mean(halves[1]) / statistics.mean(halves[0]) - 1
    rate, ratio, peak = statistics.median(rates), statistics.median(ratios), max(samples)
    size = os.path.getsize(source) / count
    return [
        Row(
            f"reclassify, {count:,} records of {size / 1000:.1f} KB, two workers",
            f"{rate:,.0f}/s",
            floor="10,000/s idle",
            ok=rate >= 10_000,
            note=f"median of three at load {os.getloadavg()[0]:.1f}; "
            f"{statistics.median(spent_each):,.0f}/s if two processors were ours alone, by the "
            "processor time spent.",
            figures={"rates": rates, "by_processor_time": spent_each},
        ),
        Row(
            "reclassify, two workers beside one",
            f"{ratio:.2f} x",
            floor="1.8 x",
            ok=ratio >= 1.8,
            figures={"ratios": ratios},
        ),
        Row(
            "reclassify, memory",
            f"{peak:.0f} MB, second half {growth:+.1%}",
            floor="300 MB, flat",
            ok=peak < 300 and growth <= 0.1,
            figures={"samples_mb": samples},
        ),
    ]


def lossless(setting):
    """Bytes that differ outside of tag arrays, over all shapes."""
    workspace = _workspace(setting)
    shared = ("oruk/service_list.json", "oruk/service_full.json")
    shared += ("labelled/uk-services-dev.ndjson", "labelled/smc-open-eligibility.ndjson")
    paths = feeds.shapes(setting) + [setting.shared(*name.split("/")) for name in shared]
    differing, changed, undone, again = 0, 0, 0, 0
    for path in paths:
        for policy in ("add", "replace", "prune"):
            output = setting.derived("reclassify", "lossless")
            words = ["reclassify", path, "--policy", policy, "--output", output]
            program.run(setting, *words, "--log", output + ".log", workspace=workspace)
            before, after = _read(path), _read(output)
            changed += before != after
            differing += _difference(path, before, after)
            back = program.run(
                setting, "reclassify", output, "--undo", output + ".log", workspace=workspace
            )
            undone += back != before
            words = ["reclassify", output, "--policy", policy, "--output", output + ".again"]
            program.run(setting, *words, workspace=workspace)
            again += _read(output + ".again") != after
    return [
        Row(
            f"bytes that differ outside tag arrays, {len(paths)} files x 3 policies",
            str(differing),
            floor="0",
            ok=differing == 0 and changed > len(paths),
            note=f"{changed} runs changed something; {undone} were not taken back byte for byte; "
            f"{again} changed something the second time.",
            figures={"differing": differing, "changed": changed, "undone": undone, "again": again},
        )
    ]


def _read(path):
    with open(path, "rb") as file:
        return file.read()


def _difference(path, before, after):
    if not path.endswith(".csv"):
        return outside.difference(before, after)
    tables = []
    for data in (before, after):
        rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
        place = rows[0].index("categories")
        tables.append([row[:place] + row[place + 1 :] for row in rows])
    return sum(first != second for first, second in zip(*tables)) + abs(
        len(tables[0]) - len(tables[1])
    )


def kills(setting):
    """Killed at random moments and gone on with: the same bytes as without."""
    count = 10_000 if setting.is_quick else 30_000
    source = feeds.version3_file(setting, count)
    workspace = _workspace(setting)
    output = setting.derived("reclassify", "killed.json")
    names = [output, output + ".log", output + ".csv", output + ".html"]
    words = ["--log", names[1], "--review", names[2], "--review", names[3]]
    command = _command(setting, workspace, source, output, *words)
    seconds, _, _ = _watched(command)
    whole = [_read(name) for name in names]
    chance = random.Random(3)
    identical = killed = resumed = 0
    for _ in range(ROUNDS):
        for name in names:
            os.remove(name)
        extra = []
        while True:
            process = subprocess.Popen(
                command + extra, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            try:
                process.wait(timeout=None if extra and killed % 2 else chance.random() * seconds)
                break
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
                killed += 1
                resumed += os.path.exists(output + ".resume")
                extra = ["--resume"]
        identical += [_read(name) for name in names] == whole
    return [
        Row(
            f"killed at random moments ({killed} kills), gone on with: identical bytes",
            f"{identical} of {ROUNDS}",
            floor=f"{ROUNDS} of {ROUNDS}",
            ok=identical == ROUNDS and killed >= ROUNDS // 2,
            note=f"{resumed} of the kills left a checkpoint to go on from.",
            figures={"identical": identical, "kills": killed, "resumed": resumed},
        )
    ]


def mutations(setting):
    """Damaged inputs: no crash, no record lost, a clear report."""
    count = 100 if setting.is_quick else 1000
    workspace = _workspace(setting)
    sources = [_read(path) for path in feeds.shapes(setting, 6)]
    chance = random.Random(5)
    crashes = lost = silent = refused = faulty = 0
    path = setting.derived("reclassify", "mutated")
    output = path + ".out"
    for number in range(count):
        data = feeds.damaged(chance, sources[number % len(sources)])
        with open(path, "wb") as file:
            file.write(data)
        for name in (output, output + ".log"):
            if os.path.exists(name):
                os.remove(name)
        done = subprocess.run(
            _command(setting, workspace, path, output, "--log", output + ".log"),
            capture_output=True,
        )
        crashes += done.returncode not in (0, 1)
        if done.returncode == 1:
            faulty += 1
            silent += not done.stderr.startswith(path.encode())
        if not os.path.exists(output):
            refused += 1
            silent += done.returncode == 0
            continue
        back = subprocess.run(
            [setting.program, "reclassify", output, "--undo", output + ".log"], capture_output=True
        )
        lost += back.stdout != data
    return [
        Row(
            f"{count:,} mutated inputs: crashes / lost bytes / without a word",
            f"{crashes} / {lost} / {silent}",
            floor="0 / 0 / 0",
            ok=crashes == lost == silent == 0,
            note=f"{faulty} had faults, of which {refused} held no records at all any more.",
            figures={"crashes": crashes, "lost": lost, "silent": silent, "refused": refused},
        )
    ]
