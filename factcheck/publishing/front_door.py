"""The front door: public addresses answered from stored bytes, before Flask and without a session."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from peewee import Database, SqliteDatabase
from werkzeug.datastructures import MIMEAccept
from werkzeug.http import http_date, parse_accept_header, parse_etags

from factcheck.models import LedgerHead, Rendition
from factcheck.models.db import open_database
from factcheck.publishing import site
from factcheck.publishing.headers import PAGE_HEADERS

_STATUS = {200: "200 OK", 410: "410 Gone"}
_ROOM = 64_000_000  # bytes of bodies that a process keeps at hand


@dataclass(frozen=True, slots=True)
class _Answer:
    """A stored rendition, ready to be sent."""

    status: str
    etag: str
    identity: bytes
    gzip: bytes
    headers: list[tuple[str, str]]


class FrontDoor:
    """Answers GET and HEAD where a public rendition is stored; hands everything else to the application within.

    It reads no cookie and sets none, so that any cache may stand before it. What it keeps at hand is dropped when the
    ledger's head has moved; on SQLite, PRAGMA data_version tells for free that it has not.
    """

    def __init__(self, application: WSGIApplication, database_url: str) -> None:
        self.application = application
        # A handle of its own, whose connections live as long as their threads: a request need not open one.
        self.database: Database = open_database(database_url)
        self.thread = threading.local()
        self.head = 0
        self.kept: dict[str, _Answer] = {}
        self.room = _ROOM

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request, as WSGI asks."""
        # A query makes another address, and what is stored has none.
        if environ["REQUEST_METHOD"] in ("GET", "HEAD") and not environ.get("QUERY_STRING"):
            answer = self._find(environ.get("PATH_INFO", ""))
            if answer:
                return _send(answer, environ, start_response)
        return self.application(environ, start_response)

    def _find(self, path: str) -> _Answer | None:
        self.database.connect(reuse_if_open=True)
        head = self._head()
        if head != self.head:
            self.head, self.kept, self.room = head, {}, _ROOM
        kept = self.kept
        if path in kept:
            return kept[path]
        query = Rendition.select().where((Rendition.path == path) & Rendition.public)
        row = next(iter(query.execute(self.database)), None)
        if row is None:
            return None
        answer = _answer(row)
        self.room -= len(answer.identity) + len(answer.gzip)
        if self.room > 0:
            kept[path] = answer
        return answer

    def _head(self) -> int:
        """Return the sequence of the newest ledger entry."""
        if isinstance(self.database, SqliteDatabase):
            # The pragma counts the commits of others as this thread's connection sees them.
            version = self.database.connection().execute("PRAGMA data_version").fetchone()[0]
            if getattr(self.thread, "version", None) == version:
                return self.thread.head  # type: ignore[no-any-return]
            self.thread.version = version
        row = next(iter(LedgerHead.select(LedgerHead.sequence).tuples().execute(self.database)))
        self.thread.head = int(row[0])
        return self.thread.head  # type: ignore[no-any-return]


def _answer(row: Rendition) -> _Answer:
    return _Answer(
        status=_STATUS[row.status],
        etag=row.etag,
        identity=bytes(row.body),
        gzip=bytes(row.gzip),
        headers=[
            ("Content-Type", row.media_type),
            ("Cache-Control", f"public, max-age={site.cache_seconds()}"),
            ("Vary", "Accept-Encoding"),
            ("Last-Modified", http_date(row.modified_at)),
            *PAGE_HEADERS,
        ],
    )


def _send(answer: _Answer, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Send a rendition, or 304 where the client has it, as RFC 9110 asks."""
    codings = parse_accept_header(environ.get("HTTP_ACCEPT_ENCODING"), MIMEAccept)
    # Each coding is a representation of its own, so it has an ETag of its own.
    zipped = any(name.lower() == "gzip" and quality > 0 for name, quality in codings)
    etag = f"{answer.etag}-gzip" if zipped else answer.etag
    headers = [*answer.headers, ("ETag", f'"{etag}"')]
    known = parse_etags(environ.get("HTTP_IF_NONE_MATCH"))
    if known.contains_weak(etag) and answer.status.startswith("200"):
        start_response("304 Not Modified", headers)
        return []
    body = answer.gzip if zipped else answer.identity
    if zipped:
        headers.append(("Content-Encoding", "gzip"))
    start_response(answer.status, [*headers, ("Content-Length", str(len(body)))])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
