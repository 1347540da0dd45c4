"""Words and shapes shared by commands."""

import pytest

from gongkai.cli.language import language
from gongkai.cli.wording import page_ranges


@pytest.mark.parametrize(
    ("pages", "text"),
    [((), ""), ((5,), "5"), ((5, 6, 7), "5–7"), ((5, 7), "5, 7"), ((1, 2, 4, 6, 7), "1–2, 4, 6–7")],
)
def test_page_ranges(monkeypatch, pages, text):
    monkeypatch.setenv("GONGKAI_LANG", "en")
    language.cache_clear()
    assert page_ranges(pages) == text
    language.cache_clear()
