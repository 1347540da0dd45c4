"""`gongkai publish ckan` as people run it, against a portal of a few lines."""

import pytest
from disclosures import small_report
from fake_ckan import ORGANISATION, TOKEN, Fault, fake_ckan

from exports.json import to_bytes

pytest.importorskip("ckanapi", reason="pip install 'gongkai[ckan]'")


@pytest.fixture
def ckan():
    with fake_ckan() as portal:
        yield portal


@pytest.fixture
def publish(run, ckan, tmp_path):
    folder = tmp_path / "out" / "a"
    folder.mkdir(parents=True)
    (folder / "report.json").write_bytes(to_bytes(small_report()))

    def published(*options, token=TOKEN, **settings):
        return run(
            "publish", "ckan", "--url", ckan.url, "--org", ORGANISATION, *options,
            CKAN_API_TOKEN=token, **settings,
        )  # fmt: skip

    published.out = tmp_path / "out"
    return published


def test_a_folder_is_published_and_again_nothing_happens(publish, ckan):
    first = publish(publish.out)
    assert (first.code, first.err) == (0, "")
    assert "created" in first.out
    (name,) = ckan.packages
    assert f"{ckan.url}/dataset/{name}" in first.out
    ckan.calls.clear()
    assert "unchanged" in publish(publish.out).out
    assert ckan.writes == []


def test_a_dry_run_needs_no_token_and_writes_nothing(publish, ckan):
    ended = publish(publish.out, "--dry-run", token="", language="zh")
    assert ended.code == 0
    assert "将新建" in ended.out
    assert ckan.writes == []


def test_what_was_done_as_json(publish, ckan):
    value = publish(publish.out, "--json").value
    (told,) = value["datasets"]
    assert (value["exit_code"], told["outcome"], told["error"]) == (0, "create", None)
    rows = {each["name"]: each["rows"] for each in told["tables"]}
    assert rows["facts"] == len(small_report().facts)
    assert {each["resource"] for each in told["tables"]} == set(ckan.tables)


def test_without_a_token_nothing_is_asked(publish, ckan):
    ended = publish(publish.out, token="")
    assert (ended.code, ckan.calls) == (8, [])
    assert "PUB-001" in ended.err


def test_a_wrong_token_is_not_repeated_to_anyone(publish):
    ended = publish(publish.out, "-vv", token="wrong-secret")
    assert ended.code == 8
    assert "PUB-002" in ended.err
    assert "wrong-secret" not in ended.out + ended.err


def test_a_token_on_the_command_line_is_refused(publish, ckan):
    url = ckan.url.replace("http://", "http://me:secret@")
    ended = publish(publish.out, "--url", url)
    assert (ended.code, ckan.calls) == (2, [])
    assert "secret" not in ended.err


@pytest.mark.parametrize("url", ["data.example.org", "ftp://a.org", "http://", "http://[", "x"])
def test_an_address_that_is_none(publish, url):
    assert publish(publish.out, "--url", url).code == 2


def test_two_reports_of_one_disclosure(publish, ckan):
    twin = publish.out / "b" / "report.json"
    twin.parent.mkdir()
    twin.write_bytes((publish.out / "a" / "report.json").read_bytes())
    ended = publish(publish.out)
    assert ended.code == 8
    assert "PUB-008" in ended.err
    assert len(ckan.packages) == 1


def test_a_broken_report_stops_no_other_and_a_pdf_is_refused(publish, ckan, table_pdf):
    (publish.out / "report.json").write_text("{}")
    ended = publish(publish.out, table_pdf("a.pdf"))
    assert ended.code == 7
    assert ended.err.count("OUT-004") == 2
    assert len(ckan.packages) == 1


def test_a_portal_that_is_down_stops_all(publish, ckan):
    other = publish.out / "b" / "report.json"
    other.parent.mkdir()
    other.write_bytes((publish.out / "a" / "report.json").read_bytes())
    ckan.faults += [Fault("package_show", 503), Fault("package_show", 503)]
    ended = publish(publish.out, "--retries", "0")
    assert ended.code == 8
    assert "PUB-004" in ended.err
    assert "1 more not tried" in ended.err
    assert ckan.packages == {}


@pytest.mark.parametrize("token", ["…", "two\nlines"])
@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_what_stands_for_a_token_but_is_none(publish, ckan, token, options):
    ended = publish(publish.out, *options, token=token)
    assert (ended.code, ckan.calls) == (8, [])
    assert "PUB-010" in ended.err
    assert "two" not in ended.out + ended.err


def test_a_machine_is_told_of_a_portal_that_is_not_there(publish):
    ended = publish(publish.out, "--json", "--url", "http://127.0.0.1:1", "--retries", "0")
    value = ended.value
    assert (ended.code, value["exit_code"], value["datasets"]) == (8, 8, [])
    (told,) = value["errors"]
    assert (told["path"], told["error"]["code"]) == (None, "PUB-005")
