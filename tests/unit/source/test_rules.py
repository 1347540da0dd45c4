"""Shapes to rules, pieces to whole rules."""

import pytest

from extractor.model.page import Rule
from extractor.source.rules import Shape, join_rules, rules_of


def shape(x0, y0, x1, y1, *, stroked=False, rectangle=True):
    return Shape(x0, y0, x1, y1, stroked, rectangle)


def test_a_thin_rectangle_is_its_centre_line():
    assert rules_of([shape(50, 100, 250, 101)]) == (Rule(True, 100.5, 50, 250),)
    assert rules_of([shape(50, 100, 51, 250)]) == (Rule(False, 50.5, 100, 250),)


def test_a_stroked_rectangle_is_four_sides():
    rules = rules_of([shape(50, 100, 250, 140, stroked=True)])

    assert [rule.horizontal for rule in rules] == [True, True, False, False]
    assert [round(rule.at) for rule in rules] == [100, 140, 50, 250]


def test_a_filled_rectangle_is_no_rule():
    assert rules_of([shape(50, 100, 250, 140)]) == ()


def test_a_slightly_leaning_line_is_straight_and_a_diagonal_is_not():
    assert len(rules_of([shape(50, 100, 250, 100.4, stroked=True, rectangle=False)])) == 1
    assert rules_of([shape(50, 100, 250, 140, stroked=True, rectangle=False)]) == ()


def test_a_line_without_width():
    assert rules_of([shape(50, 100, 250, 100, stroked=True)]) == (Rule(True, 100, 50, 250),)


def test_dots_are_rules_only_in_a_row():
    dots = [shape(x, 100, x + 0.5, 100.5) for x in range(50, 100, 1)]

    assert rules_of(dots) == (Rule(True, pytest.approx(100.25), 50, 99.5),)
    assert rules_of(dots[:1]) == ()


@pytest.mark.parametrize(("gap", "count"), [(1.5, 1), (2.9, 1), (3.5, 2)])
def test_collinear_pieces(gap, count):
    pieces = [(100.0, 50.0, 90.0), (100.0, 90.0 + gap, 130.0)]

    assert len(join_rules(pieces, horizontal=True)) == count


@pytest.mark.parametrize(("apart", "count"), [(0.5, 1), (1.6, 1), (2.5, 1), (4.0, 2)])
def test_parallel_pieces(apart, count):
    pieces = [(100.0, 50.0, 250.0), (100.0 + apart, 50.0, 250.0)]

    rules = join_rules(pieces, horizontal=True)

    assert len(rules) == count
    assert rules[0].at == pytest.approx(100 + apart / 2 if count == 1 else 100)


def test_many_lines_close_together_do_not_melt_into_one():
    hatching = [(100.0 + 2 * step, 50.0, 250.0) for step in range(30)]

    assert len(join_rules(hatching, horizontal=True)) > 5


def test_pieces_on_one_height_far_apart_stay_two_rules():
    assert len(join_rules([(100.0, 50.0, 90.0), (100.0, 200.0, 290.0)], horizontal=True)) == 2
