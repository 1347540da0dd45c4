"""Prose of two years, section by section."""

from two_years import paragraph, report, term

from exports.changes.narrative import compare_narrative

PART = "第三部分2025年度单位预算情况说明"
NEXT = "第三部分2026年度单位预算情况说明"
LINES = (
    "1.“教育支出（类）其他教育支出（项）”25.00万元，主要用于其他教育支出。",
    "2.“科学技术支出（类）科普活动（项）”10.00万元，主要用于科普活动。",
    "3.“文化旅游体育支出（类）群众体育（项）”20.00万元，主要用于群众体育。",
    "4.“住房保障支出（类）购房补贴（项）”334.08万元，主要用于购房补贴。",
)


def compared(old, new, *, glossaries=((), ())):
    """The changes of prose from 2025 to 2026."""
    return compare_narrative(
        report(2025, narrative=tuple(old), glossary=glossaries[0]),
        report(2026, narrative=tuple(new), glossary=glossaries[1]),
    )


def told(changes):
    return [
        (
            each.states,
            each.old_place and each.old_place.paragraph,
            each.new_place and each.new_place.paragraph,
        )
        for each in changes
    ]


def test_sections_go_by_heading_without_number_and_year():
    (change,) = compared(
        [paragraph("安排11.28万元。", PART, "七、机关运行经费")],
        [paragraph("安排17.89万元。", NEXT, "八、机关运行经费")],
    )
    assert change.states == ("changed",)
    assert change.key == "单位预算情况说明/机关运行经费"
    assert change.label == "八、机关运行经费"


def test_only_the_year_moved():
    (change,) = compared(
        [paragraph("2025年没有安排，比2024年持平。", PART)],
        [paragraph("2026年没有安排，比2025年持平。", NEXT)],
    )
    assert change.states == ("unchanged",)
    assert change.old != change.new
    assert change.match.note is not None


def test_a_line_of_a_list_that_went_leaves_the_others_in_pairs():
    new = [LINES[0], "2" + LINES[2][1:], "3" + LINES[3][1:].replace("334.08", "340.00")]
    changes = compared(
        [paragraph(each, PART) for each in LINES], [paragraph(each, NEXT) for each in new]
    )
    assert told(changes) == [
        (("unchanged",), 0, 0),
        (("removed",), 1, None),
        (("unchanged",), 2, 1),
        (("changed",), 3, 2),
    ]


def test_lines_of_a_list_that_share_only_the_form_are_not_one():
    old, new = LINES[0], "1.“农林水支出（类）防汛抗旱（项）”8.00万元，主要用于防汛抗旱。"
    others = [paragraph(each, PART) for each in LINES[1:]]
    changes = compared([paragraph(old, PART), *others], [*others, paragraph(new, NEXT)])
    assert [each for each in told(changes) if each[0] != ("unchanged",)] == [
        (("removed",), 0, None),
        (("added",), None, 3),
    ]


def test_the_only_paragraph_of_a_section_is_it_however_reworded():
    (change,) = compared(
        [paragraph("协助拟订政策措施。", "一、本单位职责")],
        [paragraph("承担管理与发展。", "一、本单位职责")],
    )
    assert change.states == ("changed",)
    assert change.match.method == "position"


def test_a_paragraph_that_stands_elsewhere_has_moved():
    words = "百余年来筚路蓝缕，玉汝于成，数代人以其弘毅坚韧的奋斗铸就了大学精神。"
    others = [paragraph(each, "一、概况") for each in LINES]
    changes = compared(
        [paragraph(words, "一、概况"), *others, paragraph("另有说明。", "二、沿革")],
        [*others, paragraph("另有说明。", "二、沿革"), paragraph(words, "二、沿革")],
    )
    assert [each for each in told(changes) if each[0] != ("unchanged",)] == [(("moved",), 0, 5)]


def test_a_section_of_one_year():
    changes = compared(
        [paragraph("甲。", "一、概况")],
        [paragraph("甲。", "一、概况"), paragraph("乙。", "二、绩效")],
    )
    assert [each.states for each in changes] == [("unchanged",), ("added",)]


def test_no_prose_at_all_is_not_disclosed():
    assert [each.states for each in compared([paragraph("甲。", "一、概况")], [])] == [
        ("not_disclosed",)
    ]


def test_terms_of_the_glossary():
    old = (
        term("基本支出", "为维持市级机构运转。"),
        term("单位资金", "其他资金。"),
        term("其他收入", "除上述以外。"),
    )
    new = (
        term("基本支出", "为维持区级机构运转。"),
        term("上年结转", "以前年度资金。"),
        term("其他各项收入", "除上述以外。"),
    )
    changes = compared([], [], glossaries=(old, new))
    assert {each.key for each in changes} == {"term"}
    assert {each.label: each.states for each in changes} == {
        "基本支出": ("changed",),
        "单位资金": ("removed",),
        "上年结转": ("added",),
        "其他各项收入": ("renamed",),
    }


def test_a_long_section_is_compared_in_time_and_in_order():
    lines = [f"第{number}项用于编号{number * 7919}的事务安排。" for number in range(120)]
    words = [
        f"{chr(0x4E00 + 37 * number)}{chr(0x5E00 + 11 * number)}工作{line}"
        for number, line in enumerate(lines)
    ]
    old = [paragraph(each, PART) for each in words]
    new = [paragraph(each + "另行通知。", NEXT) for each in words if each != words[50]]
    changes = compared(old, new)
    assert [each.states for each in changes].count(("changed",)) == 119
    assert [told(changes)[50]] == [(("removed",), 50, None)]
