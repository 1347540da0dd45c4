"""Pages made from the program say what the program says now."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[3]
FIELDS = yaml.safe_load((ROOT / "docs" / "profile_fields.yaml").read_text("utf-8"))
SCHEMA = json.loads((ROOT / "layouts" / "schema" / "profile.schema.json").read_bytes())
PARTS = {
    "profile": SCHEMA["properties"],
    "recognise": SCHEMA["properties"]["recognise"]["properties"],
    "column": SCHEMA["$defs"]["column"]["properties"],
    "rows": SCHEMA["$defs"]["rows"]["properties"],
    "form": SCHEMA["$defs"]["form"]["properties"],
    "label": SCHEMA["$defs"]["label"]["properties"],
    "indicators": SCHEMA["$defs"]["indicators"]["properties"],
    "catalogue": SCHEMA["$defs"]["catalogue"]["properties"],
    "catalogue_column": SCHEMA["$defs"]["catalogue_column"]["properties"],
    "level_scheme": SCHEMA["$defs"]["level_scheme"]["properties"],
}


@pytest.mark.parametrize("module", ["docs.reference", "docs.example"])
def test_nothing_has_drifted(module):
    done = subprocess.run(
        [sys.executable, "-m", module, "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), f"run python -m {module}\n{done.stderr}"


def test_every_field_of_a_profile_is_explained():
    assert {name: list(told) for name, told in FIELDS.items()} == {
        name: list(properties) for name, properties in PARTS.items()
    }


def test_every_explanation_is_in_both_languages():
    assert [
        f"{name}.{key}"
        for name, told in FIELDS.items()
        for key, words in told.items()
        if not (words.get("zh") and words.get("en"))
    ] == []


@pytest.mark.skipif(
    importlib.util.find_spec("mkdocs") is None or importlib.util.find_spec("material") is None,
    reason="mkdocs-material is not installed: pip install '.[docs]'",
)
def test_the_site_builds_strictly_and_needs_no_network(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(tmp_path / "site")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    pages = sorted((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 20
    loaded = ('src="http', "src='http", 'rel="stylesheet" href="http', 'rel="preconnect"')
    assert [page.name for page in pages for word in loaded if word in page.read_text("utf-8")] == []
