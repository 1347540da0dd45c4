"""All validators by format. Their libraries are imported when they are first needed."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import cast

from exports.registry import FORMATS, Format, require
from exports.validation.spec import Validator
from extractor.errors import MissingFile, NothingToValidate, UnknownFormat


def _by_arelle(maker: str) -> Format:
    return Format(maker=f"exports.xbrl.validate:{maker}", libraries=("arelle",), extra="validate")


VALIDATORS: Mapping[str, Format] = MappingProxyType(
    {
        "json": Format(maker="exports.json.validate:JsonValidator"),
        "datapackage": Format(
            maker="exports.datapackage.validate:DataPackageValidator",
            libraries=("frictionless",),
            extra="validate",
        ),
        "csvw": Format(
            maker="exports.csvw.validate:CsvwValidator", libraries=("csvw",), extra="validate"
        ),
        "dcat": Format(
            maker="exports.dcat.validate:DcatValidator",
            libraries=("rdflib", "pyshacl"),
            extra="validate",
        ),
        "parquet": Format(
            maker="exports.parquet.validate:ParquetValidator",
            libraries=("pyarrow",),
            extra="parquet",
        ),
        "xlsx": Format(
            maker="exports.xlsx.validate:XlsxValidator", libraries=("openpyxl",), extra="xlsx"
        ),
        "xml": Format(maker="exports.xml.validate:XmlValidator"),
        "xbrl": _by_arelle("instance"),
        "xbrl-json": _by_arelle("json"),
        "xbrl-csv": _by_arelle("csv"),
        "ixbrl": _by_arelle("page"),
        "xbri": _by_arelle("page_package"),
        "xbr": _by_arelle("instance_package"),
    }
)

# What lies beside the file that opens a format's set, in the folder of the format's name.
_SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "datapackage": "data/*.csv",
        "parquet": "*.parquet",
        "xml": "report.xsd",
        **dict.fromkeys(("xbrl", "xbrl-json", "xbrl-csv", "ixbrl"), "places.csv"),
    }
)


@cache
def validator_named(name: str) -> Validator:
    """The validator of a format, without asking for its libraries. Raises `UnknownFormat`."""
    if name not in VALIDATORS:
        raise UnknownFormat(name, known=", ".join(VALIDATORS))
    module, _, attribute = VALIDATORS[name].maker.partition(":")
    return cast(Validator, getattr(import_module(module), attribute)())


def ready_validator(name: str) -> Validator:
    """The validator with its libraries. Raises `UnknownFormat` or `ExporterMissing`."""
    validator = validator_named(name)
    require(name, VALIDATORS[name].libraries, VALIDATORS[name].extra)
    return validator


def fitting(path: Path, name: str | None = None) -> list[tuple[str, Path]]:
    """What is to be validated behind a path, sorted: the file, or all fitting files in a folder.

    With a format's name only that format's files; a file so named is taken whatever it is called.
    A file that is not there is among them where the others of its set are.
    Raises `MissingFile`, `UnknownFormat` or `NothingToValidate`.
    """
    if not path.exists():
        raise MissingFile(str(path))
    if name is not None and path.is_file():
        validator_named(name)
        return [(name, path)]
    names = list(VALIDATORS) if name is None else [name]
    files = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
    files += [file for folder in {file.parent for file in files} for file in _lost(folder)]
    found = [pair for file in sorted(set(files)) for pair in _judged_by(file, names)]
    if not found:
        raise NothingToValidate(str(path), known=", ".join(VALIDATORS))
    return found


def _lost(folder: Path) -> Iterator[Path]:
    """The files that open a set of ours, where others of the set lie in the folder without them."""
    for name, sign in _SIGNS.items():
        home = folder.parents[sign.count("/") - 1] if "/" in sign else folder
        if home.name == name and next(home.glob(sign), None) is not None:
            lost = (home / opening for opening in FORMATS[name].opens)
            yield from (file for file in lost if not file.exists())


def _judged_by(file: Path, names: list[str]) -> Iterator[tuple[str, Path]]:
    for name in names:
        if validator_named(name).fits(file):
            yield name, file
