# ruff: noqa: E501 - rows and sentences as they are printed
"""What the sample's prose says, read off its source by eye: every claim and the glossary."""

from collections import Counter
from decimal import Decimal

import pytest

# One row per claim: kind, words, what of, against what; `=` where a table prints the figure.
# Numbers behind `of` and `in` are places in the paragraph.
CLAIMS = {
    "一、单位预算收支数据变动情况及原因": """
amount      泽州县残疾人联合会2026年度收入预算总计1,693.42万元 | revenue =
amount      本年收入1,692.41万元 | revenue vintage=current =
amount      上年结转1.00万元 | revenue vintage=carried_forward =
difference  比上年增加249.76万元 | revenue of 0 increase 2025
growth      增长17.30% | revenue of 0 increase 2025
difference  增加 | revenue of 0 increase 2025
amount      2026年度单位支出预算总计1,693.42万元 | outlay =
amount      本年预算安排1,692.41万元 | outlay vintage=current =
amount      上年结转1.00万元 | outlay vintage=carried_forward =
difference  比上年增加249.76万元 | outlay of 6 increase 2025
growth      增长17.30% | outlay of 6 increase 2025
difference  增加 | outlay of 6 increase 2025
""",
    "二、收入预算情况说明": """
amount  泽州县残疾人联合会2026年度收入预算为1,693.42万元 | revenue =
amount  一般公共预算拨款收入1,645.06万元 | revenue fund=general_public vintage=current =
share   占97.14% | revenue fund=general_public vintage=current of 1 in 0
amount  政府性基金预算拨款收入47.35万元 | revenue fund=government_funds vintage=current =
share   占2.80% | revenue fund=government_funds vintage=current of 3 in 0
amount  国有资本经营预算拨款收入0万元 | revenue fund=state_capital vintage=current
share   占0% | revenue fund=state_capital vintage=current of 5 in 0
amount  财政专户管理资金收入0万元 | revenue fund=special_account vintage=current
share   占0% | revenue fund=special_account vintage=current of 7 in 0
amount  单位资金0万元 | revenue fund=own vintage=current
share   占0% | revenue fund=own vintage=current of 9 in 0
amount  上年结转1.00万元 | revenue vintage=carried_forward =
share   占0.06% | revenue vintage=carried_forward of 11 in 0
""",
    "三、支出预算情况说明": """
amount  泽州县残疾人联合会2026年度支出预算为1693.42万元 | expenditure =
amount  基本支出290.78万元 | expenditure.basic =
share   占17.17% | expenditure.basic of 1 in 0
amount  项目支出1402.64万元 | expenditure.project =
share   占82.83% | expenditure.project of 3 in 0
""",
    "四、财政拨款收支预算总体情况说明": """
amount  泽州县残疾人联合会2026年度财政拨款收支总预算为1,693.42万元 | revenue fund=appropriation =
amount  一般公共预算拨款1,646.07万元 | outlay fund=general_public =
amount  政府性基金预算拨款47.35万元 | outlay fund=government_funds =
amount  国有资本经营预算拨款0万元 | revenue fund=state_capital
amount  当年拨款收入1,692.41万元 | revenue fund=appropriation vintage=current =
amount  上年结转收入1.00万元 | revenue fund=appropriation vintage=carried_forward =
amount  社会保障和就业支出1,608.60万元 | expenditure function=208 fund=appropriation =
amount  卫生健康支出15.60万元 | expenditure function=210 fund=appropriation =
amount  住房保障支出21.87万元 | expenditure function=221 fund=appropriation =
amount  其他支出47.35万元 | expenditure function=229 fund=appropriation =
""",
    "(一)一般公共预算当年支出规模变化情况": """
amount      2026年度安排泽州县残疾人联合会一般公共预算当年支出1,645.06万元 | expenditure fund=general_public vintage=current =
difference  比上年增加315.49万元 | expenditure fund=general_public vintage=current of 0 increase 2025
growth      增长23.73% | expenditure fund=general_public vintage=current of 0 increase 2025
""",
    "(二)一般公共预算当年支出结构情况": """
amount  2026年度安排泽州县残疾人联合会一般公共预算当年支出1,645.06万元 | expenditure fund=general_public vintage=current =
amount  社会保障和就业支出1,607.59万元 | expenditure function=208 fund=general_public vintage=current =
share   占97.72% | expenditure function=208 fund=general_public vintage=current of 1 in 0
amount  卫生健康支出15.60万元 | expenditure function=210 fund=general_public vintage=current =
share   占0.95% | expenditure function=210 fund=general_public vintage=current of 3 in 0
amount  住房保障支出21.87万元 | expenditure function=221 fund=general_public vintage=current =
share   占1.33% | expenditure function=221 fund=general_public vintage=current of 5 in 0
""",
    "六、一般公共预算基本支出情况说明": """
amount  泽州县残疾人联合会2026年度由一般公共预算安排的基本支出为290.78万元 | expenditure.basic fund=general_public vintage=current =
amount  人员经费272.89万元 | expenditure.basic.personnel fund=general_public vintage=current =
amount  公用经费17.89万元 | expenditure.basic.operating fund=general_public vintage=current =
""",
    "八、机关运行经费增减变动原因说明": """
count       2026年本部门所属参公事业单位共1家 | ?
amount      机关运行经费财政拨款预算17.89万元 | agency_operating fund=appropriation vintage=unstated =
difference  比2025年预算增加6.61万元 | agency_operating fund=appropriation vintage=unstated of 1 increase 2025
growth      上升59% | agency_operating fund=appropriation vintage=unstated of 1 increase 2025
""",
    "九、政府采购情况": """
purchase  泽州县残疾人联合会2026年编制政府采购预算共393.20万元 | procurement
purchase  政府采购货物预算0.50万元 | procurement.goods
purchase  政府采购工程预算0万元 | procurement.works
purchase  政府采购服务预算392.70万元 | procurement.services
""",
    "1、整体绩效目标": """
amount  覆盖部门预算资金1692.41万元 | ?
amount  基本支出290.78万元 | ?
amount  项目支出1401.64万元 | ?
count   共有机关及下属预算单位1个 | ?
count   编报单位整体绩效目标的单位（包括机关）0个 | ?
amount  涉及资金0万元 | ?
""",
    "2、项目绩效目标": """
count   泽州县残疾人联合会2026年实行绩效目标管理的二级项目共14个 | performance_projects
amount  金额合计1,401.64万元 | performance_projects.amount
count   其他运转类项目1个 | performance_projects project_class=operation
amount  涉及金额25.00万元 | performance_projects.amount project_class=operation
count   特定目标类项目13个 | performance_projects project_class=specific
amount  涉及金额1,376.64万元 | performance_projects.amount project_class=specific
count   本次公开绩效目标的项目14个 | performance_projects
amount  涉及项目金额1,401.64万元 | performance_projects.amount
share   占部门（单位）项目支出总额的100% | performance_projects.amount of 7 =
count   其他运转类项目1个 | performance_projects project_class=operation
amount  涉及项目金额25.00万元 | performance_projects.amount project_class=operation
count   特定目标类项目13个 | performance_projects project_class=specific
amount  涉及项目金额1,376.64万元 | performance_projects.amount project_class=specific
""",
    "1、车辆情况：": """
vehicles  泽州县残疾人联合会截至2025年12月31日核定公务用车编制0辆 | ? 2025
vehicles  实际保有0辆 | ? 2025
vehicles  领导用车0辆 | ? 2025
vehicles  机要通信用车0辆 | ? 2025
vehicles  应急保障用车0辆 | ? 2025
vehicles  执法执勤用车0辆 | ? 2025
vehicles  特种专业技术用车0辆 | ? 2025
vehicles  事业单位业务用车0辆 | ? 2025
vehicles  其他公务用车0辆 | ? 2025
""",
    "2、房屋情况：": "floor_area  建筑面积共计13000平方米 | ? 2025",
    "3、其他国有资产占有使用情况：": """
count  价值50万元（原值）以上的0台（套） | ? 2025
count  价值100万元（原值）以上的0台（套） | ? 2025
""",
    "（一）政府购买服务指导性目录": "amount  2026年列入政府购买服务指导性目录的预算支出为393.2万元 | ?",
}  # fmt: skip

TERMS = {
    "基本支出": "为维持机构正常运转、保证日常工作任务完成而安排的支出，由人员支出和公用支出组成。",
    "项目支出": "为完成特定的行政任务或事业发展目标，在基本支出以外另行安排的支出。",
    "单位资金": (
        "政府预算资金和财政专户管理资金之外的资金，由事业收入、事业单位经营收入、上级补助收入、"
        "附属单位上缴收入和其他收入构成。"
    ),
    "财政拨款": "由一般公共预算、政府性基金预算和国有资本经营预算安排的拨款。",
}


def row(claim) -> str:
    """A claim as the table above writes it."""
    words = [claim.concept or "?", *(f"{name}={value}" for name, value in claim.dimensions)]
    words += [f"of {claim.of}"] if claim.of is not None else []
    words += [f"in {claim.against}"] if claim.against is not None else []
    words += [claim.direction] if claim.direction else []
    words += [str(claim.year)] if claim.year else []
    words += ["="] if claim.facts else []
    return f"{claim.kind} {claim.raw} | {' '.join(words)}"


def rows(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.strip().splitlines()]


@pytest.mark.parametrize("section", CLAIMS)
def test_every_claim_of_a_section(report, section):
    found = [c for p in report.narrative if p.section == section for c in p.claims]
    assert [" ".join(row(claim).split()) for claim in found] == rows(CLAIMS[section])


def test_no_other_section_claims_anything(report):
    assert {p.section for p in report.narrative if p.claims} - {"二、机构设置情况"} == set(CLAIMS)


def test_a_paragraph_is_joined_over_the_page_break(report):
    paragraph = next(p for p in report.narrative if p.section == "四、财政拨款收支预算总体情况说明")

    assert {spot.page for spot in paragraph.spots} == {20, 21}
    assert "1,693.42万元，按预算类别，其中：一般公共预算拨款1,646.07万元" in paragraph.text
    assert paragraph.headings == (
        "第三部分2026年度单位预算情况说明",
        "四、财政拨款收支预算总体情况说明",
    )


def test_charts_covers_and_captions_are_no_prose(report):
    text = "\n".join(paragraph.text for paragraph in report.narrative)
    assert not [
        words for words in ("收入预算图", "结构图", "预算公开表", "单位名称：") if words in text
    ]


def test_the_glossary(report):
    terms = {term.term: term.definition for term in report.glossary}
    assert len(report.glossary) == 12
    assert {term: terms[term] for term in TERMS} == TERMS


def test_every_claim_that_can_be_recomputed_holds(report):
    """Four changes 比上年, twelve shares: nothing is broken."""
    counts: Counter[tuple[str, str]] = Counter()
    for check in report.checks:
        for outcome in ("holds", "rounding", "broken"):
            counts[check.code, outcome] += getattr(check, outcome)

    assert not [f for f in report.findings if f.code.startswith("NAR")]
    assert counts["NAR-001", "holds"] == 31
    assert counts["NAR-002", "holds"] == 12
    assert counts["NAR-003", "holds"] == 4
    assert counts["NAR-006", "holds"] == 1
    assert counts["NAR-007", "holds"] == 4
    assert counts["NAR-009", "holds"] == 2


def test_amounts_are_in_yuan(report):
    claim = next(c for p in report.narrative for c in p.claims if c.raw.endswith("1,645.06万元"))
    assert (claim.value, claim.places, claim.unit) == (Decimal("1645.06"), 2, "万元")
    assert claim.amount == Decimal("16450600")
