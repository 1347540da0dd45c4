"""Which pages are read from their pictures, and what is told of those that are not."""

import pymupdf
import pytest
from scans import (
    as_scan,
    draw_table,
    extra,
    grained,
    new_page,
    pixels_of,
    table_document,
    write,
)

from extractor.engines.registry import engine_named
from extractor.engines.scan import recogniser as module
from extractor.engines.spec import Availability
from extractor.errors import EngineMissing
from extractor.pipeline import Options, read_report

pytest.importorskip("cv2", reason="cv2 comes with camelot-py")


@pytest.fixture
def mixed(tmp_path):
    """A digital table, then the same as a scan."""
    picture = grained(pixels_of(table_document()))
    scan = as_scan(tmp_path / "scan.pdf", picture)
    document, page = new_page()
    draw_table(page)
    with pymupdf.open(scan) as other:
        document.insert_pdf(other)
    document.save(tmp_path / "both.pdf")
    return tmp_path / "both.pdf"


@pytest.fixture
def without_extra(monkeypatch):
    engine = engine_named("scan")
    gone = Availability(ready=False, reason="rapidocr is not installed", hint="pip install it")
    monkeypatch.setattr(type(engine), "availability", lambda self: gone)


def printed(report, number):
    """The texts of all rows of tables on a page."""
    rows = [row for table in report.tables for row in table.rows if row.page == number]
    return [[cell.raw for cell in row.cells.values()] for row in rows]


def codes(report):
    return [found.code for found in report.findings if found.code[:4] in ("PAGE", "SCAN")]


def test_without_the_extra_digital_pages_come_out_and_the_command_is_told(mixed, without_extra):
    report = read_report(mixed, Options())
    assert [table.pages for table in report.tables] == [(1,)]
    (found,) = [each for each in report.findings if each.code == "PAGE-001"]
    assert "pip install it" in found.message.en
    assert "pip install it" in found.message.zh
    assert [place.page for place in found.places] == [2]
    assert report.source.pages[1].reason.endswith("its picture was not used")


def test_no_ocr_leaves_scanned_pages_alone(mixed):
    report = read_report(mixed, Options(ocr="never"))
    assert [table.pages for table in report.tables] == [(1,)]
    assert codes(report) == ["SCAN-001"]


@extra()
def test_a_scan_among_digital_pages_is_read(mixed):
    report = read_report(mixed, Options())
    assert printed(report, 1) == printed(report, 2) != []
    digital, scanned = report.source.pages
    assert (digital.kind, scanned.kind) == ("digital", "scanned")
    assert "its picture was read with" in scanned.reason
    assert "PAGE-001" not in codes(report)


@extra()
def test_force_ocr_reads_every_page_by_its_picture(mixed):
    report = read_report(mixed, Options(ocr="force"))
    assert all("its picture was read" in page.reason for page in report.source.pages)
    assert printed(report, 1) == printed(report, 2) != []


@extra()
def test_a_hidden_text_layer_is_not_believed(tmp_path):
    path = as_scan(tmp_path / "scan.pdf", grained(pixels_of(table_document())))
    with pymupdf.open(path) as document:
        document[0].insert_text((70, 150), "99999 wrong", render_mode=3)
        document.save(tmp_path / "hidden.pdf")
    report = read_report(tmp_path / "hidden.pdf", Options())
    (page,) = report.source.pages
    assert page.kind == "scanned"
    assert "the text layer is invisible; its picture was read" in page.reason
    texts = [text for row in printed(report, 1) for text in row]
    assert "1,608.60" in texts
    assert not any("99999" in text for text in texts)


def test_a_picture_over_native_text_leaves_the_text_layer_in_use(tmp_path):
    import cv2
    import numpy as np

    document, page = new_page()
    draw_table(page)
    stamp = cv2.imencode(".png", np.full((80, 80, 3), (60, 60, 220), np.uint8))[1].tobytes()
    page.insert_image(pymupdf.Rect(200, 250, 560, 390), stream=stamp)
    document.save(tmp_path / "stamped.pdf")
    report = read_report(tmp_path / "stamped.pdf", Options())
    (shown,) = report.source.pages
    assert shown.kind == "mixed"
    assert shown.reason.endswith("its text layer was used")
    assert [table.engine for table in report.tables] == ["ruled"]


@extra()
def test_a_low_page_is_told_and_nothing_of_it_used(tmp_path):
    path = as_scan(tmp_path / "scan.pdf", grained(pixels_of(table_document(), 60)), dpi=60)
    report = read_report(path, Options())
    assert report.tables == ()
    assert codes(report) == ["SCAN-003"]


@extra()
def test_a_huge_picture_is_told_and_the_other_pages_come_out(mixed, monkeypatch):
    monkeypatch.setattr("extractor.source.raster.MOST_PIXELS", 1000)
    report = read_report(mixed, Options())
    assert [table.pages for table in report.tables] == [(1,)]
    assert codes(report) == ["SCAN-002"]


@extra()
def test_another_model_is_refused(monkeypatch, tmp_path):
    other = tmp_path / "model.onnx"
    other.write_bytes(b"not the model")
    monkeypatch.setattr(module, "model_path", lambda: other)
    module.recogniser.cache_clear()
    with pytest.raises(EngineMissing, match="not the expected file"):
        module.recogniser()
    module.recogniser.cache_clear()


@extra()
def test_another_release_is_not_ready(monkeypatch):
    monkeypatch.setattr("extractor.engines.scan.version", lambda name: "3.9.2")
    found = engine_named("scan").availability()
    assert not found.ready
    assert "3.9.2" in found.reason
    assert "gongkai[scan]" in found.hint


def open_table(tmp_path, *, verticals=False, figures=True):
    """A scanned table of horizontal rules only."""
    document, page = new_page()
    write(page, 200, 60, "支出总表", 16)
    columns = (60, 250, 340, 430)
    rows = [("科目", "合计", "基本支出", "项目支出")]
    rows += [(f"第{n}类支出", "1,608.60", "253.31", "15.60") for n in "一二三四"]
    for n, row in enumerate(rows):
        for x, text in zip(columns, row, strict=True):
            write(page, x + 5, 120 + 24 * n + 16, text if figures or n == 0 else "文字说明")
    for at in (120, 144, 240):
        page.draw_line((60, at), (535, at), width=0.8)
    for x in (*columns, 535) if verticals else ():
        page.draw_line((x, 120), (x, 240), width=0.8)
    return as_scan(tmp_path / "open.pdf", grained(pixels_of(document)))


@extra()
def test_a_table_without_vertical_rules_is_told_and_not_guessed(tmp_path):
    report = read_report(open_table(tmp_path), Options())
    (found,) = [each for each in report.findings if each.code == "SCAN-007"]
    (place,) = found.places
    assert place.box.contains(300, 190)
    assert not [row for table in report.tables for row in table.rows]


@extra()
@pytest.mark.parametrize("options", [{"verticals": True}, {"figures": False}])
def test_ruled_tables_and_plain_lines_between_rules_are_not_told(tmp_path, options):
    assert "SCAN-007" not in codes(read_report(open_table(tmp_path, **options), Options()))
