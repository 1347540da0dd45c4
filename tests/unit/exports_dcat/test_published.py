"""What only the publisher knows comes into the record as said, and not otherwise."""

import json
from pathlib import Path

import pytest
from disclosures import disclosure

from exports.dcat import DcatExporter
from exports.publication import PARTS, publication
from exports.validation.registry import ready_validator

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
TOLD = {
    "licence": LICENCE,
    "landing-page": "https://www.example.org/budget/2026.html",
    "publisher": "https://www.example.org/",
    "contact": "mailto:budget@example.org",
    "issued": "2026-02-13",
    "modified": "2026-03-01",
}
SHAPES = Path(__file__).parents[4] / "shared" / "standards" / "dcat-ap-3.0.1"


def written(tmp_path, told):
    (file,) = DcatExporter().describe(disclosure(), {}, publication(told.items()))
    path = tmp_path / "dcat.jsonld"
    path.write_bytes(file.data)
    return path


def nodes(path):
    return {each["@id"]: each for each in json.loads(path.read_bytes())["@graph"]}


def problems(path, *rules):
    return ready_validator("dcat").validate(path, rules).problems


def test_all_of_it_is_told_where_dcat_has_it(tmp_path):
    graph = nodes(written(tmp_path, TOLD))
    dataset = graph["#dataset"]
    assert dataset["dct:issued"] == {"@value": "2026-02-13", "@type": "xsd:date"}
    assert dataset["dct:modified"] == {"@value": "2026-03-01", "@type": "xsd:date"}
    assert dataset["dcat:landingPage"] == {"@id": TOLD["landing-page"]}
    assert dataset["dct:publisher"]["@id"] == TOLD["publisher"]
    assert dataset["dct:publisher"]["foaf:name"]["@value"] == "泽州县残疾人联合会"
    assert dataset["dcat:contactPoint"]["vcard:hasEmail"] == {"@id": TOLD["contact"]}
    assert graph["#json"]["dct:license"] == {"@id": LICENCE}
    assert "dct:license" not in dataset


def test_nothing_is_made_up(tmp_path):
    text = written(tmp_path, {}).read_text("utf-8")
    for name in ("license", "issued", "modified", "landingPage", "contactPoint"):
        assert name not in text
    assert "@id" not in nodes(tmp_path / "dcat.jsonld")["#dataset"]["dct:publisher"]


@pytest.mark.parametrize("contact", [TOLD["contact"], "https://www.example.org/contact"])
def test_the_record_is_valid_for_us_and_for_dcat_ap(tmp_path, contact):
    path = written(tmp_path, {**TOLD, "contact": contact})
    assert problems(path) == ()
    shapes = sorted(SHAPES.glob("*.ttl"))
    if not shapes:
        pytest.skip("the shapes of DCAT-AP 3.0.1 are not at hand")
    assert problems(path, *shapes) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('{\n        "@value": "2026-02-13",\n        "@type": "xsd:date"\n      }', '"yesterday"'),
        ('"2026-02-13"', '"yesterday"'),
        ('"2026-02-13"', '"2026-02-30"'),
        (f'{{\n        "@id": "{LICENCE}"\n      }}', '"CC BY"'),
        ("mailto:budget", "tel:budget"),
    ],
)
def test_our_shape_refuses_what_is_no_date_or_address(tmp_path, old, new):
    path = written(tmp_path, TOLD)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    assert problems(path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("licence", "CC BY"),
        ("issued", "2026-2-13"),
        ("issued", "20260213"),
        ("modified", "yesterday"),
        ("landing-page", "mailto:a@example.org"),
        ("contact", "tel:110"),
        ("license", LICENCE),
        ("licence", ""),
    ],
)
def test_what_cannot_be_so_is_refused(name, value):
    with pytest.raises(ValueError, match=f"{name}="):
        publication([(name, value)])


def test_each_name_is_given_once():
    assert set(PARTS) == set(TOLD)
    with pytest.raises(ValueError, match="issued=2026-03-01"):
        publication([("issued", "2026-02-13"), ("issued", "2026-03-01")])
