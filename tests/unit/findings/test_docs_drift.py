"""docs/findings.md is what the catalogue and the tree of errors say now."""

import importlib.util
import sys
from pathlib import Path

import pytest

import gongkai

ROOT = Path(gongkai.__file__).parents[1]
SCRIPT = ROOT / "docs" / "generate.py"


@pytest.fixture
def generate(monkeypatch):
    if not SCRIPT.is_file():
        pytest.skip("the docs are in a checkout only")
    spec = importlib.util.spec_from_file_location("docs_generate", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


def test_the_generated_pages_are_up_to_date(generate):
    names = [path.name for path in generate.stale()]
    assert names == [], f"{', '.join(names)} is stale; run: {generate.COMMAND}"


def test_check_tells_the_command_to_run(generate, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(generate, "_FOLDER", tmp_path)
    assert generate.main(["--check"]) == 1
    assert generate.COMMAND in capsys.readouterr().err
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0


def test_every_code_has_its_place(generate):
    (text,) = generate.pages().values()
    assert "### SUM-001" in text
    assert "| IN-004 | 3 | 422 |" in text
