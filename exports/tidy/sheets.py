"""Performance sheets: each sheet, its texts, its funding and its indicators."""

from collections.abc import Iterator

from exports.tidy.fields import (
    BOX,
    CELL,
    CONFIDENCE,
    DOCUMENT,
    PAGE,
    TO_DOCUMENT,
    closed,
    first_spot,
    key,
    lines,
    text,
    whole,
)
from exports.tidy.printed import PRINTED_IN, cell_values
from exports.tidy.spec import Field, Member, Reference, TidyTable, Values
from extractor.model.form import FieldText, Form, Indicator
from extractor.model.report import Report

_SHEET = key("sheet", "绩效表序号", "sheet, counted from 1 as in the report")
_TO_SHEET = Reference(fields=("document", "sheet"), table="sheets", to=("document", "sheet"))
_PERIOD = closed(
    "period",
    "期间",
    "period",
    [
        Member("implementation_period", "实施期", "whole implementation period"),
        Member("annual", "年度", "the year"),
    ],
    required=True,
)
_TARGET_KIND = closed(
    "target_kind",
    "指标值种类",
    "kind of target",
    [
        Member("blank", "空白", "blank"),
        Member("quantity", "数量", "quantity"),
        Member("range", "区间", "range"),
        Member("date", "日期", "date"),
        Member("text", "文字", "text"),
    ],
    required=True,
)
_OPERATOR = closed(
    "operator",
    "比较",
    "comparison",
    [
        Member("=", "等于", "equal to"),
        Member(">=", "不少于", "at least"),
        Member("<=", "不多于", "at most"),
        Member(">", "多于", "more than"),
        Member("<", "少于", "less than"),
    ],
    required=False,
)
_PART = closed(
    "part",
    "部分",
    "part of the sheet",
    [
        Member("field", "栏目", "field"),
        Member("text", "说明", "text"),
        Member("target", "总体目标", "overall target"),
        Member("unknown", "版式未定义", "not known to the profile"),
    ],
    required=True,
)


def sheets(report: Report) -> TidyTable:
    """One row per performance sheet."""
    return TidyTable(
        name="sheets",
        zh="项目绩效目标表",
        en="performance sheets",
        fields=(
            DOCUMENT,
            _SHEET,
            text("kind", "表种", "kind", required=True),
            text("title", "标题", "title"),
            text("project", "项目名称", "project"),
            text("profile", "版式", "layout profile", required=True),
            text("engine", "引擎", "table engine", required=True),
            PRINTED_IN,
            text("printed_unit", "单位行原文", "unit as printed"),
            whole("first_page", "首页", "first page"),
            whole("last_page", "末页", "last page"),
            text("notes", "注", "notes, a line each"),
        ),
        key=("document", "sheet"),
        rows=[_sheet_row(report, index, form) for index, form in enumerate(report.forms, start=1)],
        references=(TO_DOCUMENT,),
    )


def sheet_texts(report: Report) -> TidyTable:
    """One row per label with its value."""
    return TidyTable(
        name="sheet_texts",
        zh="绩效表文字",
        en="fields, texts and overall targets of the performance sheets",
        fields=(
            DOCUMENT,
            _SHEET,
            _PART,
            text(
                "key",
                "栏目代号",
                "key of the profile, period of the target, or running number",
                required=True,
            ),
            text("label", "印出的栏目名", "label as printed"),
            text("raw", "原文", "text as printed"),
            text("value", "标准写法", "standard form, where there is one"),
            PAGE,
            *BOX,
            CONFIDENCE,
        ),
        key=("document", "sheet", "part", "key"),
        rows=list(_text_rows(report)),
        references=(_TO_SHEET,),
    )


def funding(report: Report) -> TidyTable:
    """One row per period and source."""
    return TidyTable(
        name="sheet_funding",
        zh="绩效表资金",
        en="funding of the performance sheets by period and source",
        fields=(DOCUMENT, _SHEET, _PERIOD, text("source", "来源", "source", required=True), *CELL),
        key=("document", "sheet", "period", "source"),
        rows=[
            (report.source.sha256, index, period, source, *cell_values(cell))
            for index, form in enumerate(report.forms, start=1)
            for period, sources in sorted(form.funding.items())
            for source, cell in sorted(sources.items())
        ],
        references=(_TO_SHEET,),
    )


def indicators(report: Report) -> TidyTable:
    """One row per indicator."""
    return TidyTable(
        name="indicators",
        zh="绩效指标",
        en="performance indicators",
        fields=(
            DOCUMENT,
            _SHEET,
            key("indicator", "序号", "running number in the sheet"),
            _PERIOD,
            text("level1", "一级指标", "level 1"),
            text("level2", "二级指标", "level 2"),
            text("level3", "三级指标", "level 3"),
            text("target", "指标值原文", "target as printed"),
            _TARGET_KIND,
            _OPERATOR,
            Field(name="value", type="number", zh="数值（区间下限）", en="value, or lower end"),
            Field(name="upper", type="number", zh="区间上限", en="upper end of a range"),
            text("unit", "单位", "unit of the value as printed"),
            text("since", "起（ISO 8601）", "since, ISO 8601"),
            text("until", "止（ISO 8601）", "until, ISO 8601"),
            text("weight", "权重", "weight as printed"),
            text("printed_level1", "印出的一级指标", "level 1 as printed, where it differs"),
            text("printed_level2", "印出的二级指标", "level 2 as printed, where it differs"),
            PAGE,
            *BOX,
            CONFIDENCE,
        ),
        key=("document", "sheet", "indicator"),
        rows=[
            (report.source.sha256, index, position, *_indicator_values(indicator))
            for index, form in enumerate(report.forms, start=1)
            for position, indicator in enumerate(form.indicators, start=1)
        ],
        references=(_TO_SHEET,),
    )


def _sheet_row(report: Report, index: int, form: Form) -> Values:
    return (
        report.source.sha256,
        index,
        form.kind,
        form.title,
        form.project,
        form.profile,
        form.engine,
        form.unit,
        form.printed_unit,
        min(form.pages, default=None),
        max(form.pages, default=None),
        lines(form.notes),
    )


def _text_rows(report: Report) -> Iterator[Values]:
    for index, form in enumerate(report.forms, start=1):
        for part, texts in (
            ("field", form.fields),
            ("text", form.texts),
            ("target", form.targets),
        ):
            for name, said in sorted(texts.items()):
                yield (report.source.sha256, index, part, name, *_text_values(said))
        for number, said in enumerate(form.unknown, start=1):
            yield (report.source.sha256, index, "unknown", str(number), *_text_values(said))


def _text_values(said: FieldText) -> Values:
    return (
        said.label or None,
        said.raw or None,
        said.value,
        *first_spot(said.spots),
        said.confidence,
    )


def _indicator_values(indicator: Indicator) -> Values:
    target = indicator.target
    return (
        indicator.period,
        indicator.level1,
        indicator.level2,
        indicator.level3 or None,
        target.raw or None,
        target.kind,
        target.operator,
        target.value,
        target.upper,
        target.unit,
        target.since,
        target.until,
        indicator.weight,
        indicator.printed_level1,
        indicator.printed_level2,
        *first_spot(indicator.spots),
        indicator.confidence,
    )
