"""Our whole conversion on each kind of page, and the wall time of the command on the sample.

    python benchmarks/parts.py [--corpus DIR] [--repeats N] [--markdown docs/benchmarks.md]

The pages of a kind (sheets, catalogue, prose) are copied to a file of their own and converted in a
fresh process after a warm-up; the median of the repeats counts. Run it while nothing else runs.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from engines import ROOT, SAMPLE, Subject, copied, run, wall_seconds
from measured import OURS
from rendering import aligned, listed, machine, piped, replace_section

if TYPE_CHECKING:
    from extractor.model.report import Report

START = "<!-- benchmarks/parts.py writes from here -->"
UNIVERSITY = "swu_budget_2023.pdf"
STARTS = 5
SECONDS = 1.5
# CPU ms a page that we want to stay under; prose and the whole have no target of their own.
TARGETS = {"sheets": 10, "catalogue": 10}


class Part(NamedTuple):
    """The pages of one kind in one file; `kind` names its target."""

    kind: str
    subject: Subject
    read: str


class Measured(NamedTuple):
    """A part with its CPU ms per page, the median and all repeats, and the peak MB."""

    part: Part
    cpu: float
    repeats: list[float]
    peak: float


class Run(NamedTuple):
    """Everything of one run; `walls` are the seconds of the command on the whole sample."""

    parts: list[Measured]
    walls: list[float]
    load: str
    skipped: list[str]


def main() -> None:
    """Measures everything, prints it, and writes the section if asked."""
    arguments = _arguments()
    sys.path.insert(0, str(ROOT))
    load = _load()
    university = arguments.corpus / UNIVERSITY
    with tempfile.TemporaryDirectory() as folder:
        parts = list(_of_sample(arguments.sample, Path(folder)))
        if university.is_file():
            parts.append(_of_university(university, Path(folder)))
        done = Run(
            parts=[_measured(part, arguments.repeats) for part in parts],
            walls=list(_walls(arguments.sample, Path(folder))),
            load=f"{load} before, {_load()} after",
            skipped=[] if university.is_file() else [UNIVERSITY],
        )
    print("\n\n".join([aligned(_table(done)), *_told(done, arguments.repeats)]))
    if arguments.markdown:
        replace_section(arguments.markdown, START, _markdown(done, arguments.repeats))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    corpus = ROOT.parent / "shared" / "corpus"
    parser.add_argument("--corpus", type=Path, default=corpus, help="folder of the corpus files")
    parser.add_argument("--sample", type=Path, default=SAMPLE, help="the sample disclosure")
    parser.add_argument("--repeats", type=int, default=5, help="conversions per part")
    parser.add_argument("--markdown", type=Path, help="file to write the section to")
    return parser.parse_args()


def _load() -> str:
    """Processes that wanted a core in the last minute."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def _of_sample(path: Path, folder: Path) -> Iterator[Part]:
    """Sheets, catalogue and prose by what the reader itself finds on each page; then the whole."""
    report = _converted(path)
    sheets = {page for form in report.forms for page in form.pages}
    catalogue = {page for each in report.catalogues for page in each.pages}
    tables = {page for table in report.tables for page in table.pages}
    told = [*report.narrative, *report.glossary]
    prose = {spot.page for each in told for spot in each.spots} - sheets - catalogue - tables
    for kind, pages in (("sheets", sheets), ("catalogue", catalogue), ("prose", prose)):
        yield _part(kind, path, sorted(pages), folder)
    yield _part("whole", path, [page.number for page in report.source.pages], folder)


def _of_university(path: Path, folder: Path) -> Part:
    forms = _converted(path).forms
    return _part("sheets", path, sorted({page for form in forms for page in form.pages}), folder)


def _part(kind: str, path: Path, pages: list[int], folder: Path) -> Part:
    """The pages as a file, and what is read from that file alone."""
    subject = copied(f"{path.stem}, {kind}", path, pages, folder)
    report = _converted(subject.path)
    read = {
        "tables": len(report.tables),
        "sheets": len(report.forms),
        "codes": sum(len(each.entries) for each in report.catalogues),
        "paragraphs": len(report.narrative),
    }
    return Part(kind, subject, ", ".join(f"{n} {name}" for name, n in read.items() if n))


def _converted(path: Path) -> "Report":
    import gongkai

    return gongkai.convert(path)


def _measured(part: Part, repeats: int) -> Measured:
    result = run(OURS, part.subject, repeats)
    if result is None:
        sys.exit(f"{part.subject.name}: our conversion failed")
    per_page = [cpu / part.subject.pages for cpu in result["cpu"]]
    return Measured(part, median(per_page), per_page, result["peak"])


def _walls(path: Path, folder: Path) -> Iterator[float]:
    """Every time into a new folder: what was converted before would be skipped."""
    for turn in range(STARTS):
        out = folder / f"out-{turn}"
        yield wall_seconds("-m", "gongkai", "convert", str(path), "-o", str(out))


def _table(done: Run) -> list[list[str]]:
    header = ["pages of", "pages", "read", "CPU ms/page", "fastest–slowest", "target", "peak MB"]
    return [header, *(_row(one) for one in done.parts)]


def _row(one: Measured) -> list[str]:
    target = TARGETS.get(one.part.kind)
    return [
        one.part.subject.name,
        str(one.part.subject.pages),
        one.part.read,
        f"{one.cpu:.1f}",
        f"{min(one.repeats):.1f}–{max(one.repeats):.1f}",
        f"≤ {target}" if target else "none",
        f"{one.peak:.0f}",
    ]


def _told(done: Run, repeats: int) -> list[str]:
    """What the figures are: of the table, then of the command."""
    walls = done.walls
    texts = [
        f"CPU milliseconds a page, median of {repeats} conversions after a warm-up, each part in a "
        "fresh process and from a file of its pages alone. “read” is what came out of that file.",
        f"`gongkai convert` of the whole sample takes {median(walls):.2f} s from the start of "
        f"Python to the written report, median of {len(walls)} "
        f"({min(walls):.2f}–{max(walls):.2f}; target ≤ {SECONDS} s on two cores).",
    ]
    return [*texts, *(f"Not measured, as absent: {name}." for name in done.skipped)]


def _markdown(done: Run, repeats: int) -> str:
    what, *more = _told(done, repeats)
    limits = [
        "One machine, two files. Times depend on the machine and on what else it does; the load "
        "says how many processes wanted a core.",
        "What a conversion costs once (contents, facts, checks over the whole) is spread over few "
        "pages in a part, over all of them in the whole.",
        "A part lacks what checks compare it with: sheets are held against the projects table in "
        "the whole only.",
    ]
    return "\n\n".join(
        [
            "## Sheets, catalogue, prose",
            f"Written by `python benchmarks/parts.py --markdown docs/benchmarks.md`. {what}",
            piped(_table(done)),
            *more,
            "### Machine and limits",
            listed([*machine(), f"load average: {done.load}", *limits]),
        ]
    )


if __name__ == "__main__":
    main()
