"""Bad days for real: a full disk, a database that is held or restarted, no worker for an hour, and killed upgrades.

    python -m tests.proof.faults [--kills 50]

The server is `factcheck serve`, the people have browsers of their own, and nothing is set in their processes.
`tests/web/test_unavailable.py` holds the same in seconds, by the engines' own limits.
"""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
import httpx
from lxml import html
from playhouse.migrations import Runner

from factcheck import clock, connect
from factcheck.models import Claim, Comment, Delivery, DeliveryState, Edition, Person, schema
from factcheck.models.db import WAIT_SECONDS, connection, db
from factcheck.services import ledger, partners, webhooks
from factcheck.services.fetching import Fetcher
from factcheck.settings import Settings
from tests import postgres
from tests.conftest import close, populate, settings_on
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose, publish
from tests.proof.crash import Newsroom, WebServer, look, populated, staff
from tests.receivers import receiving
from tests.rows import all_rows
from tests.server import FACTCHECK, run

LONG = ("The accounts of 1998 say otherwise, and so does the town’s archive, page after page. " * 45).strip()
MOST = 2_000  # comments, until a disk of 16 MB is full
LATER = sorted(path.stem for path in schema.MIGRATIONS.glob("[0-9]*.py"))[1:]  # than the first migration
KEPT = ("Person", "Commentary", "Scrape", "Edition", "Claim", "Source", "Evidence", "Rating", "Verdict", "LedgerEntry")


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """Mount a disk of 16 MB; only root may."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def fill_up(disk: Path) -> Path:
    """Write a file until the disk is full, and return it."""
    file = disk / "other data"
    with file.open("wb", buffering=0) as other:
        try:
            while True:
                other.write(bytes(4096))
        except OSError:
            return file


@contextmanager
def at_work(folder: Path, settings: Settings) -> Iterator[Newsroom]:
    """Serve a populated database to the staff, who are signed in and have a commentary; stop it at the end."""
    staff()
    server = WebServer(folder, settings)
    newsroom = Newsroom(server.address)
    newsroom.open_commentary()
    server.start()
    newsroom.sign_in()
    try:
        yield newsroom
    finally:
        for _, browser, _ in newsroom.browsers:
            browser.close()
        server.process.terminate()
        server.process.wait()
        close(db.obj)


@contextmanager
def desk(folder: Path, url: str) -> Iterator[tuple[httpx.Client, str, str]]:
    """Serve a newsroom from a database; give somebody's browser, their token and where they comment."""
    populate(url)
    settings = settings_on(url)
    connect(settings)
    with at_work(folder, settings) as newsroom:
        with connection():
            claim = Claim.get(Claim.edition == newsroom.commentary.edition)
        _, browser, token = newsroom.browsers[0]
        yield browser, token, f"/desk/claims/{claim.id}/comments"


def send_again(browser: httpx.Client, page: httpx.Response) -> httpx.Response:
    """Press the button of the form that was kept."""
    (form,) = (each for each in html.fromstring(page.text).forms if "text" in each.fields)
    fields = {name: value.removeprefix("\n") for name, value in form.form_values()}
    return browser.post(form.action, data=fields)


def kept(browser: httpx.Client, page: httpx.Response, words: str) -> Iterator[str]:
    """Find what is wrong with the answer to somebody whose comment could not be saved, once it can be."""
    if page.status_code != 503 or words not in page.text or not int(page.headers.get("Retry-After", 0)):
        yield f"answered {page.status_code}, without saying that the {words}"
        return
    with connection():
        before = Comment.select().count()
    answer = send_again(browser, page)
    with connection():
        newest = Comment.select().order_by(Comment.id.desc()).first()
        if answer.status_code != 303 or Comment.select().count() != before + 1 or newest.text != LONG:
            yield f"the kept form was answered {answer.status_code}"
        if (broken := ledger.verify()[1]) is not None:
            yield f"the ledger: {broken}"


def full_disk(folder: Path) -> Iterator[str]:
    """People comment until the disk of the SQLite file is full, and go on when there is room again."""
    with small_disk(folder / "disk") as disk, desk(folder, f"sqlite:///{disk}/factcheck.db") as (browser, token, path):
        other = fill_up(disk)
        comment = {"text": LONG, "csrf_token": token}
        answers = (browser.post(path, data=comment) for _ in range(MOST))
        refused = next((each for each in answers if each.status_code != 303), None)
        if refused is None:
            yield "the disk was never full"
            return
        if browser.get("/").status_code != 200:
            yield "readers were not served"
        other.unlink()
        yield from kept(browser, refused, "disk is full")


def held(folder: Path) -> Iterator[str]:
    """Another program holds the SQLite file for longer than anybody waits."""
    with desk(folder, f"sqlite:///{folder}/factcheck.db") as (browser, token, path):
        other = sqlite3.connect(folder / "factcheck.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        refused = browser.post(path, data={"text": LONG, "csrf_token": token}, timeout=WAIT_SECONDS * 3)
        waited = time.monotonic() - began
        if browser.get("/").status_code != 200:
            yield "readers were not served"
        other.execute("ROLLBACK")
        other.close()
        if waited < WAIT_SECONDS:
            yield f"gave up after {waited:.0f} seconds"
        yield from kept(browser, refused, "database is busy")


def restarted(folder: Path) -> Iterator[str]:
    """PostgreSQL goes down and comes back five times while eight people work; the server stays."""
    with populated(True, folder) as (settings, crash):
        assert crash
        with at_work(folder, settings) as newsroom:
            stop = threading.Event()
            people = newsroom.work(stop)
            for _ in range(5):
                newsroom.wait(len(newsroom.done) + 3)
                crash()
            acts = len(newsroom.done)
            newsroom.wait(acts + 1)
            if len(newsroom.done) == acts:
                yield "nobody can work any more"
            stop.set()
            for each in people:
                each.join()
        yield from look(newsroom)
        told = ", ".join(f"{answer}: {number}" for answer, number in sorted(newsroom.told.items()))
        click.echo(f"{len(newsroom.done)} acknowledged acts; answers: {told}")
        yield from (each for each in newsroom.told if each.split()[1] not in ("303", "409", "503"))
        close(db.obj)


def away_for_an_hour(folder: Path) -> Iterator[str]:
    """No worker is there for an hour, in which verdicts are corrected and a text comes in; then one is."""
    with populated(False, folder) as (settings, _), receiving() as receiver:
        settings = replace(settings, private_networks="127.0.0.1/32")
        with connection(), clock.reading(lambda: datetime.now(UTC) - timedelta(hours=1)):
            fyodor, ed = Person.get(name="Fyodor"), Person.get(name="Ed")
            claim = make_claim(fyodor, publish(ed, make_commentary(fyodor)))
            approve(ed, propose(fyodor, claim))
            key, _ = partners.issue_key(None, partners.add(None, name="The Platform"))
            webhooks.add(key, Fetcher.of(settings), url=receiver.url, types=["verdict.corrected"], filters={})
            for rating in ("mixed", "false", "true"):
                approve(ed, propose(fyodor, claim, rating, correction="New accounts came out."))
            edition = make_commentary(fyodor).edition
            Edition.update(split_at=None).where(Edition.id == edition.id).execute()
        variables = WebServer(folder, settings).variables | {"FACTCHECK_PRIVATE_NETWORKS": settings.private_networks}
        worker = subprocess.Popen([FACTCHECK, "worker", "--quiet"], cwd=folder, env=os.environ | variables)
        told = [receiver.messages.get(timeout=60) for _ in range(3)]
        with connection():
            while Edition.find(edition.id).split_at is None or webhooks.has_work():
                time.sleep(0.2)
        time.sleep(3)  # in which anything would come twice
        worker.terminate()
        worker.wait()
        more = len(receiver.received())
        sequences = [json.loads(each.body)["data"]["sequence"] for each in told]
        if sequences != sorted(set(sequences)) or more:
            yield f"the partner was told {sequences}, and {more} more"
        with connection():
            if [each.state for each in Delivery.select()] != [DeliveryState.DELIVERED] * 3:
                yield "not everything counts as delivered"
            if (broken := ledger.verify()[1]) is not None:
                yield f"the ledger: {broken}"
        close(db.obj)


def make_old(url: str) -> dict[str, list[object]]:
    """Fill a newsroom and take it back to the first tables; return the rows that an upgrade keeps."""
    populate(url)
    with connection():
        fyodor, ed = Person.get(name="Fyodor"), Person.get(name="Ed")
        for _ in range(20):
            commentary = make_commentary(fyodor)
            claim = make_claim(fyodor, commentary)
            make_evidence(fyodor, claim)
            approve(ed, propose(fyodor, claim))
            publish(ed, commentary)
        rows = all_rows()
        Runner(db.obj, str(schema.MIGRATIONS)).down(LATER[0])
    close(db.obj)
    return {name: rows[name] for name in KEPT}


def interrupted(
    folder: Path, copy: Callable[[], AbstractContextManager[str]], before: dict[str, list[object]], kills: int
) -> Iterator[str]:
    """Kill `factcheck init` while it upgrades copies of an old database, and run it again."""
    settings = {"FACTCHECK_SECRET_KEY": settings_on("").secret_key}
    halfway = 0
    for number in range(kills + 1):
        with copy() as url:
            environment = settings | {"FACTCHECK_DATABASE_URL": url}
            connect(settings_on(url))
            if number:
                upgrade = subprocess.Popen(
                    [FACTCHECK, "init"], cwd=folder, env=os.environ | environment, stdout=subprocess.DEVNULL
                )
                left = random.randint(1, len(LATER))
                while upgrade.poll() is None and len(schema.pending()) > left:
                    time.sleep(0.002)
                time.sleep(random.uniform(0, 0.05))
                upgrade.kill()
                upgrade.wait()
                halfway += 0 < len(schema.pending()) < len(LATER)
                close(db.obj)
            run("init", folder=folder, settings=environment)
            with connection():
                rows = all_rows()
                wrong = [name for name in KEPT if [r for r in before[name] if r not in rows[name]]]
                if wrong or schema.pending() or ledger.verify()[1] is not None:
                    yield f"after kill {number}: {wrong}, {schema.pending()}, {ledger.verify()[1]}"
            close(db.obj)
    click.echo(f"{kills} kills, {halfway} of them between the first migration and the last")


def upgrade_on_sqlite(folder: Path, kills: int) -> Iterator[str]:
    """Interrupt the upgrade of a SQLite file."""
    before = make_old(f"sqlite:///{folder}/old.db")

    @contextmanager
    def copy() -> Iterator[str]:
        for each in folder.glob("new.db*"):
            each.unlink()
        shutil.copy(folder / "old.db", folder / "new.db")
        yield f"sqlite:///{folder}/new.db"

    yield from interrupted(folder, copy, before, kills)


def upgrade_on_postgresql(folder: Path, kills: int) -> Iterator[str]:
    """Interrupt the upgrade of a PostgreSQL database."""
    binaries = postgres.find_binaries()
    assert binaries, "PostgreSQL's binaries are not installed."
    rows: dict[str, list[object]] = {}
    with postgres.running_server(binaries, durable=True) as server:
        server.make_template(lambda url: rows.update(make_old(url)))
        yield from interrupted(folder, server.new_database, rows, kills)


@click.command()
@click.option("--kills", default=50, show_default=True, help="Of the upgrade, on each engine.")
def main(kills: int) -> None:
    faults: dict[str, Callable[[Path], Iterator[str]]] = {
        "another program holds the database": held,
        "PostgreSQL is restarted under load": restarted,
        "no worker for an hour": away_for_an_hour,
        "an upgrade is killed, SQLite": lambda folder: upgrade_on_sqlite(folder, kills),
        "an upgrade is killed, PostgreSQL": lambda folder: upgrade_on_postgresql(folder, kills),
    }
    if os.getuid() == 0:
        faults = {"the disk is full": full_disk} | faults
    failed = False
    for name, fault in faults.items():
        with tempfile.TemporaryDirectory(prefix="factcheck-proof-") as folder:
            wrong = list(fault(Path(folder)))
        failed |= bool(wrong)
        click.echo(f"{name}: {'; '.join(wrong) or 'nothing wrong'}")
    raise SystemExit(failed)


if __name__ == "__main__":
    main()
