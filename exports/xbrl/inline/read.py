"""The facts of an inline page, by its markup alone."""

from decimal import Decimal

from lxml import etree

from exports.markup import tag
from exports.xbrl.fact import XbrlFact, make_fact
from exports.xbrl.inline.tagging import IX
from exports.xbrl.layout import KINDS, Scope, local_name, read_scopes
from extractor.model.amount import plain, shifted


def read_page(data: bytes) -> tuple[XbrlFact, ...]:
    """The facts of a page that `write_page` wrote, in the order of the page.

    Texts and tokens are both `text`, whole numbers `number`: the markup does not tell them apart.
    """
    page = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))
    scopes = read_scopes(page)
    return tuple(
        _fact(element, scopes)
        for element in page.iter(tag(IX, "nonFraction"), tag(IX, "nonNumeric"))
    )


def _fact(element: etree._Element, scopes: dict[str, Scope]) -> XbrlFact:
    year, axes = scopes[str(element.get("contextRef"))]
    decimals = element.get("decimals")
    kind = KINDS[element.get("unitRef")]
    return make_fact(
        family="",
        name=local_name(element.get("name")),
        value=_amount(element) if kind == "money" else element.text or "",
        kind=kind,
        decimals=None if decimals in (None, "INF") else int(decimals or ""),
        year=year,
        axes=axes,
    )


def _amount(element: etree._Element) -> str:
    """The printed figure with its sign, moved to yuan."""
    figure = Decimal(f"{element.get('sign') or ''}{(element.text or '').replace(',', '')}")
    return plain(shifted(figure, int(element.get("scale") or 0)))
