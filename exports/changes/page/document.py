"""The whole page, part after part. It loads nothing and names no moment and no host."""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from importlib import resources

from exports.changes.model import ChangeSet, Document
from exports.changes.page import words
from exports.changes.page.charts import movers, waterfalls
from exports.changes.page.filters import filters
from exports.changes.page.forms import form, form_title
from exports.changes.page.head import files, head
from exports.changes.page.lists import catalogue, findings
from exports.changes.page.places import Links, Pictures, View, view_of
from exports.changes.page.prose import narrative
from exports.changes.page.reading import reading
from exports.changes.page.story import claim_table, fate_table
from exports.changes.page.tables import table, table_title
from exports.changes.summary import has_changes
from exports.changes.words import title
from exports.findings.page.markup import Child, Markup, element
from exports.findings.page.sight import store
from exports.registry import require
from extractor.model.finding import Message

_ROOM = "exports.changes.page"
_NO_LINKS = Links()
_NO_PICTURES = Pictures()


def to_html(
    changes: ChangeSet, links: Links = _NO_LINKS, pictures: Pictures = _NO_PICTURES
) -> bytes:
    """The comparison as one page. Raises `ExporterMissing` without the library for charts.

    `links` are how the page calls both PDFs; `pictures` are drawn by who may touch PDFs.
    """
    require("html", ("matplotlib",), "charts")
    view = view_of(changes, links, pictures)
    script = resources.files(_ROOM).joinpath("page.js").read_text("utf-8")
    page = element("html", _head(changes, script), _body(view, script), lang="zh-CN")
    return b"<!DOCTYPE html>\n" + page.html.encode("utf-8", "replace") + b"\n"


def _head(changes: ChangeSet, script: str) -> Markup:
    style = resources.files(_ROOM).joinpath("style.css").read_text("utf-8")
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(script)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title(changes).zh),
        element("style", Markup(style)),
    )


def _policy(script: str) -> str:
    """Nothing comes from elsewhere, and no script runs but the page's own."""
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return (
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def _body(view: View, script: str) -> Markup:
    parts = list(_parts(view)) if has_changes(view.changes) else []
    return element(
        "body",
        _contents(view, [(anchor, name) for anchor, name, _ in parts]),
        element(
            "main",
            head(view),
            filters(view.changes) if parts else None,
            [_section(anchor, name, content) for anchor, name, content in parts],
            _section("reading", words.READING, [reading(view), files(view)]),
            data_old_heights=_heights(view.changes.old),
            data_new_heights=_heights(view.changes.new),
        ),
        element("dialog", id="look"),
        store(1, view.pictures.old),
        store(2, view.pictures.new),
        element("script", Markup(script)),
        data_old=view.old,
        data_new=view.new,
    )


def _heights(document: Document) -> str:
    """Page heights in points: some viewers count from the bottom."""
    return " ".join(f"{height:f}" for _, height in document.pages)


def _section(anchor: str, name: Message, content: Child) -> Markup:
    return element("section", words.both(name, "h2"), content, id=anchor, class_="part")


def _parts(view: View) -> Iterator[tuple[str, Message, Child]]:
    """Anchor, heading and content of every part that has any."""
    for anchor, name, content in _every_part(view):
        if content:
            yield anchor, name, content


def _every_part(view: View) -> Iterator[tuple[str, Message, Child]]:
    changes = view.changes
    yield "waterfalls", words.WATERFALLS, waterfalls(view)
    yield "movers", words.MOVERS, movers(view)
    yield "fates", words.FATES, fate_table(view)
    yield "claims", words.CLAIMS, claim_table(view)
    yield (
        "tables",
        words.TABLES,
        [table(view, each, f"t{number}") for number, each in enumerate(changes.tables, start=1)],
    )
    yield (
        "forms",
        words.FORMS,
        [form(view, each, f"f{number}") for number, each in enumerate(changes.forms, start=1)],
    )
    yield (
        "catalogues",
        words.CATALOGUES,
        [
            catalogue(view, each, f"c{number}")
            for number, each in enumerate(changes.catalogues, start=1)
        ],
    )
    yield "narrative", words.NARRATIVE, narrative(view)
    yield "findings", words.FINDINGS, findings(view)


def _contents(view: View, parts: list[tuple[str, Message]]) -> Markup:
    """Links to every part, every table and every sheet."""
    inside = {
        "tables": [(f"t{n}", f"{n} {table_title(each)}")
                   for n, each in enumerate(view.changes.tables, start=1)],
        "forms": [(f"f{n}", form_title(each))
                  for n, each in enumerate(view.changes.forms, start=1)],
    }  # fmt: skip
    entries = [
        element(
            "li",
            element("a", name.zh, href=f"#{anchor}"),
            element("ol", [element("li", element("a", text, href=f"#{target}"))
                           for target, text in inside[anchor]]) if anchor in inside else None,
        )
        for anchor, name in [*parts, ("reading", words.READING)]
    ]  # fmt: skip
    return element(
        "nav", words.both(words.CONTENTS, "h2"), element("ul", entries), aria_label="目录"
    )
