"""Files derived from the shared data, made afresh by each run and never committed."""

import csv
import hashlib
import json
import random
import re

LONG_NOTE = 40
DESCRIPTION_LENGTH = 500


def read_records(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def write_records(path, records):
    with open(path, "w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def half(identifier):
    """The half of the development set that a record is in."""
    return share(identifier, 2)


def share(identifier, count):
    """Which of a number of parts an identifier is in: FNV-1a-64 of it, from bit 23 on."""
    value = 0xCBF29CE484222325
    for byte in identifier.encode("utf-8"):
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return (value >> 23) % count


def official_list(setting):
    """Rows of the LGA services list as dictionaries."""
    with open(setting.shared("lga", "services.csv"), encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def list_without_notes(setting):
    """The official list with every scope note left out; former names stay."""
    path = setting.derived("scope-notes", "services.csv")
    with open(setting.shared("lga", "services.csv"), encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    note = rows[0].index("Description")
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(rows[0])
        for row in rows[1:]:
            writer.writerow(row[:note] + [""] + row[note + 1 :])
    return path


def note_records(setting):
    """Each scope note of some length as a record whose one tag is its own service."""
    records = []
    for row in official_list(setting):
        note = row["Description"].strip()
        if len(note) > LONG_NOTE:
            tag = {"id": f"esdServiceType:{row['Identifier']}", "main": True}
            records.append({"id": row["Identifier"], "description": note, "categories": [tag]})
    return records


# What the name of a narrower subject is worth beside that of the subject itself.
NARROWER = 0.3


def ipsv_keywords(setting):
    """The names of the IPSV subject that each service was given, as keywords.

    The names of the subjects right below it are keywords too, of less weight: a service about sports
    clubs is found by a sport.
    """
    path = setting.derived("ipsv-keywords.csv")
    with open(setting.shared("ipsv", "ipsv_terms.tsv"), encoding="utf-8", newline="") as file:
        terms = {row["id"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    below = {}
    for row in terms.values():
        if row["status"] == "preferred":
            for parent in (row.get("broader_ids") or "").split("|"):
                below.setdefault(parent, []).append(row)
    with open(setting.shared("ipsv", "lgsl_to_ipsv.tsv"), encoding="utf-8", newline="") as file:
        pairs = list(csv.DictReader(file, delimiter="\t"))
    known = {row["Identifier"] for row in official_list(setting)}
    weights = {}
    for pair in pairs:
        subject = terms.get(pair["ipsv_id"])
        if subject is None or pair["lgsl_id"] not in known:
            continue
        for row, weight in [(subject, 1)] + [(row, NARROWER) for row in below.get(subject["id"], [])]:
            for name in [row["label"]] + (row.get("non_preferred_labels") or "").split("|"):
                key = pair["lgsl_id"], name.strip()
                if name.strip():
                    weights[key] = max(weights.get(key, 0), weight)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["term", "keyword", "weight", "source"])
        for (service, name), weight in weights.items():
            writer.writerow([f"esdServiceType:{service}", name, weight, "ipsv"])
    return path


def occurring_codes(setting):
    """The Open Eligibility codes that occur in the records, with what is broader among them."""
    path = setting.derived("open-eligibility", "codes.csv")
    tsv = setting.shared("vocabularies", "open-eligibility-ohana.tsv")
    with open(tsv, encoding="utf-8", newline="") as file:
        known = {row["id"]: row for row in csv.DictReader(file, delimiter="\t")}
    labels = {}
    for record in read_records(setting.shared("labelled", "smc-open-eligibility.ndjson")):
        for category in record.get("categories") or []:
            labels.setdefault(category["id"], category.get("label") or category["id"])
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "label", "broader"])
        for code in sorted(labels):
            row = known.get(code, {})
            broader = row.get("broader") or ""
            label = row.get("label") or labels[code]
            writer.writerow([code, label, broader if broader in labels else ""])
    return path


def codes_with_parents(setting):
    """Each Open Eligibility code with the one above it."""
    tsv = setting.shared("vocabularies", "open-eligibility-ohana.tsv")
    with open(tsv, encoding="utf-8", newline="") as file:
        return {row["id"]: row.get("broader") or "" for row in csv.DictReader(file, delimiter="\t")}


def fold(key, count):
    """The fold of a key, as `waymark evaluate` cuts them: its MD5 modulo the number of folds."""
    return int(hashlib.md5(key.encode("utf-8")).hexdigest(), 16) % count


def long_descriptions(setting, count):
    """Records of 500 characters, put together from sentences of the labelled sets."""
    path = setting.derived("speed", f"records-{count}.ndjson")
    names, sentences = [], []
    for name in ("uk-services-dev", "smc-open-eligibility"):
        for record in read_records(setting.shared("labelled", f"{name}.ndjson")):
            names.append(record.get("name") or "")
            text = re.sub(r"\s+", " ", record.get("description") or "")
            sentences += [part for part in re.split(r"(?<=[.!?]) ", text) if len(part) > 20]
    chance = random.Random(1)
    records = []
    for number in range(count):
        text = ""
        while len(text) < DESCRIPTION_LENGTH:
            text += chance.choice(sentences) + " "
        # A tag, for peers that read only labelled records.
        records.append(
            {
                "id": f"r{number}",
                "name": chance.choice(names),
                "description": text[:DESCRIPTION_LENGTH],
                "categories": [{"id": "esdServiceType:2"}],
            }
        )
    return write_records(path, records)
