"""How much each key is used: limits per minute and per day, and counts that are written now and then."""

import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from limits import RateLimitItem, parse
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter

from factcheck import clock
from factcheck.models import KeyUsage

FLUSH_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Window:
    """Where a limit stands: of `limit` requests in `seconds`, `remaining` are left until `reset` seconds from now."""

    name: str
    limit: int
    seconds: int
    remaining: int
    reset: int


class Meter:
    """Counts requests: against limits in fixed windows, in this process's memory or in Redis; and for the record."""

    def __init__(self, redis_url: str) -> None:
        self._windows = FixedWindowRateLimiter(storage_from_string(redis_url or "memory://"))
        self._lock = threading.Lock()
        self._counts: Counter[tuple[str, date]] = Counter()
        self._flushed = time.monotonic()

    def spend(self, who: str, limits: Sequence[tuple[str, str]]) -> tuple[bool, list[Window]]:
        """Count a request of somebody's against limits, given as pairs of a name and words such as "600 per minute".

        Tells whether all of them allow it, and where each stands.
        """
        allowed, windows = True, []
        for name, words in limits:
            limit = parse(words)
            allowed = self._windows.hit(limit, who, name) and allowed
            windows.append(self._window(name, limit, who))
        return allowed, windows

    def _window(self, name: str, limit: RateLimitItem, who: str) -> Window:
        stats = self._windows.get_window_stats(limit, who, name)
        reset = max(1, round(stats.reset_time - time.time()))
        return Window(name, limit.amount, limit.get_expiry(), max(0, stats.remaining), reset)

    def record(self, key_id: str) -> None:
        """Count a request of a key; it is written with one of the next, so that a read seldom waits for a write."""
        with self._lock:
            self._counts[key_id, clock.now().date()] += 1
        if time.monotonic() - self._flushed > FLUSH_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Write what was counted."""
        with self._lock:
            pending = dict(self._counts)
            self._counts.clear()
            self._flushed = time.monotonic()
        for (key_id, day), requests in pending.items():
            KeyUsage.add(key_id, day, requests)
