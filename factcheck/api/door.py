"""The partners' door: an answer that was given at this state of the ledger is given again, before Flask.

What reading answers depends on the address, on what is accepted and on the ledger alone, and the ledger's head says
when it is over, for keys too: revoking one moves it. Whatever is not that plain goes the long way (keys not seen at
this head, limits that are spent, requests without a key), so that everything is refused in one place, and not here.
"""

import hashlib
from collections.abc import Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Response, g, request
from werkzeug.wrappers import Response as Answer

from factcheck import clock, logs
from factcheck.api import access
from factcheck.models import ApiKey
from factcheck.publishing.shelf import Shelf
from factcheck.services.partners import READ
from factcheck.services.usage import Meter
from factcheck.settings import Settings

_KEEP = "factcheck.keep"  # in the environ: that the answer may be given again
_ROOM = 32_000_000  # bytes that a process keeps at hand
_CONDITIONS = {"HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE"}
_EACH_ITS_OWN = {"date", "ratelimit", "ratelimit-policy", "x-request-id"}


_Asked = tuple[str, str, str]  # the path, the query and what is accepted
_Kept = tuple[bytes, list[tuple[str, str]]]  # a body, and the header fields


class _Shelf(Shelf[_Asked, _Kept]):
    """What was answered at one head of the ledger, and the keys that were admitted there."""

    def __init__(self, head: int) -> None:
        super().__init__(head, _ROOM)
        self.keys: dict[bytes, ApiKey] = {}


def mark(response: Response) -> Response:
    """Let the door keep this answer, where it says only what everybody with a key may read."""
    plain = request.method == "GET" and response.status_code == 200 and not response.is_streamed
    if plain and g.get("key") and access.reads_only():
        request.environ[_KEEP] = True
    return response


class Door:
    """Stands between the front door, which knows the ledger's head, and the application."""

    def __init__(self, application: WSGIApplication, meter: Meter, settings: Settings) -> None:
        self.application = application
        self.meter = meter
        self.settings = settings
        self.shelf = _Shelf(-1)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request, as WSGI asks."""
        head = environ.get("factcheck.head")
        if head is None or not environ.get("PATH_INFO", "").startswith("/api/"):
            return self.application(environ, start_response)
        shelf = self.shelf
        if shelf.head != head:
            shelf = self.shelf = _Shelf(head)
        key = shelf.keys.get(_bearer(environ))
        if key and not (key.expires_at and key.expires_at <= clock.now()):
            environ[access.KEY] = key
        parts = self._again(shelf, environ, start_response)
        return self._first(shelf, environ, start_response) if parts is None else parts

    def _again(self, shelf: _Shelf, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes] | None:
        kept = shelf.answers.get(_asked(environ))
        key = environ.get(access.KEY)
        if not kept or not key or environ["REQUEST_METHOD"] not in ("GET", "HEAD") or self.meter.due:
            return None
        if READ not in key.scopes:
            return None
        allowed, windows = self.meter.spend(*access.limits(key, self.settings))
        if not allowed:
            return None
        self.meter.record(key.id)
        body, headers = kept
        own = access.own_fields(windows, logs.name_request(environ.get("HTTP_X_REQUEST_ID", "")))
        headers = [*headers, *own.items()]
        if not _CONDITIONS.isdisjoint(environ):
            return Answer(body, headers=headers).make_conditional(environ)(environ, start_response)
        start_response("200 OK", headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _first(self, shelf: _Shelf, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Let the application answer, and keep what `mark` allowed to be kept."""
        said: list[tuple[str, str]] = []

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            said[:] = headers
            return start_response(status, headers, *error)

        parts = self.application(environ, start)
        key = environ.get(access.KEY)
        if key:
            shelf.keys[_bearer(environ)] = key
        if not any(name == "Content-Length" for name, _ in said):
            return parts  # a stream
        # The server sends a list at once, and what yields its parts by way of another thread.
        body = b"".join(parts)
        if hasattr(parts, "close"):
            parts.close()
        if environ.get(_KEEP):
            asked, fields = _asked(environ), [each for each in said if each[0].lower() not in _EACH_ITS_OWN]
            shelf.keep(asked, (body, fields), len(body) + sum(map(len, asked)))
        return [body]


def _asked(environ: WSGIEnvironment) -> _Asked:
    return environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", ""), environ.get("HTTP_ACCEPT", "")


def _bearer(environ: WSGIEnvironment) -> bytes:
    """Return a digest of what the key was sent in: no secret stays in memory."""
    return hashlib.sha256(environ.get("HTTP_AUTHORIZATION", "").encode()).digest()
