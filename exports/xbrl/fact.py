"""One fact of XBRL before any syntax: element, axes, period, value; and whose report it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

from exports.expressible import expressible
from exports.xbrl.names import BREAKDOWN, ISSUER_SCHEME, OPEN_AXES, SOURCE_SCHEME, axis_name
from exports.xbrl.words import Kind, load_words
from extractor.model.geometry import Spot
from extractor.model.report import Report

Axes = tuple[tuple[str, str], ...]
_BLANKS = re.compile(r"\s+")
_ESCAPED = str.maketrans({"%": "%25", "/": "%2F"})


@dataclass(frozen=True, slots=True, kw_only=True)
class XbrlFact:
    """One fact. `axes` pair an axis with a member's element name or, on a typed axis, a text.

    `decimals` is None for texts and for numbers that are exact; `year` None where unknown;
    `spots` are the places of the document that print it.
    """

    id: str
    family: str
    name: str
    kind: Kind
    value: str
    decimals: int | None
    year: int | None
    axes: Axes
    spots: tuple[Spot, ...] = ()


Facts = tuple[XbrlFact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Whose report it is: an identifier without blanks in a scheme."""

    scheme: str
    identifier: str


def entity_of(report: Report) -> Entity:
    """The issuer by its name, level and region as far as the report has them: a department and
    the unit that it is named after are two. Where there is no name, the file by its digest."""
    issuer = report.issuer
    name, region = (
        _BLANKS.sub("", expressible(each or "")) for each in (issuer.name, issuer.region)
    )
    if name:
        parts = [part.translate(_ESCAPED) for part in (name, issuer.level or "", region)]
        return Entity(scheme=ISSUER_SCHEME, identifier="/".join(parts).rstrip("/"))
    return Entity(scheme=SOURCE_SCHEME, identifier=report.source.sha256)


def make_fact(
    *,
    family: str,
    name: str,
    value: str,
    year: int | None,
    axes: Axes,
    kind: Kind,
    decimals: int | None = None,
    spots: tuple[Spot, ...] = (),
) -> XbrlFact:
    """A fact with an id that depends on its meaning alone, not on its value or place."""
    # Whether other parts are printed beside it does not make it another fact.
    told = (part for axis, member in axes if axis != BREAKDOWN for part in (axis, member))
    key = "\x1f".join([name, str(year), *told])
    digest = blake2b(key.encode(), digest_size=8).hexdigest()
    return XbrlFact(
        id=f"f{digest}",
        family=family,
        name=name,
        kind=kind,
        value=expressible(value),
        decimals=decimals,
        year=year,
        axes=axes,
        spots=spots,
    )


@cache
def typed_axes() -> frozenset[str]:
    """The axes whose members are texts, not elements."""
    own = {name for name, axis in load_words().axes.items() if axis.typed}
    return frozenset(own | {axis_name(name) for name in OPEN_AXES})


def members_of(axes: Axes) -> Iterator[tuple[str, str, bool]]:
    """The axes with their values, and whether each is typed."""
    typed = typed_axes()
    for axis, value in axes:
        yield axis, value, axis in typed
