"""Findings that went away, appeared or stay."""

from two_years import catalogue, finding, indicator, paragraph, place, report, row, sheet, table

from exports.changes.findings import compare_findings
from exports.changes.model import Line, LineChange, TableChange
from extractor.model.finding import Place


def told(old, new, tables=()):
    return [(each.state, each.code) for each in compare_findings(old, new, tables)]


def with_rows(*rows, found):
    return report(
        tables=(table("expenditure", tuple(rows), "2026年支出总表"),), findings=tuple(found)
    )


def line(number, code, label):
    return Line(
        row=number,
        role="item",
        code=code,
        label=label,
        level=1,
        half=None,
        parent=None,
        place=Place(table=0, row=number),
    )


def test_the_same_line_whatever_the_words_and_its_number():
    old = with_rows(
        row("208", "社保"), found=[finding("SUM-002", place(table=0, row=0), words="差1")]
    )
    new = with_rows(
        row("201", "一般"),
        row("208", "社保"),
        found=[finding("SUM-002", place(table=0, row=1), words="差2")],
    )
    (change,) = compare_findings(old, new, ())
    assert change.state == "unchanged"
    assert change.message.zh == "差2"
    assert change.places[0].row == 1


def test_another_line_column_or_code_is_another_finding():
    old = with_rows(
        row("208", "社保"),
        row("201", "一般"),
        found=[finding("SUM-002", place(table=0, row=0, column="total"))],
    )
    for other in (
        finding("SUM-002", place(table=0, row=1, column="total")),
        finding("SUM-002", place(table=0, row=0, column="basic")),
        finding("SUM-001", place(table=0, row=0, column="total")),
    ):
        new = with_rows(row("208", "社保"), row("201", "一般"), found=[other])
        assert sorted(state for state, _ in told(old, new)) == ["added", "removed"]


def test_a_recoded_line_is_the_one_that_the_tables_say():
    old = with_rows(row("21005", "医疗"), found=[finding("SUM-002", place(table=0, row=0))])
    new = with_rows(row("21011", "医疗"), found=[finding("SUM-002", place(table=0, row=0))])
    assert sorted(state for state, _ in told(old, new)) == ["added", "removed"]
    change = LineChange(
        states=("recoded",),
        old=(line(0, "21005", "医疗"),),
        new=(line(0, "21011", "医疗"),),
        match=None,
        differs=("code",),
        figures=(),
        material=False,
    )
    tables = (
        TableChange(
            kind="expenditure",
            title="支出总表",
            disclosed="both",
            old=0,
            new=0,
            states=("changed",),
            columns=(),
            lines=(change,),
        ),
    )
    assert told(old, new, tables) == [("unchanged", "SUM-002")]


def test_a_sum_that_gained_a_part_is_still_that_sum():
    rows = [row("208", "社保"), row("20801", "甲"), row("20802", "乙")]
    old = with_rows(*rows, found=[finding("SUM-002", place(table=0, row=0), place(table=0, row=1))])
    new = with_rows(
        *rows, found=[finding("SUM-002", *(place(table=0, row=each) for each in range(3)))]
    )
    assert told(old, new) == [("unchanged", "SUM-002")]


def test_a_finding_twice_and_once():
    where = place(table=0, row=0)
    old = with_rows(
        row("208", "社保"), found=[finding("SUM-002", where), finding("SUM-002", where)]
    )
    new = with_rows(row("208", "社保"), found=[finding("SUM-002", where)])
    assert sorted(state for state, _ in told(old, new)) == ["removed", "unchanged"]


def test_sheets_entries_and_sections_go_by_what_they_are():
    def year(number, document, heading, *before):
        forms = (
            *before,
            sheet(f"养护（某财建〔{document}〕1号）", indicators=[indicator("里程", "3公里")]),
        )
        return report(
            number,
            forms=forms,
            catalogues=(catalogue(*[("公安", "A01", "甲")] * len(forms)),),
            narrative=(paragraph("共3公里。", heading),),
            findings=(
                finding("FORM-001", place(form=len(forms) - 1, column="annual")),
                finding("FORM-002", place(form=len(forms) - 1, row=0)),
                finding("CAT-005", place(catalogue=0, row=len(forms) - 1)),
                finding("NAR-001", place(paragraph=0)),
                finding("PAGE-001"),
            ),
        )

    old = year(2025, 2024, "三、2025年情况")
    new = year(2026, 2025, "四、2026年情况", sheet("照明"))
    assert {state for state, _ in told(old, new)} == {"unchanged"}
    assert told(old, report()) == [
        ("removed", code) for code in ("FORM-001", "FORM-002", "CAT-005", "NAR-001", "PAGE-001")
    ]
