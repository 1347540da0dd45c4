"""What `gongkai check` tells a person: findings by table, then how the checks ended."""

import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from exports.findings.view import Document, Group, Told, outcomes
from gongkai.cli.check_run import Ended
from gongkai.cli.columns import display_width, wrap
from gongkai.cli.language import language
from gongkai.cli.texts import say
from gongkai.cli.wording import document_heading, page_ranges, plain_table, table_name

if TYPE_CHECKING:
    from exports.findings.figures import Figures
    from exports.findings.places import Spot
    from extractor.model.finding import Message, Outcome, Severity

# Told apart by sign and word; the colour only helps.
_SIGN: "dict[Severity, tuple[str, str]]" = {
    "error": ("✗", "bold red"),
    "warning": ("!", "bold yellow"),
    "info": ("·", "bold blue"),
}
_INDENT = " " * 4
_FILE_WIDTH = 100
_FEW_LINES = 2
_CUT = "…"


def show(out: Console, ended: Sequence[Ended], *, verbose: bool) -> None:
    """Every file in turn; then what to do next or, with several, how all of them ended."""
    shown = [(each, each.checked.document) for each in ended if each.checked is not None]
    for number, (each, document) in enumerate(shown):
        if number:
            out.print()
        _show_file(out, each, document, verbose=verbose)
    if len(shown) == 1:
        _show_next_steps(out, *shown[0])
    elif shown:
        out.print()
        out.rule(style="dim")
        _show_sum(out, [document for _, document in shown])


def as_text(ended: Sequence[Ended], *, verbose: bool) -> bytes:
    """The same as plain text for a file."""
    stream = io.StringIO()
    console = Console(
        file=stream, width=_FILE_WIDTH, markup=False, highlight=False, emoji=False, no_color=True
    )
    show(console, ended, verbose=verbose)
    return stream.getvalue().encode("utf-8", "surrogateescape")


def show_written(out: Console, ended: Sequence[Ended], path: Path) -> None:
    """One line for each file, and where the result is."""
    for each in ended:
        if each.checked is not None:
            line = Text.assemble(
                (str(each.path), "bold"), "  ", _counted(each.checked.document.totals)
            )
            out.print(line, soft_wrap=True)
    out.print(Text(say("check.written", path=path), "bold"), soft_wrap=True)


def _show_file(out: Console, each: Ended, document: Document, *, verbose: bool) -> None:
    source = "" if each.path.name == Path(document.uri).name else f"  ({document.uri})"
    out.print(Text(f"{each.path}{source}", "dim"), soft_wrap=True)
    out.print(_heading(document), soft_wrap=True)
    for group in document.groups:
        if group.told:
            out.print()
            _show_group(out, group, verbose=verbose)
    out.print()
    out.print(_tally(document))
    if verbose:
        _show_reasons(out, document)
    out.print()
    _show_verdict(out, document)


def _heading(document: Document) -> Text:
    issuer = document.issuer
    return document_heading(
        issuer.name,
        issuer.level,
        document.fiscal_year,
        document.stage,
        pages=len(document.page_sizes),
    )


def _show_group(out: Console, group: Group, *, verbose: bool) -> None:
    """A table's title and pages, and its findings under it."""
    head = Text(_name(group), "bold underline")
    where = [] if group.table is None else [say("finding.table", number=group.table + 1)]
    if group.pages:
        where.append(say("finding.page", page=page_ranges(group.pages)))
        head.append("  " + " · ".join(where), "not bold not underline dim")
    out.print(head, soft_wrap=True)
    for told in group.told:
        out.print(_finding(told, out.width, verbose=verbose), soft_wrap=True)


def _name(group: Group) -> str:
    return (
        table_name(group.title, group.kind) if group.part == "table" else say(f"part.{group.part}")
    )


def _finding(told: Told, width: int, *, verbose: bool) -> Text:
    """Sign, code, what it is and where; both figures; the message."""
    sign, style = _SIGN[told.finding.severity]
    head = f"  {sign} {told.finding.code}  {_spoken(told.title)}"
    where = _where(told.first)
    text = Text(head, style)
    if display_width(f"{head}   {where}") <= width:
        text.append(f"   {where}", "not dim default")
    else:
        for line in wrap(where, width - len(_INDENT)):
            text.append(f"\n{_INDENT}{line}", "not dim default")
    if told.figures is not None:
        text.append_text(_figures(told.figures, width))
    message = _spoken(told.finding.message)
    for line in _shortened(wrap(message, width - len(_INDENT)), verbose=verbose):
        text.append(f"\n{_INDENT}{line}", "not bold default")
    return text


def _where(spot: "Spot | None") -> str:
    """The page, the row and the column, as far as the finding says."""
    if spot is None:
        return ""
    page = say("finding.page", page=spot.page) if spot.page is not None else ""
    row = " ".join(part for part in (_project(spot), spot.code, spot.label) if part)
    cell = " ｜ ".join(part for part in (row, spot.column) if part)
    return "  ".join(part for part in (page, cell) if part)


def _project(spot: "Spot") -> str:
    """Many sheets share one heading: each place says whose it is."""
    return f"《{spot.title}》" if spot.form is not None and spot.title else ""


def _figures(figures: "Figures", width: int) -> Text:
    unit = f" {figures.unit}" if figures.unit else ""
    parts = [
        say("check.printed", figure=figures.observed + unit),
        say("check.against", figure=figures.expected + unit),
    ]
    if figures.difference is not None:
        parts.append(say("check.difference", figure=figures.difference))
    lines = _filled(parts, width)
    return Text("".join(f"\n{_INDENT}{line}" for line in lines), "cyan")


def _filled(parts: Sequence[str], width: int) -> list[str]:
    """Parts side by side, as many to a line as fit; a part is never broken."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}   {part}" if lines else part
        if lines and display_width(longer) <= width - len(_INDENT):
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def _shortened(lines: list[str], *, verbose: bool) -> list[str]:
    """The first lines of a long message; the places it lists are in the other formats too."""
    if verbose or len(lines) <= _FEW_LINES:
        return lines
    return [*lines[: _FEW_LINES - 1], lines[_FEW_LINES - 1][:-1] + _CUT]


def _spoken(message: "Message") -> str:
    return message.zh if language() == "zh" else message.en


def _tally(document: Document) -> Table:
    """How the checks ended, a line for each table and one for all."""
    keys = ("number", "title", "holds", "rounding", "broken", "not_applicable", "insufficient")
    grid = plain_table("tally", keys, right=[key for key in keys if key != "title"])
    for group in document.groups:
        if group.counts:
            number = "" if group.table is None else str(group.table + 1)
            grid.add_row(number, _name(group), *_numbers(outcomes(group.counts)))
    grid.add_row(
        "", Text(say("check.total"), "bold"), *_numbers(outcomes(document.counts), style="bold")
    )
    return grid


def _numbers(counts: "dict[Outcome, int]", style: str = "") -> list[Text]:
    """Zero steps back; broken and impossible checks stand out."""
    loud = {"broken": "bold red", "insufficient": "yellow"}
    return [
        Text(str(count), (loud.get(outcome) or style) if count else "dim")
        for outcome, count in counts.items()
    ]


def _show_reasons(out: Console, document: Document) -> None:
    """Why checks were not applicable or could not be made, each reason once with its tables."""
    tables: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for count in document.counts:
        for reason in count.reasons:
            tables[count.code, reason].extend([] if count.table is None else [count.table + 1])
    if tables:
        out.print()
        out.print(Text(say("check.reasons"), "bold"))
    for (code, reason), numbers in sorted(tables.items()):
        scope = "check.reason_tables" if numbers else "check.reason_whole"
        where = say(scope, numbers=page_ranges(numbers))
        out.print(Text(f"  {code}  {reason}{where}", "dim"), soft_wrap=True)


def _show_verdict(out: Console, document: Document) -> None:
    """What it comes to."""
    out.print(_counted(document.totals), soft_wrap=True)
    if document.recognised and not document.told:
        out.print(Text(say("check.clean"), "green"), soft_wrap=True)
    if document.hidden:
        out.print(Text(say("check.hidden", count=document.hidden), "dim"), soft_wrap=True)


def _show_next_steps(out: Console, each: Ended, document: Document) -> None:
    """What a person may want to do with the findings."""
    if not document.told:
        return
    of_pdf = each.path.name == Path(document.uri).name
    key = "check.next_html" if of_pdf else "check.next_html_report"
    out.print(
        Text(say(key, path=quote(str(each.path)), pdf=quote(document.uri)), "dim"), soft_wrap=True
    )
    code = document.told[0].finding.code
    out.print(Text(say("check.next_explain", code=code), "dim"), soft_wrap=True)


def _counted(totals: "Mapping[Severity, int]") -> Text:
    """`errors 3 · warnings 1 · notes 12`, each with its sign."""
    parts = [
        Text(
            f"{_SIGN[severity][0]} " + say(f"severity.{severity}", count=count),
            _SIGN[severity][1] if count else "dim",
        )
        for severity, count in totals.items()
    ]
    return Text("   ").join(parts)


def _show_sum(out: Console, documents: Sequence[Document]) -> None:
    """All files together."""
    totals: dict[Severity, int] = {}
    for document in documents:
        for severity, count in document.totals.items():
            totals[severity] = totals.get(severity, 0) + count
    head = Text(say("check.all_files", files=len(documents)), "bold")
    out.print(Text.assemble(head, "   ", _counted(totals)), soft_wrap=True)
    ended = outcomes(count for document in documents for count in document.counts)
    out.print(" · ".join(say(f"outcome.{name}", count=count) for name, count in ended.items()))
