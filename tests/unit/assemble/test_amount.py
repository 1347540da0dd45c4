"""Printed figures, read strictly; money is exact."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model.amount import (
    UNIT_EXPONENT,
    are_two_figures,
    is_plain_figure,
    plain,
    read_figure,
    to_yuan,
    yuan_decimals,
)


@pytest.mark.parametrize(
    ("printed", "value", "places"),
    [
        ("0", "0", 0),
        ("0.00", "0.00", 2),
        ("1607.59", "1607.59", 2),
        ("1,607.59", "1607.59", 2),
        ("97,251,080", "97251080", 0),
        ("1,000,000.5", "1000000.5", 1),
        (" 1607.59 ", "1607.59", 2),
        ("1 607.59", "1607.59", 2),
        ("１，６０７．５９", "1607.59", 2),
        ("-5", "-5", 0),
        ("−5.20", "-5.20", 2),
        ("－5", "-5", 0),
        ("+5", "5", 0),
        (".5", "0.5", 1),
        ("007", "7", 0),
        ("0.000001", "0.000001", 6),
        ("12345678901234567890.12", "12345678901234567890.12", 2),
    ],
)
def test_figures(printed, value, places):
    figure = read_figure(printed)

    assert figure.status == "printed"
    assert figure.value == Decimal(value)
    assert figure.places == places


@pytest.mark.parametrize("printed", ["", " ", "\n", "　", "\u00a0"])
def test_blank_is_blank(printed):
    assert (read_figure(printed).status, read_figure(printed).value) == ("blank", None)


@pytest.mark.parametrize("printed", ["-", "–", "—", "——", "－", " - ", "─", "−"])
def test_a_dash_is_a_dash_and_no_zero(printed):
    assert (read_figure(printed).status, read_figure(printed).value) == ("dash", None)


@pytest.mark.parametrize(
    "printed",
    [
        "1,23.50",
        "0,123",
        "（5）",
        "△5",
        "▲5",
        "16\n07.59",
        "1,2345",
        "12,34,567",
        "1234,567",
        ",123",
        "1,",
        "1.2.3",
        "1.",
        ".",
        "1，23",
        "1..5",
        "1,607.59.00",
        "1.234,56",
        "5%",
        "5元",
        "约5",
        "≥90",
        "5-6",
        "--5",
        "+-5",
        "1e5",
        "O.50",
        "一",
        "Ⅲ",
        "٣",
        "(5)",
        "5*",
        "见附表",
        "NaN",
        "Infinity",
    ],
)
def test_what_is_not_well_formed_is_illegible(printed):
    figure = read_figure(printed)

    assert (figure.status, figure.value) == ("illegible", None)


@pytest.mark.parametrize("printed", ["300①", "100.5²", "12₁", "5³", "300⑴"[:3] + "②"])
def test_a_footnote_mark_is_no_digit(printed):
    assert read_figure(printed).status == "illegible"


@pytest.mark.parametrize("printed", ["50 60", "12 345 6", "0 0"])
def test_two_figures_are_not_one(printed):
    assert read_figure(printed).status == "illegible"


@pytest.mark.parametrize("printed", ["0", "0.50", "-5", "1,234.56", "１，２３４", "25013346"])
def test_a_plain_figure(printed):
    assert is_plain_figure(printed)


@pytest.mark.parametrize("printed", ["", "032", ".5", "1 234.56", "1,23", "5.", "0,123", "①"])
def test_no_plain_figure(printed):
    assert not is_plain_figure(printed)


def test_two_figures_may_be_a_code_and_a_figure():
    assert are_two_figures("003", "12.50")
    assert not are_two_figures("12.50", "003")
    assert not are_two_figures("1", "00.50")


DECIMALS = st.decimals(
    min_value=Decimal("-1e15"), max_value=Decimal("1e15"), places=2, allow_nan=False
)


@given(DECIMALS, st.integers(0, 6))
def test_a_figure_printed_any_way_reads_as_itself(value, places):
    value = value.quantize(Decimal(1).scaleb(-places))
    for printed in (f"{value:f}", f"{value:,f}"):
        figure = read_figure(printed)
        assert figure.status == "printed"
        assert figure.value == value
        assert figure.places == places


@given(DECIMALS, st.sampled_from(sorted(UNIT_EXPONENT)))
def test_yuan_is_exact_and_reversible(value, unit):
    yuan = to_yuan(value, unit)

    assert yuan == value * 10 ** UNIT_EXPONENT[unit]
    assert yuan.scaleb(-UNIT_EXPONENT[unit]) == value


@pytest.mark.parametrize(
    ("printed", "unit", "yuan", "decimals"),
    [
        ("290.78", "wan_yuan", "2907800", -2),
        ("21.34", "wan_yuan", "213400", -2),
        ("1", "wan_yuan", "10000", -4),
        ("5.1", "yuan", "5.1", 1),
        ("3", "yi_yuan", "300000000", -8),
        ("0.000001", "bai_wan_yuan", "1", 0),
        ("1.23456", "qian_yuan", "1234.56", 2),
    ],
)
def test_ten_thousands_become_yuan(printed, unit, yuan, decimals):
    figure = read_figure(printed)

    assert figure.value is not None
    assert to_yuan(figure.value, unit) == Decimal(yuan)
    assert yuan_decimals(figure.places, unit) == decimals


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("213400", "213400.00"),
        ("1E+4", "10000.00"),
        ("0", "0.00"),
        ("0.1", "0.10"),
        ("0.125", "0.125"),
        ("0.1000", "0.10"),
        ("-5", "-5.00"),
        ("1E-7", "0.0000001"),
    ],
)
def test_plain_has_two_decimals_and_no_exponent(value, text):
    assert plain(Decimal(value)) == text


@given(DECIMALS, st.sampled_from(sorted(UNIT_EXPONENT)))
def test_plain_loses_nothing(value, unit):
    text = plain(to_yuan(value, unit))

    assert Decimal(text) == to_yuan(value, unit)
    assert "E" not in text.upper()
    assert len(text.partition(".")[2]) >= 2


def test_yuan_prints_as_an_amount():
    assert str(to_yuan(Decimal("2007.66"), "wan_yuan")) == "20076600"
    assert str(to_yuan(Decimal("0.00"), "yi_yuan")) == "0"
    assert str(to_yuan(Decimal("0.123456"), "wan_yuan")) == "1234.56"
