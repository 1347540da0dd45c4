"""Check 7: each slip of a catalogue is told once, and a clean catalogue gives nothing."""

import pytest
from tabletext import COVER, GridText, outcomes, page, report

TITLE = "某县政府购买服务指导性目录"
HEADER = "代码 | 一级目录 | 二级目录 | 三级目录 | 四级目录"


def line(code, name="服务", column=None):
    """A code row; the name stands in the column of the code's level unless told otherwise."""
    level = 1 + len(code.lstrip("A")) // 2
    cells = [code, "", "", "", ""]
    cells[column or level] = name
    return " | ".join(cells)


def department(name, *rows):
    shown = [row if "|" in row else line(row) for row in rows]
    return [f"{name} | < | < | < | <", *shown]


def read(*rows, header=HEADER):
    text = "\n".join([header, *(row if "|" in row else line(row) for row in rows)])
    return report([page(1, COVER), page(2, [TITLE, GridText(text)])])


def told(read):
    """(code of the finding, code of the entry) of all that is told of catalogues."""
    return [
        (found.code, read.catalogues[0].entries[place.row].code)
        for found in read.findings
        if found.code.startswith("CAT")
        for place in found.places
    ]


def items(stem, *numbers):
    return [f"{stem}{number:02}" for number in numbers]


CLEAN = [
    *department("教育局", "A", "A02", "A0201", *items("A0201", 1, 2, 3, 4, 5, 6)),
    *department("民政局", "A", "A04", "A0403", *items("A0403", 1, 2, 3, 4, 5)),
]


def test_a_clean_catalogue_gives_nothing():
    clean = read(*CLEAN)

    assert told(clean) == []
    assert outcomes(clean, "CAT-001") == {"holds": 17}
    assert outcomes(clean, "CAT-003") == {"holds": 15}


@pytest.mark.parametrize(
    ("slip", "expected"),
    [
        (["040301"], [("CAT-001", "040301")]),
        (["A040306 | | | |"], [("CAT-002", "A040306")]),
        (["A050101"], [("CAT-003", "A050101")]),
        (["A0404", "A0404"], [("CAT-005", "A0404")]),
        (["A0404", line("A0405", column=4)], [("CAT-006", "A0405")]),
        (["A0404", line("A0405", column=2)], [("CAT-007", "A0405")]),
        (["A040307"], [("CAT-008", "A040307")]),
        (["A0404", *items("A0404", 1), "A05", "A0406"], [("CAT-004", "A0406")]),
    ],
)
def test_each_slip_is_told_once(slip, expected):
    assert told(read(*CLEAN, *slip)) == expected


def test_codes_that_begin_anew_lack_the_heading_and_nothing_else():
    anew = ["A020101", "A03", "A0301", "A030101", "A04", "A0403", "A040301"]

    assert told(read(*CLEAN, *anew)) == [("CAT-009", "A020101")]


def test_codes_before_the_first_heading():
    assert told(read("A", "A01", *CLEAN)) == [("CAT-009", "A")]


def test_a_department_without_codes():
    found = [
        each for each in read(*department("审计局"), *CLEAN).findings if each.code == "CAT-010"
    ]

    assert [each.severity for each in found] == ["info"]
    assert "审计局" in found[0].message.zh


def test_where_departments_pick_from_a_larger_catalogue_numbers_may_be_missing():
    picked = department("体育局", "A", "A09", "A0901", *items("A0901", 2, 5, 9, 12, 17, 21, 30))

    assert told(read(*CLEAN, *picked)) == []


def test_where_no_parents_are_printed_none_are_asked():
    assert told(read(*department("教育局", *items("A0201", 1, 2), *items("A0204", 1)))) == []


def test_columns_that_do_not_follow_the_levels_prove_nothing():
    rows = [line(code, column=1) for code in ("A02", "A0201", "A020101", "A020102")]
    shifted = read(line("A", column=1), *rows)

    assert told(shifted) == []
    assert outcomes(shifted, "CAT-007") == {"insufficient": 1}


def test_a_finding_points_to_the_entry():
    (found,) = [each for each in read(*CLEAN, "A050101").findings if each.code == "CAT-003"]
    (place,) = found.places

    assert (place.catalogue, place.row, place.page) == (0, 17, 2)
    assert place.box is not None
    assert (found.expected, found.severity) == ("A0501", "warning")
