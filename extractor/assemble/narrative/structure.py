"""Blocks → paragraphs under their headings, and the glossary."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from extractor.assemble.narrative.blocks import Block, ProsePage, blocks_of, prose_page
from extractor.model.narrative import Paragraph, Term
from extractor.model.reading import PageReading
from extractor.model.report import Contents
from layouts.normalise import compact
from layouts.prose import Structure, load_prose
from layouts.title import bare_title

_FULL_STOPS = "。：:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The prose of a document, its figures not yet read."""

    paragraphs: tuple[Paragraph, ...]
    glossary: tuple[Term, ...]


class ProseReader:
    """Feed it the pages in order that are no contents, then `finish`."""

    def __init__(self) -> None:
        self._pages: list[ProsePage] = []

    def feed(self, page: PageReading) -> None:
        """Takes the next page. Only its lines are kept."""
        if page.lines:
            self._pages.append(prose_page(page))

    def finish(self, contents: Iterable[Contents]) -> Text:
        """Parts the text; the contents tell headings that have no number."""
        announced = frozenset(bare_title(entry.text) for entry in contents)
        outline = _Outline(structure=load_prose().structure, announced=announced)
        for block in blocks_of(self._pages):
            outline.take(block)
        return Text(paragraphs=tuple(outline.paragraphs), glossary=tuple(outline.terms()))


@dataclass(slots=True, kw_only=True)
class _Entry:
    """A term and the blocks that define it."""

    term: str
    parts: list[str]
    blocks: list[Block]


@dataclass(slots=True, kw_only=True)
class _Outline:
    """Where the text is: the headings above it, and what was collected so far."""

    structure: Structure
    announced: frozenset[str]
    headings: list[tuple[int, str]] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    entries: list[_Entry] = field(default_factory=list)
    lone: bool = False

    def take(self, block: Block) -> None:
        """Sorts one block in."""
        level = self._level(block)
        glossary = self._glossary_level()
        if glossary is not None and (level is None or level > glossary):
            if self._in_glossary(block, level):
                return
        elif block.text and level is None and self._is_label(block):
            return
        if level is not None:
            self._open(level, block.text)
        elif not (block.centred and not any(mark in block.text for mark in "，。；")):
            self.paragraphs.append(self._paragraph(block))

    def terms(self) -> list[Term]:
        """The glossary's entries in order."""
        return [
            Term(
                term=entry.term,
                definition="\n".join(part for part in entry.parts if part),
                spots=tuple(spot for block in entry.blocks for spot in block.spots),
            )
            for entry in self.entries
        ]

    def _open(self, level: int, text: str) -> None:
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        self.headings.append((level, text))
        self.lone = False

    def _glossary_level(self) -> int | None:
        for level, text in self.headings:
            if self.structure.glossary.search(text):
                return level
        return None

    def _in_glossary(self, block: Block, level: int | None) -> bool:
        """Takes an entry, a term on a line of its own, or what goes on the entry before."""
        text = block.text
        entry = self.structure.entry.match(text)
        if entry is not None:
            self.entries.append(
                _Entry(term=entry["term"], parts=[entry["definition"]], blocks=[block])
            )
            self.lone = False
            return True
        alone = self.structure.lone_term.match(text)
        if alone is not None and not self.structure.glossary_part.search(text):
            self.entries.append(_Entry(term=alone["term"], parts=[], blocks=[block]))
            self.lone = True
            return True
        if level is None and self.entries and (self.lone or not self._heads_below()):
            self.entries[-1].parts.append(text)
            self.entries[-1].blocks.append(block)
            return True
        return False

    def _heads_below(self) -> bool:
        """Whether a heading of the glossary's own parts came after the last entry."""
        return not self.entries or self.headings[-1][0] != self._glossary_level()

    def _level(self, block: Block) -> int | None:
        """The level of the heading that a block is; None for a paragraph."""
        text, structure = block.text, self.structure
        bare = text.rstrip(_FULL_STOPS)
        if len(text) > structure.longest_heading or structure.sentence.search(bare):
            return None
        for level, number in structure.numbered:
            if number.match(text):
                stopped = bare != text or level >= structure.must_end_from
                sure = not stopped or structure.ends.search(text) or self._is_announced(bare)
                return level if sure else None
        if block.large or self._is_announced(bare):
            return 1
        return None

    def _is_announced(self, text: str) -> bool:
        bare = bare_title(text)
        return len(bare) > 3 and bare in self.announced

    def _is_label(self, block: Block) -> bool:
        """Whether a block is no prose: what stands at a chart or above a table."""
        return (
            len(block.lines) == 1
            and self.structure.captions.search(compact(block.text)) is not None
        )

    def _paragraph(self, block: Block) -> Paragraph:
        titles = tuple(text for _, text in self.headings)
        return Paragraph(
            section=titles[-1] if titles else None,
            headings=titles,
            text=block.text,
            spots=tuple(block.spots),
            starts=tuple(block.starts),
            claims=(),
        )
