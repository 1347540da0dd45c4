"""What is said about a library that is missing, incomplete or too new."""

import importlib.metadata

import pytest

from extractor.engines.availability import library


def test_an_installed_library_is_ready_with_its_version() -> None:
    found = library("pytest", ["pytest"], below=1000, hint="pip install pytest")
    assert found.ready
    assert found.version == importlib.metadata.version("pytest")


@pytest.mark.parametrize(
    ("distribution", "modules", "below", "reason"),
    [
        ("no-such-distribution", [], 9, "is not installed"),
        ("pytest", ["no_such_module"], 1000, "lacks no_such_module"),
        ("pytest", ["pytest"], 1, "is not supported"),
    ],
)
def test_why_a_library_cannot_be_used(
    distribution: str, modules: list[str], below: int, reason: str
) -> None:
    found = library(distribution, modules, below=below, hint="pip install it")
    assert not found.ready
    assert reason in found.reason
    assert found.hint == "pip install it"


def test_a_version_nobody_can_read_is_too_new(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.version", lambda name: "unknown")
    assert not library("pytest", ["pytest"], below=1000, hint="").ready
