"""Addresses that are visited by and by: when each is due, and politeness to the hosts that answer."""

from datetime import datetime, timedelta
from typing import Any, Self
from urllib.parse import urlsplit

from peewee import CharField, IntegerField, TextField

from factcheck import clock
from factcheck.models.base import Thing, UtcField

POLITE = timedelta(seconds=5)  # between two requests to one host
LONGEST_ADDRESS = 2000  # code points, which an index of either engine can hold
LEASE = timedelta(minutes=5)  # a visit whose worker died is made again after this


class Visited(Thing):
    """A row whose address a worker visits once it is due. The rows are the queue, so a lost job loses nothing."""

    url: Any = TextField()
    host: Any = CharField(max_length=253, index=True)
    due_at: Any = UtcField(null=True, index=True)  # null: not by itself
    tried_at: Any = UtcField(null=True)
    tries: Any = IntegerField(default=0)  # failures in a row
    problem: Any = TextField(default="")  # of the last visit

    @classmethod
    def next(cls, *conditions: Any) -> Self | None:
        """Return what has been due longest, of what the conditions leave, at a host that was left alone for a while."""
        now, other = clock.now(), cls.alias()
        busy = other.select(other.host).where(other.tried_at > now - POLITE)
        found: Self | None = (
            cls.select()
            .where((cls.due_at <= now) & cls.host.not_in(busy), *conditions)
            .order_by(cls.due_at, cls.id)
            .first()
        )
        return found

    def take(self) -> bool:
        """Take it for one visit; tell whether nobody else took it first, of whom one UPDATE decides."""
        cls, now = type(self), clock.now()
        taken = (
            cls.update(tried_at=now, due_at=now + LEASE)
            .where((cls.id == self.id) & (cls.due_at == self.due_at))
            .execute()
        )
        return bool(taken)

    def postpone(self, problem: str, delays: tuple[timedelta, ...], wait: timedelta = timedelta(0)) -> None:
        """Note a failed visit, to be repeated after the delay for that many failures, and never sooner than `wait`.

        After as many failures as there are delays it is not repeated.
        """
        again: datetime | None = None
        if self.tries < len(delays):
            again = clock.now() + max(delays[self.tries], wait)
        self.put(tries=self.tries + 1, problem=problem, due_at=again)


def host_of(url: str) -> str:
    """Return the host of an address; empty where it has none."""
    return (urlsplit(url).hostname or "")[:253]
