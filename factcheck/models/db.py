"""The database handle: which engine, how it is opened, and what a transaction is."""

import select
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

from peewee import Database, DatabaseProxy, SqliteDatabase
from playhouse import db_url
from playhouse.pool import PooledPostgresqlDatabase

db = DatabaseProxy()

# WAL lets readers read while one writes; FULL makes an acknowledged act survive a loss of power.
SQLITE_PRAGMAS = {"journal_mode": "wal", "synchronous": "full", "foreign_keys": 1, "cache_size": -32_000}


class _Pool(PooledPostgresqlDatabase):
    """A pool that gives out no connection which the server has closed, as it does when it is restarted."""

    def _is_closed(self, conn: Any) -> bool:
        if super()._is_closed(conn):
            return True
        # A server says nothing to who asked nothing, unless that it is gone: this costs no round trip.
        poll = select.poll()
        poll.register(conn.fileno(), select.POLLIN)
        return bool(poll.poll(0))


def open_database(url: str) -> Database:
    """Make the database that a URL names, without connecting.

    Takes sqlite:///FILE, or postgresql://USER:PASSWORD@HOST:PORT/NAME. Raises ValueError for anything else.
    """
    scheme = urlparse(url).scheme
    if scheme == "sqlite":
        # A deferred transaction that reads and then writes fails under threads; an immediate one waits its turn.
        return SqliteDatabase(
            url.removeprefix("sqlite:///"), pragmas=SQLITE_PRAGMAS, timeout=30, lock_type="IMMEDIATE", autoconnect=False
        )
    if scheme in ("postgres", "postgresql"):
        parameters = db_url.parse(url, unquote_user=True, unquote_password=True)
        return _Pool(**parameters, prefer_psycopg3=True, autoconnect=False, max_connections=32, stale_timeout=300)
    raise ValueError(f"A database URL starts with sqlite:/// or postgresql://, not {url!r}.")


def use(url: str) -> None:
    """Point every model at the database that a URL names; a SQLite file's folder is made."""
    if url.startswith("sqlite:///"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    db.initialize(open_database(url))


@contextmanager
def connection() -> Iterator[None]:
    """Hold a connection for the length of a `with` block; a connection that was open already stays open."""
    opened = db.connect(reuse_if_open=True)
    try:
        yield
    finally:
        if opened:
            db.close()
