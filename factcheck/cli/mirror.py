"""`factcheck mirror`: a copy of all that a newsroom publishes, kept in sync. An example that partners can use as it is.

It needs nothing of a newsroom's own but its API: https://…/api/v1/export.ndjson gives what changed after a position, in
the order of the ledger, and /api/v1/changes tells when there is more.
"""

import hashlib
import json
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import click
import httpx
import orjson

SCHEMA = """
CREATE TABLE IF NOT EXISTS resource (
    path TEXT PRIMARY KEY, kind TEXT NOT NULL, sequence INTEGER NOT NULL, etag TEXT NOT NULL, body BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS resource_kind ON resource (kind, sequence);
CREATE TABLE IF NOT EXISTS mirror (server TEXT NOT NULL, position INTEGER NOT NULL);
"""
WAIT_SECONDS = 30
LONGEST_PAUSE = 300.0
_UPSERT = (
    "INSERT INTO resource (path, kind, sequence, etag, body) VALUES (:path, :kind, :sequence, :etag, :body) "
    "ON CONFLICT (path) DO UPDATE SET sequence = excluded.sequence, etag = excluded.etag, body = excluded.body"
)


class Interrupted(Exception):
    """The server could not be read to the end; what was read is kept, so try again after `pause` seconds."""

    def __init__(self, problem: str, pause: float | None = None) -> None:
        super().__init__(problem)
        self.pause = pause


class Mirror:
    """A SQLite file with every resource of a server, as of a position in its ledger."""

    def __init__(self, file: Path, server: str) -> None:
        self.rows = sqlite3.connect(file)
        self.rows.executescript(SCHEMA)
        known = self.rows.execute("SELECT server, position FROM mirror").fetchone()
        if known is None:
            self.rows.execute("INSERT INTO mirror VALUES (?, 0)", (server,))
            self.rows.commit()
        elif known[0] != server:
            raise click.ClickException(f"{file} mirrors {known[0]}. Give another file for {server}.")
        self.position = int(known[1]) if known else 0

    def close(self) -> None:
        """Close the file."""
        self.rows.close()

    def keep(self, resource: dict[str, Any]) -> None:
        """Keep a resource, after a look whether it came as it was sent."""
        body = orjson.dumps(resource["resource"])
        if hashlib.sha256(body).hexdigest()[:32] != resource["etag"]:
            raise Interrupted(f"{resource['path']} is not what its ETag says.")
        self.rows.execute(_UPSERT, {**resource, "body": body})

    def reach(self, position: int) -> None:
        """Commit what was kept: everything up to this position is here."""
        self.rows.execute("UPDATE mirror SET position = ?", (position,))
        self.rows.commit()
        self.position = position


@click.command()
@click.argument("url")
@click.option("--key", envvar="FACTCHECK_MIRROR_KEY", required=True, help="An API key with the scope changes.")
@click.option("--to", "file", required=True, type=click.Path(dir_okay=False, path_type=Path), help="A SQLite file.")
@click.option("--follow", is_flag=True, help="Go on following until Ctrl-C, instead of ending once in sync.")
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")
def mirror(url: str, key: str, file: Path, follow: bool, as_json: bool) -> None:
    """Mirror all that the newsroom at URL publishes into a SQLite file, and keep it in sync.

    Interrupted at any moment, it goes on where it stopped. Each resource is checked against its ETag. The table
    `resource` has a row a commentary, edition, claim and version of a verdict, with the JSON of the API in `body`.

    Exits with 0 when in sync, and with 1 when the server refuses.
    """
    server = url.rstrip("/")
    with closing(Mirror(file, server)) as copy, _client(server, key) as client:
        _persist(client, copy, follow)
        total = copy.rows.execute("SELECT COUNT(*) FROM resource").fetchone()[0]
        if as_json:
            click.echo(json.dumps({"position": copy.position, "resources": total}))
        else:
            click.echo(f"{file} is in sync: {total:,} resources, at position {copy.position:,}.")


def _client(server: str, key: str) -> httpx.Client:
    headers = {"Authorization": f"Bearer {key}"}
    return httpx.Client(base_url=server, headers=headers, timeout=WAIT_SECONDS + 30)


def _persist(client: httpx.Client, copy: Mirror, follow: bool) -> None:
    """Bring the copy in sync, and keep it so if asked; what fails for a while is tried again, ever more slowly."""
    pause = 1.0
    while True:
        try:
            head = _head(client, copy.position, wait=0)
            _pull(client, copy, head)
            pause = 1.0
            if not follow:
                return
            while _head(client, copy.position, WAIT_SECONDS) <= copy.position:
                pass
        except (httpx.TransportError, Interrupted) as problem:
            wait = getattr(problem, "pause", None) or pause
            click.echo(f"{problem or type(problem).__name__} Trying again in {wait:g} seconds.", err=True)
            time.sleep(wait)
            pause = min(2 * pause, LONGEST_PAUSE)


def _head(client: httpx.Client, position: int, wait: int) -> int:
    """Return the position of the server's newest change, after a wait for one that is news."""
    answer = client.get("/api/v1/changes", params={"after": position, "limit": 1, "wait": wait})
    _must_be_well(answer)
    return int(answer.json()["head"])


def _pull(client: httpx.Client, copy: Mirror, head: int) -> None:
    """Keep everything that changed after the copy's position."""
    with (
        client.stream("GET", "/api/v1/export.ndjson", params={"after": copy.position}) as answer,
        _bar(copy.position, head) as bar,
    ):
        _must_be_well(answer)
        sequence = copy.position
        for line in _lines(answer):
            if "position" in line:
                copy.reach(line["position"])
                bar.update(0)
                return
            if line["sequence"] > sequence:
                # Lines come in order, so all of the sequence before is here.
                bar.update(line["sequence"] - sequence)
                copy.reach(max(copy.position, line["sequence"] - 1))
                sequence = line["sequence"]
            copy.keep(line)
    copy.rows.rollback()
    raise Interrupted("The stream ended early.")


def _lines(answer: httpx.Response) -> Iterator[dict[str, Any]]:
    for line in answer.iter_lines():
        try:
            yield orjson.loads(line)
        except orjson.JSONDecodeError:
            raise Interrupted("The stream broke off.") from None


def _bar(position: int, head: int) -> Any:
    return click.progressbar(
        length=max(0, head - position), label="Mirroring", file=sys.stderr, hidden=not sys.stderr.isatty()
    )


def _must_be_well(answer: httpx.Response) -> None:
    """Raise `Interrupted` for what passes, and end the command for what does not."""
    if answer.is_success:
        return
    answer.read()
    if answer.status_code in (429, 500, 502, 503, 504):
        after = answer.headers.get("Retry-After", "")
        raise Interrupted(f"The server answers {answer.status_code}.", float(after) if after.isdecimal() else None)
    try:
        detail = answer.json()["detail"]
    except (ValueError, KeyError, TypeError):
        detail = answer.text[:200]
    raise click.ClickException(f"{answer.url} answers {answer.status_code}: {detail}")
