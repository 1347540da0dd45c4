"""What a JSON Schema says against a layout file, in words that help: the path of the mistake, the
nearest right word, and everything that is allowed there. Chinese first, then English; what is
allowed is listed once, for it reads the same in both.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Protocol


class SchemaError(Protocol):
    """An error of the validator: where in the file, where in the schema, and of which kind.

    `kind` has a `name` and further attributes that depend on it.
    """

    @property
    def kind(self) -> Any: ...  # noqa: ANN401 - a union that the library does not name
    @property
    def instance(self) -> Any: ...  # noqa: ANN401 - any JSON value
    @property
    def instance_path(self) -> list[str | int]: ...
    @property
    def schema_path(self) -> list[str | int]: ...
    @property
    def message(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One mistake. `where` is a path in the file such as `columns.total.role`."""

    where: str
    message: str


_TYPES = {
    "string": "文字 text",
    "integer": "整数 whole number",
    "number": "数 number",
    "boolean": "true / false",
    "null": "null",
    "array": "列表 list [a, b]",
    "object": "键值 mapping {key: value}",
}
_EXAMPLES = {
    "id": "shanxi.expenditure",
    "columns": "total, basic_2",
}


def explain(errors: Iterable[SchemaError], schema: Mapping[str, Any]) -> Iterator[Mistake]:
    """Every mistake behind `errors`; what an alternative hides is looked up inside it."""
    for error in errors:
        yield from _explain(error, schema)


def _explain(error: SchemaError, schema: Mapping[str, Any]) -> Iterator[Mistake]:
    if error.kind.name in ("oneOf", "anyOf"):
        yield from _alternatives(error, schema)
    elif error.kind.name == "additionalProperties":
        allowed = _keys_at(schema, error.schema_path[:-1])
        yield from (_strange_key(error, key, allowed) for key in error.kind.unexpected)
    else:
        yield Mistake(where=_path(error.instance_path), message=_plain(error))


def _plain(error: SchemaError) -> str:
    """The sentence for an error that stands for itself."""
    kind = error.kind
    match kind.name:
        case "enum":
            return _not_one_of(error.instance, [_shown(option) for option in kind.options])
        case "const":
            expected = _shown(kind.expected_value)
            return f"应写作 {expected}，而不是 {_shown(error.instance)} / must be {expected}"
        case "required":
            return f"缺少 {kind.property} / {kind.property!r} is missing"
        case "type":
            return _wrong_type(error.instance, list(kind.types))
        case "pattern" | "propertyNames":
            return _misspelt_name(error)
        case _:
            return error.message


def _alternatives(error: SchemaError, schema: Mapping[str, Any]) -> Iterator[Mistake]:
    """Of several shapes, those of the right type are meant; the mistake is inside them."""
    fitting = [branch for branch in error.kind.context if not _mistyped(branch, error)]
    if not fitting:
        types = dict.fromkeys(kind for branch in error.kind.context for kind in _types_of(branch))
        message = _wrong_type(error.instance, list(types))
        yield Mistake(where=_path(error.instance_path), message=message)
    elif len(fitting) == 1:
        yield from explain(fitting[0], schema)
    else:
        yield from _choice_of_keys(error, fitting, schema)


def _choice_of_keys(
    error: SchemaError, fitting: Sequence[Sequence[SchemaError]], schema: Mapping[str, Any]
) -> Iterator[Mistake]:
    """A mapping that may have one key or another, such as literal, regex or term."""
    inside = [each for branch in fitting for each in branch]
    closed = [each for each in inside if each.kind.name == "additionalProperties"]
    allowed = dict.fromkeys(
        key for each in closed for key in _keys_at(schema, each.schema_path[:-1])
    )
    strange = [key for key in error.instance if key not in allowed]
    if strange:
        yield from (_strange_key(error, key, list(allowed)) for key in strange)
    else:
        message = f"只能写其中一个 / only one of these: {', '.join(allowed)}"
        yield Mistake(where=_path(error.instance_path), message=message)


def _mistyped(branch: Iterable[SchemaError], outer: SchemaError) -> bool:
    """Whether a branch is for another type of value (or, nested, all its branches are)."""
    here = [each for each in branch if each.instance_path == outer.instance_path]
    return any(
        each.kind.name == "type"
        or (each.kind.name == "oneOf" and all(_mistyped(b, outer) for b in each.kind.context))
        for each in here
    )


def _types_of(branch: Iterable[SchemaError]) -> Iterator[str]:
    for error in branch:
        if error.kind.name == "type":
            yield from error.kind.types
        elif error.kind.name == "oneOf":
            for inner in error.kind.context:
                yield from _types_of(inner)


def _strange_key(error: SchemaError, key: str, allowed: Sequence[str]) -> Mistake:
    meant = _nearest(key, allowed)
    message = (
        f"没有 {key} 这个键{_asked(meant, '，是不是 {}？')} / "
        f"no key {key!r}{_asked(meant, '; did you mean {}?')}{_allowed(allowed)}"
    )
    return Mistake(where=_path([*error.instance_path, key]), message=message)


def _not_one_of(value: object, allowed: Sequence[str]) -> str:
    shown = _shown(value)
    meant = _nearest(shown, allowed)
    return (
        f"不能写 {shown}{_asked(meant, '，是不是 {}？')} / "
        f"{shown} is not allowed{_asked(meant, '; did you mean {}?')}{_allowed(allowed)}"
    )


def _wrong_type(value: object, types: Sequence[str]) -> str:
    """What is expected instead; a text or a list is shown as it would be written."""
    expected = ", ".join(_TYPES.get(name, name) for name in types)
    shown = f'"{value}"' if isinstance(value, str) else _shown(value)
    if "array" in types and isinstance(value, str):
        hint = f"；请写 write: [{value}]"
    elif "string" in types and isinstance(value, int | float):
        hint = f'；请加引号 quote it: "{shown}"'
    else:
        hint = ""
    return f"不能写 {shown} / {shown} does not fit here · 允许 allowed: {expected}{hint}"


def _misspelt_name(error: SchemaError) -> str:
    """An id or a column key is written with small Latin letters only."""
    inner = error.kind.error if error.kind.name == "propertyNames" else error
    key = str(error.instance_path[-1]) if error.instance_path else ""
    example = _EXAMPLES.get(key)
    shown = f"；例 example: {example}" if example else ""
    return (
        f"{inner.instance} 写法不对：只用小写拉丁字母、数字和下划线 / "
        f"{inner.instance!r} must use small Latin letters, digits and _ "
        f"({inner.kind.pattern}){shown}"
    )


def _keys_at(schema: Mapping[str, Any], path: Sequence[str | int]) -> list[str]:
    """The keys that the schema at `path` names."""
    node: Any = schema
    for step in path:
        node = node[step]
    return list(node.get("properties", ()))


def _nearest(word: str, allowed: Sequence[str]) -> str | None:
    return next(iter(get_close_matches(word, allowed, n=1, cutoff=0.5)), None)


def _asked(meant: str | None, question: str) -> str:
    return question.format(meant) if meant else ""


def _allowed(words: Sequence[str]) -> str:
    return f" · 允许 allowed: {', '.join(words)}" if words else ""


def _shown(value: object) -> str:
    """A value as YAML writes it."""
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _path(steps: Sequence[str | int]) -> str:
    return ".".join(str(step) for step in steps)
