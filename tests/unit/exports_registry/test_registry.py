"""Formats are found by name; what is missing is said with the command that installs it."""

import json
import subprocess
import sys

import pytest

from exports import registry
from exports.bundle import describers, in_order
from exports.dcat.forms import form_of
from exports.registry import FORMATS, exporter_named, require
from exports.validation.registry import ready_validator
from extractor.errors import ExporterMissing, UnknownFormat


def test_an_unknown_format_is_told_with_the_known_ones():
    with pytest.raises(UnknownFormat) as told:
        exporter_named("ods")
    assert "xlsx" in told.value.action_in("zh")
    with pytest.raises(UnknownFormat):
        ready_validator("ods")


def test_a_missing_library_is_one_clear_error(monkeypatch):
    monkeypatch.setattr(registry, "find_spec", lambda _: None)
    with pytest.raises(ExporterMissing) as told:
        require("parquet", ("pyarrow",), "parquet")
    assert told.value.exit_code == 7
    assert told.value.action_in("en") == "pip install 'gongkai[parquet]'"
    assert "pyarrow" in told.value.cause_in("zh")
    assert not registry.is_installed("xlsx")
    assert registry.is_installed("json")


@pytest.mark.parametrize("name", ["xbrl", "xbrl-json", "xbrl-csv", "ixbrl", "xbri", "xbr"])
def test_without_arelle_xbrl_is_written_but_not_judged(monkeypatch, name):
    monkeypatch.setattr(registry, "find_spec", lambda library: library != "arelle" or None)
    assert registry.is_installed(name)
    with pytest.raises(ExporterMissing) as told:
        ready_validator(name)
    assert told.value.action_in("zh") == "pip install 'gongkai[validate]'"


def test_heavy_libraries_wait_until_their_format_is_asked_for():
    script = (
        "import json, sys\n"
        "from exports.registry import exporter_named\n"
        "from exports.validation.registry import VALIDATORS, validator_named\n"
        "[exporter_named(name) for name in ('datapackage', 'dcat', 'xml', 'xbrl', 'ixbrl')]\n"
        "[validator_named(name) for name in VALIDATORS]\n"
        "heavy = {'pyarrow', 'openpyxl', 'frictionless', 'csvw', 'rdflib', 'pyshacl'}\n"
        "heavy |= {'arelle', 'lxml'}\n"
        "print(json.dumps(sorted(heavy & set(sys.modules))))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert json.loads(done.stdout) == []


def test_formats_have_one_order_and_records_come_last():
    assert in_order(["xlsx", "json", "xlsx"]) == ("json", "xlsx")
    assert describers(FORMATS) == ("dcat",)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("key", ["option.formats", "export.help"])
def test_help_names_every_format_in_both_languages(key, name):
    from gongkai.cli.texts import TEXTS

    assert name in TEXTS[key].zh
    assert name in TEXTS[key].en


@pytest.mark.parametrize("name", FORMATS)
def test_a_catalogue_record_has_words_for_every_format(name):
    assert name == "dcat" or form_of(name).media_type != "application/octet-stream"
