"""The results as plain text and as a section of a Markdown page."""

import os
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from measured import TOOLS, installed_version

START = "<!-- benchmarks/engines.py writes from here -->"
END = "<!-- to here -->"


class Comparison(NamedTuple):
    """One file: per tool CPU ms per page, peak MB and tables found."""

    name: str
    pages: int
    measured: dict[str, tuple[float, float, int]]


class Growth(NamedTuple):
    """Our peak MB and CPU ms per page on a file of so many pages."""

    pages: int
    peak: float
    per_page: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """One run. `whole` says whether our whole conversion was measured, or our tables alone."""

    whole: bool
    comparisons: list[Comparison]
    growth: list[Growth]
    import_ms: float
    repeats: int
    skipped: list[str]


def as_text(results: Results) -> str:
    """All tables with columns aligned, for the terminal."""
    parts = [aligned(table) for table in _tables(results)]
    parts += [_import_line(results), *_skipped(results)]
    return "\n\n".join(parts)


def write_section(path: Path, results: Results) -> None:
    """The results of this comparison as the section of the page that is theirs."""
    replace_section(path, START, _markdown(results))


def replace_section(path: Path, start: str, section: str) -> None:
    """Replaces what stands between `start` and the next `END`; adds it where it is missing."""
    text = path.read_text("utf-8") if path.exists() else "# Benchmarks\n"
    if start not in text:
        text += f"\n{start}{END}\n"
    before, _, rest = text.partition(start)
    _, _, after = rest.partition(END)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{before}{start}\n{section}\n{END}{after}", "utf-8")


def _markdown(results: Results) -> str:
    tables = [piped(table) for table in _tables(results)]
    parts = ["## Reading tables", _what(results), *tables[:-1]]
    parts += ["## Memory and start", tables[-1], _growth_text(results), _import_line(results)]
    return "\n\n".join(
        [*parts, "## Machine", _machine(), "## Limits", _limits(), *_skipped(results)]
    )


def _tables(results: Results) -> list[list[list[str]]]:
    """The tables as rows of texts, each with its header first; the last is the memory."""
    compared = [_comparison(one) for one in results.comparisons]
    growth = [["pages", "peak MB", "CPU ms/page"]]
    growth += [[str(g.pages), f"{g.peak:.0f}", f"{g.per_page:.1f}"] for g in results.growth]
    return [*compared, growth]


def _comparison(one: Comparison) -> list[list[str]]:
    """Ratios are to the first row: our whole conversion, or our tables where that did not run."""
    header = [
        f"{one.name} ({one.pages} pages)",
        "does",
        "CPU ms/page",
        "ratio",
        "peak MB",
        "tables",
    ]
    ours = next(iter(one.measured.values()))[0]
    rows = [
        [name, TOOLS[name].does, f"{cpu:.1f}", f"{cpu / ours:.1f}×", f"{peak:.0f}", str(found)]
        for name, (cpu, peak, found) in one.measured.items()
    ]
    return [header, *rows]


def _what(results: Results) -> str:
    ours = "our whole conversion (tables, recognition, facts, checks)"
    if not results.whole:
        ours = "our tables alone, as the whole conversion does not run yet"
    return (
        "Written by `python benchmarks/engines.py --markdown docs/benchmarks.md`. CPU milliseconds "
        f"per digital page, median of {results.repeats} runs after a warm-up, each tool in a fresh "
        f"process; the ratio is to {ours}. Other tools find tables and extract their text, and "
        "nothing else. “tables” is what a tool calls tables, right or wrong."
    )


def _growth_text(results: Results) -> str:
    name = results.comparisons[0].name
    return f"The pages of {name} written 1, 10 and 50 times into one file, read by us."


def _import_line(results: Results) -> str:
    return f"`import gongkai` takes {results.import_ms:.0f} ms more than a bare Python."


def _machine() -> str:
    versions = {tool.distribution: installed_version(tool) for tool in TOOLS.values()}
    return listed([*machine(), *(f"{name} {found}" for name, found in versions.items() if found)])


def machine() -> list[str]:
    """Processor, system and Python, a line each."""
    return [
        f"processor: {_processor()}, {os.cpu_count()} cores",
        f"system: {platform.system()} {platform.machine()}",
        f"Python {platform.python_version()} ({platform.python_implementation()})",
    ]


def listed(items: Iterable[str]) -> str:
    """A Markdown list."""
    return "\n".join(f"- {item}" for item in items)


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown"
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else "unknown"


def _limits() -> str:
    limits = [
        "One machine, a handful of files: ratios carry over to other machines, times do not.",
        "CPU time of all threads is counted: who uses several cores waits less than it works.",
        "The peak is that of a process that has read the file several times, with its libraries.",
        "Camelot's default renders pages and finds rules on images. It is the only one here that "
        "also reads rules which are part of a picture.",
        "Accuracy is measured by the contract tests, not here.",
    ]
    return listed(limits)


def _skipped(results: Results) -> list[str]:
    return [f"Not measured, as absent: {', '.join(results.skipped)}."] if results.skipped else []


def piped(table: list[list[str]]) -> str:
    """A table of Markdown; columns that begin with a figure in the first row are set right."""
    header, *rows = [f"| {' | '.join(row)} |" for row in table]
    numbers = [cell[:1].isdigit() for cell in (table[1] if rows else table[0])]
    rule = "|".join(" ---: " if number else " --- " for number in numbers)
    return "\n".join([header, f"|{rule}|", *rows])


def aligned(table: list[list[str]]) -> str:
    """The same for the terminal."""
    widths = [max(len(row[col]) for row in table) for col in range(len(table[0]))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    ]
    return "\n".join(lines)
