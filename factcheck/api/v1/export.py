"""Everything at once: all resources, or those of a range of the ledger, streamed with the position to go on from."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import orjson
from marshmallow import Schema, fields, validate
from werkzeug.wrappers import Response as Answer

from factcheck import clock, streams
from factcheck.api import access
from factcheck.api.arguments import Names
from factcheck.api.v1.blueprint import TEXT, answers, blueprint
from factcheck.api.v1.changes import REFUSALS, must_be_known
from factcheck.models import ApiKey
from factcheck.models.db import connection, db
from factcheck.publishing import changes
from factcheck.publishing.storing import TRANSLATION, resource

KINDS = ["commentary", "edition", "claim", "verdict"]
BATCH = 200
COLUMNS = (
    "sequence id url state number rating rating_value claim quote holder language topic outlet commentary "
    "commentary_url summary published_at correction superseded_by retraction withdrawal sources"
).split()


class _Row(NamedTuple):
    """What is exported of a stored resource."""

    sequence: int
    path: str
    kind: str
    etag: str
    body: bytes


class ExportArguments(Schema):
    """Which range of the ledger, and what of it."""

    after = fields.Integer(
        load_default=0,
        validate=validate.Range(0, 2**63 - 1, error="A sequence: 0 or more."),
        metadata={"description": "Only what changed after this sequence; 0: everything."},
    )
    until = fields.Integer(
        load_default=None,
        allow_none=True,
        validate=validate.Range(0, 2**63 - 1, error="A sequence: 0 or more."),
        metadata={"description": "Only what changed up to this sequence; by default, up to now."},
    )
    kind = Names(KINDS, "Only resources of these kinds.")


class CsvArguments(Schema):
    """Which range of the ledger."""

    after = fields.Integer(load_default=0, validate=validate.Range(0, 2**63 - 1, error="A sequence: 0 or more."))


@blueprint.get("/export.ndjson")
@blueprint.arguments(ExportArguments, location="query")
@answers(
    TEXT,
    "exportNdjson",
    content_type="application/x-ndjson",
    scope="changes",
    tag="Staying in sync",
    refusals=REFUSALS,
)
def export_ndjson(arguments: dict[str, Any]) -> Answer:
    """Stream every resource that changed in a range of the ledger, as it is now, in the order of the last changes.

    Each line is `{"sequence", "kind", "path", "etag", "resource"}`; the last one is `{"position"}`: go on after it. A
    stream that broke is resumed with `after` one below the last line's sequence. Comes as gzip or zstd if accepted.
    """
    must_be_known(arguments["after"])
    until = changes.newest() if arguments["until"] is None else min(arguments["until"], changes.newest())
    kinds = arguments["kind"] or KINDS
    if "verdict" in kinds:
        kinds = [*kinds, TRANSLATION]
    rows = _batches(arguments["after"], until, kinds, access.key())
    return streams.streamed(_lines(rows, max(until, arguments["after"])), "application/x-ndjson")


@blueprint.get("/export.csv")
@blueprint.arguments(CsvArguments, location="query")
@answers(TEXT, "exportCsv", content_type="text/csv", scope="changes", tag="Staying in sync", refusals=REFUSALS)
def export_csv(arguments: dict[str, Any]) -> Answer:
    """Stream every version of every verdict as a table, each once: in the language that it was written in.

    A cell that a spreadsheet might run as a formula starts with an apostrophe.
    """
    must_be_known(arguments["after"])
    rows = _batches(arguments["after"], changes.newest(), ["verdict"], access.key())
    return streams.streamed(_table(rows), "text/csv; charset=utf-8; header=present")


def _batches(after: int, until: int, kinds: list[str], key: ApiKey) -> Iterator[list[_Row]]:
    """Yield the stored resources of a range in batches, each read at once: no reader holds the database."""
    sequence, path = after + 1, ""
    mark = db.param
    # Peewee takes longer to make rows into objects than the database to find them. The kind is said so that the index
    # on sequences is used, from here on: by that on kinds, or from the start, each batch would take as long as all.
    query = (
        "SELECT sequence, path, kind, etag, body FROM rendition "
        f"WHERE COALESCE(kind, '') IN ({', '.join([mark] * len(kinds))}) AND sequence BETWEEN {mark} AND {mark} "
        f"AND (sequence > {mark} OR path > {mark}) ORDER BY sequence, path LIMIT {BATCH}"
    )
    while True:
        with connection():
            if not key.still_valid(clock.now()):
                return
            found = db.execute_sql(query, (*kinds, sequence, until, sequence, path)).fetchall()
        rows = list(map(_Row._make, found))
        yield rows
        if len(rows) < BATCH:
            return
        sequence, path = rows[-1].sequence, rows[-1].path


def _lines(batches: Iterable[list[_Row]], position: int) -> Iterator[bytes]:
    complete = False
    for rows in batches:
        complete = len(rows) < BATCH
        yield b"".join(
            b'{"sequence":%d,"kind":"%s","path":"%s","etag":"%s","resource":%s}\n'
            % (sequence, resource(kind).encode(), path.encode(), etag.encode(), body)
            for sequence, path, kind, etag, body in rows
        )
    if complete:  # and not cut short because the key ended
        yield b'{"position":%d}\n' % position


def _table(batches: Iterable[list[_Row]]) -> Iterator[bytes]:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for rows in batches:
        writer.writerows(_row(row) for row in rows)
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()


def _row(row: _Row) -> list[Any]:
    verdict = orjson.loads(row.body)
    content = {"sequence": row.sequence, **_flat(verdict)}
    return [_harmless(content.get(column)) for column in COLUMNS]


def _flat(verdict: dict[str, Any]) -> dict[str, Any]:
    """Return a verdict as one row; a tombstone has hardly more than its reason."""
    if "claim" not in verdict:
        return verdict
    claim, commentary, rating = verdict["claim"], verdict["commentary"], verdict["rating"]
    return {
        **verdict,
        "rating": rating["slug"],
        "rating_value": rating["value"],
        "claim": claim["wording"],
        "quote": claim["quote"],
        "holder": claim["holder"],
        "language": commentary["language"],
        "topic": commentary["topic"],
        "outlet": commentary["outlet"],
        "commentary": commentary["title"],
        "commentary_url": commentary["url"],
        "sources": " ".join(each["source"]["url"] or "" for each in verdict["evidence"]).strip(),
    }


def _harmless(value: Any) -> Any:
    """Keep a spreadsheet from running a text as a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
