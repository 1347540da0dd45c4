"""A report as tidy tables: one place for CSV, Parquet and whatever else wants rows.

Numbers of tables, rows, sheets and so on count from 1 and follow the order of the report. An
empty value means that nothing is printed, or that a dimension stands at its default.
"""

from exports.latest import Latest
from exports.tidy import catalogue, document, figures, findings, printed, prose, sheets
from exports.tidy.codes import codelists, concepts
from exports.tidy.spec import TidyTable
from extractor.model.report import Report

__all__ = ["TidyTable", "tidy"]

_MAKERS = (
    document.documents,
    figures.facts,
    figures.places,
    printed.tables,
    printed.columns,
    printed.rows,
    printed.cells,
    sheets.sheets,
    sheets.sheet_texts,
    sheets.funding,
    sheets.indicators,
    catalogue.catalogues,
    catalogue.departments,
    catalogue.entries,
    catalogue.texts,
    prose.paragraphs,
    prose.claims,
    prose.claim_facts,
    prose.glossary,
    findings.findings,
    findings.finding_places,
    findings.checks,
    document.pages,
    document.contents,
    concepts,
)


@Latest
def tidy(report: Report) -> tuple[TidyTable, ...]:
    """All tables of a report, the same ones in the same order for every report.

    Raises `NotExpressible` if the report uses a dimension that the vocabulary does not have.
    """
    return (*(make(report) for make in _MAKERS), *codelists(report))
