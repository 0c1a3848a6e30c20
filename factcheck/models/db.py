"""The database handle: which engine, how it is opened, and what a transaction is."""

import select
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

from peewee import Database, DatabaseProxy, InterfaceError, OperationalError, SqliteDatabase
from playhouse import db_url
from playhouse.pool import PooledPostgresqlDatabase

_replica: ContextVar[Database | None] = ContextVar("replica", default=None)  # what the request at hand reads from


class _Handle(DatabaseProxy):
    """The database; for whoever only reads and can bear to be a moment late, its replica."""

    def __getattr__(self, name: str) -> Any:
        replica = _replica.get()
        return super().__getattr__(name) if replica is None else getattr(replica, name)


db = _Handle()

# WAL lets readers read while one writes; FULL makes an acknowledged act survive a loss of power.
# The cache stays as small as SQLite has it, since each thread of a server keeps a connection.
SQLITE_PRAGMAS = {"journal_mode": "wal", "synchronous": "full", "foreign_keys": 1}
POSTGRESQL = ("postgres", "postgresql")  # the schemes of its URLs
WAIT_SECONDS = 30  # for a lock that another holds, or a free connection; then whoever waits is told so


class _Pool(PooledPostgresqlDatabase):
    """A pool that gives out no connection which the server has closed, as it does when it is restarted."""

    def _is_closed(self, conn: Any) -> bool:
        if super()._is_closed(conn):
            return True
        # A server says nothing to who asked nothing, unless that it is gone: this costs no round trip.
        poll = select.poll()
        poll.register(conn.fileno(), select.POLLIN)
        return bool(poll.poll(0))


class _Replica(_Pool):
    """The pool of a replica that, when it was found away, is left alone for a while: nobody is to wait for it."""

    REST_SECONDS = 10.0
    _rests_until = 0.0

    def _connect(self) -> Any:
        if time.monotonic() < self._rests_until:
            raise OperationalError("The replica was away a moment ago.")
        try:
            return super()._connect()
        except OperationalError:
            self._rests_until = time.monotonic() + self.REST_SECONDS
            raise


def open_database(url: str) -> Database:
    """Make the database that a URL names, without connecting.

    Takes sqlite:///FILE, or postgresql://USER:PASSWORD@HOST:PORT/NAME. Raises ValueError for anything else.
    """
    scheme = urlparse(url).scheme
    if scheme == "sqlite":
        # A deferred transaction that reads and then writes fails under threads; an immediate one waits its turn.
        return SqliteDatabase(
            url.removeprefix("sqlite:///"),
            pragmas=SQLITE_PRAGMAS,
            timeout=WAIT_SECONDS,
            lock_type="IMMEDIATE",
            autoconnect=False,
        )
    if scheme in POSTGRESQL:
        return _pool(url, _Pool)
    raise ValueError(f"A database URL starts with sqlite:/// or postgresql://, not {url!r}.")


def open_replica(url: str) -> Database:
    """Make the handle of a PostgreSQL replica. Raises ValueError for another engine: a SQLite file has none."""
    if urlparse(url).scheme not in POSTGRESQL:
        raise ValueError(f"A replica's URL starts with postgresql://, not {url!r}.")
    return _pool(url, _Replica, connect_timeout=2)


def _pool(url: str, kind: type[_Pool], **options: Any) -> Database:
    parameters = db_url.parse(url, unquote_user=True, unquote_password=True) | options
    return kind(
        **{"options": f"-c lock_timeout={WAIT_SECONDS}s", **parameters},
        prefer_psycopg3=True,
        autoconnect=False,
        max_connections=32,
        timeout=WAIT_SECONDS,
        stale_timeout=300,
    )


@contextmanager
def reading_from(replica: Database | None) -> Iterator[bool]:
    """Have the models read from a replica for the length of a `with` block, if there is one; tell whether it answers.

    Where it does not, they read from the database as ever. Nothing may be written within.
    """
    try:
        reached = replica is not None and replica.connect()
    except (InterfaceError, OperationalError):
        reached = False
    if replica is None or not reached:
        yield False
        return
    token = _replica.set(replica)
    try:
        yield True
    finally:
        _replica.reset(token)
        replica.close()


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
