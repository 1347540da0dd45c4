"""The JSON-LD of a dataset: who published what about which year, and the files it comes in."""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from pathlib import PurePosixPath
from urllib.parse import quote

from exports.dcat.forms import form_of
from exports.dcat.published import licensed, named, published
from exports.json.canonical import Json
from exports.publication import Publication
from exports.spec import FileNote
from exports.tidy.naming import source_uri, title_en, title_zh
from extractor.model.report import Report

Object = dict[str, Json]
Notes = Mapping[str, tuple[FileNote, ...]]

_EU = "http://publications.europa.eu/resource/authority"
_IANA = "https://www.iana.org/assignments/media-types"
_SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
_THEMES = {
    "GOVE": ("政府与公共部门", "Government and public sector"),
    "ECON": ("经济与金融", "Economy and finance"),
}
_CONTEXT: Object = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def record(report: Report, notes: Notes, about: Publication) -> Object:
    """The whole document; `notes` are the files by format."""
    graph: list[Json] = [
        {**_dataset(report, notes), **published(report, about)},
        *({**each, **licensed(about)} for each in _distributions(notes)),
        *_authorities(notes),
        *named(about),
    ]
    return {"@context": _CONTEXT, "@graph": graph}


def _dataset(report: Report, notes: Notes) -> Object:
    return {
        "@id": "#dataset",
        "@type": "dcat:Dataset",
        "dct:identifier": f"sha256:{report.source.sha256}",
        "dct:title": _in_both(title_zh(report), title_en(report)),
        "dct:description": _in_both(
            "由公开的 PDF 读出的预决算数据，每个数可追溯到页和单元格，核对结果附后。",
            "Budget data read from the published PDF; every figure can be traced to its page and "
            "cell, with the findings of the checks.",
        ),
        "dcat:keyword": [
            *_in_both("预决算公开", "budget disclosure"),
            *_in_both("部门预算", "public finance"),
        ],
        "dcat:theme": [{"@id": f"{_EU}/data-theme/{code}"} for code in _THEMES],
        "dct:language": {"@id": f"{_EU}/language/ZHO"},
        "dct:accessRights": {"@id": f"{_EU}/access-right/PUBLIC"},
        "dct:provenance": {
            "@type": "dct:ProvenanceStatement",
            "rdfs:label": _in_both(
                f"读自《{report.source.name}》，共 {report.source.page_count} 页",
                f"Read from “{report.source.name}”, {report.source.page_count} pages",
            ),
        },
        "prov:wasDerivedFrom": {"@id": source_uri(report)},
        **_temporal(report),
        "dcat:distribution": [{"@id": f"#{name}"} for name in notes],
    }


def _temporal(report: Report) -> Object:
    """The fiscal year, which is the calendar year."""
    if report.fiscal_year is None:
        return {}
    year = f"{report.fiscal_year:04d}"
    return {
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": {"@value": f"{year}-01-01", "@type": "xsd:date"},
            "dcat:endDate": {"@value": f"{year}-12-31", "@type": "xsd:date"},
        }
    }


def _distributions(notes: Notes) -> list[Object]:
    return [_distribution(name, files) for name, files in notes.items()]


def _distribution(name: str, files: Sequence[FileNote]) -> Object:
    """One file has an address of its own; several have that of what opens them, or their folder."""
    form = form_of(name)
    value: Object = {
        "@id": f"#{name}",
        "@type": "dcat:Distribution",
        "dct:title": _in_both(form.zh, form.en),
        "dcat:accessURL": {"@id": _address(form.opens, files)},
        "dcat:mediaType": {"@id": f"{_IANA}/{form.media_type}"},
    }
    if form.standard is not None:
        value["dct:conformsTo"] = {"@id": form.standard}
    if len(files) == 1:
        value["dcat:downloadURL"] = value["dcat:accessURL"]
        value["dcat:byteSize"] = {
            "@value": str(files[0].size),
            "@type": "xsd:nonNegativeInteger",
        }
        value["spdx:checksum"] = {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": _SHA256},
            "spdx:checksumValue": {"@value": files[0].sha256, "@type": "xsd:hexBinary"},
        }
    return value


def _authorities(notes: Notes) -> list[Json]:
    """What the addresses of others stand for, so that no validator has to look them up."""
    forms = [form_of(name) for name in notes]
    media = dict.fromkeys(form.media_type for form in forms)
    standards = dict.fromkeys(form.standard for form in forms if form.standard is not None)
    return [
        *(_concept(code, *_THEMES[code]) for code in _THEMES),
        {"@id": f"{_EU}/language/ZHO", "@type": "dct:LinguisticSystem"},
        {"@id": f"{_EU}/access-right/PUBLIC", "@type": "dct:RightsStatement"},
        {"@id": _SHA256, "@type": "spdx:ChecksumAlgorithm"},
        *({"@id": f"{_IANA}/{each}", "@type": "dct:MediaType"} for each in media),
        *({"@id": each, "@type": "dct:Standard"} for each in standards),
    ]


def _concept(code: str, zh: str, en: str) -> Object:
    return {
        "@id": f"{_EU}/data-theme/{code}",
        "@type": "skos:Concept",
        "skos:prefLabel": _in_both(zh, en),
    }


def _address(opens: str | None, files: Sequence[FileNote]) -> str:
    if opens is not None:
        return quote(opens)
    if len(files) == 1:
        return quote(str(files[0].path))
    parents = [file.path.parent.parts for file in files]
    columns = zip(*parents, strict=False)
    common = [level[0] for level in takewhile(lambda level: len(set(level)) == 1, columns)]
    return quote(f"{PurePosixPath(*common)}/")


def _in_both(zh: str, en: str) -> list[Json]:
    return [{"@value": zh, "@language": "zh"}, {"@value": en, "@language": "en"}]
