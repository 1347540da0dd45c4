"""The language follows GONGKAI_LANG, then the locale."""

import pytest

from gongkai.cli.language import language


@pytest.fixture(autouse=True)
def _asked_anew(monkeypatch):
    for variable in ("GONGKAI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    language.cache_clear()
    yield
    language.cache_clear()


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_TW"}, "zh"),
        ({"LC_ALL": "", "LANG": "zh_CN"}, "zh"),
        ({"GONGKAI_LANG": "en", "LC_ALL": "zh_CN.UTF-8"}, "en"),
        ({"GONGKAI_LANG": "zh", "LC_ALL": "C"}, "zh"),
    ],
)
def test_the_first_variable_that_is_set_decides(monkeypatch, variables, expected):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language() == expected
