"""Every sample gives its accepted report, byte for byte; how `gongkai samples accept` works."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from nearly import differences

import gongkai
from exports.json import to_bytes
from extractor.engines.spec import Availability
from gongkai.cli.app import run
from gongkai.report_diff import report_diff
from gongkai.samples import find_samples, named

ROOT = Path(__file__).parents[2]
ACCEPT = "python -m gongkai samples accept"
MOST_LINES = 80


NATIVE = [sample for sample in find_samples(ROOT) if not sample.pictured]


@pytest.mark.parametrize("sample", NATIVE, ids=lambda sample: sample.name)
def test_the_sample_gives_its_accepted_report(sample):
    accepted, made = sample.accepted, sample.convert()
    if accepted is None:
        pytest.fail(f"no accepted report; look at the result, then: {ACCEPT} {sample.name}")
    if made != accepted:
        lines = report_diff(accepted, made)
        more = [f"… {len(lines) - MOST_LINES} more lines"] if len(lines) > MOST_LINES else []
        how = f"If every change is right: {ACCEPT} {sample.name}"
        pytest.fail("\n".join([*lines[:MOST_LINES], *more, how]), pytrace=False)


def test_the_scanned_sample_gives_its_accepted_report(scanned):
    """But for what differs between processors: the recogniser's probabilities and what only they
    decide (which cells are for a person to look at), and hundredths of a point."""
    (sample,) = named(find_samples(ROOT), ["zezhou-2026-scanned"])
    accepted, made = sample.accepted, to_bytes(scanned.report)
    if accepted is None:
        pytest.fail(f"no accepted report; look at the result, then: {ACCEPT} {sample.name}")
    found = list(differences(json.loads(accepted), json.loads(made)))
    if found:
        how = f"If every change is right: {ACCEPT} {sample.name}"
        pytest.fail("\n".join([*found[:MOST_LINES], how]), pytrace=False)


@pytest.fixture(scope="session")
def made():
    """What this program makes of the sample, accepted or not."""
    return named(find_samples(ROOT), ["zezhou-2026"])[0].convert()


@pytest.fixture
def run_in(tmp_path, made):
    """Runs the command in a checkout of its own, made of links to this one, all as accepted."""
    root = tmp_path / "checkout"
    root.mkdir()
    for name in ("layouts", "extractor", "exports", "gongkai"):
        (root / name).symlink_to(Path(gongkai.__file__).parents[1] / name)
    (root / "pyproject.toml").symlink_to(ROOT / "pyproject.toml")
    folder = root / "samples" / "zezhou-2026"
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "samples" / "zezhou-2026" / "zezhou-2026.pdf", folder)
    (folder / "report.json").write_bytes(made)

    def run(*arguments, package=root / "gongkai"):
        code = (
            "import sys, gongkai\n"
            f"gongkai.__file__ = {str(package / '__init__.py')!r}\n"
            "from gongkai.cli.app import run\n"
            "sys.exit(run(sys.argv[1:]))"
        )
        return subprocess.run(
            [sys.executable, "-c", code, "samples", "accept", *arguments],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root), "GONGKAI_LANG": "en"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    run.report = folder / "report.json"
    return run


def test_check_is_silent_about_what_is_as_accepted(run_in):
    done = run_in("--check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "zezhou-2026: as accepted.\n"


def test_check_shows_the_difference_and_writes_nothing(run_in):
    before = run_in.report.read_bytes().replace(b'"290.78"', b'"290.79"')
    run_in.report.write_bytes(before)
    done = run_in("zezhou-2026", "--check")
    assert done.returncode == 1
    changed = [line for line in done.stdout.splitlines() if line.startswith(("+", "-"))]
    assert any(line.startswith("-") and '"290.79"' in line for line in changed)
    assert any(line.startswith("+") and '"290.78"' in line for line in changed)
    assert "@@ tables/2/rows/0/cells/basic" in done.stdout
    assert run_in.report.read_bytes() == before


@pytest.mark.parametrize("damage", ["change", "delete", "not JSON"])
def test_accept_writes_canonical_bytes_beside_the_sample(run_in, damage):
    accepted = run_in.report.read_bytes()
    if damage == "change":
        run_in.report.write_bytes(accepted.replace(b"290.78", b"290.79"))
    elif damage == "delete":
        run_in.report.unlink()
    else:
        run_in.report.write_bytes(b"<<<<<<< ours")
    done = run_in()
    assert done.returncode == 0, done.stderr
    assert run_in.report.read_bytes() == accepted


def test_a_long_difference_is_cut_short(run_in):
    run_in.report.write_bytes(run_in.report.read_bytes().replace(b'"confidence":"1"', b'"c":"1"'))
    done = run_in("--check")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) < 120
    assert "more lines of difference" in done.stdout


def test_a_sample_that_is_not_there(run_in):
    done = run_in("zezhou-2027")
    assert done.returncode == 2
    assert "no sample zezhou-2027; there are: zezhou-2026" in done.stderr


def test_outside_a_checkout_it_says_so(run_in, tmp_path):
    done = run_in("--check", package=tmp_path / "site-packages" / "gongkai")
    assert done.returncode == 2
    assert "in a checkout only" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_sample_whose_pictures_cannot_be_read_here_is_left_out(tmp_path, monkeypatch, capsys):
    folder = tmp_path / "samples" / "pictured"
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "samples" / "zezhou-2026" / "zezhou-2026.pdf", folder / "pictured.pdf")
    (folder / "pages.json").write_text('{"pages":[]}', "utf-8")
    missing = Availability(ready=False, reason="no recogniser", hint="pip install it")
    engine = SimpleNamespace(availability=lambda: missing)
    monkeypatch.setattr("gongkai.samples.engine_named", lambda name: engine)
    monkeypatch.setattr("gongkai.samples.checkout", lambda: tmp_path)
    monkeypatch.setenv("GONGKAI_LANG", "en")
    assert run(["samples", "accept"]) == 0
    told = capsys.readouterr().out
    assert "pictured: left out" in told
    assert "no recogniser" in told
    assert "pip install it" in told
    assert not (folder / "report.json").exists()
