"""How much each key is used: limits per minute and per day, and counts that are written now and then."""

import logging
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from limits import RateLimitItem, parse
from limits.storage import storage_from_string

from factcheck import clock
from factcheck.models import KeyUsage
from factcheck.models.db import db
from factcheck.models.trouble import TROUBLES

log = logging.getLogger(__name__)

FLUSH_SECONDS = 5.0
AWAY_SECONDS = 10.0  # for which a Redis that did not answer is left alone
REDIS_OPTIONS = {"socket_connect_timeout": 1, "socket_timeout": 1}  # seconds: nobody is to wait for a count
_MOST_WINDOWS = 100_000  # of so many askers, those whose window has ended are forgotten


@dataclass(frozen=True, slots=True)
class Window:
    """Where a limit stands: of `limit` requests in `seconds`, `remaining` are left until `reset` seconds from now."""

    name: str
    limit: int
    seconds: int
    remaining: int
    reset: int


_parse = lru_cache(parse)


class _Own:
    """Windows in this process's memory. The library's own start a thread with every request."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._windows: dict[tuple[str, str], tuple[float, int]] = {}

    def hit(self, limit: RateLimitItem, who: str, name: str) -> tuple[int, float]:
        """Count a request; return how many the window has, and in how many seconds it ends."""
        now = time.monotonic()
        with self._lock:
            ends, used = self._windows.get((who, name), (0.0, 0))
            if ends <= now:
                if len(self._windows) > _MOST_WINDOWS:
                    self._windows = {asker: window for asker, window in self._windows.items() if window[0] > now}
                ends, used = now + limit.get_expiry(), 0
            self._windows[who, name] = ends, used + 1
        return used + 1, ends - now


class _Shared:
    """Windows in Redis, for all processes together; while it is away, each process has its own."""

    def __init__(self, redis_url: str) -> None:
        self._storage: Any = storage_from_string(redis_url, **REDIS_OPTIONS)  # whose types allow for coroutines
        self._own = _Own()
        self._away_until = 0.0

    def hit(self, limit: RateLimitItem, who: str, name: str) -> tuple[int, float]:
        """Count a request; return how many the window has, and in how many seconds it ends."""
        if time.monotonic() < self._away_until:
            return self._own.hit(limit, who, name)
        key = limit.key_for(who, name)
        try:
            used = self._storage.incr(key, limit.get_expiry())
            return used, self._storage.get_expiry(key) - time.time()
        except self._storage.base_exceptions as problem:
            log.warning("Redis does not answer, so each process counts by itself: %s", problem)
            self._away_until = time.monotonic() + AWAY_SECONDS
            return self._own.hit(limit, who, name)


class Meter:
    """Counts requests: against limits in fixed windows, in this process's memory or in Redis; and for the record."""

    def __init__(self, redis_url: str) -> None:
        self._windows = _Shared(redis_url) if redis_url else _Own()
        self._lock = threading.Lock()
        self._counts: Counter[tuple[str, date]] = Counter()
        self._flushed = time.monotonic()

    def spend(self, who: str, limits: Sequence[tuple[str, str]]) -> tuple[bool, list[Window]]:
        """Count a request of somebody's against limits, given as pairs of a name and words such as "600 per minute".

        Tells whether all of them allow it, and where each stands.
        """
        allowed, windows = True, []
        for name, words in limits:
            limit = _parse(words)
            used, reset = self._windows.hit(limit, who, name)
            allowed = allowed and used <= limit.amount
            left = max(0, limit.amount - used)
            windows.append(Window(name, limit.amount, limit.get_expiry(), left, max(1, round(reset))))
        return allowed, windows

    @property
    def due(self) -> bool:
        """Whether it is time to write what was counted."""
        return time.monotonic() - self._flushed > FLUSH_SECONDS

    def record(self, key_id: str) -> None:
        """Count a request of a key; it is written with one of the next, so that a read seldom waits for a write."""
        with self._lock:
            self._counts[key_id, clock.now().date()] += 1
        if self.due:
            self.flush()

    def flush(self) -> None:
        """Write what was counted."""
        with self._lock:
            pending = dict(self._counts)
            self._counts.clear()
            self._flushed = time.monotonic()
        try:
            with db.atomic():  # all of them or none: those of a failure are counted once, with the next
                for (key_id, day), requests in pending.items():
                    KeyUsage.add(key_id, day, requests)
        except TROUBLES as problem:  # whoever reads is not to be told that nothing can be written
            log.warning("What was counted is written later: %s", problem)
            with self._lock:
                self._counts.update(pending)
