"""Staying in sync: the feed of changes, by page, by long poll and as server-sent events."""

import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode, urlsplit

import orjson
from flask import request
from marshmallow import Schema, fields, validate
from werkzeug.wrappers import Response as Answer

from factcheck import clock, streams
from factcheck.api import access
from factcheck.api import answers as answer
from factcheck.api.arguments import Names
from factcheck.api.v1.blueprint import TEXT, answers, blueprint
from factcheck.errors import Conflict
from factcheck.models import ApiKey, LedgerHead, Rendition
from factcheck.models.db import connection
from factcheck.publishing import addresses, changes, site
from factcheck.schemas.answers import ChangePageSchema, ChangeSchema

BATCH = 100

REFUSALS = {"409": "Conflict", "503": "Busy"}


class ChangeArguments(Schema):
    """From where on, how many, and how long to wait for the first."""

    after = fields.Integer(
        load_default=0,
        validate=validate.Range(0, 2**63 - 1, error="A sequence: 0 or more."),
        metadata={"description": "The sequence of the last change that you know; 0: none."},
    )
    limit = fields.Integer(load_default=100, validate=validate.Range(1, BATCH, error=f"Between 1 and {BATCH}."))
    wait = fields.Integer(
        load_default=0,
        validate=validate.Range(0, 30, error="Between 0 and 30 seconds."),
        metadata={"description": "Seconds to wait for a change where there is none yet."},
    )
    include = Names(["resources"], "What the changes name, as it is now, by its path.")


class StreamArguments(Schema):
    """From where on; a client that connects again says so by Last-Event-ID."""

    after = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(0, 2**63 - 1))


@blueprint.get("/changes")
@blueprint.arguments(ChangeArguments, location="query")
@answers(ChangePageSchema, "listChanges", scope="changes", tag="Staying in sync", refusals=REFUSALS)
def list_changes(arguments: dict[str, Any]) -> Answer:
    """List what happened after a change that you know, oldest first, with no gap.

    Each change names the one before it. Follow `next` for ever, with `wait` to be told at once.
    """
    after = arguments["after"]
    newest = changes.newest()
    if after > newest:
        must_be_known(after)
    found = changes.after(after, arguments["limit"])
    if not found and arguments["wait"]:
        give_back = streams.take_place()
        try:
            _wait(after, arguments["wait"])
        finally:
            give_back()
        found, newest = changes.after(after, arguments["limit"]), changes.newest()
    position = found[-1][0] if found else after
    following = site.absolute(f"{request.path}?{urlencode(request.args.to_dict() | {'after': position})}")
    bodies = [body for _, body in found]
    body = b'{"changes":[%s],"position":%d,"head":%d,"next":%s%s}' % (
        b",".join(bodies),
        position,
        max(position, newest),
        orjson.dumps(following),
        _resources(bodies) if arguments["include"] else b"",
    )
    return answer.linked(answer.answer(body), following)


@blueprint.get("/changes/<int:sequence>")
@blueprint.arguments(Schema, location="query")
@answers(ChangeSchema, "getChange", scope="changes", tag="Staying in sync", refusals={"404": "NotFound"})
def get_change(arguments: dict[str, Any], sequence: int) -> Answer:
    """Get one change. It never changes itself."""
    return answer.stored(addresses.api_change(sequence), "change", {"fields": [], "include": []})


@blueprint.get("/changes/stream")
@blueprint.arguments(StreamArguments, location="query")
@answers(
    TEXT,
    "streamChanges",
    content_type="text/event-stream",
    scope="changes",
    tag="Staying in sync",
    refusals={"503": "Busy"},
)
def stream_changes(arguments: dict[str, Any]) -> Answer:
    """Follow the changes as server-sent events: `id` is the sequence and `data` the change.

    The stream ends after ten minutes; an EventSource connects again by itself, with Last-Event-ID.
    """
    after = arguments["after"]
    if after is None:
        last = request.headers.get("Last-Event-ID", "")
        after = int(last) if last.isdecimal() and len(last) < 19 else changes.newest()
    must_be_known(after)
    return streams.streamed(_events(after, access.key()), "text/event-stream", compressed=False)


def _events(position: int, key: ApiKey) -> Iterator[bytes]:
    """Yield the changes after a position as they come, for as long as the key is valid."""

    def look() -> Iterator[bytes]:
        nonlocal position
        # A connection for a glance: none is held while the client reads slowly or nothing happens.
        with connection():
            if not key.still_valid(clock.now()):
                raise streams.End("The key was revoked or has expired.")
            found = changes.after(position, BATCH)
        for sequence, body in found:
            position = sequence
            yield b"id: %d\nevent: change\ndata: %s\n\n" % (sequence, body)

    return streams.events(look)


def must_be_known(after: int) -> None:
    """Refuse a position that this ledger has not reached: it was another's, or one before a backup was restored."""
    head = LedgerHead.newest()
    if after > head:
        raise Conflict(f"The ledger ends at {head}. If you followed it further, mirror everything anew.")


def _wait(after: int, seconds: int) -> None:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends and changes.newest() <= after:
        time.sleep(streams.GLANCE_SECONDS)


def _resources(bodies: list[bytes]) -> bytes:
    """Return what the changes name, as stored, as one more member of the answer."""
    paths = {urlsplit(event["url"]).path for body in bodies for event in orjson.loads(body)["events"]}
    rows = Rendition.select(Rendition.path, Rendition.body).where(Rendition.path.in_(sorted(paths)))
    return b',"included":{%s}' % b",".join(
        b'"%s":%s' % (row.path.encode(), bytes(row.body)) for row in rows.order_by(Rendition.path)
    )
