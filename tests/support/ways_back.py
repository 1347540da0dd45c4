"""Where the figures of a format are read back: `figures(files)` gives yuan by fact id."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from importlib import import_module

from exports.spec import ExportedFile

XBRL = ("xbrl", "xbrl-json", "xbrl-csv", "ixbrl", "xbri", "xbr")
WAYS_BACK: Mapping[str, str] = {
    "json": "exports.json.figures",
    "datapackage": "exports.datapackage.read",
    "parquet": "exports.parquet.read",
    "xlsx": "exports.xlsx.read",
    "xml": "exports.xml.figures",
    **dict.fromkeys(XBRL, "exports.xbrl.read"),
}


def figures_in(name: str, files: Sequence[ExportedFile]) -> dict[str, Decimal]:
    """The figures of a format's files."""
    found: dict[str, Decimal] = import_module(WAYS_BACK[name]).figures(files)
    return found
