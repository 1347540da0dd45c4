"""Catalogues of codes: each catalogue, its departments and its entries."""

from exports.tidy.fields import (
    BOX,
    CONFIDENCE,
    DOCUMENT,
    PAGE,
    TO_DOCUMENT,
    first_spot,
    key,
    lines,
    number,
    text,
    whole,
)
from exports.tidy.spec import Field, Reference, TidyTable, Values
from extractor.model.catalogue import Entry
from extractor.model.report import Report

_CATALOGUE = key("catalogue", "目录序号", "catalogue, counted from 1 as in the report")
_TO_CATALOGUE = Reference(
    fields=("document", "catalogue"), table="catalogues", to=("document", "catalogue")
)


def catalogues(report: Report) -> TidyTable:
    """One row per catalogue."""
    return TidyTable(
        name="catalogues",
        zh="指导性目录",
        en="catalogues of codes",
        fields=(
            DOCUMENT,
            _CATALOGUE,
            text("kind", "种类", "kind", required=True),
            text("series", "系列", "series"),
            text("title", "标题", "title"),
            text("profile", "版式", "layout profile", required=True),
            text("engine", "引擎", "table engine", required=True),
            whole("first_page", "首页", "first page"),
            whole("last_page", "末页", "last page"),
            text("levels", "各级名称", "names of the levels, a line each"),
            Field(
                name="code_letter",
                type="boolean",
                zh="代码是否以字母开头",
                en="whether codes begin with a letter",
                required=True,
            ),
            text("code_digits", "各级代码增加的位数", "digits that each level adds to the code"),
            text("notes", "注", "notes, a line each"),
        ),
        key=("document", "catalogue"),
        rows=[
            (
                report.source.sha256,
                index,
                each.kind,
                each.series,
                each.title,
                each.profile,
                each.engine,
                min(each.pages, default=None),
                max(each.pages, default=None),
                lines(each.levels),
                each.code_letter,
                " ".join(map(str, each.code_digits)) or None,
                lines(each.notes),
            )
            for index, each in enumerate(report.catalogues, start=1)
        ],
        references=(TO_DOCUMENT,),
    )


def departments(report: Report) -> TidyTable:
    """One row per department heading."""
    return TidyTable(
        name="catalogue_departments",
        zh="目录中的部门",
        en="departments of the catalogues",
        fields=(
            DOCUMENT,
            _CATALOGUE,
            key("position", "序号", "running number"),
            text("department", "部门", "department", required=True),
            whole("first_entry", "首个条目", "its first entry"),
            PAGE,
            *BOX,
        ),
        key=("document", "catalogue", "position"),
        rows=[
            (
                report.source.sha256,
                index,
                position,
                each.name,
                number(each.first),
                *first_spot(each.spots),
            )
            for index, catalogue in enumerate(report.catalogues, start=1)
            for position, each in enumerate(catalogue.departments, start=1)
        ],
        references=(_TO_CATALOGUE,),
    )


def entries(report: Report) -> TidyTable:
    """One row per code."""
    return TidyTable(
        name="catalogue",
        zh="目录条目",
        en="entries of the catalogues",
        fields=(
            DOCUMENT,
            _CATALOGUE,
            key("entry", "序号", "running number"),
            text("department", "部门", "department"),
            text("code", "代码", "code", required=True),
            text("name", "名称", "name"),
            whole("level", "层级（由代码得出）", "level, from the code"),
            text("parent", "上级代码（由代码得出）", "code above, from the code"),
            whole("parent_entry", "上级条目", "entry that prints the code above"),
            text("printed_parent", "印出的上级代码", "code above as printed, where it differs"),
            whole(
                "printed_column", "名称印在第几级栏", "level column in which the name is printed"
            ),
            PAGE,
            *BOX,
            CONFIDENCE,
        ),
        key=("document", "catalogue", "entry"),
        rows=[
            (report.source.sha256, index, position, *_entry_values(entry))
            for index, catalogue in enumerate(report.catalogues, start=1)
            for position, entry in enumerate(catalogue.entries, start=1)
        ],
        references=(_TO_CATALOGUE,),
    )


def texts(report: Report) -> TidyTable:
    """One row per text beside a code."""
    return TidyTable(
        name="catalogue_texts",
        zh="目录条目的其他栏",
        en="other columns of the entries",
        fields=(
            DOCUMENT,
            _CATALOGUE,
            key("entry", "条目序号", "entry"),
            text("column", "栏", "column", required=True),
            text("text", "内容", "text"),
        ),
        key=("document", "catalogue", "entry", "column"),
        rows=[
            (report.source.sha256, index, position, column, said or None)
            for index, catalogue in enumerate(report.catalogues, start=1)
            for position, entry in enumerate(catalogue.entries, start=1)
            for column, said in sorted(entry.texts.items())
        ],
        references=(
            Reference(
                fields=("document", "catalogue", "entry"),
                table="catalogue",
                to=("document", "catalogue", "entry"),
            ),
        ),
    )


def _entry_values(entry: Entry) -> Values:
    return (
        entry.department,
        entry.code,
        entry.name or None,
        entry.level,
        entry.parent,
        number(entry.parent_entry),
        entry.printed_parent,
        entry.printed_column,
        *first_spot(entry.spots),
        entry.confidence,
    )
