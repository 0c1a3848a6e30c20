"""The front door: public addresses answered from stored bytes, before Flask."""

import gzip
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from email.utils import parsedate_to_datetime
from pathlib import Path
from threading import Event

import psycopg
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from factcheck import create_app
from factcheck.models import Commentary, Person, Rendition, Verdict
from factcheck.models.db import connection, db
from factcheck.publishing import front_door
from factcheck.services import commentaries, pages
from tests.conftest import close, settings_on
from tests.factories import approve, make_claim, make_commentary, propose, publish
from tests.forms import sign_in
from tests.races import together

PATH = "/c/a-bridge-and-its-price"


@pytest.fixture
def commentary(app: Flask, ed: Person, fyodor: Person) -> Commentary:
    """A published commentary, read at `PATH`."""
    return publish(ed, make_commentary(fyodor))


@pytest.fixture
def reader(client: FlaskClient, commentary: Commentary) -> FlaskClient:
    """Somebody who reads it."""
    return client


def get(reader: FlaskClient, path: str = PATH, method: str = "GET", **headers: str) -> TestResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return reader.open(path, method=method, headers=named)


def stored(path: str = PATH) -> bytes:
    return bytes(Rendition.get_by_id(path).body)


# Bytes and how they are sent


def test_it_sends_what_is_stored(reader: FlaskClient):
    answer = get(reader)
    assert (answer.status_code, answer.data) == (200, stored())
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert int(answer.headers["Content-Length"]) == len(answer.data)


def test_it_says_how_long_an_answer_may_be_kept(reader: FlaskClient):
    assert get(reader).headers["Cache-Control"] == "public, max-age=60"


def test_it_answers_head_as_get_without_a_body(reader: FlaskClient):
    head, whole = get(reader, method="HEAD"), get(reader)
    assert head.data == b""
    assert dict(head.headers) == dict(whole.headers)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_it_answers_nothing_but_get_and_head(reader: FlaskClient, method: str):
    assert get(reader, method=method).data != stored()


def test_it_says_when_it_was_modified(reader: FlaskClient):
    told = parsedate_to_datetime(get(reader).headers["Last-Modified"])
    assert told == Rendition.get_by_id(PATH).modified_at.replace(microsecond=0)


@pytest.mark.parametrize("path", ["/", PATH])
def test_it_protects_what_it_sends(reader: FlaskClient, path: str):
    headers = get(reader, path).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe-inline" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


# Codings


@pytest.mark.parametrize("accepted", ["gzip", "GZIP", "br;q=1.0, gzip;q=0.001", "gzip, deflate, br", "identity, gzip"])
def test_it_sends_gzip_to_whoever_takes_it(reader: FlaskClient, accepted: str):
    answer = get(reader, Accept_Encoding=accepted)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.data) == stored()
    assert int(answer.headers["Content-Length"]) == len(answer.data)


@pytest.mark.parametrize("accepted", ["", "identity", "br", "gzip;q=0", "gzip; q=0.0, br", "gzipped", ",;q=x,,"])
def test_it_sends_the_bytes_as_they_are_to_everybody_else(reader: FlaskClient, accepted: str):
    answer = get(reader, Accept_Encoding=accepted)
    assert "Content-Encoding" not in answer.headers
    assert answer.data == stored()


def test_it_tells_caches_that_the_coding_was_asked_for(reader: FlaskClient):
    assert get(reader).headers["Vary"] == get(reader, Accept_Encoding="gzip").headers["Vary"] == "Accept-Encoding"


def test_it_gives_each_coding_a_tag_of_its_own(reader: FlaskClient):
    plain, zipped = get(reader), get(reader, Accept_Encoding="gzip")
    assert plain.headers["ETag"] != zipped.headers["ETag"]
    assert get(reader, If_None_Match=plain.headers["ETag"], Accept_Encoding="gzip").status_code == 200
    assert get(reader, If_None_Match=zipped.headers["ETag"]).status_code == 200


# Conditions


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("coding", ["identity", "gzip"])
@pytest.mark.parametrize("condition", ["{}", "W/{}", '"another", {}', "*"])
def test_it_sends_nothing_that_the_client_has(reader: FlaskClient, method: str, coding: str, condition: str):
    tag = get(reader, Accept_Encoding=coding).headers["ETag"]
    answer = get(reader, method=method, Accept_Encoding=coding, If_None_Match=condition.format(tag))
    assert (answer.status_code, answer.data) == (304, b"")
    assert answer.headers["ETag"] == tag
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert answer.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("condition", ['"another"', "another", '""', "W/", '"a', "", 'W/"x", "y"'])
def test_it_sends_everything_to_a_client_that_has_something_else(reader: FlaskClient, condition: str):
    assert get(reader, If_None_Match=condition).data == stored()


def test_it_sends_it_anew_once_it_changed(reader: FlaskClient, commentary: Commentary, fyodor: Person):
    tag = get(reader).headers["ETag"]
    make_claim(fyodor, commentary)
    answer = get(reader, If_None_Match=tag)
    assert (answer.status_code, answer.data) == (200, stored())


# What it does not answer


@pytest.mark.parametrize("query", ["?", "?utm_source=mail", "?a=1&b=2"])
@pytest.mark.parametrize("path", ["/", PATH])
def test_it_shows_readers_the_page_whatever_a_link_carries(reader: FlaskClient, path: str, query: str):
    assert reader.get(path + query).data == stored(path)


def test_it_leaves_the_pages_of_the_list_to_the_application(reader: FlaskClient):
    assert reader.get("/commentaries?language=be").data != stored("/")


def test_it_sends_no_private_rendition(reader: FlaskClient, commentary: Commentary):
    private = [row.path for row in Rendition.select().where(~Rendition.public)]
    assert private
    for path in private:
        answer = get(reader, path)
        assert answer.headers.get("Cache-Control") != "public, max-age=60"
        assert answer.headers["Content-Type"].startswith(("application/json", "application/problem+json", "text/html"))


@pytest.mark.parametrize(
    "path",
    [
        PATH + "/",
        PATH.upper(),
        "/" + PATH,
        PATH + "%00",
        "/%00",
        "/c/%ff%fe",
        "/c/..%2f..%2fetc%2fpasswd",
        "/c/" + "a" * 5000,
        "/c/%25",
        "/c/'; DROP TABLE rendition; --",
        "/c/%F0%9F%8F%81",
    ],
)
def test_it_finds_nothing_that_is_not_there(reader: FlaskClient, path: str):
    assert get(reader, path).status_code == 404


def test_it_says_404_of_a_draft(app: Flask, client: FlaskClient, fyodor: Person):
    make_commentary(fyodor)
    answer = get(client)
    assert answer.status_code == 404
    assert answer.data == get(client, "/c/never-was").data


def test_it_says_410_of_what_was_withdrawn(reader: FlaskClient, commentary: Commentary, ed: Person):
    get(reader)
    commentaries.withdraw(ed, commentary, seen=2, reason="It is a forgery.")
    answer = get(reader)
    assert answer.status_code == 410
    assert "It is a forgery." in answer.text
    assert get(reader, If_None_Match="*").status_code == 410


# Cookies


def test_it_sets_no_cookie_and_reads_none(reader: FlaskClient, ed: Person):
    sign_in(reader, ed)
    answer = get(reader)
    assert answer.data == stored()
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers["Vary"]


def test_it_answers_whatever_cookie_comes(reader: FlaskClient):
    assert get(reader, Cookie="session=nonsense; =; \xff").data == stored()


# News


def test_it_sends_the_new_bytes_right_after_a_publication(
    reader: FlaskClient, commentary: Commentary, ed: Person, fyodor: Person
):
    for number, words in enumerate(("The bridge", "It cost", "Two thirds", "the mayor")):
        get(reader)
        approve(ed, propose(fyodor, make_claim(fyodor, commentary, words), summary=f"Summary {number}."))
        assert f"Summary {number}." in get(reader).text


def test_it_waits_for_no_look_at_the_ledger_where_its_own_process_published(
    reader: FlaskClient, monkeypatch: pytest.MonkeyPatch, commentary: Commentary, ed: Person, fyodor: Person
):
    monkeypatch.setattr(front_door, "_PATIENCE", 3600.0)
    get(reader)
    approve(ed, propose(fyodor, make_claim(fyodor, commentary), summary="From this process."))
    assert "From this process." in get(reader).text


def test_it_sends_what_its_own_thread_published(
    app: Flask, reader: FlaskClient, commentary: Commentary, ed: Person, fyodor: Person
):
    """As where it serves: a thread has one connection for the door and for what is within."""
    db.initialize(app.extensions["front_door"].database)
    get(reader)
    with connection():
        approve(ed, propose(fyodor, make_claim(fyodor, commentary), summary="From this thread."))
    assert "From this thread." in get(reader).text


RENDER = """
import sys
from factcheck import connect
from factcheck.models import Person, Verdict
from factcheck.models.db import connection
from factcheck.services import verdicts
from factcheck.settings import Settings

connect(Settings.load({}, database_url=sys.argv[1], workers=0))
with connection():
    verdicts.approve(Person.get(name="Ed"), Verdict.get(), seen=1)
"""


def test_it_sends_what_another_process_published(
    database_url: str, reader: FlaskClient, commentary: Commentary, fyodor: Person
):
    propose(fyodor, make_claim(fyodor, commentary), summary="From elsewhere.")
    assert "From elsewhere." not in get(reader).text
    subprocess.run([sys.executable, "-c", RENDER, database_url], check=True)
    assert "From elsewhere." in get(reader).text


def test_it_sends_whole_pages_and_never_an_older_one_to_many_threads(
    app: Flask, commentary: Commentary, ed: Person, fyodor: Person
):
    """Readers, each in a thread of their own, while an editor approves: what a page says only grows."""
    words = ("The bridge", "over the river", "opened in 1998", "It cost", "5 million", "euros", "the mayor", "people")
    ids = [propose(fyodor, make_claim(fyodor, commentary, each), summary=f"Said of {each}.").id for each in words]
    done = Event()

    def approve_all() -> None:
        try:
            for id in ids:
                approve(Person.get_by_id(ed.id), Verdict.find(id))
        finally:
            done.set()

    def read() -> list[int]:
        client, seen = app.test_client(), []
        last = False
        while not last:
            last = done.is_set()
            page = client.get(PATH).text
            assert page.rstrip().endswith("</html>")
            seen.append(sum(f"Said of {each}." in page for each in words))
        return seen

    for seen in together(approve_all, *[read] * 4)[1:]:
        assert seen == sorted(seen)
        assert seen[-1] == len(words)


def test_it_answers_more_threads_than_the_database_takes_connections(app: Flask, commentary: Commentary):
    """A server's threads come and go: one that ended must not keep its connection."""
    body = stored()
    for _ in range(40):
        with ThreadPoolExecutor(1) as thread:
            assert thread.submit(lambda: app.test_client().get(PATH).data).result() == body


def test_it_answers_when_there_is_no_room_to_keep_anything(
    reader: FlaskClient, monkeypatch: pytest.MonkeyPatch, commentary: Commentary, fyodor: Person
):
    monkeypatch.setattr(front_door, "_ROOM", 1)
    make_claim(fyodor, commentary)  # from here on, a new shelf
    assert get(reader).data == get(reader).data == stored()


# Trouble with the database


@pytest.fixture
def lost_connections(reader: FlaskClient, database_url: str) -> None:
    """A database that ended every connection once, as when PostgreSQL restarts."""
    if not database_url.startswith("postgresql"):
        pytest.skip("SQLite has no server that could restart")
    get(reader)
    with psycopg.connect(database_url, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.mark.usefixtures("lost_connections")
def test_it_answers_after_the_database_restarted(reader: FlaskClient):
    assert get(reader).status_code == 200


def test_it_leaves_it_to_the_application_to_say_that_the_database_is_away(tmp_path: Path):
    app = create_app(settings_on(f"sqlite:///{tmp_path}/empty.db"))
    assert app.test_client().get("/readyz").status_code == 503
    close(app.extensions["front_door"].database)


def test_it_renders_everything_anew_after_an_upgrade(reader: FlaskClient, commentary: Commentary):
    Rendition.update(body=b"old", gzip=gzip.compress(b"old"), etag="old").execute()
    with connection():
        pages.render()
    assert get(reader).data == stored() != b"old"
