"""What a portal may answer, and what we make of it."""

import html
import json

import pytest
from disclosures import small_report
from fake_ckan import TOKEN, Fault

from exports.ckan import dataset_of
from extractor.errors import (
    NotAllowed,
    NotAPortal,
    PortalFailed,
    PortalUnreachable,
    PublishError,
    Refused,
    TokenMalformed,
)

DATASET = dataset_of(small_report())


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_passing_failure_is_waited_out(desk, status):
    desk.ckan.faults += [Fault("datastore_upsert", status) for _ in range(2)]
    desk.publish(DATASET)
    assert desk.waits == [1.0, 2.0]
    assert desk.holds(DATASET)


def test_a_failure_that_stays_is_told(desk):
    desk.ckan.faults += [Fault("datastore_upsert", 500) for _ in range(3)]
    with pytest.raises(PortalFailed, match="HTTP 500") as told:
        desk.publish(DATASET)
    assert told.value.exit_code == 8
    assert desk.waits == [1.0, 2.0]


@pytest.mark.parametrize(("header", "waited"), [("7", 7.0), ("999", 60.0), ("soon", 1.0)])
def test_the_portal_says_how_long_to_wait(desk, header, waited):
    desk.ckan.faults += [Fault("package_show", 429, headers={"Retry-After": header})]
    desk.publish(DATASET)
    assert desk.waits == [waited]


def test_a_time_out_is_tried_again(desk):
    desk.ckan.faults += [Fault("datastore_upsert", lost=True)]
    desk.publish(DATASET, timeout=0.5)
    assert desk.waits == [1.0]
    assert desk.holds(DATASET)


def test_silence_is_told(desk):
    desk.ckan.faults += [Fault("package_show") for _ in range(2)]
    with pytest.raises(PortalUnreachable, match="package_show"):
        desk.publish(DATASET, timeout=0.2, attempts=2)


def test_nobody_there(desk):
    desk.ckan.url = "http://127.0.0.1:1"
    with pytest.raises(PortalUnreachable):
        desk.publisher(attempts=2)
    assert desk.waits == [1.0]


def test_a_wrong_token_is_told_at_once_and_shown_nowhere(desk):
    with pytest.raises(NotAllowed, match="Access denied: package_create") as told:
        desk.publish(DATASET, token="secret-but-wrong")
    assert "secret-but-wrong" not in str(told.value)
    assert desk.waits == []


def test_a_firewall_that_forbids(desk):
    desk.ckan.faults += [Fault("package_create", 403, "<title>Blocked by gate</title>")]
    with pytest.raises(NotAllowed, match="Blocked by gate"):
        desk.publish(DATASET)


def test_a_refusal_gives_the_portals_reason_and_is_not_repeated(desk):
    said = '{"success": false, "error": {"__type": "Validation Error", "fields": ["bad"]}}'
    desk.ckan.faults += [Fault("datastore_create", 409, said)]
    with pytest.raises(Refused, match="'fields': \\['bad'\\]"):
        desk.publish(DATASET)
    assert desk.waits == []


def test_a_refused_creation_is_told(desk):
    said = '{"success": false, "error": {"__type": "Validation Error", "name": ["no"]}}'
    desk.ckan.faults += [Fault("package_create", 409, said)]
    with pytest.raises(Refused, match="no"):
        desk.publish(DATASET)


def test_a_part_too_large_for_a_proxy(desk):
    desk.ckan.faults += [Fault("datastore_upsert", 413, "<title>Too Large</title>")]
    with pytest.raises(Refused, match="Too Large"):
        desk.publish(DATASET)


@pytest.mark.parametrize(
    ("status", "body", "told"),
    [
        (200, "<html><title>Welcome</title></html>", "Welcome"),
        (404, "nothing here", "nothing here"),
        (400, '"Bad request - Action name not known: datastore_info"', "not known"),
        (200, "[1]", "HTTP 200"),
    ],
)
def test_something_that_is_no_ckan(desk, status, body, told):
    desk.ckan.faults += [Fault("package_show", status, body)]
    with pytest.raises(NotAPortal, match=told):
        desk.publish(DATASET)


def test_a_redirect_is_told_and_not_followed(desk):
    away = {"Location": "https://elsewhere.example.org/"}
    desk.ckan.faults += [Fault("organization_show", 301, "", away)]
    with pytest.raises(NotAPortal, match="elsewhere"):
        desk.publish(DATASET)


def test_the_token_is_the_only_credential(desk, tmp_path, monkeypatch):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login someone password else\n")
    monkeypatch.setenv("NETRC", str(netrc))
    desk.publish(DATASET)
    assert desk.ckan.authorizations == {TOKEN}


@pytest.mark.parametrize("token", ["two\nlines", "x…", "a b", "a\x00b", "令牌", "\ud800", "a\rb"])
def test_what_no_header_can_carry_is_refused_before_anything_is_sent(desk, token):
    with pytest.raises(TokenMalformed, match="PUB-010") as told:
        desk.publish(DATASET, token=token)
    assert token not in str(told.value)
    assert desk.ckan.calls == []


@pytest.mark.parametrize("status", [403, 404, 409, 413, 418])
@pytest.mark.parametrize(
    "said",
    [
        '{"success": false, "error": {"__type": "Authorization Error", "message": "not T"}}',
        '{"success": false, "error": {"__type": "Validation Error", "token": ["bad T"]}}',
        "<title>T is not known</title>",
        "unknown: T",
    ],
)
@pytest.mark.parametrize("token", ["secret-but-wrong", "se'cret\\&<"])
def test_an_answer_that_repeats_the_token_is_told_without_it(desk, status, said, token):
    written = json.dumps(token)[1:-1] if said.startswith("{") else html.escape(token)
    desk.ckan.faults += [
        Fault(
            "package_create", status, said.replace(" T", f" {written}").replace(">T", f">{written}")
        )
    ]
    with pytest.raises(PublishError) as told:
        desk.publish(DATASET, token=token)
    assert "***" in str(told.value)
    assert "cret" not in str(told.value)
