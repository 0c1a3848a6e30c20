"""The front door: public addresses answered from stored bytes, before Flask and without a session."""

import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from peewee import Database, InterfaceError, OperationalError, SqliteDatabase
from playhouse.pool import PooledDatabase
from werkzeug.datastructures import ETags, MIMEAccept
from werkzeug.http import http_date, parse_accept_header, parse_etags

from factcheck.models import LedgerHead, Rendition
from factcheck.publishing import headers, site
from factcheck.publishing.shelf import Shelf

TROUBLE = "factcheck.trouble"  # in the environ: that the database could not do what it should
_STATUS = {200: "200 OK", 410: "410 Gone"}
_ROOM = 64_000_000  # bytes that a process keeps at hand
_PATIENCE = 0.005  # seconds after which a reader's page sees what another process published


_Fields = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Coded:
    """A rendition in one coding: a representation of its own, with its own ETag and header fields."""

    etag: str
    body: bytes
    headers: _Fields
    unchanged: _Fields  # those of a 304 (RFC 9110, 15.4.5)


@dataclass(frozen=True, slots=True)
class _Answer:
    """A stored rendition, ready to be sent."""

    status: str
    identity: _Coded
    gzip: _Coded


_Shelf = Shelf[str, _Answer | None]  # by their path; None: it is not stored


class _Stored:
    """What a database has under public addresses; a copy is kept at hand until the ledger's head moves."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.thread = threading.local()
        self.lock = threading.Lock()
        # When the head was last looked at, how often this process had moved it by then, and what is at hand.
        self.seen: tuple[float, int, _Shelf] = (0.0, 0, Shelf(0, _ROOM))

    def find(self, path: str) -> tuple[int, _Answer | None]:
        """Return the ledger's head and what is stored. Raises OperationalError where the database is away.

        Where something is at hand, the head may have been looked at some milliseconds ago, unless this process moved it
        since. To ask SQLite for it takes a microsecond, but lets go of the interpreter's lock, for which all threads
        then queue.
        """
        looked_at, moves, shelf = self.seen
        if time.monotonic() < looked_at + _PATIENCE and moves == LedgerHead.moves:
            answer = shelf.answers.get(path)
            if answer:
                return shelf.head, answer
        self.database.connect(reuse_if_open=True)
        try:
            return self._look(path)
        except (InterfaceError, OperationalError):
            if isinstance(self.database, PooledDatabase):
                self.database.close_idle()  # it restarted, perhaps: the next connection is a new one
            raise
        finally:
            # A thread keeps its connection to SQLite until it ends: whatever is within finds it open, and opening one
            # takes longer than most of what is asked of it.
            if isinstance(self.database, PooledDatabase):
                self.database.close()

    def _look(self, path: str) -> tuple[int, _Answer | None]:
        shelf = self._shelf()
        if path in shelf.answers:
            return shelf.head, shelf.answers[path]
        query = Rendition.select().where((Rendition.path == path) & Rendition.public)
        row = next(iter(query.execute(self.database)), None)
        answer = _answer(row) if row else None
        shelf.keep(path, answer, len(path) + (len(answer.identity.body) + len(answer.gzip.body) if answer else 0))
        return shelf.head, answer

    def _shelf(self) -> _Shelf:
        """Return what is at hand at the ledger's head."""
        now, moves = time.monotonic(), LedgerHead.moves  # from before the look: what moves meanwhile is looked at again
        head = self._head()
        with self.lock:
            looked_at, _, shelf = self.seen
            if shelf.head != head:
                shelf = Shelf(head, _ROOM)
            if now >= looked_at:  # and nobody who looked later has seen more
                self.seen = (now, moves, shelf)
        return shelf

    def _head(self) -> int:
        """Return the sequence of the newest ledger entry."""
        if isinstance(self.database, SqliteDatabase):
            # The pragma counts the commits of others as this thread's connection sees them; its own are no news to it.
            connection = self.database.connection()
            version = (connection, connection.execute("PRAGMA data_version").fetchone()[0], connection.total_changes)
            known: tuple[Any, int] = getattr(self.thread, "known", (None, -1))
            if known[0] != version:
                known = self.thread.known = (version, self._read_head())
            return known[1]
        return self._read_head()

    def _read_head(self) -> int:
        return int(next(iter(LedgerHead.select(LedgerHead.sequence).tuples().execute(self.database)))[0])


class FrontDoor:
    """Answers GET and HEAD where a public rendition is stored; hands everything else to the application within.

    It reads no cookie and sets none, so that any cache may stand before it. What it keeps at hand is dropped when the
    ledger's head has moved: at once where this process moved it, and within five milliseconds where another did. Where
    there is a replica, readers are served from it while it answers.
    """

    def __init__(self, application: WSGIApplication, database: Database, replica: Database | None = None) -> None:
        self.application = application
        self.database = database
        own = _Stored(self.database)
        self.own = [own, own]  # twice: where it restarted, the second connection is a new one
        self.readers = [_Stored(replica), *self.own] if replica else self.own

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request, as WSGI asks."""
        if environ["REQUEST_METHOD"] in ("GET", "HEAD"):
            path = environ.get("PATH_INFO", "")
            # A query says nothing here: what takes one, such as the pages of the list, is never stored.
            answer = self._find(path, environ) if "\0" not in path else None  # PostgreSQL does not take a NUL
            if answer:
                return _send(answer, environ, start_response)
        parts = self.application(environ, start_response)
        if TROUBLE in environ:
            self.database.close()  # which a thread would keep: a new connection finds what was mended
        return parts

    def _find(self, path: str, environ: WSGIEnvironment) -> _Answer | None:
        """Return what is stored; None too where no database answers, so that the application says so.

        What a replica lacks may be on its way to it. The ledger's head is told to those within; partners stay in sync
        with it, so theirs is never a replica's, and never late: nothing of theirs is public, and so none is at hand.
        """
        for stored in self.own if path.startswith("/api/") else self.readers:
            with suppress(InterfaceError, OperationalError):
                environ["factcheck.head"], answer = stored.find(path)
                if answer or stored in self.own:
                    return answer
        return None


def _answer(row: Rendition) -> _Answer:
    told = [
        ("Content-Type", row.media_type),
        ("Last-Modified", http_date(row.modified_at)),
        *headers.of(row.kind),
    ]
    kept = [("Cache-Control", headers.caching(row.kind, site.cache_seconds())), ("Vary", "Accept-Encoding")]
    return _Answer(
        status=_STATUS[row.status],
        identity=_coded(bytes(row.body), row.etag, kept, told),
        gzip=_coded(bytes(row.gzip), f"{row.etag}-gzip", kept, [*told, ("Content-Encoding", "gzip")]),
    )


def _coded(body: bytes, etag: str, kept: _Fields, told: _Fields) -> _Coded:
    unchanged = [*kept, ("ETag", f'"{etag}"')]
    return _Coded(etag, body, [*unchanged, *told, ("Content-Length", str(len(body)))], unchanged)


def _send(answer: _Answer, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Send a rendition, or 304 where the client has it, as RFC 9110 asks."""
    coded = answer.gzip if _takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")) else answer.identity
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known and answer.status == _STATUS[200] and _etags(known).contains_weak(coded.etag):
        start_response("304 Not Modified", coded.unchanged)
        return []
    start_response(answer.status, coded.headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [coded.body]


# Browsers send the same few words, and reading them takes longer than all else here.
@lru_cache(maxsize=1000)
def _takes_gzip(accepted: str) -> bool:
    codings = parse_accept_header(accepted, MIMEAccept)
    return any(name.lower() == "gzip" and quality > 0 for name, quality in codings)


@lru_cache(maxsize=1000)
def _etags(known: str) -> ETags:
    return parse_etags(known)
