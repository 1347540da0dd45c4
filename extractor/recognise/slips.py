"""Slips of wording in running text, and what the text calls the body that publishes it.

One page at a time, over the lines outside its tables. Lines of one paragraph are joined first, so
that a slip broken at a line end is seen; headings and cells side by side are never joined.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from extractor.model.geometry import Box
from extractor.model.page import TextLine
from extractor.recognise.caption import body_in
from extractor.recognise.joining import runs_on
from layouts.normalise import printed
from layouts.wording import Bodies, SlipRule, load_wording

NAME_CODE, LEVEL_CODE = "WRD-001", "WRD-002"
# What the `rule` of a name is: after a label, in a heading or note, at the head of a paragraph,
# after the label of the supervising department. And the `rule` of a word for the level.
LABELLED, STATED, MENTIONED, SUPERIOR = "labelled", "stated", "mentioned", "superior"
IN_PROSE, IN_NOTE = "prose", "note"

_RADICAL = re.compile("[⺀-⿟]")
_SENTENCE_END = "。；\n"
_CLAUSE_END = "，、：（(" + _SENTENCE_END
_LABEL_LENGTH = 14
_MIN_NAME, _MAX_NAME = 4, 46
_CONTEXT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One slip where it is printed: `found` is what the rule matched, `text` shows it in context.

    Names (`WRD-001`) and levels (`WRD-002`) are slips only against the rest of the document.
    """

    code: str
    rule: str
    found: str
    text: str
    page: int
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """Lines joined to paragraphs, one per row of `text`; `starts` are the lines' offsets."""

    text: str
    starts: tuple[int, ...]
    lines: Sequence[TextLine]
    page: int

    def slip(self, code: str, rule: str, start: int, end: int, found: str) -> Slip:
        """The slip at `text[start:end]`."""
        line = self.lines[bisect_right(self.starts, start) - 1] if self.lines else None
        return Slip(
            code=code,
            rule=rule,
            found=found,
            text=_context(self.text, start, end),
            page=self.page,
            box=line.box if line else None,
        )


def slips(lines: Sequence[TextLine], page: int) -> list[Slip]:
    """Every slip, name and level in the lines of one page that is no contents page."""
    if not lines:
        return []
    joined = _paragraphs(lines, page)
    found = [*_slips(joined), *_levels(joined), *_labelled(lines, page)]
    found += _named(joined, load_wording().bodies)
    return found


def slips_in(text: str, page: int) -> list[Slip]:
    """The slips in a text without lines, such as titles, labels and notes, one per row."""
    return list(_slips(_Text(text=text, starts=(0,), lines=(), page=page)))


def _slips(joined: _Text) -> Iterator[Slip]:
    text = joined.text
    for rule in load_wording().slips:
        if not any(trigger in text for trigger in rule.triggers):
            continue
        for match in rule.pattern.finditer(text):
            if _certain(rule, text, match):
                yield joined.slip(rule.code, rule.id, *match.span(), match[0])


def _certain(rule: SlipRule, text: str, match: re.Match[str]) -> bool:
    """Whether what stands around a match bears it out."""
    start, end = match.span()
    sentence, clause = _last(text, start, _SENTENCE_END), _last(text, start, _CLAUSE_END)
    behind = next((i for i in range(end, len(text)) if text[i] in _CLAUSE_END), len(text))
    return not (
        (rule.sentence_has and not rule.sentence_has.search(text, sentence, end))
        or (rule.clause_has and not rule.clause_has.search(text, clause, end))
        or (rule.clause_lacks and rule.clause_lacks.search(text, clause, behind))
        or (rule.page_lacks and rule.page_lacks.search(text))
    )


def _last(text: str, before: int, marks: str) -> int:
    """Where the sentence or clause that holds `before` begins."""
    return max(text.rfind(mark, 0, before) for mark in marks) + 1


def _levels(joined: _Text) -> Iterator[Slip]:
    levels = load_wording().levels
    if not any(trigger in joined.text for trigger in levels.triggers):
        return
    for rule, pattern in ((IN_PROSE, levels.prose), (IN_NOTE, levels.note)):
        for match in pattern.finditer(joined.text):
            yield joined.slip(LEVEL_CODE, rule, *match.span(), match[1])


def _labelled(lines: Sequence[TextLine], page: int) -> Iterator[Slip]:
    """Bodies named by a label: 编制部门：…, 单位名称：…, on the cover and above tables."""
    bodies = load_wording().bodies
    for line in lines:
        head = line.text[:_LABEL_LENGTH]
        if "：" not in head and ":" not in head:
            continue
        name = body_in(line.text)
        if name is None or not bodies.is_body(name):
            continue
        # On a unit's cover the supervising department has a label too.
        superior = printed(line.text).startswith(bodies.superior_labels)
        rule = SUPERIOR if superior else LABELLED
        yield Slip(code=NAME_CODE, rule=rule, found=name, text=name, page=page, box=line.box)


def _named(joined: _Text, bodies: Bodies) -> Iterator[Slip]:
    """Bodies named at the head of a paragraph: stated by a heading or note, else mentioned."""
    start = 0
    for paragraph in joined.text.split("\n"):
        found = _name_in(paragraph, bodies)
        if found is not None:
            rule, (at, end) = found
            name = paragraph[at:end]
            if bodies.is_body(name):
                yield joined.slip(NAME_CODE, rule, start + at, start + end, name)
        start += len(paragraph) + 1


def _name_in(paragraph: str, bodies: Bodies) -> tuple[str, tuple[int, int]] | None:
    """How a paragraph's head names what may be a body, and where the name stands."""
    for pattern in bodies.stated:
        match = pattern.match(paragraph)
        if match:
            return STATED, match.span(1)
    match = bodies.mentioned_before.search(paragraph, _MIN_NAME, _MAX_NAME)
    return (MENTIONED, (0, match.start())) if match else None


def _paragraphs(lines: Sequence[TextLine], page: int) -> _Text:
    """The lines joined to paragraphs: directly within one, by a line end between two."""
    left = min(line.box[0] for line in lines)
    right = max(line.box[2] for line in lines)
    texts = [_unfolded(line.text) for line in lines]
    parts = [texts[0]]
    for before, line, text in zip(lines, lines[1:], texts[1:], strict=False):
        parts.append(text if runs_on(before, line, text, left, right) else "\n" + text)
    lengths = accumulate((len(part) for part in parts), initial=0)
    return _Text(text="".join(parts), starts=tuple(lengths)[:-1], lines=lines, page=page)


def _unfolded(text: str) -> str:
    """The text with radicals as characters; blanks are kept wherever there are none."""
    return printed(text) if _RADICAL.search(text) else text


def _context(text: str, start: int, end: int) -> str:
    """What is found with a few characters of its paragraph on both sides."""
    head = text[text.rfind("\n", 0, start) + 1 : start]
    tail = text[end:].partition("\n")[0]
    before = head if len(head) <= _CONTEXT else "…" + head[-_CONTEXT:]
    after = tail if len(tail) <= _CONTEXT else tail[:_CONTEXT] + "…"
    return f"{before}{text[start:end]}{after}"
