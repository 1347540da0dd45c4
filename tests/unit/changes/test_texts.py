"""Two texts side by side: what is marked as changed is what a person would mark."""

from two_years import place

from exports.changes.texts import YEARS_ONLY, Printed, same_but_years, segments, text_change


def marked(old, new):
    """One line: [gone] {come}."""
    shown = {"same": "{}", "removed": "[{}]", "added": "{{{}}}"}
    return "".join(shown[each.kind].format(each.text) for each in segments(old, new))


def change(old, new, **options):
    sides = [None if text is None else Printed(text=text, place=place()) for text in (old, new)]
    return text_change("key", "标签", *sides, **options)


def test_a_figure_is_never_cut():
    assert marked("共1,693.42万元，占97.14%。", "共1,443.42万元，占97.10%。") == (
        "共[1,693.42]{1,443.42}万元，占[97.14%]{97.10%}。"
    )


def test_a_unit_between_two_new_figures_stays():
    assert marked("补助110人每人12000元", "补助155人每人16000元") == (
        "补助[110]{155}人每人[12000]{16000}元"
    )


def test_a_single_character_between_changes_belongs_to_them():
    assert marked("由组联股的人办理", "在康复科的钱办理") == "[由组联股的人]{在康复科的钱}办理"


def test_words_that_stayed_between_changes_are_kept():
    assert marked("本部门安排购置公务用车一辆", "本单位安排购置公务用车两辆") == (
        "本[部门]{单位}安排购置公务用车[一]{两}辆"
    )


def test_a_text_written_anew_is_shown_whole():
    assert marked("日常业务是开展项目的条件", "设立之后可使服务更加精准优质的") == (
        "[日常业务是开展项目的条件]{设立之后可使服务更加精准优质的}"
    )


def test_blanks_widths_and_thousands_commas_are_no_change_but_kept():
    old, new = "共 1693.42 万元,占5%。", "共1,693.42万元，占５％。"
    assert change(old, new).states == ("unchanged",)
    told = segments(old, new)
    assert [each.kind for each in told] == ["same"]
    assert (told[0].old_text, told[0].text) == (old, new)


def test_the_thousands_of_a_list_are_one_figure_but_a_list_is_not():
    assert marked("第2023，45号", "第2023，46号") == "第2023，[45]{46}号"


def test_nothing_beside_something():
    assert marked("", "新") == "{新}"
    assert marked("旧", "") == "[旧]"
    assert segments("", "") == ()


def test_a_year_that_moved_with_the_fiscal_year_is_no_change():
    old, new = "截至2024年12月31日，2025年安排。", "截至2025年12月31日，2026年安排。"
    told = change(old, new, roll=1)
    assert told.states == ("unchanged",)
    assert told.match.note == YEARS_ONLY
    assert (told.old, told.new) == (old, new)
    assert [each.text for each in told.segments if each.kind != "same"] == [
        *("2024", "2025"),
        *("2025", "2026"),
    ]


def test_a_year_that_moved_otherwise_is_a_change():
    assert change("截至2024年底", "截至2026年底", roll=1).states == ("changed",)
    assert change("截至2024年底", "截至2025年底", roll=0).states == ("changed",)
    assert change("2025年36辆", "2026年37辆", roll=1).states == ("changed",)


def test_a_year_that_stays_beside_one_that_moves():
    assert same_but_years("依据2009年文件，2025年安排", "依据2009年文件，2026年安排", 1)
    assert same_but_years("二〇二五年安排", "2026年安排", 1)


def test_a_missing_side_is_what_the_caller_says():
    assert change(None, "新", absent="added").states == ("added",)
    assert change("旧", None, absent="not_disclosed").states == ("not_disclosed",)


def test_the_number_of_a_paragraph_does_not_count():
    assert change("7.其他事项。", "9.其他事项。", numbered=True).states == ("unchanged",)
    assert change("7.其他事项。", "9.其他事项。").states == ("changed",)
