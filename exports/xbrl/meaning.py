"""Our concepts and dimensions ↔ elements and axes of the taxonomy, both ways without loss."""

import re
from collections.abc import Iterable
from functools import cache

from exports.xbrl.names import BREAKDOWN, STAGE, UNLISTED, YEAR, axis_name, camel, member_name
from exports.xbrl.words import load_words
from extractor.errors import NotExpressible
from extractor.model.report import Fact, Report
from layouts.vocabulary import Dimension, load_vocabulary

Axes = tuple[tuple[str, str], ...]
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)
_OWN = "own"
_UNSTATED = "unstated"


def amount_axes(report: Report, fact: Fact) -> tuple[int | None, Axes]:
    """The year and the axes of an amount, sorted by axis. A default is never among them.

    The stage is always named: what is the document's own stage here is written out.
    Raises `NotExpressible` for a concept, dimension or member that the taxonomy does not have.
    """
    vocabulary = load_vocabulary()
    if fact.concept not in vocabulary.concepts:
        raise NotExpressible(report.source.name, form="XBRL", reason=f"concept {fact.concept}")
    scope = dict(fact.dimensions)
    year = scope.pop(YEAR, None)
    stage = scope.pop(STAGE, _OWN)
    if year is not None and not _YEAR.fullmatch(year):
        raise NotExpressible(report.source.name, form="XBRL", reason=f"year={year} ({fact.id})")
    axes = {axis_name(STAGE): member_name(STAGE, _stage(report, stage))}
    unlisted = []
    for name, value in scope.items():
        dimension = vocabulary.dimensions.get(name)
        if dimension is None or (dimension.members and value not in dimension.members):
            raise NotExpressible(
                report.source.name, form="XBRL", reason=f"{name}={value} ({fact.id})"
            )
        if dimension.codelist and value not in _codes(dimension):
            unlisted.append(f"{name}={value}")
        else:
            closed = bool(dimension.members or dimension.codelist)
            axes[axis_name(name)] = member_name(name, value) if closed else value
    if unlisted:
        axes[UNLISTED] = " ".join(sorted(unlisted))
    return (int(year) if year else report.fiscal_year), tuple(sorted(axes.items()))


def stage_place(report: Report) -> tuple[str, str]:
    """The stage of the document itself, as an axis and its member."""
    return axis_name(STAGE), member_name(STAGE, _stage(report, _OWN))


def _stage(report: Report, stage: str) -> str:
    return (report.stage or _UNSTATED) if stage == _OWN else stage


def _codes(dimension: Dimension) -> Iterable[str]:
    assert dimension.codelist is not None
    return load_vocabulary().codelists[dimension.codelist].names


def fact_key(
    name: str, axes: Axes, year: int | None, own_year: int | None, own_stage: str | None
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The way back: the concept and sorted dimensions of a report's fact.

    `own_year` and `own_stage` are the document's; what equals them is not a dimension.
    """
    dimensions: dict[str, str] = {}
    for axis, value in axes:
        if axis == BREAKDOWN:
            continue
        if axis == UNLISTED:
            pairs = (pair.partition("=") for pair in value.split())
            dimensions.update((name, code) for name, _, code in pairs)
        else:
            dimensions.update([_dimension_of(axis, value)])
    if dimensions.get(STAGE) == (own_stage or _UNSTATED):
        del dimensions[STAGE]
    if year != own_year:
        dimensions[YEAR] = str(year)
    return _concepts()[name], tuple(sorted(dimensions.items()))


def is_amount(name: str) -> bool:
    """Whether an element is a concept of the report's own amounts."""
    return name in _concepts()


def _dimension_of(axis: str, value: str) -> tuple[str, str]:
    known = _members().get((axis, value))
    return known or (_axes()[axis], value)


@cache
def _concepts() -> dict[str, str]:
    return {camel(concept): concept for concept in load_vocabulary().concepts}


@cache
def _axes() -> dict[str, str]:
    return {axis_name(name): name for name in load_vocabulary().dimensions}


@cache
def _members() -> dict[tuple[str, str], tuple[str, str]]:
    """(axis, element name) → (dimension, member) of all closed lists."""
    vocabulary = load_vocabulary()
    known = {}
    for name, dimension in vocabulary.dimensions.items():
        members = set(dimension.members)
        if dimension.codelist:
            members |= set(_codes(dimension))
        if name == STAGE:
            members |= set(load_words().stages)
        for member in members:
            known[axis_name(name), member_name(name, member)] = (name, member)
    return known
