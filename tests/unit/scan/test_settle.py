"""What is set right, and above all what is not."""

from decimal import Decimal

import pytest

from extractor.model.geometry import Box
from extractor.model.grid import Cell, Grid
from extractor.recognise.settle import FIGURE_RULE, LABEL_RULE, settled

WORDS = frozenset({"一般公共预算", "政府性基金预算", "基本支出", "项目支出", "上年结转"})


def grid(*rows, confidence="0.5"):
    cells = [
        Cell(
            row=r,
            col=c,
            text=text,
            lines=(text,) if text else (),
            box=Box(0, 0, 1, 1),
            confidence=Decimal(confidence),
        )
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    edges = tuple(map(float, range(9)))
    size = {"n_rows": len(rows), "n_cols": len(rows[0])}
    return Grid(
        page=1, box=Box(0, 0, 1, 1), cells=tuple(cells), engine="scan",
        x_edges=edges[: len(rows[0]) + 1], y_edges=edges[: len(rows) + 1], **size,
    )  # fmt: skip


def column(text, **options):
    """The cell that holds the text, in a column of figures."""
    after = settled(grid(["合计"], ["12.50"], ["3.00"], ["0"], [text], **options), WORDS)
    return after.cells[4]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("O", "0"),
        ("1,O20.00", "1,020.00"),
        ("1,020;000", "1,020,000"),
        ("l5.60", "15.60"),
        ("15。60", "15.60"),
        ("1，608.6O", "1,608.60"),
    ],
)
def test_look_alikes_in_a_column_of_figures(read, meant):
    cell = column(read, confidence="0.999")
    assert (cell.text, cell.lines) == (meant, (meant,))
    assert (cell.literal, cell.rule) == (read, FIGURE_RULE)
    assert cell.confidence == Decimal("0.999")


@pytest.mark.parametrize("read", ["245.400", "1,02;00", "12.50元", "Ol.5.0", "张三", "－", "A01"])
def test_what_is_no_figure_by_look_alikes_alone_stays(read):
    cell = column(read)
    assert (cell.text, cell.literal, cell.rule) == (read, None, None)


def test_a_letter_in_a_column_of_texts_stays():
    after = settled(grid(["代码"], ["A"], ["O"], ["A01"]), WORDS)
    assert [cell.literal for cell in after.cells] == [None] * 4


def test_an_unsure_header_word_is_snapped():
    (cell,) = settled(grid(["一般公共顶算"]), WORDS).cells
    assert (cell.text, cell.literal, cell.rule) == ("一般公共预算", "一般公共顶算", LABEL_RULE)


@pytest.mark.parametrize(
    ("read", "confidence"),
    [
        ("一般公共顶算", "0.95"),
        ("一般公共顶真", "0.5"),
        ("基木支", "0.5"),
        ("项目支出", "0.5"),
        ("一般公共预算支出", "0.5"),
        ("李强工作室", "0.5"),
    ],
)
def test_sure_texts_longer_texts_and_names_are_never_snapped(read, confidence):
    (cell,) = settled(grid([read], confidence=confidence), WORDS).cells
    assert (cell.text, cell.literal) == (read, None)


def test_a_text_between_two_words_is_not_guessed():
    (cell,) = settled(grid(["甲年结转"]), frozenset({"上年结转", "本年结转"})).cells
    assert cell.literal is None


@pytest.mark.parametrize("read", ["单位名称(科目)", "单位名称（科目）"])
def test_a_header_of_words_that_the_list_uses_is_no_misreading(read):
    words = frozenset({"单位名称(项目)", "科目编码", "项目名称"})
    (cell,) = settled(grid([read]), words).cells
    assert (cell.text, cell.literal) == (read, None)


def test_a_header_of_words_that_the_list_lacks_is_snapped():
    (cell,) = settled(grid(["单位名称(项自)"]), frozenset({"单位名称(项目)", "科目编码"})).cells
    assert cell.text == "单位名称(项目)"
