"""What a target value says."""

from decimal import Decimal

import pytest

from extractor.assemble.form.target_value import read_target


@pytest.mark.parametrize(
    ("raw", "operator", "value", "unit"),
    [
        ("5800人", "=", "5800", "人"),
        ("≥90%", ">=", "90", "%"),
        ("＞＝95％", ">=", "95", "%"),
        ("20 门", "=", "20", "门"),
        ("27 台、件、套", "=", "27", "台、件、套"),
        ("857 台（套）", "=", "857", "台(套)"),
        ("4000元/人/年", "=", "4000", "元/人/年"),
        ("1000.00 万元", "=", "1000.00", "万元"),
        ("36377.3 平方米", "=", "36377.3", "平方米"),
        ("1,400人", "=", "1400", "人"),
        ("不低于3次", ">=", "3", "次"),
        ("≤120.5万元", "<=", "120.5", "万元"),
        ("3次以上", ">=", "3", "次"),
        ("95.00%", "=", "95.00", "%"),
        ("0", "=", "0", None),
    ],
)
def test_quantities(raw, operator, value, unit):
    target = read_target(raw)
    assert (target.kind, target.operator, target.unit) == ("quantity", operator, unit)
    assert str(target.value) == value
    assert target.raw == raw


@pytest.mark.parametrize(
    ("raw", "since", "until"),
    [
        ("2026年3至11月", "2026-03", "2026-11"),
        ("2026年3月至10月", "2026-03", "2026-10"),
        ("2022 年 1 月-6 月", "2022-01", "2022-06"),
        ("2026年3月至2027年2月", "2026-03", "2027-02"),
        ("2026年4月", "2026-04", "2026-04"),
        ("2026年12月前", None, "2026-12"),
        ("2026年12月底前", None, "2026-12"),
        ("2023 年 8 月底", "2023-08", "2023-08"),
        ("2023年12月30日前完成", None, "2023-12-30"),
        ("2023年12月30日内", None, "2023-12-30"),
        ("2023年12月30日以内", None, "2023-12-30"),
        ("2023年12月30日", "2023-12-30", "2023-12-30"),
        ("2026年6月、7月、8月、9月、10月、11月", "2026-06", "2026-11"),
        ("2026年", "2026-01", "2026-12"),
        ("2026年底前", None, "2026-12"),
        ("2026.3-2026.11", "2026-03", "2026-11"),
    ],
)
def test_dates(raw, since, until):
    target = read_target(raw)
    assert (target.kind, target.since, target.until) == ("date", since, until)
    assert target.value is None


@pytest.mark.parametrize(
    ("raw", "lower", "upper", "unit"),
    [("1至2门", 1, 2, "门"), ("10-20人", 10, 20, "人"), ("5天至7天", 5, 7, "天")],
)
def test_ranges(raw, lower, upper, unit):
    target = read_target(raw)
    assert (target.kind, target.value, target.upper, target.unit) == (
        "range",
        Decimal(lower),
        Decimal(upper),
        unit,
    )


@pytest.mark.parametrize(
    "raw",
    [
        "每月",
        "显著提升",
        "是",
        "2026年13月",
        "2026年6月、9月",
        "12月底前",
        "3个月内完成",
        "第1名",
        "5-3人",
        "100%完成",
        "200人左右",
        "-",
    ],
)
def test_what_is_not_certain_stays_a_text(raw):
    target = read_target(raw)
    assert target.kind == "text"
    assert (target.value, target.since, target.until) == (None, None, None)


@pytest.mark.parametrize("raw", ["", "  "])
def test_blank_stays_blank(raw):
    assert read_target(raw).kind == "blank"
