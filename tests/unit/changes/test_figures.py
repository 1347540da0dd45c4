"""Two figures side by side: what cannot be read, and what print alone makes differ."""

from decimal import Decimal

import pytest
from tabletext import GridText, document

from exports.changes.compare import compare
from exports.changes.figures import figure_change
from exports.changes.mirror import mirror
from exports.changes.model import Figure, Materiality
from extractor.model.finding import Place

EVERYTHING = Materiality()


def figure(raw, amount=None, status="printed", decimals=2):
    known = None if amount is None else Decimal(amount)
    return Figure(
        raw=raw,
        amount=known,
        status=status,
        decimals=None if known is None else decimals,
        place=Place(table=0, row=0, column="total"),
    )


def test_what_cannot_be_read_on_either_side_is_the_same_where_it_is_printed_alike():
    change = figure_change(
        "total",
        figure("8?,00", status="illegible"),
        figure("8?,00", status="illegible"),
        EVERYTHING,
    )

    assert (change.state, change.delta, change.material) == ("unchanged", None, False)


@pytest.mark.parametrize(
    "other",
    [figure("9?,00", status="illegible"), figure("86.00", "860000"), figure("", None, "blank")],
)
def test_what_cannot_be_read_on_one_side_stays_unreadable(other):
    unread = figure("8?,00", status="illegible")

    assert figure_change("total", unread, other, EVERYTHING).state == "unreadable"
    assert figure_change("total", other, unread, EVERYTHING).state == "unreadable"


HEAD = "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"


def ledger(*amounts, year, unit):
    names = ("201 | 一般公共服务支出", "208 | 社会保障和就业支出", " | 合计")
    lines = [f"{name} | {each} | {each} | " for name, each in zip(names, amounts, strict=True)]
    cover = ("泽州县残疾人联合会", f"{year}年度单位预算公开")
    text = GridText("\n".join([HEAD, *lines]))
    return document(["部门支出总表", unit, text], cover=cover, checked=False)


def test_what_the_coarser_unit_leaves_out_moves_nothing():
    old = ledger("80.12", "20.57", "100.69", year=2025, unit="单位：万元")
    new = ledger("801,234.00", "205,690.00", "1,006,924.00", year=2026, unit="单位：元")

    for one, other in ((old, new), (new, old)):
        changes = compare(one, other)
        assert {each.states for each in changes.facts} == {("unchanged",)}
        assert {each.figure.delta for each in changes.facts} == {0}
        assert {each.figure.percent for each in changes.facts} == {0}
        assert changes.movers == ()
        (fall,) = changes.waterfalls
        assert [step.delta for step in fall.steps] == [0, 0]
        assert (fall.old_total, fall.new_total, fall.residual) == (1006924, 1006924, 0)


def test_a_change_beside_what_the_coarser_unit_leaves_out_closes():
    old = ledger("80.12", "20.57", "100.69", year=2025, unit="单位：万元")
    new = ledger("801,234.00", "305,690.00", "1,106,924.00", year=2026, unit="单位：元")
    changes = compare(old, new)

    assert [changes.facts[number].code for number in changes.movers] == ["208"]
    (fall,) = changes.waterfalls
    assert [step.delta for step in fall.steps] == [0, 99990]
    assert fall.old_total + 99990 + fall.residual == fall.new_total
    assert mirror(changes).movers == compare(new, old).movers
    assert mirror(changes).waterfalls == compare(new, old).waterfalls
