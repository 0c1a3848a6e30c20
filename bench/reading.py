"""What readers and partners wait for, at every size at once, beside its floor on the largest.

Each line returns its row of the table and its curve: the milliseconds of one request at each size.
"""

import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from bench.measuring import ROUNDS, Line, Ratio, Server, arrivals, contest, floor_server, get, newsroom_server, rate
from bench.words import Words

Curve = dict[int, float]
ASKED = 200  # different questions, so that no cache knows the answer


@dataclass(frozen=True)
class Place:
    """A newsroom of one size: its folder, its server, and the header with a partner's key."""

    folder: Path
    server: Server
    key: dict[str, str]

    def query(self, sql: str) -> list[Any]:
        """Return what its database has."""
        with closing(sqlite3.connect(f"file:{self.folder / 'factcheck.db'}?mode=ro", uri=True)) as database:
            return database.execute(sql).fetchall()


def measure(
    places: dict[int, Place], largest: int, wanted: Callable[[str], bool]
) -> tuple[list[Line], dict[str, Curve]]:
    """Measure the lines that are wanted."""
    lines, curves = [], {}
    for name, line in LINES.items():
        if wanted(name):
            row, curve = line(places, largest)
            lines += row
            curves |= {name: curve} if curve else {}
    return lines, curves


def _against_floor(
    what: str,
    reach: float,
    places: dict[int, Place],
    ask: Callable[[Place], float],
    floor: Callable[[], float],
    largest: int,
) -> tuple[list[Line], Curve]:
    """Let every size and the floor take turns."""
    contestants: dict[str, Callable[[], float]] = {
        f"{size}": lambda each=place: ask(each) for size, place in places.items()
    }  # type: ignore[misc]
    figures = contest({**contestants, "floor": floor})
    ratio = Ratio.of(figures[f"{largest}"], figures["floor"])
    ours, least = (statistics.median(figures[name]) for name in (f"{largest}", "floor"))
    row = Line(what, f"{ours:,.0f}/s", f"{least:,.0f}/s", str(ratio), f"{reach}", ratio.middle >= reach)
    return [row], {size: 1000 / statistics.median(figures[f"{size}"]) for size in places}


def page(places: dict[int, Place], largest: int) -> tuple[list[Line], Curve]:
    """The page of a commentary of 40 claims, in the cache: whole, and as 304."""
    place = places[largest]
    paths = {size: _commentary_path(each) for size, each in places.items()}
    zipped = {"Accept-Encoding": "gzip"}
    with floor_server("bare", place.folder, paths[largest]) as floor:
        ours, bare = get(place.server.address, paths[largest], zipped), get(floor.address, "/", zipped)
        assert int(ours.headers["Content-Length"]) == int(bare.headers["Content-Length"])
        by_server = {id(each): paths[size] for size, each in places.items()}
        rows, curve = _against_floor(
            "reader's page of 40 claims, hot",
            0.7,
            places,
            lambda each: rate(each.server.address, [by_server[id(each)]], zipped),
            lambda: rate(floor.address, ["/"], zipped),
            largest,
        )
        known = {**zipped, "If-None-Match": ours.headers["ETag"]}
        assert get(place.server.address, paths[largest], known).status_code == 304
        more, _ = _against_floor(
            "the same, 304",
            0.7,
            {largest: place},
            lambda each: rate(each.server.address, [paths[largest]], known),
            lambda: rate(floor.address, ["/"], known),
            largest,
        )
        memory = place.server.memory()
    held = Line("memory of the process that serves readers", f"{memory:.0f} MB", "", "", "120 MB", memory < 120)
    return [*rows, *more, held], curve


def _commentary_path(place: Place) -> str:
    return str(
        place.query("SELECT path FROM rendition WHERE kind = 'commentary page' ORDER BY path DESC LIMIT 1")[0][0]
    )


def verdicts(places: dict[int, Place], largest: int) -> tuple[list[Line], Curve]:
    """A page of 100 verdicts, the key checked and counted."""
    path, place = "/api/v1/verdicts?limit=100", places[largest]
    with floor_server("app", place.folder) as floor:
        assert (
            get(place.server.address, path, place.key).json()["verdicts"]
            == get(floor.address, "/verdicts").json()["verdicts"]
        )
        return _against_floor(
            "page of 100 verdicts",
            0.6,
            places,
            lambda each: rate(each.server.address, [path], each.key),
            lambda: rate(floor.address, ["/verdicts"]),
            largest,
        )


def changes(places: dict[int, Place], largest: int) -> tuple[list[Line], Curve]:
    """A hundred changes near the end of all."""
    paths = {size: [f"after={after}" for (after,) in each.query(_LAST)] for size, each in places.items()}
    place = places[largest]
    with floor_server("app", place.folder) as floor:
        ours = get(place.server.address, f"/api/v1/changes?{paths[largest][0]}", place.key).json()["changes"]
        assert len(ours) == 100
        assert ours == get(floor.address, f"/changes?{paths[largest][0]}").json()["changes"]
        by_place = {id(each): [f"/api/v1/changes?{path}" for path in paths[size]] for size, each in places.items()}
        return _against_floor(
            "changes after a cursor at the far end",
            0.6,
            places,
            lambda each: rate(each.server.address, by_place[id(each)], each.key),
            lambda: rate(floor.address, [f"/changes?{path}" for path in paths[largest]]),
            largest,
        )


# Where a hundred changes follow, and as many places before.
_LAST = f"SELECT position - 1 FROM rendition WHERE kind = 'change' ORDER BY position DESC LIMIT {ASKED * 20} OFFSET 100"


def search(places: dict[int, Place], largest: int) -> tuple[list[Line], Curve]:
    """Twenty hits for two words of some claim."""
    questions = [quote(_question(words.claim())) for words in [Words(5)] for _ in range(ASKED)]
    place = places[largest]
    with floor_server("app", place.folder) as floor:
        for question in questions[:20]:
            ours = get(place.server.address, f"/api/v1/search?q={question}&limit=20", place.key).json()["verdicts"]
            theirs = get(floor.address, f"/search?q={question}").json()["verdicts"]
            assert len(ours) == len(theirs)
            assert {each["id"] for each in ours} <= {each["id"] for each in theirs} or len(ours) == 20
        asked = [f"/api/v1/search?q={question}&limit=20" for question in questions]
        return _against_floor(
            "full-text search, 20 hits",
            0.5,
            places,
            lambda each: rate(each.server.address, asked, each.key),
            lambda: rate(floor.address, [f"/search?q={question}" for question in questions]),
            largest,
        )


def _question(claim: str) -> str:
    longest = sorted(claim.rstrip(".").split(), key=len)
    return f"{longest[-1]} {longest[len(longest) // 2]}"


def match(places: dict[int, Place], largest: int) -> tuple[list[Line], Curve]:
    """A text of 300 words, a third of whose sentences retell known claims."""
    found: dict[int, list[float]] = {size: [] for size in places}
    recall: dict[int, float] = {}
    posts = {}
    for size, place in places.items():
        posts[size] = _posts(place)
        hits = [_among_matches(place, claim, said) for said, claim in _retold(place)]
        recall[size] = sum(hits) / len(hits)
    for number in range(len(posts[largest])):
        for size, place in places.items():
            begun = time.perf_counter()
            answer = _match(place, posts[size][number], 0.5)
            found[size].append((time.perf_counter() - begun) * 1000)
            assert answer
    curve = {size: statistics.median(times) for size, times in found.items()}
    told = f"{curve[largest]:.0f} ms (p90 {sorted(found[largest])[-len(found[largest]) // 10]:.0f})"
    smallest = min(places)
    rows = [
        Line("match of a text of 300 words", told, "", "", "50 ms", curve[largest] < 50),
        Line(
            "its recall at 20",
            f"{recall[largest]:.1%}",
            f"{recall[smallest]:.1%} of {smallest:,}",
            f"{recall[largest] / recall[smallest]:.2f}",
            "1",
            recall[largest] >= recall[smallest] - 0.01,
        ),
    ]
    return rows, curve


def _retold(place: Place) -> list[tuple[str, str]]:
    words = Words(11)
    newest = place.query("SELECT MAX(id) FROM listing")[0][0]
    ids = ", ".join(str(words.draw.randrange(1, newest)) for _ in range(400))
    rows = place.query(f"SELECT path, wording FROM listing WHERE wording <> '' AND id IN ({ids})")
    return [(words.retold(wording), path.rpartition("/")[2]) for path, wording in rows]


def _posts(place: Place) -> list[str]:
    words, retold = Words(12), [said for said, _ in _retold(place)]
    return [
        " ".join(said if n % 3 == 0 else words.claim() for n, said in enumerate(retold[at : at + 19]))
        for at in range(0, 60, 2)
    ]


def _match(place: Place, text: str, at_least: float) -> list[dict[str, Any]]:
    body = {"texts": [{"text": text, "language": "en"}], "at_least": at_least, "limit": 20}
    answer = httpx.post(f"{place.server.address}/api/v1/match", json=body, headers=place.key, timeout=60)
    assert answer.status_code == 200, answer.text
    return list(answer.json()["texts"][0]["matches"])


def _among_matches(place: Place, verdict: str, said: str) -> bool:
    return verdict in {each["verdict"]["id"] for each in _match(place, said, 0.0)}


def export(places: dict[int, Place], largest: int) -> tuple[list[Line], Curve]:
    """Every verdict as NDJSON; what the server's memory comes to."""
    place = places[largest]
    with ExitStack() as stack:
        floor = stack.enter_context(floor_server("app", place.folder))
        fresh = stack.enter_context(newsroom_server(place.folder))
        rounds = 3 if largest > 100_000 else ROUNDS
        sizes = {size: each for size, each in places.items() if size != largest}
        contestants: dict[str, Callable[[], float]] = {
            f"{size}": lambda each=each: _rows_a_second(f"{each.server.address}{_EXPORT}", each.key)
            for size, each in sizes.items()  # type: ignore[misc]
        }
        contestants[f"{largest}"] = lambda: _rows_a_second(f"{fresh.address}{_EXPORT}", place.key)
        figures = contest({**contestants, "floor": lambda: _rows_a_second(f"{floor.address}/export", {})}, rounds)
        memory = fresh.memory("VmHWM")
    ratio = Ratio.of(figures[f"{largest}"], figures["floor"])
    ours, least = (statistics.median(figures[name]) for name in (f"{largest}", "floor"))
    rows = [
        Line(
            "export of all verdicts as NDJSON",
            f"{ours:,.0f} rows/s",
            f"{least:,.0f} rows/s",
            str(ratio),
            "0.5",
            ratio.middle >= 0.5,
        ),
        Line("memory of the process that exports", f"{memory:.0f} MB", "", "", "150 MB", memory < 150),
    ]
    return rows, {size: 1e6 / statistics.median(figures[f"{size}"]) / 1000 for size in places}


_EXPORT = "/api/v1/export.ndjson?kind=verdict"


def _rows_a_second(address: str, headers: dict[str, str]) -> float:
    """Return how many lines come a second; reading them costs both sides the same."""
    begun, lines = time.perf_counter(), 0
    with httpx.stream("GET", address, headers={**headers, "Accept-Encoding": "identity"}, timeout=120) as answer:
        assert answer.status_code == 200
        for chunk in answer.iter_raw(1 << 20):
            lines += chunk.count(b"\n")
    return lines / (time.perf_counter() - begun)


def steady(places: dict[int, Place], largest: int) -> tuple[list[Line], Curve]:
    """Latency where requests come at a fixed rate, whether the server keeps up or not."""
    place = places[largest]
    asked: Sequence[tuple[str, float, list[str], dict[str, str]]] = (
        ("reader's page", 200, [_commentary_path(place)], {}),
        ("page of 100 verdicts", 50, ["/api/v1/verdicts?limit=100"], place.key),
    )
    rows = []
    for what, a_second, paths, headers in asked:
        times = arrivals(place.server.address, paths, a_second, 10, headers)
        told = f"p50 {times[len(times) // 2]:.1f} ms, p99 {times[len(times) * 99 // 100]:.1f} ms"
        rows.append(Line(f"{what}, {a_second:.0f} arriving a second", told, "", "", "", True))
    return rows, {}


LINES = {
    "page": page,
    "verdicts": verdicts,
    "changes": changes,
    "search": search,
    "match": match,
    "export": export,
    "steady": steady,
}
