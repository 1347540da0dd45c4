"""Every text that is asked for exists, in both languages, with the same fields."""

import re
import string
from pathlib import Path
from typing import get_args

import pytest

import gongkai
from exports.findings.view import OtherPart
from extractor.model.finding import Outcome, Severity
from extractor.model.page import PageKind
from extractor.model.report import Level, Stage, TableState
from gongkai.batch.run import Status
from gongkai.cli.texts import TEXTS, say
from gongkai.health import Topic
from gongkai.inspection import LabelledPart
from gongkai.publish.plan import Outcome as PublishOutcome
from gongkai.publish.plan import Step

SOURCES = sorted(Path(gongkai.__file__).parent.rglob("*.py"))
LITERAL = re.compile(r"""say\(\s*["']([^"']+)["']""")
CHOICE = re.compile(r'"([a-z_]+\.[a-z_]+)" if [^\n]+ else "([a-z_]+\.[a-z_]+)"')
HEADINGS = re.compile(r'keys = \(([^)]+)\)\n\s+grid = plain_table\("([a-z_]+)"')
PLAIN = re.compile(r'plain_table\(\s*"([a-z_]+)", \(([^)]+)\)')

# Texts whose key is put together from a value of the model.
FAMILIES = {
    "stage": Stage,
    "level": Level,
    "state": TableState,
    "outcome": Outcome,
    "severity": Severity,
    "kind": PageKind,
    "status": Status,
    "doctor": Topic,
    "part": OtherPart,
    "explain": LabelledPart,
    "publish.step": Step,
    "publish.plan": PublishOutcome,
    "publish.done": PublishOutcome,
}


def asked_for() -> set[str]:
    keys = {f"{family}.{value}" for family, kind in FAMILIES.items() for value in get_args(kind)}
    for source in SOURCES:
        text = source.read_text("utf-8")
        keys.update(LITERAL.findall(text))
        keys.update(key for pair in CHOICE.findall(text) for key in pair)
        headings = HEADINGS.findall(text) + [(keys, name) for name, keys in PLAIN.findall(text)]
        for names, family in headings:
            keys.update(f"{family}.{name}" for name in re.findall(r"\w+", names))
    return keys


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_text_asked_for_exists():
    assert asked_for() - set(TEXTS) == set()


def test_no_text_is_left_over():
    assert set(TEXTS) - asked_for() == set()


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_both_languages_say_the_same_with_the_same_fields(key):
    text = TEXTS[key]
    assert text.zh
    assert text.en
    assert fields(text.zh) == fields(text.en)


def test_a_missing_key_is_an_error():
    with pytest.raises(KeyError):
        say("no.such.key")
