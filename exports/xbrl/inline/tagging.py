"""Facts onto the page: each is tagged once, where it is printed first; the rest is hidden.

A figure that is printed again links to its first place, so that no fact is told twice.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from lxml import etree

from exports.expressible import expressible
from exports.markup import add, tag
from exports.xbrl.fact import Axes, XbrlFact
from exports.xbrl.inline.html import append_text, h
from exports.xbrl.inline.words import meaning
from exports.xbrl.layout import UNITS, Scope, decimals_of
from exports.xbrl.names import qualified
from extractor.model.amount import UNIT_EXPONENT, Unit, to_yuan, yuan_decimals
from extractor.model.value import CellValue

IX = "http://www.xbrl.org/2013/inlineXBRL"
IXT = "http://www.xbrl.org/inlineXBRL/transformation/2022-02-16"
# What the transformation num-dot-decimal reads, with its commas where they belong.
_FIGURE = re.compile(r"(-?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)", re.ASCII)


class Tagger:
    """Tags facts as the page is written, and remembers which are still to be told."""

    def __init__(
        self, facts: Sequence[XbrlFact], scopes: Mapping[Scope, str], common: Axes = ()
    ) -> None:
        """`common` are axes that every fact asked for by name stands at beside its own."""
        self._common = common
        self._facts = {(fact.name, tuple(sorted(fact.axes))): fact for fact in facts}
        self._scopes = scopes
        self._open = {fact.id: fact for fact in facts}

    @property
    def untold(self) -> tuple[XbrlFact, ...]:
        """The facts that no place of the page shows, in their order."""
        return tuple(self._open.values())

    def text(self, parent: etree._Element, name: str, axes: Axes, shown: str) -> None:
        """`shown` as the fact of this name and axes; as mere text where it says something else."""
        fact = self.named(name, axes)
        if fact is None or fact.id not in self._open or fact.value != expressible(shown):
            append_text(parent, shown)
            return
        self._add(parent, "nonNumeric", fact, fact.value)

    def amount(
        self, parent: etree._Element, fact: XbrlFact | None, cell: CellValue, unit: Unit | None
    ) -> None:
        """A printed figure, as printed. `fact` is what it means, None where it means nothing."""
        match = _FIGURE.fullmatch(cell.raw.strip())
        if fact is None or unit is None or match is None or not _says(match, fact, cell, unit):
            append_text(parent, cell.raw)
            return
        parent.set("title", expressible(meaning(fact)))
        if fact.id not in self._open:
            h(parent, "a", cell.raw.strip(), href=f"#{fact.id}", class_="again")
            return
        attributes = {"format": "ixt:num-dot-decimal"}
        if UNIT_EXPONENT[unit]:
            attributes["scale"] = str(UNIT_EXPONENT[unit])
        append_text(parent, match[1])
        self._add(parent, "nonFraction", fact, match[2], attributes, bool(match[1]))

    def named(self, name: str, axes: Axes) -> XbrlFact | None:
        """The fact of this name at these axes and the common ones."""
        return self._facts.get((name, tuple(sorted((*axes, *self._common)))))

    def hide(self, parent: etree._Element) -> None:
        """All facts that are still to be told."""
        for fact in self.untold:
            numeric = fact.kind in UNITS
            value = fact.value.removeprefix("-") if numeric else fact.value
            negative = numeric and fact.value.startswith("-")
            self._add(parent, "nonFraction" if numeric else "nonNumeric", fact, value, {}, negative)

    def _add(
        self,
        parent: etree._Element,
        kind: str,
        fact: XbrlFact,
        text: str,
        more: Mapping[str, str] | None = None,
        negative: bool = False,
    ) -> None:
        attributes = {
            "id": fact.id,
            "name": qualified(fact.name),
            "contextRef": self._scopes[fact.year, fact.axes],
        }
        if fact.kind in UNITS:
            attributes |= {"unitRef": UNITS[fact.kind], "decimals": decimals_of(fact)}
        if negative:
            attributes["sign"] = "-"
        add(parent, tag(IX, kind), {**attributes, **(more or {})}, text)
        del self._open[fact.id]


def _says(match: re.Match[str], fact: XbrlFact, cell: CellValue, unit: Unit) -> bool:
    """Whether the printed figure is the fact's value, told with the fact's precision."""
    value = to_yuan(Decimal(match[1] + match[2].replace(",", "")), unit)
    return value == Decimal(fact.value) and fact.decimals == yuan_decimals(cell.places, unit)
