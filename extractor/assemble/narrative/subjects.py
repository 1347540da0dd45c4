"""What a figure is about: words consumed to the last character, or nothing."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from layouts.prose import Subjects, Word, any_word
from layouts.vocabulary import Vocabulary

_YEAR = re.compile(
    r"(?P<year>20\d\d)年(?:度|末|底)?|(?P<last>(?:上一?年度?|去年)(?!结|财政拨款结|末))"
)
_QUOTES = str.maketrans("", "", "“”\"'‘’《》")
_BRACKET = re.compile(r"\(([^()]*)\)")
_OPEN_BRACKET = re.compile(r"\(([^()]{0,40})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What words say. `also` are concepts they may stand for as well; `year` another year."""

    concept: str | None = None
    also: tuple[str, ...] = ()
    weak: bool = False
    dimensions: Mapping[str, str] = field(default_factory=dict)
    year: int | None = None

    @property
    def silent(self) -> bool:
        """Whether the words say nothing of their own."""
        return self.concept is None and not self.dimensions


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The words of one document: the shared ones, its own body's names, its lines' labels."""

    subjects: Subjects
    vocabulary: Vocabulary
    words: Mapping[str, Word]
    pattern: re.Pattern[str]
    year: int | None
    budget: bool

    def parse(self, text: str) -> Meaning | None:
        """What the words mean; None if any of them is unknown or two contradict each other."""
        text = text.translate(_QUOTES)
        meaning = Meaning()
        at = 0
        while at < len(text):
            step = self._step(text, at, meaning)
            if step is None:
                return None
            at, meaning = step
        return meaning

    def bracketed(self, text: str, at: int = 0) -> Mapping[str, str] | None:
        """What a bracket that opens at `at` adds; None if there is none or it is unknown."""
        match = _OPEN_BRACKET.match(text, at)
        if match is None:
            return None
        for pattern, dimensions in self.subjects.bracketed:
            if pattern.search(match[1]):
                return dict(dimensions)
        return None

    def _step(self, text: str, at: int, meaning: Meaning) -> tuple[int, Meaning] | None:
        found = self.pattern.match(text, at)
        if found is not None and found.end() > at:
            merged = self._merge(meaning, self.words[found[0]])
            return None if merged is None else (found.end(), merged)
        year = _YEAR.match(text, at)
        if year is not None:
            return year.end(), self._in_year(meaning, year)
        added = self.bracketed(text, at)
        bracket = _BRACKET.match(text, at)
        if added is None or bracket is None:
            return None
        return bracket.end(), replace(meaning, dimensions={**meaning.dimensions, **added})

    def _in_year(self, meaning: Meaning, found: re.Match[str]) -> Meaning:
        if self.year is None:
            return meaning
        year = int(found["year"]) if found["year"] else self.year - 1
        return meaning if year == self.year else replace(meaning, year=year)

    def _merge(self, meaning: Meaning, word: Word) -> Meaning | None:
        dimensions = dict(meaning.dimensions)
        for name, value in word.dimensions:
            if name == "stage" and self.budget:
                continue
            kept = self._narrower(name, dimensions.get(name), value)
            if kept is None:
                return None
            dimensions[name] = kept
        meaning = replace(meaning, dimensions=dimensions)
        if word.concept is None:
            return meaning
        if meaning.concept is None or (meaning.weak and not word.weak):
            return replace(meaning, concept=word.concept, also=word.also, weak=word.weak)
        if word.weak or word.concept == meaning.concept:
            return meaning
        # 机关运行经费 … 公用经费: two things in one name are none that we know.
        return None

    def _narrower(self, name: str, one: str | None, other: str) -> str | None:
        """Of two members the one below the other; None if neither is."""
        if one is None or one == other:
            return other
        if name == "stage":
            return "adjusted_budget" if "adjusted_budget" in (one, other) else other
        if name not in self.vocabulary.dimensions:
            return None
        if other in self.vocabulary.below(name, one):
            return other
        return one if one in self.vocabulary.below(name, other) else None


def grammar_of(
    subjects: Subjects,
    vocabulary: Vocabulary,
    *,
    names: Iterable[str],
    lines: Mapping[str, str],
    year: int | None,
    budget: bool,
) -> Grammar:
    """The grammar of a document: its body's `names`, its classes' codes by label (`lines`)."""
    plain = Grammar(
        subjects=subjects,
        vocabulary=vocabulary,
        words=subjects.words,
        pattern=subjects.pattern,
        year=year,
        budget=budget,
    )
    silent = Word(concept=None, also=(), weak=False, dimensions=())
    words = {
        **{
            label: Word(concept="expenditure", also=(), weak=True, dimensions=(("function", code),))
            for label, code in lines.items()
            # 国有资本经营预算支出 is a class and a fund: the words mean the fund.
            if plain.parse(label) is None
        },
        **{name: silent for name in names if len(name) > 3},
        **subjects.words,
    }
    return replace(plain, words=words, pattern=any_word(words))
