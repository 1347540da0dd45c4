"""The page: what it is about, the way through it, tables, sheets, catalogues, and the facts."""

from pathlib import Path

from lxml import etree

from exports.markup import add, root, tag
from exports.xbrl.fact import Facts, XbrlFact, entity_of
from exports.xbrl.inline.catalogue import add_catalogue
from exports.xbrl.inline.html import XHTML, h
from exports.xbrl.inline.sheet import add_sheet
from exports.xbrl.inline.table import add_table, pages
from exports.xbrl.inline.tagging import IX, IXT, Tagger
from exports.xbrl.inline.words import LEVELS, STAGES, STATES
from exports.xbrl.layout import PREFIXES, add_context, add_unit, contexts, units
from exports.xbrl.names import DATE, ENTRY_POINT, LINK, XLINK
from exports.xbrl.told import common_of
from extractor.model.report import Report

_STYLE = Path(__file__).parent / "style.css"
_XML = "http://www.w3.org/XML/1998/namespace"


def write_page(report: Report, facts: Facts) -> bytes:
    """The XHTML page of the report with these facts of it, UTF-8."""
    tagger = Tagger(facts, contexts(facts), common_of(report).axes)
    prefixes = {"ix": IX, "ixt": IXT, "link": LINK, "xlink": XLINK, **PREFIXES}
    page = root(tag(XHTML, "html"), prefixes, XHTML)
    page.set(tag(_XML, "lang"), "zh-CN")
    _head(h(page, "head"), report)
    body = h(page, "body")
    hidden = h(body, "div", style="display:none")
    _about(body, report, tagger)
    if report.tables or report.forms or report.catalogues:
        _contents(h(body, "div", class_="contents"), report)
    _parts(body, report, facts, tagger)
    _foot(h(body, "div", class_="foot"), report, len(facts))
    _declarations(add(hidden, tag(IX, "header")), report, facts, tagger)
    return etree.tostring(page, xml_declaration=True, encoding="UTF-8") + b"\n"


def _title(report: Report) -> str:
    year = f"{report.fiscal_year}年" if report.fiscal_year else ""
    return f"{year}{LEVELS[report.issuer.level]}{STAGES[report.stage]}公开表"


def _head(head: etree._Element, report: Report) -> None:
    http = {"http-equiv": "Content-Type", "content": "application/xhtml+xml; charset=UTF-8"}
    add(head, tag(XHTML, "meta"), http)
    h(head, "title", f"{report.issuer.name or ''} {_title(report)}".strip())
    h(head, "style", _STYLE.read_text(encoding="utf-8"), type="text/css")


def _about(body: etree._Element, report: Report, tagger: Tagger) -> None:
    box = h(body, "div", class_="about")
    tagger.text(h(box, "p", class_="issuer"), "DocumentIssuer", (), report.issuer.name or "")
    h(box, "h1", _title(report))
    line = h(box, "p", "原文件：", class_="source")
    tagger.text(line, "DocumentSourceName", (), report.source.name)
    line = h(box, "p", "SHA-256：", class_="source")
    tagger.text(line, "DocumentSourceDigest", (), report.source.sha256)
    h(
        box,
        "p",
        "本页由原文件自动转换，数字与文字保持原样，未作更正。带标记的数字可由机器读取；"
        "同一事实多处列示时，只标记一处，其余各处可点击跳转到该处。",
        class_="hint",
    )


def _contents(box: etree._Element, report: Report) -> None:
    h(box, "h2", "目录")
    frame = h(h(box, "table", class_="toc"), "tbody")
    for number, table in enumerate(report.tables, start=1):
        row = h(frame, "tr")
        h(row, "td", table.number or "")
        h(h(row, "td"), "a", table.title or "（无标题）", href=f"#table-{number}")
        h(row, "td", STATES[table.state])
        h(row, "td", pages(table.pages), class_="page")
    for number, form in enumerate(report.forms, start=1):
        row = h(frame, "tr")
        h(row, "td", f"绩效{number}")
        h(h(row, "td"), "a", form.project or form.title or "绩效目标表", href=f"#sheet-{number}")
        h(row, "td")
        h(row, "td", pages(form.pages), class_="page")
    for number, catalogue in enumerate(report.catalogues, start=1):
        row = h(frame, "tr")
        h(row, "td", f"目录{number}")
        h(h(row, "td"), "a", catalogue.title or "目录", href=f"#catalogue-{number}")
        h(row, "td")
        h(row, "td", pages(catalogue.pages), class_="page")


def _parts(body: etree._Element, report: Report, facts: Facts, tagger: Tagger) -> None:
    cells: list[dict[tuple[int, str], XbrlFact]] = [{} for _ in report.tables]
    for fact, written in zip(report.facts, facts, strict=False):
        for place in fact.places:
            if place.table is not None and place.row is not None and place.column is not None:
                cells[place.table][place.row, place.column] = written
    for number, table in enumerate(report.tables, start=1):
        add_table(body, number, table, cells[number - 1], tagger)
    for number, form in enumerate(report.forms, start=1):
        add_sheet(body, number, form, tagger)
    for number, catalogue in enumerate(report.catalogues, start=1):
        add_catalogue(body, number, catalogue, tagger)


def _foot(box: etree._Element, report: Report, facts: int) -> None:
    h(
        box,
        "p",
        f"内联 XBRL，共 {facts} 个事实；分类标准：公开（Gongkai）非官方分类标准 {DATE}。"
        "该分类标准不是财政部或任何机构发布的标准。空白格与横线不是零，在机器可读部分分别写明。",
    )


def _declarations(header: etree._Element, report: Report, facts: Facts, tagger: Tagger) -> None:
    if tagger.untold:
        tagger.hide(add(header, tag(IX, "hidden")))
    reference = {tag(XLINK, "type"): "simple", tag(XLINK, "href"): ENTRY_POINT}
    add(add(header, tag(IX, "references")), tag(LINK, "schemaRef"), reference)
    resources = add(header, tag(IX, "resources"))
    for (year, axes), name in contexts(facts).items():
        add_context(resources, name, entity_of(report), year, axes)
    for unit in units(facts):
        add_unit(resources, unit)
