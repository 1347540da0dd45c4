"""Figures read unsurely are held against nobody, and their facts say so."""

import pytest
from pictured import SURE, UNSURE, pictured
from tabletext import GridText, document, outcomes

HEADER = "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"
FARMING = "213 | 农林水支出"
BROKEN = f"{FARMING} | 9.00 | 2.00 | 1.00"


def ledger(*rows, title="支出总表", header=HEADER):
    return [title, "单位：万元", GridText("\n".join([header, *rows]))]


def told(read):
    return [each.code for each in read.findings]


def cells(read, row=0, table=0):
    return read.tables[table].rows[row].cells


def fact(read, name):
    return next(each for each in read.facts if each.id == name)


class TestSumsThatFail:
    def test_over_sure_figures_only_are_errors(self):
        read = pictured(ledger(BROKEN))

        assert outcomes(read, "SUM-001") == {"broken": 1}
        assert "SCAN-010" not in told(read)

    @pytest.mark.parametrize("text", ["9.00", "2.00", "1.00"])
    def test_over_an_unsure_figure_are_no_errors_and_told_as_such(self, text):
        read = pictured(ledger(BROKEN), unsure=[text])
        (doubt,) = [each for each in read.findings if each.code == "SCAN-010"]
        (count,) = [each for each in read.checks if each.code == "SUM-001"]

        assert (count.broken, count.insufficient) == (0, 1)
        assert count.reasons == ("a figure among them was read unsurely from a picture",)
        assert [each for each in read.findings if each.severity == "error"] == []
        assert {place.column for place in doubt.places} == set(cells(read))
        assert all(cell.review for cell in cells(read).values())

    @pytest.mark.parametrize("row", ["9.00 | 2.00 |", "9.00 | | 2.00"])
    def test_beside_a_blank_cell_of_a_picture_are_no_errors(self, row):
        line = f"{FARMING} | {row}"

        assert outcomes(pictured(ledger(line)), "SUM-001") == {"insufficient": 1}
        assert outcomes(document(ledger(line)), "SUM-001") == {"broken": 1}

    def test_along_lines_with_a_blank_cell_are_no_errors(self):
        rows = ["201 | 甲 | 1.00 | 1.00 | ", "213 | 乙 |  | | ", "合计 | < | 9.00 | 9.00 | "]
        read = pictured(ledger(*rows))

        assert set(outcomes(read, "SUM-002")) == {"insufficient"}

    def test_between_tables_too(self):
        other = ledger(f"{FARMING} | 8.00 | 7.00 | 1.00", title="部门支出总表")
        sure = pictured(ledger(f"{FARMING} | 3.00 | 2.00 | 1.00"), other)
        unsure = pictured(ledger(f"{FARMING} | 3.00 | 2.00 | 1.00"), other, unsure=["3.00", "2.00"])

        assert outcomes(sure, "FACT-001") == {"broken": 2, "holds": 1}
        assert outcomes(unsure, "FACT-001") == {"insufficient": 2, "holds": 1}


class TestSumsThatHold:
    ROWS = (f"{FARMING} | 3.50 | 2.25 | 1.25", "合计 | < | 3.50 | 2.25 | 1.25")

    def test_verify_the_figures_they_are_over(self):
        read = pictured(ledger(*self.ROWS), unsure=["2.25"])

        assert all(cell.verified and not cell.review for cell in cells(read).values())

    def test_prove_nothing_beside_a_column_nobody_knows(self):
        rows = [f"{row} | 7" for row in self.ROWS]
        read = pictured(ledger(*rows, header=f"{HEADER} | 追加数"), unsure=["2.25"])

        assert not any(cell.verified for cell in cells(read).values())

    def test_prove_nothing_over_figures_that_were_cut_short(self):
        rows = [f"20{n} | 甲{n} | 4.{n}0 | 1.{n}0 | 3.00" for n in range(1, 6)]
        read = pictured(ledger(*rows, f"{FARMING} | 3 | 2 | 1"))

        assert [cell.verified for cell in cells(read).values()] == [True] * 3
        assert [cell.verified for cell in cells(read, 5).values()] == [False] * 3


class TestFiguresWithFewerDecimals:
    ROWS = tuple(f"20{n} | 甲{n} | 4.{n}0 | 1.{n}0 | 3.00" for n in range(1, 6))

    def test_are_to_be_looked_at_on_a_picture(self):
        read = pictured(ledger(*self.ROWS, f"{FARMING} | 177.8 | 177.8 | 0"))

        assert [cell.review for cell in cells(read, 5).values()] == [True, True, False]

    def test_are_as_printed_on_a_page_with_text(self):
        read = document(ledger(*self.ROWS, f"{FARMING} | 177.8 | 177.8 | 0"))

        assert not any(cell.review for row in read.tables[0].rows for cell in row.cells.values())

    def test_are_usual_where_every_number_of_decimals_is(self):
        rows = [f"20{n} | 甲 | {f} | {f} | 0" for n, f in enumerate(("4.5", "3", "2.25", "7"), 1)]
        read = pictured(ledger(*rows))

        assert not any(cell.review for row in read.tables[0].rows for cell in row.cells.values())


class TestFacts:
    def test_of_a_text_layer_say_nothing_of_reading(self):
        assert fact(document(ledger(BROKEN)), "expenditure|function=213").confidence == 1

    def test_are_flagged_with_their_only_cell(self):
        read = pictured(ledger(f"{FARMING} | 2.00 | 2.00 | 0.00"), unsure=["0.00"])
        unsure = fact(read, "expenditure.project|function=213")

        assert (unsure.review, unsure.confidence, unsure.verified) == (True, UNSURE, False)
        assert not fact(read, "expenditure|function=213").review

    def test_take_the_surest_of_several_cells(self):
        sure = ledger(f"{FARMING} | 8.00 | 7.00 | 1.00", title="部门支出总表")
        read = pictured(ledger(f"{FARMING} | 3.000 | 2.00 | 1.00"), sure, unsure=["3.000", "2.00"])
        total = fact(read, "expenditure|function=213")

        assert (total.amount, total.review, total.confidence) == (80000, False, SURE)


class TestUnsureCodes:
    NAME = "机关事业单位职业年金缴费支出"
    ABOVE = (
        "208 | 社会保障和就业支出 | 3.00 | 3.00 | 0.00",
        "20805 | 行政事业单位养老支出 | 3.00 | 3.00 | 0.00",
    )

    def read(self, code, name, *, unsure=True):
        row = f"{code} | {name} | 3.00 | 3.00 | 0.00"
        return pictured(ledger(*self.ABOVE, row), unsure=[code] if unsure else [])

    def test_that_their_name_confirms_are_taken(self):
        read = self.read("2080506", self.NAME)

        assert read.tables[0].rows[2].resolved
        assert "SCAN-011" not in told(read)

    @pytest.mark.parametrize(
        ("code", "name"),
        [("2090506", NAME), ("2080599", NAME), ("2080566", "某项支出"), ("2010101", "某项支出")],
    )
    def test_that_name_list_or_lines_contradict_make_no_facts(self, code, name):
        read = self.read(code, name)

        assert not read.tables[0].rows[2].resolved
        assert "SCAN-011" in told(read)
        assert not [each.id for each in read.facts if code in each.id]

    def test_that_nothing_contradicts_make_facts_to_be_looked_at(self):
        read = self.read("2080501", "某项支出")

        assert fact(read, "expenditure|function=2080501").review
        assert "SCAN-011" in told(read)

    def test_that_were_read_surely_stay_as_printed(self):
        read = self.read("2090506", self.NAME, unsure=False)

        assert fact(read, "expenditure|function=2090506").review is False
        assert "SCAN-011" not in told(read)
