"""Findings with their places, and how often each check ran."""

from exports.tidy.fields import (
    BOX,
    DOCUMENT,
    PAGE,
    TO_DOCUMENT,
    box_values,
    closed,
    count,
    key,
    lines,
    number,
    text,
    whole,
)
from exports.tidy.spec import Member, Reference, TidyTable, Values
from extractor.model.finding import Finding, Place
from extractor.model.report import Report

_FINDING = key("finding", "序号", "finding, counted from 1 as in the report")
_TABLE = whole("table", "表", "table, from 1")
OUTCOMES = (
    Member("holds", "相符", "holds"),
    Member("rounding", "舍入差", "rounding"),
    Member("broken", "不符", "broken"),
    Member("not_applicable", "不适用", "not applicable"),
    Member("insufficient", "无法核对", "could not be checked"),
)
SEVERITIES = (
    Member("error", "错误", "error"),
    Member("warning", "警告", "warning"),
    Member("info", "提示", "note"),
)


def findings(report: Report) -> TidyTable:
    """One row per finding, with its first table and page."""
    return TidyTable(
        name="findings",
        zh="问题",
        en="findings: what is wrong or notable",
        fields=(
            DOCUMENT,
            _FINDING,
            text("code", "代码", "code", required=True),
            closed("severity", "级别", "severity", SEVERITIES, required=True),
            closed("outcome", "结果", "outcome", OUTCOMES, required=True),
            text("message_zh", "说明（中文）", "message in Chinese", required=True),
            text("message_en", "说明（英文）", "message in English", required=True),
            text("expected", "应为", "expected"),
            text("observed", "实为", "observed"),
            _TABLE,
            PAGE,
        ),
        key=("document", "finding"),
        rows=[
            _finding_row(report, index, finding)
            for index, finding in enumerate(report.findings, start=1)
        ],
        references=(TO_DOCUMENT,),
    )


def finding_places(report: Report) -> TidyTable:
    """One row per place of each finding."""
    return TidyTable(
        name="finding_places",
        zh="问题所在",
        en="where the findings are printed",
        fields=(
            DOCUMENT,
            _FINDING,
            key("place", "序号", "running number"),
            _TABLE,
            whole("sheet", "绩效表", "performance sheet, from 1"),
            whole("catalogue", "目录", "catalogue, from 1"),
            whole("paragraph", "段落", "paragraph, from 1"),
            whole("row", "行", "row, indicator or entry, from 1"),
            text("column", "列", "key of the column"),
            PAGE,
            *BOX,
        ),
        key=("document", "finding", "place"),
        rows=[
            (report.source.sha256, index, position, *_place_values(place))
            for index, finding in enumerate(report.findings, start=1)
            for position, place in enumerate(finding.places, start=1)
        ],
        references=(
            Reference(fields=("document", "finding"), table="findings", to=("document", "finding")),
        ),
    )


def checks(report: Report) -> TidyTable:
    """One row per check and table; without a table: on the document as a whole."""
    return TidyTable(
        name="checks",
        zh="核对次数",
        en="how often each check ran and how it ended",
        fields=(
            DOCUMENT,
            key("check", "序号", "running number"),
            text("code", "代码", "code", required=True),
            _TABLE,
            *(count(outcome, zh, en) for outcome, zh, en in OUTCOMES),
            text("reasons", "未核对的原因", "why it could not run, a line each"),
        ),
        key=("document", "check"),
        rows=[
            (
                report.source.sha256,
                index,
                each.code,
                number(each.table),
                each.holds,
                each.rounding,
                each.broken,
                each.not_applicable,
                each.insufficient,
                lines(each.reasons),
            )
            for index, each in enumerate(report.checks, start=1)
        ],
        references=(TO_DOCUMENT,),
    )


def _finding_row(report: Report, index: int, finding: Finding) -> Values:
    on_tables = [place.table for place in finding.places if place.table is not None]
    on_pages = [place.page for place in finding.places if place.page is not None]
    return (
        report.source.sha256,
        index,
        finding.code,
        finding.severity,
        finding.outcome,
        finding.message.zh,
        finding.message.en,
        finding.expected,
        finding.observed,
        number(on_tables[0]) if on_tables else None,
        on_pages[0] if on_pages else None,
    )


def _place_values(place: Place) -> Values:
    return (
        number(place.table),
        number(place.form),
        number(place.catalogue),
        number(place.paragraph),
        number(place.row),
        place.column,
        place.page,
        *box_values(place.box),
    )
