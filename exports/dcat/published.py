"""What a record says because the publisher said it: licence, dates, addresses."""

from exports.json.canonical import Json
from exports.publication import Publication
from extractor.model.report import Report

Object = dict[str, Json]


def published(report: Report, about: Publication) -> Object:
    """What is said of the dataset."""
    told: Object = {
        **_publisher(report, about),
        "dct:issued": _day(about.issued),
        "dct:modified": _day(about.modified),
        "dcat:landingPage": _address(about.landing_page),
        "dcat:contactPoint": _contact(report, about),
    }
    return {name: value for name, value in told.items() if value is not None}


def licensed(about: Publication) -> Object:
    """What is said of each distribution: in DCAT a licence is a file's, not the dataset's."""
    return {} if about.licence is None else {"dct:license": _address(about.licence)}


def named(about: Publication) -> list[Json]:
    """What the addresses stand for."""
    told: list[Json] = []
    if about.licence is not None:
        told.append({"@id": about.licence, "@type": "dct:LicenseDocument"})
    if about.landing_page is not None:
        told.append({"@id": about.landing_page, "@type": "foaf:Document"})
    return told


def _publisher(report: Report, about: Publication) -> Object:
    """The issuer; DCAT-AP wants a name, so an address without one is not told."""
    if report.issuer.name is None:
        return {}
    agent: Object = {
        "@type": "foaf:Agent",
        "foaf:name": {"@value": report.issuer.name, "@language": "zh"},
    }
    if about.publisher is not None:
        agent = {"@id": about.publisher, **agent}
    return {"dct:publisher": agent}


def _contact(report: Report, about: Publication) -> Json:
    if about.contact is None:
        return None
    key = "vcard:hasEmail" if about.contact.startswith("mailto:") else "vcard:hasURL"
    # Validators do not know that an organisation is a kind, unless they load vCard's ontology.
    card: Object = {"@type": ["vcard:Kind", "vcard:Organization"], key: {"@id": about.contact}}
    if report.issuer.name is not None:
        card["vcard:fn"] = report.issuer.name
    return card


def _day(text: str | None) -> Json:
    return None if text is None else {"@value": text, "@type": "xsd:date"}


def _address(text: str | None) -> Json:
    return None if text is None else {"@id": text}
