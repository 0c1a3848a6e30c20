"""Telling partners: signed, in order, again and again, and not for ever."""

import ipaddress
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from standardwebhooks import Webhook as Verifier

from factcheck import clock
from factcheck.errors import Forbidden, Invalid
from factcheck.models import ApiKey, Delivery, DeliveryState, LedgerEntry, Person, Webhook
from factcheck.services import partners, verdicts, webhooks
from factcheck.services.fetching import Fetcher
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose, publish
from tests.races import together
from tests.receivers import Message, Receiver, answer, close_early, receiving, say_nothing

FETCHER = Fetcher(private=(ipaddress.ip_network("127.0.0.1/32"),), seconds=0.5)


@pytest.fixture
def key(database: Any) -> ApiKey:
    return partners.issue_key(None, partners.add(None, name="The Platform"))[0]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as running:
        yield running


@pytest.fixture
def hook(key: ApiKey, receiver: Receiver) -> Webhook:
    """A webhook that is told of verdicts."""
    types = [type for type in webhooks.TYPES if type.startswith("verdict.")]
    return webhooks.add(key, FETCHER, url=receiver.url, types=types, filters={})


@pytest.fixture
def bridge(fyodor: Person, ed: Person) -> Any:
    """A published commentary with one checked claim, before anybody subscribes."""
    commentary = make_commentary(fyodor, topic="Bridges", outlet="The Daily")
    claim = make_claim(fyodor, commentary)
    make_evidence(fyodor, claim)
    approve(ed, propose(fyodor, claim))
    publish(ed, commentary)
    return claim


def types_of(messages: list[Message]) -> list[str]:
    return [json.loads(message.body)["type"] for message in messages]


def correct(fyodor: Person, ed: Person, claim: Any, rating: str = "mixed") -> Any:
    return approve(ed, propose(fyodor, claim, rating, correction="New accounts came out."))


def later(moment: datetime) -> Any:
    return clock.reading(lambda: moment)


def test_it_tells_a_correction_with_the_verdict(
    bridge: Any, hook: Webhook, receiver: Receiver, fyodor: Person, ed: Person
):
    corrected = correct(fyodor, ed, bridge)
    webhooks.deliver(FETCHER)
    webhooks.deliver(FETCHER)
    told = {json.loads(message.body)["type"]: json.loads(message.body)["data"] for message in receiver.received()}
    assert told.keys() == {"verdict.superseded", "verdict.corrected"}
    data = told["verdict.corrected"]
    assert (data["id"], data["reason"]) == (corrected.id, "New accounts came out.")
    assert data["resource"]["rating"]["slug"] == "mixed"


def test_its_signature_can_be_verified(bridge: Any, hook: Webhook, receiver: Receiver, fyodor: Person, ed: Person):
    correct(fyodor, ed, bridge)
    webhooks.deliver(FETCHER)
    message = receiver.received()[0]
    assert Verifier(hook.secret).verify(message.body, message.headers)["type"].startswith("verdict.")


def test_it_signs_with_both_secrets_for_a_day(
    key: ApiKey, bridge: Any, hook: Webhook, receiver: Receiver, fyodor: Person, ed: Person
):
    new = webhooks.rotate_secret(key, hook)
    correct(fyodor, ed, bridge)
    webhooks.deliver(FETCHER)
    message = receiver.received()[0]
    for secret in (hook.secret, new):
        Verifier(secret).verify(message.body, message.headers)
    with later(clock.now() + timedelta(hours=25)):
        assert Webhook.find(hook.id).signing_secrets(clock.now()) == [new]


def test_it_tells_nothing_of_what_was_before(bridge: Any, hook: Webhook, receiver: Receiver):
    assert webhooks.deliver(FETCHER) == 0
    assert receiver.received() == []


@pytest.mark.parametrize(
    ("types", "filters", "told"),
    [
        (["verdict.corrected"], {}, ["verdict.corrected"]),
        (["verdict.retracted"], {}, []),
        (["verdict.corrected"], {"language": ["ru"]}, []),
        (["verdict.corrected"], {"language": ["ru", "en"], "outlet": ["The Daily"]}, ["verdict.corrected"]),
        (["verdict.corrected"], {"topic": ["Towns"]}, []),
    ],
)
def test_it_tells_what_was_asked_for(
    key: ApiKey, bridge: Any, receiver: Receiver, fyodor: Person, ed: Person, types: Any, filters: Any, told: Any
):
    webhooks.add(key, FETCHER, url=receiver.url, types=types, filters=filters)
    correct(fyodor, ed, bridge)
    webhooks.deliver(FETCHER)
    assert types_of(receiver.received()) == told


def test_it_keeps_the_order_on_one_claim(bridge: Any, hook: Webhook, receiver: Receiver, fyodor: Person, ed: Person):
    receiver.behave = answer(500)
    correct(fyodor, ed, bridge)
    webhooks.deliver(FETCHER)
    last = correct(fyodor, ed, bridge, "true")
    verdicts.retract(ed, last, seen=last.version, reason="The accounts were forged.")
    receiver.received()
    receiver.behave = answer(200)
    with later(clock.now() + timedelta(hours=1)):
        while webhooks.deliver(FETCHER):
            pass
    sequences = [json.loads(message.body)["data"]["sequence"] for message in receiver.received()]
    assert sequences == sorted(sequences)
    assert len(sequences) == 5


@pytest.mark.parametrize("behaviour", ["500", "302", "close", "silent"])
def test_it_tries_again_with_the_same_id(
    bridge: Any, hook: Webhook, receiver: Receiver, fyodor: Person, ed: Person, behaviour: str
):
    receiver.behave = {
        "500": answer(500),
        "302": answer(302, Location="http://127.0.0.1/"),
        "close": close_early,
        "silent": say_nothing(receiver),
    }[behaviour]
    correct(fyodor, ed, bridge)
    webhooks.deliver(FETCHER)
    (first,) = receiver.received()
    assert Webhook.find(hook.id).failing_since is not None
    receiver.behave = answer(204)
    assert webhooks.deliver(FETCHER) == 0  # not yet
    with later(clock.now() + timedelta(seconds=10)):
        webhooks.deliver(FETCHER)
    second = receiver.received()[0]
    assert second.headers["webhook-id"] == first.headers["webhook-id"]
    delivery = Delivery.find(first.headers["webhook-id"])
    assert (delivery.state, delivery.attempts, delivery.problem) == (DeliveryState.DELIVERED, 2, "")
    assert Webhook.find(hook.id).failing_since is None


def test_it_gives_up_after_three_days_and_pauses(
    bridge: Any, hook: Webhook, receiver: Receiver, fyodor: Person, ed: Person
):
    receiver.behave = answer(500)
    correct(fyodor, ed, bridge)
    begun = clock.now()
    webhooks.deliver(FETCHER)
    attempts = 1
    while Webhook.find(hook.id).paused_at is None:
        due = min(each.due_at for each in Delivery.select().where(Delivery.attempts > 0))
        with later(due):
            attempts += webhooks.deliver(FETCHER)
    waited = due - begun
    assert attempts == len(webhooks.DELAYS) + 1
    assert timedelta(days=3) < waited < timedelta(days=4)
    paused = Webhook.find(hook.id)
    assert "answered 500" in paused.pause_reason
    assert not webhooks.has_work()


def test_it_pauses_at_once_what_is_gone(bridge: Any, hook: Webhook, receiver: Receiver, fyodor: Person, ed: Person):
    receiver.behave = answer(410)
    correct(fyodor, ed, bridge)
    webhooks.deliver(FETCHER)
    assert Webhook.find(hook.id).pause_reason == "It answered 410 Gone."


def test_it_tells_a_resumed_one_what_it_missed(
    key: ApiKey, bridge: Any, hook: Webhook, receiver: Receiver, fyodor: Person, ed: Person
):
    receiver.behave = answer(410)
    correct(fyodor, ed, bridge)
    webhooks.deliver(FETCHER)
    correct(fyodor, ed, bridge, "true")
    receiver.received()
    receiver.behave = answer(200)
    assert webhooks.deliver(FETCHER) == 0
    webhooks.resume(key, Webhook.find(hook.id))
    while webhooks.deliver(FETCHER):
        pass
    assert sorted(types_of(receiver.received())) == ["verdict.corrected"] * 2 + ["verdict.superseded"] * 2


def test_it_sends_a_message_again_when_asked(
    key: ApiKey, bridge: Any, hook: Webhook, receiver: Receiver, fyodor: Person, ed: Person, ada: Person
):
    correct(fyodor, ed, bridge)
    webhooks.deliver(FETCHER)
    (first, *_) = receiver.received()
    while webhooks.deliver(FETCHER):
        receiver.received()
    for by in (key, ada):
        webhooks.resend(by, Delivery.find(first.headers["webhook-id"]))
        webhooks.deliver(FETCHER)
        (again,) = receiver.received()
        assert (again.headers["webhook-id"], again.body) == (first.headers["webhook-id"], first.body)


def test_it_sends_all_again_that_failed_when_asked(
    key: ApiKey, bridge: Any, hook: Webhook, receiver: Receiver, fyodor: Person, ed: Person, ada: Person
):
    correct(fyodor, ed, bridge)
    while webhooks.deliver(FETCHER):
        pass
    told = receiver.received()
    for by in (key, ada):
        Delivery.update(state=DeliveryState.FAILED).execute()
        before = LedgerEntry.select().count()
        assert webhooks.resend_failed(by, hook) == len(told) == 2
        assert webhooks.resend_failed(by, hook) == 0
        assert LedgerEntry.select().count() == before + 1
        while webhooks.deliver(FETCHER):
            pass
        again = receiver.received()
        assert [each.headers["webhook-id"] for each in again] == [each.headers["webhook-id"] for each in told]
    with pytest.raises(Forbidden):
        webhooks.resend_failed(ed, hook)


def test_it_lets_no_editor_send_again(bridge: Any, hook: Webhook, receiver: Receiver, fyodor: Person, ed: Person):
    correct(fyodor, ed, bridge)
    webhooks.deliver(FETCHER)
    with pytest.raises(Forbidden):
        webhooks.resend(ed, Delivery.get())


def test_it_does_not_let_a_slow_one_hold_another(
    key: ApiKey, bridge: Any, hook: Webhook, receiver: Receiver, fyodor: Person, ed: Person
):
    receiver.behave = say_nothing(receiver)
    with receiving() as quick:
        webhooks.add(key, FETCHER, url=quick.url, types=["verdict.corrected"], filters={})
        correct(fyodor, ed, bridge)
        webhooks.deliver(FETCHER)
        assert types_of(quick.received()) == ["verdict.corrected"]


def test_several_workers_send_each_message_once(
    bridge: Any, hook: Webhook, receiver: Receiver, fyodor: Person, ed: Person
):
    correct(fyodor, ed, bridge)
    together(*[lambda: webhooks.deliver(FETCHER)] * 4)
    while webhooks.deliver(FETCHER):
        pass
    sent = [message.headers["webhook-id"] for message in receiver.received()]
    assert len(sent) == len(set(sent)) == Delivery.select().count() == 2


def test_it_sends_again_what_a_killed_worker_had_taken(
    bridge: Any, hook: Webhook, receiver: Receiver, fyodor: Person, ed: Person
):
    correct(fyodor, ed, bridge)
    webhooks._dispatch(Webhook.find(hook.id))
    taken = Delivery.due(clock.now())[0]
    assert taken.take(clock.now() + webhooks.LEASE)
    assert taken.id not in [each.id for each in Delivery.due(clock.now())]
    with later(clock.now() + webhooks.LEASE * 2):
        webhooks.deliver(FETCHER)
    assert taken.id in [message.headers["webhook-id"] for message in receiver.received()]


def test_it_sends_nothing_to_one_that_was_removed(
    key: ApiKey, bridge: Any, hook: Webhook, receiver: Receiver, fyodor: Person, ed: Person
):
    webhooks.remove(key, hook)
    correct(fyodor, ed, bridge)
    assert webhooks.deliver(FETCHER) == 0


@pytest.mark.parametrize("url", ["http://127.0.0.2/", "http://169.254.169.254/", "ftp://example.org/", "nonsense"])
def test_it_takes_no_address_that_is_not_public(key: ApiKey, url: str):
    with pytest.raises(Invalid):
        webhooks.add(key, FETCHER, url=url, types=[], filters={})


def test_it_goes_to_no_address_that_became_private(bridge: Any, hook: Webhook, fyodor: Person, ed: Person):
    correct(fyodor, ed, bridge)
    webhooks.deliver(Fetcher())  # for which 127.0.0.1 is not public
    assert "is inside a private network" in Delivery.get(Delivery.attempts == 1).problem
