"""The filters: kinds of change, size, text. Only a script can use them; without one they hide."""

from collections.abc import Iterator

from exports.changes.model import STATES, ChangeSet, State
from exports.changes.words import STATES as STATE_WORDS
from exports.findings.page.markup import Child, Markup, element


def filters(changes: ChangeSet) -> Markup:
    """A form with one box for each state that occurs."""
    there = set(_states(changes))
    boxes = [_box(state) for state in STATES if state in there]
    return element(
        "form",
        element("fieldset", element("legend", "显示"), boxes),
        element(
            "fieldset",
            _field("amount", "|增减| ≥", "万元", "number"),
            _field("percent", "且 |%| ≥", "%", "number"),
            _field("q", "查找", "", "search"),
            element("button", "全部显示", type="button", id="all"),
            element("button", "恢复", type="reset"),
        ),
        element("output", id="shown"),
        id="filter",
        class_="filter",
        role="search",
        aria_label="筛选",
    )


def _box(state: State) -> Markup:
    """Unchanged ones are folded at first; the script shows the note that says so."""
    return element(
        "label",
        element(
            "input",
            type="checkbox",
            name="s",
            value=state,
            checked=None if state == "unchanged" else "checked",
        ),
        STATE_WORDS[state].zh,
        title=STATE_WORDS[state].en,
    )


def _field(name: str, before: str, after: str, kind: str) -> Markup:
    more: dict[str, str | None] = {"min": "0", "step": "any"} if kind == "number" else {}
    children: list[Child] = [before, " ", element("input", type=kind, name=name, **more)]
    return element("label", children, f" {after}" if after else None)


def _states(changes: ChangeSet) -> Iterator[State]:
    for table in changes.tables:
        for line in table.lines:
            yield from line.states
    for form in changes.forms:
        yield from form.states
        for indicator in form.indicators:
            yield from indicator.states
        for text in form.texts:
            yield from text.states
        if any(each.state == "unchanged" for each in form.funding):
            yield "unchanged"
        if any(each.state not in ("unchanged", "not_disclosed") for each in form.funding):
            yield "changed"
    for paragraph in changes.narrative:
        yield from paragraph.states
    for catalogue in changes.catalogues:
        for entry in catalogue.entries:
            yield from entry.states
    for fact in changes.movers:
        yield from changes.facts[fact].states
    yield from (finding.state for finding in changes.findings)
