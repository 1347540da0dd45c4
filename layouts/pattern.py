"""Typed patterns over normalised text.

A literal is normalised when it is read and compared for equality; a regex sees the same
normalised text, is searched in it and is never normalised itself; a term stands for the list of
wordings that the vocabulary gives it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from layouts.normalise import without_year

PatternSource = str | Mapping[str, str]
Terms = Mapping[str, Sequence[PatternSource]]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Matches compact text without its year: any of `literals`, or any of `regexes`."""

    literals: frozenset[str]
    regexes: tuple[re.Pattern[str], ...]

    def matches(self, text: str) -> bool:
        """Whether `text` (compact, year removed) is one of the wordings."""
        return text in self.literals or self._searched(text)

    def strength(self, text: str) -> int:
        """2 for a literal match, 1 for a regex match, 0 for none."""
        if text in self.literals:
            return 2
        return 1 if self._searched(text) else 0

    def _searched(self, text: str) -> bool:
        # A plain loop: this is asked tens of thousands of times in a document, and a generator
        # costs as much as most searches.
        for regex in self.regexes:  # noqa: SIM110
            if regex.search(text):
                return True
        return False

    @property
    def empty(self) -> bool:
        """Whether the pattern can match nothing."""
        return not self.literals and not self.regexes

    def example(self) -> str:
        """A wording to show to a person."""
        literals = [text for text in self.literals if text]
        if literals:
            return min(literals, key=lambda text: (len(text), text))
        return self.regexes[0].pattern if self.regexes else ""


NOTHING = Pattern(frozenset(), ())


def build_pattern(sources: Sequence[PatternSource], terms: Terms) -> Pattern:
    """Joins sources into one pattern. Raises KeyError for an unknown term, re.error for a regex."""
    literals: set[str] = set()
    regexes: list[re.Pattern[str]] = []
    for source in sources:
        if isinstance(source, str):
            literals.add(without_year(source))
        elif "literal" in source:
            literals.add(without_year(source["literal"]))
        elif "regex" in source:
            regexes.append(re.compile(source["regex"]))
        else:
            inner = build_pattern(terms[source["term"]], terms)
            literals |= inner.literals
            regexes.extend(inner.regexes)
    return Pattern(frozenset(literals), tuple(regexes))


def join_patterns(patterns: Sequence[Pattern]) -> Pattern:
    """A pattern that matches whatever any of `patterns` matches."""
    literals = frozenset().union(*(pattern.literals for pattern in patterns))
    unique = {regex.pattern: regex for pattern in patterns for regex in pattern.regexes}
    return Pattern(literals, tuple(unique.values()))
