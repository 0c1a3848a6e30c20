"""What readers and partners wait for, at every size at once, beside its floor on the largest."""

import statistics
import time
from collections.abc import Sequence
from functools import partial
from typing import Any
from urllib.parse import quote

import httpx

from bench.measuring import (
    ROUNDS,
    Line,
    Place,
    Places,
    arrivals,
    beside,
    floor_server,
    get,
    newsroom_server,
    rate,
)
from bench.words import Words

ASKED = 200  # different questions, so that no cache knows the answer


def page(places: Places) -> list[Line]:
    """The page of a commentary of 40 claims, in the cache: whole, and as 304."""
    largest = max(places)
    place, paths = places[largest], {size: commentary_path(each) for size, each in places.items()}
    zipped = {"Accept-Encoding": "gzip"}
    with floor_server("bare", place.folder, paths[largest]) as floor:
        ours, bare = get(place.address, paths[largest], zipped), get(floor.address, "/", zipped)
        assert int(ours.headers["Content-Length"]) == int(bare.headers["Content-Length"])
        whole = {size: partial(rate, each.address, [paths[size]], zipped) for size, each in places.items()}
        first = beside("reader's page of 40 claims, hot", 0.7, whole, partial(rate, floor.address, ["/"], zipped))
        known = {size: _known(each, paths[size]) for size, each in places.items()}
        empty = {size: partial(rate, each.address, [paths[size]], known[size]) for size, each in places.items()}
        second = beside("the same, 304", 0.7, empty, partial(rate, floor.address, ["/"], known[largest]))
        memory = place.server.memory()
    held = Line("memory of the process that serves readers", f"{memory:.0f} MB", reach="120 MB", held=memory < 120)
    return [first, second, held]


def commentary_path(place: Place) -> str:
    """Return the address of a commentary's page."""
    return str(
        place.query("SELECT path FROM rendition WHERE kind = 'commentary page' ORDER BY path DESC LIMIT 1")[0][0]
    )


def _known(place: Place, path: str) -> dict[str, str]:
    """Return the headers of a reader who has a page already."""
    zipped = {"Accept-Encoding": "gzip"}
    known = {**zipped, "If-None-Match": get(place.address, path, zipped).headers["ETag"]}
    assert get(place.address, path, known).status_code == 304
    return known


def verdicts(places: Places) -> list[Line]:
    """A page of 100 verdicts, the key checked and counted."""
    path, place = "/api/v1/verdicts?limit=100", places[max(places)]
    with floor_server("app", place.folder) as floor:
        ours, theirs = get(place.address, path, place.key), get(floor.address, "/verdicts")
        assert ours.json()["verdicts"] == theirs.json()["verdicts"]
        asking = {size: partial(rate, each.address, [path], each.key) for size, each in places.items()}
        return [beside("page of 100 verdicts", 0.6, asking, partial(rate, floor.address, ["/verdicts"]))]


def changes(places: Places) -> list[Line]:
    """A hundred changes near the end of all."""
    cursors = {size: [f"after={after}" for (after,) in each.query(_LAST)] for size, each in places.items()}
    largest = max(places)
    place = places[largest]
    with floor_server("app", place.folder) as floor:
        ours = get(place.address, f"/api/v1/changes?{cursors[largest][0]}", place.key).json()["changes"]
        assert len(ours) == 100
        assert ours == get(floor.address, f"/changes?{cursors[largest][0]}").json()["changes"]
        asking = {
            size: partial(rate, each.address, [f"/api/v1/changes?{after}" for after in cursors[size]], each.key)
            for size, each in places.items()
        }
        by_hand = partial(rate, floor.address, [f"/changes?{after}" for after in cursors[largest]])
        return [beside("changes after a cursor at the far end", 0.6, asking, by_hand)]


# Where a hundred changes follow, and as many places before.
_LAST = f"SELECT position - 1 FROM rendition WHERE kind = 'change' ORDER BY position DESC LIMIT {ASKED * 20} OFFSET 100"


def search(places: Places) -> list[Line]:
    """Twenty hits for two words of some claim."""
    place, asked = places[max(places)], questions()
    with floor_server("app", place.folder) as floor:
        for question in asked[:20]:
            ours = get(place.address, _search(question), place.key).json()["verdicts"]
            theirs = get(floor.address, f"/search?q={question}").json()["verdicts"]
            assert len(ours) == len(theirs)
            assert {each["id"] for each in ours} <= {each["id"] for each in theirs} or len(ours) == 20
        asking = {
            size: partial(rate, each.address, [_search(question) for question in asked], each.key)
            for size, each in places.items()
        }
        by_hand = partial(rate, floor.address, [f"/search?q={question}" for question in asked])
        return [beside("full-text search, 20 hits", 0.5, asking, by_hand)]


def _search(question: str) -> str:
    return f"/api/v1/search?q={question}&limit=20"


def questions() -> list[str]:
    """Return pairs of words to search for, each of some claim, as they stand in an address."""
    words = Words(5)
    return [quote(_question(words.claim())) for _ in range(ASKED)]


def _question(claim: str) -> str:
    longest = sorted(claim.rstrip(".").split(), key=len)
    return f"{longest[-1]} {longest[len(longest) // 2]}"


def match(places: Places) -> list[Line]:
    """A text of 300 words, a third of whose sentences retell known claims."""
    found: dict[int, list[float]] = {size: [] for size in places}
    recall: dict[int, float] = {}
    posts = {}
    for size, place in places.items():
        posts[size] = _posts(place)
        hits = [_among_matches(place, claim, said) for said, claim in _retold(place)]
        recall[size] = sum(hits) / len(hits)
    smallest, largest = min(places), max(places)
    for number in range(len(posts[largest])):
        for size, place in places.items():
            begun = time.perf_counter()
            answer = _match(place, posts[size][number], 0.5)
            found[size].append((time.perf_counter() - begun) * 1000)
            assert answer
    curve = {size: statistics.median(times) for size, times in found.items()}
    told = f"{curve[largest]:.0f} ms (p90 {sorted(found[largest])[-len(found[largest]) // 10]:.0f})"
    return [
        Line("match of a text of 300 words", told, reach="50 ms", held=curve[largest] < 50, curve=curve),
        Line(
            "its recall at 20",
            f"{recall[largest]:.1%}",
            f"{recall[smallest]:.1%} of {smallest:,}",
            f"{recall[largest] / recall[smallest]:.2f}",
            "1",
            recall[largest] >= recall[smallest] - 0.01,
        ),
    ]


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
    answer = httpx.post(f"{place.address}/api/v1/match", json=body, headers=place.key, timeout=60)
    assert answer.status_code == 200, answer.text
    return list(answer.json()["texts"][0]["matches"])


def _among_matches(place: Place, verdict: str, said: str) -> bool:
    return verdict in {each["verdict"]["id"] for each in _match(place, said, 0.0)}


def export(places: Places) -> list[Line]:
    """Every verdict as NDJSON; what the memory of a server comes to that did nothing else."""
    largest = max(places)
    place, path = places[largest], "/api/v1/export.ndjson?kind=verdict"
    with floor_server("app", place.folder) as floor, newsroom_server(place.folder) as fresh:
        asking = {size: partial(lines_a_second, f"{each.address}{path}", each.key) for size, each in places.items()}
        asking[largest] = partial(lines_a_second, f"{fresh.address}{path}", place.key)
        by_hand = partial(lines_a_second, f"{floor.address}/export")
        rounds = 3 if largest > 100_000 else ROUNDS
        row = beside("export of all verdicts as NDJSON", 0.5, asking, by_hand, " rows/s", rounds)
        memory = fresh.memory("VmHWM")
    return [row, Line("memory of the process that exports", f"{memory:.0f} MB", reach="150 MB", held=memory < 150)]


def lines_a_second(address: str, headers: dict[str, str] | None = None, most: int | None = None) -> float:
    """Return how many lines come a second, of the first `most` or of all; reading them costs both sides the same."""
    begun, lines = time.perf_counter(), 0
    asked = {**(headers or {}), "Accept-Encoding": "identity"}
    with httpx.stream("GET", address, headers=asked, timeout=120) as answer:
        assert answer.status_code == 200
        for chunk in answer.iter_raw(1 << 20):
            lines += chunk.count(b"\n")
            if most and lines >= most:
                break
    return lines / (time.perf_counter() - begun)


def steady(places: Places) -> list[Line]:
    """Latency where requests come at a fixed rate, whether the server keeps up or not."""
    place = places[max(places)]
    asked: Sequence[tuple[str, float, list[str], dict[str, str]]] = (
        ("reader's page", 200, [commentary_path(place)], {}),
        ("page of 100 verdicts", 50, ["/api/v1/verdicts?limit=100"], place.key),
    )
    rows = []
    for what, a_second, paths, headers in asked:
        times = arrivals(place.address, paths, a_second, 10, headers)
        told = f"p50 {times[len(times) // 2]:.1f} ms, p99 {times[len(times) * 99 // 100]:.1f} ms"
        rows.append(Line(f"{what}, {a_second:.0f} arriving a second", told))
    return rows
