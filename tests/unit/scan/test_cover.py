"""Text under pictures: whatever nobody sees is not read in silence."""

import pymupdf
import pytest
from scans import (
    LEFT,
    TOP,
    as_scan,
    draw_table,
    extra,
    grained,
    new_page,
    pixels_of,
    table_document,
)

from extractor.pipeline import Options, read_report
from extractor.source.document import open_document

cv2 = pytest.importorskip("cv2", reason="cv2 comes with camelot-py")


def jpeg(picture):
    return cv2.imencode(".jpg", picture)[1].tobytes()


def content(path):
    with open_document(path) as document:
        return document.page(1)


@pytest.fixture
def layered(tmp_path):
    """Text of a wrong table first, then the scan of the right one over all of it."""

    def save(*, rotate=0, after=()):
        document, page = new_page()
        wrong = [
            ("科目编码", "科目名称", "合计", "基本支出"),
            ("999", "旧文字层", "77.77", "88.88"),
        ]
        draw_table(page, rows=wrong)
        for line in range(8):
            page.insert_text((60, 300 + 10 * line), "0123456789 0123456789 0123456789")
        page.insert_image(page.rect, stream=jpeg(grained(pixels_of(table_document()))))
        for spot, text in after:
            page.insert_text(spot, text)
        page.set_rotation(rotate)
        document.save(tmp_path / "layered.pdf")
        return tmp_path / "layered.pdf"

    return save


@pytest.mark.parametrize("rotate", [0, 90, 270])
def test_a_scan_over_its_text_layer_is_a_scan(layered, rotate):
    page = content(layered(rotate=rotate))
    assert page.kind == "scanned"
    assert "hide" in page.reason
    assert page.runs == ()
    assert any("77.77" in run.text for run in page.hidden)


def test_what_is_printed_over_the_scan_is_seen(layered):
    page = content(layered(after=[((400, 380), "page 12")]))
    assert page.kind == "scanned"
    assert [run.text for run in page.runs] == ["page 12"]


def test_covered_text_is_not_read_even_without_ocr(layered):
    report = read_report(layered(), Options(ocr="never"))
    assert report.tables == ()
    assert [each.code for each in report.findings if each.code.startswith("SCAN")] == ["SCAN-001"]


@extra()
def test_the_picture_is_read_and_the_page_says_so(layered):
    report = read_report(layered(), Options())
    (page,) = report.source.pages
    assert "hide" in page.reason
    assert "its picture was read" in page.reason
    texts = [c.raw for table in report.tables for row in table.rows for c in row.cells.values()]
    assert "1,608.60" in texts
    assert "77.77" not in texts


def test_a_picture_below_the_text_hides_nothing(tmp_path):
    document, page = new_page()
    page.insert_image(page.rect, stream=jpeg(grained(pixels_of(new_page()[0]))))
    draw_table(page)
    for line in range(4):
        page.insert_text((60, 300 + 10 * line), "0123456789 0123456789 0123456789")
    document.save(tmp_path / "below.pdf")
    shown = content(tmp_path / "below.pdf")
    assert (shown.kind, shown.covered) == ("mixed", ())
    assert "hide" not in shown.reason


def patched(tmp_path, stream, **options):
    """A table with a picture over the cell that says 1,548.80."""
    document, page = new_page()
    draw_table(page)
    place = pymupdf.Rect(LEFT + 262, TOP + 73, LEFT + 345, TOP + 95)
    page.insert_image(place, stream=stream, **options)
    document.save(tmp_path / "patched.pdf")
    return tmp_path / "patched.pdf"


def patch(alpha=None):
    import numpy as np

    colours = np.full((30, 100, 3), 250, np.uint8)
    if alpha is not None:
        colours = np.dstack([colours, np.full((30, 100), alpha, np.uint8)])
    return cv2.imencode(".png", colours)[1].tobytes()


def test_a_patch_over_a_figure_is_told_with_its_place(tmp_path):
    report = read_report(patched(tmp_path, patch()), Options())
    (found,) = [each for each in report.findings if each.code == "SCAN-006"]
    assert "“1,548.80”" in found.message.zh
    (place,) = found.places
    assert place.box.contains(LEFT + 285, TOP + 3.5 * 24)
    assert report.tables


def test_a_picture_that_lets_shine_through_hides_nothing(tmp_path):
    assert content(patched(tmp_path, patch(alpha=90))).covered == ()


def test_a_blended_picture_hides_nothing(tmp_path):
    path = patched(tmp_path, patch())
    with pymupdf.open(path) as document:
        kind, resources = document.xref_get_key(document[0].xref, "Resources")
        assert kind == "xref"
        states = "<< /G1 << /BM /Multiply >> >>"
        document.xref_set_key(int(resources.split()[0]), "ExtGState", states)
        document.save(tmp_path / "blended.pdf")
    assert content(tmp_path / "blended.pdf").covered == ()
    assert [run.text for run in content(path).covered] == ["1,548.80"]


def test_a_scan_with_an_invisible_text_layer_stays_what_it_was(tmp_path):
    path = as_scan(tmp_path / "scan.pdf", grained(pixels_of(table_document())))
    with pymupdf.open(path) as document:
        document[0].insert_text((70, 150), "99999", render_mode=3)
        document.save(tmp_path / "hidden.pdf")
    assert "the text layer is invisible" in content(tmp_path / "hidden.pdf").reason
