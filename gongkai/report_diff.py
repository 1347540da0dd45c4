"""Two reports as a unified diff that a person can read: indented JSON, about one cell a line."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

_WIDTH = 200
_CONTEXT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A printed line and where in the report it stands: tables/2/rows/0."""

    text: str
    path: str


def report_diff(old: bytes, new: bytes) -> list[str]:
    """The lines of a unified diff; none if the reports say the same.

    Every hunk names the part of the report it is in, which JSON itself does not show. Raises
    `ValueError` if one of the two is not JSON.
    """
    before, after = (list(_lines(json.loads(report), "", "", "")) for report in (old, new))
    matcher = SequenceMatcher(None, [line.text for line in before], [line.text for line in after])
    return [
        text for group in matcher.get_grouped_opcodes(_CONTEXT)
        for text in _hunk(group, before, after)
    ]  # fmt: skip


def _hunk(
    group: Sequence[tuple[str, int, int, int, int]], before: list[_Line], after: list[_Line]
) -> Iterator[str]:
    (_, a0, _, b0, _), (_, _, a1, _, b1) = group[0], group[-1]
    _, old, old_end, new, _ = next(opcode for opcode in group if opcode[0] != "equal")
    changed = before[old] if old < old_end else after[new]
    yield f"@@ -{a0 + 1},{a1 - a0} +{b0 + 1},{b1 - b0} @@ {changed.path}"
    for tag, start, end, to, to_end in group:
        if tag == "equal":
            yield from (f" {line.text}" for line in before[start:end])
        else:
            yield from (f"-{line.text}" for line in before[start:end])
            yield from (f"+{line.text}" for line in after[to:to_end])


def _lines(value: Any, indent: str, head: str, path: str) -> Iterator[_Line]:  # noqa: ANN401
    """A value on one line if it fits, else one line for each part of it."""
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, list | dict) or len(indent + head + flat) <= _WIDTH:
        yield _Line(text=f"{indent}{head}{flat}", path=path)
        return
    opening, closing = ("{", "}") if isinstance(value, dict) else ("[", "]")
    yield _Line(text=f"{indent}{head}{opening}", path=path)
    for key, inner_head, inner in _parts(value):
        inner_path = f"{path}/{key}" if path else str(key)
        yield from _lines(inner, indent + " ", inner_head, inner_path)
    yield _Line(text=f"{indent}{closing}", path=path)


def _parts(value: Mapping[str, Any] | Sequence[Any]) -> Iterator[tuple[str | int, str, Any]]:
    """(key or index, what stands before the part on its line, the part)."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield key, f"{json.dumps(key, ensure_ascii=False)}: ", inner
    else:
        for index, inner in enumerate(value):
            yield index, "", inner
