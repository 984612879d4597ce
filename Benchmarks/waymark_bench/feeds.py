"""Invented directories in the shapes of real feeds, from the words of the shipped examples."""

import csv
import io
import json
import os
import random
import re

from .setting import ROOT

DESCRIPTION_LENGTH = 600
RECORD_LENGTH = 2000


def _examples():
    with open(os.path.join(ROOT, "models", "examples.ndjson"), encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


class Directory:
    """Services whose names, sentences and tags come from the examples, at random but repeatable."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.examples = _examples()
        self.terms = [tag for one in self.examples for tag in one["categories"]]
        self.sentences = [
            part
            for one in self.examples
            for part in re.split(r"(?<=[.!?]) ", one["description"])
            if len(part) > 20
        ]

    def uuid(self):
        value = f"{self.chance.getrandbits(128):032x}"
        return "-".join((value[:8], value[8:12], value[12:16], value[16:20], value[20:]))

    def texts(self, length=DESCRIPTION_LENGTH):
        """The name and description of one example, with sentences of others up to a length."""
        example = self.chance.choice(self.examples)
        text = example["description"]
        while len(text) < length:
            text += " " + self.chance.choice(self.sentences)
        return example, text

    def tags(self, example):
        """Too many tags, as in real directories: some right, more at random."""
        own = example["categories"][:1]
        return own + self.chance.sample(self.terms, self.chance.randint(0, 4))

    def version3(self, number):
        example, text = self.texts()
        service = self.uuid()
        attributes = [
            {
                "id": self.uuid(),
                "link_id": service,
                "link_type": "service_type",
                "taxonomy_term": {
                    "id": self.uuid(),
                    "name": tag["label"],
                    "taxonomy": "esdServiceTypes",
                    "term_uri": tag["id"],
                },
            }
            for tag in self.tags(example)
        ]
        record = {
            "id": service,
            "name": f"{example['name']} {number}",
            "description": text,
            "url": "https://example.org/" + service,
            "status": "active",
            "minimum_age": 18,
            "maximum_age": None,
            "assured_date": "2025-04-01",
            "organization": {"id": self.uuid(), "name": "Example Trust"},
            "schedules": [{"id": self.uuid(), "byday": "TU", "opens_at": "10:00", "freq": "WEEKLY"}],
            "cost_options": [{"id": self.uuid(), "amount": 2.50, "amount_description": "a session"}],
            "attributes": attributes,
        }
        missing = RECORD_LENGTH - len(json.dumps(record))
        record["alert"] = "Ask before you travel. " * max(0, missing // 23)
        return record

    def version1(self, number):
        example, text = self.texts(200)
        return {
            "id": number,
            "name": example["name"],
            "description": text,
            "attending_access": "drop-in",
            "eligibilitys": [{"id": "1", "minimum_age": 18.0}],
            "service_taxonomys": [
                {
                    "id": row,
                    "taxonomy": {
                        "id": tag["id"],
                        "name": tag["label"],
                        "vocabulary": "esdServiceTypes",
                    },
                }
                for row, tag in enumerate(self.tags(example))
            ],
        }

    def plain(self, number):
        example, text = self.texts(200)
        return {
            "id": f"r{number}",
            "name": example["name"],
            "description": text,
            "categories": [tag["id"] for tag in self.tags(example)],
            "x": [1e30, 1.50, None, {"caf\u00e9": "a/b"}],
        }

    def row(self, number):
        example, text = self.texts(200)
        tags = "|".join(tag["id"] for tag in self.tags(example))
        return [str(number), example["name"], tags, text]


def version3_file(setting, count):
    """A page of ORUK version 3 with this many services of 2 KB."""
    path = setting.derived("reclassify", f"v3-{count}.json")
    directory = Directory(7)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'{{"total_items": {count}, "contents": [\n')
        for number in range(count):
            if number:
                file.write(",\n")
            file.write(json.dumps(directory.version3(number), ensure_ascii=False))
        file.write("\n]}\n")
    return path


def shapes(setting, count=60):
    """One file for each shape and spelling; their paths."""
    directory = Directory(11)

    def many(make):
        return [make(number) for number in range(count)]

    def bare(make):
        records = many(make)
        for record in records[::3]:
            for key in ("attributes", "service_taxonomys", "categories"):
                record.pop(key, None)
        return records

    def null(make):
        records = many(make)
        for record in records[::2]:
            for key in ("attributes", "service_taxonomys", "categories"):
                if key in record:
                    record[key] = None
        return records

    def lower(records):
        text = json.dumps(records)
        for key in ("service_taxonomys", "attending_access", "minimum_age"):
            text = text.replace(f'"{key}"', f'"{key.replace("_", "")}"')
        return text

    v1, v3, plain = directory.version1, directory.version3, directory.plain
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(["id", "name", "categories", "description"])
    writer.writerows(many(directory.row))
    texts = {
        "v3-contents.json": json.dumps({"total_items": count, "contents": many(v3)}, indent=2),
        "v3-tabs.json": json.dumps(bare(v3), indent="\t", ensure_ascii=False).replace("\n", "\r\n"),
        "v3-null.json": "\ufeff" + json.dumps({"contents": null(v3), "last_page": True}),
        "v1-spring.json": json.dumps({"content": many(v1), "totalElements": count}, indent=4),
        "v1-bare.ndjson": "\n".join(json.dumps(one) for one in bare(v1)),
        "v1-lower.json": lower(many(v1)),
        "plain.ndjson": "\r\n".join(json.dumps(one, ensure_ascii=False) for one in many(plain)),
        "plain-compact.json": json.dumps(bare(plain), separators=(",", ":")).replace("/", "\\/"),
        "table.csv": "\ufeff" + table.getvalue(),
    }
    paths = []
    for name, text in texts.items():
        path = setting.derived("reclassify", "shapes", name)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        paths.append(path)
    return paths


def damaged(chance, data):
    """Bytes as they come from a broken feed: cut off, mistyped, nested without end, not UTF-8."""
    data = bytearray(data)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(max(1, len(data)))
        kind = chance.randrange(8)
        if kind == 0:
            del data[at:]
        elif kind == 1:
            del data[at : at + chance.randint(1, 60)]
        elif kind == 2:
            data[at:at] = b"[" * chance.choice((1, 40, 2000))
        elif kind == 3:
            data[at:at] = b"9" * chance.choice((30, 400)) + b"e999999"
        elif kind == 4:
            data[at:at] = bytes(chance.randrange(256) for _ in range(4))
        elif kind == 5:
            data[at:at] = b"\xff\xfe\xed\xa0\x80"
        elif kind == 6:
            found = data.find(b'"', at)
            if found >= 0:
                data[found : found + 1] = chance.choice((b"", b"null", b"{}", b'""', b"[0]"))
        else:
            data[at:at] = data[at : at + chance.randint(1, 300)]
    return bytes(data)
