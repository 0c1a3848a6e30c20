"""Readers are served from a replica while it answers, partners and the newsroom never."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from factcheck import connect, create_app
from factcheck.models import Person
from factcheck.models.db import connection, db
from tests.conftest import close, settings_on
from tests.factories import approve, make_claim, make_commentary, propose, publish
from tests.postgres import Server, away

pytestmark = pytest.mark.postgresql
PAGE = "/c/a-bridge-and-its-price"


@pytest.fixture
def replica_url(postgresql: Server) -> Iterator[str]:
    """A database that stands in for a replica: it can be told from the primary, as it alone has a publication."""
    with postgresql.new_database() as url:
        connect(settings_on(url))
        with connection():
            ed, fyodor = Person.get(name="Ed"), Person.get(name="Fyodor")
            commentary = make_commentary(fyodor)
            approve(ed, propose(fyodor, make_claim(fyodor, commentary)))
            publish(ed, commentary)
        close(db.obj)
        yield url


@pytest.fixture
def app(postgresql: Server, replica_url: str) -> Iterator[Flask]:
    """A newsroom that has published nothing, with that replica."""
    with postgresql.new_database() as url:
        app = create_app(replace(settings_on(url), replica_url=replica_url))
        yield app
        for each in (db.obj, app.extensions["front_door"].database, app.extensions["replica"]):
            close(each)


@pytest.mark.parametrize("path", [PAGE, "/search?q=million", "/feed.json", "/sitemap-1.xml"])
def test_it_reads_what_readers_ask_for_from_the_replica(app: Flask, path: str):
    answer = app.test_client().get(path)
    assert answer.status_code == 200
    assert b"bridge" in answer.data or b"5 million" in answer.data


def test_it_tells_partners_what_the_primary_has(app: Flask):
    answer = app.test_client().get("/api/v1/verdicts")
    assert answer.status_code == 200
    assert b"million" not in answer.data


def test_it_signs_in_by_the_primary(app: Flask, replica_url: str):
    with away(replica_url):
        assert app.test_client().get("/sign-in").status_code == 200


@pytest.mark.parametrize("path", ["/", "/search?q=million", "/feed.json"])
def test_it_reads_from_the_primary_while_the_replica_is_away(app: Flask, replica_url: str, path: str):
    reader = app.test_client()
    before = reader.get(path).data
    with away(replica_url):
        answer = reader.get(path)
    assert answer.status_code == 200
    assert answer.data != before


def test_it_refuses_a_replica_of_a_sqlite_file(tmp_path):
    with pytest.raises(ValueError, match="postgresql://"):
        create_app(replace(settings_on(f"sqlite:///{tmp_path}/a.db"), replica_url="sqlite:///b.db"))


def test_it_finds_on_the_primary_what_the_replica_does_not_have_yet(postgresql: Server, replica_url: str):
    with postgresql.new_database() as behind:
        app = create_app(replace(settings_on(replica_url), replica_url=behind))
        assert app.test_client().get(PAGE).status_code == 200
        for each in (db.obj, app.extensions["front_door"].database, app.extensions["replica"]):
            close(each)
