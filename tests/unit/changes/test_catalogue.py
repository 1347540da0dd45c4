"""Catalogues of two years, entry by entry."""

from two_years import catalogue, report

from exports.changes.catalogue import compare_catalogues

BASE = (
    ("公安", "A18", "辅助性服务"),
    ("公安", "A1805", "舆情监测服务"),
    ("公安", "A1806", "窗口受理服务"),
    ("教育", "A0204", "教学成果推广服务"),
    ("教育", "A0207", "中小学课后服务"),
)


def compared(*new, old=BASE):
    (change,) = compare_catalogues(
        report(2025, catalogues=(catalogue(*old),)), report(2026, catalogues=(catalogue(*new),))
    )
    return change


def told(change):
    return [
        (each.states, each.old and each.old.code, each.new and each.new.code)
        for each in change.entries
    ]


def test_only_what_changed_is_listed():
    change = compared(*BASE)
    assert (change.entries, change.unchanged) == ((), len(BASE))
    assert change.disclosed == "both"


def test_an_entry_renamed():
    change = compared(*BASE[:4], ("教育", "A0207", "中小学生课后托管服务"))
    assert told(change) == [(("renamed",), "A0207", "A0207")]
    assert change.unchanged == 4


def test_an_entry_recoded():
    change = compared(*BASE[:4], ("教育", "A0299", "中小学课后服务"))
    assert told(change) == [(("recoded",), "A0207", "A0299")]


def test_codes_that_move_up_by_one_are_recoded_not_renamed():
    new = (*BASE[:1], ("公安", "A1805", "无人机服务"), *(("公安", "A1806", "舆情监测服务"),))
    change = compared(*new, ("公安", "A1807", "窗口受理服务"), *BASE[3:])
    assert told(change) == [
        (("added",), None, "A1805"),
        (("recoded",), "A1805", "A1806"),
        (("recoded",), "A1806", "A1807"),
    ]


def test_a_code_given_to_something_else():
    change = compared(*BASE[:4], ("教育", "A0207", "桥梁检测"))
    assert told(change) == [(("removed",), "A0207", None), (("added",), None, "A0207")]


def test_a_code_whose_name_is_half_the_same_is_left_open():
    change = compared(*BASE[:4], ("教育", "A0207", "教师培训课后"))
    assert told(change) == [(("uncertain",), "A0207", "A0207")]


def test_an_entry_that_went_to_another_department():
    change = compared(*BASE[:4], ("民政", "A0207", "中小学课后服务"))
    assert told(change) == [(("moved",), "A0207", "A0207")]


def test_an_entry_that_went_and_got_another_code():
    change = compared(*BASE[:4], ("民政", "A0407", "中小学课后服务"))
    assert told(change) == [(("recoded", "moved"), "A0207", "A0407")]


def test_a_common_entry_may_have_gone_or_come_anew():
    common = [("教育", "A1601", "行业规划服务"), ("民政", "A1601", "行业规划服务")]
    change = compared(common[1], ("司法", "A1601", "行业规划服务"), old=common)
    assert told(change) == [(("uncertain",), "A1601", "A1601")]
    assert change.entries[0].match.note is not None


def test_a_department_renamed_takes_its_entries_with_it():
    change = compared(*(("公共安全", code, name) for _, code, name in BASE[:3]), *BASE[3:])
    assert {states for states, _, _ in told(change)} == {("moved",)}
    assert len(change.entries) == 3


def test_a_name_and_a_code_that_are_both_alike_only():
    change = compared(*BASE[:4], ("教育", "A0208", "中小学课后服务项目"))
    assert told(change) == [(("renamed", "recoded"), "A0207", "A0208")]


def test_a_code_printed_twice_in_a_department():
    twice = (*BASE, ("教育", "A0207", "教材审定服务"))
    assert compared(*twice, old=twice).entries == ()
    assert told(compared(*BASE, old=twice)) == [(("removed",), "A0207", None)]
    assert compared(*twice[:5], twice[5], twice[5], old=twice).entries[0].states == ("added",)


def test_an_entry_without_a_name():
    change = compared(*BASE[:4], ("教育", "A0207", ""))
    assert told(change) == [(("renamed",), "A0207", "A0207")]
    assert change.entries[0].match.note is not None
    blank = (("教育", "A0207", ""), ("民政", "A0307", ""))
    assert told(compared(("司法", "A0507", ""), old=blank[:1])) == [
        (("removed",), "A0207", None),
        (("added",), None, "A0507"),
    ]


def test_removed_entries_stand_after_what_they_followed():
    change = compared(*BASE[:1], *BASE[2:4], ("教育", "A0299", "中小学课后服务"))
    assert told(change) == [(("removed",), "A1805", None), (("recoded",), "A0207", "A0299")]


def test_a_catalogue_of_one_year_is_told_once():
    (change,) = compare_catalogues(report(), report(catalogues=(catalogue(*BASE),)))
    assert (change.disclosed, change.entries, change.unchanged) == ("new", (), 0)
    (change,) = compare_catalogues(report(catalogues=(catalogue(*BASE),)), report())
    assert (change.disclosed, change.old, change.new) == ("old", 0, None)


def test_catalogues_go_by_series():
    a, b = catalogue(*BASE), catalogue(("公安", "B01", "车辆"), series="B")
    changes = compare_catalogues(report(catalogues=(a, b)), report(catalogues=(b, a)))
    assert [(each.series, each.old, each.new) for each in changes] == [("B", 1, 0), ("A", 0, 1)]
    assert all(not each.entries for each in changes)
