"""Charts as SVG whose text is text. The only room that knows Matplotlib.

Matplotlib sees placeholders and the texts are put in afterwards: it holds no Chinese font to
measure with, would read a dollar sign as mathematics, and the page's own fonts show them anyway.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import matplotlib as mpl
from lxml import etree
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from exports.findings.page.markup import Markup

_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_INCH = 72.0
_ROW = 24.0  # points from bar to bar
_BAR = 0.56  # share of it that a bar fills
_EDGE = 6.0
_WIDTH = 470.0
_LABELS = 0.37  # share of the width left of the bars, for their names
_SETTINGS: Any = {"svg.fonttype": "none", "svg.hashsalt": "changes"}
_CHARACTER = 6.6  # points that a character of a figure may take
_BROKEN = 0.25  # of the steps' span: what a total keeps before a cut axis begins

UP, DOWN, TOTAL, REST = "#1f5f8b", "#b5561d", "#59616a", "#a9a39a"
_RULE = "#c9c4ba"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar from `start` to `end` (any one unit), with its name and the text of its figure.

    `lines` is the name broken into at most two lines.
    """

    lines: tuple[str, ...]
    start: float
    end: float
    text: str
    colour: str
    strong: bool = False
    hatched: bool = False


@dataclass(slots=True, kw_only=True)
class _Texts:
    """Texts by the placeholder that stands for them."""

    kept: dict[str, str] = field(default_factory=dict)

    def put(self, text: str) -> str:
        """Remembers a text, without what XML cannot hold."""
        name = f"t{len(self.kept)}"
        self.kept[name] = _UNWRITABLE.sub("", text)
        return name


def chart(bars: Sequence[Bar], name: str, title: str, *, joined: bool, cut: bool) -> Markup:
    """Horizontal bars from the top down.

    `name` keeps the ids of several charts on one page apart, `title` says what it shows. `joined`
    draws a thin line from each bar's end to the next bar (a waterfall). `cut` starts the axis
    near the smallest value instead of 0 and marks bars that begin before it as broken.
    """
    height = _ROW * len(bars) + 2 * _EDGE
    figure = Figure(figsize=(_WIDTH / _INCH, height / _INCH))
    FigureCanvasSVG(figure)
    figure.patch.set_visible(False)
    edge = _EDGE / height
    axes = figure.add_axes((_LABELS, edge, 1 - _LABELS, 1 - 2 * edge))
    axes.set_axis_off()
    axes.set_ylim(len(bars) - 0.5, -0.5)
    low, high = _range(bars, cut=cut)
    axes.set_xlim(low, high)
    texts = _Texts()
    for index, bar in enumerate(bars):
        _draw(axes, index, bar, texts, low, high)
    if joined:
        _join(axes, bars)
    if not cut:
        axes.plot([0, 0], [-0.5, len(bars) - 0.5], color=_RULE, linewidth=0.8, zorder=0)
    return _finished(figure, texts, name, title)


def _range(bars: Sequence[Bar], *, cut: bool) -> tuple[float, float]:
    """The axis, with room for the figures beside the bars."""
    ends = [bar.end for bar in bars]
    inner = [bar.start for bar in bars if bar.start]
    low = min(ends + inner) if cut else min(0.0, *ends, *inner)
    high = max(0.0, *ends, *inner) if not cut else max(ends + inner)
    span = (high - low) or 1.0
    room = max(len(bar.text) for bar in bars) * _CHARACTER / (_WIDTH * (1 - _LABELS))
    leftwards = any(_points_left(bar) for bar in bars)
    kept = span * _BROKEN if cut else 0.0
    beside = (span + kept) * room / (1 - (2 if leftwards else 1) * room)
    before = beside if leftwards else kept
    return low - before, high + beside


def _points_left(bar: Bar) -> bool:
    """Whether the bar's figure stands left of it."""
    return bar.start == 0 and bar.end < 0


def _draw(
    axes: "mpl.axes.Axes", index: int, bar: Bar, texts: _Texts, low: float, high: float
) -> None:
    left, right = sorted((bar.start, bar.end))
    broken = left < low
    left = max(left, low)
    thin = (high - low) * 0.0025
    axes.barh(
        index, max(right - left, thin), left=left, height=_BAR, zorder=2,
        facecolor="#ffffff" if bar.hatched else bar.colour, edgecolor=bar.colour,
        linewidth=0.8 if bar.hatched else 0, hatch="////" if bar.hatched else None,
    )  # fmt: skip
    if broken:
        at = left + (high - low) * 0.03
        axes.plot([at, at + (high - low) * 0.012], [index + 0.4, index - 0.4],
                  color="#ffffff", linewidth=3, zorder=3)  # fmt: skip
    weight = "bold" if bar.strong else "normal"
    gap = (high - low) * 0.008
    leftwards = _points_left(bar)
    at = left - gap if leftwards else right + gap
    axes.text(at, index, texts.put(bar.text), va="center_baseline",
              ha="right" if leftwards else "left", fontsize=9, weight=weight)  # fmt: skip
    for number, line in enumerate(bar.lines):
        shift = (number - (len(bar.lines) - 1) / 2) * 0.44
        axes.text(-0.015, index + shift, texts.put(line), ha="right", va="center_baseline",
                  transform=axes.get_yaxis_transform(), weight=weight,
                  fontsize=9 if len(bar.lines) == 1 else 8)  # fmt: skip


def _join(axes: "mpl.axes.Axes", bars: Sequence[Bar]) -> None:
    for index, (bar, _) in enumerate(pairwise(bars)):
        axes.plot([bar.end, bar.end], [index + _BAR / 2, index + 1 - _BAR / 2],
                  color=_RULE, linewidth=0.9, zorder=1)  # fmt: skip


def _finished(figure: Figure, texts: _Texts, name: str, title: str) -> Markup:
    """The SVG without what a page of its own would need, and with the texts in it."""
    drawn = io.BytesIO()
    with mpl.rc_context(_SETTINGS):
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    root = etree.fromstring(drawn.getvalue())
    for each in (*root.iter(f"{_SVG}metadata"), *root.iter(f"{_SVG}style")):
        _parent(each).remove(each)
    for each in root.iter(f"{_SVG}text"):
        each.text = texts.kept[(each.text or "").strip()]
        each.set("style", _without_font(each.get("style", "")))
    _name_ids(root, name)
    for length in ("width", "height"):
        del root.attrib[length]
    root.set("role", "img")
    root.set("aria-label", _UNWRITABLE.sub("", title))
    root.set("style", f"max-width:{_WIDTH:.0f}pt")
    etree.cleanup_namespaces(root)
    return Markup(etree.tostring(root, encoding="unicode").strip())


def _parent(each: "etree._Element") -> "etree._Element":
    parent = each.getparent()
    assert parent is not None
    return parent


def _without_font(style: str) -> str:
    kept = (part for part in style.split(";") if not part.strip().startswith("font-family"))
    return ";".join(kept).strip()


def _name_ids(root: "etree._Element", name: str) -> None:
    """Ids that something refers to get the chart's name, the others go: a page has many charts."""
    needed = {each.get(f"{_XLINK}href", "")[1:] for each in root.iter(f"{_SVG}use")}
    for each in root.iter():
        clip = each.get("clip-path")
        if clip is not None:
            needed.add(clip.removeprefix("url(#").removesuffix(")"))
    for each in root.iter():
        if not isinstance(each.tag, str):
            continue
        own = each.get("id")
        if own in needed:
            each.set("id", f"{name}-{own}")
        elif own is not None:
            del each.attrib["id"]
        for attribute in (f"{_XLINK}href", "clip-path", "style"):
            value = each.get(attribute)
            if value is not None and "#" in value:
                each.set(attribute, _renamed(value, needed, name))


def _renamed(value: str, needed: set[str], name: str) -> str:
    for own in needed:
        value = value.replace(f"#{own}", f"#{name}-{own}") if own else value
    return value
