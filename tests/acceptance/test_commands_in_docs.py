"""The commands that the pages of formats show run as shown, in the order of a page."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from disclosures import disclosure

import gongkai
from exports.json import to_bytes

ROOT = Path(gongkai.__file__).parents[1]
PAGES = sorted((ROOT / "docs" / "formats").glob("*.md"))
_BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
# What a command stands for here: nothing is installed.
STAND_INS = {
    "gongkai": f'exec "{sys.executable}" -m gongkai "$@"',
    "arelleCmdLine": f'exec "{sys.executable}" -m arelle.CntlrCmdLine "$@"',
    "pip": "exit 0",
}
SHOWN = [(page, block) for page in PAGES for block in _BLOCK.findall(page.read_text("utf-8"))]
NEEDED = {"arelleCmdLine": "arelle", "ixbrl-viewer": "iXBRLViewerPlugin", "dcat": "pyshacl"}


@pytest.fixture
def shell(run, table_pdf):
    """Runs a block where a person may stand: PDFs, one of them converted, shapes of DCAT-AP."""
    tools = run.folder.parent / "bin"
    tools.mkdir()
    for name, command in STAND_INS.items():
        (tools / name).write_text(f"#!/bin/sh\n{command}\n")
        (tools / name).chmod(0o755)
    (run.folder / "out/a").mkdir(parents=True)
    (run.folder / "out/a/report.json").write_bytes(to_bytes(disclosure()))
    (run.folder / "budgets").mkdir()
    shutil.move(table_pdf("b.pdf"), run.folder / "budgets")
    for name in ("dcat-ap-SHACL.ttl", "range.ttl"):
        shutil.copy(ROOT / "exports/dcat/shape.ttl", run.folder / name)

    def ran(block):
        path = f"{tools}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "GONGKAI_LANG": "en"}
        return subprocess.run(
            ["bash", "-e", "-c", block],
            cwd=run.folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    return ran


@pytest.mark.parametrize(
    ("page", "block"), SHOWN, ids=[f"{page.stem}-{n}" for n, (page, _) in enumerate(SHOWN)]
)
def test_a_block_runs_as_shown(shell, page, block):
    if "data.example.org" in block:
        pytest.skip("it needs a portal; tests of publishing run the command")
    for sign, library in NEEDED.items():
        if sign in block and importlib.util.find_spec(library) is None:
            pytest.skip(f"{library} is not installed")
    if "dcat.jsonld" in block:
        assert shell("gongkai export out/a/report.json -f dcat -o out").returncode == 0
    done = shell(block)
    assert done.returncode == 0, f"{page.name}: {done.stdout}{done.stderr}"
    assert "[xbrl" not in done.stderr
