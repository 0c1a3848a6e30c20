"""The floors: the least that could answer the same, served by the same server with as many workers and threads."""

import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from wsgiref.types import StartResponse, WSGIEnvironment

import orjson
from flask import Flask, Response, request

from factcheck.text.stems import stems

DATABASE = os.environ.get("BENCH_DATABASE", "")
BODY = os.environ.get("BENCH_BODY", "")  # the path of the rendition whose bytes are sent

_thread = threading.local()


def query(sql: str, *values: object) -> list[tuple[bytes]]:
    """Return what a query by hand finds, on this thread's connection."""
    if not hasattr(_thread, "connection"):
        _thread.connection = sqlite3.connect(f"file:{DATABASE}?mode=ro", uri=True)
        _thread.connection.execute("PRAGMA cache_size = -32000")
    found: list[tuple[bytes]] = _thread.connection.execute(sql, values).fetchall()
    return found


def bare(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Send the same bytes to everybody, or nothing to whoever has them."""
    if "HTTP_IF_NONE_MATCH" in environ:
        start_response("304 Not Modified", [("ETag", environ["HTTP_IF_NONE_MATCH"])])
        return []
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(_body())))])
    return [_body()]


def _body() -> bytes:
    if not hasattr(_thread, "body"):
        _thread.body = bytes(query("SELECT gzip FROM rendition WHERE path = ?", BODY)[0][0])
    return _thread.body  # type: ignore[no-any-return]


app = Flask("floors")
_page = b""


@app.get("/verdicts")
def verdicts() -> Response:
    """Send a page of verdicts that was made once."""
    global _page
    if not _page:
        rows = query(
            "SELECT body FROM rendition WHERE kind = 'verdict' AND position > 0 ORDER BY position, path LIMIT 100"
        )
        _page = _listed(b"verdicts", rows)
    return Response(_page, content_type="application/json")


@app.get("/changes")
def changes() -> Response:
    """Ask for the changes after a cursor by hand."""
    rows = query(
        "SELECT body FROM rendition WHERE kind = 'change' AND position > ? ORDER BY position LIMIT 100",
        int(request.args["after"]),
    )
    return Response(_listed(b"changes", rows), content_type="application/json")


@app.get("/search")
def search() -> Response:
    """Ask FTS5 by hand."""
    rows = query(
        "SELECT rendition.body FROM (SELECT rowid, rank FROM listing_words WHERE listing_words MATCH ? "
        "ORDER BY rank LIMIT 20) AS found JOIN listing ON listing.id = found.rowid "
        "JOIN rendition USING (path) ORDER BY found.rank",
        " ".join(f'"{stem}"' for stem in stems(request.args["q"])),
    )
    return Response(_listed(b"verdicts", rows), content_type="application/json")


@app.get("/export")
def export() -> Response:
    """Send what a cursor finds, line by line."""

    def lines() -> Iterator[bytes]:
        connection = sqlite3.connect(f"file:{DATABASE}?mode=ro", uri=True)
        cursor = connection.execute(
            "SELECT sequence, kind, path, etag, body FROM rendition WHERE kind = 'verdict' AND sequence > 0 "
            "ORDER BY sequence, path"
        )
        while rows := cursor.fetchmany(200):
            yield b"".join(
                b'{"sequence":%d,"kind":"%s","path":"%s","etag":"%s","resource":%s}\n'
                % (sequence, kind.encode(), path.encode(), etag.encode(), body)
                for sequence, kind, path, etag, body in rows
            )
        connection.close()

    return Response(lines(), content_type="application/x-ndjson")


def _listed(name: bytes, rows: list[tuple[bytes]]) -> bytes:
    return b'{"%s":[%s],"next":%s}' % (name, b",".join(body for (body,) in rows), orjson.dumps(None))
