"""Files appear whole or not at all."""

import os
from pathlib import Path

import pytest

from exports.atomic import write_atomically
from extractor.errors import OutputUnwritable


def test_makes_folders_and_leaves_nothing_beside(tmp_path):
    target = tmp_path / "a" / "b" / "report.json"
    write_atomically(target, b"{}")
    assert target.read_bytes() == b"{}"
    assert [entry.name for entry in target.parent.iterdir()] == ["report.json"]


def test_a_file_in_the_place_of_a_folder(tmp_path):
    (tmp_path / "a").write_text("in the way")
    with pytest.raises(OutputUnwritable):
        write_atomically(tmp_path / "a" / "report.json", b"{}")


def test_an_interrupted_write_keeps_the_old_file(tmp_path, monkeypatch):
    target = tmp_path / "report.json"
    write_atomically(target, b"old")

    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.json"]


def test_a_folder_in_the_place_of_the_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for target in (tmp_path, Path()):
        with pytest.raises(OutputUnwritable):
            write_atomically(target, b"x")
