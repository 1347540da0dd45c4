"""Code lists: names and codes, both ways."""

import re

import pytest
import yaml
from tabletext import profiles

from layouts.codelist import load_codelists
from layouts.files import HERE

LISTS = load_codelists()


@pytest.mark.parametrize("identifier", ["functional", "economic", "revenue"])
def test_codes_are_classes_sections_or_items_with_a_class_above(identifier):
    names = LISTS[identifier].names

    assert names
    assert [code for code in names if not re.fullmatch(r"\d{3}(\d{2}){0,2}", code)] == []
    assert [code for code in names if code[:3] not in names] == []
    assert [code for code in names if len(code) == 7 and code[:5] not in names] == []


@pytest.mark.parametrize("path", sorted((HERE / "codelists").glob("*.yaml")), ids=lambda p: p.stem)
def test_every_alias_is_of_a_known_code(path):
    raw = yaml.safe_load(path.read_text("utf-8"))

    assert [a for a, code in raw.get("aliases", {}).items() if code not in raw["names"]] == []
    assert all(isinstance(code, str) for code in raw["names"])


def test_every_list_states_its_source():
    for path in (HERE / "codelists").glob("*.yaml"):
        assert "# Source:" in path.read_text("utf-8"), path.name


def test_names_are_found_in_any_print():
    economic = LISTS["economic"]

    assert economic.codes_named("基 本 工 资") == ("30101",)
    assert economic.codes_named("退职(役)费") == economic.codes_named("退职（役）费") == ("30303",)
    assert economic.codes_named("没有这个科目") == ()


def test_a_name_of_several_codes_gives_all_of_them_shortest_first():
    assert LISTS["economic"].codes_named("房屋建筑物购建") == ("30901", "31001")
    assert LISTS["economic"].codes_named("其他支出") == ("399", "39999")


def test_an_alias_leads_to_the_code():
    assert LISTS["functional"].codes_named("医疗卫生支出") == ("210",)


def test_every_dimension_by_code_has_its_list():
    vocabulary = profiles().vocabulary
    lists = {d.codelist for d in vocabulary.dimensions.values() if d.codelist}

    assert lists <= set(vocabulary.codelists)
