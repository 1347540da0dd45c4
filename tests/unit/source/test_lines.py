"""Lines of text outside tables."""

from extractor.model.geometry import Box
from extractor.model.page import PageContent, Run
from extractor.source.lines import belongs, text_lines


def run(text, x, y, size=10.0, bold=False):
    centres = tuple(x + size * (place + 0.5) for place in range(len(text)))
    return Run(text, Box(x, y - size / 2, x + size * len(text), y + size / 2), size, centres, bold)


def page(*runs, turn=0):
    return PageContent(
        number=1,
        width=400,
        height=600,
        kind="digital",
        reason="",
        turn=turn,
        runs=runs,
        rules=(),
        watermark=(),
        hidden=(),
        image_share=0.0,
    )


def test_runs_on_one_baseline_are_one_line():
    lines = text_lines(page(run("单位：万元", 300, 51), run("编制单位：某局", 50, 50)), [])

    [line] = lines
    assert line.text == "编制单位：某局 单位：万元"
    assert line.box == Box(50, 45, 350, 56)


def test_small_gaps_are_no_blank():
    [line] = text_lines(page(run("12", 50, 50), run("34", 72, 50)), [])

    assert line.text == "1234"


def test_lines_come_top_to_bottom():
    lines = text_lines(page(run("三", 50, 90), run("一", 50, 50), run("二", 80, 70)), [])

    assert [line.text for line in lines] == ["一", "二", "三"]


def test_text_in_a_box_is_left_out():
    lines = text_lines(page(run("外", 50, 50), run("内", 50, 100)), [Box(40, 90, 200, 110)])

    assert [line.text for line in lines] == ["外"]


def test_boxes_and_lines_are_as_shown():
    turned = page(run("外", 50, 50), run("内", 50, 100), turn=90)

    [line] = text_lines(turned, [turned.shown(Box(40, 90, 200, 110))])

    assert line.text == "外"
    assert line.box == turned.shown(Box(50, 45, 60, 55))


def test_bold_and_size():
    [line] = text_lines(page(run("总", 50, 50, bold=True), run("表", 70, 50, size=12)), [])

    assert line.size == 12
    assert not line.bold


def test_a_run_belongs_where_most_of_its_glyphs_are():
    box = Box(0, 0, 100, 20)

    assert belongs(run("一二三四五", 70, 10), box)
    assert not belongs(run("一二三四五六七", 70, 10), box)
    assert belongs(run("一", 10, 21.5), box)
    assert not belongs(run("一", 10, 23), box)


def test_no_runs_no_lines():
    assert text_lines(page(), [Box(0, 0, 400, 600)]) == ()
