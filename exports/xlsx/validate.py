"""A workbook before openpyxl: it opens, its links lead somewhere, its amounts are exact."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from exports.json.validate import read
from exports.validation.spec import Problem, Verdict, problem
from extractor.model.finding import Message

if TYPE_CHECKING:
    from openpyxl import Workbook


class XlsxValidator:
    """Opens `report.xlsx` and looks at every cell."""

    def fits(self, path: Path) -> bool:
        """By its suffix."""
        return path.suffix == ".xlsx" and not path.name.startswith("~$")

    def validate(self, path: Path, extra: Sequence[Path] = ()) -> Verdict:
        """One workbook. Raises `UnreadableFile`."""
        data = read(path)
        from openpyxl import load_workbook
        from openpyxl.utils.exceptions import InvalidFileException

        sheets = 0
        try:
            book = load_workbook(io.BytesIO(data))
        except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError) as error:
            problems = [problem(str(path), "不是 Excel 工作簿", "it is no workbook", str(error))]
        else:
            sheets = len(book.sheetnames)
            problems = [*_cells(book, path.name), *_amounts(book, path.name)]
        checked = Message(zh=f"openpyxl：{sheets} 张工作表", en=f"openpyxl: {sheets} sheets")
        return Verdict(problems=tuple(problems), checked=checked)


def _cells(book: "Workbook", name: str) -> Iterator[Problem]:
    """Formulas, which ours have none of, and links to sheets that are not there."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                where = f"{name} {sheet.title}!{cell.coordinate}"
                if cell.data_type == "f":
                    yield problem(where, "单元格是公式", "it holds a formula", str(cell.value))
                link = cell.hyperlink.location if cell.hyperlink is not None else None
                if link and link.rpartition("!")[0].strip("'#") not in book.sheetnames:
                    yield problem(where, "链接所指的表不存在", "the link leads nowhere", link)


def _amounts(book: "Workbook", name: str) -> Iterator[Problem]:
    from exports.xlsx.book import FACTS
    from exports.xlsx.data import columns_by_name

    if FACTS not in book.sheetnames:
        yield problem(name, f"没有“{FACTS}”表", f"there is no sheet “{FACTS}”")
        return
    rows = list(book[FACTS].iter_rows(values_only=True))
    column = columns_by_name(rows[0]).get("amount") if rows else None
    if column is None:
        yield problem(f"{name} {FACTS}", "没有 amount 列", "there is no column amount")
        return
    for number, row in enumerate(rows[1:], start=2):
        if not _is_amount(row[column]):
            where = f"{name} {FACTS}:{number}"
            yield problem(where, "金额不是数", "the amount is no number", repr(row[column]))


def _is_amount(value: object) -> bool:
    try:
        return Decimal(str(value)).is_finite()
    except InvalidOperation:
        return False
