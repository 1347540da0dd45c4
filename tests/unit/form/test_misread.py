"""Forms read from pictures: look-alikes in amounts and targets, what was read kept beside."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tabletext import COVER, GridText, page, report

from extractor.assemble.form.misread import TARGET_RULE, target_meant
from extractor.assemble.form.sheet import Piece, SheetCell
from extractor.assemble.form.target_value import read_target
from extractor.model.geometry import Box
from extractor.model.grid import Cell
from extractor.recognise.settle import FIGURE_RULE

TITLE = "项目支出绩效目标表"
_SURENESS = Decimal("0.97")


def seen(reading, confidence):
    """A page whose cells were read from a picture, so surely."""
    grids = tuple(
        replace(
            each,
            cells=tuple(replace(c, confidence=confidence) if c.text else c for c in each.cells),
        )
        for each in reading.grids
    )
    return replace(reading, grids=grids)


def read(*amounts, target="≥90%", confidence=_SURENESS):
    total, first, second = amounts
    grid = GridText(
        "项目名称 | OO工程 | < | <\n"
        f"项目资金（万元） | 年度资金总额： | {total} | <\n"
        f"^ | 其中：财政拨款 | {first} | <\n^ | 其他资金 | {second} | <\n"
        "一级指标 | 二级指标 | 三级指标 | 指标值\n"
        f"产出指标 | 数量指标 | O型设备完好率 | {target}"
    )
    return report([page(1, COVER), seen(page(2, [TITLE, grid]), confidence)])


def funding(result):
    return result.forms[0].funding["annual"]


def told(result, code):
    return [each for each in result.findings if each.code == code]


@pytest.mark.parametrize("zero", ["O", "o", "〇"])
def test_a_zero_read_as_a_letter_is_settled_and_what_was_read_is_kept(zero):
    result = read("12.50", "12.50", zero)
    other = funding(result)["other"]
    assert (other.raw, other.amount, other.status) == ("0", Decimal(0), "printed")
    assert (other.literal, other.rule) == (zero, FIGURE_RULE)
    assert not told(result, "FORM-005")
    (found,) = told(result, "SCAN-005")
    assert f"“{zero}”" in found.message.zh
    assert [(place.page, place.form) for place in found.places] == [(2, 0)]


@pytest.mark.parametrize(
    ("spoilt", "meant", "yuan"),
    [("1O.5", "10.5", 105000), ("l2,3OO.00", "12,300.00", 123000000), ("1O万元", "10万元", 100000)],
)
def test_figures_with_letters_in_them(spoilt, meant, yuan):
    total = funding(read(spoilt, "10", "0"))["total"]
    assert (total.raw, total.amount, total.literal) == (meant, yuan, spoilt)


def test_a_text_layer_is_believed_to_the_letter():
    result = read("12.50", "12.50", "O", confidence=Decimal(1))
    assert funding(result)["other"].status == "illegible"
    assert told(result, "FORM-005")
    assert not told(result, "SCAN-005")


def test_what_look_alikes_do_not_explain_stays_illegible():
    result = read("12.50", "12.50", "详见附件")
    assert (funding(result)["other"].raw, funding(result)["other"].literal) == ("详见附件", None)
    assert told(result, "FORM-005")


def test_amounts_read_unsurely_are_for_review():
    cells = funding(read("12.50", "12.50", "0", confidence=Decimal("0.6"))).values()
    assert all(cell.review for cell in cells)
    assert not any(cell.review for cell in funding(read("12.50", "12.50", "0")).values())


def test_names_and_indicators_are_never_touched():
    (form,) = read("O", "O", "O").forms
    assert form.project == "OO工程"
    assert form.indicators[0].level3 == "O型设备完好率"


def test_a_target_is_settled_with_what_was_read():
    result = read("1", "1", "0", target="≥9O%")
    target = result.forms[0].indicators[0].target
    assert (target.raw, target.operator, target.value, target.unit) == ("≥90%", ">=", 90, "%")
    assert (target.literal, target.rule) == ("≥9O%", TARGET_RULE)
    assert len(told(result, "SCAN-005")) == 1


def cell(text, confidence=_SURENESS):
    inner = Cell(row=0, col=0, text=text, lines=(text,), box=Box(0, 0, 1, 1), confidence=confidence)
    pieces = [Piece(cell=inner, page=1)]
    return SheetCell(row=0, col=0, last_row=0, last_col=0, pieces=pieces)


@pytest.mark.parametrize(
    ("spoilt", "meant"),
    [("≥.90%", "≥90%"), ("1OO%", "100%"), ("≥l2O人次", "≥120人次"), ("=O", "=0"), ("2O个", "20个")],
)
def test_shapes_of_targets_that_leave_no_doubt(spoilt, meant):
    target = target_meant(cell(spoilt), read_target(spoilt))
    assert (target.raw, target.kind, target.literal) == (meant, "quantity", spoilt)


@pytest.mark.parametrize(
    "text", [">20人", "≥.5%", "O", "Q345", "5l", "≥5l", "O型", "二〇二六年", "合格", "1O.5.0%", ""]
)
def test_shapes_that_leave_doubt_stay(text):
    assert target_meant(cell(text), read_target(text)).literal is None


def test_targets_of_a_text_layer_stay():
    printed = read_target("1OO%")
    assert target_meant(cell("1OO%", Decimal(1)), printed) is printed
