"""How many scanned pages the command reads in a minute, with one worker and with two.

    python benchmarks/throughput.py [--repeats N] [--markdown docs/benchmarks.md]

Pages of sheets and of the catalogue, mixed, are drawn as pictures at 200 dpi and spoilt
(scanned.py) into one file, which `gongkai convert` reads from the start of Python to the written
report. Seconds by the clock: run it while nothing else runs.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from engines import SAMPLE
from rendering import aligned, listed, machine, piped, replace_section
from scanned import SPOILINGS, make_scan

START = "<!-- benchmarks/throughput.py writes from here -->"
SHEETS = [22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37]
CATALOGUE = [46, 48, 50, 52, 54, 56, 58, 60, 62, 64, 66, 68, 70, 72, 74, 76]
TARGET = 45
_HEADER = ["workers", "pages", "seconds", "pages/min", "target", "peak MB of a worker"]


class Speed(NamedTuple):
    """With so many workers: seconds of every run, and the largest process of all runs."""

    workers: int
    seconds: list[float]
    peak: float


def main() -> None:
    """Measures with one worker and with two, prints it, and writes the section if asked."""
    arguments = _arguments()
    load = f"{os.getloadavg()[0]:.1f}"
    with tempfile.TemporaryDirectory() as folder:
        scan = Path(folder) / "mixed.pdf"
        spoiling = next(each for each in SPOILINGS if each.name == "200 dpi")
        make_scan(SAMPLE, sorted([*SHEETS, *CATALOGUE]), spoiling, scan)
        speeds = [_measure(scan, workers, arguments.repeats) for workers in (1, 2)]
    table = [_HEADER, *map(_row, speeds)]
    print(aligned(table))
    if arguments.markdown:
        replace_section(arguments.markdown, START, _section(table, arguments.repeats, load))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--markdown", type=Path, help="page to write the section into")
    return parser.parse_args()


def _measure(scan: Path, workers: int, repeats: int) -> Speed:
    seconds = [_convert(scan, workers) for _ in range(repeats)]
    # The largest of all children, and of theirs that they waited for.
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Speed(workers, seconds, peak)


def _convert(scan: Path, workers: int) -> float:
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "gongkai", "convert", str(scan), "-o", out, "-q"]
        started = time.perf_counter()
        done = subprocess.run([*command, "--jobs", str(workers), "--fail-on", "never"], check=False)
        if done.returncode or not any(Path(out).glob("*/report.json")):
            sys.exit(f"{' '.join(command)} ended with {done.returncode}")
        return time.perf_counter() - started


def _row(speed: Speed) -> list[str]:
    pages = len(SHEETS) + len(CATALOGUE)
    seconds = median(speed.seconds)
    return [
        str(speed.workers),
        str(pages),
        f"{seconds:.1f} ({min(speed.seconds):.1f}–{max(speed.seconds):.1f})",
        f"{60 * pages / seconds:.0f}",
        f"≥ {TARGET}" if speed.workers > 1 else "none",
        f"{speed.peak:.0f}",
    ]


def _section(table: list[list[str]], repeats: int, load: str) -> str:
    limits = [
        *machine(),
        f"load average before: {load}",
        "Pages of one form and one print, spoilt as the 200 dpi row above; a page with more text "
        "takes longer, a blank one nothing.",
    ]
    runs = "one run" if repeats == 1 else f"median of {repeats} runs"
    told = (
        "Written by `python benchmarks/throughput.py --markdown docs/benchmarks.md`. "
        f"{len(SHEETS)} pages of sheets and {len(CATALOGUE)} of the catalogue in one file, "
        f"`gongkai convert` as a whole, {runs}."
    )
    return "\n\n".join(["## Scanned pages a minute", told, piped(table), listed(limits)])


if __name__ == "__main__":
    main()
