"""The results as plain text and as a section of a Markdown page."""

import os
import platform
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
    parts = [_aligned(table) for table in _tables(results)]
    parts += [_import_line(results), *_skipped(results)]
    return "\n\n".join(parts)


def write_section(path: Path, results: Results) -> None:
    """Replaces the section between the marks, or writes a new page around it."""
    section = f"{START}\n{_markdown(results)}\n{END}"
    text = path.read_text("utf-8") if path.exists() else f"# Benchmarks\n\n{START}{END}\n"
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(before + section + after, "utf-8")


def _markdown(results: Results) -> str:
    tables = [_piped(table) for table in _tables(results)]
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
    facts = [
        f"processor: {_processor()}, {os.cpu_count()} cores",
        f"system: {platform.system()} {platform.machine()}",
        f"Python {platform.python_version()} ({platform.python_implementation()})",
    ]
    versions = {tool.distribution: installed_version(tool) for tool in TOOLS.values()}
    facts += [f"{name} {found}" for name, found in versions.items() if found]
    return "\n".join(f"- {fact}" for fact in facts)


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
    return "\n".join(f"- {limit}" for limit in limits)


def _skipped(results: Results) -> list[str]:
    return [f"Not measured, as absent: {', '.join(results.skipped)}."] if results.skipped else []


def _piped(table: list[list[str]]) -> str:
    header, *rows = [f"| {' | '.join(row)} |" for row in table]
    numbers = [cell[:1].isdigit() for cell in (table[1] if rows else table[0])]
    rule = "|".join(" ---: " if number else " --- " for number in numbers)
    return "\n".join([header, f"|{rule}|", *rows])


def _aligned(table: list[list[str]]) -> str:
    widths = [max(len(row[col]) for row in table) for col in range(len(table[0]))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    ]
    return "\n".join(lines)
