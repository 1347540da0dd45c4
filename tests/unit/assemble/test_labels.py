"""Labels without their enumerators, codes joined from their printed parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.assemble.labels import Code, read_code, read_label


@pytest.mark.parametrize(
    ("printed", "bare", "depth", "of_which"),
    [
        ("一、财政拨款收入", "财政拨款收入", 1, False),
        ("二十五、其他支出", "其他支出", 1, False),
        ("一．财政拨款收入", "财政拨款收入", 1, False),
        ("（一）一般公共预算", "一般公共预算", 2, False),
        ("(十二) 一般公共预算", "一般公共预算", 2, False),
        ("1、一般公共预算资金", "一般公共预算资金", 3, False),
        ("1.一般公共预算资金", "一般公共预算资金", 3, False),
        ("12．公务接待费", "公务接待费", 3, False),
        ("（1）购置费", "购置费", 4, False),
        ("2）购置费", "购置费", 4, False),
        ("①公务用车购置费", "公务用车购置费", 5, False),
        ("收 入 总 计", "收入总计", 0, False),
        ("其中：购置费", "购置费", 0, True),
        ("其中:购置费", "购置费", 0, True),
        ("其中购置费", "购置费", 0, True),
        ("其中：（1）购置费", "购置费", 4, True),
        ("1.其中：购置费", "购置费", 3, True),
        ("⽀出总计", "支出总计", 0, False),
        ("因公出国（境）费", "因公出国(境)费", 0, False),
        ("1.5万元", "1.5万元", 0, False),
        ("三公经费", "三公经费", 0, False),
        ("2026年残疾人康复资金", "2026年残疾人康复资金", 0, False),
        ("", "", 0, False),
        ("一、", "", 1, False),
    ],
)
def test_labels(printed, bare, depth, of_which):
    label = read_label(printed)

    assert (label.bare, label.depth, label.of_which) == (bare, depth, of_which)


@pytest.mark.parametrize(
    ("parts", "code", "printed", "padded"),
    [
        (["208"], "208", ("208",), False),
        (["2080501"], "2080501", ("2080501",), False),
        ([" 208 05 01 "], "2080501", ("2080501",), False),
        (["301001"], "301001", ("301001",), False),
        (["208", "05", "01"], "2080501", ("208", "05", "01"), False),
        (["208", "05", ""], "20805", ("208", "05"), False),
        (["208", "", ""], "208", ("208",), False),
        (["208", "5", "1"], "2080501", ("208", "5", "1"), True),
        (["301", "1"], "30101", ("301", "1"), True),
        (["２０８", "０５", ""], "20805", ("208", "05"), False),
    ],
)
def test_codes(parts, code, printed, padded):
    assert read_code(parts) == Code(text=code, parts=printed, padded=padded)


@pytest.mark.parametrize(
    "parts",
    [[""], ["", "", ""], ["合计"], ["合计", "", ""], ["208", "甲"], ["20805-1"], ["", "05"]],
)
def test_what_is_no_code(parts):
    assert read_code(parts) is None


ABOVE = Code(text="2080501", parts=("208", "05", "01"), padded=False)


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        (["", "05", "05"], "2080505"),
        (["", "", "06"], "2080506"),
        (["", "", "6"], "2080506"),
        (["", "11", ""], "20811"),
        (["210", "", ""], "210"),
    ],
)
def test_leading_parts_come_from_the_line_above(parts, code):
    read = read_code(parts, ABOVE)

    assert read is not None
    assert read.text == code
    assert read.parts == tuple(part for part in parts if part)


def test_an_item_below_a_class_has_no_section_to_take():
    above = Code(text="208", parts=("208",), padded=False)

    assert read_code(["", "", "01"], above) is None


@given(st.integers(100, 999), st.integers(1, 99), st.integers(1, 99))
def test_a_dropped_leading_zero_reads_like_the_full_code(first, second, third):
    short = read_code([str(first), str(second), str(third)])
    full = read_code([str(first), f"{second:02}", f"{third:02}"])

    assert short is not None
    assert full is not None
    assert short.text == full.text == f"{first}{second:02}{third:02}"
    assert short.padded == (second < 10 or third < 10)
    assert not full.padded
