"""What the overview reckons is told only where nothing else can be meant."""

import pytest
from tabletext import GridText, document, outcomes


def outcome(sentence):
    funds = "年度资金总额（元） | 2900000\n其中：财政拨款 | 2900000"
    grid = f"项目名称 | 甲\n{funds}\n项目概况 | {sentence}"
    return outcomes(document(["项目支出绩效目标表", GridText(grid)]), "FORM-205")


@pytest.mark.parametrize(
    "sentence",
    [
        "2026年为5800名残疾人发放，每人500元，连续三年，共计870万元。",
        "连续三年为5800名残疾人发放，每人500元，共计870万元。",
        "补助5800人，每人500元，财政承担五成，共计145万元。",
        "补助5800户，每户500元，县级配套部分共计29万元。",
        "补助5800户，每人500元，共计870万元。",
        "对5800名学生每人每学期500元，共计580万元。",
        "聘用32名公益性岗位，每人1950元/月，共计74.88万元。",
        "聘用32名公益性岗位，每人月补贴1950元，共计74.88万元。",
        "为5800名残疾人发放，每人500元，省县各半，县级共计145万元。",
        "救助约5800人，每人500元，共计300万元。",
    ],
)
def test_what_may_be_meant_otherwise(sentence):
    assert outcome(sentence) == {"insufficient": 1}


@pytest.mark.parametrize(
    ("total", "told"), [("共计290万元", "holds"), ("合计280万元", "broken"), ("共28万元", "broken")]
)
@pytest.mark.parametrize("rate", ["每人500元", "每人每年500元", "每人补贴500元/人", "每名500元/年"])
def test_a_plain_reckoning(rate, total, told):
    assert outcome(f"为5800名重度残疾人提供体检，{rate}，{total}。") == {told: 1}
