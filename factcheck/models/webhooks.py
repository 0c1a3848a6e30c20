"""Webhooks: where partners are told of changes, and what became of each message."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from peewee import JOIN, BigIntegerField, CharField, ForeignKeyField, IntegerField, JSONField, TextField
from playhouse.fields import EnumField

from factcheck import clock
from factcheck.models.base import Editable, Thing, UtcField
from factcheck.models.partners import Partner
from factcheck.models.sealed import SealedField


class Webhook(Editable):
    """An address of a partner's that is told of changes.

    `types` are the events that it wants, and `filters` map a facet (language, topic, outlet) to the values that it
    wants; empty: all. `position` is the sequence of the last change that became deliveries. The secrets sign messages,
    so they are sealed rather than digested; the previous one signs too until `previous_until`.
    """

    partner: Any = ForeignKeyField(Partner, backref="webhooks")
    partner_id: Any
    url: Any = TextField()
    types: Any = JSONField(default=list)
    filters: Any = JSONField(default=dict)
    secret: Any = SealedField()
    previous_secret: Any = SealedField(default="")
    previous_until: Any = UtcField(null=True)
    position: Any = BigIntegerField()
    created_at: Any = UtcField(default=clock.now)
    failing_since: Any = UtcField(null=True)
    paused_at: Any = UtcField(null=True)
    pause_reason: Any = TextField(default="")
    deleted_at: Any = UtcField(null=True)

    @classmethod
    def of(cls, partner_id: str) -> "Sequence[Webhook]":
        """Return a partner's webhooks, oldest first."""
        return list(cls.select().where((cls.partner == partner_id) & cls.deleted_at.is_null()).order_by(cls.id))

    @classmethod
    def behind(cls, sequence: int) -> "Sequence[Webhook]":
        """Return the webhooks that were not told yet of what happened up to this sequence."""
        return list(cls.select().where((cls.position < sequence) & cls.paused_at.is_null() & cls.deleted_at.is_null()))

    def signing_secrets(self, at: datetime) -> list[str]:
        """Return the secrets that sign a message at this moment, the newest first; none that cannot be opened."""
        overlapping = self.previous_until and self.previous_until > at
        return [each for each in (self.secret, overlapping and self.previous_secret) if each]


class DeliveryState(StrEnum):
    """What became of a message."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"


class Delivery(Thing):
    """A message to a webhook: its id goes with every attempt, so that the receiver can drop repeats.

    `thing` is what it is about, as "verdict/01…": messages about one thing go out in order.
    """

    webhook: Any = ForeignKeyField(Webhook, backref="deliveries")
    webhook_id: Any
    sequence: Any = BigIntegerField()
    type: Any = CharField()
    thing: Any = CharField()
    body: Any = TextField()
    state: Any = EnumField(DeliveryState, default=DeliveryState.WAITING)
    attempts: Any = IntegerField(default=0)
    due_at: Any = UtcField()
    created_at: Any = UtcField(default=clock.now)
    answered_at: Any = UtcField(null=True)
    status: Any = IntegerField(null=True)  # of the last answer
    problem: Any = TextField(default="")  # of the last attempt

    class Meta:
        """Peewee's own settings."""

        indexes = ((("state", "due_at"), False), (("webhook", "thing", "state"), False))

    @classmethod
    def failed(cls, webhook: Webhook) -> Any:
        """Select what a webhook was not told, and is told no more by itself."""
        return cls.select().where((cls.webhook == webhook) & (cls.state == DeliveryState.FAILED))

    @classmethod
    def due(cls, at: datetime) -> "list[Delivery]":
        """Return what is to be sent now, in order: of each webhook and thing only the oldest message that waits.

        The ledger's sequence is that order; an id's is not, where the clock was set back.
        """
        earlier = cls.alias()
        before = (earlier.sequence < cls.sequence) | ((earlier.sequence == cls.sequence) & (earlier.id < cls.id))
        return list(
            cls.select(cls, Webhook)
            .join(Webhook)
            .join(
                earlier,
                JOIN.LEFT_OUTER,
                on=(
                    (earlier.webhook == cls.webhook)
                    & (earlier.thing == cls.thing)
                    & (earlier.state == DeliveryState.WAITING)
                    & before
                ),
            )
            .where(
                (cls.state == DeliveryState.WAITING)
                & (cls.due_at <= at)
                & earlier.id.is_null()
                & Webhook.paused_at.is_null()
                & Webhook.deleted_at.is_null()
            )
            .order_by(cls.sequence, cls.id)
        )

    def take(self, until: datetime) -> bool:
        """Take it for one attempt, which may last until this moment; tell whether nobody else took it first."""
        cls = type(self)
        taken = (
            cls.update(attempts=cls.attempts + 1, due_at=until)
            .where((cls.id == self.id) & (cls.attempts == self.attempts) & (cls.state == DeliveryState.WAITING))
            .execute()
        )
        self.attempts += 1
        return bool(taken)
