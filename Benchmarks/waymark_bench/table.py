"""Rows of figures, printed as one table and written as JSON."""

import json
import math
import textwrap
from dataclasses import asdict, dataclass, field
from typing import Optional


@dataclass
class Row:
    """One measured thing: ours beside a peer's, and the least it should be."""

    what: str
    ours: str
    peer: str = ""
    floor: str = ""
    ok: Optional[bool] = None
    note: str = ""
    figures: dict = field(default_factory=dict)


class Table:
    def __init__(self):
        self.rows = []
        self.has_failures = False

    def add_failure(self, name, error):
        self.has_failures = True
        self.rows.append(Row(name, "failed", note=str(error)))

    def show(self):
        head = ("what", "ours", "peer", "floor", "ok")
        lines = [head] + [
            (row.what, row.ours, row.peer, row.floor, {None: "", True: "yes", False: "NO"}[row.ok])
            for row in self.rows
        ]
        widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
        rule = "-+-".join("-" * width for width in widths)
        print()
        for number, line in enumerate(lines):
            print(" | ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())
            if number == 0:
                print(rule)
        notes = [row for row in self.rows if row.note]
        if notes:
            print()
        for row in notes:
            print(textwrap.fill(f"{row.what}: {row.note}", 100, subsequent_indent="  "))

    def write_json(self, path, setting):
        with open(path, "w", encoding="utf-8") as file:
            rows = [asdict(row) for row in self.rows]
            json.dump({"setting": setting, "rows": rows}, file, indent=1)
            file.write("\n")


def pair(*values):
    """Figures as `0.63 / 0.87`."""
    return " / ".join(f"{value:.3f}" for value in values)


def reaches(values, floors):
    """Whether every figure is at least its floor; a rounded half per mille does not fail one."""
    return all(value + 0.0005 >= floor for value, floor in zip(values, floors))


def wilson(share, count, z=1.96):
    """The 95 % interval of a share of a count (Wilson, 1927)."""
    if count == 0:
        return 0.0, 1.0
    centre = share + z * z / (2 * count)
    spread = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    scale = 1 + z * z / count
    return (centre - spread) / scale, (centre + spread) / scale
