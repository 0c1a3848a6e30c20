"""What the people who check wait for, and what readers notice of them."""

import logging
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from itertools import count, cycle
from typing import Any

from bench import rivals
from bench.measuring import ROUNDS, Line, Place, Places, Ratio, arrivals, beside, contest, milliseconds, within
from bench.newsroom import approve, judge, person, propose, settings_in, unchecked
from bench.people import PEOPLE, Desk, Pair
from bench.splitting import commentary
from factcheck.models import Claim, Rating
from factcheck.models.db import SQLITE_PRAGMAS, db
from factcheck.policy import Role
from factcheck.services import intake as taking_in
from factcheck.settings import Settings
from factcheck.text import split

EACH_ROUND = 8  # acts, so that five rounds take the 40 claims of a commentary
READERS = 200  # a second
SCRAPE = 5_000  # characters of a commentary as it comes
_numbers = count(int(time.time()))  # of commentaries, so that no two have an address in common


def write(places: Places) -> list[Line]:
    """Propose a verdict and approve it: through the services and through HTTP, beside the same rows by hand."""
    largest = max(places)
    place = places[largest]
    with closing(sqlite3.connect(place.database, isolation_level=None)) as raw:
        for name, value in SQLITE_PRAGMAS.items():
            raw.execute(f"PRAGMA {name} = {value}")
        services = {size: _judging(each, _by_services) for size, each in places.items()}
        by_hand = _judging(place, partial(_by_hand, raw))
        first = beside("propose and approve a verdict, durable", 0.25, services, by_hand)
        pair = Pair(place.address, f"{place.database}")
        by_http = {largest: _judging(place, lambda claim: milliseconds(partial(pair.judge, claim.id)))}
        return [first, beside("the same through HTTP", None, by_http, _judging(place, partial(_by_hand, raw)))]


def _judging(place: Place, judged: Callable[[Claim], float]) -> Callable[[], float]:
    """Return what has some claims judged and gives how many in a second; `judged` gives the milliseconds of one."""
    with place.opened():
        waiting = iter(unchecked(next(_numbers)))

    def measure() -> float:
        with place.opened():
            return EACH_ROUND * 1000 / sum(judged(next(waiting)) for _ in range(EACH_ROUND))

    return measure


def _by_services(claim: Claim) -> float:
    return milliseconds(partial(judge, claim, Rating.get_by_id("false"), "It is another."))


def _by_hand(raw: sqlite3.Connection, claim: Claim) -> float:
    """Have the services say what they would write, and write it."""
    with db.atomic() as transaction:
        with _written() as proposal:
            verdict = propose(claim, Rating.get_by_id("false"), "It is another.")
        with _written() as approval:
            approve(verdict)
        transaction.rollback()

    def repeat() -> None:
        for act in (proposal, approval):
            raw.execute("BEGIN IMMEDIATE")
            for sql, values in act:
                raw.execute(sql, values)
            raw.execute("COMMIT")

    return milliseconds(repeat)


@contextmanager
def _written() -> Iterator[list[tuple[str, Sequence[Any]]]]:
    """Collect the statements that write until the end of a `with` block, with their values."""
    statements: list[tuple[str, Sequence[Any]]] = []
    listener = logging.Handler()
    listener.emit = lambda record: statements.append(record.msg)  # type: ignore[method-assign, assignment, arg-type]
    log = logging.getLogger("peewee")
    log.addHandler(listener)
    log.setLevel(logging.DEBUG)
    try:
        yield statements
    finally:
        log.removeHandler(listener)
        log.setLevel(logging.WARNING)
        statements[:] = [each for each in statements if each[0].startswith(("INSERT", "UPDATE", "DELETE"))]


def desk(places: Places) -> list[Line]:
    """Open a commentary of 40 claims on the workbench, and add a claim to it, beside the same in Label Studio."""
    opening, adding = {}, {}
    for size, place in places.items():
        with place.opened():
            claims = unchecked(next(_numbers))
            path = f"/desk/c/{claims[0].edition.commentary_id}"
            spans = cycle([f"{each.start}-{each.start + 40}" for each in claims])
        checker = Desk(place.address, Role.FACT_CHECKER)
        assert all(claim.id in checker.see(path).text for claim in claims)
        opening[size] = partial(_median, partial(checker.see, path))
        adding[size] = partial(_median, lambda act=checker.act, to=f"{path}/claims", at=spans: act(to, spans=next(at)))
    with rivals.label_studio() as (name, read, annotate):
        return [
            within(f"open a commentary of 40 claims; {name}, a task of 40 spans", 0.1, opening, partial(_median, read)),
            within(f"add a claim, durable; {name}, an annotation", 0.1, adding, partial(_median, annotate)),
        ]


def _median(act: Callable[[], object]) -> float:
    return statistics.median(milliseconds(act) for _ in range(EACH_ROUND))


def busy(places: Places) -> list[Line]:
    """Readers who arrive at a fixed rate, while people judge claims and while nobody does."""
    place = places[max(places)]
    with place.opened():
        claims = [claim.id for claim in unchecked(next(_numbers))]
    pages = [path for (path,) in place.query(_PAGES)]

    def ninety_ninth() -> float:
        times = arrivals(place.address, pages, READERS, 5, {})
        return times[len(times) * 99 // 100]

    def among_people() -> float:
        with _people(place, claims):
            return ninety_ninth()

    figures = contest({"busy": among_people, "quiet": ninety_ninth})
    ratio = Ratio.of(figures["busy"], figures["quiet"])
    told = [f"p99 {statistics.median(each):.1f} ms" for each in figures.values()]
    what = f"readers, {READERS} arriving a second, while {PEOPLE} people judge a claim a second each"
    return [Line(what, *told, str(ratio), "1.5", ratio.middle <= 1.5)]


# What changed last: that which the people change.
_PAGES = "SELECT path FROM rendition WHERE kind = 'commentary page' ORDER BY modified_at DESC LIMIT 4"


@contextmanager
def _people(place: Place, claims: Sequence[str]) -> Iterator[None]:
    """Have people work until the end of a `with` block, in a process of their own."""
    command = [sys.executable, "-m", "bench.people", place.address, f"{place.database}", *claims]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        yield
        process.stdin.close()
    assert process.returncode == 0, "Somebody was refused."


def intake(places: Places) -> list[Line]:
    """A commentary from its file to claims in the queue, beside the splitter alone on the same texts."""
    first = next(_numbers)
    texts = [f"Week {seed}\n\n{commentary(SCRAPE, seed)}" for seed in range(first, first + ROUNDS)]
    ours = {size: _each(texts, partial(_take_in, place)) for size, place in places.items()}
    split(texts[0], "en")  # which loads the model
    alone = _each([text.partition("\n\n")[2] for text in texts], lambda text: split(text, "en"))
    return [beside(f"intake of a commentary of {SCRAPE:,} characters, to claims in the queue", 0.7, ours, alone)]


def _each(texts: Sequence[str], act: Callable[[str], object]) -> Callable[[], float]:
    """Return what acts on the next text, and gives how many texts that is in a second."""
    waiting = iter(texts)
    return lambda: 1000 / milliseconds(partial(act, next(waiting)))


def _take_in(place: Place, text: str) -> None:
    with place.opened():
        content, name = text.encode(), "week.txt"
        found = taking_in.read(content, name, Settings.load(settings_in(place.folder)))
        made = taking_in.take_in(person(Role.FACT_CHECKER), content, name, found)
        assert taking_in.count_claims(made) > SCRAPE / 200
