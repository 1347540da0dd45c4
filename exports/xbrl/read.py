"""The way back from every XBRL syntax to the figures of the report."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import PurePosixPath
from types import MappingProxyType

from exports.spec import ExportedFile
from exports.xbrl.fact import XbrlFact
from exports.xbrl.inline import read_page
from exports.xbrl.instance import read_instance
from exports.xbrl.meaning import fact_key, is_amount
from exports.xbrl.names import FACTS, INSTANCE, METADATA, PAGE
from exports.xbrl.oim_csv import read_csv
from exports.xbrl.oim_json import read_json
from extractor.assemble.facts import fact_id

_READERS: Mapping[str, Callable[[bytes], tuple[XbrlFact, ...]]] = MappingProxyType(
    {INSTANCE: read_instance, PAGE: read_page, FACTS: read_json}
)
_PACKAGES = (".xbri", ".xbr")


def figures(files: Sequence[ExportedFile]) -> dict[str, Decimal]:
    """Yuan by the report's fact id, from the files of any of our XBRL formats."""
    found = facts(files)
    told = {fact.name: fact.value for fact in found}
    own_year, own_stage = told.get("DocumentFiscalYear"), told.get("DocumentStage")
    year = None if own_year is None else int(own_year)
    return {
        fact_id(*fact_key(fact.name, fact.axes, fact.year, year, own_stage)): Decimal(fact.value)
        for fact in found
        if is_amount(fact.name)
    }


def facts(files: Sequence[ExportedFile]) -> tuple[XbrlFact, ...]:
    """All facts. Raises `StopIteration` where the files hold no report of ours."""
    data = {file.path.name: file.data for file in files}
    if METADATA in data:
        return read_csv(data)
    for name in list(data):
        if PurePosixPath(name).suffix in _PACKAGES:
            data |= _members(data[name])
    name = next(name for name in data if name in _READERS)
    return _READERS[name](data[name])


def _members(package: bytes) -> dict[str, bytes]:
    """The files of a report package by their names."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {PurePosixPath(name).name: archive.read(name) for name in archive.namelist()}
