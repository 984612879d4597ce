"""How well a local list is mapped to service types."""

import csv
import json
import os

from . import derived, program
from .setting import ROOT
from .table import Row, pair, reaches

FIRST_FLOOR, PREDICATE_FLOOR = 0.75, 0.70
HALVES = (("all", None), ("half 0, tuned on", 0), ("half 1, held out", 1))


def _crosswalk(path):
    """The rows of an SSSOM file by subject."""
    rows = {}
    with open(path, encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    for row in csv.DictReader(lines, delimiter="\t"):
        rows.setdefault(row["subject_id"], []).append(row)
    return rows


def _gold():
    terms = {}
    path = os.path.join(ROOT, "Benchmarks", "gold", "open-eligibility.tsv")
    with open(path, encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    for row in csv.DictReader(lines, delimiter="\t"):
        terms.setdefault(row["subject_id"], []).append(row)
    return terms


def open_eligibility(setting):
    """Open Eligibility to the shipped service types, against a crosswalk made by hand."""
    workspace = program.init(setting, setting.derived("shipped.sqlite"))
    source = setting.shared("vocabularies", "open-eligibility.xml")
    output = setting.derived("mapping", "open-eligibility.sssom.tsv")
    if os.path.exists(output):
        os.remove(output)
    program.run(setting, "map", "oe=" + source, "--output", output, workspace=workspace)
    found, gold = _crosswalk(output), _gold()
    matched = [term for term, rows in gold.items() if rows[0]["object_id"] and _is_type(rows)]
    others = [term for term, rows in gold.items() if not _is_type(rows)]
    rows = []
    for name, side in HALVES:
        terms = [term for term in matched if side is None or derived.half(term) == side]
        first, predicate, strict = _right(terms, found, gold)
        values = (len(first) / len(terms), len(predicate) / max(1, len(first)))
        rows.append(
            Row(
                f"open-eligibility to shipped types, {name} ({len(terms)}), first / predicate",
                pair(*values),
                floor=f"{FIRST_FLOOR:.2f} / {PREDICATE_FLOOR:.2f}",
                ok=reaches(values, (FIRST_FLOOR, PREDICATE_FLOOR)),
                note=f"predicates of the right ones; both right {len(predicate) / len(terms):.2f}, "
                f"the very predicate put first by hand {len(strict) / max(1, len(first)):.2f}.",
            )
        )
    told = [term for term in others if found[term][0]["subject_category"] == gold[term][0]["kind"]]
    named = [
        term
        for term in told
        if not gold[term][0]["object_id"]
        or found[term][0]["object_id"] in [row["object_id"] for row in gold[term]]
    ]
    taken = [term for term in matched if found[term][0]["subject_category"] != "service type"]
    calibration = _calibration(matched, found, gold)
    rows.append(
        Row(
            f"open-eligibility, not a type told ({len(others)}) / with the right circumstance",
            pair(len(told) / len(others), len(named) / len(others)),
            note=f"{len(taken)} of {len(matched)} types taken for something else; {calibration}.",
        )
    )
    return rows


def _is_type(rows):
    return rows[0]["kind"] == "service type"


def _right(terms, found, gold):
    """The terms whose first object is right, of these with a right predicate, and the very one."""
    first, predicate, strict = [], [], []
    for term in terms:
        best = found[term][0]
        rows = [row for row in gold[term] if row["object_id"] == best["object_id"]]
        if not rows or best["subject_category"] != "service type":
            continue
        first.append(term)
        accepted = rows[0]["predicate"].split("|")
        said = best["predicate_id"].split(":")[1]
        if said in accepted:
            predicate.append(term)
        if said == accepted[0]:
            strict.append(term)
    return first, predicate, strict


def _calibration(terms, found, gold):
    """Mean confidence beside the share that is right, and what the sure ones are worth."""
    right = set(_right(terms, found, gold)[0])
    pairs = [(float(found[term][0]["confidence"] or 0), term in right) for term in terms]
    sure = [is_right for confidence, is_right in pairs if confidence >= 0.5]
    mean = sum(confidence for confidence, _ in pairs) / len(pairs)
    return (
        f"mean confidence {mean:.2f}, right {sum(ok for _, ok in pairs) / len(pairs):.2f}; "
        f"{len(sure) / len(pairs):.2f} are sure, and {sum(sure) / max(1, len(sure)):.2f} of these right"
    )


def council_pages(setting):
    """Council pages as a local list without labels: the pages of a service are its records."""
    vocabularies = [
        (setting.shared("lga", "services.csv"), None),
        (setting.shared("lga", "later-services.csv"), None),
    ]
    keywords = [
        derived.ipsv_keywords(setting),
        os.path.join(ROOT, "synonyms", "keywords.csv"),
    ]
    workspace = setting.derived("mapping", "official.sqlite")
    program.init(setting, workspace, vocabularies, keywords)
    records = derived.read_records(setting.shared("labelled", "council-pages.ndjson"))
    answers = {}
    for record in records:
        service = record["categories"][0]["id"]
        number = answers.setdefault(service, f"t{len(answers) + 1:03}")
        record["categories"] = [{"id": f"page:{number}"}]
    source = derived.write_records(setting.derived("mapping", "pages.ndjson"), records)
    local = setting.derived("mapping", "pages.csv")
    with open(local, "w", encoding="utf-8") as file:
        file.write("id,label\n" + "".join(f"{n},{n}\n" for n in answers.values()))
    output = setting.derived("mapping", "pages.sssom.tsv")
    review = setting.derived("mapping", "pages-review.csv")
    for path in (output, review):
        if os.path.exists(path):
            os.remove(path)
    program.run(
        setting, "map", "page=" + local, "--records", source, "--output", output,
        "--review-output", review, "--review-all", workspace=workspace,
    )
    with open(review, encoding="utf-8", newline="") as file:
        ranked = {row["subject_id"]: row for row in csv.DictReader(file)}
    rows = []
    for name, side in HALVES:
        services = [s for s in answers if side is None or derived.half(s) == side]
        places = []
        for service in services:
            row = ranked[f"page:{answers[service]}"]
            choices = [row[f"choice_{number}"] for number in (1, 2, 3)]
            places.append(choices.index(service) if service in choices else 99)
        values = (
            sum(place == 0 for place in places) / len(places),
            sum(place < 3 for place in places) / len(places),
        )
        rows.append(
            Row(
                f"council-pages as a local list, {name} ({len(places)}), first / in three",
                pair(*values),
                floor="0.75 / 0.90",
                ok=reaches(values, (0.75, 0.90)),
                note="the official list with scope notes, IPSV keywords and the shipped keywords; "
                "labels withheld, nothing learned." if side is None else "",
            )
        )
    return rows
