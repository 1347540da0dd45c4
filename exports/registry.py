"""All exporters by name. A format's code and libraries are imported when it is first asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import MappingProxyType
from typing import cast

from exports.spec import Exporter
from extractor.errors import ExporterMissing, UnknownFormat


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """Where an exporter is (`module:class`), and which libraries of which extra it needs.

    One that `describes` is a `Describer`: it is made last, knowing the files of the others. `opens`
    are the names of the files without which its other files are not read as a set.
    """

    maker: str
    libraries: tuple[str, ...] = ()
    extra: str = ""
    describes: bool = False
    opens: tuple[str, ...] = ()


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "json": Format(maker="exports.json:JsonExporter"),
        "datapackage": Format(
            maker="exports.datapackage:DataPackageExporter",
            opens=("datapackage.json", "csv-metadata.json"),
        ),
        "parquet": Format(
            maker="exports.parquet:ParquetExporter",
            libraries=("pyarrow",),
            extra="parquet",
            opens=("documents.parquet",),
        ),
        "xlsx": Format(maker="exports.xlsx:XlsxExporter", libraries=("openpyxl",), extra="xlsx"),
        "xml": Format(maker="exports.xml:XmlExporter", opens=("report.xml",)),
        "xbrl": Format(maker="exports.xbrl:XbrlExporter", opens=("report.xbrl",)),
        "xbrl-json": Format(maker="exports.xbrl:XbrlJsonExporter", opens=("facts.json",)),
        "xbrl-csv": Format(maker="exports.xbrl:XbrlCsvExporter", opens=("facts-metadata.json",)),
        "ixbrl": Format(maker="exports.xbrl:InlineXbrlExporter", opens=("report.xhtml",)),
        "xbri": Format(maker="exports.xbrl:InlineXbrlPackageExporter"),
        "xbr": Format(maker="exports.xbrl:XbrlPackageExporter"),
        "dcat": Format(maker="exports.dcat:DcatExporter", describes=True, opens=("dcat.jsonld",)),
    }
)


@cache
def exporter_named(name: str) -> Exporter:
    """The exporter of a format. Raises `UnknownFormat` or `ExporterMissing`."""
    check_ready(name)
    module, _, attribute = FORMATS[name].maker.partition(":")
    return cast(Exporter, getattr(import_module(module), attribute)())


def check_ready(name: str) -> None:
    """Raises `UnknownFormat` or `ExporterMissing`; loads nothing."""
    if name not in FORMATS:
        raise UnknownFormat(name, known=", ".join(FORMATS))
    require(name, FORMATS[name].libraries, FORMATS[name].extra)


def is_installed(name: str) -> bool:
    """Whether the libraries of a known format are there."""
    return not missing(FORMATS[name].libraries)


def require(name: str, libraries: tuple[str, ...], extra: str) -> None:
    """Raises `ExporterMissing` with the command that installs what is missing."""
    lacking = missing(libraries)
    if lacking:
        install = f"pip install 'gongkai[{extra}]'"
        raise ExporterMissing(name, library=", ".join(lacking), install=install)


def missing(libraries: tuple[str, ...]) -> list[str]:
    """Those of the libraries that are not installed; none is loaded."""
    return [library for library in libraries if find_spec(library) is None]
