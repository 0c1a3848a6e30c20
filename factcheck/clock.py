"""The one clock: UTC, and tests can set it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from ulid import ULID


def _system() -> datetime:
    return datetime.now(UTC)


_read: Callable[[], datetime] = _system


def now() -> datetime:
    """Return the present moment, aware and in UTC."""
    return _read()


def new_id() -> str:
    """Return a fresh identifier: a ULID, 26 characters that sort by the time they were made."""
    return str(ULID.from_datetime(now()))


@contextmanager
def reading(read: Callable[[], datetime]) -> Iterator[None]:
    """Take the time from `read` instead of the system for the length of a `with` block."""
    global _read
    before, _read = _read, read
    try:
        yield
    finally:
        _read = before
