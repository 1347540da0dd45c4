"""How a catalogue of codes is read: its code column and the columns of its levels."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from layouts.pattern import Pattern, Terms, build_pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueLayout:
    """`code` matches the header of the code column."""

    code: Pattern


def build_catalogue(raw: Mapping[str, Any], terms: Terms) -> CatalogueLayout:
    """Builds the layout from its schema-valid mapping. Raises KeyError for an unknown term."""
    return CatalogueLayout(code=build_pattern(raw["code"], terms))
