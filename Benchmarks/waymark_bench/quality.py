"""How well records are tagged by vocabularies and lessons of the shared data alone."""

import csv

from . import derived, peers, program
from .table import Row, pair, reaches, wilson


def official_workspace(setting):
    """The official list, later services, scope notes and the keywords of IPSV; nothing learned."""
    vocabularies = [
        (setting.shared("lga", "services.csv"), None),
        (setting.shared("lga", "later-services.csv"), None),
    ]
    workspace = setting.derived("official.sqlite")
    return program.init(setting, workspace, vocabularies, [derived.ipsv_keywords(setting)])


def names_for_peers(setting, workspace, path, with_notes):
    """The same names that we have, as the peers' taxonomy: labels, former names, keywords, notes."""
    exported = setting.derived("peers", "export.csv")
    program.run(setting, "export", "csv", "--output", exported, workspace=workspace)
    with open(exported, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with open(derived.ipsv_keywords(setting), encoding="utf-8", newline="") as file:
        keywords = {}
        for row in csv.DictReader(file):
            keywords.setdefault(row["term"], []).append(row["keyword"])
    notes = {
        f"esdServiceType:{row['Identifier']}": row["Description"]
        for row in derived.official_list(setting)
    }
    terms = []
    for row in rows:
        code = _cell(row, "identifier", "id")
        names = [name for name in _cell(row, "alt", "altlabel").split("|") if name]
        names += keywords.get(code, []) + ([notes[code]] if with_notes and notes.get(code) else [])
        label = _cell(row, "label", "preflabel")
        terms.append({"id": code, "label": label, "synonyms": names, "broader": "root"})
    return derived.write_records(path, terms)


def _cell(row, *names):
    for name, value in row.items():
        if name and name.lower().replace(" ", "") in names:
            return value or ""
    return ""


def _with_peer(setting, row, name, measure, is_slow=False):
    """Puts a peer's figures into a row, or the reason why there are none."""
    if setting.is_quick and is_slow:
        return row
    try:
        values = measure()
        row.peer = f"{name} {values}" if not row.peer else f"{row.peer}; {name} {values}"
        row.figures.setdefault("peers", {})[name] = values
    except peers.NoPeer as reason:
        row.note = f"{row.note} {name} skipped: {reason}.".strip()
    return row


def scope_notes(setting):
    """A scope note to its own label: labels, former names and IPSV keywords, but no notes."""
    workspace = setting.derived("scope-notes", "workspace.sqlite")
    keywords = derived.ipsv_keywords(setting)
    program.init(setting, workspace, [(derived.list_without_notes(setting), None)], [keywords])
    records = derived.note_records(setting)
    test = derived.write_records(setting.derived("scope-notes", "notes.ndjson"), records)
    halves = []
    for side in (0, 1):
        part = [record for record in records if derived.half(record["id"]) == side]
        path = setting.derived("scope-notes", f"half-{side}.ndjson")
        found = program.evaluate(setting, workspace, derived.write_records(path, part))
        halves.append((len(part), found["precision_at_1"], found["recall_at_5"]))
    first, five = (
        sum(half[0] * half[place] for half in halves) / len(records) for place in (1, 2)
    )
    row = Row(
        f"scope note to its own label ({len(records)}), first / in five",
        pair(first, five),
        floor="0.63 / 0.87",
        ok=reaches((first, five), (0.63, 0.87)),
        note="halves "
        + " and ".join(f"{pair(*half[1:])} (n {half[0]})" for half in halves)
        + "; weights as shipped, nothing learned.",
        figures={"first": first, "in_five": five, "halves": halves},
    )

    def peer():
        path = setting.derived("scope-notes", "taxonomy.jsonl")
        names = names_for_peers(setting, workspace, path, with_notes=False)
        figures = peers.fts5(setting, names, test)
        return pair(figures["P1"], figures["R5"])

    return [_with_peer(setting, row, "FTS5", peer, is_slow=True)]


def ipsv_lgsl(setting):
    """Services to IPSV subjects, from the subjects and the training records alone."""
    taxonomy, train, test = (
        setting.shared("ipsv-lgsl", f"{name}.jsonl") for name in ("taxonomy", "train", "test")
    )
    workspace = setting.derived("ipsv-lgsl.sqlite")
    program.init(setting, workspace, [(taxonomy, "type")])
    found = program.evaluate(setting, workspace, test, "--train", train)
    values = found["precision_at_1"], found["recall_at_5"], found["ndcg_at_5"]
    floors = 0.54, 0.77, 0.67
    row = Row(
        f"ipsv-lgsl ({found['records']}), P@1 / R@5 / nDCG@5",
        pair(*values),
        floor="0.54 / 0.77 / 0.67",
        ok=reaches(values, floors),
        note="Annif's best (not run here) 0.47 / 0.60 / 0.54.",
        figures=found,
    )
    show = lambda figures: pair(figures["P1"], figures["R5"], figures["nDCG5"])
    _with_peer(setting, row, "FTS5", lambda: show(peers.fts5(setting, taxonomy, test)))
    models = {"ComplementNB": "cnb", "LinearSVC OvR": "svc"}
    for name, model in models.items():
        measure = lambda: show(peers.sk(setting, train, test, model, taxonomy)[name])
        _with_peer(setting, row, name, measure, is_slow=True)
    return [row]


def uk_services(setting):
    """Real descriptions to the official list with notes and IPSV keywords; nothing learned."""
    workspace = official_workspace(setting)
    source = setting.shared("labelled", "uk-services-dev.ndjson")
    found = program.evaluate(setting, workspace, source)
    values = found["main_first"], found["main_in_three"]
    low, high = wilson(values[0], found["main_records"])
    row = Row(
        f"uk-services-dev, nothing learned ({found['main_records']:.0f}), main first / in three",
        pair(*values),
        floor="0.30 / 0.45",
        ok=reaches(values, (0.30, 0.45)),
        note=f"95 % interval of the first {low:.2f}-{high:.2f}.",
        figures=found,
    )

    def peer():
        path = setting.derived("uk-services", "taxonomy.jsonl")
        names = names_for_peers(setting, workspace, path, with_notes=True)
        records = []
        for record in derived.read_records(source):
            main = [tag for tag in record.get("categories") or [] if tag.get("main")]
            if main:
                records.append({**record, "categories": main[:1]})
        test = derived.write_records(setting.derived("uk-services", "main.jsonl"), records)
        figures = peers.fts5(setting, names, test)
        return pair(figures["P1"], figures["R3"])

    return [_with_peer(setting, row, "FTS5", peer, is_slow=True)]


def council_pages(setting):
    """Words of council addresses, learned from the other councils' in five folds."""
    workspace = official_workspace(setting)
    source = setting.shared("labelled", "council-pages.ndjson")
    found = program.evaluate(setting, workspace, source, "--folds", "5", "--by", "group")
    value = found["precision_at_1"]
    row = Row(
        f"council-pages, 5 folds by council ({found['records']}), first",
        pair(value),
        floor="0.57",
        ok=reaches([value], [0.57]),
        note="the whole official list as candidates for ours, the classes learned for the peers.",
        figures=found,
    )
    return [_folded_peers(setting, row, source, "group", lambda figures: pair(figures["P1"]))]


def open_eligibility(setting):
    """A US directory's records to its codes, in five folds by record."""
    workspace = setting.derived("open-eligibility", "workspace.sqlite")
    program.init(setting, workspace, [("oe=" + derived.occurring_codes(setting), "type")])
    source = setting.shared("labelled", "smc-open-eligibility.ndjson")
    found = program.evaluate(setting, workspace, source, "--folds", "5", "--by", "id")
    value = found["ndcg_at_5"]
    row = Row(
        f"smc-open-eligibility, 5 folds by id ({found['records']}), nDCG@5",
        pair(value),
        floor="0.64",
        ok=reaches([value], [0.64]),
        figures=found,
    )
    return [_folded_peers(setting, row, source, "id", lambda figures: pair(figures["nDCG5"]))]


def scorers(setting):
    """Each naive Bayes ranking alone, and all signals together, on the same records."""
    official = official_workspace(setting)
    codes = setting.derived("open-eligibility", "workspace.sqlite")
    program.init(setting, codes, [("oe=" + derived.occurring_codes(setting), "type")])
    subjects = setting.derived("ipsv-lgsl.sqlite")
    taxonomy, train, test = (
        setting.shared("ipsv-lgsl", f"{name}.jsonl") for name in ("taxonomy", "train", "test")
    )
    program.init(setting, subjects, [(taxonomy, "type")])
    pages = setting.shared("labelled", "council-pages.ndjson")
    smc = setting.shared("labelled", "smc-open-eligibility.ndjson")
    rows = []
    for name in ("multinomial", "dirichlet", "complement", "interpolated", None):
        words = ["--scorer", name] if name else []
        by_council = program.evaluate(
            setting, official, pages, "--folds", "5", "--by", "group", *words
        )
        by_id = program.evaluate(setting, codes, smc, "--folds", "5", "--by", "id", *words)
        cold = program.evaluate(setting, subjects, test, "--train", train, *words)
        figures = [by_council["precision_at_1"], by_id["ndcg_at_5"], cold["ndcg_at_5"]]
        rows.append(
            Row(
                f"{name or 'all signals'}: council-pages P@1 / smc nDCG@5 / ipsv nDCG@5",
                pair(*figures),
                figures={"council_pages": by_council, "smc": by_id, "ipsv": cold},
            )
        )
    return rows


def _folded_peers(setting, row, source, by, show):
    if setting.is_quick:
        return row
    try:
        found = peers.sk_folds(setting, source, by, "cnb,svc")
        row.peer = "; ".join(f"{name} {show(figures)}" for name, figures in found.items())
        row.figures["peers"] = found
    except peers.NoPeer as reason:
        row.note = f"{row.note} scikit-learn skipped: {reason}.".strip()
    return row
