"""A comparison as tidy tables: one row for each figure, entry, paragraph, finding or claim.

Amounts are yuan. Numbers of tables and rows count from 1 as people do; pages are those of the PDFs.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from exports.changes.model import (
    ChangeSet,
    FactChange,
    Figure,
    FigureChange,
    Line,
    LineChange,
    Match,
    TableChange,
    TextChange,
)
from exports.tidy.axes import axis_fields, axis_values
from exports.tidy.fields import lines as in_lines
from exports.tidy.fields import text, whole
from exports.tidy.spec import Field, TidyTable, Values
from extractor.model.finding import Place

_SIDES = (("old", "旧"), ("new", "新"))
_STATES = text(
    "states", "发生了什么（可有几项）", "what happened; several can be true", required=True
)
_MATCH = (
    text("method", "怎样对应的", "how the two were taken for one"),
    Field(name="score", type="number", zh="把握（0–1）", en="how sure that is, 0 to 1"),
    text("note_zh", "依据", "what it rests on, in Chinese"),
    text("note_en", "依据（英文）", "what it rests on"),
)
_FIGURE = (
    text("figure_state", "数字的状态", "what happened to the figure"),
    Field(name="old", type="amount", zh="旧（元）", en="old amount in yuan", unit="CNY"),
    Field(name="new", type="amount", zh="新（元）", en="new amount in yuan", unit="CNY"),
    Field(name="delta", type="amount", zh="增减（元）", en="difference in yuan", unit="CNY"),
    Field(name="percent", type="number", zh="增减（%）", en="difference in per cent of the old"),
    text("no_percent", "为什么没有百分比", "why there is no percentage"),
    Field(name="sign_change", type="boolean", zh="正负相反", en="whether the sign changed"),
    Field(name="material", type="boolean", zh="达到门槛", en="whether it reaches the thresholds"),
    text("old_raw", "旧：原文", "old, as printed"),
    text("new_raw", "新：原文", "new, as printed"),
    whole("old_page", "旧：页", "page of the old PDF"),
    whole("new_page", "新：页", "page of the new PDF"),
)
_PAGES = (
    whole("old_page", "旧：页", "page of the old PDF"),
    whole("new_page", "新：页", "page of the new PDF"),
)


def tidy(changes: ChangeSet) -> tuple[TidyTable, ...]:
    """Every table of the comparison, those that are empty too."""
    return (
        _facts(changes),
        _lines(changes),
        _funding(changes),
        _indicators(changes),
        _texts("texts", "绩效目标表的文字", "texts of performance sheets", _sheet_texts(changes)),
        _catalogue(changes),
        _texts("narrative", "文字说明", "narrative", (("", each) for each in changes.narrative)),
        _findings(changes),
        _claims(changes),
        _cautions(changes),
    )


def facts(changes: ChangeSet) -> TidyTable:
    """Every amount by what it means, once, however often it is printed."""
    return _facts(changes)


def _facts(changes: ChangeSet) -> TidyTable:
    return TidyTable(
        name="facts",
        zh="每个金额一行，只计一次；只有 level 为 leaf 且 breakdown 相同的才可相加",
        en="every amount once; only leaves of one breakdown may be added",
        fields=(
            text("concept", "口径", "concept", required=True),
            *axis_fields(fact.dimensions for fact in changes.facts),
            text("code", "编码", "code of the line that prints it"),
            text("label_zh", "名称", "its name, in Chinese", required=True),
            text("label_en", "名称（英文）", "its name", required=True),
            _STATES,
            *_FIGURE,
            text("level", "层级", "leaf, or total: finer facts are printed", required=True),
            text("breakdown", "分解方式", "by what it is broken down, and how deep"),
        ),
        key=("concept",),
        rows=[_fact(changes, fact) for fact in changes.facts],
    )


def _fact(changes: ChangeSet, fact: FactChange) -> Values:
    return (
        fact.concept,
        *axis_values(fact.dimensions, changes.new.name),
        fact.code,
        fact.label.zh,
        fact.label.en,
        _joined(fact.states),
        *_figure(fact.figure, fact.old_places, fact.new_places),
        "leaf" if fact.leaf else "total",
        fact.breakdown or None,
    )


def _lines(changes: ChangeSet) -> TidyTable:
    return TidyTable(
        name="lines",
        zh="各表逐行逐栏并列",
        en="every table side by side: a row for each figure of each line",
        fields=(
            whole("table", "表序号", "table, counted from 1"),
            text("kind", "表种", "kind of the table", required=True),
            text("title", "表名", "title of the table", required=True),
            text("disclosed", "哪一方印出", "which side prints the table", required=True),
            whole("line", "行序号", "line, counted from 1"),
            _STATES,
            text("differs", "不同之处", "in what the two lines differ"),
            *_MATCH,
            text("role", "行的性质", "total, subtotal, item, heading or note"),
            whole("depth", "级次", "level of the hierarchy, from 1 at its top"),
            text("old_code", "旧：编码", "old code; several, a line each"),
            text("old_label", "旧：名称", "old name"),
            text("new_code", "新：编码", "new code; several, a line each"),
            text("new_label", "新：名称", "new name"),
            text("column", "栏", "key of the column"),
            text("column_path", "栏名", "header of the column from the top down"),
            *_FIGURE,
        ),
        key=("table", "line", "column"),
        rows=[
            row
            for position, table in enumerate(changes.tables, start=1)
            for row in _table_rows(position, table)
        ],
    )


def _table_rows(position: int, table: TableChange) -> Iterator[Values]:
    paths = {each.key: " / ".join(each.new_path or each.old_path or ()) for each in table.columns}
    for index, line in enumerate(table.lines, start=1):
        head = (position, table.kind, table.title, table.disclosed, index, *_line(line))
        for figure in line.figures:
            yield (*head, figure.column, paths.get(figure.column) or None, *_figure(figure))
        if not line.figures:
            yield (*head, None, None, *(None,) * len(_FIGURE))


def _line(line: LineChange) -> Values:
    first = (line.new or line.old)[0]
    return (
        _joined(line.states),
        _joined(line.differs),
        *_match(line.match),
        first.role,
        first.level,
        *_names(line.old),
        *_names(line.new),
    )


def _names(side: Sequence[Line]) -> Values:
    return in_lines([each.code or "" for each in side if each.code]), in_lines(
        [each.label for each in side]
    )


def _funding(changes: ChangeSet) -> TidyTable:
    return TidyTable(
        name="funding",
        zh="绩效目标表的资金",
        en="funding of performance sheets",
        fields=(
            whole("sheet", "绩效表序号", "sheet, counted from 1"),
            text("old_project", "旧：项目", "old project"),
            text("new_project", "新：项目", "new project"),
            _STATES,
            text("source", "资金来源", "period and source of the money", required=True),
            *_FIGURE,
        ),
        key=("sheet", "source"),
        rows=[
            (
                position,
                form.old_project,
                form.new_project,
                _joined(form.states),
                each.column,
                *_figure(each),
            )
            for position, form in enumerate(changes.forms, start=1)
            for each in form.funding
        ],
    )


def _indicators(changes: ChangeSet) -> TidyTable:
    fields = [
        field
        for side, zh in _SIDES
        for field in (
            text(f"{side}_level1", f"{zh}：一级指标", f"{side} level 1"),
            text(f"{side}_level2", f"{zh}：二级指标", f"{side} level 2"),
            text(f"{side}_level3", f"{zh}：三级指标", f"{side} level 3"),
            text(f"{side}_target", f"{zh}：指标值", f"{side} target as printed"),
            whole(f"{side}_page", f"{zh}：页", f"page of the {side} PDF"),
        )
    ]
    return TidyTable(
        name="indicators",
        zh="绩效指标",
        en="indicators of performance sheets",
        fields=(
            whole("sheet", "绩效表序号", "sheet, counted from 1"),
            text("project", "项目", "project"),
            text("period", "期间", "period", required=True),
            _STATES,
            *_MATCH,
            Field(name="delta", type="number", zh="增减", en="difference in the target's unit"),
            *fields,
        ),
        key=("sheet",),
        rows=list(_indicator_rows(changes)),
    )


def _indicator_rows(changes: ChangeSet) -> Iterator[Values]:
    for position, form in enumerate(changes.forms, start=1):
        for each in form.indicators:
            row: Values = (
                position,
                form.new_project or form.old_project,
                each.period,
                _joined(each.states),
                *_match(each.match),
                each.delta,
            )
            for side in (each.old, each.new):
                row += (
                    (None,) * 5
                    if side is None
                    else (side.level1, side.level2, side.level3, side.target, side.place.page)
                )
            yield row


def _sheet_texts(changes: ChangeSet) -> Iterator[tuple[str, TextChange]]:
    for form in changes.forms:
        for each in form.texts:
            yield form.new_project or form.old_project or "", each


def _texts(name: str, zh: str, en: str, rows: Iterable[tuple[str, TextChange]]) -> TidyTable:
    return TidyTable(
        name=name,
        zh=zh,
        en=en,
        fields=(
            text("project", "项目", "project of the sheet"),
            text("label", "标题", "heading or field", required=True),
            _STATES,
            *_MATCH,
            text("old", "旧", "old text"),
            text("new", "新", "new text"),
            *_PAGES,
        ),
        key=("label",),
        rows=[
            (
                project or None,
                each.label,
                _joined(each.states),
                *_match(each.match),
                each.old,
                each.new,
                _page(each.old_place),
                _page(each.new_place),
            )
            for project, each in rows
        ],
    )


def _catalogue(changes: ChangeSet) -> TidyTable:
    rows: list[Values] = []
    for catalogue in changes.catalogues:
        for each in catalogue.entries:
            row: Values = (catalogue.series, _joined(each.states), *_match(each.match))
            for side in (each.old, each.new):
                row += (
                    (None,) * 4
                    if side is None
                    else (side.department, side.code, side.name, side.place.page)
                )
            rows.append(row)
    fields = [
        field
        for side, zh in _SIDES
        for field in (
            text(f"{side}_department", f"{zh}：部门", f"{side} department"),
            text(f"{side}_code", f"{zh}：编码", f"{side} code"),
            text(f"{side}_name", f"{zh}：名称", f"{side} name"),
            whole(f"{side}_page", f"{zh}：页", f"page of the {side} PDF"),
        )
    ]
    return TidyTable(
        name="catalogue",
        zh="目录中有变化的条目",
        en="entries of catalogues that changed",
        fields=(text("series", "目录", "series of the catalogue"), _STATES, *_MATCH, *fields),
        key=("series",),
        rows=rows,
    )


def _findings(changes: ChangeSet) -> TidyTable:
    return TidyTable(
        name="findings",
        zh="核对发现的问题：新出现、已消失、两份都有",
        en="findings that appeared, went away or stay",
        fields=(
            text("state", "状态", "added, removed or unchanged", required=True),
            text("code", "代码", "code of the finding", required=True),
            text("severity", "级别", "severity", required=True),
            text("message_zh", "说明", "what it says, in Chinese", required=True),
            text("message_en", "说明（英文）", "what it says", required=True),
            whole("page", "页", "page of the PDF that has it: the old one if it went away"),
        ),
        key=("state", "code"),
        rows=[
            (each.state, each.code, each.severity, each.message.zh, each.message.en,
             _page(next(iter(each.places), None)))
            for each in changes.findings
        ],
    )  # fmt: skip


def _claims(changes: ChangeSet) -> TidyTable:
    return TidyTable(
        name="claims",
        zh="新文件所说的上年数，与旧文件核对",
        en="what the new document says of the old year, against the old document",
        fields=(
            text("outcome", "结果", "how it ended", required=True),
            text("source", "出处", "a sentence or a column", required=True),
            text("raw", "原文", "as printed", required=True),
            text("what_zh", "所指", "of what, in Chinese", required=True),
            text("what_en", "所指（英文）", "of what", required=True),
            Field(name="claimed", type="number", zh="所称", en="as stated or implied"),
            Field(name="found", type="number", zh="旧文件", en="by the old document's figures"),
            text("unit", "单位", "yuan, percent or direction (1 up, -1 down)", required=True),
            text("reason_zh", "原因", "why, or by what scope, in Chinese"),
            text("reason_en", "原因（英文）", "why, or by what scope"),
            *_PAGES,
        ),
        key=("raw",),
        rows=[
            (each.outcome, each.source, each.raw, each.what.zh, each.what.en, each.claimed,
             each.found, each.unit, each.reason.zh if each.reason else None,
             each.reason.en if each.reason else None, _page(each.old_place),
             each.new_place.page)
            for each in changes.claims
        ],
    )  # fmt: skip


def _cautions(changes: ChangeSet) -> TidyTable:
    return TidyTable(
        name="cautions",
        zh="看数字之前要知道的",
        en="what to know before the figures",
        fields=(
            text("code", "代码", "code", required=True),
            text("message_zh", "说明", "what it says, in Chinese", required=True),
            text("message_en", "说明（英文）", "what it says", required=True),
        ),
        key=("code",),
        rows=[(each.code, each.message.zh, each.message.en) for each in changes.cautions],
    )


def _figure(change: FigureChange, old: Sequence[Place] = (), new: Sequence[Place] = ()) -> Values:
    return (
        change.state,
        _amount(change.old),
        _amount(change.new),
        change.delta,
        change.percent,
        change.no_percent,
        change.sign_change,
        change.material,
        _raw(change.old),
        _raw(change.new),
        _page(change.old.place if change.old else next(iter(old), None)),
        _page(change.new.place if change.new else next(iter(new), None)),
    )


def _amount(figure: Figure | None) -> Decimal | None:
    return None if figure is None else figure.amount


def _raw(figure: Figure | None) -> str | None:
    return None if figure is None else figure.raw


def _match(match: Match | None) -> Values:
    if match is None:
        return (None,) * len(_MATCH)
    note = match.note
    return match.method, match.score, note.zh if note else None, note.en if note else None


def _page(place: Place | None) -> int | None:
    return None if place is None else place.page


def _joined(words: Sequence[str]) -> str | None:
    return " ".join(words) or None
