"""What is shared: models of several councils added up, and a keyword from command to answer."""

import os
import random
import resource
import shutil
import statistics
import time

from . import derived, program
from .table import Row

COUNCILS = 8
ORDERS = 12


def _timed(work):
    """Seconds by the clock and by the processor time of child processes."""
    usage = lambda: resource.getrusage(resource.RUSAGE_CHILDREN)
    before, start = usage(), time.perf_counter()
    work()
    after = usage()
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, spent


def _shipped(setting):
    """A fresh workspace of the shipped lists."""
    return program.init(setting, setting.derived("sharing", "shipped.sqlite"))


def _copy(setting, workspace, name):
    path = setting.derived("sharing", name)
    for suffix in ("-wal", "-shm"):
        if os.path.exists(path + suffix):
            os.remove(path + suffix)
    shutil.copyfile(workspace, path)
    return path


def keyword(setting):
    """`keywords add`, then the first `suggest` that knows it."""
    workspace = _shipped(setting)
    added, asked, spent = [], [], []
    for turn in range(9):
        word = f"zorblat{'abcdefghi'[turn]}"
        add = ("keywords", "add", "esdServiceType:1806", word)
        seconds, work = _timed(lambda: program.run(setting, *add, workspace=workspace))
        question = ("suggest", f"{word} every Monday", "--format", "ndjson", "--ranking", "3")
        answers = []
        other, more = _timed(
            lambda: answers.append(program.run(setting, *question, workspace=workspace))
        )
        found = program.run(setting, "search", word, "--format", "csv", workspace=workspace)
        if b"esdServiceType:1806" not in found or b"esdServiceType:1806" not in answers[0]:
            raise program.ProgramFailed(f"{word} was added and is not known")
        added.append(seconds * 1000)
        asked.append(other * 1000)
        spent.append((work + more) * 1000)
    middle = statistics.median(spent)
    return [
        Row(
            "a keyword from command to answer, shipped lists (33,825 keywords)",
            f"{middle:.0f} ms",
            floor="200 ms",
            ok=middle <= 200,
            note=f"processor time of `keywords add` and the next cold `suggest` together, median of "
            f"{len(spent)}; by the clock {statistics.median(added):.0f} and "
            f"{statistics.median(asked):.0f} ms at load {os.getloadavg()[0]:.1f}.",
            figures={"processor_ms": spent, "add_ms": added, "suggest_ms": asked},
        )
    ]


def _counts(path):
    """The lines of a model that hold counts."""
    with open(path, "rb") as file:
        return [line for line in file if line.startswith((b"term\t", b"word\t"))]


def _export(setting, workspace, output, least):
    words = ["model", "export", "--min-records", str(least), "--output", output]
    program.run(setting, *words, "--min-organisations", "1", workspace=workspace)
    return output


def _merge(setting, models, output):
    program.run(setting, "model", "merge", *models, "--output", output)
    return output


def models(setting):
    """Models of eight councils, merged in random orders and groupings, against one that learned all."""
    records = derived.read_records(setting.shared("labelled", "council-pages.ndjson"))
    groups = sorted({record["group"] for record in records})
    parts = [set(groups[number::COUNCILS]) for number in range(COUNCILS)]
    empty = _shipped(setting)
    exported = []
    for number, part in enumerate(parts):
        own = [record for record in records if record["group"] in part]
        path = derived.write_records(setting.derived("sharing", f"council-{number}.ndjson"), own)
        workspace = _copy(setting, empty, "council.sqlite")
        program.run(setting, "learn", path, "--by", "bench", workspace=workspace)
        exported.append(
            _export(setting, workspace, setting.derived("sharing", f"council-{number}.model"), 1)
        )
    together = _copy(setting, empty, "together.sqlite")
    whole = setting.shared("labelled", "council-pages.ndjson")
    program.run(setting, "learn", whole, "--by", "bench", workspace=together)
    expected = _export(setting, together, setting.derived("sharing", "together.model"), 1)
    generator = random.Random(4)
    results, seconds = set(), []
    for turn in range(ORDERS):
        open_models, step = list(exported), 0
        while len(open_models) > 1:
            generator.shuffle(open_models)
            # Half of the turns merge all at once, half by twos and threes.
            count = len(open_models) if turn % 2 == 0 else generator.randint(2, 3)
            output = setting.derived("sharing", f"merged-{turn}-{step}.model")
            took, _ = _timed(lambda: _merge(setting, open_models[:count], output))
            if count == len(exported):
                seconds.append(took)
            open_models, step = open_models[count:] + [output], step + 1
        with open(open_models[0], "rb") as file:
            results.add(file.read())
        final = open_models[0]
    is_sum = _counts(final) == _counts(expected)
    shared = _export(setting, together, setting.derived("sharing", "shared.model"), 3)
    size = os.path.getsize(final)
    return [
        Row(
            f"models of {COUNCILS} councils merged, {ORDERS} orders and groupings",
            f"{len(results)} result, {'' if is_sum else 'NOT '}the counts of learning all in one",
            floor="1 result, the same counts",
            ok=len(results) == 1 and is_sum,
            note=f"{len(records)} lessons; {statistics.median(seconds) * 1000:.0f} ms by the clock for "
            f"all at once, {size / 1000:.0f} kB at load {os.getloadavg()[0]:.1f}; words seen in three "
            f"records or more: {len(_counts(shared))} of {len(_counts(expected))} lines.",
            figures={"results": len(results), "is_sum": is_sum, "seconds": seconds},
        )
    ]


def sharing(setting):
    """Both."""
    return keyword(setting) + models(setting)
