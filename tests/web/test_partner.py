"""A partner's page, for admins."""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from factcheck import clock
from factcheck.models import ApiKey, Delivery, DeliveryState, Partner, Person, Webhook
from factcheck.services import partners
from tests.forms import sign_in, submit


@pytest.fixture
def partner(database: Any) -> Partner:
    return partners.add(None, name="The Platform")


@pytest.fixture
def hook(partner: Partner) -> Webhook:
    made: Webhook = Webhook.create(partner=partner, url="https://partner.example/hook", secret="whsec_", position=0)
    return made


def page(partner: Partner) -> str:
    return f"/admin/partners/{partner.id}"


def test_it_issues_a_key_with_what_was_chosen(client: FlaskClient, ada: Person, partner: Partner):
    sign_in(client, ada)
    answer = submit(
        client,
        page(partner),
        f"{page(partner)}/keys/new",
        scopes=["search", "match"],
        rate="5 per minute",
        expires_on="2030-01-31",
    )
    key = ApiKey.get()
    assert answer.status_code == 200
    assert (key.scopes, key.rate, key.expires_at.date().isoformat()) == (
        ["search", "match"],
        "5 per minute",
        "2030-01-31",
    )
    (secret,) = re.findall(r"fc_[\w-]{43}", answer.text)
    assert ApiKey.valid(secret, clock.now()) == key
    assert key.issued_by == ada
    assert secret not in client.get(page(partner)).text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"scopes": []}, "Choose what the key may do."),
        ({"rate": "often"}, "Write it as 600 per minute."),
        ({"expires_on": "soon"}, "Write it as 2023-11-05."),
    ],
)
def test_it_says_what_does_not_hold(client: FlaskClient, ada: Person, partner: Partner, typed: Any, said: str):
    sign_in(client, ada)
    answer = submit(client, page(partner), f"{page(partner)}/keys/new", **typed)
    assert answer.status_code == 422
    assert said in answer.text
    assert ApiKey.select().count() == 0


def test_it_rotates_a_key(client: FlaskClient, ada: Person, partner: Partner):
    old, _ = partners.issue_key(None, partner)
    sign_in(client, ada)
    answer = submit(client, page(partner), f"{page(partner)}/keys/{old.id}/rotate")
    assert "shown this once" in answer.text
    assert ApiKey.find(old.id).expires_at is not None
    assert ApiKey.select().count() == 2


def test_it_resumes_a_webhook(client: FlaskClient, ada: Person, partner: Partner, hook: Webhook):
    Webhook.update(paused_at=clock.now(), pause_reason="It answered 410 Gone.").execute()
    sign_in(client, ada)
    assert "It answered 410 Gone." in client.get(page(partner)).text
    assert submit(client, page(partner), f"{page(partner)}/webhooks/{hook.id}/resume").status_code == 303
    assert Webhook.get().paused_at is None


def test_it_sends_a_message_again(client: FlaskClient, ada: Person, partner: Partner, hook: Webhook):
    told = {"type": "verdict.corrected", "thing": "x", "body": "{}", "due_at": clock.now(), "sequence": 1}
    delivery = Delivery.create(webhook=hook, state=DeliveryState.FAILED, problem="It answered 500.", **told)
    sign_in(client, ada)
    assert "It answered 500." in client.get(page(partner)).text
    assert submit(client, page(partner), f"{page(partner)}/deliveries/{delivery.id}/resend").status_code == 303
    assert Delivery.get().state is DeliveryState.WAITING


def test_it_sends_all_again_that_failed(client: FlaskClient, ada: Person, partner: Partner, hook: Webhook):
    told = {"type": "verdict.corrected", "thing": "x", "body": "{}", "due_at": clock.now(), "sequence": 1}
    for _ in range(2):
        Delivery.create(webhook=hook, state=DeliveryState.FAILED, problem="It answered 500.", **told)
    sign_in(client, ada)
    assert "2 messages failed for good." in client.get(page(partner)).text
    assert submit(client, page(partner), f"{page(partner)}/webhooks/{hook.id}/resend").status_code == 303
    assert [each.state for each in Delivery.select()] == [DeliveryState.WAITING] * 2
    assert "failed for good" not in client.get(page(partner)).text


def test_it_is_for_admins(client: FlaskClient, ed: Person, partner: Partner):
    sign_in(client, ed)
    assert client.get(page(partner)).status_code == 403
