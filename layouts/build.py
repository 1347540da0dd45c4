"""A validated mapping → a frozen `Profile`."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from layouts.catalogue import build_catalogue
from layouts.form import build_form
from layouts.pattern import (
    NOTHING,
    Pattern,
    PatternSource,
    Terms,
    build_pattern,
    join_patterns,
)
from layouts.profile import (
    ColumnLayout,
    Dimensions,
    Half,
    HalfLayout,
    Profile,
    Recognition,
    RowsLayout,
    TitleScope,
)
from layouts.vocabulary import Vocabulary

_HALVES: tuple[Half, ...] = ("left", "right")
_DEFAULT_ENGINES = ("ruled", "camelot-stream")


def build_profile(raw: Mapping[str, Any], depth: int, vocabulary: Vocabulary) -> Profile:
    """Builds a profile from its resolved, schema-valid mapping.

    Raises KeyError for an unknown term and re.error for a malformed regex.
    """
    terms, common = vocabulary.terms, vocabulary.common_columns
    years = raw.get("years", {})
    return Profile(
        id=raw["id"],
        kind=raw["kind"],
        family=raw["id"].partition(".")[0],
        extends=raw.get("extends"),
        depth=depth,
        stage=raw.get("stage"),
        first_year=years.get("from"),
        last_year=years.get("to"),
        recognition=_recognition(raw["recognise"], terms),
        engines=tuple(raw.get("engine", {}).get("prefer", _DEFAULT_ENGINES)),
        default_unit=raw.get("unit", {}).get("default"),
        shape=raw["shape"],
        form=build_form(raw["form"], terms) if raw["shape"] == "form" else None,
        catalogue=(
            build_catalogue(raw["catalogue"], terms) if raw["shape"] == "catalogue" else None
        ),
        dimensions=_dimensions(raw),
        title_scopes=tuple(
            TitleScope(regex=re.compile(entry["regex"]), dimensions=_dimensions(entry))
            for entry in raw.get("title_dimensions", ())
        ),
        halves=_halves(raw, terms, common),
        generic=build_pattern([{"term": "generic"}], terms),
        groups=join_patterns(
            [vocabulary.groups, *(pattern for pattern, _ in vocabulary.group_scopes)]
        ),
        description=raw.get("description", ""),
    )


def _recognition(raw: Mapping[str, Any], terms: Terms) -> Recognition:
    return Recognition(
        titles=build_pattern(raw["titles"], terms),
        not_titles=_pattern(raw, "not_titles", terms),
        untitled=raw.get("untitled", False),
        headers_all=_alternatives(raw.get("headers_all", ()), terms),
        headers_none=_alternatives(raw.get("headers_none", ()), terms),
    )


def _alternatives(entries: Sequence[Any], terms: Terms) -> tuple[Pattern, ...]:
    """Each entry is one wording, or a list of wordings of which any will do."""
    return tuple(
        build_pattern(entry if isinstance(entry, list) else [entry], terms) for entry in entries
    )


def _halves(
    raw: Mapping[str, Any], terms: Terms, common: Mapping[str, Any]
) -> tuple[HalfLayout, ...]:
    if raw["shape"] == "ledger":
        return (_half(None, raw, terms, common),)
    if raw["shape"] != "paired":
        return ()
    return tuple(_half(half, raw["halves"][half], terms, common) for half in _HALVES)


def _half(
    half: Half | None, raw: Mapping[str, Any], terms: Terms, common: Mapping[str, Any]
) -> HalfLayout:
    columns = {**common, **raw["columns"]}
    return HalfLayout(
        half=half,
        columns=tuple(_column(key, value, terms) for key, value in columns.items()),
        rows=_rows(raw["rows"], terms),
    )


def _column(key: str, raw: Mapping[str, Any], terms: Terms) -> ColumnLayout:
    return ColumnLayout(
        key=key,
        role=raw["role"],
        header=build_pattern(raw["header"], terms),
        under=_pattern(raw, "under", terms),
        not_under=_pattern(raw, "not_under", terms),
        parts=_pattern(raw, "parts", terms),
        concept=raw.get("concept"),
        dimensions=_dimensions(raw),
        required=raw.get("required", False),
    )


def _rows(raw: Mapping[str, Any], terms: Terms) -> RowsLayout:
    return RowsLayout(
        by=raw["by"],
        items=tuple(raw.get("items", ())),
        total=_pattern(raw, "total", terms),
        ignore_index_row="index_row" in raw.get("ignore", ()),
    )


def _pattern(raw: Mapping[str, Any], key: str, terms: Terms) -> Pattern:
    sources: Sequence[PatternSource] = raw.get(key, ())
    return build_pattern(sources, terms) if sources else NOTHING


def _dimensions(raw: Mapping[str, Any]) -> Dimensions:
    return tuple(sorted(raw.get("dimensions", {}).items()))
