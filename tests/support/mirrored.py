"""Comparisons without what one side alone shows: so both directions can be set side by side."""

from dataclasses import replace

from exports.changes.model import (
    CatalogueChange,
    ChangeSet,
    FigureChange,
    FindingChange,
    FormChange,
    LineChange,
    TableChange,
    TextChange,
)
from extractor.model.finding import Message

_NOTHING = Message(zh="", en="")


def neutral(changes: ChangeSet) -> ChangeSet:
    """Without claims, and without words and keys that are the new side's where both have some."""
    return replace(
        changes,
        cautions=tuple(replace(each, message=_NOTHING) for each in changes.cautions),
        tables=tuple(_table(each) for each in changes.tables),
        forms=tuple(_form(each) for each in changes.forms),
        catalogues=tuple(_catalogue(each) for each in changes.catalogues),
        narrative=tuple(_text(each) for each in changes.narrative),
        findings=tuple(sorted(map(_finding, changes.findings), key=repr)),
        claims=(),
    )


def _table(table: TableChange) -> TableChange:
    return replace(
        table,
        title="",
        states=tuple(sorted(table.states)),
        columns=tuple(sorted((replace(c, key="", half=None) for c in table.columns), key=repr)),
        lines=tuple(_line(each) for each in table.lines),
    )


def _line(line: LineChange) -> LineChange:
    return replace(
        line,
        states=tuple(sorted(line.states)),
        figures=_figures(line.figures),
        texts=_texts(line.texts),
    )


def _figures(figures: tuple[FigureChange, ...]) -> tuple[FigureChange, ...]:
    return tuple(sorted((replace(each, column="") for each in figures), key=repr))


def _form(form: FormChange) -> FormChange:
    return replace(
        form,
        states=tuple(sorted(form.states)),
        funding=_figures(form.funding),
        texts=_texts(form.texts),
    )


def _catalogue(catalogue: CatalogueChange) -> CatalogueChange:
    return replace(catalogue, series=None)


def _texts(texts: tuple[TextChange, ...]) -> tuple[TextChange, ...]:
    return tuple(sorted(map(_text, texts), key=repr))


def _text(text: TextChange) -> TextChange:
    return replace(text, key="", label="", states=tuple(sorted(text.states)))


def _finding(change: FindingChange) -> FindingChange:
    """One that stays is told in the new side's words."""
    if change.state != "unchanged":
        return change
    return replace(change, severity="info", message=_NOTHING, places=())
