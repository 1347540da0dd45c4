"""The two samples as pairs, and small alterations of a report: a figure, a unit, a sentence."""

from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from exports.changes.facts import compare_facts
from exports.changes.model import ChangeSet, Document, Materiality
from exports.changes.movers import top_movers
from exports.changes.tables import compare_tables
from exports.changes.units import check_units
from exports.changes.waterfall import waterfalls
from exports.json import from_bytes
from extractor.model.amount import UNIT_EXPONENT, yuan_decimals
from extractor.model.report import Fact, Report
from layouts.crosswalk import load_crosswalks

SAMPLES = Path(__file__).parents[2] / "samples"
EVERYTHING = Materiality()


@cache
def sample(name: str) -> Report:
    """The accepted report of a sample."""
    path = SAMPLES / name / "report.json"
    return from_bytes(path.read_bytes(), path.name)


def old_sample() -> Report:
    return sample("zezhou-2025-constructed")


def new_sample() -> Report:
    return sample("zezhou-2026")


def tables_of(old, new, materiality=EVERYTHING):
    """Tables as aligned, with slips of unit marked, and the cautions."""
    return check_units(old, new, compare_tables(old, new, load_crosswalks(), materiality))


def facts_of(old, new, materiality=EVERYTHING):
    return compare_facts(old, new, tables_of(old, new, materiality)[0], materiality)


def figures_compared(old, new, materiality=EVERYTHING) -> ChangeSet:
    """Everything of a comparison that is about the figures of tables."""
    tables, cautions = tables_of(old, new, materiality)
    facts = compare_facts(old, new, tables, materiality)
    return ChangeSet(
        old=_document(old),
        new=_document(new),
        relation="years",
        materiality=materiality,
        cautions=cautions,
        tables=tables,
        facts=facts,
        movers=top_movers(facts),
        waterfalls=waterfalls(facts),
        forms=(),
        catalogues=(),
        narrative=(),
        findings=(),
        claims=(),
    )


def _document(report):
    return Document(
        sha256=report.source.sha256,
        name=report.source.name,
        issuer=report.issuer.name,
        level=report.issuer.level,
        fiscal_year=report.fiscal_year,
        stage=report.stage,
        pages=(),
    )


def with_cells(report: Report, number: int, change) -> Report:
    """The report with every printed cell of a table changed, and the facts that they print.

    `change` takes the row's index, the column's key and the cell.
    """
    table = report.tables[number]
    rows = tuple(
        replace(
            row,
            cells={
                key: change(index, key, cell) if cell.amount is not None else cell
                for key, cell in row.cells.items()
            },
        )
        for index, row in enumerate(table.rows)
    )
    return with_table(report, number, replace(table, rows=rows))


def with_table(report: Report, number: int, table) -> Report:
    tables = tuple(table if index == number else each for index, each in enumerate(report.tables))
    changed = replace(report, tables=tables)
    return replace(changed, facts=tuple(_reread(fact, changed) for fact in report.facts))


def _reread(fact: Fact, report: Report) -> Fact:
    """A fact by what its cells print now: the amount with most decimals counts."""
    printed = []
    for place in fact.places:
        table = report.tables[place.table]
        cell = table.rows[place.row].cells[place.column]
        printed.append((yuan_decimals(cell.places, table.unit), cell.amount))
    decimals, amount = max(printed, key=lambda each: each[0])
    return replace(fact, amount=amount, decimals=decimals)


def in_unit(report: Report, number: int, unit: str, *, slip: bool) -> Report:
    """A table that prints another unit: its figures converted, or, as a slip, left as they were."""
    table = report.tables[number]
    shift = UNIT_EXPONENT[table.unit] - UNIT_EXPONENT[unit]
    labelled = with_table(report, number, replace(table, unit=unit))
    if not slip:
        return with_cells(
            labelled,
            number,
            lambda row, key, cell: replace(
                cell, raw=f"{cell.amount.scaleb(-UNIT_EXPONENT[unit]):.2f}", places=2
            ),
        )
    return with_cells(
        labelled, number, lambda row, key, cell: replace(cell, amount=cell.amount.scaleb(-shift))
    )


def with_amount(report: Report, fact: str, amount: str) -> Report:
    """Another amount in every cell of a fact."""
    places = next(each.places for each in report.facts if each.id == fact)
    for place in places:
        report = with_cells(
            report,
            place.table,
            lambda row, key, cell, place=place: (
                replace(
                    cell,
                    amount=Decimal(amount),
                    raw=f"{Decimal(amount).scaleb(-4):,.2f}",
                )
                if (row, key) == (place.row, place.column)
                else cell
            ),
        )
    return report


def with_claim(report: Report, raw: str, *, nth: int = 0, text=None, **changed) -> Report:
    """Another figure (or direction) in the nth claim of these words; `text` alters the sentence."""
    found = [
        (number, index)
        for number, paragraph in enumerate(report.narrative)
        for index, claim in enumerate(paragraph.claims)
        if claim.raw == raw
    ]
    number, index = found[nth]
    paragraph = report.narrative[number]
    claims = list(paragraph.claims)
    claims[index] = replace(claims[index], **changed)
    changed_paragraph = replace(
        paragraph,
        claims=tuple(claims),
        text=paragraph.text if text is None else text(paragraph.text),
    )
    narrative = list(report.narrative)
    narrative[number] = changed_paragraph
    return replace(report, narrative=tuple(narrative))


def without_row(report: Report, number: int, gone: int) -> Report:
    """A table without one of its rows, and what it printed no longer a fact unless others do."""
    table = report.tables[number]
    kept = [index for index in range(len(table.rows)) if index != gone]
    at = {row: place for place, row in enumerate(kept)}
    rows = tuple(
        replace(table.rows[index], parent=at.get(table.rows[index].parent)) for index in kept
    )
    tables = tuple(
        replace(table, rows=rows) if index == number else each
        for index, each in enumerate(report.tables)
    )
    facts = []
    for fact in report.facts:
        places = tuple(
            replace(place, row=at[place.row]) if place.table == number else place
            for place in fact.places
            if place.table != number or place.row != gone
        )
        if places:
            facts.append(replace(fact, places=places))
    less = replace(report, tables=tables, facts=tuple(facts))
    return replace(less, facts=tuple(_reread(fact, less) for fact in less.facts))
