"""One parent; maps merge, lists and scalars replace, null deletes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.inherit import Draft, merge, resolve
from layouts.problem import InvalidLayout

KEYS = st.sampled_from("abc")
SCALARS = st.one_of(st.integers(0, 3), st.text("xy", max_size=2), st.lists(st.integers(0, 3)))
TREES = st.recursive(
    st.dictionaries(KEYS, SCALARS, max_size=3),
    lambda inner: st.dictionaries(KEYS, st.one_of(SCALARS, inner), max_size=3),
    max_leaves=8,
)


def drafts(**raws):
    return {
        name: Draft(path=Path(f"{name}.yaml"), raw={"id": name, **raw})
        for name, raw in raws.items()
    }


def test_maps_merge_lists_replace_null_deletes():
    parent = {"a": {"x": 1, "y": [1, 2]}, "b": 1, "c": 2}
    child = {"a": {"y": [3], "z": 4}, "b": None, "d": 5}

    assert merge(parent, child) == {"a": {"x": 1, "y": [3], "z": 4}, "c": 2, "d": 5}


def test_a_map_replaces_a_scalar_and_a_scalar_a_map():
    assert merge({"a": 1, "b": {"x": 1}}, {"a": {"x": 1}, "b": 2}) == {"a": {"x": 1}, "b": 2}


def test_null_inside_a_map_deletes_only_there():
    assert merge({"a": {"x": 1, "y": 2}}, {"a": {"x": None}}) == {"a": {"y": 2}}


def test_merging_changes_neither_side():
    parent, child = {"a": {"x": 1}}, {"a": {"y": 2}}
    merge(parent, child)

    assert (parent, child) == ({"a": {"x": 1}}, {"a": {"y": 2}})


@given(TREES)
def test_nothing_is_neutral_on_both_sides(tree):
    assert merge(tree, {}) == tree
    assert merge({}, tree) == tree


@given(TREES)
def test_merging_with_itself_changes_nothing(tree):
    assert merge(tree, tree) == tree


@given(TREES, TREES)
def test_the_child_wins_on_every_leaf(parent, child):
    def leaves(value, path=()):
        if isinstance(value, dict):
            return {
                p: v for k, inner in value.items() for p, v in leaves(inner, (*path, k)).items()
            }
        return {path: value}

    merged = leaves(merge(parent, child))
    assert leaves(child).items() <= merged.items()


LEAVES = st.fixed_dictionaries(
    {},
    optional={"a": st.fixed_dictionaries({}, optional={"x": SCALARS, "y": SCALARS}), "b": SCALARS},
)


@given(LEAVES, LEAVES, LEAVES)
def test_merging_is_associative_where_maps_stay_maps(one, two, three):
    assert merge(merge(one, two), three) == merge(one, merge(two, three))


def test_a_profile_inherits_from_its_ancestors_and_knows_whence():
    resolved = resolve(
        "grandchild",
        drafts(
            root={"kind": "k", "columns": {"a": 1, "b": 2}, "list": [1, 2]},
            child={"extends": "root", "columns": {"b": 3}},
            grandchild={"extends": "child", "list": [9], "columns": {"a": None}},
        ),
    )

    assert resolved.raw == {
        "id": "grandchild",
        "extends": "child",
        "kind": "k",
        "columns": {"b": 3},
        "list": [9],
    }
    assert resolved.depth == 2
    assert {k: v.name for k, v in resolved.origin.items() if k not in ("id", "extends")} == {
        "kind": "root.yaml",
        "columns.b": "child.yaml",
        "list": "grandchild.yaml",
    }


def test_a_profile_inherits_no_description_and_no_abstractness():
    parent = {"abstract": True, "description": "d", "kind": "k"}
    resolved = resolve("child", drafts(parent=parent, child={"extends": "parent"}))

    assert resolved.raw == {"id": "child", "extends": "parent", "kind": "k"}


def test_a_missing_parent_is_told_with_the_file_that_names_it():
    with pytest.raises(InvalidLayout) as caught:
        resolve("child", drafts(child={"extends": "nowhere"}))

    problem = caught.value.problems[0]
    assert (problem.path.name, problem.where) == ("child.yaml", "extends")
    assert "'nowhere' does not exist" in problem.message


@pytest.mark.parametrize(
    "raws",
    [
        {"a": {"extends": "a"}},
        {"a": {"extends": "b"}, "b": {"extends": "a"}},
        {"a": {"extends": "b"}, "b": {"extends": "c"}, "c": {"extends": "b"}},
    ],
)
def test_a_loop_is_told(raws):
    with pytest.raises(InvalidLayout, match="is its own ancestor"):
        resolve("a", drafts(**raws))
