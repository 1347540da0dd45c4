"""Tables → facts: by meaning, defaults left out, vintage settled."""

import pytest
from tabletext import GridText, amounts, document

from extractor.assemble.facts import fact_id

LEDGER = GridText("""
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
    213 | 农林水支出 | 3.00 | 2.00 | 1.00
    合计 | < | 3.00 | 2.00 | 1.00
""")
SUMMARY_WITH_CARRY = GridText("""
    收入 | < | 支出 | <
    项目 | 金额 | 项目 | 金额
    一、一般公共预算拨款收入 | 2.50 | 一、农林水支出 | 3.00
    上年结转 | 0.50 | |
    收入总计 | 3.00 | 支出总计 | 3.00
""")


def table(title, grid, unit="单位：万元"):
    return [title, unit, grid]


def test_identifiers_are_readable_and_stable():
    assert fact_id("expenditure", ()) == "expenditure"
    assert fact_id("expenditure", (("function", "213"), ("fund", "own"))) == (
        "expenditure|function=213|fund=own"
    )


def test_dimensions_at_their_default_are_left_out():
    assert set(amounts(document(table("支出总表", LEDGER)))) == {
        "expenditure",
        "expenditure.basic",
        "expenditure.project",
        "expenditure|function=213",
        "expenditure.basic|function=213",
        "expenditure.project|function=213",
    }


def test_every_place_of_one_figure_is_one_fact():
    read = document(table("支出总表", LEDGER), [], table("部门支出总表", LEDGER))
    total = next(fact for fact in read.facts if fact.id == "expenditure")

    assert len(read.facts) == 6
    assert [(p.table, p.row, p.column, p.page) for p in total.places] == [
        (0, 1, "total", 2),
        (1, 1, "total", 4),
    ]


def test_the_fact_carries_the_most_exact_print():
    in_yuan = GridText(
        LEDGER.text.replace("3.00", "30,012").replace("2.00", "20,012").replace("1.00", "10,000")
    )
    read = document(table("支出总表", LEDGER), [], table("部门支出总表", in_yuan, "单位：元"))
    total = next(fact for fact in read.facts if fact.id == "expenditure")

    assert (f"{total.amount:f}", total.decimals) == ("30012", 0)
    assert len(total.places) == 2


def test_places_lead_to_the_printed_cell():
    read = document(table("支出总表", LEDGER))

    for fact in read.facts:
        for place in fact.places:
            cell = read.tables[place.table].rows[place.row].cells[place.column]
            assert cell.amount == fact.amount
            assert (cell.page, cell.box) == (place.page, place.box)


def test_a_silent_table_means_everything_where_nothing_is_carried_forward():
    facts = amounts(document(table("一般公共预算支出表", LEDGER)))

    assert facts["expenditure|fund=general_public"] == "30000"


def test_a_silent_table_stays_silent_where_money_is_carried_forward():
    facts = amounts(
        document(table("收支总表", SUMMARY_WITH_CARRY), table("一般公共预算支出表", LEDGER))
    )

    assert facts["expenditure|fund=general_public|vintage=unstated"] == "30000"
    assert "expenditure|fund=general_public" not in facts


@pytest.mark.parametrize(
    ("title", "fact"),
    [
        ("一般公共预算支出表（不含上年结转）", "expenditure|fund=general_public|vintage=current"),
        ("一般公共预算当年支出表", "expenditure|fund=general_public|vintage=current"),
        ("政府性基金预算支出表", "expenditure|fund=government_funds"),
        ("国有资本经营预算支出表", "expenditure|fund=state_capital"),
        ("财政拨款支出预算表", "expenditure|fund=appropriation"),
    ],
)
def test_the_title_states_the_scope(title, fact):
    assert amounts(document(table(title, LEDGER)))[fact] == "30000"


def test_this_years_money_is_all_there_is_unless_the_table_tells_other_money_apart():
    without = GridText("""
        收入 | < | 支出 | <
        项目 | 金额 | 项目 | 金额
        一、一般公共预算拨款收入 | 3.00 | 一、农林水支出 | 3.00
        收入总计 | 3.00 | 支出总计 | 3.00
    """)

    assert "revenue|fund=general_public" in amounts(document(table("收支总表", without)))
    with_carry = amounts(document(table("收支总表", SUMMARY_WITH_CARRY)))
    assert "revenue|fund=general_public|vintage=current" in with_carry
    assert with_carry["revenue|vintage=carried_forward"] == "5000"


def test_each_half_settles_its_own_vintage():
    facts = amounts(document(table("收支总表", SUMMARY_WITH_CARRY)))

    assert facts["expenditure|function=213"] == "30000"


@pytest.mark.parametrize("printed", ["", "-", "1,2.3", "见注"])
def test_what_is_no_figure_makes_no_fact(printed):
    cells = f"科目编码 | 科目名称 | 合计 | 基本支出\n213 | 农林水支出 | 5 | {printed}"

    assert set(amounts(document(table("支出总表", GridText(cells))))) == {
        "expenditure|function=213"
    }


def test_a_printed_zero_is_a_fact():
    cells = "科目编码 | 科目名称 | 合计 | 基本支出\n213 | 农林水支出 | 0 | 0.00"
    read = document(["支出总表", "单位：元", GridText(cells)])

    assert {fact.id: (fact.amount, fact.decimals) for fact in read.facts} == {
        "expenditure|function=213": (0, 0),
        "expenditure.basic|function=213": (0, 2),
    }


def test_without_a_unit_there_are_amounts_as_printed_and_no_facts():
    read = document(["支出总表", LEDGER])

    assert read.facts == ()
    cell = read.tables[0].rows[0].cells["total"]
    assert (cell.raw, cell.amount, cell.status) == ("3.00", None, "printed")
