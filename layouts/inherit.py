"""Inheritance between profiles: one parent; maps merge, lists and scalars replace, null deletes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from layouts.problem import InvalidLayout, Problem

_OWN = ("id", "extends", "abstract", "description")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A profile file as read, before its parents are merged in."""

    path: Path
    raw: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A profile with its parents merged in. `origin` maps each leaf's path to its file."""

    raw: dict[str, Any]
    depth: int
    path: Path
    origin: Mapping[str, Path]


def resolve(identifier: str, drafts: Mapping[str, Draft]) -> Resolved:
    """Merges a profile with its ancestors.

    Raises `InvalidLayout` for a missing parent or a loop.
    """
    chain = _lineage(identifier, drafts)
    merged: dict[str, Any] = {}
    origin: dict[str, Path] = {}
    for draft in chain:
        inherited = {key: value for key, value in merged.items() if key not in _OWN}
        merged = merge(inherited, draft.raw)
        origin.update(dict.fromkeys(_leaves(draft.raw), draft.path))
    kept = set(_leaves(merged))
    return Resolved(
        raw=merged,
        depth=len(chain) - 1,
        path=drafts[identifier].path,
        origin={where: path for where, path in origin.items() if where in kept},
    )


def merge(parent: Mapping[str, Any], child: Mapping[str, Any]) -> dict[str, Any]:
    """Child over parent: maps merge, lists and scalars replace, null deletes."""
    result = dict(parent)
    for key, value in child.items():
        below = result.get(key)
        if value is None and key in result and key != "extends":
            del result[key]
        elif isinstance(value, Mapping) and isinstance(below, Mapping):
            result[key] = merge(below, value)
        else:
            result[key] = value
    return result


def _lineage(identifier: str, drafts: Mapping[str, Draft]) -> list[Draft]:
    """The profile's ancestors, oldest first, and itself last."""
    chain: list[Draft] = []
    seen: set[str] = set()
    current: str | None = identifier
    while current is not None:
        draft = drafts.get(current)
        if draft is None or current in seen:
            here = chain[-1]
            what = "is its own ancestor" if draft else "does not exist"
            message = f"the parent {current!r} {what}"
            raise InvalidLayout((Problem(path=here.path, where="extends", message=message),))
        chain.append(draft)
        seen.add(current)
        current = draft.raw.get("extends")
    return chain[::-1]


def _leaves(value: object, where: str = "") -> list[str]:
    """Paths of all leaves: `columns.total.role`; a list is a leaf."""
    if isinstance(value, Mapping):
        return [
            path
            for key, inner in value.items()
            for path in _leaves(inner, f"{where}.{key}" if where else str(key))
        ]
    return [where]
