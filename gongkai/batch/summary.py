"""A report in a few lines: what a person wants to know first."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from extractor.model.catalogue import Catalogue
from extractor.model.finding import SEVERITIES, Finding, Message, Outcome, Severity
from extractor.model.report import Level, Report, Stage, Table, TableState

_TOP_FINDINGS = 5
OUTCOMES: tuple[Outcome, ...] = ("holds", "rounding", "broken", "not_applicable", "insufficient")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLine:
    """One table: where it is, how large, who read it, how its checks ended."""

    title: str | None
    kind: str
    pages: tuple[int, ...]
    rows: int
    state: TableState
    engine: str
    profile: str | None
    holds: int
    rounding: int
    broken: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FormsLine:
    """All performance sheets together."""

    count: int
    pages: tuple[int, ...]
    indicators: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueLine:
    """One catalogue of codes."""

    title: str | None
    series: str | None
    pages: tuple[int, ...]
    departments: int
    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseLine:
    """The narrative, and the glossary beside it."""

    pages: tuple[int, ...]
    paragraphs: int
    claims: int
    terms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """One finding with the first page and table it points to (tables count from 0)."""

    code: str
    severity: Severity
    message: Message
    expected: str | None
    observed: str | None
    page: int | None
    table: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What was read, how the checks ended, and the worst findings first.

    `recognised` counts the tables, forms and catalogues that a profile knew.
    """

    sha256: str
    page_count: int
    issuer: str | None
    level: Level | None
    fiscal_year: int | None
    stage: Stage | None
    tables: tuple[TableLine, ...]
    forms: FormsLine | None
    catalogues: tuple[CatalogueLine, ...]
    prose: ProseLine | None
    recognised: int
    checks: dict[Outcome, int]
    findings: dict[Severity, int]
    first_findings: tuple[FindingLine, ...]


def summarise(report: Report) -> Summary:
    """The summary of a report."""
    severities = Counter(finding.severity for finding in report.findings)
    return Summary(
        sha256=report.source.sha256,
        page_count=report.source.page_count,
        issuer=report.issuer.name,
        level=report.issuer.level,
        fiscal_year=report.fiscal_year,
        stage=report.stage,
        tables=tuple(_table_line(report, index) for index in range(len(report.tables))),
        forms=_forms(report),
        catalogues=tuple(_catalogue(each) for each in report.catalogues),
        prose=_prose(report),
        recognised=report.recognised,
        checks={outcome: _checks_ended(report, outcome) for outcome in OUTCOMES},
        findings={severity: severities[severity] for severity in SEVERITIES},
        first_findings=_first_findings(report),
    )


def worst_at_least(summary: Summary, threshold: Severity) -> bool:
    """Whether the document has a finding of this severity or a worse one."""
    worse = SEVERITIES[: SEVERITIES.index(threshold) + 1]
    return any(summary.findings[severity] for severity in worse)


def _table_line(report: Report, index: int) -> TableLine:
    table = report.tables[index]
    counts = [count for count in report.checks if count.table == index]
    return TableLine(
        title=table.title,
        kind=table.kind,
        pages=table.pages,
        rows=_printed_rows(table),
        state=table.state,
        engine=table.engine,
        profile=table.profile,
        holds=sum(count.holds for count in counts),
        rounding=sum(count.rounding for count in counts),
        broken=sum(count.broken for count in counts),
    )


def _forms(report: Report) -> FormsLine | None:
    if not report.forms:
        return None
    return FormsLine(
        count=len(report.forms),
        pages=_pages(page for form in report.forms for page in form.pages),
        indicators=sum(len(form.indicators) for form in report.forms),
    )


def _catalogue(catalogue: Catalogue) -> CatalogueLine:
    return CatalogueLine(
        title=catalogue.title,
        series=catalogue.series,
        pages=catalogue.pages,
        departments=len(catalogue.departments),
        entries=len(catalogue.entries),
    )


def _prose(report: Report) -> ProseLine | None:
    if not report.narrative and not report.glossary:
        return None
    spots = [spot for each in report.narrative for spot in each.spots]
    spots += [spot for term in report.glossary for spot in term.spots]
    return ProseLine(
        pages=_pages(spot.page for spot in spots),
        paragraphs=len(report.narrative),
        claims=sum(len(paragraph.claims) for paragraph in report.narrative),
        terms=len(report.glossary),
    )


def _pages(pages: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(pages)))


def _printed_rows(table: Table) -> int:
    """Rows as a reader counts them: the halves of a side-by-side row are one."""
    return len({(row.page, row.printed_row) for row in table.rows})


def _checks_ended(report: Report, outcome: Outcome) -> int:
    """How many checks ended so; the fields of a count are named as the outcomes are."""
    return sum(int(getattr(count, outcome)) for count in report.checks)


def _first_findings(report: Report) -> tuple[FindingLine, ...]:
    ranked = sorted(report.findings, key=lambda finding: SEVERITIES.index(finding.severity))
    return tuple(_finding_line(report, finding) for finding in ranked[:_TOP_FINDINGS])


def _finding_line(report: Report, finding: Finding) -> FindingLine:
    tables = [place.table for place in finding.places if place.table is not None]
    pages = [place.page for place in finding.places if place.page is not None]
    if not pages and tables:
        pages = list(report.tables[tables[0]].pages[:1])
    return FindingLine(
        code=finding.code,
        severity=finding.severity,
        message=finding.message,
        expected=finding.expected,
        observed=finding.observed,
        page=pages[0] if pages else None,
        table=tables[0] if tables else None,
    )
