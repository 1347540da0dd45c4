"""Every text, through every format and back: whatever characters a document prints."""

from dataclasses import replace

from disclosures import small_report
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.expressible import expressible
from exports.xbrl.facts import facts_of
from exports.xbrl.inline import read_page, write_page
from exports.xbrl.instance import read_instance, write_instance
from exports.xbrl.oim_csv import read_csv, write_csv
from exports.xbrl.oim_json import read_json, write_json
from exports.xml.read import from_xml
from exports.xml.write import to_xml

REPORT = small_report()
texts = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["#none", "#empty", "##", "#", "", " ", "a\rb", "\r\n", "=1+1", '"', "]]>", "&#0;"]
    ),
)


def printing(title: str, project: str):
    """The report with this title of its sheet, for this project."""
    form = replace(REPORT.forms[0], title=title, project=project)
    return replace(REPORT, forms=(form,))


@settings(max_examples=150, deadline=None)
@given(texts, texts)
def test_texts_survive(title, project):
    report = printing(title, project)
    facts = facts_of(report)
    wanted = {each.id: (each.value, each.axes) for each in facts}
    assert expressible(title) in {value for value, _ in wanted.values()}
    for back in (
        read_instance(write_instance(report, facts)),
        read_json(write_json(report, facts)),
        read_csv(write_csv(report, facts)),
        read_page(write_page(report, facts)),
    ):
        assert {each.id: (each.value, each.axes) for each in back} == wanted


@settings(max_examples=150, deadline=None)
@given(texts, texts)
def test_the_plain_document_comes_back(title, project):
    report = printing(title, project)
    back = from_xml(to_xml(report))
    assert back == printing(expressible(title), expressible(project))
