"""How many pages a PDF really has: the page tree's own leaves against its /Count entries.

MuPDF believes /Count: with too small a number pages would be dropped in silence, with too big a
one they would fail one by one.
"""

import re
from typing import NamedTuple

from extractor.errors import Damaged, NoPages, PageCountLies
from extractor.source.mupdf import MuDocument, failures, told

_REFERENCE = re.compile(r"(\d+)\s+\d+\s+R")
# A page tree deeper than this is a loop or an attack.
_DEEPEST = 64


class _Node(NamedTuple):
    """An inner node of the page tree: its object number and how many pages hang under it."""

    xref: int
    leaves: int


def settle_page_count(pdf: MuDocument, name: str) -> int:
    """The number of pages, every one of which can be found.

    Counts that are too small are mended in memory. Raises `PageCountLies` where declared pages
    are missing, `NoPages` where there are none, `Damaged` where neither can be told.
    """
    nodes = _inner_nodes(pdf)
    leaves = nodes[0].leaves if nodes else 0
    try:
        declared: int = pdf.page_count
    except failures() as error:
        if not leaves:
            raise Damaged(name, reason=told(error)) from error
        raise PageCountLies(name, declared=_printed_count(pdf, nodes[0]), found=leaves) from error
    if leaves > declared:
        return _mended(pdf, nodes, name)
    found = _found(pdf, declared)
    if not found:
        raise NoPages(name)
    if found < declared:
        raise PageCountLies(name, declared=declared, found=found)
    return declared


def _inner_nodes(pdf: MuDocument) -> list[_Node]:
    """The inner nodes, the root first; none if the tree cannot be walked."""
    nodes: list[_Node] = []
    try:
        kind, root = pdf.xref_get_key(pdf.pdf_catalog(), "Pages")
        if kind == "xref":
            _count(pdf, int(root.split()[0]), set(), nodes, 0)
    except failures():
        return []
    return nodes[::-1]


def _count(pdf: MuDocument, xref: int, seen: set[int], nodes: list[_Node], depth: int) -> int:
    """The pages under an object; appends its inner nodes, children before parents."""
    if xref in seen or depth > _DEEPEST:
        return 0
    seen.add(xref)
    kind, kids = pdf.xref_get_key(xref, "Kids")
    if kind == "xref":
        kids = pdf.xref_object(int(kids.split()[0]), compressed=True)
    elif kind != "array":
        return 1
    children = [int(number) for number in _REFERENCE.findall(kids)]
    leaves = sum([_count(pdf, child, seen, nodes, depth + 1) for child in children])
    nodes.append(_Node(xref, leaves))
    return leaves


def _printed_count(pdf: MuDocument, root: _Node) -> int:
    count: str = pdf.xref_get_key(root.xref, "Count")[1]
    return int(count) if count.lstrip("-").isdigit() else 0


def _mended(pdf: MuDocument, nodes: list[_Node], name: str) -> int:
    """Writes the true counts into the open document (never into the file)."""
    declared = _printed_count(pdf, nodes[0])
    for node in nodes:
        pdf.xref_set_key(node.xref, "Count", str(node.leaves))
    leaves = nodes[0].leaves
    missing = [number for number in range(leaves) if not _loads(pdf, number)]
    if len(missing) == leaves:
        raise NoPages(name)
    if missing:
        raise PageCountLies(name, declared=max(declared, leaves), found=leaves - len(missing))
    return leaves


def _found(pdf: MuDocument, declared: int) -> int:
    """How many of the declared pages are there: all of them if the last one is."""
    if declared < 1 or _loads(pdf, declared - 1):
        return max(declared, 0)
    return next(number for number in range(declared) if not _loads(pdf, number))


def _loads(pdf: MuDocument, index: int) -> bool:
    try:
        return pdf.load_page(index) is not None
    except failures():
        return False
