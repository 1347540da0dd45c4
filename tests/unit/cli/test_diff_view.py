"""The summary of a comparison: what a person reads in a minute, in 80 columns."""

import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from rich.console import Console
from small_changes import small_changes

from exports.changes.model import Materiality
from gongkai.cli import texts
from gongkai.cli.columns import display_width, fill
from gongkai.cli.diff_view import Shown, as_text, show
from gongkai.cli.diff_words import wan
from gongkai.cli.language import language

CHANGES = small_changes()
PATHS = (Path("2025.pdf"), Path("2026 new.pdf"))


@pytest.fixture(params=["zh", "en"])
def spoken(request, monkeypatch):
    monkeypatch.setenv("GONGKAI_LANG", request.param)
    language.cache_clear()
    yield request.param
    language.cache_clear()


@pytest.fixture
def chinese(monkeypatch):
    monkeypatch.setenv("GONGKAI_LANG", "zh")
    language.cache_clear()
    yield
    language.cache_clear()


def drawn(changes=CHANGES, top=10, width=80):
    stream = io.StringIO()
    console = Console(file=stream, width=width, markup=False, highlight=False, emoji=False)
    show(console, Shown(changes=changes, paths=PATHS, top=top))
    return stream.getvalue()


def block(text, title):
    """The lines below a title, up to the next blank one."""
    lines = text.splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith(title))
    rest = lines[start + 1 :]
    return rest[: rest.index("") if "" in rest else None]


def test_it_fits_the_terminal(spoken):
    lines = drawn().splitlines()
    # The command to copy stands on one line, however long it is.
    assert max(display_width(line.rstrip()) for line in lines[:-1]) <= 80
    assert len(lines) < 100


def test_everything_is_said_in_both_languages(spoken):
    text = drawn()
    assert "{" not in text
    assert ("改编码" in text) == (spoken == "zh")
    assert ("recoded" in text) == (spoken == "en")
    assert "gongkai diff 2025.pdf '2026 new.pdf' -o" in text


def test_whose_and_which_two_and_what_to_mind(chinese):
    lines = drawn().splitlines()
    assert lines[0] == "云岭县文化和旅游局 · 部门"
    assert lines[1] == "2025年预算 → 2026年预算  两个年度"
    assert lines[2].startswith("! 两份文件部分表格的金额单位不同")


def test_totals_old_new_difference_and_percentage(chinese):
    rows = [line.split() for line in block(drawn(), "合计（万元）")]
    assert rows[0] == ["收入", "612.40", "668.00", "+55.60", "+9.08%"]
    assert rows[4] == ["“三公”经费", "8.00", "6.50", "-1.50", "-18.75%"]


def test_bars_are_as_long_as_the_classes_moved(chinese):
    rows = block(drawn(), "支出按功能分类  612.40 → 668.00")
    assert rows[0].count("█") == 16
    assert rows[1].count("░") == 2
    assert rows[3].split() == ["舍入差", "-0.01"]


def test_movers_name_line_amounts_and_pages(chinese):
    rows = [line.split() for line in block(drawn(), "变化最大的 5 项")]
    assert rows[0] == ["2070109", "群众文化", "420.00", "450.50", "+30.50", "+7.26%", "5→6页"]
    assert rows[2] == ["2080801", "死亡抚恤", "12.40", "-12.40", "-100.00%", "旧5页"]


def test_an_uncertain_mover_has_a_mark(chinese):
    first = CHANGES.movers[0]
    facts = list(CHANGES.facts)
    facts[first] = replace(facts[first], states=("uncertain", "changed"))
    rows = block(drawn(replace(CHANGES, facts=tuple(facts))), "变化最大的 5 项")
    assert rows[0].startswith("? 2070109 群众文化")
    assert not rows[1].startswith("?")


def test_lines_are_grouped_by_what_became_of_them(chinese):
    rows = [line.strip() for line in block(drawn(), "科目和项目的变化")]
    heads = [row for row in rows if row[0] in "?!~+−" and row[1] == " "]
    assert heads == [
        "? 需人工确认 1",
        "! 金额单位不同 1",
        "~ 拆分 1",
        "~ 合并 1",
        "~ 移动 1",
        "~ 改编码 1",
        "~ 改名 2",
        "+ 新增 2",
        "− 取消 1",
    ]
    assert "2100502 → 2101102 事业单位医疗  +4.00  表1  5→6页" in rows
    assert "2080501 归口管理的行政单位离退休 → 行政单位离退休  +4.00  表1  5→6页" in rows
    assert "非遗保护经费（云财综【2025】12号）  [只换了文号或年度]  表2  6→7页" in rows


def test_a_split_that_left_the_sum_as_it_was_is_told_unless_a_threshold_asks_for_more(chinese):
    tables = tuple(
        replace(table, lines=tuple(replace(line, material=False) for line in table.lines))
        for table in CHANGES.tables
    )
    for asked, listed in ((Materiality(), True), (Materiality(amount=Decimal(10**9)), False)):
        text = drawn(replace(CHANGES, tables=tables, materiality=asked))
        rows = [line.strip() for line in block(text, "科目和项目的变化")]
        assert ("另有 1 项（-v 列出全部）" in rows[rows.index("~ 拆分 1") + 1]) is not listed


def test_what_is_not_disclosed_is_no_zero(chinese):
    rows = [line.strip() for line in block(drawn(), "未公开（不是零）")]
    assert rows == [
        "只有旧的印出 2",
        "2025年政府性基金预算支出表",
        "部门支出总表 ｜ 2025年预算数 / 2024年预算数",
    ]


def test_claims_that_differ_come_first_and_the_others_by_number(chinese):
    rows = [line.strip() for line in block(drawn(), "新文件所说的上年数")]
    assert rows[0] == "✗ 不符 1  ! 口径不同 1  · 相符 1  · 舍入差 1  · 无法核对 1"
    assert rows[1].startswith("✗ “项目支出比上年增加45.00万元”")
    assert sum(row.startswith("·") for row in rows) == 0
    every = block(drawn(top=None), "新文件所说的上年数")
    assert sum(line.strip().startswith("· “") for line in every) == 3


def test_notes_and_parts_of_one_side_are_no_findings_that_appeared(chinese):
    appeared, *others = CHANGES.findings
    note = replace(appeared, severity="info", code="NOTE-001")
    place = replace(appeared.places[0], table=CHANGES.tables[3].old)
    gone = replace(appeared, state="removed", places=(place,))
    changes = replace(CHANGES, findings=(appeared, note, gone, *others))
    head = next(line for line in drawn(changes).splitlines() if line.startswith("核对发现"))
    assert "新出现 1  已消失 1  两份都有 1  另在只有一份印出的部分 1" in head
    assert "NOTE-001" not in drawn(changes)
    assert "NOTE-001" in drawn(changes, top=None)


def test_sheets_and_narrative_come_before_findings(chinese):
    text = drawn()
    assert text.index("文字说明") < text.index("核对发现的问题")


def test_a_column_of_the_old_one_is_not_told_under_the_title_of_the_new(chinese):
    told = block(drawn(), "未公开（不是零）")
    assert not any("2026年" in line and "2024年预算数" in line for line in told)
    accounts = replace(CHANGES, new=replace(CHANGES.new, stage="final_accounts"))
    told = [line.strip() for line in block(drawn(accounts), "未公开（不是零）")]
    assert "旧文件表1 ｜ 2025年预算数 / 2024年预算数" in told


def test_a_claim_without_figures_says_only_why(chinese):
    claim = replace(CHANGES.claims[-1], outcome="not_checked", claimed=None, found=None)
    told = block(drawn(replace(CHANGES, claims=(claim,)), top=None), "新文件所说的上年数")
    assert claim.raw in told[1]
    assert "所称" not in "".join(told)


def test_a_long_list_is_cut_and_says_so(chinese):
    text = drawn(top=1)
    assert "另有 1 项（-v 列出全部）" in block(text, "科目和项目的变化")[-3].strip()
    assert "另有 4 项（-v 列出全部）" in text
    assert "另有" not in drawn(top=None)


def test_what_is_below_the_threshold_is_counted_not_listed(chinese):
    facts = tuple(
        replace(each, figure=replace(each.figure, material=False))
        if each.code == "2101102"
        else each
        for each in CHANGES.facts
    )
    asked = Materiality(amount=Decimal(50000), percent=Decimal("1.5"))
    text = drawn(replace(CHANGES, facts=facts, materiality=asked))
    assert "变化最大的 4 项" in text
    assert "低于门槛（5.00 万元 且 1.5%）的变化没有列出。" in text


def test_without_a_threshold_none_is_told(chinese):
    facts = tuple(
        replace(each, figure=replace(each.figure, material=False)) for each in CHANGES.facts
    )
    text = drawn(replace(CHANGES, facts=facts))
    assert "门槛（" not in text


def test_without_movers_amounts_that_changed_are_not_denied(chinese):
    text = drawn(replace(CHANGES, movers=()))
    assert "没有金额变化" not in text
    assert "个金额变化，见下面各表。" in text


def test_a_total_that_went_away_is_not_denied(chinese):
    text = drawn(replace(CHANGES, movers=(), tables=(), forms=()))
    assert "没有金额变化" not in text
    assert "合计的各组成部分没有变化。" in text


def test_every_changed_line_is_listed_when_all_are_wanted(chinese):
    rows = [line.strip() for line in block(drawn(top=None, width=120), "各表中金额变化的行")]
    told = " ".join(rows)
    for number, table in enumerate(CHANGES.tables):
        for line in table.lines:
            figures = [each for each in line.figures if each.state in ("changed", "emptied")]
            if line.old and line.new and figures and "uncertain" not in line.states:
                assert line.new[0].label in told, (number, line.new[0].label)


def test_movers_are_not_repeated_among_the_changed_lines(chinese):
    rows = block(drawn(width=120), "各表中金额变化的行")
    assert not any("群众文化" in row for row in rows)
    assert any("文化旅游体育与传媒支出  500.00 → 560.00  +60.00  +12.00%" in row for row in rows)


def test_marks_that_changed_places_are_told(chinese):
    lines = [
        replace(
            line, figures=tuple(replace(each, state="mark_changed") for each in line.figures[:1])
        )
        for line in CHANGES.tables[0].lines[:1]
    ]
    changes = replace(CHANGES, tables=(replace(CHANGES.tables[0], lines=tuple(lines)),))
    assert "1 个单元格的空白、“-”与 0 互换（金额未变）。" in drawn(changes)
    assert "表1 2026年部门支出总表  1" in drawn(changes, top=None)


def test_lines_that_a_year_has_no_room_for_are_listed(chinese):
    table = CHANGES.tables[0]
    line = table.lines[1]
    gone = replace(
        line,
        states=("not_disclosed",),
        new=(),
        figures=tuple(replace(each, state="not_disclosed", new=None) for each in line.figures),
    )
    changes = replace(CHANGES, tables=(replace(table, lines=(gone,)),))
    assert "只有旧的印出的行 1（有金额的 1）" in drawn(changes)
    assert "207 文化旅游体育与传媒支出  500.00" in drawn(changes, top=None)


def test_nothing_changed_is_said_in_a_line(chinese):
    same = replace(
        CHANGES, tables=(), facts=(), movers=(), waterfalls=(), forms=(), catalogues=(),
        narrative=(), findings=(), claims=(),
    )  # fmt: skip
    assert drawn(same).splitlines()[-1] == "两份没有任何变化。"


def test_a_file_gets_plain_text(chinese):
    data = as_text(Shown(changes=CHANGES, paths=PATHS, top=10))
    assert b"\x1b" not in data
    assert data.decode("utf-8").startswith("云岭县文化和旅游局")


@pytest.mark.parametrize(
    ("yuan", "told"),
    [
        ("123456.78", "12.35"),
        ("-50", "-0.01"),
        ("12", "0.0012"),
        ("0", "0.00"),
        ("1e9", "100,000.00"),
    ],
)
def test_yuan_as_wan(yuan, told):
    assert wan(Decimal(yuan)) == told


def test_parts_are_filled_whole():
    assert fill(["甲乙", "", "丙丁", "戊"], 10) == ["甲乙  丙丁", "戊"]
    assert fill(["一二三四五六"], 8) == ["一二三四", "五六"]


def test_every_text_has_the_same_fields_in_both_languages():
    import string

    for key, text in texts.DIFFS.items():
        fields = [
            {name for _, name, _, _ in string.Formatter().parse(each) if name} for each in text
        ]
        assert fields[0] == fields[1], key
