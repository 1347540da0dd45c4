"""Profile files: what is refused, with file and path, and how folders stack."""

import shutil

import pytest
from tabletext import profiles

from layouts.problem import InvalidLayout
from layouts.read import BUILT_IN, load

GOOD = """
schema: gongkai/profile/1
id: mine.expenditure
extends: national.expenditure
description: 某县的支出表 / a county's
"""


def problems(folder):
    with pytest.raises(InvalidLayout) as caught:
        load([folder])
    return caught.value.problems


def write(folder, text, name="mine.yaml"):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_a_profile_of_ones_own_joins_the_built_in_ones(tmp_path):
    write(tmp_path, GOOD, "deep/er/mine.yaml")
    mine = load([tmp_path])["mine.expenditure"]

    assert (mine.kind, mine.family, mine.depth) == ("expenditure", "mine", 1)
    assert mine.specificity > load()["national.expenditure"].specificity
    assert {column.key for column in mine.columns} >= {"code", "label", "total", "basic"}


def test_the_same_id_replaces_the_built_in_profile(tmp_path):
    original = (BUILT_IN / "national" / "expenditure.yaml").read_text("utf-8")
    write(tmp_path, original.replace("stage: budget", "stage: final_accounts"))

    assert load([tmp_path])["national.expenditure"].stage == "final_accounts"
    assert load([tmp_path])["national.fund_expenditure"].stage == "final_accounts"
    assert load()["national.expenditure"].stage == "budget"


def test_of_two_folders_the_first_wins(tmp_path):
    write(tmp_path / "one", GOOD + "years: {from: 2024}\n")
    write(tmp_path / "two", GOOD + "years: {from: 2020}\n")

    assert load([tmp_path / "one", tmp_path / "two"])["mine.expenditure"].first_year == 2024


@pytest.mark.parametrize(
    ("addition", "where", "words"),
    [
        ("colums: {}\n", "", "colums"),
        ("recognise: {title: [x]}\n", "recognise", "title"),
        ("columns: {total: {role: amuont}}\n", "columns.total", "amuont"),
        ("columns: {total: {rol: amount}}\n", "columns.total", "rol"),
        ("rows: {by: colour}\n", "rows.by", "colour"),
        ("unit: {default: yen}\n", "unit.default", "yen"),
        ("engine: {prefer: [magic]}\n", "engine.prefer.0", "magic"),
        ("shape: round\n", "shape", "round"),
        ("kind: poem\n", "kind", "poem"),
        ("dimensions: {fund: 3}\n", "dimensions.fund", "3"),
    ],
)
def test_a_mistake_is_told_with_file_and_path(tmp_path, addition, where, words):
    path = write(tmp_path, GOOD + addition)
    found = [p for p in problems(tmp_path) if p.path == path]

    assert found
    assert any(p.where.startswith(where) and words in str(p) for p in found), found
    assert str(path) in str(found[0])


def test_every_problem_is_told_at_once(tmp_path):
    write(tmp_path, GOOD + "colums: {}\nshape: round\n")
    write(tmp_path, GOOD.replace("mine.", "other.") + "kind: poem\n", "other.yaml")

    found = problems(tmp_path)
    assert len(found) >= 3
    assert {p.path.name for p in found} == {"mine.yaml", "other.yaml"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- a\n- b\n", "mapping"),
        ("just words\n", "mapping"),
        ("", "mapping"),
        ("a: [1\n", "not valid YAML"),
        ("schema: gongkai/profile/1\n", "is missing"),
        ("id: 5\n", "is missing"),
        (GOOD.replace("national.expenditure", "national.nowhere"), "does not exist"),
        (GOOD + "recognise: {titles: [{term: no_such_term}]}\n", "no_such_term"),
        (GOOD + "recognise: {titles: [{regex: '(一'}]}\n", "regular expression"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_file(tmp_path, text, words):
    path = write(tmp_path, text)
    found = problems(tmp_path)

    assert found[0].path == path
    assert words in found[0].message


def test_a_yaml_mistake_is_told_with_its_line(tmp_path):
    write(tmp_path, "schema: x\nid: [mine\n")

    assert problems(tmp_path)[0].where.startswith("line ")


def test_two_files_of_one_id_are_refused(tmp_path):
    write(tmp_path, GOOD, "a.yaml")
    write(tmp_path, GOOD, "b.yaml")
    found = problems(tmp_path)

    assert found[0].path.name == "b.yaml"
    assert "a.yaml" in found[0].message


def test_a_missing_folder_is_told(tmp_path):
    assert "no such folder" in problems(tmp_path / "nowhere")[0].message


def test_a_bad_title_scope_is_refused(tmp_path):
    addition = "title_dimensions: [{regex: '(', dimensions: {fund: all}}]\n"
    write(tmp_path, GOOD + addition)

    assert "regular expression" in problems(tmp_path)[0].message


def test_an_abstract_profile_is_a_parent_only(tmp_path):
    write(tmp_path, GOOD + "abstract: true\n")
    write(
        tmp_path,
        GOOD.replace("id: mine.expenditure", "id: mine.child").replace(
            "extends: national.expenditure", "extends: mine.expenditure"
        ),
        "child.yaml",
    )
    identifiers = {profile.id for profile in load([tmp_path]).profiles}

    assert "mine.child" in identifiers
    assert "mine.expenditure" not in identifiers


def test_the_built_in_folder_can_be_copied_and_used(tmp_path):
    shutil.copytree(BUILT_IN, tmp_path / "copy")

    assert [p.id for p in load([tmp_path / "copy"]).profiles] == [p.id for p in load().profiles]


@pytest.mark.parametrize("profile", profiles().profiles, ids=lambda profile: profile.id)
class TestBuiltIn:
    def test_is_described_in_both_languages(self, profile):
        chinese, _, english = profile.description.partition(" / ")

        assert any("一" <= character <= "鿿" for character in chinese)
        assert english.isascii()
        assert len(english) > 8

    def test_means_what_the_vocabulary_knows(self, profile):
        vocabulary = profiles().vocabulary
        concepts = {column.concept for column in profile.columns if column.concept}
        dimensions = {*profile.dimensions} | {d for c in profile.columns for d in c.dimensions}
        dimensions |= {d for scope in profile.title_scopes for d in scope.dimensions}

        assert concepts <= set(vocabulary.concepts)
        for name, value in dimensions:
            dimension = vocabulary.dimensions[name]
            if dimension.members:
                assert value in dimension.members, (name, value)
            elif dimension.codelist:
                assert value in vocabulary.codelists[dimension.codelist].names

    def test_asks_for_a_title_and_a_header(self, profile):
        assert not profile.recognition.titles.empty
        assert profile.recognition.headers_all

    def test_every_amount_has_a_concept_and_nothing_else_has(self, profile):
        for column in profile.columns:
            assert (column.role == "amount") == (column.concept is not None), column.key

    def test_has_a_label_or_a_single_row(self, profile):
        for half in profile.halves:
            labelled = any(column.role == "label" for column in half.columns)
            assert labelled or half.rows.by == "single"

    def test_names_known_items(self, profile):
        vocabulary = profiles().vocabulary
        known = {*vocabulary.items, *vocabulary.codelists}
        assert {name for half in profile.halves for name in half.rows.items} <= known

    def test_is_where_its_id_says(self, profile):
        path = profiles().resolved[profile.id].path
        assert path == BUILT_IN / profile.family / f"{profile.id.partition('.')[2]}.yaml"
