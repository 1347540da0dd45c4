"""What a row means: the dimensions that its code or label adds to its columns."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from extractor.assemble.labels import Code, Label, code_in_label, read_label
from extractor.model.report import RowRole
from extractor.recognise.identity import Identity
from layouts.codelist import CodeList
from layouts.profile import RowsLayout
from layouts.vocabulary import Item, Vocabulary

Dimensions = tuple[tuple[str, str], ...]

_CODE = re.compile(r"\d{3}(?:\d{2}){0,2}")
_PAGE_TOTALS = frozenset({"小计", "本页小计", "本页合计", "承前页", "过次页"})
_LEVELS = {3: 1, 5: 2, 7: 3}
_BODY_SUFFIX = re.compile(r"(?:本级|机关|本部)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowMeaning:
    """`concepts` maps a column's concept to the row's; `resolved` is False for unknown labels.

    A `silent` row is understood and makes no facts: a subtotal of a page says nothing new.
    """

    role: RowRole
    dimensions: Dimensions = ()
    concepts: Mapping[str, str] = field(default_factory=dict)
    level: int | None = None
    resolved: bool = True
    silent: bool = False


@dataclass(slots=True, kw_only=True)
class RowReader:
    """Reads the rows of one section in order; some rows set the scope of those below them."""

    layout: RowsLayout
    vocabulary: Vocabulary
    issuer: str | None
    year: int | None
    items: tuple[Item, ...]
    names: CodeList | None
    coded: bool
    _opened: tuple[int, Dimensions] | None = None
    _class: str = ""
    _above: RowMeaning = RowMeaning(role="heading")
    _seen: set[Dimensions] = field(default_factory=set)

    def read(self, raw_label: str, code: Code | None, unit: str) -> RowMeaning:
        """The meaning of a row, given its label as printed, its code and the unit it names."""
        label = read_label(raw_label or unit)
        if code is None and self.names is not None and self.names.id == "functional":
            code, label = code_in_label(label, self.names.names)
        if label.of_which and code is None and not self._narrows(label):
            return self._detail(label)
        meaning = self._read(label, code)
        if not label.of_which:
            self._above = meaning
        return meaning

    def _read(self, label: Label, code: Code | None) -> RowMeaning:
        by = self.layout.by
        if by == "items":
            return self._coded("function", label, code) if code else self._item(label)
        if self._is_total(label) or (by == "single" and not label.bare):
            return RowMeaning(role="total", level=0)
        if by in ("project", "unit", "single"):
            return self._named("unit" if by == "single" else by, label)
        return self._coded(by, label, code)

    def _narrows(self, label: Label) -> bool:
        """Whether a 其中 line names a part of the line above: a fund below that line's fund."""
        item = self._best_item(label.bare) if self.layout.by == "items" else None
        if item is not None and self._is_part(item):
            return True
        fund = dict(item.dimensions).get("fund") if item else None
        above = dict(self._above.dimensions).get("fund", "all")
        members = self.vocabulary.dimensions["fund"].members
        while fund is not None and fund != above:
            fund = members[fund].parent
        return fund is not None and item is not None and item.dimensions != self._above.dimensions

    def _is_part(self, item: Item) -> bool:
        """Whether the item's concept is a part of the concept of the line above."""
        concepts = self.vocabulary.concepts
        return any(
            part in (*concepts[whole].required, *concepts[whole].optional)
            for whole in self._above.concepts.values()
            for part in item.concepts.values()
        )

    def _detail(self, label: Label) -> RowMeaning:
        """A 其中 line: the meaning of the line above, narrowed by the label's own words."""
        above = self._above
        dimensions = tuple(sorted({**dict(above.dimensions), "detail": label.bare}.items()))
        return RowMeaning(
            role="item",
            dimensions=dimensions,
            concepts=above.concepts,
            resolved=above.resolved,
        )

    def _is_total(self, label: Label) -> bool:
        bare = label.bare
        return self.layout.total.matches(bare) or self.vocabulary.totals.matches(bare)

    def _named(self, dimension: str, label: Label) -> RowMeaning:
        """A project or unit by its name; the issuer's own name stands for all its projects."""
        if dimension == "project" and self._is_issuer(label):
            return RowMeaning(role="subtotal")
        if not label.bare:
            return RowMeaning(role="item", resolved=False)
        return RowMeaning(role="item", dimensions=((dimension, label.whole),))

    def _is_issuer(self, label: Label) -> bool:
        if self.issuer is None:
            return False
        return _BODY_SUFFIX.sub("", label.bare) == _BODY_SUFFIX.sub("", self.issuer)

    def _coded(self, dimension: str, label: Label, code: Code | None) -> RowMeaning:
        """A line of a classification, by code, or by name where the form prints no codes."""
        item = None if code else self._best_item(label.bare)
        if item is not None:
            return RowMeaning(
                role=item.role, dimensions=item.dimensions, concepts=item.concepts, level=0
            )
        if code is None and label.bare in _PAGE_TOTALS:
            return RowMeaning(role="subtotal", silent=True)
        text = code.text if code else self._code_named(label)
        if text and _CODE.fullmatch(text) and self._is_class(text):
            self._class = text[:3]
            return RowMeaning(
                role="item",
                dimensions=((dimension, text),),
                level=_LEVELS[len(text)],
            )
        if code is None and self._is_known_item(label.bare):
            return RowMeaning(role="item", resolved=False)
        if not (code or self.coded or self._is_issuer(label)):
            return RowMeaning(role="item", resolved=False)
        return RowMeaning(role="subtotal", dimensions=(("unit", label.bare or text),))

    def _is_known_item(self, bare: str) -> bool:
        """Whether a line without code is one of a summary's (结转下年), and so no budget unit."""
        items = self.vocabulary.items["expenditure"]
        return any(item.labels.matches(bare) for item in items)

    def _is_class(self, code: str) -> bool:
        """Whether a code is of the classification; a unit's code has three or six digits."""
        if self.names is None or len(code) > 3:
            return True
        return code[0] in {known[0] for known in self.names.names}

    def _code_named(self, label: Label) -> str:
        """The code that a name stands for, inside the class above where several bear it."""
        if self.names is None:
            return ""
        return self.names.code_named(label.bare, self._class, self.year) or ""

    def _item(self, label: Label) -> RowMeaning:
        """A row known by its words; deeper rows inherit what an opening row says."""
        item = self._best_item(label.bare)
        again = item is not None and item.dimensions in self._seen
        ends = item is not None and item.role != "item"
        if self._opened and (ends or (not again and _closes(self._opened[0], label))):
            self._opened = None
        opened = self._opened[1] if self._opened else ()
        if item is None:
            return self._by_name(label, opened)
        self._seen.add(item.dimensions)
        if item.opens:
            self._opened = (label.depth, item.dimensions)
            opened = ()
        dimensions = tuple(sorted({**dict(item.dimensions), **dict(opened)}.items()))
        return RowMeaning(
            role=item.role,
            dimensions=dimensions,
            concepts=item.concepts,
            level=0 if item.role == "total" else label.depth or None,
        )

    def _best_item(self, bare: str) -> Item | None:
        """The item whose wording fits best; a literal beats a regex."""
        scored = [(item.labels.strength(bare), item) for item in self.items]
        top = max((score for score, _ in scored), default=0)
        return next((item for score, item in scored if score == top), None) if top else None

    def _by_name(self, label: Label, opened: Dimensions) -> RowMeaning:
        """A class of a classification by its name, in tables that print no codes."""
        code = self.names.code_named(label.bare, year=self.year) if self.names else None
        if self.names is None or code is None:
            return RowMeaning(role="item", resolved=False)
        dimension = {"functional": "function"}.get(self.names.id, self.names.id)
        return RowMeaning(
            role="item",
            dimensions=tuple(sorted({**dict(opened), dimension: code}.items())),
            level=label.depth or None,
        )


def _closes(depth: int, label: Label) -> bool:
    """Whether a row ends the scope that a row of this depth opened, because it is no deeper.

    Rows without enumerator below one with an enumerator are deeper. (A row of the same words as
    an earlier one never closes it: it is that row again, within the scope.)
    """
    return label.depth <= depth if label.depth or not depth else False


def row_reader(
    layout: RowsLayout,
    vocabulary: Vocabulary,
    identity: Identity,
    labels: list[str],
    coded: bool,
) -> RowReader:
    """A reader for one section. `labels` are its row labels, to tell which code list they use;
    `coded` tells that most lines bear codes, so that one without is a budget unit's."""
    items = [item for name in layout.items for item in vocabulary.items.get(name, ())]
    lists = [vocabulary.codelists[name] for name in layout.items if name in vocabulary.codelists]
    if layout.by not in ("items", "project", "unit", "single"):
        codelist = vocabulary.dimensions[layout.by].codelist
        lists = [vocabulary.codelists[codelist]] if codelist else []
    return RowReader(
        layout=layout,
        vocabulary=vocabulary,
        issuer=identity.name,
        year=identity.year,
        items=tuple(_settled(item, labels) for item in items),
        names=_list_of(lists, labels),
        coded=coded,
    )


def _settled(item: Item, labels: list[str]) -> Item:
    """The item as it is meant in this half: 收入合计 is no grand total beside 收入总计."""
    other = item.beside
    if other is None or not any(other.labels.matches(read_label(label).bare) for label in labels):
        return item
    return replace(other, labels=item.labels)


def _list_of(lists: list[CodeList], labels: list[str]) -> CodeList | None:
    """The code list that knows most of the labels; the first where they know equally many."""
    bare = [read_label(label).bare for label in labels]
    return max(
        lists,
        key=lambda codelist: sum(bool(codelist.codes_named(text)) for text in bare),
        default=None,
    )


def with_unit(meaning: RowMeaning, unit: str) -> RowMeaning:
    """The same line inside one unit of a table that lists several."""
    dimensions = tuple(sorted({**dict(meaning.dimensions), "unit": unit}.items()))
    return replace(meaning, dimensions=dimensions)
