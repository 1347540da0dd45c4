"""Two reports side by side: how long `compare` takes.

    python benchmarks/changes.py [--repeats N] [--markdown docs/benchmarks.md]

The pairs: two disclosures made here, of 2,000 facts each, in which every amount changed and one
line in twelve came or went; and the two samples, which also have sheets, a catalogue and prose.
Reports are in memory before the clock starts. Run it while nothing else runs.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from disclosed import FACTS, disclosure
from engines import ROOT
from rendering import aligned, listed, machine, piped, replace_section

if TYPE_CHECKING:
    from exports.changes.model import ChangeSet
    from extractor.model.report import Report

START = "<!-- benchmarks/changes.py writes from here -->"
SAMPLES = ("zezhou-2025-constructed", "zezhou-2026")
YEARS = (2025, 2026)
SECONDS = 0.3


class Pair(NamedTuple):
    """Two reports; the pair that has a target says so."""

    name: str
    old: "Report"
    new: "Report"
    target: float | None


class Measured(NamedTuple):
    """A pair with its wall and CPU seconds; `first` is the first call, which also reads the code
    lists, crosswalks and vocabulary."""

    pair: Pair
    changed: int
    first: float
    walls: list[float]
    cpus: list[float]


def main() -> None:
    """Measures everything, prints it, and writes the section if asked."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--repeats", type=int, default=9, help="comparisons of each pair")
    parser.add_argument("--markdown", type=Path, help="file to write the section to")
    arguments = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    before = _load()
    done = [_measured(pair, arguments.repeats) for pair in _pairs()]
    load = f"{before} before, {_load()} after"
    print("\n\n".join([aligned(_table(done)), _told(arguments.repeats)]))
    if arguments.markdown:
        replace_section(arguments.markdown, START, _markdown(done, arguments.repeats, load))


def _load() -> str:
    """Processes that wanted a core in the last minute."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def _pairs() -> Iterator[Pair]:
    made = [disclosure(year) for year in YEARS]
    yield Pair(f"made, {FACTS:,} facts each", made[0], made[1], SECONDS)
    samples = [_sample(name) for name in SAMPLES]
    yield Pair("the two samples", samples[0], samples[1], None)


def _sample(name: str) -> "Report":
    from exports.json import from_bytes

    path = ROOT / "samples" / name / "report.json"
    return from_bytes(path.read_bytes(), path.name)


def _measured(pair: Pair, repeats: int) -> Measured:
    from exports.changes.compare import compare

    first, _, told = _timed(lambda: compare(pair.old, pair.new))
    changed = sum(fact.states != ("unchanged",) for fact in told.facts)
    runs = [_timed(lambda: compare(pair.old, pair.new)) for _ in range(repeats)]
    return Measured(pair, changed, first, [run[0] for run in runs], [run[1] for run in runs])


def _timed(call: Callable[[], "ChangeSet"]) -> "tuple[float, float, ChangeSet]":
    """Wall seconds, CPU seconds and what came out."""
    wall, cpu = time.perf_counter(), time.process_time()
    told = call()
    return time.perf_counter() - wall, time.process_time() - cpu, told


def _table(done: list[Measured]) -> list[list[str]]:
    header = [
        "pair", "facts", "changed", "wall s", "fastest–slowest", "CPU s", "target", "first call s",
    ]  # fmt: skip
    return [header, *(_row(one) for one in done)]


def _row(one: Measured) -> list[str]:
    pair = one.pair
    return [
        pair.name,
        f"{len(pair.old.facts)} + {len(pair.new.facts)}",
        str(one.changed),
        f"{median(one.walls):.2f}",
        f"{min(one.walls):.2f}–{max(one.walls):.2f}",
        f"{median(one.cpus):.2f}",
        f"≤ {pair.target} s" if pair.target else "none",
        f"{one.first:.2f}",
    ]


def _told(repeats: int) -> str:
    return (
        f"Seconds for one `compare` of two reports in memory, median of {repeats} after a first "
        "call. “changed” counts the facts that are not told as unchanged."
    )


def _markdown(done: list[Measured], repeats: int, load: str) -> str:
    limits = [
        "One machine; the load says how many processes wanted a core. Reading the reports from "
        "JSON and writing the result are not in it.",
        "The made pair is tables only; what sheets, catalogue and prose add shows in the samples.",
    ]
    return "\n\n".join(
        [
            "## Two years side by side",
            f"Written by `python benchmarks/changes.py --markdown docs/benchmarks.md`. "
            f"{_told(repeats)}",
            piped(_table(done)),
            "### Machine and limits",
            listed([*machine(), f"load average: {load}", *limits]),
        ]
    )


if __name__ == "__main__":
    main()
