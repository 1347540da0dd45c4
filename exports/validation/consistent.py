"""What a report says twice, held against itself: figures as printed, in yuan, and as facts."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from exports.validation.spec import Problem, problem
from extractor.model.amount import Unit, plain, read_figure, to_yuan
from extractor.model.report import Fact, Report
from extractor.model.value import CellValue


def contradictions(report: Report, where: str) -> Iterator[Problem]:
    """Amounts that are not what is printed in the unit of their table or sheet, and facts that no
    cell at their places says."""
    for number, table in enumerate(report.tables):
        for row, line in enumerate(table.rows):
            place = f"{where} tables/{number}/rows/{row}"
            yield from _cells(line.cells, table.unit, place)
    for number, form in enumerate(report.forms):
        for period, cells in form.funding.items():
            yield from _cells(cells, form.unit, f"{where} forms/{number}/funding/{period}")
    for fact in report.facts:
        yield from _fact(report, fact, where)


def _cells(cells: Mapping[str, CellValue], unit: Unit | None, where: str) -> Iterator[Problem]:
    for key, cell in cells.items():
        if cell.amount is None or unit is None:
            continue
        value = read_figure(cell.raw).value
        worth = None if value is None else to_yuan(value, unit)
        if worth != cell.amount:
            said = "–" if worth is None else plain(worth)
            yield problem(
                f"{where}/cells/{key}",
                f"金额 {plain(cell.amount)} 元与所印“{cell.raw}”不符（应为 {said} 元）",
                f"the amount {plain(cell.amount)} is not what “{cell.raw}” says ({said} yuan)",
            )


def _fact(report: Report, fact: Fact, where: str) -> Iterator[Problem]:
    """Several prints of one fact may round differently: one of them has to say it."""
    printed = list(_printed(report, fact))
    if printed and fact.amount not in printed:
        said = " / ".join(dict.fromkeys("–" if each is None else plain(each) for each in printed))
        yield problem(
            f"{where} facts {fact.id}",
            f"事实的金额 {plain(fact.amount)} 与它所在的单元格不符（{said}）",
            f"the fact's amount {plain(fact.amount)} is in none of its cells ({said})",
        )


def _printed(report: Report, fact: Fact) -> Iterator[Decimal | None]:
    """The amounts of the cells at a fact's places; None where there is no such cell."""
    for place in fact.places:
        if place.table is None or place.row is None or place.column is None:
            continue
        try:
            cell = report.tables[place.table].rows[place.row].cells.get(place.column)
        except IndexError:
            cell = None
        yield None if cell is None else cell.amount
