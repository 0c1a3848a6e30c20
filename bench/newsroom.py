"""A newsroom with up to a million published claims, the same ones always.

The services publish one commentary, and what they wrote is written again, with other words, as often as is wanted (see
`stencil`). So everything in the database is as the services would have written it, and of a sample it is checked that
they would. Readers' pages are rendered for the last commentaries alone: they are found by their address, and those of
a million claims would fill a disk. `python -m bench.newsroom 10000` makes one.
"""

import shutil
import sqlite3
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from bench import stencil
from bench.stencil import Stencil, Values
from bench.words import OUTLETS, TOPICS, Words, holders
from factcheck import clock, connect
from factcheck.models import Claim as Row
from factcheck.models import Commentary, LedgerHead, Person, Rating, Stance, Verdict, schema
from factcheck.models.db import connection, db
from factcheck.policy import Role
from factcheck.publishing import changes, renditions
from factcheck.services import claims, commentaries, evidence, ledger, pages, partners, people, verdicts
from factcheck.settings import Settings
from factcheck.text import Claim, Span, Split, recognise
from factcheck.text.claims import Holder

FOLDER = Path("var/bench")
CLAIMS = 40  # in one commentary
RENDERED = 3  # commentaries whose pages readers can open
PASSWORD = "a long password for nobody"

_BEGUN = datetime(2026, 1, 5, 8, tzinfo=UTC)
_HOLDERS = 8  # in one commentary


def settings_in(folder: Path) -> dict[str, str]:
    """Return the environment of a newsroom in a folder, whose limits do not bite."""
    return {
        "FACTCHECK_DATA": str(folder.resolve()),
        "FACTCHECK_SECRET_KEY": "a secret for a benchmark alone, long enough",
        "FACTCHECK_DEVELOPMENT": "yes",
        "FACTCHECK_WORKERS": "0",
        "FACTCHECK_KEY_RATE": "100000000 per minute",
        "FACTCHECK_KEY_QUOTA": "1000000000 per day",
        "FACTCHECK_SIGN_IN_LIMIT": "1000000 per minute",
    }


def newsroom(size: int) -> Path:
    """Return the folder of a newsroom with so many published claims; it is made where there is none yet."""
    folder = FOLDER / f"{size}"
    if not (folder / "key").exists():
        begun = time.monotonic()
        shutil.rmtree(folder, ignore_errors=True)
        _make(folder, size)
        print(f"A newsroom of {size:,} claims was made in {time.monotonic() - begun:.0f} seconds.", file=sys.stderr)
    connect(Settings.load(settings_in(folder)))
    schema.migrate()  # which a newsroom that was made earlier may lack
    db.obj.close()
    return folder


def _make(folder: Path, size: int) -> None:
    settings = Settings.load(settings_in(folder))
    database = folder / "factcheck.db"
    ticks = _ticking()
    with clock.reading(lambda: next(ticks)):
        connect(settings)
        schema.migrate()
        with connection():
            pages.render()
            for role in (Role.FACT_CHECKER, Role.EDITOR):
                people.add(None, name=role.value, email=f"{role.value}@bench.example", role=role, password=PASSWORD)
            _, secret = partners.issue_key(None, partners.add(None, name="Bench"))
            words, names = Words(7), list(holders())
            publish(0, [words.claim() for _ in range(CLAIMS)], _texts(words, names))
        cut = _cut(folder, settings)
        _multiply(database, cut, size // CLAIMS, words, names)
    connect(settings)
    with connection():
        for commentary in Commentary.select().order_by(Commentary.id.desc()).limit(RENDERED):
            newest = changes.newest()
            with db.atomic():
                ledger.append(None, "pages.render", None)
                renditions.refresh(commentary.id)
            assert changes.newest() == newest, "The services would have written this otherwise."
    (folder / "key").write_text(secret)


def _ticking() -> Iterator[datetime]:
    moment = _BEGUN
    while True:
        moment += timedelta(milliseconds=10)
        yield moment


def _texts(words: Words, names: Sequence[str]) -> list[str]:
    """Draw a commentary's topic, its outlet, its holders, and a summary for each claim."""
    draw = words.draw
    topic, outlet = f"topic {draw.randrange(TOPICS)}", f"outlet {draw.randrange(OUTLETS)}"
    quoted = (names[int(draw.paretovariate(0.5)) % len(names)] for _ in range(_HOLDERS))
    return [topic, outlet, *quoted, *(words.claim() for _ in range(CLAIMS))]


def publish(number: int, said: Sequence[str], texts: Sequence[str]) -> None:
    """Publish a commentary of these claims through the services, with a verdict on each; see `_texts` for `texts`."""
    scale, summaries = list(Rating.scale()), texts[2 + _HOLDERS :]
    for place, claim in enumerate(_show(number, said, texts)):
        _attach(claim, place, number)
        judge(claim, scale[place % len(scale)], summaries[place])


def unchecked(number: int) -> list[Row]:
    """Publish a commentary whose claims have their evidence and wait for their verdicts; return them."""
    words = Words(number)
    found = _show(number, [words.claim() for _ in range(CLAIMS)], _texts(words, list(islice(holders(), 100))))
    for place, claim in enumerate(found):
        _attach(claim, place, number)
    return found


def judge(claim: Row, rating: Rating, summary: str) -> None:
    """Have a verdict proposed by one and approved by another."""
    approve(propose(claim, rating, summary))


def propose(claim: Row, rating: Rating, summary: str) -> Verdict:
    return verdicts.propose(
        person(Role.FACT_CHECKER),
        claim,
        rating=rating,
        summary=summary,
        explanation="The **accounts** of the county tell another number, and so does the court of auditors.",
    )


def approve(verdict: Verdict) -> None:
    verdicts.approve(person(Role.EDITOR), verdict, seen=verdict.version)


def person(role: Role) -> Person:
    """Return who has this role."""
    found: Person = Person.get(Person.role == role)
    return found


def _show(number: int, said: Sequence[str], texts: Sequence[str]) -> list[Row]:
    """Publish a commentary with these claims unchecked, and return them."""
    checker = person(Role.FACT_CHECKER)
    topic, outlet, *quoted = texts[: 2 + _HOLDERS]
    text = "\n\n".join(" ".join(said[start : start + 5]) for start in range(0, CLAIMS, 5))
    scrape = commentaries.receive(checker, content=text.encode(), filename="bench.txt", characters=text)
    details = {"topic": topic, "outlet": outlet, "language": "en", "text": text, "title": f"Districts {number}"}
    commentary = commentaries.create(checker, scrape, recognise(text), splitting=False, **details)
    claims.record_split(commentary.edition, Split("en", claims=tuple(_found(text, said, quoted))))
    commentaries.publish(person(Role.EDITOR), commentary, seen=commentary.version)
    return list(Row.standing(commentary.edition))


def _attach(claim: Row, place: int, number: int) -> None:
    evidence.attach(
        person(Role.FACT_CHECKER),
        claim,
        stance=Stance.REFUTES,
        title=f"The accounts, chapter {place}",
        url=f"https://accounts{place}.example/{number}",
        publisher="The county",
        passage="The number in the table is another.",
    )


def _found(text: str, said: Sequence[str], quoted: Sequence[str]) -> Iterator[Claim]:
    start = 0
    for place, sentence in enumerate(said):
        start = text.index(sentence, start)
        holder = Holder(quoted[place // 2 % _HOLDERS], None) if place % 2 else None
        yield Claim((Span(start, start + len(sentence)),), sentence, holder, checkworthiness=0.5)


def _cut(folder: Path, settings: Settings) -> Stencil:
    """Have the services publish the commentary that is the stencil, in a copy of the database."""
    database, spare = folder / "factcheck.db", folder / "stencil"
    spare.mkdir()
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(spare / "factcheck.db")) as target:
        source.backup(target)
        head, listings = (
            source.execute(f"SELECT MAX({of}").fetchone()[0]
            for of in ("sequence) FROM ledger_entry", "id) FROM listing")
        )
    connect(Settings.load({**settings_in(spare)}))
    said, texts = (
        [stencil.claim(place) for place in range(CLAIMS)],
        [stencil.text(n) for n in range(2 + _HOLDERS + CLAIMS)],
    )
    with closing(sqlite3.connect(spare / "factcheck.db")) as raw, connection():
        LedgerHead.update(sequence=stencil.FIRST).execute()
        publish(1, said, texts)  # so that the change before the first one is, as always, that of the last verdict
        before = stencil.rowids(raw)
        publish(stencil.NUMBER, said, texts)
        cut = Stencil(raw, before, head, listings)
    shutil.rmtree(spare)
    return cut


def _multiply(database: Path, cut: Stencil, number: int, words: Words, names: Sequence[str]) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as raw:
        for pragma in ("journal_mode = off", "synchronous = off", "foreign_keys = off", "cache_size = -1000000"):
            raw.execute(f"PRAGMA {pragma}")
        raw.execute("BEGIN")
        previous = raw.execute("SELECT hash FROM ledger_head").fetchone()[0]
        for copy in range(number):
            values = Values(cut, copy, [words.claim() for _ in range(CLAIMS)], _texts(words, names))
            previous = cut.write(raw, values, previous)
        raw.execute("UPDATE ledger_head SET sequence = ?, hash = ?", (cut.head + number * cut.acts, previous))
        raw.execute("COMMIT")


if __name__ == "__main__":
    newsroom(int(sys.argv[1]))
