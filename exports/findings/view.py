"""A report's findings, each with its places resolved, grouped by the table they are about."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from exports.findings.figures import Figures, figures_of
from exports.findings.places import Edges, Spot, resolve, row_edges
from extractor.findings import Kind, catalogue
from extractor.model.finding import SEVERITIES, CheckCount, Finding, Message, Outcome, Severity
from extractor.model.report import Issuer, Report, Stage

OUTCOMES: tuple[Outcome, ...] = ("holds", "rounding", "broken", "not_applicable", "insufficient")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One finding, what its kind means, and where to look; the first spot is the one at fault."""

    finding: Finding
    kind: Kind
    spots: tuple[Spot, ...]
    figures: Figures | None

    @property
    def first(self) -> Spot | None:
        """Where to look first, if the finding says where at all."""
        return self.spots[0] if self.spots else None

    @property
    def title(self) -> Message:
        """What is wrong, in a few words; a rounding difference is called one."""
        title = self.kind.title
        if self.finding.outcome != "rounding":
            return title
        return Message(zh=f"{title.zh}（舍入差）", en=f"{title.en} (rounding)")


OtherPart = Literal["document", "forms", "catalogues", "narrative"]
Part = Literal["table"] | OtherPart

# Where the checks that run on the document as a whole belong, by the first letters of their codes.
_PARTS: Mapping[str, OtherPart] = {"FORM": "forms", "CAT": "catalogues", "NAR": "narrative"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What there is to tell about one table (`table` counts from 0), or about another part of
    the document, or about the document as a whole."""

    part: Part
    table: int | None = None
    title: str | None = None
    kind: str = ""
    pages: tuple[int, ...] = ()
    told: tuple[Told, ...]
    counts: tuple[CheckCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file. `uri` is how outputs call it: a relative path. `groups` hold what is shown.

    `totals` count all findings, those below the severity asked for too.
    """

    uri: str
    sha256: str
    issuer: Issuer
    fiscal_year: int | None
    stage: Stage | None
    page_sizes: Mapping[int, tuple[float, float]]
    recognised: int
    groups: tuple[Group, ...]
    totals: Mapping[Severity, int]
    least: Severity
    edges: Edges

    @property
    def told(self) -> tuple[Told, ...]:
        """The findings shown, in the order of the groups."""
        return tuple(told for group in self.groups for told in group.told)

    @property
    def hidden(self) -> int:
        """How many findings are below the severity asked for."""
        return sum(self.totals.values()) - len(self.told)

    @property
    def counts(self) -> tuple[CheckCount, ...]:
        """How all checks ended."""
        return tuple(count for group in self.groups for count in group.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A file that could not be read, or in which nothing was recognised: never a clean one."""

    uri: str
    code: str
    cause: Message
    action: Message


def view(report: Report, uri: str, least: Severity = "info") -> Document:
    """The findings of `report` at or above `least`; every table has its group, found or not."""
    severities = Counter(finding.severity for finding in report.findings)
    return Document(
        uri=uri,
        sha256=report.source.sha256,
        issuer=report.issuer,
        fiscal_year=report.fiscal_year,
        stage=report.stage,
        page_sizes={
            page.number: (float(page.width), float(page.height)) for page in report.source.pages
        },
        recognised=report.recognised,
        groups=_groups(report, least),
        totals={severity: severities[severity] for severity in SEVERITIES},
        least=least,
        edges=row_edges(report),
    )


def at_least(severity: Severity, least: Severity) -> bool:
    """Whether `severity` is as grave as `least` or graver."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(least)


def outcomes(counts: Iterable[CheckCount]) -> dict[Outcome, int]:
    """How many checks ended how; the fields of a count are named as the outcomes are."""
    listed = list(counts)
    return {outcome: sum(int(getattr(count, outcome)) for count in listed) for outcome in OUTCOMES}


def kind_of(finding: Finding) -> Kind:
    """The catalogue's entry; a report of another version may hold a code that it lacks."""
    known = catalogue().get(finding.code)
    if known is not None:
        return known
    unknown = Message(zh="本版本不认识的问题代码", en="a code this version does not know")
    nothing = Message(zh="", en="")
    return Kind(
        code=finding.code,
        severity=finding.severity,
        title=unknown,
        message=finding.message,
        explanation=nothing,
        action=nothing,
    )


def _groups(report: Report, least: Severity) -> tuple[Group, ...]:
    told = [_tell(report, found) for found in report.findings if at_least(found.severity, least)]
    tables = (
        Group(
            part="table",
            table=index,
            title=table.title,
            kind=table.kind,
            pages=table.pages,
            told=_about(told, index),
            counts=_counts(report, index),
        )
        for index, table in enumerate(report.tables)
    )
    return (_group("document", told, report), *tables, *_other_parts(told, report))


def _other_parts(told: Sequence[Told], report: Report) -> Iterator[Group]:
    """Forms, catalogues and prose, as far as the document has them."""
    if report.forms:
        pages = sorted({page for form in report.forms for page in form.pages})
        yield _group("forms", told, report, kind=report.forms[0].kind, pages=pages)
    if report.catalogues:
        pages = sorted({page for each in report.catalogues for page in each.pages})
        yield _group("catalogues", told, report, kind=report.catalogues[0].kind, pages=pages)
    if report.narrative:
        pages = sorted({spot.page for each in report.narrative for spot in each.spots})
        yield _group("narrative", told, report, kind="narrative", pages=pages)


def _group(
    part: OtherPart,
    told: Sequence[Told],
    report: Report,
    *,
    kind: str = "",
    pages: Sequence[int] = (),
) -> Group:
    return Group(
        part=part,
        kind=kind,
        pages=tuple(pages),
        told=tuple(item for item in told if _part_of(item) == part),
        counts=tuple(
            count
            for count in report.checks
            if count.table is None and _PARTS.get(count.code.partition("-")[0], "document") == part
        ),
    )


def _tell(report: Report, found: Finding) -> Told:
    spots = tuple(resolve(report, place) for place in found.places)
    return Told(
        finding=found,
        kind=kind_of(found),
        spots=spots,
        figures=figures_of(found, spots[0] if spots else None),
    )


def _about(told: Iterable[Told], table: int) -> tuple[Told, ...]:
    """Those whose first place in a table is in this one."""
    return tuple(item for item in told if _part_of(item) == "table" and _table_of(item) == table)


def _part_of(told: Told) -> Part:
    """The part that the first place is in; a place that names none is passed over."""
    for spot in told.spots:
        if spot.form is not None:
            return "forms"
        if spot.catalogue is not None:
            return "catalogues"
        if spot.paragraph is not None:
            return "narrative"
        if spot.table is not None:
            return "table"
    return "document"


def _table_of(told: Told) -> int | None:
    return next((spot.table for spot in told.spots if spot.table is not None), None)


def _counts(report: Report, table: int) -> tuple[CheckCount, ...]:
    return tuple(count for count in report.checks if count.table == table)
