"""What `gongkai convert` tells a person when it is done."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from shlex import quote
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from gongkai.batch.run import Outcome
from gongkai.cli.language import language
from gongkai.cli.session import Session
from gongkai.cli.texts import say
from gongkai.cli.wording import document_heading, page_ranges, plain_table, stage_word, table_name

if TYPE_CHECKING:
    from extractor.model.finding import Severity
    from gongkai.batch.summary import FindingLine, Summary, TableLine

# Told apart by sign and word; the colour only helps.
_SIGN: "dict[Severity, tuple[str, str]]" = {
    "error": ("✗", "bold red"),
    "warning": ("!", "yellow"),
    "info": ("·", "dim"),
}


def show_document(session: Session, outcome: Outcome) -> None:
    """One file in full. A failed one is left to its error message."""
    summary = outcome.summary
    if summary is None:
        return
    session.out.print(_heading(summary), soft_wrap=True)
    if summary.tables:
        session.out.print()
        session.out.print(_tables(summary))
    parts = _other_parts(summary)
    if parts.row_count:
        session.out.print()
        session.out.print(parts)
    session.out.print()
    session.out.print(_figures(summary))
    _show_findings(session, summary)
    session.out.print()
    _show_output(session, outcome)


def show_run(session: Session, outcomes: Sequence[Outcome], out: Path) -> None:
    """Many files: a line each, then the totals."""
    keys = ("file", "outcome", "document", "tables", "holds", "rounding", "broken", "findings")
    grid = plain_table("run", keys, right=("tables", "holds", "rounding", "broken"))
    common = _common_folder([outcome.path for outcome in outcomes])
    for outcome in outcomes:
        grid.add_row(*_run_row(outcome, common))
    session.out.print(grid)
    session.out.print()
    session.out.print(Text(_totals(outcomes, out), "bold"), soft_wrap=True)


def _heading(summary: "Summary") -> Text:
    return document_heading(
        summary.issuer,
        summary.level,
        summary.fiscal_year,
        summary.stage,
        pages=summary.page_count,
    )


def _tables(summary: "Summary") -> Table:
    keys = ("number", "title", "pages", "rows", "reader", "holds", "rounding", "broken")
    grid = plain_table("table", keys, right=("number", "rows", "holds", "rounding", "broken"))
    for number, line in enumerate(summary.tables, start=1):
        grid.add_row(*_table_row(number, line))
    return grid


def _table_row(number: int, line: "TableLine") -> tuple[str | Text, ...]:
    rows = str(line.rows) if line.state == "filled" else say(f"state.{line.state}")
    known = line.profile or say("table.unknown")
    return (
        str(number),
        table_name(line.title, line.kind),
        page_ranges(line.pages),
        rows,
        Text(f"{line.engine} · {known}", "dim" if line.profile else "yellow"),
        _count(line.holds, ""),
        _count(line.rounding, ""),
        _count(line.broken, "bold red"),
    )


def _other_parts(summary: "Summary") -> Table:
    """What is no table: sheets, catalogues and prose, a line each."""
    grid = Table.grid(padding=(0, 2))
    if summary.forms is not None:
        line = summary.forms
        said = say("document.forms", count=line.count, indicators=line.indicators)
        grid.add_row(Text(say("part.forms"), "bold"), said, _on_pages(line.pages))
    for each in summary.catalogues:
        said = say("document.catalogue", entries=each.entries, departments=each.departments)
        name = table_name(each.title, "service_purchase_catalogue")
        grid.add_row(Text(name, "bold"), said, _on_pages(each.pages))
    if summary.prose is not None:
        prose = summary.prose
        said = say("document.prose", count=prose.paragraphs, claims=prose.claims, terms=prose.terms)
        grid.add_row(Text(say("part.narrative"), "bold"), said, _on_pages(prose.pages))
    return grid


def _on_pages(pages: Sequence[int]) -> Text:
    return Text(say("finding.page", page=page_ranges(pages)), "dim")


def _figures(summary: "Summary") -> Table:
    """How the checks ended and how many findings there are, one line each."""
    grid = Table.grid(padding=(0, 2))
    checks = " · ".join(
        say(f"outcome.{outcome}", count=count) for outcome, count in summary.checks.items()
    )
    findings = " · ".join(
        say(f"severity.{severity}", count=count) for severity, count in summary.findings.items()
    )
    grid.add_row(Text(say("document.checks"), "bold"), checks)
    grid.add_row(Text(say("document.findings"), "bold"), findings)
    return grid


def _finding(finding: "FindingLine") -> Text:
    sign, style = _SIGN[finding.severity]
    where = [say("finding.page", page=finding.page)] if finding.page is not None else []
    if finding.table is not None:
        where.append(say("finding.table", number=finding.table + 1))
    message = finding.message.zh if language() == "zh" else finding.message.en
    return Text.assemble(
        (f"  {sign} {finding.code}", style),
        "".join(f"  {part}" for part in where),
        f"  {message}",
        (_both_figures(finding), "bold"),
    )


def _both_figures(finding: "FindingLine") -> str:
    """Both figures, unless the message itself names them."""
    if finding.expected is None or finding.observed is None:
        return ""
    if finding.expected in finding.message.en and finding.observed in finding.message.en:
        return ""
    return say("finding.figures", expected=finding.expected, observed=finding.observed)


def _show_findings(session: Session, summary: "Summary") -> None:
    """The first few; mere notes only if details are wanted."""
    shown = [
        finding
        for finding in summary.first_findings
        if session.verbose or finding.severity != "info"
    ]
    for finding in shown:
        session.out.print(_finding(finding), soft_wrap=True)
    left = sum(summary.findings.values()) - len(shown)
    if left > 0:
        session.out.print("  " + say("document.more", count=left), style="dim", soft_wrap=True)


def _show_output(session: Session, outcome: Outcome) -> None:
    """Where the report is, and what to do next."""
    if outcome.status == "skipped":
        told = say("document.skipped", path=outcome.output)
    elif outcome.status == "exported":
        told = say("document.exported", path=outcome.output)
    else:
        told = say("document.written", path=outcome.output)
    session.out.print(Text(told, "bold"), soft_wrap=True)
    _show_exports(session, outcome)
    session.out.print(Text(_next_step(outcome), "dim"), soft_wrap=True)


def show_surroundings(session: Session, outcomes: Sequence[Outcome]) -> None:
    """What else lies where results were written, and what became of it: to standard error, for
    none of it was asked for."""
    for outcome in outcomes:
        for told in _surroundings(outcome):
            session.err.print(told, soft_wrap=True)


def _surroundings(outcome: Outcome) -> Iterator[str]:
    if outcome.other is not None:
        yield say("document.other", path=outcome.path, folder=outcome.other)
    if outcome.older is not None:
        yield say("document.older", path=outcome.path, report=outcome.older)
    comma = say("publish.comma")
    if outcome.renewed:
        formats = comma.join(outcome.renewed)
        yield say("document.renewed", path=outcome.path, formats=formats)
    if outcome.removed:
        formats = comma.join(outcome.removed)
        yield say("document.removed", path=outcome.path, formats=formats)


def _show_exports(session: Session, outcome: Outcome) -> None:
    """Each format with the file to open, or the folder of its files."""
    for name, files in outcome.files.items():
        if name != "json" and outcome.output is not None:
            folder = outcome.output if outcome.output.is_dir() else outcome.output.parent
            first = files[0].path if len(files) == 1 else PurePosixPath(files[0].path.parts[0])
            text = say("document.export", name=name, path=folder / first, count=len(files))
            session.out.print(text, soft_wrap=True)


def _next_step(outcome: Outcome) -> str:
    summary = outcome.summary
    if summary is None or not all(table.profile for table in summary.tables):
        return say("next.explain", path=quote(str(outcome.path)))
    pages = [
        finding.page
        for finding in summary.first_findings
        if finding.page is not None and finding.severity != "info"
    ]
    if pages:
        return say("next.look", path=quote(str(outcome.path)), page=pages[0])
    return say("next.use", path=outcome.output)


def _common_folder(paths: Sequence[Path]) -> Path | None:
    """The folder that holds all files, left out of every line. None if they share no root."""
    try:
        return Path(os.path.commonpath([path.parent for path in paths]))
    except ValueError:
        return None


def _below(path: Path, folder: Path | None) -> str:
    return str(path if folder is None else path.relative_to(folder))


def _run_row(outcome: Outcome, common: Path | None) -> tuple[str | Text, ...]:
    status = Text(say(f"status.{outcome.status}"), "bold red" if outcome.error else "")
    if outcome.error is not None:
        status.append(f" {outcome.error.code}")
    summary = outcome.summary
    if summary is None:
        same = outcome.same_as
        note = "" if same is None else say("run.same_as", path=_below(same, common))
        return _below(outcome.path, common), status, note
    year = str(summary.fiscal_year or "?")
    findings = " · ".join(
        say(f"severity.{severity}", count=count)
        for severity, count in summary.findings.items()
        if count
    )
    return (
        _below(outcome.path, common),
        status,
        f"{summary.issuer or say('value.no_issuer')} {year} {stage_word(summary.stage)}",
        str(summary.recognised),
        _count(summary.checks["holds"], ""),
        _count(summary.checks["rounding"], ""),
        _count(summary.checks["broken"], "bold red"),
        findings,
    )


def _totals(outcomes: Sequence[Outcome], out: Path) -> str:
    counted = Counter(outcome.status for outcome in outcomes)
    return say(
        "run.totals",
        files=len(outcomes),
        converted=counted["converted"] + counted["exported"],
        skipped=counted["skipped"] + counted["same"],
        failed=counted["failed"],
        out=out,
    )


def _count(number: int, style: str) -> Text:
    """A number; zero steps back."""
    return Text(str(number), style if number else "dim")
