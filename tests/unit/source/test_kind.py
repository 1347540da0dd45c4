"""The kind of a page from what was counted on it."""

import pytest

from extractor.source.kind import Evidence, judge


def kind(glyphs=0, *, nameless=0, hidden=0, rules=0, outlines=0, image_share=0.0):
    return judge(Evidence(glyphs, nameless, hidden, rules, outlines, image_share))


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ({"glyphs": 500}, "digital"),
        ({"glyphs": 1}, "digital"),
        ({"glyphs": 500, "image_share": 0.1}, "digital"),
        ({"glyphs": 500, "image_share": 1.0}, "mixed"),
        ({"glyphs": 50, "image_share": 0.3}, "mixed"),
        ({"glyphs": 5, "image_share": 0.3}, "scanned"),
        ({"glyphs": 90, "image_share": 0.95}, "scanned"),
        ({"glyphs": 500, "nameless": 400}, "scanned"),
        ({"glyphs": 500, "nameless": 4}, "digital"),
        ({"image_share": 0.9}, "scanned"),
        ({"image_share": 0.9, "hidden": 80}, "scanned"),
        ({"outlines": 900}, "scanned"),
        ({"outlines": 3}, "blank"),
        ({"rules": 12}, "digital"),
        ({"hidden": 12}, "blank"),
        ({}, "blank"),
    ],
)
def test_kind(evidence, expected):
    assert kind(**evidence)[0] == expected


def test_the_reason_is_a_phrase_with_the_figures():
    assert kind(2, image_share=0.98)[1] == "pictures cover 98% of the page, 2 glyphs of text"
    assert kind(hidden=3, image_share=1.0)[1].endswith("the text layer is invisible")
    assert kind(outlines=900)[1] == "no text but 900 drawn outlines"
