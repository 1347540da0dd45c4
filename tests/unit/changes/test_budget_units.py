"""Lines of several budget units: told apart by what the table prints, and handed over."""

from tabletext import GridText, document

from exports.changes.facts import compare_facts
from exports.changes.model import Materiality
from exports.changes.tables import compare_tables
from layouts.crosswalk import load_crosswalks

CROSSWALKS = load_crosswalks()
BY_COLUMN = "单位名称 | 项目名称 | 合计 | 一般公共预算 | 政府性基金预算"
BY_NOTHING = "项目名称 | 合计 | 一般公共预算 | 政府性基金预算"
OFFICE, CENTRE = "泽州县残联机关", "泽州县康复中心"


def projects(*lines, year=2025, head=BY_COLUMN):
    """Lines of unit, name and amount; of name and amount alone under another head."""
    texts = [" | ".join([*said, amount, amount, ""]) for *said, amount in lines]
    cover = ("泽州县残疾人联合会", f"{year}年度部门预算公开")
    grid = GridText("\n".join([head, *texts]))
    return document(["项目支出预算表", "单位：万元", grid], cover=cover, checked=False)


def lines_of(old, new):
    (table,) = compare_tables(old, new, CROSSWALKS, Materiality())
    return table.lines


def told(old, new):
    return [(line.states, len(line.old), len(line.new)) for line in lines_of(old, new)]


def test_one_year_that_need_not_name_its_units_loses_no_line():
    old = projects((OFFICE, "无障碍改造", "9.00"), (CENTRE, "辅具适配", "8.00"))
    new = projects(
        (OFFICE, "无障碍改造", "9.00"),
        (CENTRE, "辅具适配", "8.00"),
        (OFFICE, "信息员补助", "3.00"),
        (CENTRE, "信息员补助", "3.00"),
        year=2026,
    )

    assert [dict(row.dimensions).get("unit") for row in old.tables[0].rows] == [None, None]
    assert {dict(row.dimensions).get("unit") for row in new.tables[0].rows} == {OFFICE, CENTRE}
    assert told(old, new) == [
        (("unchanged",), 1, 1),
        (("unchanged",), 1, 1),
        (("added",), 0, 1),
        (("added",), 0, 1),
    ]
    changes = compare_facts(
        old, new, compare_tables(old, new, CROSSWALKS, Materiality()), Materiality()
    )
    assert {each.states for each in changes} == {("unchanged",), ("added",)}


def test_names_that_recur_are_matched_within_their_unit():
    old = projects((OFFICE, "信息员补助", "3.00"), (CENTRE, "信息员补助", "5.00"))
    new = projects((CENTRE, "信息员补助", "3.00"), (OFFICE, "信息员补助", "5.00"), year=2026)

    assert [
        (line.states, *(each.amount for f in line.figures[:1] for each in (f.old, f.new)))
        for line in lines_of(old, new)
    ] == [(("changed",), 50000, 30000), (("changed",), 30000, 50000)]


def test_a_year_that_prints_no_unit_at_all_is_matched_by_name_alone():
    old = projects(("无障碍改造", "9.00"), ("信息员补助", "6.00"), head=BY_NOTHING)
    new = projects(
        (OFFICE, "无障碍改造", "9.00"),
        (OFFICE, "信息员补助", "3.00"),
        (CENTRE, "信息员补助", "3.00"),
        year=2026,
    )

    assert told(old, new) == [
        (("unchanged",), 1, 1),
        # The sum of two units' lines is not the line of either.
        (("not_disclosed",), 1, 0),
        (("not_disclosed",), 0, 1),
        (("not_disclosed",), 0, 1),
    ]


def test_a_project_handed_over_to_another_unit_has_moved():
    old = projects(
        (OFFICE, "无障碍改造", "9.00"), (OFFICE, "信息员补助", "3.00"), (CENTRE, "辅具适配", "8.10")
    )
    new = projects(
        (OFFICE, "无障碍改造", "9.00"),
        (OFFICE, "信息员补助", "3.00"),
        (OFFICE, "辅具适配", "8.00"),
        year=2026,
    )

    moved = lines_of(old, new)[-1]
    assert {"moved", "changed"} == set(moved.states)
    assert "unit" in moved.differs
    assert [line.states for line in lines_of(old, new)[:2]] == [("unchanged",)] * 2


def test_what_several_units_have_is_handed_over_only_for_a_doubt():
    old = projects(
        (OFFICE, "无障碍改造", "9.00"),
        (OFFICE, "信息员补助", "3.00"),
        (CENTRE, "信息员补助", "5.00"),
    )
    new = projects(
        (OFFICE, "无障碍改造", "9.00"),
        (OFFICE, "信息员补助", "3.00"),
        ("泽州县就业所", "信息员补助", "5.10"),
        year=2026,
    )

    assert lines_of(old, new)[-1].states == ("uncertain",)
