"""How many wrong tags an audit finds in a directory, and how many right ones it calls wrong."""

import collections
import csv
import io
import os
import random
import statistics
import subprocess
import time

from . import derived, program
from .setting import ROOT
from .table import Row, pair, wilson

# What is planted beside the right tags of a record, and how much of it.
PLANTED = {"random": 2, "borrowed": 1, "near": 1, "need": 1, "function": 1, "ancestor": 9}


class Vocabulary:
    """The types of a workspace with what stands above and beside them."""

    def __init__(self, types, above, groups=(), needs=()):
        self.types, self.above, self.needs = types, above, needs
        self.beside = collections.defaultdict(set)
        self.functions = collections.defaultdict(set)
        for group, members in dict(groups).items():
            for member in members:
                self.beside[member] |= members - {member}
                # Official types have no broader types; functions are what stands above them.
                if group.startswith("esdFunction:"):
                    self.functions[member].add(group)

    @classmethod
    def shipped(cls):
        above, groups = collections.defaultdict(set), collections.defaultdict(set)
        for row in _rows("links.csv"):
            if row["relation"] in ("broader", "broadMatch"):
                above[row["from"]].add(row["to"])
            elif row["relation"] == "groups":
                groups[row["from"]].add(row["to"])
        types, needs, circumstances = (
            [row["Identifier"] for row in _rows(f"{name}.csv")]
            for name in ("service-types", "needs", "circumstances")
        )
        return cls(types, above, groups, needs + circumstances)

    @classmethod
    def open_eligibility(cls, path):
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t"))
        above, groups = collections.defaultdict(set), collections.defaultdict(set)
        for row in rows:
            if row["broader"]:
                above[row["id"]].add(row["broader"])
                groups[row["broader"]].add(row["id"])
        return cls([row["id"] for row in rows], above, groups)

    def ancestors(self, term):
        found, waiting = set(), [term]
        while waiting:
            for above in self.above[waiting.pop()] - found:
                found.add(above)
                waiting.append(above)
        return found

    def are_kin(self, one, other):
        return one == other or one in self.ancestors(other) or other in self.ancestors(one)


def _rows(name):
    with open(os.path.join(ROOT, "taxonomies", name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def over_tagged(records, vocabulary, seed=7):
    """The records with wrong tags among the right ones, and what each tag is: right, or its kind."""
    generator = random.Random(seed)
    gold = {}
    for record in records:
        terms = [category["id"] for category in record["categories"]]
        # Of a term and its ancestor only the narrower one is right.
        gold[record["id"]] = [
            term for term in terms if not any(term in vocabulary.ancestors(t) for t in terms)
        ]
    tagged, truth = [], {}
    for record in records:
        right = gold[record["id"]]
        if not right:
            continue
        candidates = {
            "random": vocabulary.types,
            "borrowed": gold[generator.choice(records)["id"]],
            "near": set().union(*(vocabulary.beside[term] for term in right)),
            "need": vocabulary.needs,
            "function": set().union(*(vocabulary.functions[term] for term in right)),
        }
        planted = dict.fromkeys(set().union(*map(vocabulary.ancestors, right)), "ancestor")
        for kind, terms in candidates.items():
            free = sorted(
                term
                for term in terms
                if term not in planted and not any(vocabulary.are_kin(term, r) for r in right)
            )
            for term in generator.sample(free, min(PLANTED[kind], len(free))):
                planted[term] = kind
        tags = right + sorted(planted)
        generator.shuffle(tags)
        tagged.append({**record, "categories": [{"id": tag} for tag in tags]})
        for tag in tags:
            truth[record["id"], tag] = planted.get(tag, "right")
    return tagged, truth


def judged(setting, path, truth, workspace, sides=(0, 1)):
    """For each kind of tag how many there are and how many the audit does not bear out."""
    table = program.run(setting, "audit", path, "--format", "csv", workspace=workspace)
    counts = collections.defaultdict(lambda: [0, 0])
    for row in csv.DictReader(io.StringIO(table.decode("utf-8"))):
        kind = truth.get((row["record"], row["tag"]))
        if kind is None or derived.half(row["record"]) not in sides:
            continue
        counts[kind][0] += 1
        counts[kind][1] += row["standing"] not in ("suggested", "supported")
    return counts


def _row(what, counts):
    kinds = [kind for kind in PLANTED if counts[kind][0]]
    planted = sum(counts[kind][0] for kind in kinds)
    found = sum(counts[kind][1] for kind in kinds)
    right, lost = counts["right"]
    low, high = wilson(lost / right, right)
    return Row(
        f"audit of {what}: planted tags found / right ones kept / precision of what goes",
        pair(found / planted, 1 - lost / right, found / (found + lost)),
        note=f"{planted} planted beside {right} right ones; found: "
        + ", ".join(f"{kind} {counts[kind][1]} of {counts[kind][0]}" for kind in kinds)
        + f"; right ones called wrong {lost / right:.3f} ({low:.2f}-{high:.2f}).",
        figures={kind: counts[kind] for kind in (*kinds, "right")},
    )


def found_tags(setting):
    """Wrong tags planted in real records: how many are found, and what becomes of the right ones."""
    workspace = program.init(setting, setting.derived("shipped.sqlite"))
    records = derived.read_records(setting.shared("labelled", "uk-services-dev.ndjson"))
    tagged, truth = over_tagged(records, Vocabulary.shipped())
    path = derived.write_records(setting.derived("audit", "over-tagged.ndjson"), tagged)
    rows = [
        _row(f"uk-services-dev, {name}", judged(setting, path, truth, workspace, (side,)))
        for name, side in (("half 0, tuned on", 0), ("half 1, held out", 1))
    ]
    return rows + [_other_directory(setting), _throughput(setting, workspace, path)]


def _other_directory(setting):
    """Another country's directory and vocabulary, where ancestors abound; half of it was learned."""
    codes = setting.shared("vocabularies", "open-eligibility-ohana.tsv")
    records = derived.read_records(setting.shared("labelled", "smc-open-eligibility.ndjson"))
    vocabulary = Vocabulary.open_eligibility(codes)
    halves = [[r for r in records if derived.half(r["id"]) == side] for side in (0, 1)]
    workspace = program.init(
        setting, setting.derived("audit", "open-eligibility.sqlite"), [("oe=" + codes, "type")]
    )
    lessons = derived.write_records(setting.derived("audit", "lessons.ndjson"), halves[0])
    program.run(setting, "learn", lessons, "--by", "bench", workspace=workspace)
    tagged, truth = over_tagged(halves[1], vocabulary)
    path = derived.write_records(setting.derived("audit", "over-tagged-oe.ndjson"), tagged)
    truth = {(record, f"oe:{tag}"): kind for (record, tag), kind in truth.items()}
    counts = judged(setting, path, truth, workspace)
    return _row("smc-open-eligibility, one half by the other", counts)


def _throughput(setting, workspace, path):
    """Records a second and memory, over the over-tagged records again and again."""
    sizes = (10_000, 20_000) if setting.is_quick else (50_000, 100_000)
    records = derived.read_records(path)
    many = setting.derived("audit", "many.ndjson")
    command = [setting.program, "audit", many, "--format", "html", "--workspace", workspace]
    command += ["--output", setting.derived("audit", "many.html")]
    rates, spent, peaks = [], [], []
    for size in sizes:
        # A word of its own in each, so that not all of them are alike.
        derived.write_records(
            many,
            (
                {**record, "id": f"{n}", "description": _reworded(record["description"], n)}
                for n in range(size)
                for record in [records[n % len(records)]]
            ),
        )
        for _ in range(2):
            start = time.perf_counter()
            process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            if os.waitstatus_to_exitcode(status) != 0:
                raise program.ProgramFailed(f"waymark audit: status {status}")
            rates.append(size / (time.perf_counter() - start))
            spent.append(size / (usage.ru_utime + usage.ru_stime) * min(2, os.cpu_count() or 1))
        peaks.append(usage.ru_maxrss / (1024 * 1024 if os.uname().sysname == "Darwin" else 1024))
    growth = (peaks[1] - peaks[0]) * 1024 * 1024 / (sizes[1] - sizes[0])
    tags = sum(len(record["categories"]) for record in records) / len(records)
    return Row(
        "audit: records a second, and memory",
        f"{statistics.median(rates):,.0f}, {peaks[1]:.0f} MB",
        note=f"{sizes[1]:,} records with {tags:.1f} tags each; {growth:.0f} bytes more for each "
        f"further record; at load {os.getloadavg()[0]:.1f}; {statistics.median(spent):,.0f} records a "
        "second if two processors were ours alone, by the processor time spent.",
        figures={
            "records_per_second": rates,
            "by_processor_time": spent,
            "peak_mb": peaks,
            "bytes_per_record": growth,
        },
    )


def _reworded(text, number):
    """The text with every ninth word made another."""
    words = text.split()
    return " ".join(
        f"{word}{number}" if place % 9 == number % 9 else word for place, word in enumerate(words)
    )
