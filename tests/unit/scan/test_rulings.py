"""Rules found in small pictures drawn stroke by stroke."""

import pytest
from scans import extra

pytestmark = extra()


@pytest.fixture
def paper():
    import numpy as np

    return np.full((400, 300), 255, np.uint8)


def downward(picture):
    from extractor.engines.scan.rulings import pieces_of

    return [(piece.at, piece.start, piece.end) for piece in pieces_of(picture) if not piece[0]]


@pytest.mark.parametrize("beside", [222, 226, 234])
def test_a_rule_ends_where_it_meets_another_though_a_glyph_follows_on_its_line(paper, beside):
    """额 below the end of a rule: one of its strokes lies on the rule's line, alone at its foot."""
    paper[20:201, 150:153] = 0
    paper[200:203, 20:280] = 0
    paper[216:242, 151:154] = 0
    paper[216:beside, 143:146] = paper[216:beside, 158:161] = 0
    paper[216:218, 143:161] = 0
    assert {end for _, _, end in downward(paper)} <= set(range(190, 206))


def test_a_faint_rule_of_dashes_is_one_rule(paper):
    for top in range(20, 380, 40):
        paper[top : top + 24, 150:152] = 0
    ((at, start, end),) = downward(paper)
    assert abs(at - 150.5) < 1.5
    assert start < 32
    assert end > 350


def test_the_last_dash_of_a_rule_that_reaches_the_next_one_stays(paper):
    paper[20:23, 20:280] = paper[250:253, 20:280] = 0
    paper[20:200, 150:153] = 0
    paper[226:252, 150:153] = 0
    assert max(end for _, _, end in downward(paper)) > 240
