"""Lines → paragraphs, headings and glossary."""

from extractor.assemble.narrative.structure import ProseReader
from extractor.model.geometry import Box
from extractor.model.page import TextLine
from extractor.model.reading import PageReading

SIZE, LEFT, RIGHT = 12.0, 78.0, 517.0
FULL = "泽州县残疾人联合会按预算类别分一般公共预算政府性基金预算国有资本"


def line(text, row, *, x0=LEFT, x1=None, size=SIZE):
    y = 80.0 + 24 * row
    end = x1 if x1 is not None else x0 + len(text) * size
    return TextLine(text, Box(x0, y, end, y + size), size)


def body(text, row):
    """A full line of a paragraph."""
    return line(text, row, x1=RIGHT)


def page(number, *lines):
    return PageReading(
        number=number,
        kind="digital",
        reason="",
        width=595,
        height=842,
        grids=(),
        lines=lines,
        between=(lines,),
    )


def read(*pages):
    reader = ProseReader()
    for each in pages:
        reader.feed(each)
    return reader.finish(())


def test_a_paragraph_runs_over_the_page_and_the_page_number_is_left_out():
    found = read(
        page(4, line("一、收入情况说明", 0), body(FULL, 1), line("18", 30, x0=290)),
        page(5, line("经营预算。", 0), line("二、支出情况说明", 1), line("无。", 2)),
    ).paragraphs

    assert [p.text for p in found] == [FULL + "经营预算。", "无。"]
    assert [p.section for p in found] == ["一、收入情况说明", "二、支出情况说明"]
    assert found[0].starts == (0, len(FULL))
    assert [spot.page for spot in found[0].spots] == [4, 5]


def test_a_figure_broken_at_a_line_end_is_one_figure():
    found = read(page(4, body(FULL + "共6,77", 0), line("8.56万元。", 1))).paragraphs
    assert found[0].text.endswith("共6,778.56万元。")


def test_a_chart_is_no_prose():
    found = read(
        page(
            4,
            body(FULL, 0),
            line("经营。", 1),
            line("收入预算图", 3, x0=268),
            line("上年结转 1.00万元，0.06%", 5, x0=292),
            line("16.84%", 6),
        )
    ).paragraphs
    assert [p.text for p in found] == [FULL + "经营。"]


def test_the_glossary_in_its_forms():
    terms = read(
        page(
            9,
            line("第四部分名词解释", 0, size=18),
            line("一、基本支出：指为保障机构运转的支出。", 1, x0=102),
            line("2.财政拨款收入：指财政拨款。", 2, x0=102),
            line("三、三公经费", 3, x0=102),
            line("指因公出国（境）费等。", 4, x0=102),
            line("四、政府采购", 5, x0=102),
            line("五、结转：", 6, x0=102),
            line("第五部分附件", 8, size=18),
            line("六、不是名词：无。", 9, x0=102),
        )
    ).glossary

    assert [(term.term, term.definition) for term in terms] == [
        ("基本支出", "指为保障机构运转的支出。"),
        ("财政拨款收入", "指财政拨款。"),
        ("三公经费", "指因公出国（境）费等。"),
        ("政府采购", ""),
        ("结转", ""),
    ]
