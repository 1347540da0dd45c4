"""The taxonomy says all of the vocabulary, and keeps to the rules that tools trip over."""

import io
import zipfile
from collections import Counter

import pytest
from lxml import etree

from exports.archive import zipped
from exports.xbrl.names import BASE, DATE, ENTRY_POINT, PACKAGE_NAME, camel, member_name
from exports.xbrl.taxonomy.build import build_taxonomy
from exports.xbrl.taxonomy.package import package_files, taxonomy_files, taxonomy_package
from layouts.vocabulary import load_vocabulary

LINK = "{http://www.xbrl.org/2003/linkbase}"
XLINK = "{http://www.w3.org/1999/xlink}"
XBRLDT = "{http://xbrl.org/2005/xbrldt}"


@pytest.fixture(scope="module")
def files():
    return {name: etree.fromstring(data) for name, data in taxonomy_files().items()}


@pytest.fixture(scope="module")
def elements():
    return {element.name: element for element in build_taxonomy().elements}


def test_element_names_are_unique():
    names = Counter(element.name for element in build_taxonomy().elements)
    assert [name for name, count in names.items() if count > 1] == []


def test_every_concept_and_code_is_an_element_with_two_labels(elements):
    vocabulary = load_vocabulary()
    for concept in vocabulary.concepts.values():
        assert (elements[camel(concept.id)].zh, elements[camel(concept.id)].en) == (
            concept.zh,
            concept.en,
        )
    for dimension in vocabulary.dimensions.values():
        for code, name in (
            vocabulary.codelists[dimension.codelist].names.items() if dimension.codelist else ()
        ):
            assert elements[member_name(dimension.id, code)].zh == f"{code} {name}"
    assert all(element.zh and element.en for element in elements.values())


def test_money_comes_in_or_goes_out(elements):
    assert elements["Revenue"].balance == "credit"
    assert elements["ExpenditureProject"].balance == "debit"


def test_a_renamed_code_tells_its_names_with_their_years(elements):
    documented = [e.doc_zh for e in elements.values() if e.sort == "member" and e.doc_zh]
    assert any("；" in text and "-20" in text for text in documented)


def test_concepts_refer_to_the_forms_that_print_them(elements):
    references = elements["ExpenditureBasic"].references
    assert ("Section", "支出总表，按功能分类科目列示") in {
        part for each in references for part in each
    }


def test_codes_share_the_reference_to_their_classification(files):
    parts = [
        [part.text for part in each]
        for each in files["gongkai-reference.xml"].iter(f"{LINK}reference")
    ]
    assert parts.count(["政府收支分类科目", "支出功能分类科目"]) == 1
    assert len(parts) == len({tuple(each) for each in parts})


def test_hypercubes_are_closed_and_on_the_scenario(files):
    arcs = [
        arc
        for arc in files["gongkai-definition.xml"].iter(f"{LINK}definitionArc")
        if arc.get(f"{XLINK}arcrole").endswith("/all")
    ]
    assert len(arcs) == len(build_taxonomy().cubes)
    assert {arc.get(f"{XBRLDT}closed") for arc in arcs} == {"true"}
    assert {arc.get(f"{XBRLDT}contextElement") for arc in arcs} == {"scenario"}


def test_no_two_arcs_of_a_link_have_the_same_ends(files):
    for root in files.values():
        for link in root:
            ends = Counter(
                (arc.get(f"{XLINK}from"), arc.get(f"{XLINK}to"))
                for arc in link
                if arc.get(f"{XLINK}type") == "arc"
            )
            assert [pair for pair, count in ends.items() if count > 1] == []


def test_sums_are_those_of_the_vocabulary():
    sums = {each.total: each.parts for each in build_taxonomy().sums}
    assert sums["ExpenditureBasic"] == ("ExpenditureBasicPersonnel", "ExpenditureBasicOperating")
    assert set(sums) == {camel(c.id) for c in load_vocabulary().concepts.values() if c.required}


def test_codes_stand_under_the_code_they_begin_with():
    function = next(d for d in build_taxonomy().domains if d.axis == "FunctionAxis")
    by_name = {node.name: node for node in function.tree.below}
    section = {node.name for node in by_name["Function208Member"].below}
    assert "Function20805Member" in section
    assert "Function2080501Member" not in section


def test_the_package_resolves_its_entry_point():
    package = zipfile.ZipFile(io.BytesIO(taxonomy_package()))
    names = package.namelist()
    assert names == sorted(names)
    assert {name.split("/")[0] for name in names} == {PACKAGE_NAME}
    catalogue = etree.fromstring(package.read(f"{PACKAGE_NAME}/META-INF/catalog.xml"))
    rewrite = catalogue[0]
    assert rewrite.get("uriStartString") == f"{BASE}/"
    path = ENTRY_POINT.replace(f"{BASE}/", rewrite.get("rewritePrefix").replace("../", ""))
    assert f"{PACKAGE_NAME}/{path}" in names
    assert DATE in path


def test_the_package_is_the_same_bytes_each_time():
    build_taxonomy.cache_clear()
    taxonomy_files.cache_clear()
    again = zipped({f"{PACKAGE_NAME}/{name}": data for name, data in package_files().items()})
    assert again == taxonomy_package()
