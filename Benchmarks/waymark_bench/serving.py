"""How long one answer takes from a process that is kept open: `serve --stdio`, through its client."""

import csv
import json
import os
import random
import statistics
import sys
import time

from . import derived, quality
from .setting import ROOT
from .speed import _learned_workspace
from .table import Row

sys.path.insert(0, os.path.join(ROOT, "Clients"))

from waymark_client import Waymark  # noqa: E402


def _times(server, requests):
    """Milliseconds of each request, all of which must be answered."""
    times = []
    for request in requests:
        line = json.dumps(request, ensure_ascii=False).encode()
        start = time.perf_counter()
        reply = server.exchange(line)
        times.append((time.perf_counter() - start) * 1000)
        if "error" in reply:
            raise RuntimeError(reply["error"]["message"])
    return sorted(times)


def _figures(times):
    last = len(times) - 1
    return {
        "median_ms": statistics.median(times),
        "p99_ms": times[round(last * 0.99)],
        "slowest_ms": times[-1],
        "count": len(times),
    }


def latency(setting):
    """One `suggest` after another over a pipe, the next one when the last is answered."""
    count = 500 if setting.is_quick else 5_000
    records = derived.read_records(derived.long_descriptions(setting, 5_000))[:count]
    requests = [
        {"id": r["id"], "command": "suggest", "name": r["name"], "description": r["description"]}
        for r in records
    ]
    with Waymark(setting.program, _learned_workspace(setting)) as server:
        _times(server, requests[:50])
        found = _figures(_times(server, requests))
    return [
        Row(
            f"serve: one suggest, 500 characters ({found['count']:,})",
            f"{found['median_ms']:.2f} ms, p99 {found['p99_ms']:.2f} ms",
            floor="p99 10 ms",
            ok=found["p99_ms"] <= 10,
            note=f"slowest {found['slowest_ms']:.1f} ms, at load {os.getloadavg()[0]:.1f}; "
            "a request and its answer through pipes, JSON both ways.",
            figures=found,
        )
    ]


def _slip(text, chance):
    """A text with one typing error: two letters swapped, one left out, or one doubled."""
    at = chance.randrange(1, max(2, len(text) - 1))
    kind = chance.randrange(3)
    if kind == 0 and at + 1 < len(text):
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + text[at + 1 :] if kind == 1 else text[:at] + text[at] + text[at:]


def _typed(setting):
    """All labels and keywords as they are typed, letter by letter, each also with a slip."""
    names = {row["Label"].strip() for row in derived.official_list(setting)}
    with open(derived.ipsv_keywords(setting), encoding="utf-8", newline="") as file:
        names |= {row["keyword"].strip() for row in csv.DictReader(file)}
    chance = random.Random(3)
    names = sorted(name for name in names if len(name) > 2)
    if setting.is_quick:
        names = chance.sample(names, 400)
    for name in names:
        for text in (name, _slip(name, chance)):
            for end in range(2, len(text) + 1):
                yield text[:end]


def search(setting):
    """Searching as one types, on the official list with the keywords of IPSV."""
    workspace = quality.official_workspace(setting)
    requests = [{"command": "search", "query": query} for query in _typed(setting)]
    with Waymark(setting.program, workspace) as server:
        _times(server, requests[:200])
        found = _figures(_times(server, requests))
    return [
        Row(
            f"search as one types, warm, p99 of {found['count']:,} queries",
            f"{found['p99_ms']:.2f} ms",
            floor="5 ms",
            ok=found["p99_ms"] <= 5,
            note=f"median {found['median_ms']:.2f} ms, slowest {found['slowest_ms']:.1f} ms, at "
            f"load {os.getloadavg()[0]:.1f}; all labels and IPSV keywords letter by letter, each "
            "also with one typing error; the pipe and the JSON are counted.",
            figures=found,
        )
    ]
