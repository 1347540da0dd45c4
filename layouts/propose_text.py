"""A proposal as a profile file: YAML with comments in Chinese and English for a person to edit."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

from layouts.profile import ColumnLayout, Half
from layouts.propose import Content, Hint, PrintedForm, PrintedLeaf, Proposal, ProposedColumn
from layouts.vocabulary import Vocabulary

Node = tuple[int, str, PrintedLeaf | None]

_CONTENTS: dict[Content, str] = {
    "codes": "编码 codes",
    "figures": "金额 figures",
    "ordinals": "序号 ordinals",
    "text": "文字 text",
    "blank": "空白 blank",
}
_POSITIONS = {
    "first": "第一行 first row",
    "last": "最后一行 last row",
    "between": "中间 in between",
}
_LISTS = {
    "functional": "功能分类 functional classification",
    "economic": "部门经济分类 economic classification",
    "economic_government": "政府经济分类 governmental economic classification",
    "revenue": "收入分类 revenue classification",
}
_HALVES: tuple[Half, ...] = ("left", "right")
_MEMBERS = ("fund", "vintage", "project_class")


_ASKING = (
    "# 新的金额列是什么意思，要由人来定：从注明的口径中选一个（全部口径见文末），去掉行首的 #。",
    "# 不填的，照印的文字保留，但不成为数据。",
    "# What the figures of a new column mean is for a person to say: choose a concept (all of them",
    "# stand at the end of this file) and remove its #. Without one the text is kept as printed,",
    "# but the figures are no facts.",
)


def profile_text(proposal: Proposal, vocabulary: Vocabulary) -> str:
    """The file: what is printed as comments, what differs from the parent as YAML."""
    lines = [
        *_head(proposal.form),
        "",
        *_identity(proposal),
        "",
        *_recognise(proposal),
        *_unit(proposal),
        *_columns(proposal),
        *_rows(proposal),
        "",
        *_choices(proposal, vocabulary),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def header_tree(proposal: Proposal) -> list[str]:
    """The printed header as a tree; behind each leaf what stands in it and what it is."""
    nodes = list(_nodes(proposal.form.leaves))
    texts = [_branch(nodes, index) + node[1] for index, node in enumerate(nodes)]
    left = max(map(_width, texts), default=0) + 2
    mine = {column.leaf.number: column for column in proposal.columns}
    lines = []
    for text, (_, _, leaf) in zip(texts, nodes, strict=True):
        if leaf is None:
            lines.append(text)
            continue
        content = _padded(_CONTENTS[leaf.content], 16)
        known, new = proposal.mapped.get(leaf.number), mine.get(leaf.number)
        lines.append(_padded(text, left) + content + _fate(known, new))
    return lines


def _fate(known: ColumnLayout | None, new: ProposedColumn | None) -> str:
    """What becomes of a leaf: the parent's column, a new one, or nothing."""
    if known is not None:
        scope = "".join(f" {name}={value}" for name, value in known.dimensions)
        return f"= {known.key}  {known.concept or known.role}{scope}"
    if new is not None:
        return f"+ {new.key}  {new.role}"
    return "✗ 没有表头，或与另一列无法区分 no header, or none of its own"


def _nodes(leaves: Sequence[PrintedLeaf]) -> Iterator[Node]:
    """Depth, text and leaf of each line; neighbours that share a group share its line."""
    before: tuple[str, ...] = ()
    for leaf in leaves:
        path = leaf.path or ("（空 empty）",)
        pairs = zip(path[:-1], before[:-1], strict=False)
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        for depth in range(shared, len(path) - 1):
            yield depth, path[depth], None
        yield len(path) - 1, f"[{leaf.number}] {path[-1]}", leaf
        before = path


def _branch(nodes: Sequence[Node], index: int) -> str:
    """The lines drawn before a node: a bar where a sibling of an ancestor is still to come."""
    depth = nodes[index][0]
    bars = ("│  " if _goes_on(nodes, index, level) else "   " for level in range(depth))
    return "".join(bars) + ("├─ " if _goes_on(nodes, index, depth) else "└─ ")


def _goes_on(nodes: Sequence[Node], index: int, level: int) -> bool:
    """Whether another node follows at this level before one above it."""
    return next((depth for depth, _, _ in nodes[index + 1 :] if depth <= level), -1) == level


def _head(form: PrintedForm) -> Iterator[str]:
    pages = ", ".join(str(page) for page in form.pages)
    yield f"# 由 gongkai profiles new 根据 {form.file} 第 {pages} 页的表提出。请核对后使用。"
    yield f"# Proposed by gongkai profiles new from {form.file}, page {pages}. Check it before use."
    yield "#"
    yield f"# 标题 title       {form.title or '（无 none）'}"
    if form.number:
        yield f"# 编号 number      {form.number}"
    yield f"# 单位 unit        {form.printed_unit or '（没有印 not printed）'}"
    if form.code_columns:
        digits = ", ".join(str(length) for length in form.code_lengths)
        known = f"; {_LISTS.get(form.codelist, form.codelist)}" if form.codelist else ""
        yield f"# 编码 codes       {form.code_columns} 列 columns; {digits} 位 digits{known}"
    for word, position in form.totals:
        yield f"# 合计行 total row {word}: {_POSITIONS[position]}"
    for note in form.notes:
        yield f"# 表注 note        {note}"


def _identity(proposal: Proposal) -> Iterator[str]:
    parent = proposal.parent.raw["id"]
    yield "schema: gongkai/profile/1"
    yield f"id: {proposal.id}"
    yield "# 下面没有写的，都与上级版式相同。/ Whatever is not said below is as in the parent:"
    yield f"# gongkai profiles show {parent} --resolved"
    yield f"extends: {parent}"
    yield f"description: {_flow(proposal.form.title or proposal.id)}"
    if proposal.stage:
        yield f"stage: {proposal.stage}"


def _recognise(proposal: Proposal) -> Iterator[str]:
    yield "recognise:"
    yield "  # 标题：编号、年度、括号里的范围、单位名称都去掉之后，逐字相同才算。"
    yield "  # The title word for word, without number, year, scope in brackets and body's name."
    yield f"  titles: {_flow(_titles(proposal.form))}"
    if proposal.not_titles is not None:
        yield "  # 上级版式排除这个标题，这里取消。/ The parent excludes this title; not here."
        yield f"  not_titles: {_flow(list(proposal.not_titles))}"
    if proposal.headers_all is not None:
        yield "  # 表头里必须都有这些字样。/ All of these must be printed in the header."
        if proposal.dropped:
            words = "、".join(proposal.dropped)
            yield f"  # 表中没有、因此去掉的 not printed here, so dropped: {words}"
        yield "  headers_all:"
        yield from (f"    - {_flow(source)}" for source in proposal.headers_all)
    if proposal.headers_none is not None:
        yield "  # 上级版式不许有的表头，这里有。/ The parent forbids headers printed here."
        yield f"  headers_none: {_flow(list(proposal.headers_none))}"


def _titles(form: PrintedForm) -> list[dict[str, str]]:
    """The bare title; where the body's name stands in it, any name may stand there."""
    titles = [{"literal": form.bare or "TODO"}]
    if form.bare and form.names_body:
        titles.append({"regex": f"{re.escape(form.bare)}$"})
    return titles


def _unit(proposal: Proposal) -> Iterator[str]:
    if proposal.form.printed_unit or proposal.default_unit:
        return
    yield ""
    yield "# 表上没有印单位。确知单位时，去掉行首的 #。"
    yield "# No unit is printed. If you know it for certain, remove the #."
    yield "# unit: {default: wan_yuan}   # yuan 元, qian_yuan 千元, wan_yuan 万元, yi_yuan 亿元"


def _columns(proposal: Proposal) -> Iterator[str]:
    yield ""
    yield "# 表头（= 上级版式已认识；+ 由下面的 columns 补充；[n] 是第几列）"
    yield "# The header (= known to the parent; + added below; [n] counts columns from the left)"
    yield from (f"# {line}" for line in header_tree(proposal))
    if not (proposal.columns or proposal.absent or proposal.totals):
        return
    yield ""
    if proposal.parent.raw["shape"] == "ledger":
        yield from _mapping("columns:", "", proposal.columns, proposal)
    else:
        yield from _halves(proposal)
    yield from _absent(proposal)


def _halves(proposal: Proposal) -> Iterator[str]:
    """The halves of a paired table in which something is new."""
    if proposal.columns or proposal.totals:
        yield "halves:"
    for half in _HALVES:
        columns = [column for column in proposal.columns if column.half == half]
        if columns or proposal.totals:
            yield f"  {half}:"
            yield from _mapping("    columns:", "    ", columns, proposal)
        if proposal.totals:
            yield f"    rows: {{total: {_flow(_totals(proposal, half))}}}"


def _totals(proposal: Proposal, half: Half | None) -> list[Any]:
    """The wordings of rows of totals: the parent's own, then the new ones."""
    raw = proposal.parent.raw
    rows = raw["rows"] if half is None else raw["halves"][half]["rows"]
    return [*rows.get("total", ()), *proposal.totals]


def _mapping(
    head: str, indent: str, columns: Sequence[ProposedColumn], proposal: Proposal
) -> Iterator[str]:
    if not columns:
        return
    if any(column.role == "amount" for column in columns):
        yield from (f"{indent}{line}" for line in _ASKING)
    yield head
    for column in columns:
        yield from (f"{indent}  {line}" for line in _column(column, proposal))


def _column(column: ProposedColumn, proposal: Proposal) -> Iterator[str]:
    leaf = column.leaf
    where = " ▸ ".join(leaf.path)
    example = f"，例如 such as {leaf.example}" if leaf.example else ""
    yield f"# [{leaf.number}] {where}：{_CONTENTS[leaf.content]}{example}"
    yield f"{column.key}:"
    yield f"  role: {column.role}"
    yield f"  header: {_flow([*_inherited_header(column, proposal), leaf.plain[-1]])}"
    if column.under:
        yield f"  under: {_flow([column.under])}"
    if column.role == "amount":
        yield from _concept(column.hints)
    if leaf.content == "blank":
        yield "  # 这一列没有内容，无从判断。/ Nothing stands in this column, so nothing is known."


def _inherited_header(column: ProposedColumn, proposal: Proposal) -> list[Any]:
    """The wordings that the parent has for a column that this one takes over."""
    if column.inherited is None:
        return []
    raw = proposal.parent.raw
    home = raw if column.half is None else raw["halves"][column.half]
    return list(home["columns"][column.inherited.key]["header"])


def _concept(hints: Sequence[Hint]) -> Iterator[str]:
    if not hints:
        yield "  # concept: ……"
    for hint in hints:
        yield f"  # concept: {hint.concept}   # {hint.profile}: {hint.wording}"
        if hint.dimensions:
            yield f"  # dimensions: {_flow(dict(hint.dimensions))}"


def _absent(proposal: Proposal) -> Iterator[str]:
    if not proposal.absent:
        return
    yield "# 上级版式必须有、而表中没有认出的列：把它的表头写进 header，或去掉这一要求。"
    yield "# Columns that the parent requires and that were not found: say how they are headed,"
    yield "# or waive them (required: false)."
    for column in proposal.absent:
        yield f"#   {column.key}: {{header: [……]}}   # {column.concept or column.role}"


def _rows(proposal: Proposal) -> Iterator[str]:
    if proposal.parent.raw["shape"] != "ledger" or not (proposal.rows_by or proposal.totals):
        return
    yield ""
    yield "rows:"
    if proposal.rows_by:
        yield "  # 编码属于这一分类。/ The codes belong to this classification."
        yield f"  by: {proposal.rows_by}"
    if proposal.totals:
        yield f"  total: {_flow(_totals(proposal, None))}"


def _choices(proposal: Proposal, vocabulary: Vocabulary) -> Iterator[str]:
    """What may be filled in, as far as anything is left to fill in."""
    if not any(column.role == "amount" for column in proposal.columns):
        return
    yield "# ── 口径 concepts ──"
    left = max(len(name) for name in vocabulary.concepts) + 2
    for concept in vocabulary.concepts.values():
        yield f"#   {concept.id:<{left}}{concept.zh} {concept.en}"
    for name in _MEMBERS:
        dimension = vocabulary.dimensions[name]
        yield f"# ── dimensions: {{{name}: …}} {dimension.zh} {dimension.en} ──"
        for member in dimension.members.values():
            yield f"#   {member.id:<{left}}{member.zh} {member.en}"


def _flow(value: object) -> str:
    """A value as YAML on one line."""
    import yaml

    text: str = yaml.safe_dump(
        value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=float("inf")
    )
    return text.removesuffix("...\n").strip()


def _width(text: str) -> int:
    """Columns on a screen: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _padded(text: str, width: int) -> str:
    return text + " " * max(width - _width(text), 1)
