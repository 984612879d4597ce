"""How well the files that ship serve real descriptions, out of the box."""

import os

from . import derived, program
from .setting import ROOT
from .table import Row, pair, reaches, wilson

FLOORS = 0.55, 0.78
# A half that was tuned on and leads by more than this is overfitted.
LARGEST_LEAD = 0.12


def _workspace(setting):
    return program.init(setting, setting.derived("shipped.sqlite"))


def source(setting, side=None):
    """The development set, or the half of it on one side."""
    path = setting.shared("labelled", "uk-services-dev.ndjson")
    if side is None:
        return path
    records = [r for r in derived.read_records(path) if derived.half(r["id"]) == side]
    return derived.write_records(setting.derived("shipped", f"half-{side}.ndjson"), records)


def _missing(what):
    if os.path.exists(os.path.join(ROOT, "taxonomies", "service-types.csv")):
        return None
    return [Row(what, "-", note="there are no shipped files to measure.")]


def main_types(setting):
    """The main type of each record, on the half that was tuned on and on the other."""
    what = "uk-services-dev, shipped files, official only"
    if missing := _missing(what):
        return missing
    workspace = _workspace(setting)
    rows, firsts = [], []
    for name, side in (("all", None), ("half 0, tuned on", 0), ("half 1, held out", 1)):
        found = program.evaluate(setting, workspace, source(setting, side), "--official-only")
        values, count = (found["main_first"], found["main_in_three"]), int(found["main_records"])
        firsts.append(values[0])
        intervals = [wilson(value, count) for value in values]
        note = ", in three ".join(f"{low:.2f}-{high:.2f}" for low, high in intervals)
        rows.append(
            Row(
                f"{what}, {name} ({count}), main first / in three",
                pair(*values),
                floor="0.55 / 0.78",
                ok=reaches(values, FLOORS),
                note=f"95 % interval: first {note}.",
                figures={**found, "intervals": intervals},
            )
        )
    lead = firsts[1] - firsts[2]
    rows.append(
        Row(
            "lead of the half that was tuned on",
            f"{lead:+.3f}",
            floor=f"at most {LARGEST_LEAD}",
            ok=lead <= LARGEST_LEAD,
            figures={"lead": lead},
        )
    )
    return rows


def invented(setting):
    """The main type of invented records: those looked at while the readers were made, and the others.

    Those with asides have a type each, of ours as well as official ones, so that all are asked for."""
    rows = []
    official = [
        "directory",
        "unseen",
        "messy",
        "messy-unseen",
        "bundled",
        "bundled-unseen",
    ]
    for name in [*official, "asides", "asides-unseen"]:
        options = ["--official-only"] if name in official else []
        path = os.path.join(ROOT, "Tests", "FieldCases", f"{name}.ndjson")
        records = [r for r in derived.read_records(path) if r.get("categories")]
        known = derived.write_records(setting.derived("shipped", f"{name}.ndjson"), records)
        which = "official only" if options else "all types"
        what = f"invented records ({name}, {len(records)}), {which}, main first / in three"
        if missing := _missing(what):
            return missing
        found = program.evaluate(setting, _workspace(setting), known, *options)
        values = found["main_first"], found["main_in_three"]
        rows.append(
            Row(
                what,
                pair(*values),
                floor="0.55 / 0.78",
                ok=reaches(values, FLOORS),
                figures=found,
            )
        )
    return rows


def guarded_set(setting):
    """What is suggested after the guard."""
    what = "guarded set: precision / mean size / left for review"
    if missing := _missing(what):
        return missing
    found = program.evaluate(setting, _workspace(setting), source(setting), "--official-only")
    values = found["suggested_precision"], found["suggested_mean_size"], found["unanswered"]
    return [
        Row(
            what,
            pair(*values),
            floor="0.65 / at most 1.6 / at most 0.25",
            ok=values[0] >= 0.65 and values[1] <= 1.6 and values[2] <= 0.25,
            figures=found,
        )
    ]


def fields_and_kinds(setting):
    """Fields and kinds are measured by the tests, which hold the invented cases."""
    return [
        Row(
            "session access, ages, gender, kind",
            "see the tests",
            floor="0.9 / 0.8; ages 0.95 / 0.85; kind 0.60",
            note="swift test --scratch-path .build --disable-xctest --filter 'Field|AudienceMeasurement' "
            "prints precision and recall on uk-services-dev and on the invented cases.",
        )
    ]
