"""What else serves such tables and such tasks, on this machine: Datasette for readers, Label Studio for checkers.

Each runs from an environment of its own, named by DATASETTE and LABEL_STUDIO; Datasette is installed if need be.
"""

import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import httpx

from bench.measuring import Line, Place, Places, Server, beside, free_port, get, rate, started
from bench.newsroom import FOLDER
from bench.reading import lines_a_second, questions

DATASETTE = "datasette==0.65.5"
ROWS = 50_000  # of a streamed table, which Datasette cuts at 100 MB
SPANS = 40
ONCE_MEASURED = 168.0, 136.0  # milliseconds of Label Studio 1.23, where it is not installed
_PLAIN = "_shape=array&_nocount=1&_nofacet=1&_nosuggest=1"  # nothing that was not asked for

Act = Callable[[], object]


def datasette(places: Places) -> list[Line]:
    """The same table as JSON and as CSV, ahead of Datasette on each line."""
    place = places[max(places)]
    (row,) = place.query("SELECT id FROM verdict WHERE state = 'published' ORDER BY id LIMIT 1 OFFSET 5000")[0]
    asked = questions()
    with _datasette(place) as rival:
        base = f"{rival.address}/factcheck"
        pairs = {
            "one verdict": ([f"/api/v1/verdicts/{row}"], [f"/factcheck/verdict/{row}.json?_shape=objects"]),
            "a page of 100": (["/api/v1/verdicts?limit=100"], [f"/factcheck/verdict.json?_size=100&{_PLAIN}"]),
            "full-text search, 20 hits": (
                [f"/api/v1/search?q={question}&limit=20" for question in asked],
                [
                    f"/factcheck/listing.json?_search={question}&_size=20&_fts_table=listing_words&_fts_pk=id&{_PLAIN}"
                    for question in asked
                ],
            ),
        }
        lines = []
        for what, (ours, theirs) in pairs.items():
            assert get(place.address, ours[0], place.key).json()
            assert get(rival.address, theirs[0]).json()
            here = {max(places): partial(rate, place.address, ours, place.key)}
            lines.append(beside(f"{what}; Datasette", 1, here, partial(rate, rival.address, theirs)))
        stream = {max(places): partial(lines_a_second, f"{place.address}/api/v1/export.csv", place.key, ROWS)}
        other = partial(lines_a_second, f"{base}/verdict.csv?_stream=on&_size=max", None, ROWS)
        return [*lines, beside("streamed CSV; Datasette", 1, stream, other, " rows/s")]


@contextmanager
def _datasette(place: Place) -> Iterator[Server]:
    folder = Path(os.environ.get("DATASETTE", FOLDER / "datasette"))
    if not (folder / "bin" / "datasette").exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([folder / "bin" / "pip", "install", "--quiet", DATASETTE], check=True)
    port = free_port()
    command = [f"{folder / 'bin' / 'datasette'}", "serve", f"{place.database}", "--port", f"{port}"]
    with started([*command, "--setting", "sql_time_limit_ms", "60000"], {}, port) as server:
        yield server


@contextmanager
def label_studio() -> Iterator[tuple[str, Act, Act]]:
    """Give its name, and what reads a task of 40 spans and what creates an annotation in it.

    Where LABEL_STUDIO names no environment, these are the figures that it once had, as numbers of milliseconds.
    """
    folder = os.environ.get("LABEL_STUDIO")
    if not folder:
        yield "Label Studio 1.23, as once measured", *(partial(time.sleep, each / 1000) for each in ONCE_MEASURED)
        return
    port, token = free_port(), secrets.token_hex(20)
    with tempfile.TemporaryDirectory() as data:
        command = [f"{folder}/bin/label-studio", "start", "--no-browser", "--data-dir", data, "--port", f"{port}"]
        person = ["--username", "bench@bench.example", "--password", secrets.token_hex(8), "--user-token", token]
        with started([*command, *person, "--enable-legacy-api-token"], {}, port) as server:
            headers = {"Authorization": f"Token {token}"}
            with httpx.Client(base_url=server.address, headers=headers, timeout=300) as client:
                task = _task(client)
                spans = {"result": [_span(0)]}
                yield (
                    "Label Studio 1.23",
                    lambda: client.get(f"/api/tasks/{task}").raise_for_status(),
                    lambda: client.post(f"/api/tasks/{task}/annotations", json=spans).raise_for_status(),
                )


def _task(client: httpx.Client) -> int:
    """Make a task of 40 spans, and return its id."""
    labels = '<Labels name="label" toName="text"><Label value="Claim"/></Labels>'
    view = f'<View>{labels}<Text name="text" value="$text"/></View>'
    project = (
        client.post("/api/projects", json={"title": "Bench", "label_config": view}).raise_for_status().json()["id"]
    )
    text = " ".join(f"Number {place:02} cost {place:02} million euros and more than that." for place in range(SPANS))
    answer = client.post("/api/tasks", json={"project": project, "data": {"text": text}}).raise_for_status()
    task = int(answer.json()["id"])
    spans = {"result": [_span(place) for place in range(SPANS)]}
    client.post(f"/api/tasks/{task}/annotations", json=spans).raise_for_status()
    return task


def _span(place: int) -> dict[str, object]:
    value = {"start": place * 54, "end": place * 54 + 52, "text": "a claim", "labels": ["Claim"]}
    return {"id": f"span{place}", "from_name": "label", "to_name": "text", "type": "labels", "value": value}
