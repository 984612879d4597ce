"""How fast, and in how much memory. Where there is a peer, the ratio is what counts."""

import os
import resource
import statistics
import subprocess
import threading
import time

from . import derived, peers, program, quality
from .table import Row

TEXT = (
    "A friendly weekly drop-in for unpaid carers: a cup of tea, someone to talk to, and advice "
    "about benefits and breaks. No need to book."
)


def _learned_workspace(setting):
    """The official list with IPSV keywords that has learned the council pages."""
    workspace = quality.official_workspace(setting)
    lessons = setting.shared("labelled", "council-pages.ndjson")
    program.run(setting, "learn", lessons, "--by", "bench", workspace=workspace)
    return workspace


def _seconds(command, **options):
    start = time.perf_counter()
    subprocess.run(command, check=True, **options)
    return time.perf_counter() - start


def _quiet():
    return {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def _rates(command, count):
    """Records a second of three runs, by the clock and by the processor time of both cores."""
    by_clock, by_processor = [], []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        by_clock.append(count / _seconds(command, **_quiet()))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        by_processor.append(count / spent * min(2, os.cpu_count() or 1))
    return by_clock, by_processor


def throughput(setting):
    """NDJSON in to NDJSON out, before and after TF-IDF and naive Bayes in batches."""
    count = 20_000 if setting.is_quick else 60_000
    records = derived.long_descriptions(setting, count)
    command = [setting.program, "suggest", "--file", records, "--format", "ndjson"]
    command += ["--workspace", _learned_workspace(setting)]
    by_clock, by_processor = _rates(command, count)
    row = Row(
        "records a second, 500 characters, NDJSON to NDJSON",
        "",
        floor="4 x scikit-learn; 20,000 idle",
    )
    peer = None
    try:
        # The same number of candidates as ours: each term's names are one more training text.
        names = setting.derived("speed", "taxonomy.jsonl")
        taxonomy = quality.names_for_peers(
            setting, setting.derived("official.sqlite"), names, with_notes=True
        )
        sample = derived.long_descriptions(setting, 5_000)
        lessons = setting.shared("labelled", "council-pages.ndjson")
        peer = peers.sk(setting, lessons, sample, "cnb", taxonomy)["ComplementNB"]
        # What else the machine does must not favour one of the two.
        again = _rates(command, count)
        by_clock += again[0]
        by_processor += again[1]
    except peers.NoPeer as reason:
        row.note = f"scikit-learn skipped: {reason}. "
    rate = statistics.median(by_clock)
    row.ours = f"{rate:,.0f}"
    row.note += (
        f"median of {len(by_clock)} runs at load {os.getloadavg()[0]:.1f} on {os.cpu_count()} "
        f"processors; {statistics.median(by_processor):,.0f} a second if two processors were ours "
        "alone, by the processor time spent."
    )
    row.figures = {"records_per_second": by_clock, "by_processor_time": by_processor}
    if peer:
        ratio = rate / peer["docs_s_batch"]
        row.ours += f" = {ratio:.1f} x"
        row.peer = f"ComplementNB {peer['docs_s_batch']:,.0f}, {peer['rss_mb']:.0f} MB"
        row.ok = ratio >= 4
        row.figures.update(ratio=ratio, peer=peer)
    return [row]


def cold_start(setting):
    """One answer from a process that has just begun."""
    command = [setting.program, "suggest", TEXT, "--workspace", _learned_workspace(setting)]
    times = sorted(_seconds(command, **_quiet()) * 1000 for _ in range(30))
    median = statistics.median(times)
    return [
        Row(
            'one cold suggest "…", median of 30',
            f"{median:.1f} ms",
            peer="Annif 1.4 s (not run here)",
            floor="30 ms",
            ok=median <= 30,
            note=f"fastest {times[0]:.1f} ms, slowest {times[-1]:.1f} ms.",
            figures={"median_ms": median, "fastest_ms": times[0], "slowest_ms": times[-1]},
        )
    ]


def init(setting):
    """A workspace of the official list: with IPSV's keywords, and with all of IPSV beside it."""
    services = [
        (setting.shared("lga", "services.csv"), None),
        (setting.shared("lga", "later-services.csv"), None),
    ]
    everything = services + [(setting.shared("ipsv", "ipsv_terms.tsv"), "reference")]
    keywords = [derived.ipsv_keywords(setting)]
    rows = []
    for what, lists in (("its keywords", services), ("its 7,923 terms", everything)):
        times = []
        for _ in range(3):
            start = time.perf_counter()
            program.init(setting, setting.derived("speed", "init.sqlite"), lists, keywords)
            times.append(time.perf_counter() - start)
        middle = statistics.median(times)
        rows.append(
            Row(
                f"init of the official list with IPSV ({what})",
                f"{middle:.2f} s",
                floor="1 s",
                ok=middle <= 1,
                figures={"seconds": times},
            )
        )
    return rows


def _resident(process):
    """The resident memory of a process in MB; None once it has ended."""
    command = ["ps", "-o", "rss=", "-p", str(process.pid)]
    found = subprocess.run(command, capture_output=True, text=True).stdout.strip()
    return int(found) / 1024 if found else None


def memory(setting):
    """Memory while records stream through, looked at after every tenth of them."""
    total = 100_000 if setting.is_quick else 1_000_000
    step = total // 10
    with open(derived.long_descriptions(setting, 20_000), "rb") as file:
        lines = file.read().splitlines(keepends=True)
    command = [setting.program, "suggest", "--file", "-", "--format", "ndjson"]
    command += ["--workspace", _learned_workspace(setting)]
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    answers = [0]

    def count():
        while piece := process.stdout.read(1 << 20):
            answers[0] += piece.count(b"\n")

    counter = threading.Thread(target=count)
    counter.start()
    samples = []
    for sent in range(0, total, 1000):
        at = sent % len(lines)
        process.stdin.write(b"".join(lines[at : at + 1000]))
        if (sent + 1000) % step == 0:
            samples.append(_resident(process))
    process.stdin.close()
    counter.join()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    peak = usage.ru_maxrss / (1024 * 1024 if os.uname().sysname == "Darwin" else 1024)
    seen = [sample for sample in samples if sample]
    # Means, for one sample goes up and down by a few MB with the chunks in flight.
    growth = statistics.mean(seen[len(seen) // 2 :]) / statistics.mean(seen[: len(seen) // 2]) - 1
    is_whole = status == 0 and answers[0] == total
    return [
        Row(
            f"memory while {total:,} records stream through",
            f"{peak:.0f} MB, second half {growth:+.1%}" + ("" if is_whole else ", INCOMPLETE"),
            peer="scikit-learn 3 GB (not run here)",
            floor="200 MB, flat",
            ok=is_whole and peak < 200 and growth <= 0.1,
            note=f"{total / seconds:,.0f} records a second through pipes; resident MB after each "
            "tenth: " + ", ".join(f"{sample:.0f}" for sample in seen) + ".",
            figures={"peak_mb": peak, "samples_mb": seen, "growth": growth, "seconds": seconds},
        )
    ]
