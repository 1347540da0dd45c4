"""Interpreting one page: layers of text, the reading frame, rules, and the page's kind."""

import pytest

from extractor.model.geometry import Box
from extractor.source.document import open_document
from extractor.source.frame import reading_box
from extractor.source.mupdf import library

pymupdf = library()
CHINESE = "china-s"


@pytest.fixture
def page_of(tmp_path):
    """Draws a page (400 × 600 points) with a function and interprets it."""

    def make(draw, *, rotation=0, cropbox=None, content=None):
        path = tmp_path / "page.pdf"
        with pymupdf.open() as pdf:
            page = pdf.new_page(width=400, height=600)
            draw(page)
            if content is not None:
                append(pdf, page, content)
            if cropbox is not None:
                page.set_cropbox(cropbox)
            page.set_rotation(rotation)
            pdf.save(path)
        with open_document(path) as document:
            return document.page(1)

    return make


def append(pdf, page, content):
    xref = pdf.get_new_xref()
    pdf.update_object(xref, "<<>>")
    pdf.update_stream(xref, content.encode())
    references = " ".join(f"{number} 0 R" for number in [*page.get_contents(), xref])
    pdf.xref_set_key(page.xref, "Contents", f"[{references}]")


def write(page, at, text, **style):
    page.insert_text(at, text, **{"fontname": CHINESE, "fontsize": 10, **style})


def texts(runs):
    return [run.text for run in runs]


def near(box, expected):
    return all(abs(one - other) < 1.5 for one, other in zip(box, expected, strict=True))


def test_runs_have_text_boxes_and_centres(page_of):
    page = page_of(lambda page: write(page, (50, 100), "预算收支"))

    [run] = page.runs
    assert run.text == "预算收支"
    assert run.size == pytest.approx(10)
    assert run.centres == pytest.approx((55, 65, 75, 85), abs=0.1)
    assert near(run.box, (50, 91.4, 90, 101.4))


def test_wide_gaps_end_a_run_and_single_blanks_do_not(page_of):
    def draw(page):
        write(page, (50, 100), "一")
        write(page, (63, 100), "二")
        write(page, (50, 150), "in one", fontname="helv")

    page = page_of(draw)

    assert texts(page.runs) == ["一", "二", "in one"]


def test_a_figure_split_over_several_strings_is_one_run(page_of):
    def draw(page):
        write(page, (50, 100), "1,23", fontname="helv")
        write(
            page, (50 + pymupdf.get_text_length("1,23", fontsize=10), 100), "4.56", fontname="helv"
        )

    assert texts(page_of(draw).runs) == ["1,234.56"]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_rotated_pages_keep_the_reading_frame_and_map_back(page_of, rotation):
    def draw(page):
        write(page, (60, 100), "收支预算总表")
        page.draw_line((50, 110), (250, 110))

    page = page_of(draw, rotation=rotation)

    assert page.turn == rotation
    assert (page.width, page.height) == ((400, 600) if rotation in (0, 180) else (600, 400))
    [run] = page.runs
    assert run.text == "收支预算总表"
    assert near(run.box, (60, 91.4, 120, 101.4))
    shown = {
        0: (60, 91.4, 120, 101.4),
        90: (600 - 101.4, 60, 600 - 91.4, 120),
        180: (400 - 120, 600 - 101.4, 400 - 60, 600 - 91.4),
        270: (91.4, 400 - 120, 101.4, 400 - 60),
    }
    assert near(page.shown(run.box), shown[rotation])
    assert reading_box(page, page.shown(run.box)) == pytest.approx(run.box)
    assert [rule.horizontal for rule in page.rules] == [True]


@pytest.mark.parametrize(("rotate", "turn"), [(90, 270), (270, 90), (180, 180)])
def test_text_drawn_turned_is_read_upright(page_of, rotate, turn):
    page = page_of(lambda page: write(page, (200, 300), "收支预算总表", rotate=rotate))

    assert page.turn == turn
    [run] = page.runs
    assert run.text == "收支预算总表"
    assert run.box.width > run.box.height


def test_drawn_turned_and_rotated_to_show_upright(page_of):
    page = page_of(lambda page: write(page, (200, 300), "收支预算总表", rotate=90), rotation=90)

    assert page.turn == 0
    assert page.runs[0].text == "收支预算总表"


def test_a_cropped_page_counts_from_its_corner_and_drops_what_nobody_sees(page_of):
    def draw(page):
        write(page, (60, 100), "看得见")
        write(page, (60, 20), "看不见")

    page = page_of(draw, cropbox=(50, 50, 350, 500))

    assert texts(page.runs) == ["看得见"]
    assert near(page.runs[0].box, (10, 41.4, 40, 51.4))
    assert (page.width, page.height) == (300, 450)


def test_sideways_text_in_a_cell_is_kept_in_one_piece(page_of):
    def draw(page):
        write(page, (100, 100), "一般公共预算支出情况")
        write(page, (60, 300), "支出", rotate=90)

    page = page_of(draw)

    assert page.turn == 0
    assert texts(page.runs) == ["一般公共预算支出情况", "支出"]


def test_text_drawn_twice_to_look_bold_is_read_once(page_of):
    def draw(page):
        for shift in (0, 0.4, 0.8):
            write(page, (50 + shift, 100), "合计123.45")

    page = page_of(draw)

    assert texts(page.runs) == ["合计123.45"]


def test_repeated_characters_are_not_mistaken_for_bold(page_of):
    assert texts(page_of(lambda page: write(page, (50, 100), "1111.11")).runs) == ["1111.11"]


def test_bold(page_of):
    def draw(page):
        write(page, (50, 100), "Total", fontname="hebo")
        write(page, (50, 150), "plain", fontname="helv")

    assert [(run.text, run.bold) for run in page_of(draw).runs] == [
        ("Total", True),
        ("plain", False),
    ]


def test_a_leaning_watermark_is_set_aside(page_of):
    def draw(page):
        write(page, (50, 100), "行政运行 12.34")
        point = pymupdf.Point(100, 300)
        write(page, point, "仅供内部审核", morph=(point, pymupdf.Matrix(45)), fontsize=30)

    page = page_of(draw)

    assert texts(page.watermark) == ["仅供内部审核"]
    assert "仅" not in "".join(texts(page.runs))


def test_a_translucent_watermark_is_set_aside(page_of):
    def draw(page):
        write(page, (50, 100), "一般公共预算支出表")
        write(page, (50, 103), "内部资料", fill_opacity=0.2, fontsize=20)

    page = page_of(draw)

    assert texts(page.watermark) == ["内部资料"]
    assert texts(page.runs) == ["一般公共预算支出表"]


def test_a_page_whose_text_is_all_translucent_is_read(page_of):
    page = page_of(lambda page: write(page, (50, 100), "一般公共预算", fill_opacity=0.9))

    assert texts(page.runs) == ["一般公共预算"]
    assert page.watermark == ()


def test_invisible_text_is_hidden(page_of):
    def draw(page):
        write(page, (50, 100), "看得见")
        write(page, (50, 150), "看不见", render_mode=3)

    page = page_of(draw)

    assert texts(page.runs) == ["看得见"]
    assert texts(page.hidden) == ["看不见"]


def picture():
    pixmap = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 16, 16))
    pixmap.clear_with(120)
    return pixmap


def test_kinds(page_of):
    def full(page):
        page.insert_image((10, 10, 390, 590), pixmap=picture())

    def scan_with_layer(page):
        full(page)
        write(page, (50, 100), "识别出的文字" * 8, render_mode=3)

    def mixed(page):
        page.insert_image((10, 300, 390, 590), pixmap=picture())
        for line in range(5):
            write(page, (50, 50 + 20 * line), "一般公共预算支出情况说明")

    def logo(page):
        page.insert_image((10, 10, 60, 60), pixmap=picture())
        write(page, (100, 100), "二〇二六年部门预算")

    assert page_of(lambda page: None).kind == "blank"
    assert page_of(lambda page: write(page, (50, 100), "预算")).kind == "digital"
    assert page_of(lambda page: page.draw_rect((50, 50, 300, 90))).kind == "digital"
    assert page_of(full).kind == "scanned"
    assert page_of(full).image_share == pytest.approx(380 * 580 / (400 * 600), abs=0.01)
    layered = page_of(scan_with_layer)
    assert layered.kind == "scanned"
    assert "invisible" in layered.reason
    assert layered.hidden
    assert page_of(mixed).kind == "mixed"
    assert page_of(logo).kind == "digital"


def test_a_picture_written_into_the_content_is_seen(page_of):
    inline = "q 380 0 0 580 10 10 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"

    assert page_of(lambda page: None, content=inline).kind == "scanned"


def test_white_and_invisible_rules_are_dropped(page_of):
    def draw(page):
        page.draw_line((50, 100), (350, 100), color=(1, 1, 1))
        page.draw_line((50, 120), (350, 120), color=(0, 0, 0), stroke_opacity=0)
        page.draw_line((50, 140), (350, 140), color=(0.85, 0.85, 0.85))

    [rule] = page_of(draw).rules
    assert rule.at == pytest.approx(140, abs=0.1)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_grid_drawn_in_one_winding_stroke(page_of, rotation):
    winding = (
        "1 w 50 500 m 350 500 l 350 400 l 50 400 l 50 500 l "
        "50 450 m 350 450 l 200 400 m 200 500 l S"
    )

    def draw(page):
        write(page, (60, 130), "一二三")

    page = page_of(draw, content=winding, rotation=rotation)

    assert sum(rule.horizontal for rule in page.rules) == 3
    assert sum(not rule.horizontal for rule in page.rules) == 3
    assert {round(rule.at) for rule in page.rules if rule.horizontal} == {100, 150, 200}


def test_shown_turns_a_box_with_the_page(page_of):
    page = page_of(lambda page: write(page, (60, 100), "预算"), rotation=90)

    assert page.shown(Box(0, 0, 10, 20)) == Box(580, 0, 600, 10)
