"""The front door: public addresses answered from stored bytes, before Flask and without a session."""

import threading
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


@dataclass(frozen=True, slots=True)
class _Answer:
    """A stored rendition, ready to be sent."""

    status: str
    etag: str
    identity: bytes
    gzip: bytes
    headers: list[tuple[str, str]]


class _Stored:
    """What a database has under public addresses; a copy is kept at hand until the ledger's head moves."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.thread = threading.local()
        self.shelf: Shelf[str, _Answer | None] = Shelf(0, _ROOM)  # by their path; None: it is not stored

    def find(self, path: str) -> tuple[int, _Answer | None]:
        """Return the ledger's head and what is stored. Raises OperationalError where the database is away."""
        self.database.connect(reuse_if_open=True)
        try:
            head = self._head()
            return head, self._look(path, head)
        except (InterfaceError, OperationalError):
            if isinstance(self.database, PooledDatabase):
                self.database.close_idle()  # it restarted, perhaps: the next connection is a new one
            raise
        finally:
            # A thread keeps its connection to SQLite until it ends: whatever is within finds it open, and opening one
            # takes longer than most of what is asked of it.
            if isinstance(self.database, PooledDatabase):
                self.database.close()

    def _look(self, path: str, head: int) -> _Answer | None:
        shelf = self.shelf
        if shelf.head != head:
            shelf = self.shelf = Shelf(head, _ROOM)
        if path in shelf.answers:
            return shelf.answers[path]
        query = Rendition.select().where((Rendition.path == path) & Rendition.public)
        row = next(iter(query.execute(self.database)), None)
        answer = _answer(row) if row else None
        shelf.keep(path, answer, len(path) + (len(answer.identity) + len(answer.gzip) if answer else 0))
        return answer

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
    ledger's head has moved; on SQLite, PRAGMA data_version tells for free that it has not. Where there is a replica,
    readers are served from it while it answers.
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
        with it, so theirs is never a replica's.
        """
        for stored in self.own if path.startswith("/api/") else self.readers:
            with suppress(InterfaceError, OperationalError):
                environ["factcheck.head"], answer = stored.find(path)
                if answer or stored in self.own:
                    return answer
        return None


def _answer(row: Rendition) -> _Answer:
    return _Answer(
        status=_STATUS[row.status],
        etag=row.etag,
        identity=bytes(row.body),
        gzip=bytes(row.gzip),
        headers=[
            ("Content-Type", row.media_type),
            ("Cache-Control", headers.caching(row.kind, site.cache_seconds())),
            ("Vary", "Accept-Encoding"),
            ("Last-Modified", http_date(row.modified_at)),
            *headers.of(row.kind),
        ],
    )


def _send(answer: _Answer, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Send a rendition, or 304 where the client has it, as RFC 9110 asks."""
    # Each coding is a representation of its own, so it has an ETag of its own.
    zipped = _takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", ""))
    etag = f"{answer.etag}-gzip" if zipped else answer.etag
    headers = [*answer.headers, ("ETag", f'"{etag}"')]
    if _etags(environ.get("HTTP_IF_NONE_MATCH", "")).contains_weak(etag) and answer.status.startswith("200"):
        start_response("304 Not Modified", headers)
        return []
    body = answer.gzip if zipped else answer.identity
    if zipped:
        headers.append(("Content-Encoding", "gzip"))
    start_response(answer.status, [*headers, ("Content-Length", str(len(body)))])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


# Browsers send the same few words, and reading them takes longer than all else here.
@lru_cache(maxsize=1000)
def _takes_gzip(accepted: str) -> bool:
    codings = parse_accept_header(accepted, MIMEAccept)
    return any(name.lower() == "gzip" and quality > 0 for name, quality in codings)


@lru_cache(maxsize=1000)
def _etags(known: str) -> ETags:
    return parse_etags(known)
