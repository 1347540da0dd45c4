"""What `gongkai inspect` and `profiles explain` tell a person."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from extractor.model.reading import Candidate
from gongkai.cli.session import Session
from gongkai.cli.texts import in_language, say
from gongkai.cli.wording import document_heading, page_ranges, plain_table, table_name
from gongkai.inspection import Evidence, Inspection, LabelledEvidence, PageLine
from layouts.reason import headers_missing

_FEW = 3


def show_inspection(session: Session, seen: Inspection, page: int | None) -> None:
    """All pages (or one) and the tables on them, each with the evidence in a line."""
    out = session.out
    out.print(_heading(seen), soft_wrap=True)
    out.print()
    pages = [line for line in seen.pages if page in (None, line.number)]
    out.print(_pages(seen, pages))
    for table in seen.tables:
        if page is None or page in table.pages:
            out.print()
            _show_table(session, table, few=not session.verbose)
    for labelled in seen.labelled:
        if page is None or page in labelled.pages:
            out.print()
            _show_labelled(session, labelled, few=not session.verbose)


def show_explanation(session: Session, seen: Inspection) -> None:
    """Every table with every profile that was weighed."""
    session.out.print(_heading(seen), soft_wrap=True)
    for table in seen.tables:
        session.out.print()
        _show_table(session, table, few=False)
    for labelled in seen.labelled:
        session.out.print()
        _show_labelled(session, labelled, few=False)
    if not seen.tables and not seen.labelled:
        session.out.print(say("explain.no_tables"), soft_wrap=True)


def _heading(seen: Inspection) -> Text:
    return document_heading(
        seen.issuer, seen.level, seen.fiscal_year, seen.stage, pages=len(seen.pages)
    )


def _pages(seen: Inspection, pages: Sequence[PageLine]) -> Table:
    grid = plain_table(
        "page", ("page", "kind", "size", "grids", "recognised", "reason"), right=("page",)
    )
    for line in pages:
        grid.add_row(
            str(line.number),
            say(f"kind.{line.kind}"),
            f"{line.width:.0f}×{line.height:.0f}",
            ", ".join(f"{found.rows}×{found.columns}" for found in line.grids),
            _recognised(seen, line),
            Text(line.reason, "dim"),
        )
    return grid


def _recognised(seen: Inspection, line: PageLine) -> str:
    """The tables a page shows, by their numbers in the report, then sheets and catalogues."""
    numbers = sorted({found.table for found in line.grids if found.table is not None})
    names = [
        f"{number + 1} {table_name(seen.tables[number].title, seen.tables[number].kind)}"
        for number in numbers
    ]
    shown = {("form", found.form) for found in line.grids}
    shown |= {("catalogue", found.catalogue) for found in line.grids}
    names += [
        each.name or each.profile for each in seen.labelled if (each.part, each.number) in shown
    ]
    return "; ".join(names)


def _show_table(session: Session, table: Evidence, *, few: bool) -> None:
    """A table's line, then the profiles weighed: what was found and what was missing."""
    known = table.profile or say("table.unknown")
    head = say(
        "explain.table",
        number=table.table + 1,
        title=table_name(table.title, table.kind),
        pages=page_ranges(table.pages),
        rows=table.rows,
    )
    line = Text.assemble((head, "bold"), "  ", (known, "" if table.profile else "bold yellow"))
    session.out.print(line, soft_wrap=True)
    shown = _worth_showing(table) if few else table.candidates
    for candidate in shown:
        session.out.print(_candidate(candidate), soft_wrap=True)


def _show_labelled(session: Session, labelled: LabelledEvidence, *, few: bool) -> None:
    """A form's or catalogue's line, then the profiles weighed."""
    head = say(
        f"explain.{labelled.part}",
        number=labelled.number + 1,
        name=labelled.name or say("value.unknown"),
        pages=page_ranges(labelled.pages),
        rows=labelled.rows,
    )
    session.out.print(Text.assemble((head, "bold"), "  ", labelled.profile), soft_wrap=True)
    named = [each for each in labelled.candidates if each.accepted or each.title is not None]
    for candidate in _worth_showing(labelled) if few else named:
        session.out.print(_candidate(candidate), soft_wrap=True)


def _worth_showing(table: Evidence | LabelledEvidence) -> Sequence[Candidate]:
    """The accepted profile; for an unknown table, the nearest ones."""
    accepted = [candidate for candidate in table.candidates if candidate.accepted]
    return accepted[:1] or table.candidates[:_FEW]


def _candidate(candidate: Candidate) -> Text:
    text = Text(f"  {'✓' if candidate.accepted else '–'} ")
    text.append(candidate.profile, "bold" if candidate.accepted else "")
    text.append(say("explain.score", score=candidate.score), "dim")
    if candidate.title is not None:
        text.append("\n      " + say("explain.title", title=candidate.title))
    if candidate.header_found:
        text.append("\n      " + say("explain.found", names=" ".join(candidate.header_found)))
    if candidate.header_missing:
        missing = say("explain.missing", names=" ".join(candidate.header_missing))
        text.append("\n      " + missing, "yellow")
    if candidate.reason and candidate.reason != headers_missing(candidate.header_missing):
        text.append("\n      " + in_language(candidate.reason), "dim")
    return text
