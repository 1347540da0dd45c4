"""Draws the example budget of the documentation, once as it is and once with a slip.

python -m docs.example           writes docs/files/*.pdf
python -m docs.example --check   says whether they are as they should be (exit code 1 if not)

The county is invented; the form is like one that Hunan's counties publish. The figures agree with
each other. Text is set in PyMuPDF's built-in Chinese face, so that the file stays small.
"""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.source.mupdf import MuPage, library

FOLDER = Path(__file__).parent / "files"
COMMAND = "python -m docs.example"
BODY = "清江县水利局"
_CHINESE, _LATIN = "china-s", "helv"
_RUNS = re.compile(r"[ -~]+|[^ -~]+")
_SIZE = 9.0
_TOP = 120.0
_HEIGHT = 22.0

# A cell: text, row, column, rows, columns.
Cell = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table on a page of its own. `rows` are printed as they stand here."""

    number: str
    title: str
    widths: tuple[float, ...]
    header: tuple[Cell, ...]
    depth: int
    rows: tuple[tuple[str, ...], ...]


def _rows(text: str) -> tuple[tuple[str, ...], ...]:
    """Lines of cells between bars."""
    lines = (line for line in text.splitlines() if line.strip())
    return tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines)


_TOTAL = Sheet(
    number="预算01表",
    title="2026年部门支出总表",
    widths=(90, 230, 120, 120, 120),
    header=(
        ("科目编码", 0, 0, 1, 1),
        ("科目名称", 0, 1, 1, 1),
        ("合计", 0, 2, 1, 1),
        ("基本支出", 0, 3, 1, 1),
        ("项目支出", 0, 4, 1, 1),
    ),
    depth=1,
    rows=_rows(
        """
         | 合计 | 2,007.66 | 632.16 | 1,375.50
        208 | 社会保障和就业支出 | 62.40 | 62.40 |
        20805 | 行政事业单位养老支出 | 62.40 | 62.40 |
        2080505 | 机关事业单位基本养老保险缴费支出 | 62.40 | 62.40 |
        213 | 农林水支出 | 1,897.10 | 521.60 | 1,375.50
        21303 | 水利 | 1,897.10 | 521.60 | 1,375.50
        2130301 | 行政运行 | 521.60 | 521.60 |
        2130305 | 水利工程建设 | 1,260.00 |  | 1,260.00
        2130314 | 防汛 | 115.50 |  | 115.50
        221 | 住房保障支出 | 48.16 | 48.16 |
        22102 | 住房改革支出 | 48.16 | 48.16 |
        2210201 | 住房公积金 | 48.16 | 48.16 |
        """
    ),
)
_CLASSES = Sheet(
    number="预算02表",
    title="2026年支出预算分类汇总表",
    widths=(60, 160, 62, 62, 74, 92, 92, 62, 66, 66),
    header=(
        ("功能科目", 0, 0, 1, 2),
        ("科目编码", 1, 0, 1, 1),
        ("科目名称", 1, 1, 1, 1),
        ("总计", 0, 2, 2, 1),
        ("基本支出", 0, 3, 1, 4),
        ("小计", 1, 3, 1, 1),
        ("工资福利支出", 1, 4, 1, 1),
        ("一般商品和服务支出", 1, 5, 1, 1),
        ("对个人和家庭的补助", 1, 6, 1, 1),
        ("项目支出", 0, 7, 1, 3),
        ("小计", 1, 7, 1, 1),
        ("业务工作专项", 1, 8, 1, 1),
        ("运行维护专项", 1, 9, 1, 1),
    ),
    depth=2,
    rows=_rows(
        """
         | 合计 | 2,007.66 | 632.16 | 522.91 | 88.20 | 21.05 | 1,375.50 | 1,290.00 | 85.50
        208 | 社会保障和就业支出 | 62.40 | 62.40 | 62.40 |  |  |  |  |
        20805 | 行政事业单位养老支出 | 62.40 | 62.40 | 62.40 |  |  |  |  |
        2080505 | 机关事业单位基本养老保险缴费支出 | 62.40 | 62.40 | 62.40 |  |  |  |  |
        213 | 农林水支出 | 1,897.10 | 521.60 | 412.35 | 88.20 | 21.05 | 1,375.50 | 1,290.00 | 85.50
        21303 | 水利 | 1,897.10 | 521.60 | 412.35 | 88.20 | 21.05 | 1,375.50 | 1,290.00 | 85.50
        2130301 | 行政运行 | 521.60 | 521.60 | 412.35 | 88.20 | 21.05 |  |  |
        2130305 | 水利工程建设 | 1,260.00 |  |  |  |  | 1,260.00 | 1,260.00 |
        2130314 | 防汛 | 115.50 |  |  |  |  | 115.50 | 30.00 | 85.50
        221 | 住房保障支出 | 48.16 | 48.16 | 48.16 |  |  |  |  |
        22102 | 住房改革支出 | 48.16 | 48.16 | 48.16 |  |  |  |  |
        2210201 | 住房公积金 | 48.16 | 48.16 | 48.16 |  |  |  |  |
        """
    ),
)


# The slip of a tired typist: in the first table 115.50 for flood control becomes 151.50.
_ALTERED = replace(
    _TOTAL,
    rows=tuple(tuple(cell.replace("115.50", "151.50") for cell in row) for row in _TOTAL.rows),
)


def files() -> dict[Path, bytes]:
    """Every file and what it should hold. The same PyMuPDF gives the same bytes."""
    return {
        FOLDER / "qingjiang-2026.pdf": document(_TOTAL, _CLASSES),
        FOLDER / "qingjiang-2026-altered.pdf": document(_ALTERED, _CLASSES),
    }


def document(*sheets: Sheet) -> bytes:
    """A PDF: a cover, and a page for each table."""
    made = library().open()
    _cover(made.new_page(width=842, height=595))
    for sheet in sheets:
        _draw(made.new_page(width=842, height=595), sheet)
    data: bytes = made.tobytes(deflate=True, garbage=4, no_new_id=True)
    return data


def _cover(page: MuPage) -> None:
    _write(page, 320, 230, BODY, 28)
    _write(page, 290, 290, "2026年部门预算公开", 28)


def _draw(page: MuPage, sheet: Sheet) -> None:
    left = (842 - sum(sheet.widths)) / 2
    edges = [left]
    for width in sheet.widths:
        edges.append(edges[-1] + width)
    _write(page, left, 60, sheet.number, _SIZE)
    _write(page, (842 - _length(sheet.title, 18)) / 2, 85, sheet.title, 18)
    _write(page, left, 112, f"部门：{BODY}", _SIZE)
    _write(page, edges[-1] - 50, 112, "单位：万元", _SIZE)
    for text, row, column, rows, columns in sheet.header:
        _cell(page, (edges[column], row, edges[column + columns], row + rows), text, "middle")
    for row, texts in enumerate(sheet.rows, sheet.depth):
        for column, text in enumerate(texts):
            where = (edges[column], row, edges[column + 1], row + 1)
            _cell(page, where, text, "left" if column < 2 else "right")


def _cell(page: MuPage, where: tuple[float, int, float, int], text: str, side: str) -> None:
    """One ruled cell; `where` is left edge, first row, right edge, row below."""
    x0, first, x1, below = where
    y0, y1 = _TOP + first * _HEIGHT, _TOP + below * _HEIGHT
    page.draw_rect((x0, y0, x1, y1), width=0.6)
    length = _length(text, _SIZE)
    x = {"left": x0 + 3, "middle": (x0 + x1 - length) / 2, "right": x1 - length - 3}[side]
    _write(page, x, (y0 + y1) / 2 + _SIZE / 3, text, _SIZE)


def _write(page: MuPage, x: float, y: float, text: str, size: float) -> None:
    for run in _RUNS.findall(text):
        page.insert_text((x, y), run, fontname=_face(run), fontsize=size)
        x += _length(run, size)


def _face(run: str) -> str:
    return _LATIN if run.isascii() else _CHINESE


def _length(text: str, size: float) -> float:
    runs = _RUNS.findall(text)
    return float(sum(library().get_text_length(run, _face(run), size) for run in runs))


def main(arguments: Sequence[str]) -> int:
    """Writes the files, or tells which are stale."""
    stale = [path for path, data in files().items() if _held(path) != data]
    if "--check" in arguments:
        for path in stale:
            print(f"{path.name} is not what {COMMAND} writes")
        return 1 if stale else 0
    FOLDER.mkdir(exist_ok=True)
    for path in stale:
        path.write_bytes(files()[path])
    return 0


def _held(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
