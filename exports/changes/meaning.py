"""What figures mean, in words and in parts: shared by facts, waterfalls and claims."""

from collections.abc import Iterable, Sequence
from functools import cache

from extractor.assemble.labels import read_label
from extractor.model.finding import Message
from layouts.vocabulary import Dimension, load_vocabulary

Dimensions = tuple[tuple[str, str], ...]
Key = tuple[str, Dimensions]

UNSTATED = ("vintage", "unstated")
_YEAR = "year"


@cache
def line_axes() -> frozenset[str]:
    """The dimensions that tell lines apart: codes and open names. Another year is none."""
    axes = load_vocabulary().dimensions.values()
    return frozenset(axis.id for axis in axes if not axis.members and axis.id != _YEAR)


@cache
def code_axes() -> frozenset[str]:
    """The dimensions whose values are codes of a list."""
    axes = load_vocabulary().dimensions.values()
    return frozenset(axis.id for axis in axes if axis.codelist is not None)


def line_of(dimensions: Dimensions) -> Dimensions:
    """The part of a meaning that its line says."""
    return tuple(pair for pair in dimensions if pair[0] in line_axes())


def scope_of(dimensions: Dimensions) -> Dimensions:
    """The part of a meaning that holds for a whole table: funds, vintage, stage, year."""
    return tuple(pair for pair in dimensions if pair[0] not in line_axes())


def code_of(dimensions: Dimensions) -> str | None:
    """The code of the line, where its classification has codes."""
    return next((value for name, value in dimensions if name in code_axes()), None)


def put(dimensions: Dimensions, name: str, value: str | None) -> Dimensions:
    """The same meaning with another value on one dimension; None for its default."""
    kept = [pair for pair in dimensions if pair[0] != name]
    return tuple(sorted([*kept, *([(name, value)] if value is not None else [])]))


def words(concept: str, dimensions: Dimensions = ()) -> Message:
    """A meaning in words: 支出（一般公共预算，当年） and the same in English."""
    said = load_vocabulary().concepts[concept]
    scope = scope_words(dimensions)
    return Message(
        zh=f"{said.zh}（{scope.zh}）" if scope.zh else said.zh,
        en=f"{said.en} ({scope.en})" if scope.en else said.en,
    )


def scope_words(dimensions: Dimensions) -> Message:
    """Dimensions in words, empty where there are none; an unstated vintage says nothing."""
    said = [_pair_words(name, value) for name, value in dimensions if (name, value) != UNSTATED]
    return Message(zh="，".join(each.zh for each in said), en=", ".join(each.en for each in said))


def label_of(concept: str, dimensions: Dimensions, printed: Sequence[str]) -> Message:
    """What a reader calls a figure: its line as printed (all lines of one that was split), or the
    concept of a total."""
    if line_of(dimensions) and any(printed):
        # A name may begin like an enumerator (三、四级残疾人生活补贴); names of codes never do.
        coded = code_of(dimensions) is not None
        name = " + ".join(_bare(each) if coded else each for each in printed)
        return Message(zh=name, en=name)
    return words(concept, dimensions)


def dimensions_of(fact: str) -> Dimensions:
    """The dimensions that the identifier of a fact spells out; a name may hold its marks."""
    known = load_vocabulary().dimensions
    pairs: list[tuple[str, str]] = []
    for piece in fact.split("|")[1:]:
        name, mark, value = piece.partition("=")
        if mark and name in known:
            pairs.append((name, value))
        elif pairs:
            pairs[-1] = (pairs[-1][0], f"{pairs[-1][1]}|{piece}")
    return tuple(pairs)


def any_in_words(keys: Iterable[Key]) -> Message:
    """Several meanings as a list."""
    said = [words(*key) for key in keys]
    return Message(zh="、".join(each.zh for each in said), en="; ".join(each.en for each in said))


@cache
def _bare(printed: str) -> str:
    label = read_label(printed)
    return label.bare if label.depth or label.of_which else printed


def _pair_words(name: str, value: str) -> Message:
    axis = load_vocabulary().dimensions.get(name)
    if axis is None:
        return Message(zh=f"{name} {value}", en=f"{name} {value}")
    member = axis.members.get(value)
    if member is not None:
        return Message(zh=member.zh, en=member.en)
    return _open_words(axis, value)


def _open_words(axis: Dimension, value: str) -> Message:
    if axis.id == _YEAR:
        return Message(zh=f"{value}年", en=value)
    return Message(zh=f"{axis.zh} {value}", en=f"{axis.en} {value}")
