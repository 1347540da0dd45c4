"""Which lines make one paragraph: asked by whoever reads running text."""

import re

from extractor.model.page import TextLine

_STARTS = re.compile(
    r"第[一二三四五六七八九十\d]+[部章条节]|[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]"
    r"|\d{1,2}[.．、](?!\d)|附?注\d?[:：]|备注|说明[:：]|附[件表录]|目 ?录(?!》)"
)
# A label begins a paragraph, but within a sentence the same words are only words (其中：).
_LABEL = re.compile(r".{2,8}[:：]")
_ENDED = ("。", "；", "：", ":", "！", "？")
# A paragraph's lines are full (em): not shorter than this, ending this near to the right edge.
_MIN_LINE, _RAGGED = 15, 6
# Lines of one paragraph are this close (em) and start this near to the left edge.
_LEADING, _INDENT = 2.6, 0.8
# Within a sentence a line of another size had its size measured on a stray glyph.
_SAME_SIZE, _STRAY_SIZE = 0.1, 0.3
_SENTENCE = re.compile("[，。；]")


def runs_on(before: TextLine, line: TextLine, text: str, left: float, right: float) -> bool:
    """Whether `line` goes on the paragraph of the line before it, which must be a full one.

    `text` is the line's text as read; `left` and `right` are the edges of the page's text.
    """
    return (
        line.box[1] - before.box[1] <= _LEADING * before.size
        and is_full(before, right)
        and goes_on(before, line, text, left)
    )


def is_full(line: TextLine, right: float) -> bool:
    """Whether a line ends so near to the right edge that its paragraph may go on."""
    size, (x0, _, x1, _) = line.size, line.box
    return (
        x1 >= right - _RAGGED * size
        and x1 - x0 >= _MIN_LINE * size
        # A title or cells set wide apart fill the line with blanks, not with characters.
        and len(line.text) * size >= 0.7 * (x1 - x0)
    )


def goes_on(before: TextLine, line: TextLine, text: str, left: float) -> bool:
    """Whether a line looks like the next one of the same paragraph, wherever it stands."""
    size = before.size
    unlike = abs(line.size - size)
    stray = unlike <= _STRAY_SIZE * size and _SENTENCE.search(before.text) is not None
    return (
        (unlike <= _SAME_SIZE * size or stray)
        and line.box[0] <= left + _INDENT * size
        and line.bold == before.bold
        and not begins(text)
        and not (_LABEL.match(text) and before.text.rstrip().endswith(_ENDED))
    )


def begins(text: str) -> bool:
    """Whether a line's number or word begins a paragraph of its own."""
    return _STARTS.match(text) is not None
