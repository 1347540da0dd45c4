"""Pages that are pictures, each in a way that scans are: a right answer, or none that is wrong."""

import io

import pymupdf
import pytest
from scans import (
    DPI,
    LEFT,
    ROW,
    TOP,
    WANTED,
    as_scan,
    as_stream,
    draw_table,
    extra,
    grained,
    new_page,
    pixels_of,
    see,
    table_document,
    texts,
    write,
)

from extractor.errors import PictureTooLarge
from extractor.source.frame import reading_box
from extractor.source.lines import text_lines
from layouts.normalise import compact

pytestmark = extra()


@pytest.fixture
def scan(tmp_path):
    """Saves a picture as a page, and sees it."""

    def seen(picture, **options):
        return see(as_scan(tmp_path / "scan.pdf", picture, **options))

    return seen


def around(sighting) -> list[str]:
    lines = text_lines(sighting.content, [grid.box for grid in sighting.grids])
    return [compact(line.text) for line in lines]


def test_a_table_is_read_with_the_text_around_it(scan):
    sighting = scan(grained(pixels_of(table_document())))
    (grid,) = sighting.grids
    assert texts(grid) == WANTED
    assert around(sighting) == ["2026年预算支出总表", "编制单位:松岭县残疾人联合会单位:万元"]
    assert sighting.grade.quality == "good"


def test_confidence_is_below_one_and_empty_cells_are_certain(scan):
    (grid,) = scan(grained(pixels_of(table_document()))).grids
    assert all((cell.confidence == 1) == (not cell.text) for cell in grid.cells)
    assert all(cell.confidence.as_tuple().exponent >= -3 for cell in grid.cells)


def test_the_same_picture_gives_the_same_sighting(scan):
    picture = grained(pixels_of(table_document()))
    assert scan(picture) == scan(picture)


def test_boxes_lie_where_the_text_is(scan):
    (grid,) = scan(grained(pixels_of(table_document()))).grids
    (cell,) = (cell for cell in grid.cells if cell.text == "1,548.80")
    assert cell.box.contains(LEFT + 70 + 190 + 45, TOP + 3.5 * ROW)
    assert abs(cell.box.height - ROW) < 1.5


@pytest.mark.parametrize("degrees", [-2.0, 0.7, 3.0])
def test_a_page_askew_is_straightened_and_its_boxes_lie_askew(scan, degrees):
    import cv2

    picture = grained(pixels_of(table_document()))
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    sighting = scan(cv2.warpAffine(picture, turn, (width, height), borderValue=(245,) * 3))
    (grid,) = sighting.grids
    assert texts(grid) == WANTED
    (pane,) = sighting.content.panes
    assert abs(pane.skew - degrees) < 0.15
    (cell,) = (cell for cell in grid.cells if cell.text == "1,548.80")
    spot = turn @ ((LEFT + 305) * DPI / 72, (TOP + 3.5 * ROW) * DPI / 72, 1)
    assert cell.box.contains(*(spot * 72 / DPI))


@pytest.mark.parametrize(("quarters", "turn"), [(1, 270), (2, 180), (3, 90)])
def test_a_turned_page_is_read_upright(scan, quarters, turn):
    import numpy as np

    upright = grained(pixels_of(table_document()))
    sighting = scan(np.ascontiguousarray(np.rot90(upright, quarters)))
    (grid,) = sighting.grids
    assert sighting.content.turn == turn
    assert texts(grid) == WANTED
    box = reading_box(sighting.content, grid.box)
    assert abs(box.x0 - LEFT) < 3
    assert abs(box.y0 - TOP) < 3


def test_the_edge_of_the_lid_does_not_hide_how_a_page_lies():
    """It is a dark strip along the whole page, and all lines of text lie beside it."""
    import numpy as np

    from extractor.engines.scan.reading import PageText, Paper
    from extractor.engines.scan.recogniser import recogniser

    picture = pixels_of(table_document()).min(axis=2)
    edged = picture.copy()
    edged[:, :24] = np.linspace(0, 120, 24, dtype=np.uint8)
    plain, beside = (
        PageText(Paper(each, 0.0), DPI / 72, recogniser()).glimpse(6) for each in (picture, edged)
    )
    assert plain > 0.7
    assert abs(beside - plain) < 0.05


def test_an_open_book_is_read_one_page_after_the_other(scan):
    import numpy as np

    pages = []
    for number in (1, 2):
        document, page = new_page()
        draw_table(page)
        write(page, 280, 380, f"第{number}页")
        pages.append(grained(pixels_of(document), seed=number))
    spread = np.hstack(pages)
    spread[:, pages[0].shape[1] - 2 : pages[0].shape[1] + 2] = 70
    sighting = scan(spread)
    left, right = sighting.grids
    assert texts(left) == texts(right) == WANTED
    assert left.box.x1 < 595 < right.box.x0
    assert [line for line in around(sighting) if "第" in line] == ["第1页", "第2页"]
    assert around(sighting).index("第1页") == 2


def test_a_wide_table_is_no_open_book(scan):
    document, page = new_page(842, 595)
    draw_table(page, left=200)
    sighting = scan(grained(pixels_of(document)))
    assert len(sighting.content.panes) == 1
    assert [texts(grid) for grid in sighting.grids] == [WANTED]


def test_a_grey_stamp_never_lands_in_a_cell(scan):
    document, page = new_page()
    draw_table(page)
    turned = (pymupdf.Point(300, 180), pymupdf.Matrix(1, 1).prerotate(25))
    stamp = (0.78,) * 3
    page.insert_text(
        (110, 200), "仅供内部审核", fontname="china-s", fontsize=60, color=stamp, morph=turned,
        overlay=False,
    )  # fmt: skip
    sighting = scan(grained(pixels_of(document)))
    assert [texts(grid) for grid in sighting.grids] == [WANTED]
    assert not any("审核" in line for line in around(sighting))


def test_a_red_seal_hides_nothing(scan):
    import cv2
    import numpy as np

    picture = pixels_of(table_document())
    sealed = picture.copy()
    middle = (round((LEFT + 300) * DPI / 72), round((TOP + 60) * DPI / 72))
    cv2.circle(sealed, middle, 155, (60, 50, 210), 9)
    cv2.circle(sealed, middle, 40, (60, 50, 210), -1)
    sighting = scan(grained(np.minimum(picture, sealed)))
    assert [texts(grid) for grid in sighting.grids] == [WANTED]


def test_red_type_is_read(scan):
    document, page = new_page()
    write(page, 130, 120, "松岭县财政局文件", 40, color=(0.85, 0.1, 0.1))
    page.draw_line((60, 200), (535, 200), color=(0.85, 0.1, 0.1), width=2)
    write(page, 80, 300, "现批复你单位2026年部门预算，请严格执行。", 14)
    sighting = scan(grained(pixels_of(document)))
    assert sighting.grids == ()
    assert around(sighting) == ["松岭县财政局文件", "现批复你单位2026年部门预算,请严格执行。"]


def test_broken_rules_are_mended(scan):
    picture = pixels_of(table_document())
    for x in range(LEFT_PX, picture.shape[1], 67):
        picture[TOP_PX - 4 : TOP_PX + 5 * ROW_PX + 4, x : x + 9][rule_rows(picture, x), :] = 255
    sighting = scan(grained(picture))
    assert [texts(grid) for grid in sighting.grids] == [WANTED]


LEFT_PX, TOP_PX, ROW_PX = (round(points * DPI / 72) for points in (LEFT, TOP, ROW))


def rule_rows(picture, x):
    """The rows of pixels, near the table's horizontal rules, that get a gap."""
    import numpy as np

    rows = np.arange(TOP_PX - 4, TOP_PX + 5 * ROW_PX + 4)
    return np.abs((rows - TOP_PX + ROW_PX / 2) % (ROW * DPI / 72) - ROW_PX / 2) <= 4


def test_a_faint_copy_is_read(scan):
    import numpy as np

    picture = 255 - (255 - pixels_of(table_document()).astype(np.float32)) * 0.45
    sighting = scan(grained(picture))
    assert [texts(grid) for grid in sighting.grids] == [WANTED]


def test_a_dark_lid_around_the_paper_is_no_table(scan):
    import cv2

    picture = grained(pixels_of(table_document()))
    lid = cv2.copyMakeBorder(picture, 70, 20, 90, 0, cv2.BORDER_CONSTANT, value=(25, 25, 25))
    sighting = scan(lid)
    assert [texts(grid) for grid in sighting.grids] == [WANTED]


def test_a_negative_is_read(scan):
    sighting = scan(255 - grained(pixels_of(table_document())))
    assert [texts(grid) for grid in sighting.grids] == [WANTED]


def test_a_blank_page_has_nothing(scan):
    import numpy as np

    sighting = scan(grained(np.full((2339, 1654, 3), 250, np.uint8)))
    assert sighting.grids == ()
    assert around(sighting) == []
    assert sighting.grade.quality == "good"


def test_noise_is_not_read_as_text(scan):
    import numpy as np

    sighting = scan(np.random.default_rng(1).integers(0, 255, (1200, 900, 3), np.uint8))
    assert sighting.grids == ()
    assert around(sighting) == []


@pytest.mark.parametrize("dpi", [60, 100])
def test_a_coarse_picture_is_graded_low(scan, dpi):
    assert scan(grained(pixels_of(table_document(), dpi)), dpi=dpi).grade.quality == "low"


def test_a_blurred_noisy_copy_is_graded_low(scan):
    import cv2

    picture = cv2.GaussianBlur(pixels_of(table_document(), 120), (0, 0), 1.8)
    assert scan(grained(picture, 30.0), dpi=120).grade.quality == "low"


def test_a_page_measured_in_pixels_is_read_alike(scan):
    """Some programs write one point for each pixel of the scan."""
    sighting = scan(grained(pixels_of(table_document())), dpi=72)
    assert sighting.content.width > 1600
    assert [texts(grid) for grid in sighting.grids] == [WANTED]


def test_jpeg_2000(scan):
    sighting = scan(grained(pixels_of(table_document())), kind=".jp2")
    assert [texts(grid) for grid in sighting.grids] == [WANTED]


class TestTwoTone:
    """Fax: one bit a pixel, under both of its encodings."""

    def group4(self):
        """The page as a CCITT group 4 strip, black pixels set, and its size."""
        from PIL import Image

        grey = Image.fromarray(pixels_of(table_document())[:, :, 0])
        file = io.BytesIO()
        two_tone = grey.point(lambda level: 255 * (level <= 150)).convert("1")
        two_tone.save(file, "TIFF", compression="group4", tiffinfo={278: grey.height})
        file.seek(0)
        with Image.open(file) as tiff:
            start, length = tiff.tag_v2[273][0], tiff.tag_v2[279][0]
            assert len(tiff.tag_v2[273]) == 1
        return file.getvalue()[start : start + length], grey.size

    def test_ccitt(self, tmp_path):
        data, (width, height) = self.group4()
        parameters = f"/DecodeParms << /K -1 /Columns {width} /Rows {height} >>"
        entries = (
            f"/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode {parameters}"
        )
        sighting = see(as_stream(tmp_path / "fax.pdf", data, (width, height), entries))
        assert [texts(grid) for grid in sighting.grids] == [WANTED]

    def test_jbig2(self, tmp_path):
        data, size = self.group4()
        entries = "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode"
        sighting = see(as_stream(tmp_path / "jbig2.pdf", jbig2(data, *size), size, entries))
        assert [texts(grid) for grid in sighting.grids] == [WANTED]


def jbig2(strip: bytes, width: int, height: int) -> bytes:
    """The strip as the one region (MMR coded) of an embedded JBIG2 page."""

    def number(value, size=4):
        return value.to_bytes(size, "big")

    def segment(index, kind, data):
        return number(index) + bytes([kind, 0, 1]) + number(len(data)) + data

    page = number(width) + number(height) + number(0) * 2 + bytes([0]) + number(0, 2)
    region = number(width) + number(height) + number(0) * 2 + bytes([0, 1]) + strip
    return segment(0, 48, page) + segment(1, 38, region)


class TestHugePictures:
    """Refused before anything is decoded, whoever tells their size."""

    def refused(self, path):
        with pytest.raises(PictureTooLarge) as caught:
            see(path)
        return caught.value.details["found"]

    def test_declared_in_the_dictionary(self, tmp_path):
        entries = "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode"
        path = as_stream(tmp_path / "bomb.pdf", b"x", (60_000, 60_000), entries)
        assert self.refused(path) == 3_600_000_000

    def test_declared_in_the_stream_alone(self, tmp_path):
        entries = "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode"
        data = jbig2(b"\0", 40_000, 50_000)
        path = as_stream(tmp_path / "bomb.pdf", data, (100, 100), entries)
        assert self.refused(path) == 2_000_000_000
