"""The printed tables: what they are, their columns, rows and cells."""

from collections.abc import Iterator
from typing import get_args

from exports.tidy.axes import axis_fields, axis_references, axis_values
from exports.tidy.fields import (
    CELL,
    DOCUMENT,
    PAGE,
    TABLE,
    TO_DOCUMENT,
    TO_TABLE,
    box_values,
    closed,
    count,
    key,
    lines,
    number,
    text,
    whole,
)
from exports.tidy.figures import TO_CONCEPT
from exports.tidy.spec import Field, Member, Reference, TidyTable, Values
from extractor.model.amount import Unit
from extractor.model.report import Report, Row, Table
from extractor.model.value import CellValue

UNITS = {
    "yuan": ("元", "yuan"),
    "qian_yuan": ("千元", "thousand yuan"),
    "wan_yuan": ("万元", "ten thousand yuan"),
    "bai_wan_yuan": ("百万元", "million yuan"),
    "yi_yuan": ("亿元", "hundred million yuan"),
}
PRINTED_IN = closed(
    "unit",
    "印出的单位",
    "unit in which the figures are printed",
    [Member(unit, *UNITS[unit]) for unit in get_args(Unit)],
    required=False,
)
_HALF = closed(
    "half",
    "左半或右半（并列表）",
    "half of a side-by-side table",
    [Member("left", "左", "left"), Member("right", "右", "right")],
    required=False,
)
_STATE = closed(
    "state",
    "状态",
    "state",
    [
        Member("filled", "有数据", "filled"),
        Member("declared_empty", "空表并有说明", "empty and declared so"),
        Member("empty", "空表", "empty"),
        Member("absent", "缺", "absent"),
    ],
    required=True,
)
_COLUMN_ROLE = closed(
    "role",
    "用途",
    "role",
    [
        Member("code", "编码", "code"),
        Member("label", "名称", "label"),
        Member("unit", "单位", "unit"),
        Member("amount", "金额", "amount"),
        Member("text", "文字", "text"),
        Member("ignored", "不用", "ignored"),
        Member("unknown", "未识别", "not recognised"),
    ],
    required=True,
)
_ROW_ROLE = closed(
    "role",
    "行的种类",
    "kind of row",
    [
        Member("total", "合计", "total"),
        Member("subtotal", "小计", "subtotal"),
        Member("item", "项", "item"),
        Member("heading", "标题", "heading"),
        Member("note", "注", "note"),
    ],
    required=True,
)
_ROW = Field(name="row", type="integer", zh="行序号", en="row, from 1", required=True)


def tables(report: Report) -> TidyTable:
    """One row per table."""
    return TidyTable(
        name="tables",
        zh="表",
        en="tables as printed, joined over their pages",
        fields=(
            DOCUMENT,
            TABLE,
            text("kind", "表种", "kind", required=True),
            text("title", "标题", "title"),
            text("number", "表号", "number as printed"),
            text("body", "表内单位名称", "body named above the table"),
            text("profile", "版式", "layout profile"),
            text("engine", "引擎", "table engine", required=True),
            PRINTED_IN,
            text("printed_unit", "单位行原文", "unit line as printed"),
            _STATE,
            whole("first_page", "首页", "first page"),
            whole("last_page", "末页", "last page"),
            count("rows", "行数", "rows"),
            text("notes", "表注", "notes, a line each"),
            count("cells_read", "非空单元格数", "non-empty cells"),
            count("cells_used", "已用", "of these used"),
            count("cells_ignored", "按版式略过", "of these ignored by the profile"),
            count("cells_reported", "列入问题", "of these reported as findings"),
        ),
        key=("document", "table"),
        rows=[
            _table_row(report, index, table) for index, table in enumerate(report.tables, start=1)
        ],
        references=(TO_DOCUMENT,),
    )


def columns(report: Report) -> TidyTable:
    """One row per column of each table."""
    return TidyTable(
        name="columns",
        zh="列",
        en="columns of the tables with what their figures mean",
        fields=(
            DOCUMENT,
            TABLE,
            text("column", "列", "key of the column", required=True),
            count("position", "自左起第几列", "position from the left, from 1"),
            _COLUMN_ROLE,
            _HALF,
            text("header", "表头（自上而下，每行一级）", "header from the top down, a line each"),
            text("concept", "口径", "concept"),
            *axis_fields(c.dimensions for table in report.tables for c in table.columns),
        ),
        key=("document", "table", "column"),
        rows=list(_column_rows(report)),
        references=(TO_TABLE, TO_CONCEPT, *axis_references()),
    )


def rows(report: Report) -> TidyTable:
    """One row per row of each table."""
    return TidyTable(
        name="rows",
        zh="行",
        en="rows of the tables with what their figures mean",
        fields=(
            DOCUMENT,
            TABLE,
            _ROW,
            _ROW_ROLE,
            whole("level", "层级（合计为 0 或空）", "level, 1 at the top of the hierarchy"),
            whole("parent", "上级行", "row above in the hierarchy"),
            text("code", "编码", "code"),
            text("printed_code", "印出的编码（类 款 项）", "code as printed, its parts apart"),
            text("label", "名称", "label"),
            _HALF,
            PAGE,
            key("printed_row", "印出的第几行", "row as printed on the page"),
            Field(
                name="resolved",
                type="boolean",
                zh="词汇表是否认得此行",
                en="whether the vocabulary knows the row",
                required=True,
            ),
            *axis_fields(row.dimensions for table in report.tables for row in table.rows),
        ),
        key=("document", "table", "row"),
        rows=[
            _row_values(report, index, position, row)
            for index, table in enumerate(report.tables, start=1)
            for position, row in enumerate(table.rows, start=1)
        ],
        references=(TO_TABLE, *axis_references()),
    )


def cells(report: Report) -> TidyTable:
    """One row per cell. A column that a table does not print has no cells: not disclosed."""
    return TidyTable(
        name="cells",
        zh="单元格",
        en="cells: text as printed, amount, page and box",
        fields=(
            DOCUMENT,
            TABLE,
            _ROW,
            text("column", "列", "key of the column", required=True),
            *CELL,
        ),
        key=("document", "table", "row", "column"),
        rows=list(_cell_rows(report)),
        references=(
            Reference(
                fields=("document", "table", "row"), table="rows", to=("document", "table", "row")
            ),
            Reference(
                fields=("document", "table", "column"),
                table="columns",
                to=("document", "table", "column"),
            ),
        ),
    )


def cell_values(cell: CellValue) -> Values:
    """The values of the fields `CELL`."""
    return (
        cell.raw or None,
        cell.status,
        cell.amount,
        cell.places,
        cell.page,
        *box_values(cell.box),
        cell.confidence,
        cell.review,
        cell.verified,
        cell.literal,
        cell.rule,
    )


def _table_row(report: Report, index: int, table: Table) -> Values:
    reading = table.reading
    return (
        report.source.sha256,
        index,
        table.kind,
        table.title,
        table.number,
        table.body,
        table.profile,
        table.engine,
        table.unit,
        table.printed_unit,
        table.state,
        min(table.pages, default=None),
        max(table.pages, default=None),
        len(table.rows),
        lines(table.notes),
        *(reading.cells, reading.used, reading.ignored, reading.reported),
    )


def _column_rows(report: Report) -> Iterator[Values]:
    for index, table in enumerate(report.tables, start=1):
        for position, column in enumerate(table.columns, start=1):
            yield (
                report.source.sha256,
                index,
                column.key,
                position,
                column.role,
                column.half,
                lines(column.path),
                column.concept,
                *axis_values(column.dimensions, report.source.name),
            )


def _row_values(report: Report, index: int, position: int, row: Row) -> Values:
    return (
        report.source.sha256,
        index,
        position,
        row.role,
        row.level,
        number(row.parent),
        row.code,
        " ".join(row.printed_code) or None,
        row.label or None,
        row.half,
        row.page,
        row.printed_row,
        row.resolved,
        *axis_values(row.dimensions, report.source.name),
    )


def _cell_rows(report: Report) -> Iterator[Values]:
    """From left to right, whatever the order of the mapping: equal reports give equal rows."""
    for index, table in enumerate(report.tables, start=1):
        order = {column.key: position for position, column in enumerate(table.columns)}
        for position, row in enumerate(table.rows, start=1):
            for column in sorted(row.cells, key=lambda key: (order.get(key, len(order)), key)):
                values = cell_values(row.cells[column])
                yield (report.source.sha256, index, position, column, *values)
