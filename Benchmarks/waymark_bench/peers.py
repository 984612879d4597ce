"""The systems to beat, run on the same records by the scripts that come with the data."""

import json
import os
import re
import subprocess
import sys

from .setting import ROOT


class NoPeer(Exception):
    """A peer cannot be run here; the sentence says why."""


def _script(setting, name):
    path = os.path.join(setting.peers, name)
    if not os.path.exists(path):
        raise NoPeer(f"{name} is not beside the data")
    return path


def _run(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        last = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
        raise NoPeer(f"{os.path.basename(command[1])} failed: {' '.join(last)}")
    return done.stdout


def sk_python():
    """A Python with scikit-learn, installed under .peers/ the first time."""
    folder = os.path.join(ROOT, ".peers", "sk-venv")
    python = os.path.join(folder, "bin", "python")
    if not os.path.exists(python):
        subprocess.run([sys.executable, "-m", "venv", folder], capture_output=True)
    check = [python, "-c", "import sklearn"]
    if not os.path.exists(python):
        raise NoPeer("no virtual environment can be made")
    if subprocess.run(check, capture_output=True).returncode != 0:
        subprocess.run([python, "-m", "pip", "install", "-q", "scikit-learn"], capture_output=True)
        if subprocess.run(check, capture_output=True).returncode != 0:
            raise NoPeer("scikit-learn cannot be installed")
    return python


def sk(setting, train, test, models, taxonomy=None):
    """The rows of sk_baseline.py, by the model's name without what follows a plus sign."""
    output = setting.derived("peers", "sk.json")
    command = [sk_python(), _script(setting, "sk_baseline.py"), train, test, "--models", models]
    command += ["--json", output] + (["--taxonomy", taxonomy] if taxonomy else [])
    _run(command)
    with open(output, encoding="utf-8") as file:
        return {row["model"].split("+")[0]: row for row in json.load(file)}


def sk_folds(setting, source, by, models):
    """The rows of sk_baseline.py over five folds, each fold by its number of records."""
    folder = os.path.dirname(setting.derived("peers", f"folds-{by}", "x"))
    _run([sys.executable, _script(setting, "folds.py"), source, folder, "--by", by])
    sums = {}
    for fold in range(5):
        train, test = (os.path.join(folder, f"fold{fold}", f"{n}.jsonl") for n in ("train", "test"))
        for model, row in sk(setting, train, test, models).items():
            total = sums.setdefault(model, {})
            for name, value in row.items():
                if isinstance(value, (int, float)) and name != "n":
                    total[name] = total.get(name, 0) + value * row["n"]
            total["n"] = total.get("n", 0) + row["n"]
    return {
        model: {name: value / total["n"] for name, value in total.items() if name != "n"}
        for model, total in sums.items()
    }


def fts5(setting, taxonomy, test, measure="P1"):
    """The best of the FTS5 rows of bm25_baseline.py: all words of a text OR-ed, BM25."""
    output = _run([sys.executable, _script(setting, "bm25_baseline.py"), taxonomy, test])
    lines = [re.split(r"\s{2,}", line.strip()) for line in output.splitlines() if line.strip()]
    rows = [dict(zip(lines[0], line)) for line in lines[1:] if line[0].startswith("fts5")]
    best = max(rows, key=lambda row: float(row[measure]))
    return {name: float(value) for name, value in best.items() if re.fullmatch(r"[\d.]+", value)}
