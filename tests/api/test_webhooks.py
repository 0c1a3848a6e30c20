"""Webhooks, as a partner manages them."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from factcheck.models import Delivery, DeliveryState, Person, Webhook
from factcheck.services import partners, webhooks
from factcheck.services.fetching import Fetcher
from tests.api.conftest import Api, Checked, Translated
from tests.factories import approve, propose
from tests.receivers import Receiver, answer, receiving


@pytest.fixture(autouse=True)
def reachable(app: Flask) -> None:
    """Let the server reach this machine, where the receivers are."""
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], private_networks="127.0.0.1/32")


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as running:
        yield running


def add(api: Api, receiver: Receiver, **more: Any) -> Any:
    return api.send("POST", "webhooks", body={"url": receiver.url, **more})


def deliver(app: Flask) -> None:
    while webhooks.deliver(Fetcher.of(app.config["SETTINGS"])):
        pass


def test_it_shows_the_secret_once(api: Api, receiver: Receiver):
    added = add(api, receiver, types=["verdict.corrected"], filters={"language": ["en"]})
    assert added.status_code == 201
    assert added.json["secret"].startswith("whsec_")
    got = api.get(added.headers["Location"])
    assert got.json == {name: value for name, value in added.json.items() if name != "secret"}
    assert api.get("webhooks").json["webhooks"] == [got.json]


def test_it_changes_only_the_version_that_was_seen(api: Api, receiver: Receiver):
    added = add(api, receiver)
    address = f"webhooks/{added.json['id']}"
    changed = api.send("PATCH", address, body={"types": ["verdict.published"]}, If_Match=added.headers["ETag"])
    assert (changed.status_code, changed.json["types"]) == (200, ["verdict.published"])
    for stale in ({"If_Match": added.headers["ETag"]}, {}):
        refused = api.send("PATCH", address, body={"types": []}, **stale)
        assert refused.status_code == 412
    assert api.get(address).json["types"] == ["verdict.published"]


def test_it_ends(api: Api, receiver: Receiver):
    id = add(api, receiver).json["id"]
    assert api.send("DELETE", f"webhooks/{id}").status_code == 204
    assert api.get(f"webhooks/{id}").status_code == 404
    assert api.get("webhooks").json["webhooks"] == []


def test_it_gives_a_new_secret(api: Api, receiver: Receiver):
    added = add(api, receiver).json
    rotated = api.send("POST", f"webhooks/{added['id']}/secret").json
    assert rotated["secret"] not in ("", added["secret"])
    assert Webhook.find(added["id"]).previous_secret == added["secret"]


def test_it_shows_what_became_of_each_message(
    app: Flask, api: Api, receiver: Receiver, checked: Checked, fyodor: Person, ed: Person
):
    id = add(api, receiver, types=["verdict.corrected"]).json["id"]
    receiver.behave = answer(500)
    approve(ed, propose(fyodor, checked.claim, "mixed", correction="New accounts came out."))
    deliver(app)
    (delivery,) = api.get(f"webhooks/{id}/deliveries").json["deliveries"]
    assert (delivery["state"], delivery["status"], delivery["attempts"]) == ("waiting", 500, 1)
    assert api.get(f"webhooks/{id}").json["state"] == "failing"
    receiver.behave = answer(200)
    assert api.send("POST", f"webhooks/{id}/deliveries/{delivery['id']}/resend").status_code == 202
    deliver(app)
    (delivery,) = api.get(f"webhooks/{id}/deliveries").json["deliveries"]
    assert (delivery["state"], delivery["status"]) == ("delivered", 200)
    assert api.get(f"webhooks/{id}").json["state"] == "active"


def test_it_tells_its_owner_that_it_was_paused(
    app: Flask, api: Api, receiver: Receiver, checked: Checked, fyodor: Person, ed: Person
):
    id = add(api, receiver).json["id"]
    receiver.behave = answer(410)
    approve(ed, propose(fyodor, checked.claim, "mixed", correction="New accounts came out."))
    deliver(app)
    paused = api.get(f"webhooks/{id}").json
    assert (paused["state"], paused["pause_reason"]) == ("paused", "It answered 410 Gone.")
    assert api.send("POST", f"webhooks/{id}/resume").json["state"] == "active"


def test_it_sends_all_again_that_failed(
    app: Flask, api: Api, receiver: Receiver, checked: Checked, fyodor: Person, ed: Person
):
    id = add(api, receiver, types=["verdict.corrected", "verdict.superseded"]).json["id"]
    approve(ed, propose(fyodor, checked.claim, "mixed", correction="New accounts came out."))
    deliver(app)
    Delivery.update(state=DeliveryState.FAILED).where(Delivery.type == "verdict.corrected").execute()
    (failed,) = api.get(f"webhooks/{id}/deliveries?state=failed").json["deliveries"]
    assert failed["type"] == "verdict.corrected"
    answered = api.send("POST", f"webhooks/{id}/deliveries/resend")
    assert (answered.status_code, answered.json) == (202, {"resent": 1})
    assert api.get(f"webhooks/{id}/deliveries?state=failed").json["deliveries"] == []


def test_it_pages_deliveries_newest_first(
    app: Flask, api: Api, receiver: Receiver, checked: Checked, fyodor: Person, ed: Person
):
    id = add(api, receiver).json["id"]
    approve(ed, propose(fyodor, checked.claim, "mixed", correction="New accounts came out."))
    deliver(app)
    found, address = [], f"webhooks/{id}/deliveries?limit=2"
    while address:
        page = api.get(address).json
        found += [each["id"] for each in page["deliveries"]]
        address = page["next"]
    assert found == [each.id for each in Delivery.select().order_by(Delivery.id.desc())]


def test_others_webhooks_do_not_exist(api: Api, client: Any, receiver: Receiver):
    id = add(api, receiver).json["id"]
    _, secret = partners.issue_key(None, partners.add(None, name="Another"))
    other = Api(client, secret)
    for method, address in (
        ("GET", ""),
        ("DELETE", ""),
        ("POST", "/secret"),
        ("POST", "/resume"),
        ("GET", "/deliveries"),
        ("POST", "/deliveries/x/resend"),
        ("POST", "/deliveries/resend"),
    ):
        assert other.send(method, f"webhooks/{id}{address}").status_code == 404
    assert other.get("webhooks").json["webhooks"] == []


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "url"),
        ({"url": "http://127.0.0.2/"}, "url"),
        ({"url": "http://169.254.169.254/latest/meta-data"}, "url"),
        ({"url": "https://user:secret@example.org/"}, "url"),
        ({"url": "x", "types": ["verdict.deleted"]}, "types.0"),
        ({"url": "x", "filters": {"colour": ["red"]}}, "filters.colour.key"),
    ],
)
def test_it_names_the_field_that_does_not_hold(api: Api, body: dict[str, Any], field: str):
    refused = api.send("POST", "webhooks", body=body)
    assert (refused.status_code, list(refused.json["errors"])) == (422, [field])


def test_a_partner_has_twenty_at_most(api: Api, receiver: Receiver):
    statuses = [add(api, receiver).status_code for _ in range(webhooks.MOST + 1)]
    assert statuses == [201] * webhooks.MOST + [409]


def test_it_tells_of_a_verdict_in_the_language_that_is_wanted(
    app: Flask, api: Api, receiver: Receiver, checked: Checked, translated: Translated, fyodor: Person, ed: Person
):
    add(api, receiver, types=["verdict.corrected"], filters={"language": ["ru"]})
    approve(ed, propose(fyodor, checked.claim, "mixed", correction="New accounts came out."))
    deliver(app)
    (message,) = [json.loads(each.body) for each in receiver.received()]
    assert message["data"]["language"] == "ru"
    assert message["data"]["resource"]["claim"]["id"] == translated.claim.id
