"""What a format tells, held against the report that lies in the same folder.

The outside tools judge a file by itself: a changed figure that is still a figure passes them all.
The report is put into the format anew; where the bytes are not the same, what they say is compared
by reading both back.
"""

import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

from exports.json import FILE_NAME, from_bytes
from exports.json.validate import read
from exports.json.write import to_document
from exports.registry import FORMATS, exporter_named
from exports.spec import ExportedFile
from exports.validation.spec import Problem, problem
from extractor.errors import ExportError
from extractor.model.amount import plain

Told = dict[str, str]
Files = Sequence[ExportedFile]
_UNREADABLE = (ArithmeticError, AttributeError, LookupError, StopIteration, TypeError, ValueError)
# Files of these are judged each by itself; only that one is missing is told with the first.
_ONE_BY_ONE = frozenset({"parquet"})
_DEPTH = 2


def home_of(file: Path) -> Path | None:
    """The folder of the document that a file belongs to: the next one up that has a report."""
    folders = (file.parent, *file.absolute().parent.parents)[: _DEPTH + 1]
    return next((each for each in folders if (each / FILE_NAME).is_file()), None)


def differences(name: str, file: Path) -> tuple[Problem, ...] | None:
    """Where a file, and those that it opens, differ from the report; None if nobody can tell."""
    home = home_of(file)
    if name not in _READERS or home is None:
        return None
    expected = _expected(home / FILE_NAME, (home / FILE_NAME).stat().st_mtime_ns, name)
    own = PurePosixPath(file.absolute().relative_to(home.absolute()).as_posix())
    if expected is None or own not in {each.path for each in expected}:
        return None
    alone = tuple(each for each in expected if each.path == own)
    whole = expected if own.name in FORMATS[name].opens else alone
    lacking = [missing(home / each.path) for each in whole if not (home / each.path).is_file()]
    compared = alone if name in _ONE_BY_ONE else whole
    return (*lacking, *_differing(name, home, compared))


@lru_cache(maxsize=2)
def _expected(report: Path, _: int, name: str) -> tuple[ExportedFile, ...] | None:
    """The files as the report beside would give them; the number is the moment of its last
    change."""
    try:
        return exporter_named(name).export(from_bytes(read(report), str(report)))
    except ExportError:
        # What is wrong with the report, its own verdict says.
        return None


def _differing(name: str, home: Path, expected: Files) -> Iterator[Problem]:
    expected = [each for each in expected if (home / each.path).is_file()]
    found = [replace(each, data=read(home / each.path)) for each in expected]
    if [each.data for each in found] == [each.data for each in expected]:
        return
    try:
        told = _READERS[name](found)
    except _UNREADABLE as error:
        yield problem(
            str(home / expected[0].path),
            "读不回来，无法与 report.json 比较",
            "it cannot be read back to be compared with report.json",
            str(error),
        )
        return
    yield from _compared(home, _READERS[name](expected), told)


def missing(path: Path) -> Problem:
    """A file that is not there while others of its set are."""
    return problem(
        str(path), "文件不在，而同组的其他文件在", "missing, while others of its set lie there"
    )


def _compared(home: Path, expected: Told, told: Told) -> Iterator[Problem]:
    for key in dict.fromkeys((*expected, *told)):
        want, have = expected.get(key), told.get(key)
        if want == have:
            continue
        where = f"{home.name}/{key}"
        if have is None:
            yield problem(
                where, f"缺少：report.json 中有（{want}）", f"missing: report.json has {want}"
            )
        elif want is None:
            yield problem(
                where, f"多出：report.json 中没有（{have}）", f"report.json has none: {have}"
            )
        else:
            yield problem(
                where,
                f"与 report.json 不同：应为 {want}，实为 {have}",
                f"not as in report.json: expected {want}, found {have}",
            )


def _tables(files: Files) -> Told:
    from exports.tidy.csv import from_csv

    rows = {each.path: from_csv(each.data) for each in files if each.path.suffix == ".csv"}
    return _rows(rows)


def _parquet(files: Files) -> Told:
    import pyarrow
    from pyarrow import parquet

    return _rows(
        {
            each.path: parquet.read_table(pyarrow.BufferReader(each.data)).to_pylist()
            for each in files
        }
    )


def _rows(tables: Mapping[PurePosixPath, Sequence[Mapping[str, Any]]]) -> Told:
    """Lines count from 1, without the header; a fact is called by its id."""
    told = {}
    for path, rows in tables.items():
        for number, row in enumerate(rows, start=1):
            name = row.get("fact") if path.stem == "facts" else None
            for column, value in row.items():
                told[f"{path} {name or number} {column}"] = str(value)
    return told


def _workbook(files: Files) -> Told:
    from openpyxl import load_workbook

    from exports.xlsx.read import figures

    told = {f"{files[0].path} {key}": plain(amount) for key, amount in figures(files).items()}
    for sheet in load_workbook(io.BytesIO(files[0].data)).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, int | float):
                    told[f"{files[0].path} {sheet.title}!{cell.coordinate}"] = repr(cell.value)
    return told


def _document(files: Files) -> Told:
    from exports.xml.exporter import FILE_NAME as DOCUMENT
    from exports.xml.read import from_xml

    (file,) = (each for each in files if each.path.name == DOCUMENT)
    return dict(_leaves(to_document(from_xml(file.data)), str(file.path)))


def _leaves(value: Any, where: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any JSON
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from _leaves(each, f"{where}/{key}")
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for index, each in enumerate(value):
            yield from _leaves(each, f"{where}/{index}")
    else:
        yield where, json.dumps(value, ensure_ascii=False)


def _facts(files: Files) -> Told:
    from exports.xbrl.read import facts

    return {
        f"{files[0].path.parent} {fact.name} {fact.id}": f"{fact.value} ({fact.year}"
        + ("" if fact.decimals is None else f", decimals {fact.decimals}")
        + ")"
        for fact in facts(files)
    }


_READERS: Mapping[str, Callable[[Files], Told]] = MappingProxyType(
    {
        "datapackage": _tables,
        "parquet": _parquet,
        "xlsx": _workbook,
        "xml": _document,
        **dict.fromkeys(("xbrl", "xbrl-json", "xbrl-csv", "ixbrl", "xbri", "xbr"), _facts),
    }
)
