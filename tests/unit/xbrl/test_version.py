"""The taxonomy's date stands for its content."""

import json
import sys

import pytest

from exports.xbrl.names import DATE
from exports.xbrl.taxonomy import version
from exports.xbrl.taxonomy.package import package_files


def test_the_date_belongs_to_the_content():
    assert version.fingerprint() == version.kept_fingerprint(), (
        f"the taxonomy says something else than under its date {DATE}: vocabulary, code lists, "
        f"forms or words have changed. Give it a new date with `{version.COMMAND} YYYY-MM-DD`, "
        f"or, if no release carries {DATE} yet, `{version.COMMAND} --unpublished`."
    )


def test_the_fingerprint_tells_contents_and_not_dates():
    files = package_files()
    path = f"{DATE}/gongkai-label-zh.xml"
    other = {**files, path: files[path].replace("支出".encode(), "开支".encode(), 1)}
    undated = {
        name.replace(DATE, "DATE"): data.replace(DATE.encode(), b"DATE")
        for name, data in reversed(files.items())
    }
    assert version.fingerprint(other) != version.fingerprint(files)
    assert version.fingerprint(undated) == version.fingerprint(files)


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """A version file of an older content."""
    path = tmp_path / "version.json"
    path.write_text(json.dumps({"date": DATE, "sha256": "0" * 64}), "utf-8")
    monkeypatch.setattr(version, "VERSION_FILE", path)
    return path


def run(monkeypatch, *arguments):
    monkeypatch.setattr(sys, "argv", ["version", *arguments])
    version.main()


def test_the_command_sets_both(kept, monkeypatch):
    run(monkeypatch, "2099-12-31")
    assert json.loads(kept.read_bytes()) == {"date": "2099-12-31", "sha256": version.fingerprint()}
    with pytest.raises(SystemExit, match="its date stays"):
        run(monkeypatch, "2100-01-01")


def test_the_date_moves_forward_or_is_kept_on_purpose(kept, monkeypatch):
    with pytest.raises(SystemExit, match="later than"):
        run(monkeypatch, DATE)
    run(monkeypatch, "--unpublished")
    assert json.loads(kept.read_bytes()) == {"date": DATE, "sha256": version.fingerprint()}
