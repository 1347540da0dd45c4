"""Every text of a report, one after the other, spoilt by what fonts and files may bring: each
format takes it, or says plainly that it cannot be told there."""

import json
from collections.abc import Iterator
from functools import cache

import pytest
from disclosures import disclosure, small_report

from exports.bundle import export_all
from exports.json import from_bytes, to_bytes
from exports.registry import FORMATS
from extractor.errors import ExportError, NotExpressible

SPOILT = ["\x00\x0c\ufffe", "\ud800", "\r\n\t | ]]><!--=1"]
Steps = tuple[str | int, ...]


def texts(value: object, steps: Steps = ()) -> Iterator[Steps]:
    """The way to each text of a JSON value."""
    if isinstance(value, str):
        yield steps
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from texts(each, (*steps, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from texts(each, (*steps, index))


def kinds(document: object) -> dict[str, Steps]:
    """One way to each kind of text: all rows are alike."""
    return {"/".join("#" if isinstance(s, int) else s for s in w): w for w in texts(document)}


def spoilt(document: object, steps: Steps, what: str):
    """The report with one text more of `what`; None where the schema refuses it."""
    document = json.loads(json.dumps(document))
    holder = document
    for step in steps[:-1]:
        holder = holder[step]
    holder[steps[-1]] += what
    try:
        return from_bytes(json.dumps(document).encode())
    except (ExportError, ArithmeticError):
        return None


@cache
def documents():
    return [json.loads(to_bytes(report)) for report in (disclosure(), small_report())]


@pytest.mark.parametrize("what", SPOILT)
def test_no_text_breaks_a_format(what):
    tried = set()
    for document in documents():
        for kind, steps in kinds(document).items():
            report = None if kind in tried else spoilt(document, steps, what)
            if report is not None:
                tried.add(kind)
                errors = export_all(report, FORMATS).errors
                broken = [each for each in errors if not isinstance(each, NotExpressible)]
                assert not broken, (kind, broken)
    assert len(tried) > 50
