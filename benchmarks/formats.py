"""CPU time of the exports of the sample: all at once as people run it, and each format by itself.

    python benchmarks/formats.py [--report FILE] [--repeats N] [--markdown docs/benchmarks.md]

Nothing is validated. Run it while nothing else runs.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from engines import ROOT, environment
from rendering import aligned, listed, machine, piped, replace_section

START = "<!-- benchmarks/formats.py writes from here -->"
REPORT = ROOT / "samples" / "zezhou-2026" / "report.json"
SECONDS = 3.0
# One format in a process that has read the report: what the first export takes, its libraries
# included, and what the next one does.
ONE = """
import gc, sys, time
from pathlib import Path
from exports.json import from_bytes
from exports.registry import exporter_named
data = Path(sys.argv[2]).read_bytes()
gc.disable()
for report in (from_bytes(data), from_bytes(data)):
    before = time.process_time()
    files = exporter_named(sys.argv[1]).export(report)
    print((time.process_time() - before) * 1000, sum(len(file.data) for file in files), len(files))
"""


class Format(NamedTuple):
    """A format: CPU ms of the first and the next export, files and MB of one."""

    name: str
    first: float
    again: float
    files: int
    megabytes: float


class Run(NamedTuple):
    """Everything of one run; `totals` are CPU seconds of the command, `walls` its wall seconds."""

    formats: list[Format]
    totals: list[float]
    walls: list[float]
    load: str


def main() -> None:
    """Measures everything, prints it, and writes the section if asked."""
    arguments = _arguments()
    sys.path.insert(0, str(ROOT))
    before = _load()
    with tempfile.TemporaryDirectory() as folder:
        commands = list(_commands(arguments.report, Path(folder), arguments.repeats))
    formats = [_format(name, arguments.report, arguments.repeats) for name in _names()]
    totals, walls = (list(each) for each in zip(*commands, strict=True))
    done = Run(formats, totals, walls, f"{before} before, {_load()} after")
    print("\n\n".join([aligned(_table(done)), *_told(done)]))
    if arguments.markdown:
        replace_section(arguments.markdown, START, _markdown(done))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--report", type=Path, default=REPORT, help="the report to export")
    parser.add_argument("--repeats", type=int, default=5, help="runs of each")
    parser.add_argument("--markdown", type=Path, help="file to write the section to")
    return parser.parse_args()


def _load() -> str:
    """Processes that wanted a core in the last minute."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def _names() -> list[str]:
    from exports.registry import FORMATS

    return list(FORMATS)


def _commands(report: Path, folder: Path, repeats: int) -> Iterator[tuple[float, float]]:
    """CPU and wall seconds of the whole command, after one run that only warms the disk up."""
    from engines import wall_seconds

    for turn in range(-1, repeats):
        out = str(folder / f"out-{turn}")
        before = _children()
        wall = wall_seconds("-m", "gongkai", "export", str(report), "-f", "all", "-o", out)
        if turn >= 0:
            yield _children() - before, wall


def _children() -> float:
    """CPU seconds of all processes that have ended, workers of workers included."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _format(name: str, report: Path, repeats: int) -> Format:
    runs = [_run(name, report) for _ in range(repeats)]
    (_, size, files), *_ = runs[0]
    return Format(
        name=name,
        first=median(first for (first, *_), _ in runs),
        again=median(again for _, (again, *_) in runs),
        files=int(files),
        megabytes=size / 1e6,
    )


def _run(name: str, report: Path) -> list[tuple[float, ...]]:
    done = subprocess.run(
        [sys.executable, "-c", ONE, name, str(report)],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    return [tuple(map(float, line.split())) for line in done.stdout.splitlines()]


def _table(done: Run) -> list[list[str]]:
    header = ["format", "files", "MB", "CPU ms, first", "CPU ms, next"]
    return [header, *(_row(one) for one in done.formats)]


def _row(one: Format) -> list[str]:
    return [
        one.name,
        str(one.files),
        f"{one.megabytes:.1f}",
        f"{one.first:.0f}",
        f"{one.again:.0f}",
    ]


def _told(done: Run) -> list[str]:
    return [
        f"`gongkai export report.json --format all` takes {median(done.totals):.2f} s of CPU, "
        f"start and writing included, median of {len(done.totals)} ({min(done.totals):.2f}–"
        f"{max(done.totals):.2f}; target ≤ {SECONDS:.0f} s), and {median(done.walls):.2f} s by the "
        "clock.",
        "Each format by itself, in a fresh process that has read the report: the first export "
        "imports its libraries and makes what formats share (taxonomy, tidy tables, facts); the "
        "next one is of another report.",
    ]


def _markdown(done: Run) -> str:
    total, each = _told(done)
    limits = [
        "One machine, one report (105 pages, 275 amounts, 14,769 XBRL facts). Times depend on the "
        "machine and on what else it does; the load says how many processes wanted a core.",
        "The rows do not add up to the whole: formats of one report share what they are made of.",
        "Nothing is validated here; Arelle alone takes several seconds a file.",
    ]
    return "\n\n".join(
        [
            "## Exports",
            f"Written by `python benchmarks/formats.py --markdown docs/benchmarks.md`. {total}",
            each,
            piped(_table(done)),
            "### Machine and limits of the exports",
            listed([*machine(), f"load average: {done.load}", *limits]),
        ]
    )


if __name__ == "__main__":
    main()
