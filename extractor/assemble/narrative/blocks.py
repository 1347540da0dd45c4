"""Lines of pages in order → blocks: lines that make one paragraph, joined over pages."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.model.geometry import Spot
from extractor.model.page import TextLine
from extractor.model.reading import PageReading
from extractor.recognise.caption import body_in, is_furniture, unit_in
from extractor.recognise.joining import begins, goes_on, is_full, runs_on
from layouts.normalise import compact, printed
from layouts.title import names_a_table, number_of

# Lines at the edge of this many pages with the same words are running heads.
_RUNNING = 3
# A line indented by more than this (em) is set in the middle: a title, or a label of a chart.
_CENTRED = 6.0
# Headings are printed at least this much larger than the text.
_LARGER = 1.12
_LEADING = 2.8
_SAME_SIZE = 0.05
_FIRST_PAGES = 3


@dataclass(slots=True, kw_only=True)
class Block:
    """Lines of one paragraph (or heading). `text` is printed text without idle blanks.

    `starts` are the lines' offsets in it; `breaks` tells that a table stands before it.
    """

    text: str
    lines: list[TextLine]
    spots: list[Spot]
    starts: list[int]
    centred: bool
    large: bool = False
    breaks: bool = False

    @property
    def first(self) -> TextLine:
        """Its first line."""
        return self.lines[0]

    def add(self, line: TextLine, text: str, page: int) -> None:
        """Appends a line."""
        # Only between two Latin words a line end was a blank; figures are broken anywhere.
        gap = " " if _latin(self.text[-1:]) and _latin(text[:1]) and not text[0].isdigit() else ""
        self.starts.append(len(self.text) + len(gap))
        self.text += gap + text
        self.lines.append(line)
        self.spots.append(Spot(page, line.box))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProsePage:
    """The lines of one page, a group for each stretch between tables."""

    number: int
    groups: tuple[tuple[TextLine, ...], ...]

    @property
    def lines(self) -> Iterator[TextLine]:
        """All lines, top to bottom."""
        for group in self.groups:
            yield from group


def prose_page(page: PageReading) -> ProsePage:
    """The page's lines without page numbers and without what stands above tables."""
    stretches = page.between if page.grids else (page.lines,)
    # Text that was turned on the page has no left edge to be indented from.
    groups = tuple(
        tuple(line for line in stretch if _is_text(line, bool(page.grids))) for stretch in stretches
    )
    return ProsePage(number=page.number, groups=groups)


def blocks_of(pages: Sequence[ProsePage]) -> list[Block]:
    """All blocks of the document in order."""
    heads = _running_heads(pages)
    blocks: list[Block] = []
    for page in _without_cover(pages):
        _read_page(page, heads, blocks)
    _mark_large(blocks)
    return _wrapped_headings(blocks)


def _is_text(line: TextLine, beside_table: bool) -> bool:
    text = line.text
    if not text.strip() or is_furniture(text):
        return False
    x0, y0, x1, y1 = line.box
    if y1 - y0 > max(x1 - x0, 2 * line.size):
        return False
    return not (beside_table and _is_caption(text))


def _is_caption(text: str) -> bool:
    plain = compact(text)
    if begins(plain) and not names_a_table(plain):
        return False
    if plain.startswith("第") and "部分" in plain[:5]:
        return False
    return bool(
        body_in(text)
        or number_of(text) == plain
        or (names_a_table(plain) and "。" not in plain)
        or (len(plain) < 40 and unit_in(text))
    )


def _running_heads(pages: Sequence[ProsePage]) -> frozenset[str]:
    """Texts that stand first or last on several pages."""
    counts: Counter[str] = Counter()
    for page in pages:
        lines = list(page.lines)
        if len(lines) > 1:
            counts.update({compact(lines[0].text), compact(lines[-1].text)})
    return frozenset(text for text, times in counts.items() if times >= _RUNNING)


def _without_cover(pages: Sequence[ProsePage]) -> Iterator[ProsePage]:
    """The pages without title pages: the first ones on which no sentence stands."""
    prose = False
    for page in pages:
        prose = (
            prose
            or page.number > _FIRST_PAGES
            or len(page.groups) > 1
            or any(mark in line.text for line in page.lines for mark in "。；，")
        )
        if prose:
            yield page


def _read_page(page: ProsePage, heads: frozenset[str], blocks: list[Block]) -> None:
    lines = [line for line in page.lines if compact(line.text) not in heads]
    if not lines:
        return
    left = min(line.box[0] for line in lines)
    right = max(line.box[2] for line in lines)
    fresh_page = True
    for index, group in enumerate(page.groups):
        fresh_group = True
        for line in group:
            if compact(line.text) in heads:
                continue
            text = _tight(line.text)
            last = blocks[-1] if blocks and not (index and fresh_group) else None
            if last is not None and _belongs(last, line, text, left, right, fresh_page):
                last.add(line, text, page.number)
            else:
                blocks.append(_begin(line, text, page.number, left, bool(index and fresh_group)))
            fresh_page = fresh_group = False


def _belongs(
    last: Block, line: TextLine, text: str, left: float, right: float, fresh_page: bool
) -> bool:
    """Whether a line goes on the block before it, on its page or on the page before."""
    before = last.lines[-1]
    if last.centred:  # No paragraph begins in the middle of the page.
        return False
    if not fresh_page:
        return runs_on(before, line, text, left, right)
    # The page before may be of another width: its text ended where its widest line did.
    edge = max(each.box[2] for each in last.lines)
    return is_full(before, max(edge, right)) and goes_on(before, line, text, left)


def _begin(line: TextLine, text: str, page: int, left: float, breaks: bool) -> Block:
    return Block(
        text=text,
        lines=[line],
        spots=[Spot(page, line.box)],
        starts=[0],
        centred=line.box[0] > left + _CENTRED * line.size,
        breaks=breaks,
    )


def _mark_large(blocks: Iterable[Block]) -> None:
    """Marks what is printed larger than the document's text."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        for line in block.lines:
            sizes[round(line.size, 1)] += len(line.text)
    usual = max(sizes, key=lambda size: sizes[size], default=0.0)
    for block in blocks:
        block.large = block.first.size >= _LARGER * usual


def _wrapped_headings(blocks: Iterable[Block]) -> list[Block]:
    """Joins the lines of a large heading that is too long for one."""
    result: list[Block] = []
    for block in blocks:
        last = result[-1] if result else None
        if last is not None and _wraps(last, block):
            for line, spot in zip(block.lines, block.spots, strict=True):
                last.add(line, _tight(line.text), spot.page)
        else:
            result.append(block)
    return result


def _wraps(last: Block, block: Block) -> bool:
    before, line = last.lines[-1], block.first
    return (
        last.large
        and block.large
        and not block.breaks
        and last.spots[-1].page == block.spots[0].page
        and abs(before.size - line.size) <= _SAME_SIZE * before.size
        and 0 < line.box[1] - before.box[1] <= _LEADING * before.size
        and not begins(block.text)
        and block.centred
    )


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _tight(text: str) -> str:
    """The printed text, blanks kept only between two Latin words or figures."""
    parts = text.split()
    if len(parts) < 2:
        return printed(text)
    tight = printed(parts[0])
    for part in map(printed, parts[1:]):
        gap = " " if _latin(tight[-1:]) and _latin(part[:1]) else ""
        tight += gap + part
    return tight
