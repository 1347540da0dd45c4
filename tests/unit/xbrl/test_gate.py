"""The gate's own judgement of what Arelle says; Arelle itself is asked in tests/contract."""

import subprocess
import sys
from types import SimpleNamespace

import pytest

from exports.xbrl.gate import validate
from exports.xbrl.names import PACKAGE_FILE
from extractor.errors import ExporterMissing

CLEAN = {"level": "info", "code": "info", "message": {"text": "validated"}}


class Relations:
    def __init__(self, *found):
        self.modelRelationships = found


class Report:
    """A loaded report with so many facts, and relations unless `bare`."""

    modelDocument = object()  # noqa: N815 - Arelle's name

    def __init__(self, facts=3, bare=False):
        self.factsInInstance = range(facts)
        self._relations = Relations() if bare else Relations("arc")

    def relationshipSet(self, arcrole):  # noqa: N802 - Arelle's name
        assert arcrole
        return self._relations


@pytest.fixture
def arelle(monkeypatch):
    """Stands in for Arelle: records and models as told, and the options it was given."""
    told = SimpleNamespace(log=[CLEAN], models=[Report()], options=None)

    class Session:
        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

        def run(self, options):
            told.options = options

        def get_logs(self, _):
            import json

            return json.dumps({"log": told.log})

        def get_models(self):
            return told.models

    modules = {
        "arelle": SimpleNamespace(),
        "arelle.api": SimpleNamespace(),
        "arelle.api.Session": SimpleNamespace(Session=Session),
        "arelle.RuntimeOptions": SimpleNamespace(RuntimeOptions=lambda **given: given),
    }
    for name, module in modules.items():
        monkeypatch.setitem(sys.modules, name, module)
    return told


def codes(path, **given) -> list[str]:
    return [each.code for each in validate([path], **given)]


def test_a_clean_log_with_all_facts_is_accepted(arelle, tmp_path):
    assert codes(tmp_path / "a.xbrl", facts=3) == []
    assert arelle.options["internetConnectivity"] == "offline"
    assert arelle.options["calcs"] == "c11r"


@pytest.mark.parametrize(
    ("level", "code"),
    [
        ("error", "xmlSchema:valueError"),
        ("critical", "exception"),
        ("inconsistency", "calc11e:inconsistentCalculationUsingRounding"),
        ("warning", "arelle:duplicateFacts"),
        ("warning", "formula:assertionUnsatisfied"),
        ("info", "message:unsatisfied"),
    ],
)
def test_every_record_of_a_fault_counts(arelle, tmp_path, level, code):
    arelle.log.append({"level": level, "code": code, "message": {"text": "told"}})
    (problem,) = validate([tmp_path / "a.xbrl"])
    assert (problem.file, problem.code, problem.message) == ("a.xbrl", code, "told")


def test_a_silent_log_is_no_proof(arelle, tmp_path):
    arelle.models = []
    assert codes(tmp_path / "a.xbrl") == ["gate:notLoaded"]
    arelle.models = [Report(bare=True)]
    assert codes(tmp_path / "a.xbrl") == ["gate:unchecked", "gate:unchecked"]
    arelle.models = [Report(facts=2)]
    assert codes(tmp_path / "a.xbrl", facts=3) == ["gate:factCount"]


def test_the_taxonomy_beside_a_file_is_used(arelle, tmp_path):
    package = tmp_path / PACKAGE_FILE
    codes(tmp_path / "a.xbrl")
    assert arelle.options["packages"] == []
    package.write_bytes(b"")
    codes(tmp_path / "a.xbrl")
    assert arelle.options["packages"] == [str(package)]
    codes(tmp_path / "a.xbrl", packages=())
    assert arelle.options["packages"] == []


def test_without_arelle_the_next_step_is_told(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "arelle.api.Session", None)
    with pytest.raises(ExporterMissing) as caught:
        validate([tmp_path / "a.xbrl"])
    assert "gongkai[validate]" in caught.value.action_in("zh")


def test_listing_the_exporters_loads_no_heavy_library():
    heavy = ("lxml", "arelle", "layouts.vocabulary", "exports.xbrl.taxonomy")
    code = (
        "import sys, exports.xbrl, exports.xml;"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
