"""Splits and merges: what names and amounts must say, and what they leave to a person."""

import pytest
from mirrored import neutral
from tabletext import GridText, document

from exports.changes.compare import compare
from exports.changes.mirror import mirror
from exports.changes.model import Materiality
from exports.changes.tables import compare_tables
from layouts.crosswalk import load_crosswalks
from layouts.line_names import make_up, whole_of

CROSSWALKS = load_crosswalks()
HEAD = "项目名称 | 合计 | 一般公共预算 | 政府性基金预算"


def projects(*lines, year=2025):
    texts = [f"{name} | {amount} | {amount} | " for name, amount in lines]
    cover = ("泽州县残疾人联合会", f"{year}年度单位预算公开")
    grid = GridText("\n".join([HEAD, *texts]))
    return document(["项目支出预算表", "单位：万元", grid], cover=cover, checked=False)


def told(old, new):
    """States, and how many lines of each side, of every line that is not the same."""
    tables = compare_tables(projects(*old), projects(*new, year=2026), CROSSWALKS, Materiality())
    return [
        (line.states, len(line.old), len(line.new))
        for line in tables[0].lines
        if line.states != ("unchanged",)
    ]


SHARED_OUT = ("防汛抗旱物资购置", "防汛物资购置", "抗旱物资购置")
IN_BRACKETS = ("监测预警系统运维", "监测预警系统运维（平台）", "监测预警系统运维（硬件）")
IN_BATCHES = ("能力建设补助", "能力建设补助（第一批）", "能力建设补助（第二批）")
IN_PHASES = ("实验楼改造", "实验楼改造一期", "实验楼改造二期")


@pytest.mark.parametrize("names", [SHARED_OUT, IN_BRACKETS, IN_BATCHES, IN_PHASES])
def test_names_and_amounts_that_make_up_a_whole_are_a_split_and_a_merge(names):
    whole, *parts = names
    before, after = [(whole, "45.68")], list(zip(parts, ("20.00", "25.68"), strict=True))

    assert told(before, after) == [(("split",), 1, 2)]
    assert told(after, before) == [(("merged",), 2, 1)]


@pytest.mark.parametrize("names", [SHARED_OUT, IN_BRACKETS, IN_BATCHES])
def test_a_whole_whose_amount_also_changed_is_split_and_changed(names):
    whole, *parts = names

    assert told([(whole, "69.20")], list(zip(parts, ("40.00", "29.70"), strict=True))) == [
        (("split", "changed"), 1, 2)
    ]


@pytest.mark.parametrize("names", [SHARED_OUT, IN_BRACKETS, IN_BATCHES])
@pytest.mark.parametrize("amounts", [("69.20", "3.00"), ("10.00", "9.00")])
def test_names_alone_leave_a_doubt(names, amounts):
    """One part has the whole amount, or all parts far too little."""
    whole, *parts = names

    assert told([(whole, "69.20")], list(zip(parts, amounts, strict=True))) == [
        (("uncertain",), 1, 2)
    ]


def test_a_third_line_that_closes_the_sum_makes_a_rename_a_doubt():
    old, new = [("公园绿化养护经费", "45.68")], [("公园绿化管养经费", "25.13"), ("苗圃", "20.55")]

    assert told(old, new[:1]) == [(("renamed", "changed"), 1, 1)]
    assert told(old, new) == [(("uncertain",), 1, 2)]
    assert told(new, old) == [(("uncertain",), 2, 1)]


def test_an_amount_of_few_digits_closes_a_sum_by_chance():
    old, new = [("公园绿化养护经费", "40.00")], [("公园绿化管养经费", "30.00"), ("苗圃", "10.00")]

    assert told(old, new) == [(("renamed", "changed"), 1, 1), (("added",), 0, 1)]


def test_names_share_a_whole_out_only_without_a_rest():
    assert make_up("残疾人康复、就业、托养补助", ["残疾人康复补助", "残疾人就业、托养补助"])
    assert make_up("防汛抗旱物资购置", ["抗旱物资购置", "防汛物资购置"])
    assert not make_up("防汛抗旱物资购置", ["防汛物资购置", "救灾物资购置"])
    assert not make_up("防汛抗旱救灾物资购置", ["防汛物资购置", "抗旱物资购置"])


def test_what_sets_a_part_apart_stands_at_its_end():
    assert whole_of("能力建设补助（第二批）") == "能力建设补助"
    assert whole_of("实验楼改造二期") == "实验楼改造"
    assert whole_of("系统运维（硬件）") == "系统运维"
    assert whole_of("能力建设补助") is None
    assert whole_of("（硬件）") is None


def test_both_ends_of_a_doubt_are_marked_where_they_moved_the_total():
    old = projects(("救援车辆维修", "12.00"), ("灾害信息员补助", "3.00"))
    new = projects(("救援车辆购置", "11.80"), ("灾害信息员补助", "3.00"), year=2026)
    changes = compare(old, new)

    shown = [changes.facts[number] for number in changes.movers]
    assert [(each.states, each.figure.percent) for each in shown] == [(("uncertain",), None)] * 2
    assert {each.figure.no_percent for each in shown} == {"not_comparable"}
    assert neutral(mirror(changes)).facts == neutral(compare(new, old)).facts


def test_a_code_that_stands_for_something_else_now_is_a_doubt_among_the_facts_too():
    head = "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"
    cover = ("泽州县残疾人联合会", "2025年度单位预算公开")

    def ledger(name, amount):
        text = GridText(f"{head}\n2089999 | {name} | {amount} | {amount} | ")
        return document(["部门支出总表", "单位：万元", text], cover=cover, checked=False)

    changes = compare(ledger("残疾人康复", "8.00"), ledger("退役安置", "9.00"))

    assert {line.states for line in changes.tables[0].lines} == {("uncertain",)}
    assert {each.states for each in changes.facts} == {("uncertain",)}
