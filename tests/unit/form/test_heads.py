"""Heads of indicators: what the words are counts, and what is printed is kept."""

import pytest
from tabletext import GridText, page, profiles, report

from extractor.assemble.form.heads import read_heads

LAYOUT = profiles()["national.performance_sheet"].form.indicators


@pytest.mark.parametrize(
    ("first", "second", "meant"),
    [
        ("产出指标", "数量指标", ("产出指标", "数量指标", None, None)),
        ("成本指标", "经济成本指标", ("成本指标", "经济成本指标", None, None)),
        ("产出指标", "成本指标", ("产出指标", "成本指标", None, None)),
        # 成本指标 belongs to 产出指标, whatever merged cell it stands beside.
        ("效益指标", "成本指标", ("产出指标", "成本指标", "效益指标", None)),
        ("时效指标", "时效指标", ("产出指标", "时效指标", "时效指标", None)),
        ("质量指标", "数量指标", ("产出指标", "数量指标", "质量指标", None)),
        ("可持续影响", "", ("效益指标", "可持续影响", "可持续影响", "")),
        ("", "社会效益", ("效益指标", "社会效益", "", None)),
        ("满意度指标", "满意度指标", ("满意度指标", None, None, "满意度指标")),
        ("产出指标", "", ("产出指标", None, None, "")),
        ("产出指标", "资助残疾人", ("产出指标", None, None, "资助残疾人")),
    ],
)
def test_heads(first, second, meant):
    heads = read_heads(first, second, LAYOUT)
    assert (heads.level1, heads.level2, heads.printed_level1, heads.printed_level2) == meant
    assert heads.slipped == (meant[2] is not None)
    assert (heads.strange == second) == (second == "资助残疾人")


def sheet(rows):
    head = "项目名称 | 甲项目 | < | <\n一级指标 | 二级指标 | 三级指标 | 指标值\n"
    return report([page(1, ["项目支出绩效目标表", GridText(head + rows)])])


def test_slipped_heads_are_told_once_for_a_form():
    read = sheet(
        "产出指标 | 数量指标 | 培训人数 | 5人\n"
        "质量指标 | | 公益岗位人员 | 64人\n"
        "^ | | 达标率 | 100%\n"
        "效益指标 | 成本指标 | 补贴标准 | 20元/人\n"
        "可持续影响 | | | "
    )
    (form,) = read.forms
    assert [(i.level1, i.level2, i.printed_level1, i.printed_level2) for i in form.indicators] == [
        ("产出指标", "数量指标", None, None),
        ("产出指标", "质量指标", "质量指标", ""),
        ("产出指标", "质量指标", "质量指标", ""),
        ("产出指标", "成本指标", "效益指标", None),
        ("效益指标", "可持续影响", "可持续影响", ""),
    ]
    (told,) = [each for each in read.findings if each.code == "FORM-002"]
    assert [place.row for place in told.places] == [1, 2, 3, 4]
    assert told.severity == "info"


def test_what_an_indicator_is_about_says_nothing_of_its_heads():
    read = sheet("产出指标 | 质量指标 | 获奖人数 | 5人\n^ | 时效指标 | 补贴标准 | 50元")
    (form,) = read.forms
    assert [i.level2 for i in form.indicators] == ["质量指标", "时效指标"]
    assert not [each for each in read.findings if each.code in ("FORM-002", "FORM-003")]


def test_a_word_that_is_no_head_is_kept_and_told():
    read = sheet("产出指标 | 资助残疾人 | 资助人员 | 若干")
    (form,) = read.forms
    assert form.indicators[0].level2 is None
    assert form.indicators[0].printed_level2 == "资助残疾人"
    assert [each.code for each in read.findings if each.code.startswith("FORM-0")] == ["FORM-003"]
