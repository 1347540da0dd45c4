"""How well scanned pages are read, on scans whose content is known, in one run.

    python benchmarks/scans.py [--corpus DIR] [--spoiling NAME] [--whole-page NAME]
                               [--markdown FILE]

Digital pages are drawn as pictures and spoilt (benchmarks/scanned.py); what our default engine
reads on the digital page is the truth. No page here was looked at while thresholds were chosen.
With --whole-page, two other readers of the whole page are measured beside ours on one spoiling,
their boxes put into our cells: rapidocr with its own detector, and Debian's tesseract (chi_sim)
where it is installed. CPU seconds, so that other work on the machine does not count.
"""

import argparse
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from scanned import SPOILINGS, Spoiling, make_scan

from extractor.engines.registry import engine_named, ready_engine
from extractor.engines.spec import SCAN, Request, Seer
from extractor.model.amount import read_figure
from extractor.model.grid import Cell, Grid
from extractor.pipeline import load_profiles
from extractor.recognise.settle import settled
from extractor.source.document import open_document
from extractor.source.lines import text_lines
from extractor.source.raster import render
from layouts.normalise import compact

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "zezhou-2026" / "zezhou-2026.pdf"
MARK = "<!-- benchmarks/scans.py writes from here to the end of its section -->"
END = "<!-- end of benchmarks/scans.py -->"
_FIGURE = re.compile(r"[\d.,]+%?")
_HEADER = (
    "scan", "pages", "tables exact", "filled cells exact", "characters wrong",
    "figures exact (as read)",
    "empty cells filled", "text around wrong", "unsure cells", "wrong among sure", "refused",
    "CPU s/page",
)  # fmt: skip


_SELF, _CHILDREN = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN


# Reads a page of a scan into the cells of grids that are known.
Reader = Callable[[Path, int, tuple[Grid, ...]], tuple[Grid, ...]]
# The middle of a text in points, and the text.
Told = tuple[tuple[float, float], str]
_LINE = 6.0  # points; texts this close in height stand on one line


class Subject(NamedTuple):
    """Pages of a file that are measured."""

    path: Path
    pages: list[int]


def main() -> None:
    """Makes the scans, reads them, and prints one row for each way of spoiling."""
    arguments = _arguments()
    ready_engine(SCAN)
    chosen = [s for s in SPOILINGS if not arguments.spoiling or s.name in arguments.spoiling]
    subjects = [s for s in _subjects(arguments.corpus) if s.path.is_file()]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for spoiling in chosen:
            rows.append(
                _row(spoiling.name, _in_a_process(subjects, spoiling, Path(folder), "ours"))
            )
            for name in _others() if spoiling.name == arguments.whole_page else ():
                counted = _in_a_process(subjects, spoiling, Path(folder), name)
                rows.append(_row(f"{spoiling.name}, {name} whole page", counted))
    text = _table(rows)
    print(text)
    if arguments.markdown:
        _write(arguments.markdown, text)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus")
    parser.add_argument("--spoiling", action="append", choices=[s.name for s in SPOILINGS])
    parser.add_argument(
        "--whole-page",
        metavar="NAME",
        choices=[s.name for s in SPOILINGS],
        help="measure other readers of whole pages on this spoiling too",
    )
    parser.add_argument("--markdown", type=Path, help="file to write the section to")
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.worker:
        sys.exit(_work(json.loads(arguments.worker)))
    return arguments


def _subjects(corpus: Path) -> list[Subject]:
    return [
        Subject(SAMPLE, [5, 7, 8, 12, 13, 15, 16, 18, 22, 27, 33, 41, 52, 60, 68, 77, 90, 95, 103]),
        Subject(corpus / "swu_budget_2023.pdf", [19, 22, 26, 31, 33, 38]),
        Subject(corpus / "sh_putuo_finance_dept_budget_2025.pdf", [9, 11, 12, 15]),
        Subject(corpus / "sh_putuo_wanli_dept_budget_2024.pdf", [13, 15, 17]),
    ]


def _others() -> list[str]:
    """The other readers that are there to be measured."""
    return ["rapidocr", *(["tesseract"] if shutil.which("tesseract") else [])]


def _in_a_process(
    subjects: list[Subject], spoiling: Spoiling, folder: Path, how: str
) -> Counter[str]:
    """Reads all subjects in a fresh process, so that its memory can be told."""
    total: Counter[str] = Counter()
    jobs = []
    for subject in subjects:
        scan = folder / f"{subject.path.stem}-{spoiling.name}.pdf"
        if not scan.exists():
            make_scan(subject.path, subject.pages, spoiling, scan)
        jobs.append([str(subject.path), subject.pages, str(scan)])
    order = json.dumps({"jobs": jobs, "how": how})
    done = subprocess.run(
        [sys.executable, __file__, "--worker", order], capture_output=True, text=True, check=True
    )
    total.update(json.loads(done.stdout))
    return total


def _work(order: dict[str, Any]) -> int:
    """Runs in a process of its own: prints what it counted as JSON."""
    makers = {"rapidocr": _rapidocr, "tesseract": _tesseract}
    reader = makers[order["how"]]() if order["how"] in makers else None
    counted: Counter[str] = Counter()
    for path, pages, scan in order["jobs"]:
        for place, number in enumerate(pages, 1):
            _compare(Path(path), number, Path(scan), place, reader, counted)
    used = (resource.getrusage(who).ru_maxrss for who in (_SELF, _CHILDREN))
    counted["peak_mb"] = max(used) // 1024
    print(json.dumps(counted))
    return 0


def _compare(
    path: Path, number: int, scan: Path, place: int, reader: Reader | None, counted: Counter[str]
) -> None:
    with open_document(path) as document:
        page = document.page(number)
    wanted = engine_named("ruled").read(page, Request(path=path))
    lines = text_lines(page, [grid.box for grid in wanted])
    with open_document(scan) as document:
        picture = document.page(place)
    started = _spent()
    engine = engine_named(SCAN)
    assert isinstance(engine, Seer)
    seen = engine.see(picture, Request(path=scan))
    words = load_profiles().header_words.literals
    grids = tuple(settled(grid, words) for grid in seen.grids)
    if reader is not None:
        started = _spent()
        grids = reader(scan, place, grids)
    counted["cpu_ms"] += round(1000 * (_spent() - started))
    counted["pages"] += 1
    counted["refused"] += seen.grade.quality == "low"
    _compare_lines(
        [line.text for line in lines],
        [line.text for line in text_lines(seen.content, [grid.box for grid in grids])],
        counted,
    )
    for grid in wanted:
        _compare_grid(grid, grids, counted)


def _spent() -> float:
    """CPU seconds of this process and of the programs that it has run."""
    used = [resource.getrusage(who) for who in (_SELF, _CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _compare_lines(wanted: list[str], got: list[str], counted: Counter[str]) -> None:
    before, after = (_plain("".join(lines)) for lines in (wanted, got))
    counted["around"] += len(before)
    counted["around_wrong"] += distance(before, after)


def _compare_grid(wanted: Grid, grids: tuple[Grid, ...], counted: Counter[str]) -> None:
    """A table is exact where every cell has its row, column and spans."""
    counted["tables"] += 1
    places = {_place(cell) for cell in wanted.cells}
    same = [grid for grid in grids if {_place(cell) for cell in grid.cells} == places]
    near = [grid for grid in same if abs(grid.box.y0 - wanted.box.y0) < 40]
    if not near:
        counted["filled"] += sum(bool(cell.text) for cell in wanted.cells)
        return
    counted["tables_exact"] += 1
    got = {_place(cell): cell for cell in near[0].cells}
    for cell in wanted.cells:
        _compare_cell(_plain(cell.text), got[_place(cell)], counted)


def _compare_cell(wanted: str, got: Cell, counted: Counter[str]) -> None:
    read = _plain(got.text)
    if not wanted:
        counted["empty"] += 1
        counted["empty_filled"] += bool(read)
        return
    right = wanted == read
    counted["filled"] += 1
    counted["filled_exact"] += right
    counted["characters"] += len(wanted)
    counted["characters_wrong"] += 0 if right else distance(wanted, read)
    counted["unsure"] += got.unsure
    counted["sure_wrong"] += not right and not got.unsure
    if read_figure(wanted).status == "printed" or _FIGURE.fullmatch(wanted):
        counted["figures"] += 1
        counted["figures_exact"] += right
        counted["figures_literal"] += wanted == _plain(got.literal or got.text)


def _place(cell: Cell) -> tuple[int, int, int, int]:
    return cell.row, cell.col, cell.row_span, cell.col_span


def _plain(text: str) -> str:
    """Blanks and the width and shape of quotation marks aside: print does not tell them apart."""
    return compact(text).translate(str.maketrans("“”‘’", "\"\"''"))


def distance(before: str, after: str) -> int:
    """How many characters must be put in, left out or replaced."""
    row = list(range(len(after) + 1))
    for number, mark in enumerate(before, 1):
        last, row = row, [number]
        for place, other in enumerate(after, 1):
            row.append(min(last[place] + 1, row[-1] + 1, last[place - 1] + (mark != other)))
    return row[-1]


def _rapidocr() -> Reader:
    """rapidocr's detector and recogniser on the whole page."""
    import numpy as np
    from rapidocr import RapidOCR

    tool = RapidOCR(params={"Global.log_level": "critical"})

    def read(scan: Path, place: int, grids: tuple[Grid, ...]) -> tuple[Grid, ...]:
        raster = render(scan, None, place)
        pixels = np.frombuffer(raster.pixels, np.uint8).reshape(raster.height, raster.width, 3)
        found = tool(pixels[:, :, ::-1])
        boxes = [] if found.boxes is None else found.boxes
        middles = [tuple(corners.mean(axis=0) / raster.scale) for corners in boxes]
        return _into_cells(grids, zip(middles, found.txts or (), strict=True))

    return read


def _tesseract() -> Reader:
    """Debian's tesseract with its Chinese model on the whole page; psm 4 reads most of a table
    (of 3, 4, 6, 11 and 12, tried on two pages)."""
    import cv2
    import numpy as np

    def read(scan: Path, place: int, grids: tuple[Grid, ...]) -> tuple[Grid, ...]:
        raster = render(scan, None, place)
        pixels = np.frombuffer(raster.pixels, np.uint8).reshape(raster.height, raster.width, 3)
        dpi = str(round(72 * raster.scale))
        done = subprocess.run(
            ["tesseract", "stdin", "stdout", "-l", "chi_sim", "--psm", "4", "--dpi", dpi, "tsv"],
            input=bytes(cv2.imencode(".png", pixels[:, :, ::-1])[1]),
            capture_output=True,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
        return _into_cells(grids, _words(done.stdout.decode("utf-8"), raster.scale))

    return read


def _words(told: str, scale: float) -> Iterator[Told]:
    """The words of tesseract's table: level 5, with left, top, width, height in pixels."""
    for line in told.splitlines()[1:]:
        level, *_, left, top, width, height, _, word = line.split("\t")
        if level == "5" and word.strip():
            x, y = int(left) + int(width) / 2, int(top) + int(height) / 2
            yield (x / scale, y / scale), word


def _into_cells(grids: tuple[Grid, ...], told: Iterable[Told]) -> tuple[Grid, ...]:
    """Other readers find no cells: those are ours, and each text goes to the cell that its middle
    is in, top to bottom and left to right."""
    texts = sorted(told, key=lambda each: (round(each[0][1] / _LINE), each[0][0]))
    return tuple(
        replace(grid, cells=tuple(_filled(c, texts) for c in grid.cells)) for grid in grids
    )


def _filled(cell: Cell, texts: list[Told]) -> Cell:
    """The cell with the texts whose middles lie in it, top to bottom."""
    inside = tuple(text for (x, y), text in texts if cell.box.contains(x, y))
    return replace(cell, text="".join(inside), lines=inside)


def _row(name: str, counted: Counter[str]) -> list[str]:
    def share(part: str, whole: str, digits: int = 1) -> str:
        return f"{100 * counted[part] / counted[whole]:.{digits}f} %" if counted[whole] else "–"

    return [
        name,
        str(counted["pages"]),
        f"{counted['tables_exact']}/{counted['tables']}",
        f"{share('filled_exact', 'filled', 2)} of {counted['filled']}",
        share("characters_wrong", "characters", 2),
        f"{counted['figures_exact']}/{counted['figures']} ({counted['figures_literal']})",
        f"{counted['empty_filled']}/{counted['empty']}",
        share("around_wrong", "around", 2),
        share("unsure", "filled"),
        str(counted["sure_wrong"]),
        str(counted["refused"]),
        f"{counted['cpu_ms'] / 1000 / max(1, counted['pages']):.2f} ({counted['peak_mb']} MB)",
    ]


def _table(rows: list[list[str]]) -> str:
    lines = [_HEADER, ["---"] * len(_HEADER), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _write(path: Path, text: str) -> None:
    page = path.read_text("utf-8")
    before, _, rest = page.partition(MARK)
    after = rest.partition(END)[2] if END in rest else "\n"
    path.write_text(f"{before.rstrip()}\n\n{MARK}\n\n{text}\n\n{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
