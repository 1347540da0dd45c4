"""Catalogues of services and findings: what came, went and changed its name."""

from collections import Counter

from exports.changes.finding_parts import of_one_side
from exports.changes.model import CatalogueChange, EntryChange, EntrySide, FindingChange
from exports.changes.page import words
from exports.changes.page.places import Side, View, linked, page_links
from exports.changes.words import DISCLOSED
from exports.findings.page.markup import Child, Markup, element

_SIGNS = {"added": "＋ 新出现", "removed": "－ 不再有", "unchanged": "＝ 两年都有"}
_APART = "只有一份印出的部分"
_SEVERITY_SIGNS = {"error": "✗", "warning": "!", "info": "·"}


def catalogue(view: View, change: CatalogueChange, anchor: str) -> Markup:
    """One catalogue; entries that did not change are only counted."""
    name = f"目录 {change.series}" if change.series else "目录"
    told = f"{len(change.entries)} 条有变化，{change.unchanged} 条不变"
    if change.disclosed != "both":
        told = f"{DISCLOSED[change.disclosed].zh}，{len(change.entries)} 条"
    rows = [_entry(view, each) for each in change.entries]
    heads = ("", "部门", view.old, view.new)
    table = element(
        "table",
        element("thead", element("tr", [element("th", text, scope="col") for text in heads])),
        element("tbody", rows),
        class_="figures small",
    )
    return element(
        "section",
        element("h3", name),
        element("p", told, class_="meta"),
        table if rows else None,
        element("p", class_="folded"),
        id=anchor,
        class_="block",
    )


def findings(view: View) -> list[Markup]:
    """What appeared, then what went away; then those of parts that one side does not print; what
    stays only as a number."""
    every = view.changes.findings
    is_apart = of_one_side(view.changes)
    apart = [each for each in every if is_apart(each)]
    shown = [
        _findings(view, _SIGNS[state], [e for e in every if e.state == state and not is_apart(e)])
        for state in ("added", "removed")
    ]
    shown.append(_findings(view, _APART, apart))
    staying = sum(each.state == "unchanged" for each in every)
    note = element("p", f"另有 {staying} 个问题两年都有。", class_="meta") if staying else None
    return [each for each in (*shown, note) if each is not None]


def _entry(view: View, entry: EntryChange) -> Markup:
    there = entry.new or entry.old
    return element(
        "tr",
        element("td", words.badges(entry.states)),
        element("td", (there.department or "") if there is not None else ""),
        element("td", _entry_side(view, "old", entry.old)),
        element("td", _entry_side(view, "new", entry.new)),
        data_s=" ".join(entry.states),
    )


def _entry_side(view: View, side: Side, entry: EntrySide | None) -> Child:
    if entry is None:
        return element("i", "无", class_="q")
    return [element("code", entry.code, " "), linked(view, side, entry.place, entry.name)]


def _findings(view: View, title: str, found: list[FindingChange]) -> Markup | None:
    """Findings by code: a code that many places have is told once, with all of them."""
    if not found:
        return None
    counts = Counter(each.code for each in found)
    groups = [_group(view, code, [each for each in found if each.code == code]) for code in counts]
    return element(
        "section",
        element("h3", title, " ", element("small", f"{len(found)} 个")),
        groups,
        class_="block",
    )


def _group(view: View, code: str, found: list[FindingChange]) -> Markup:
    severity = found[0].severity
    head = f"{_SEVERITY_SIGNS[severity]} {words.SEVERITIES[severity]} {code}"
    entries = [_finding(view, each) for each in found]
    return element(
        "details",
        element("summary", element("b", head, class_=f"sev {severity}"), f" {len(found)} 个"),
        element("ul", entries, class_="findings"),
        open="open" if severity == "error" or len(found) <= 3 else None,
    )


def _finding(view: View, finding: FindingChange) -> Markup:
    is_old = finding.state == "removed"
    place = finding.places[0] if finding.places else None
    return element(
        "li",
        finding.message.zh,
        " ",
        page_links(view, place if is_old else None, None if is_old else place),
        element("small", finding.message.en, lang="en", class_="en"),
        data_s=finding.state,
    )
