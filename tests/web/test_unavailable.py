"""Bad days: what people and partners are told, and that nothing of theirs is lost."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from peewee import Database, SqliteDatabase
from werkzeug.test import TestResponse

from factcheck import clock, create_app
from factcheck.models import Claim, Comment, Commentary, LedgerHead, Person
from factcheck.models.db import db
from factcheck.services import ledger, partners
from factcheck.services.partners import SCOPES
from factcheck.settings import Settings
from tests.conftest import close, settings_on
from tests.factories import approve, make_claim, make_commentary, propose, publish
from tests.forms import submit
from tests.postgres import Server, away
from tests.server import free_port

LONG = ("The accounts of 1998 say otherwise, and so does the town’s archive, page after page. " * 45).strip()


@pytest.fixture
def claim(fyodor: Person, bridge: Commentary) -> Claim:
    return make_claim(fyodor, bridge)


@contextmanager
def full(database: Database) -> Iterator[None]:
    """A disk on which the database cannot grow."""
    database.execute_sql("VACUUM")  # no page is free
    pages = database.execute_sql("PRAGMA page_count").fetchone()[0]
    database.execute_sql(f"PRAGMA max_page_count={pages}")
    yield
    database.execute_sql("PRAGMA max_page_count=1073741823")


@contextmanager
def busy(database: Database) -> Iterator[None]:
    """A database that another program holds; nobody waits for it here as long as they would."""
    database.execute_sql("PRAGMA busy_timeout=10")
    with sqlite3.connect(database.database, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
    other.close()


@contextmanager
def read_only(database: Database) -> Iterator[None]:
    """A database that can only be read."""
    on, off = ("PRAGMA query_only=1", "PRAGMA query_only=0")
    if not isinstance(database, SqliteDatabase):
        on, off = (f"SET default_transaction_read_only = {value}" for value in ("on", "off"))
    database.execute_sql(on)
    yield
    database.execute_sql(off)


FAULTS = [(full, "disk is full"), (busy, "busy"), (read_only, "cannot be written")]
Fault = Callable[[Database], Any]


def keyed(app: Flask) -> tuple[FlaskClient, dict[str, str]]:
    """A partner's client, and the header that it sends."""
    key = partners.issue_key(None, partners.add(None, name="The Platform"), scopes=SCOPES)[1]
    return app.test_client(), {"Authorization": f"Bearer {key}"}


def again(answer: TestResponse, client: FlaskClient) -> TestResponse:
    """Press the button to send the form once more."""
    (form,) = (
        each for each in html.fromstring(answer.text).forms if each.method == "POST" and "csrf_token" in each.fields
    )
    fields = {name: value.removeprefix("\n") for name, value in form.form_values()}  # as browsers read a text area
    return client.post(form.action, data=fields)


@pytest.mark.parametrize(("fault", "words"), FAULTS)
def test_it_says_what_is_wrong_and_keeps_what_was_typed_until_it_can_be_saved(
    checker: FlaskClient, claim: Claim, bridge: Commentary, database: Database, fault: Fault, words: str
):
    if fault is not read_only and not isinstance(database, SqliteDatabase):
        pytest.skip("are about SQLite's file")
    page = f"/desk/c/{bridge.id}?claim={claim.id}"
    with fault(database):
        answer = submit(checker, page, f"/desk/claims/{claim.id}/comments", text=LONG)
        assert answer.status_code == 503
        assert words in answer.text
        assert int(answer.headers["Retry-After"]) > 0
        assert not Comment.select().exists()
    assert again(answer, checker).status_code == 303
    assert Comment.get().text == LONG
    assert ledger.verify()[1] is None


def test_it_tells_partners_as_a_problem_and_goes_on_reading(app: Flask, database: Database, ed: Person, fyodor: Person):
    commentary = publish(ed, make_commentary(fyodor))
    partner, sent = keyed(app)
    with read_only(database):
        refused = partner.post("/api/v1/commentaries", json={"content": LONG}, headers=sent)
        assert (refused.status_code, refused.content_type) == (503, "application/problem+json")
        assert int(refused.headers["Retry-After"]) > 0
        assert partner.get(f"/api/v1/commentaries/{commentary.id}", headers=sent).status_code == 200


def test_it_keeps_no_connection_that_saw_trouble(app: Flask, database: Database, ed: Person):
    """As where it serves, where a thread has one connection for the door and for what is within."""
    if not isinstance(database, SqliteDatabase):
        pytest.skip("are about SQLite's file")
    kept = app.extensions["front_door"].database
    db.initialize(kept)
    client = app.test_client()
    assert client.get("/sign-in").status_code == 200
    assert not kept.is_closed()
    with read_only(kept):
        assert submit(client, "/sign-in", "/sign-in", email=ed.email, password="wrong").status_code == 503
        assert kept.is_closed()
        kept.connect()  # for the end of the fault


def test_it_shows_no_password_that_could_not_be_checked(client: FlaskClient, database: Database, ed: Person):
    with read_only(database):
        answer = submit(client, "/sign-in", "/sign-in", email=ed.email, password="a password that I typed")
    assert answer.status_code == 503
    assert "a password that I typed" not in answer.text


@pytest.mark.postgresql
def test_it_says_that_the_database_is_away_and_comes_back_by_itself(postgresql: Server):
    with postgresql.new_database() as url:
        app = create_app(settings_on(url))
        reader = app.test_client()
        with away(url):
            answer = reader.get("/search?q=bridge")
            assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
            assert "does not answer" in answer.text
        assert reader.get("/search?q=bridge").status_code == 200
        for each in (db.obj, app.extensions["front_door"].database):
            close(each)


def test_it_counts_by_itself_while_redis_is_away(settings: Settings, database: Database):
    app = create_app(replace(settings, redis_url=f"redis://127.0.0.1:{free_port()}", anonymous_rate="2 per minute"))
    db.initialize(database)
    partner = app.test_client()
    assert [partner.get("/api/v1/verdicts").status_code for _ in range(3)] == [200, 200, 429]
    close(app.extensions["front_door"].database)


def test_it_tells_what_happened_in_order_though_the_clock_was_set_back(app: Flask, ed: Person, fyodor: Person):
    commentary = publish(ed, make_commentary(fyodor))
    now = clock.now()
    first = approve(ed, propose(fyodor, make_claim(fyodor, commentary)))
    partner, sent = keyed(app)
    seen = LedgerHead.current().sequence
    with clock.reading(lambda: now - timedelta(hours=1)):
        second = approve(ed, propose(fyodor, make_claim(fyodor, commentary, "opened in 1998")))
    told = partner.get(f"/api/v1/changes?after={seen}", headers=sent).text
    assert second.id in told
    assert first.id not in told
    assert ledger.verify()[1] is None
