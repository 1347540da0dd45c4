"""How a form is read: which labels it has, and where the value of each lies."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from layouts.pattern import Pattern, Terms, build_pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLayout:
    """`begins` matches the label that every form of the kind begins with."""

    begins: Pattern


def build_form(raw: Mapping[str, Any], terms: Terms) -> FormLayout:
    """Builds the layout from its schema-valid mapping. Raises KeyError for an unknown term."""
    return FormLayout(begins=build_pattern(raw["begins"], terms))
