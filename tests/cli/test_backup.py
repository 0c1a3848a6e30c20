"""`factcheck backup` and `factcheck restore`: a newsroom as it was at one moment, whole, or nothing at all."""

import gzip
import io
import json
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from click.testing import Result

from factcheck.models import Commentary, LedgerEntry, LedgerHead, Person
from factcheck.models import db as handle
from factcheck.models.db import connection, db
from factcheck.services import backup, claims, ledger
from factcheck.text import Span
from tests.cli.conftest import Run
from tests.conftest import close, settings_on
from tests.factories import make_commentary
from tests.rows import all_rows

KEPT = b"A page as it was archived."
KEPT_AS = "kept/4e/" + "4e" * 32


@pytest.fixture
def elsewhere(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> Iterator[str]:
    """The URL of a database of the same engine in which nothing is."""
    if database_url.startswith("sqlite:"):
        yield f"sqlite:///{tmp_path}/elsewhere/factcheck.db"
    else:
        with request.getfixturevalue("postgresql").new_database("template0") as url:
            yield url
            close(db.obj)


@contextmanager
def within(url: str) -> Iterator[None]:
    """Point at a database for the length of a block, and leave no connection to it."""
    close(db.obj)
    handle.use(url)
    with connection():
        yield
    close(db.obj)


def rows_at(url: str) -> dict[str, Any]:
    with within(url):
        assert ledger.verify()[1] is None
        return all_rows()


@contextmanager
def people_at_work(url: str) -> Iterator[None]:
    """Somebody who adds and words claims for as long as the block lasts."""
    with within(url):
        person = Person.get(name="Fyodor")
        commentary = make_commentary(person)
    stop, started = Event(), Event()

    def work() -> None:
        try:
            with connection():
                while not stop.is_set():
                    claim = claims.add(person, commentary.edition, spans=[Span(0, 10)])
                    claims.revise(person, claim, seen=1, wording="Worded anew.", holder="", kind=claim.kind, spans=[])
                    started.set()
        finally:
            started.set()

    thread = Thread(target=work)
    thread.start()
    started.wait()
    try:
        yield
    finally:
        stop.set()
        thread.join()
        close(db.obj)


def ok(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def test_it_restores_what_was_there_at_one_moment_while_people_worked(
    run: Run, database_url: str, elsewhere: str, tmp_path: Path
):
    (tmp_path / "var" / "kept" / "4e").mkdir(parents=True)
    (tmp_path / "var" / KEPT_AS).write_bytes(KEPT)
    with people_at_work(database_url):
        settings = replace(settings_on(database_url), data=str(tmp_path / "var"))
        made = backup.make(settings, tmp_path / "newsroom.tar.gz")
    restored = ok(run("restore", "newsroom.tar.gz", "--json", database_url=elsewhere, data="var2"))
    assert restored["ledger"] == made["ledger"]
    assert (tmp_path / "var2" / KEPT_AS).read_bytes() == KEPT

    before, after = rows_at(database_url), rows_at(elsewhere)
    head = made["ledger"]["sequence"]
    assert after["LedgerHead"][0]["sequence"] == head
    assert after["LedgerEntry"] == [row for row in before["LedgerEntry"] if row["sequence"] <= head]
    assert len(after["LedgerEntry"]) < len(before["LedgerEntry"]), "people worked on"
    acts = [row for row in after["LedgerEntry"] if row["kind"] == "claim"]
    assert {row["id"] for row in after["Claim"]} == {row["thing"] for row in acts}
    revised = {row["thing"] for row in acts if row["act"] == "claim.revise"}
    assert {row["id"] for row in after["Claim"] if row["wording"] == "Worded anew."} == revised
    for name in ("Person", "Commentary", "Edition", "Rating", "Rendition"):
        assert after[name] == before[name]


@pytest.fixture
def archive(newsroom: Run, tmp_path: Path) -> Path:
    """A backup of the newsroom of the cast."""
    assert newsroom("backup", "newsroom.tar.gz").exit_code == 0
    return tmp_path / "newsroom.tar.gz"


def test_it_overwrites_nothing_unasked(newsroom: Run, archive: Path, database_url: str):
    before = rows_at(database_url)
    again = newsroom("backup", str(archive))
    assert (again.exit_code, "there already" in again.output) == (1, True)
    refused = newsroom("restore", str(archive))
    assert (refused.exit_code, "--force" in refused.output) == (1, True)
    assert rows_at(database_url) == before


def test_it_puts_a_backup_in_the_place_of_what_is_there_where_asked(newsroom: Run, archive: Path, database_url: str):
    before = rows_at(database_url)
    with within(database_url):
        make_commentary(Person.get(name="Fyodor"))
    assert newsroom("restore", str(archive), "--force").exit_code == 0
    assert rows_at(database_url) == before


def test_it_keeps_the_sqlite_file_that_it_replaces_and_none_that_is_open(
    newsroom: Run, archive: Path, database_url: str
):
    if not database_url.startswith("sqlite:"):
        pytest.skip("PostgreSQL replaces tables, within a transaction")
    with within(database_url):
        make_commentary(Person.get(name="Fyodor"))
        working = db.obj
        refused = newsroom_while_open(newsroom, archive, working)
        assert (refused.exit_code, "Stop the server" in refused.output) == (1, True)
        db.initialize(working)
        assert Commentary.select().count() == 1
    assert newsroom("restore", str(archive), "--force").exit_code == 0
    (kept,) = archive.parent.glob("factcheck.db.before-*")
    assert len(rows_at(f"sqlite:///{kept}")["Commentary"]) == 1


def newsroom_while_open(newsroom: Run, archive: Path, working: Any) -> Result:
    handle.db.initialize(handle.open_database("sqlite:///unused.db"))
    return newsroom("restore", str(archive), "--force")


def rewritten(archive: Path, change: Any) -> Path:
    """The same archive with its members changed: `change` maps a name and its bytes to others, or to nothing."""
    target = archive.with_name("rewritten.tar.gz")
    with tarfile.open(archive) as source, tarfile.open(target, "w:gz") as changed:
        for entry in source:
            for name, content in change(entry.name, source.extractfile(entry).read()):
                written = tarfile.TarInfo(name)
                written.size = len(content)
                changed.addfile(written, io.BytesIO(content))
    return target


def truncated(archive: Path) -> Path:
    target = archive.with_name("truncated.tar.gz")
    target.write_bytes(archive.read_bytes()[:-2000])
    return target


def garbage(archive: Path) -> Path:
    target = archive.with_name("garbage.tar.gz")
    target.write_bytes(gzip.compress(b"no archive at all" * 1000))
    return target


def flip(name: str, content: bytes) -> list[tuple[str, bytes]]:
    if name.startswith("database"):
        content = content[:5000] + bytes([content[5000] ^ 1]) + content[5001:]
    return [(name, content)]


def escape(name: str, content: bytes) -> list[tuple[str, bytes]]:
    return [("../../escaped", b"x"), (name, content)]


def add(name: str, content: bytes) -> list[tuple[str, bytes]]:
    return [(KEPT_AS, b"x"), (name, content)] if name == "manifest.json" else [(name, content)]


def forget(name: str, content: bytes) -> list[tuple[str, bytes]]:
    return [] if name == "manifest.json" else [(name, content)]


DAMAGES = {
    "one bit flipped": lambda archive: rewritten(archive, flip),
    "a path that leads out": lambda archive: rewritten(archive, escape),
    "a file too many": lambda archive: rewritten(archive, add),
    "no manifest": lambda archive: rewritten(archive, forget),
    "cut short": truncated,
    "garbage": garbage,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_it_restores_nothing_of_what_is_damaged(
    newsroom: Run, archive: Path, elsewhere: str, tmp_path: Path, damage: Any
):
    result = newsroom("restore", str(damage(archive)), database_url=elsewhere, data="var2")
    assert (result.exit_code, "damaged" in result.output) == (1, True), result.output
    assert not (tmp_path / "escaped").exists()
    assert [path for path in (tmp_path / "var2").rglob("*") if path.is_file()] == []


def test_it_restores_no_ledger_that_was_rewritten(newsroom: Run, database_url: str, elsewhere: str, tmp_path: Path):
    """An archive whose checksums hold, of a newsroom in which somebody rewrote history."""
    with within(database_url):
        LedgerEntry.update(actor="somebody else").where(LedgerEntry.sequence == 2).execute()
    assert newsroom("backup", "forged.tar.gz").exit_code == 0
    result = newsroom("restore", "forged.tar.gz", database_url=elsewhere, data="var2")
    assert (result.exit_code, "entry 2 was changed" in result.output) == (1, True), result.output


def test_it_leaves_the_secret_key_out(run: Run, tmp_path: Path):
    run("init")
    assert run("backup", "newsroom.tar.gz").exit_code == 0
    with tarfile.open(tmp_path / "newsroom.tar.gz") as tar:
        assert tar.getnames() == ["database.sqlite3", "manifest.json"]
    assert (tmp_path / "newsroom.tar.gz").stat().st_mode & 0o077 == 0


def test_it_proves_that_what_follows_was_not_rewritten(newsroom: Run, database_url: str):
    head = ok(newsroom("ledger", "verify", "--json"))["head"]
    with within(database_url):
        make_commentary(Person.get(name="Fyodor"))
    assert newsroom("ledger", "verify", "--against", head).exit_code == 0
    with within(database_url):
        rewrite_history()
        assert ledger.verify()[1] is None, "the forged chain holds in itself"
    result = newsroom("ledger", "verify", "--against", head)
    assert (result.exit_code, "not the ledger" in result.output) == (1, True)


def rewrite_history() -> None:
    """Change the first entry, and every hash after it, as somebody with the database could."""
    previous = "0" * 64
    for entry in list(LedgerEntry.select().order_by(LedgerEntry.sequence)):
        entry.actor = "nobody"
        entry.previous_hash = previous
        previous = entry.digest()
        LedgerEntry.update(actor="nobody", previous_hash=entry.previous_hash, hash=previous).where(
            LedgerEntry.sequence == entry.sequence
        ).execute()
    LedgerHead.update(hash=previous).execute()
