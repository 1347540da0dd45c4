"""Keeps the excerpts in README.md and README.zh-CN.md what the program prints for the sample.

    <!-- excerpt: screen -->           what `gongkai convert` prints, its middle tables left out
    <!-- excerpt: diff -->             the first lines of `gongkai diff` of the two years' samples
    <!-- excerpt: PATH | KEY KEY … -->  these keys of that part of report.json

PATH leads into the report, such as `forms 0 indicators 3`. `python -m docs.transcripts` writes
them with the other pages, and its `--check` tells which are stale.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

_ROOT = Path(__file__).parent.parent
_SAMPLE = Path("samples") / "zezhou-2026"
_BEFORE = Path("samples") / "zezhou-2025-constructed"
PAGES = {_ROOT / "README.md": "en", _ROOT / "README.zh-CN.md": "zh"}
_EXCERPT = re.compile(
    r"(?P<marker><!-- excerpt: (?P<what>[^\n]+?) -->\n)```(?P<kind>\w+)\n.*?```\n"
    r"(?=<!-- end of excerpt -->)",
    re.DOTALL,
)
_TABLE = re.compile(r" *\d+  \d{4}年")
_FIRST = 5
_WIDTH = 100
_DIFF_LINES = 33


def worked_through(page: Path) -> str:
    """The page with its excerpts as they are now."""

    def renewed(match: re.Match[str]) -> str:
        what = match["what"]
        screens = {"screen": _screen, "diff": _diff}
        new = screens[what](PAGES[page]) if what in screens else _part(what)
        return f"{match['marker']}```{match['kind']}\n{new}\n```\n"

    return _EXCERPT.sub(renewed, page.read_text("utf-8"))


def _screen(language: str) -> str:
    """What the conversion of the sample prints, with its first tables and its last."""
    pdf = _SAMPLE / f"{_SAMPLE.name}.pdf"
    lines = _printed(["convert", str(pdf), "-o", "out"], language)
    tables = [index for index, line in enumerate(lines) if _TABLE.match(line)]
    return "\n".join([*lines[: tables[_FIRST]], "…", *lines[tables[-1] :]])


def _diff(language: str) -> str:
    """The first lines of what the comparison of the two samples prints."""
    reports = [str(sample / "report.json") for sample in (_BEFORE, _SAMPLE)]
    return "\n".join([*_printed(["diff", *reports], language)[:_DIFF_LINES], "…"])


def _printed(arguments: Sequence[str], language: str) -> list[str]:
    with TemporaryDirectory() as place:
        (Path(place) / "samples").symlink_to(_ROOT / "samples", target_is_directory=True)
        done = subprocess.run(
            [sys.executable, "-m", "gongkai", *arguments],
            cwd=place,
            env=os.environ | {"GONGKAI_LANG": language, "PYTHONPATH": str(_ROOT), "COLUMNS": "200"},
            stdout=subprocess.PIPE,
            check=True,
        )
    return [line.rstrip() for line in done.stdout.decode("utf-8").rstrip().split("\n")]


def _part(what: str) -> str:
    """Some keys of a part of the accepted report, filled into lines."""
    path, _, keys = what.partition(" | ")
    part: Any = json.loads((_ROOT / _SAMPLE / "report.json").read_bytes())
    for step in path.split():
        part = part[int(step) if step.isdigit() else step]
    return "\n".join(_filled([f'"{key}": {_json(part[key])}' for key in keys.split()]))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _filled(entries: Sequence[str]) -> Iterator[str]:
    line = "{"
    for index, entry in enumerate(entries):
        piece = entry + ("}" if index == len(entries) - 1 else ",")
        if line.strip("{ ") and len(line) + len(piece) + 1 > _WIDTH:
            yield line
            line = ""
        line += piece if line == "{" else f" {piece}"
    yield line
