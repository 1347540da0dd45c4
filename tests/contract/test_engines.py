"""What every table engine promises, asserted for each engine in the registry."""

import json
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pymupdf
import pytest

from extractor.engines.cross_check import page_disagreements
from extractor.engines.registry import MAKERS, engine_named, ready_engine
from extractor.engines.spec import Request
from extractor.errors import EngineFailed, EngineMissing, PasswordNeeded, UnknownEngine
from extractor.model.grid import Grid
from extractor.model.page import PageContent
from extractor.source.document import open_document
from extractor.source.frame import reading_box
from layouts.normalise import compact

# The reader of pictures is an extra: what it promises is asserted where it is installed.
ENGINES = tuple(
    name for name in MAKERS if name != "scan" or engine_named(name).availability().ready
)
# Engines that see rules, and therefore merged cells.
LATTICE = ("ruled", "camelot-lattice", "camelot-hybrid", "pymupdf-tables")
# Engines that find columns without vertical rules.
OPEN_RULED = ("camelot-stream", "camelot-network", "camelot-hybrid")
# The raw tool call behind each engine, replaced to see what its failure becomes.
TOOLS = {
    "camelot-lattice": "extractor.engines.camelot.engine.read_tables",
    "camelot-stream": "extractor.engines.camelot.engine.read_tables",
    "camelot-network": "extractor.engines.camelot.engine.read_tables",
    "camelot-hybrid": "extractor.engines.camelot.engine.read_tables",
    "pymupdf-tables": "extractor.engines.pymupdf_tables.find_cells",
}
GRIDS = Path(__file__).resolve().parents[2].parent / "shared" / "grids"

PLAIN = [
    ["科目编码", "科目名称", "合计", "基本支出"],
    ["208", "社会保障和就业支出", "1,608.60", "253.31"],
    ["20805", "行政事业单位养老支出", "59.80", "59.80"],
    ["20811", "残疾人事业", "1,548.80", "193.51"],
    ["210", "卫生健康支出", "15.60", "15.60"],
    ["221", "住房保障支出", "24.05", "23.87"],
]
WIDTHS = (70.0, 190.0, 90.0, 90.0)
ROW = 22.0
LEFT, TOP = 60.0, 100.0


def write(page: pymupdf.Page, x: float, y: float, text: str) -> None:
    page.insert_text((x, y), text, fontname="china-s", fontsize=9)


def draw_text(page: pymupdf.Page, rows: list[list[str]], top: float = TOP) -> None:
    """Codes and names to the left, figures to the right of their columns."""
    for r, row in enumerate(rows):
        left = LEFT
        for text, width in zip(row, WIDTHS, strict=True):
            baseline = top + r * ROW + 14
            figure = text.replace(",", "").replace(".", "").isdigit() and "." in text
            shift = width - 4 - pymupdf.get_text_length(text, "china-s", 9) if figure else 4
            for n, line in enumerate(lines := text.split("\n")):
                write(page, left + shift, baseline + 11 * n - 5.5 * (len(lines) - 1), line)
            left += width


def draw_rules(page: pymupdf.Page, rows: int, *, verticals: bool, top: float = TOP) -> None:
    right = LEFT + sum(WIDTHS)
    for r in range(rows + 1):
        page.draw_line((LEFT, top + r * ROW), (right, top + r * ROW), width=0.5)
    if verticals:
        edges = [LEFT + sum(WIDTHS[:c]) for c in range(len(WIDTHS) + 1)]
        for x in edges:
            page.draw_line((x, top), (x, top + rows * ROW), width=0.5)


def blank_page() -> tuple[pymupdf.Document, pymupdf.Page]:
    document = pymupdf.open()
    return document, document.new_page(width=595, height=842)


def plain_document() -> pymupdf.Document:
    document, page = blank_page()
    draw_rules(page, len(PLAIN), verticals=True)
    draw_text(page, PLAIN)
    return document


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A fully ruled table without merged cells: every engine must read it."""
    return saved(plain_document(), tmp_path)


@pytest.fixture
def merged(tmp_path: Path) -> Path:
    """项目 over two columns, 合计 over two rows, one cell over 2 × 2 slots."""
    document, page = blank_page()
    x = [LEFT, 120.0, 240.0, 340.0, 440.0]
    y = [TOP + ROW * n for n in range(5)]
    for at, start, end in [(0, 0, 4), (1, 0, 2), (2, 0, 4), (3, 2, 4), (4, 0, 4)]:
        page.draw_line((x[start], y[at]), (x[end], y[at]), width=0.5)
    for at, start, end in [(0, 0, 4), (1, 1, 2), (2, 0, 4), (3, 0, 4), (4, 0, 4)]:
        page.draw_line((x[at], y[start]), (x[at], y[end]), width=0.5)
    for col, row, text in [(0, 0, "项目"), (0, 1, "编码"), (1, 1, "名称"), (0, 2, "残疾人事业")]:
        write(page, x[col] + 5, y[row] + 14, text)
    for col, row, text in [(2, 0, "合计"), (3, 0, "12.50"), (2, 2, "0.18"), (3, 2, "15.60")]:
        write(page, x[col] + 5, y[row] + 14, text)
    return saved(document, tmp_path)


def saved(document: pymupdf.Document, folder: Path, **options: object) -> Path:
    path = folder / "table.pdf"
    document.save(path, **options)
    document.close()
    return path


def content(path: Path, password: str | None = None, page: int = 1) -> PageContent:
    with open_document(path, password=password) as document:
        return document.page(page)


def read(
    name: str, path: Path, *, password: str | None = None, columns: int | None = None
) -> tuple[Grid, ...]:
    page = content(path, password)
    request = Request(path=path, password=password, columns=columns)
    grids = engine_named(name).read(page, request)
    for grid in grids:
        assert_contract(grid, page, name)
    tops = [reading_box(page, grid.box)[1] for grid in grids]
    assert tops == sorted(tops)
    return grids


def assert_contract(grid: Grid, page: PageContent, name: str) -> None:
    assert grid.engine == name
    assert grid.page == page.number
    assert (len(grid.x_edges), len(grid.y_edges)) == (grid.n_cols + 1, grid.n_rows + 1)
    assert all(a < b for edges in (grid.x_edges, grid.y_edges) for a, b in pairwise(edges))
    slots = [
        (cell.row + r, cell.col + c)
        for cell in grid.cells
        for r in range(cell.row_span)
        for c in range(cell.col_span)
    ]
    assert sorted(slots) == [(r, c) for r in range(grid.n_rows) for c in range(grid.n_cols)]
    starts = [(cell.row, cell.col) for cell in grid.cells]
    assert starts == sorted(starts)
    for box in (grid.box, *(cell.box for cell in grid.cells)):
        assert -0.5 <= box.x0 < box.x1 <= page.width + 0.5
        assert -0.5 <= box.y0 < box.y1 <= page.height + 0.5
    for cell in grid.cells:
        assert compact(cell.text) == compact("".join(cell.lines))
        assert all(line and line == line.strip() for line in cell.lines)


def rows_of(grid: Grid) -> list[list[str]]:
    rows = [[""] * grid.n_cols for _ in range(grid.n_rows)]
    for cell in grid.cells:
        rows[cell.row][cell.col] = compact(cell.text)
    return rows


def spans_of(grid: Grid) -> set[tuple[int, int, int, int, str]]:
    return {(c.row, c.col, c.row_span, c.col_span, compact(c.text)) for c in grid.cells}


@pytest.mark.parametrize("name", ENGINES)
def test_reads_a_plain_table(name: str, plain: Path) -> None:
    (grid,) = read(name, plain)
    assert [row for row in PLAIN if row not in rows_of(grid)] == []


@pytest.mark.parametrize("name", ENGINES)
def test_the_same_page_gives_the_same_grids(name: str, plain: Path) -> None:
    assert read(name, plain) == read(name, plain)


@pytest.mark.parametrize("name", ENGINES)
def test_prints_nothing(name: str, plain: Path, capfd: pytest.CaptureFixture[str]) -> None:
    read(name, plain)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ENGINES)
def test_a_page_without_text_has_no_table(name: str, tmp_path: Path) -> None:
    document, page = blank_page()
    page.draw_line((10, 10), (50, 10))
    assert read(name, saved(document, tmp_path)) == ()


@pytest.mark.parametrize("name", LATTICE)
def test_merged_cells_keep_their_spans(name: str, merged: Path) -> None:
    grid = max(read(name, merged), key=lambda grid: len(grid.cells))
    expected = {
        (0, 0, 1, 2, "项目"),
        (0, 2, 2, 1, "合计"),
        (0, 3, 2, 1, "12.50"),
        (1, 0, 1, 1, "编码"),
        (1, 1, 1, 1, "名称"),
        (2, 0, 2, 2, "残疾人事业"),
        (2, 2, 1, 1, "0.18"),
        (2, 3, 1, 1, "15.60"),
    }
    assert expected <= spans_of(grid)


@pytest.mark.parametrize("rotation", [90, 180, 270])
@pytest.mark.parametrize("name", LATTICE)
def test_a_page_drawn_turned_so_that_it_shows_upright(
    name: str, rotation: int, tmp_path: Path
) -> None:
    with plain_document() as upright:
        document = pymupdf.open()
        size = (842, 595) if rotation in (90, 270) else (595, 842)
        page = document.new_page(width=size[0], height=size[1])
        page.show_pdf_page(page.rect, upright, 0, rotate=rotation)
        page.set_rotation(rotation)
    (grid,) = read(name, saved(document, tmp_path))
    assert rows_of(grid) == PLAIN
    assert grid.box == pytest.approx((LEFT, TOP, LEFT + sum(WIDTHS), TOP + 6 * ROW), abs=1.5)


@pytest.mark.parametrize("rotation", [90, 270])
@pytest.mark.parametrize("name", LATTICE)
def test_a_page_shown_sideways(name: str, rotation: int, tmp_path: Path) -> None:
    document = plain_document()
    document[0].set_rotation(rotation)
    (grid,) = read(name, saved(document, tmp_path))
    assert rows_of(grid) == PLAIN
    long, short = sum(WIDTHS), 6 * ROW
    assert (grid.box.width, grid.box.height) == pytest.approx((short, long), abs=1.5)


@pytest.mark.parametrize("name", ENGINES)
def test_a_cropped_page_counts_from_its_crop_box(name: str, tmp_path: Path) -> None:
    document = plain_document()
    document[0].set_cropbox(pymupdf.Rect(40, 70, 560, 500))
    (grid,) = read(name, saved(document, tmp_path))
    (cell,) = (cell for cell in grid.cells if cell.text == "1,548.80")
    x, y = LEFT + 70 + 190 + 60 - 40, TOP + 3.5 * ROW - 70
    assert cell.box.contains(x, y)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("name", LATTICE)
def test_engines_agree_on_a_cropped_and_turned_page(
    name: str, rotation: int, tmp_path: Path
) -> None:
    document = plain_document()
    document[0].set_cropbox(pymupdf.Rect(40, 70, 560, 500))
    document[0].set_rotation(rotation)
    path = saved(document, tmp_path)
    names = ("ruled", name)
    assert page_disagreements(read("ruled", path), read(name, path), engines=names) == ()


@pytest.mark.parametrize("name", ENGINES)
def test_the_password_is_passed_on(name: str, tmp_path: Path) -> None:
    options = {"encryption": pymupdf.PDF_ENCRYPT_AES_256, "user_pw": "公开", "owner_pw": "o"}
    path = saved(plain_document(), tmp_path, **options)
    (grid,) = read(name, path, password="公开")
    assert PLAIN[1] in rows_of(grid)


@pytest.mark.parametrize("name", sorted(TOOLS))
def test_a_wrong_password_is_a_failure_of_the_engine(name: str, plain: Path) -> None:
    page = content(plain)
    locked = plain.with_name("locked.pdf")
    with pymupdf.open(plain) as document:
        document.save(locked, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="u", owner_pw="o")
    with pytest.raises(EngineFailed):
        engine_named(name).read(page, Request(path=locked, password="not this"))


@pytest.mark.parametrize("columns", [None, 4])
@pytest.mark.parametrize("name", OPEN_RULED)
def test_an_open_ruled_table(name: str, columns: int | None, tmp_path: Path) -> None:
    document, page = blank_page()
    rows = [list(row) for row in PLAIN]
    rows[2][1] = "行政事业单位\n养老支出"
    write(page, 230, 60, "2026年预算支出总表")
    write(page, LEFT, 85, "单位名称：泽州县残疾人联合会")
    draw_rules(page, len(rows), verticals=False)
    draw_text(page, rows)
    (grid,) = read(name, saved(document, tmp_path), columns=columns)
    assert rows_of(grid) == PLAIN


@pytest.mark.parametrize("name", OPEN_RULED)
def test_a_blank_column_is_known_from_the_header(name: str, tmp_path: Path) -> None:
    document, page = blank_page()
    rows = [PLAIN[0], *([*row[:3], ""] for row in PLAIN[1:])]
    draw_rules(page, len(rows), verticals=False)
    draw_text(page, rows)
    (grid,) = read(name, saved(document, tmp_path), columns=4)
    assert rows_of(grid) == rows


@pytest.mark.parametrize("name", ENGINES)
def test_availability_never_raises(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = engine_named(name)
    assert engine.availability().ready
    monkeypatch.setattr("importlib.util.find_spec", crash(ValueError("no spec")))
    found = engine.availability()
    assert found.ready or (found.reason and found.hint)


@pytest.mark.parametrize("name", sorted(TOOLS))
def test_a_missing_library_is_named_with_its_remedy(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda module: None)
    with pytest.raises(EngineMissing, match="pip install"):
        ready_engine(name)


def test_asking_for_availability_imports_no_library() -> None:
    script = (
        "import sys; from extractor.engines.registry import MAKERS, engine_named\n"
        "found = {name: engine_named(name).availability().ready for name in MAKERS}\n"
        "assert all(ready for name, ready in found.items() if name != 'scan')\n"
        "heavy = ('camelot', 'cv2', 'numpy', 'onnxruntime', 'pandas', 'pymupdf', 'playa')\n"
        "print([module for module in heavy if module in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_an_unknown_name_is_told_with_the_known_ones() -> None:
    with pytest.raises(UnknownEngine, match="camelot-stream") as caught:
        engine_named("tabula")
    assert caught.value.datum == "tabula"


class Crash(Exception):
    """An exception of a kind that nobody foresaw, with nothing to say."""


def crash(error: Exception):
    def raises(*args: object, **kwargs: object) -> None:
        raise error

    return raises


@pytest.mark.parametrize(
    "error", [ValueError("bad table\nand more"), MemoryError(), RecursionError("deep"), Crash()]
)
@pytest.mark.parametrize("name", sorted(TOOLS))
def test_every_failure_of_the_tool_becomes_ours(
    name: str, error: Exception, plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TOOLS[name], crash(error))
    with pytest.raises(EngineFailed) as caught:
        read(name, plain)
    assert caught.value.datum == name
    assert caught.value.details["page"] == 1
    assert str(caught.value.details["reason"]).startswith(type(error).__name__)
    assert "more" not in str(caught.value)
    assert caught.value.__cause__ is error


@pytest.mark.parametrize("name", sorted(TOOLS))
def test_our_own_errors_keep_their_next_action(
    name: str, plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TOOLS[name], crash(PasswordNeeded("table.pdf")))
    with pytest.raises(PasswordNeeded):
        read(name, plain)


@pytest.mark.parametrize("name", sorted(TOOLS))
def test_a_tool_that_finds_nothing_slowly_has_found_nothing(
    name: str, plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*args: object, **kwargs: object) -> tuple[()]:
        time.sleep(0.05)
        return ()

    monkeypatch.setattr(TOOLS[name], slow)
    assert read(name, plain) == ()


def test_the_finder_that_gives_up_has_failed(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pymupdf.Page, "find_tables", lambda page, **options: None)
    with pytest.raises(EngineFailed, match="gave up"):
        read("pymupdf-tables", plain)


@pytest.mark.parametrize("name", sorted(TOOLS))
def test_a_damaged_file_is_a_failure_of_the_engine(
    name: str, plain: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    page = content(plain)
    damaged = plain.with_name("damaged.pdf")
    damaged.write_bytes(b"%PDF-1.7\ntrailer << /Root 3 >>\n%%EOF")
    with pytest.raises(EngineFailed):
        engine_named(name).read(page, Request(path=damaged))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", sorted(name for name in TOOLS if name.startswith("camelot")))
def test_a_reason_names_no_folder(name: str, tmp_path: Path) -> None:
    rights = pymupdf.PDF_PERM_PRINT
    options = {"encryption": pymupdf.PDF_ENCRYPT_AES_256, "owner_pw": "o", "permissions": rights}
    path = saved(plain_document(), tmp_path, **options)
    with pytest.raises(EngineFailed) as caught:
        engine_named(name).read(content(path), Request(path=path))
    assert str(tmp_path) not in str(caught.value)
    assert path.name in str(caught.value)


# Least share of cells (in per cent) that each engine must read exactly: row, column, spans, text.
FLOORS = {
    "camelot-lattice": {"a": 100, "b": 100, "c": 100, "e": 94, "h": 100},
    "camelot-stream": {"d": 100},
    "camelot-network": {"d": 98},
    "camelot-hybrid": {"b": 100, "c": 100, "d": 98},
    "pymupdf-tables": {"a": 100, "b": 100, "c": 100, "e": 100, "h": 100},
    "ruled": {"a": 100, "b": 100, "c": 100, "e": 100, "h": 100},
}
# Camelot takes white rules for rules, and cuts a text where it overflows its cell.
EXCEPT = {("camelot-lattice", "h_white"), ("camelot-lattice", "h_overflow")}
CASES = [
    (name, path.name.removesuffix(".truth.json"), least)
    for name, floors in FLOORS.items()
    for family, least in floors.items()
    for path in sorted(GRIDS.glob(f"{family}_*.truth.json"))
    if (name, path.name.removesuffix(".truth.json")) not in EXCEPT
]


@pytest.mark.skipif(not CASES, reason="the grids with known cells are not beside this checkout")
@pytest.mark.parametrize(("name", "document", "least"), CASES)
def test_accuracy_on_grids_with_known_cells(name: str, document: str, least: int) -> None:
    path = GRIDS / f"{document}.pdf"
    right = known = 0
    for table in json.loads((GRIDS / f"{document}.truth.json").read_text("utf-8"))["pages"]:
        page = content(path, page=table["page"] + 1)
        truth = {(c["r"], c["c"], c["rs"], c["cs"], compact(c["text"])) for c in table["cells"]}
        grids = engine_named(name).read(page, Request(path=path))
        for grid in grids:
            assert_contract(grid, page, name)
        right += max((len(truth & spans_of(grid)) for grid in grids), default=0)
        known += len(truth)
    assert 100 * right >= least * known
