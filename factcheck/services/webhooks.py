"""Webhooks: telling partners of changes, after the Standard Webhooks specification (https://www.standardwebhooks.com).

The feed of changes is the queue: each webhook knows up to which change it has been told. What it is to be told becomes
deliveries, which are rows too, so that a lost job or a killed worker loses nothing.
"""

import base64
import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import orjson
from standardwebhooks import Webhook as Signer

from factcheck import clock
from factcheck.errors import Conflict, Invalid, NotFound
from factcheck.messages import _
from factcheck.models import ApiKey, Delivery, DeliveryState, Person, Rendition, Webhook
from factcheck.models.db import connection, db
from factcheck.policy import require
from factcheck.publishing import changes
from factcheck.services import ledger
from factcheck.services.fetching import Answered, Failed, Fetcher, Refused

TYPES = tuple(
    f"{kind}.{verb}"
    for kind, verbs in {
        "verdict": ("published", "corrected", "superseded", "retracted", "withdrawn", "changed"),
        "commentary": ("published", "withdrawn", "changed"),
        "edition": ("published", "withdrawn", "changed"),
        "claim": ("published", "dismissed", "withdrawn", "changed"),
    }.items()
    for verb in verbs
)
FACETS = ("language", "topic", "outlet")

# How long to wait after the first attempt, the second …: 75 hours and 35 minutes in all.
DELAYS = tuple(timedelta(seconds=seconds) for seconds in (5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400))
LEASE = timedelta(seconds=60)  # an attempt whose worker died is made again after this
OVERLAP = timedelta(hours=24)  # for which the secret before a rotation signs too
MOST = 20  # webhooks of one partner
BATCH = 100
AT_ONCE = 8  # webhooks that are told side by side


def add(key: ApiKey, fetcher: Fetcher, *, url: str, types: list[str], filters: dict[str, list[str]]) -> Webhook:
    """Subscribe an address of a partner's to what happens from now on. Raises `Invalid` for an address we do not visit.

    `types` are of `TYPES` and `filters` map `FACETS` to what is wanted; empty: all.
    """
    _must_be_public(fetcher, url)
    with db.atomic():  # the webhook and its entry
        if len(Webhook.of(key.partner_id)) >= MOST:
            raise Conflict(f"A partner has at most {MOST} webhooks.")
        webhook = Webhook.create(
            partner=key.partner_id,
            url=url,
            types=types,
            filters=filters,
            secret=_make_secret(),
            position=changes.newest(),
        )
        ledger.append(None, "webhook.add", webhook, key=key.id, url=url, types=types, filters=filters)
    return webhook


def change(key: ApiKey, fetcher: Fetcher, webhook: Webhook, *, seen: int, **changed: Any) -> None:
    """Change the url, types or filters of a webhook. Raises `Stale` or `Invalid`."""
    if "url" in changed:
        _must_be_public(fetcher, changed["url"])
    with db.atomic():  # the version decides between two who change it
        webhook.save_over(seen, **changed)
        ledger.append(None, "webhook.change", webhook, key=key.id, **changed)


def remove(key: ApiKey, webhook: Webhook) -> None:
    """End a webhook; what it was not told yet it is told no more."""
    with db.atomic():  # of two who remove it, the first is recorded
        if Webhook.update(deleted_at=clock.now()).where(_same(webhook) & Webhook.deleted_at.is_null()).execute():
            ledger.append(None, "webhook.remove", webhook, key=key.id)


def rotate_secret(key: ApiKey, webhook: Webhook) -> str:
    """Give a webhook a new secret and return it; the one before signs too for a day, so that no message is lost."""
    secret = _make_secret()
    with db.atomic():  # the secret and its entry
        Webhook.update(secret=secret, previous_secret=Webhook.secret, previous_until=clock.now() + OVERLAP).where(
            _same(webhook)
        ).execute()
        ledger.append(None, "webhook.rotate", webhook, key=key.id)
    return secret


def resume(by: ApiKey | Person, webhook: Webhook) -> None:
    """Tell a paused webhook again, of what it missed too."""
    _require(by, "webhook.resume", webhook)
    with db.atomic():  # the state and its entry
        Webhook.update(paused_at=None, pause_reason="", failing_since=None).where(_same(webhook)).execute()
        Delivery.update(due_at=clock.now()).where(
            (Delivery.webhook == webhook) & (Delivery.state == DeliveryState.WAITING)
        ).execute()
        _record(by, "webhook.resume", webhook)


def resend(by: ApiKey | Person, delivery: Delivery) -> None:
    """Send a message again, with its old id, whatever became of it."""
    _require(by, "delivery.resend", delivery)
    with db.atomic():  # the state and its entry
        _send_again(Delivery.id == delivery.id)
        _record(by, "delivery.resend", delivery)


def resend_failed(by: ApiKey | Person, webhook: Webhook) -> int:
    """Send all messages again that failed for good, with their old ids, and return how many these are.

    A paused webhook is told of them when it is resumed.
    """
    _require(by, "webhook.resend", webhook)
    with db.atomic():  # of two who ask, one has them sent
        messages = _send_again((Delivery.webhook == webhook) & (Delivery.state == DeliveryState.FAILED))
        if messages:
            _record(by, "webhook.resend", webhook, messages=messages)
    return messages


def of_partner(key: ApiKey, webhook_id: str) -> Webhook:
    """Return a webhook of the key's partner, or raise `NotFound`: others' do not exist for it."""
    found: Webhook | None = Webhook.get_or_none(
        (Webhook.id == webhook_id) & (Webhook.partner == key.partner_id) & Webhook.deleted_at.is_null()
    )
    if found is None:
        raise NotFound("You have no such webhook.")
    return found


def has_work() -> bool:
    """Tell whether some webhook is to be told something now."""
    return bool(Webhook.behind(changes.newest())) or bool(Delivery.due(clock.now()))


def deliver(fetcher: Fetcher) -> int:
    """Tell every webhook what it is to be told now, and return how many messages were sent."""
    with connection():
        for webhook in Webhook.behind(changes.newest()):
            _dispatch(webhook)
        due: dict[str, list[Delivery]] = {}
        for delivery in Delivery.due(clock.now()):
            due.setdefault(delivery.webhook_id, []).append(delivery)
    if not due:
        return 0
    with ThreadPoolExecutor(min(AT_ONCE, len(due))) as pool:
        return sum(pool.map(lambda deliveries: _tell(fetcher, deliveries), due.values()))


def _dispatch(webhook: Webhook) -> None:
    """Make deliveries of the next changes that a webhook was not told yet."""
    with db.atomic():  # of two workers, the one that moves the position makes the deliveries
        found = changes.after(webhook.position, BATCH)
        if not found:
            return
        moved = Webhook.update(position=found[-1][0]).where(_same(webhook) & (Webhook.position == webhook.position))
        if not moved.execute():
            return
        for _sequence, body in found:
            for message in _messages(webhook, orjson.loads(body)):
                Delivery.create(webhook=webhook, **message)


def _messages(webhook: Webhook, change: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what a webhook is told of a change."""
    for event in change["events"]:
        if webhook.types and event["type"] not in webhook.types:
            continue
        if any(event[facet] not in wanted for facet, wanted in webhook.filters.items() if wanted):
            continue
        data = {**event, "sequence": change["sequence"], "resource": _resource(event, change["sequence"])}
        body = orjson.dumps({"type": event["type"], "timestamp": change["at"], "data": data})
        yield {
            "sequence": change["sequence"],
            "type": event["type"],
            "thing": event["claim"] or event["id"],
            "body": body.decode(),
            "due_at": clock.now(),
        }


def _resource(event: dict[str, Any], sequence: int) -> orjson.Fragment | None:
    """Return the verdict that an event tells of, unless it has changed again since."""
    if event["kind"] != "verdict":
        return None
    path = urlsplit(event["url"]).path
    row = Rendition.get_or_none((Rendition.path == path) & (Rendition.sequence == sequence))
    return orjson.Fragment(bytes(row.body)) if row else None


def _tell(fetcher: Fetcher, deliveries: list[Delivery]) -> int:
    """Send a webhook its messages one after another, until one fails."""
    sent = 0
    with connection():
        for delivery in deliveries:
            if not delivery.take(clock.now() + LEASE):
                continue
            sent += 1
            if not _send(fetcher, delivery):
                break
    return sent


def _send(fetcher: Fetcher, delivery: Delivery) -> bool:
    """Make one attempt and keep what became of it."""
    now = clock.now()
    signatures = [
        Signer(secret).sign(delivery.id, now, delivery.body) for secret in delivery.webhook.signing_secrets(now)
    ]
    if not signatures:
        return _failed(delivery, None, _("Its secret was sealed with a secret key that is not known here."))
    headers = {
        "Content-Type": "application/json",
        "webhook-id": delivery.id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": " ".join(signatures),
    }
    try:
        answered = fetcher.post(delivery.webhook.url, delivery.body.encode(), headers)
    except (Refused, Failed) as problem:
        return _failed(delivery, None, str(problem))
    if 200 <= answered.status < 300:
        return _delivered(delivery, answered)
    return _failed(delivery, answered.status, _("It answered %(status)s.", status=answered.status))


def _delivered(delivery: Delivery, answered: Answered) -> bool:
    now = clock.now()
    Delivery.update(state=DeliveryState.DELIVERED, answered_at=now, status=answered.status, problem="").where(
        Delivery.id == delivery.id
    ).execute()
    Webhook.update(failing_since=None).where(_same(delivery.webhook)).execute()
    return True


def _failed(delivery: Delivery, status: int | None, problem: str) -> bool:
    now = clock.now()
    spent = delivery.attempts > len(DELAYS)
    state = DeliveryState.FAILED if spent else DeliveryState.WAITING
    # Spread out a little, so that what failed together does not come back together.
    due = now if spent else now + DELAYS[delivery.attempts - 1] * (1 + secrets.randbelow(100) / 1000)
    with db.atomic():  # the message and its webhook tell the same
        Delivery.update(state=state, due_at=due, answered_at=now, status=status, problem=problem).where(
            Delivery.id == delivery.id
        ).execute()
        Webhook.update(failing_since=now).where(_same(delivery.webhook) & Webhook.failing_since.is_null()).execute()
        if spent or status == 410:
            failed = _("It failed for three days. The last time: %(problem)s", problem=problem)
            reason = _("It answered 410 Gone.") if status == 410 else failed
            Webhook.update(paused_at=now, pause_reason=reason).where(_same(delivery.webhook)).execute()
            ledger.append(None, "webhook.pause", delivery.webhook, reason=reason)
    return False


def _same(webhook: Webhook) -> Any:
    return Webhook.id == webhook.id


def _make_secret() -> str:
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()


def _must_be_public(fetcher: Fetcher, url: str) -> None:
    try:
        fetcher.check(url)
    except Refused as problem:
        raise Invalid({"url": [str(problem)]}) from None


def _send_again(condition: Any) -> int:
    again = Delivery.update(state=DeliveryState.WAITING, due_at=clock.now(), attempts=0).where(condition)
    return int(again.execute())


def _require(by: ApiKey | Person, act: str, thing: Webhook | Delivery) -> None:
    """Ask the policy about a person; a partner's key was let in for its own webhooks already."""
    if isinstance(by, Person):
        require(by, act, thing)


def _record(by: ApiKey | Person, act: str, thing: Webhook | Delivery, **changes: Any) -> None:
    if isinstance(by, ApiKey):
        ledger.append(None, act, thing, key=by.id, **changes)
    else:
        ledger.append(by, act, thing, **changes)
