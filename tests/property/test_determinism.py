"""The same figures in another order of columns, and the same input twice, give the same facts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tabletext import COVER, GridText, codes, collect, document, name_of, page, profiles, report

from extractor.checks import check
from extractor.checks.cells import figures_by_table
from extractor.checks.relations import relations

LEDGER = {
    "code": ["科目编码", "213", "21303", "2130301", "2130305", "221", ""],
    "label": ["科目名称", "农林水支出", "水利", "行政运行", "水利工程建设", "住房保障支出", "合计"],
    "total": ["合计", "3.00", "3.00", "2.00", "1.00", "0.50", "3.50"],
    "basic": ["基本支出", "2.00", "2.00", "2.00", "", "0.50", "2.50"],
    "project": ["项目支出", "1.00", "1.00", "-", "1.00", "0.00", "1.00"],
    "remark": ["备注", "", "", "见注", "", "", ""],
}
REVENUE = {
    "code": ["科目编码", "213", "221", ""],
    "label": ["科目名称", "农林水支出", "住房保障支出", "合计"],
    "total": ["合计", "9.00", "1.00", "10.00"],
    "general": ["一般公共预算", "5.00", "1.00", "6.00"],
    "fund": ["政府性基金预算", "3.00", "", "3.00"],
    "carried": ["上年结转", "1.00", "", "1.00"],
}


def drawn(columns, order):
    rows = zip(*(columns[key] for key in order), strict=True)
    return GridText("\n".join(" | ".join(row) for row in rows))


def meaning(read):
    """Facts without their places; what was told; how often each check ran."""
    facts = {(f.id, f.amount, f.decimals, len(f.places)) for f in read.facts}
    return facts, codes(read), read.checks


@pytest.mark.parametrize(
    ("title", "columns"),
    [("支出总表", LEDGER), ("一般公共预算支出表", LEDGER), ("收入总表", REVENUE)],
)
@given(data=st.data())
def test_the_order_of_columns_does_not_matter(title, columns, data):
    order = data.draw(st.permutations(list(columns)))
    first = document([title, "单位：万元", drawn(columns, columns)])
    other = document([title, "单位：万元", drawn(columns, order)])

    assert meaning(other) == meaning(first)
    assert [row.dimensions for row in other.tables[0].rows] == [
        row.dimensions for row in first.tables[0].rows
    ]


@given(st.permutations(range(1, 6)))
def test_the_order_of_lines_changes_no_amount(order):
    columns = {
        key: [values[0], *(values[i] for i in order), values[6]] for key, values in LEDGER.items()
    }
    read = document(["支出总表", "单位：万元", drawn(columns, columns)])
    first = document(["支出总表", "单位：万元", drawn(LEDGER, LEDGER)])

    assert {(f.id, f.amount) for f in read.facts} == {(f.id, f.amount) for f in first.facts}


@given(st.integers(1, 5))
def test_where_the_page_breaks_does_not_matter(rows):
    whole = drawn(LEDGER, LEDGER).text.splitlines()
    head, body = whole[0], whole[1:]
    first = ["支出总表", "单位：万元", GridText("\n".join([head, *body[:rows]]))]
    second = [GridText("\n".join([head, *body[rows:]]))]
    read = document(first, second)

    facts, told, _ = meaning(read)
    assert (facts, told) == meaning(document(["支出总表", "单位：万元", drawn(LEDGER, LEDGER)]))[:2]


AMOUNTS = st.integers(0, 10**9).map(lambda cents: f"{cents // 100:,}.{cents % 100:02}")


@given(st.lists(AMOUNTS, min_size=1, max_size=8), st.sampled_from(["元", "万元", "亿元"]))
def test_every_printed_amount_becomes_its_fact_exactly(amounts, unit):
    exponent = {"元": 0, "万元": 4, "亿元": 8}[unit]
    rows = [f"{201 + i} | 甲 | {amount}" for i, amount in enumerate(amounts)]
    text = "\n".join(["科目编码 | 科目名称 | 基本支出", *rows])
    read = document(["一般公共预算支出表", f"单位：{unit}", GridText(text)])
    facts = {fact.id: fact for fact in read.facts}

    assert len(facts) == len(amounts)
    for i, amount in enumerate(amounts):
        fact = facts[f"expenditure.basic|function={201 + i}|fund=general_public"]
        cents = int(amount.replace(",", "").replace(".", ""))
        assert fact.amount * 100 == cents * 10**exponent
        assert fact.decimals == 2 - exponent


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), min_size=1, max_size=6))
def test_a_table_whose_sums_are_exact_is_never_told_off(figures):
    rows = [
        f"{201 + i} | {name_of(201 + i)} | {a + b} | {a} | {b}" for i, (a, b) in enumerate(figures)
    ]
    a, b = (sum(column) for column in zip(*figures, strict=True))
    text = "\n".join(
        [
            "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出",
            *rows,
            f"合计 | < | {a + b} | {a} | {b}",
        ]
    )

    assert codes(document(["支出总表", "单位：元", GridText(text)])) == []


@given(st.integers(2, 10**6), st.booleans())
def test_a_wrong_total_is_always_told(difference, above):
    total = 10**7 + (difference if above else -difference)
    lines = [f"201 | {name_of(201)} | 4000000", f"202 | {name_of(202)} | 6000000"]
    text = "\n".join(["科目编码 | 科目名称 | 合计", *lines, f"合计 | < | {total}"])
    read = document(["一般公共预算支出表", "单位：元", GridText(text)])

    # Two terms in whole yuan may miss by 1.5.
    assert codes(read) == ["SUM-002"]


def test_reading_twice_gives_the_same_report():
    table = ["支出总表", "单位：万元", drawn(LEDGER, LEDGER)]

    assert document(table) == document(table)


def test_checking_reads_the_report_and_changes_no_figure():
    pages = [page(1, COVER), page(2, ["支出总表", "单位：万元", drawn(LEDGER, LEDGER)])]
    unchecked = report(pages, checked=False)
    checked = check(unchecked, profiles())

    assert (checked.tables, checked.facts) == (unchecked.tables, unchecked.facts)
    assert unchecked.checks == ()


def test_no_relation_counts_the_whole_among_its_parts_or_a_part_twice():
    read = document(["支出总表", "单位：万元", drawn(LEDGER, LEDGER)])
    found = [
        relation
        for figures in figures_by_table(read)
        for relation in relations(figures, profiles().vocabulary, lambda _, __: False)
    ]

    assert found
    for relation in found:
        assert relation.whole not in relation.parts
        assert len(set(relation.parts)) == len(relation.parts)


@settings(max_examples=50)
@given(
    st.lists(
        st.sampled_from(["213", "合计", "5", "", "-", "农林水支出", "注：", "一、", "其中："]),
        min_size=25,
        max_size=25,
    )
)
def test_no_grid_breaks_the_reader_and_no_cell_is_lost(texts):
    rows = [" | ".join(texts[i : i + 5]) for i in range(0, 25, 5)]
    head = "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"
    grid = GridText("\n".join([head, *rows]))
    collector = collect([page(1, COVER), page(2, ["支出总表", "单位：元", grid])])

    for assembled in collector.tables:
        reading = assembled.table.reading
        assert reading.used + reading.ignored + reading.reported == reading.cells
