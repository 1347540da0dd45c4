"""The document itself: one row for it, its pages and its contents page."""

from exports.tidy.fields import (
    DOCUMENT,
    PAGE,
    TO_DOCUMENT,
    closed,
    count,
    key,
    lines,
    text,
    whole,
)
from exports.tidy.spec import Field, Member, TidyTable
from extractor.model.report import SCHEMA, Report

_STAGE = closed(
    "stage",
    "阶段",
    "stage",
    [Member("budget", "预算", "budget"), Member("final_accounts", "决算", "final accounts")],
    required=False,
)
_LEVEL = closed(
    "issuer_level",
    "公开主体级次",
    "level of the issuer",
    [Member("unit", "单位", "unit"), Member("department", "部门", "department")],
    required=False,
)
_KIND = closed(
    "kind",
    "页面种类",
    "kind of page",
    [
        Member("digital", "数字版", "digital"),
        Member("scanned", "扫描", "scanned"),
        Member("mixed", "混合", "mixed"),
        Member("blank", "空白", "blank"),
    ],
    required=True,
)


def documents(report: Report) -> TidyTable:
    """The one row that everything else refers to."""
    source, issuer = report.source, report.issuer
    return TidyTable(
        name="documents",
        zh="文件",
        en="the disclosure",
        fields=(
            DOCUMENT,
            text("file", "文件名", "file name", required=True),
            text("issuer", "公开主体", "issuer"),
            _LEVEL,
            text("region", "行政区划", "region"),
            whole("fiscal_year", "财政年度", "fiscal year"),
            _STAGE,
            count("pages", "页数", "pages"),
            text("schema", "报告格式", "schema of the report", required=True),
        ),
        key=("document",),
        rows=[
            (
                source.sha256,
                source.name,
                issuer.name,
                issuer.level,
                issuer.region,
                report.fiscal_year,
                report.stage,
                source.page_count,
                SCHEMA,
            )
        ],
    )


def pages(report: Report) -> TidyTable:
    """One row per page."""
    return TidyTable(
        name="pages",
        zh="页",
        en="pages of the PDF",
        fields=(
            DOCUMENT,
            key("page", PAGE.zh, PAGE.en),
            _KIND,
            _points("width", "宽（点）", "width in points"),
            _points("height", "高（点）", "height in points"),
            text("reason", "判断依据", "why it was judged so"),
            text("watermark", "水印文字", "text lying over the page, set aside"),
        ),
        key=("document", "page"),
        rows=[
            (
                report.source.sha256,
                page.number,
                page.kind,
                page.width,
                page.height,
                page.reason or None,
                lines(page.watermark),
            )
            for page in report.source.pages
        ],
        references=(TO_DOCUMENT,),
    )


def contents(report: Report) -> TidyTable:
    """One row per entry of the contents page."""
    return TidyTable(
        name="contents",
        zh="目录",
        en="entries of the contents page",
        fields=(
            DOCUMENT,
            key("entry", "序号", "running number"),
            text("text", "条目", "entry"),
            text("printed_page", "目录所印页码", "page number it prints"),
            PAGE,
            text("seen", "正文中出现的页", "pages that repeat its words"),
        ),
        key=("document", "entry"),
        rows=[
            (
                report.source.sha256,
                index,
                entry.text or None,
                entry.printed_page,
                entry.page,
                " ".join(map(str, entry.seen)) or None,
            )
            for index, entry in enumerate(report.contents, start=1)
        ],
        references=(TO_DOCUMENT,),
    )


def _points(name: str, zh: str, en: str) -> Field:
    return Field(name=name, type="number", zh=zh, en=en, required=True, unit="[pt]", scale=2)
