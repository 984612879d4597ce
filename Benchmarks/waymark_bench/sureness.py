"""How sure suggestions are, how the set is chosen, and what corrections teach."""

from . import derived, program, quality, shipped
from .table import Row, pair, reaches

LARGEST_EXCESS = 0.03


def _figures(name, found):
    """The row of one set: the error that chance does not explain, and both areas."""
    values = found["calibration_error_excess"], found["risk_coverage_area"]
    raw = found["risk_coverage_area_by_score"]
    return Row(
        f"calibration, {name} ({found['records']}), error less chance / area of risk",
        pair(*values),
        peer=f"raw score: area {raw:.3f}",
        floor=f"at most {LARGEST_EXCESS} / below the raw score's",
        ok=values[0] <= LARGEST_EXCESS and values[1] < raw,
        note=f"error {found['calibration_error']:.3f}; can be tagged unseen: "
        f"{found['unseen_at_90']:.0%} at 90 % precision, {found['unseen_at_95']:.0%} at 95 %.",
        figures=found,
    )


def _sets(setting):
    """The three sets: name, workspace, records, options."""
    labelled = lambda name: setting.shared("labelled", f"{name}.ndjson")
    codes = "oe=" + derived.occurring_codes(setting)
    return [
        (
            "council-pages by council",
            quality.official_workspace(setting),
            labelled("council-pages"),
            ["--folds", "5", "--by", "group"],
        ),
        (
            "smc, 5 folds",
            program.init(
                setting, setting.derived("open-eligibility", "workspace.sqlite"), [(codes, "type")]
            ),
            labelled("smc-open-eligibility"),
            ["--folds", "5", "--by", "id"],
        ),
        (
            "uk-services-dev, starter only",
            program.init(setting, setting.derived("shipped.sqlite")),
            labelled("uk-services-dev"),
            ["--official-only"],
        ),
    ]


def calibration(setting):
    """Confidence against outcome, and other ways to calibrate on the same rankings."""
    rows = []
    for name, workspace, records, options in _sets(setting):
        row = _figures(name, program.evaluate(setting, workspace, records, *options))
        forms = program.evaluate(
            setting, workspace, records, *options, "--compare-calibrations"
        )
        row.figures["forms"] = forms
        rows.append(row)
        for form in forms:
            rows.append(
                Row(
                    f"… fitted to other folds: {form['calibration']}",
                    pair(form["excess"], form["risk_coverage_area"]),
                    figures=form,
                )
            )
    return rows


def _most_specific(setting):
    """The American records with only the codes of which they have none that is narrower."""
    codes = derived.codes_with_parents(setting)

    def ancestors(code):
        found = set()
        while codes.get(code) and codes[code] not in found:
            code = codes[code]
            found.add(code)
        return found

    records = derived.read_records(setting.shared("labelled", "smc-open-eligibility.ndjson"))
    for record in records:
        tags = record.get("categories") or []
        above = set().union(*(ancestors(tag["id"]) for tag in tags)) if tags else set()
        record["categories"] = [tag for tag in tags if tag["id"] not in above]
    return derived.write_records(
        setting.derived("open-eligibility", "most-specific.ndjson"), records
    )


def _f_half(found, right):
    """The F-measure of one set that leans to precision, beta 0.5."""
    hits = len(found & right)
    return 1.25 * hits / (0.25 * len(right) + len(found)) if hits else 0.0


def guard(setting):
    """The guarded set against every fixed cut of the same ranking."""
    workspace = setting.derived("open-eligibility", "workspace.sqlite")
    program.init(setting, workspace, [("oe=" + derived.occurring_codes(setting), "type")])
    judged = setting.derived("open-eligibility", "judged.ndjson")
    program.evaluate(
        setting, workspace, _most_specific(setting),
        "--folds", "5", "--by", "id", "--limit", "10", "--judged", judged,
    )  # fmt: skip
    records = derived.read_records(judged)
    right = [set(record["has"]) for record in records]
    mean = lambda sets: sum(map(_f_half, sets, right)) / len(records)
    ours = mean([set(record["suggested"]) for record in records])
    cuts = [
        mean([{term["id"] for term in record["ranking"][:cut]} for record in records])
        for cut in range(1, 11)
    ]
    rows = [
        Row(
            f"guarded set, smc 5 folds, most specific codes ({len(records)}), mean F0.5",
            f"{ours:.3f}",
            peer=f"best fixed cut {max(cuts):.3f}",
            floor="above every fixed cut",
            ok=ours > max(cuts),
            note="fixed cuts 1 to 10: " + " ".join(f"{value:.3f}" for value in cuts) + ".",
            figures={"guarded": ours, "cuts": cuts},
        )
    ]
    return rows + shipped.guarded_set(setting)


def _curve(setting, workspace, *words):
    source = setting.shared("labelled", "council-pages.ndjson")
    found = program.evaluate(
        setting, workspace, source, "--curve", "--corrections", "500", "--official-only", *words
    )
    return [point["accuracy"] for point in found["points"]]


def _all_learned(setting, workspace):
    """The accuracy on the held-out councils when all other councils were learned."""
    records = derived.read_records(setting.shared("labelled", "council-pages.ndjson"))
    held = [record for record in records if derived.fold(record["group"], 5) == 0]
    rest = [record for record in records if derived.fold(record["group"], 5) != 0]
    test = derived.write_records(setting.derived("curve", "held.ndjson"), held)
    train = derived.write_records(setting.derived("curve", "rest.ndjson"), rest)
    found = program.evaluate(
        setting, workspace, test, "--train", train, "--no-fit", "--official-only"
    )
    return found["precision_at_1"]


def curve(setting):
    """500 corrections, other councils tested every 50."""
    rows = []
    starts = [
        ("official list, no starter", quality.official_workspace(setting)),
        ("with starter", program.init(setting, setting.derived("shipped.sqlite"))),
    ]
    for number, (name, workspace) in enumerate(starts):
        most = _all_learned(setting, workspace)
        clean = _curve(setting, workspace)
        wrong = _curve(setting, workspace, "--wrong", "0.1")
        gain = clean[-1] - clean[0]
        wanted = 0.15 if number == 0 else (most - clean[0]) / 2
        lowest = min(clean) - clean[0]
        rows.append(
            Row(
                f"500 corrections of council-pages, {name}: gain / lowest against the start",
                f"{gain:+.3f} / {lowest:+.3f}",
                floor=f"{wanted:+.3f} / -0.010",
                ok=reaches((gain, lowest), (wanted, -0.01)),
                note=f"all other councils learned {most:.3f}; every 50: "
                + " ".join(f"{value:.3f}" for value in clean)
                + ".",
                figures={"clean": clean, "all": most},
            )
        )
        loss = clean[-1] - wrong[-1]
        rows.append(
            Row(
                f"… the same with 10 % wrong corrections, {name}: points lost",
                f"{loss:.3f}",
                floor="at most 0.040",
                ok=loss <= 0.0405,
                note="every 50: " + " ".join(f"{value:.3f}" for value in wrong) + ".",
                figures={"wrong": wrong},
            )
        )
    return rows
