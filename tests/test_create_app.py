"""The application as a whole: what every address answers to everybody, and what every answer carries."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from factcheck import create_app
from factcheck.models import Person
from factcheck.models.db import db
from factcheck.policy import Role
from factcheck.services import verdicts
from factcheck.settings import Settings
from tests.addresses import FIELDS, addresses, get, make_places, send
from tests.conftest import close
from tests.factories import approve, make_claim, make_commentary, propose
from tests.forms import sign_in, submit
from tests.rows import all_rows

CAST = {Role.VIEWER: "Vera", Role.FACT_CHECKER: "Fyodor", Role.EDITOR: "Ed", Role.ADMIN: "Ada"}
KEY = "0123456789abcdef" * 2


@pytest.fixture
def places(app: Flask, ed: Person, faina: Person) -> dict[str, Any]:
    return make_places(ed, faina)


@contextmanager
def running(settings: Settings) -> Iterator[Flask]:
    """An application with settings of its own, which leaves no connection open."""
    app = create_app(settings)
    yield app
    close(app.extensions["front_door"].database)
    close(db.obj)


def browser(app: Flask, role: Role) -> FlaskClient:
    client = app.test_client()
    sign_in(client, Person.get(name=CAST[role]))
    return client


# Wiring


@pytest.mark.parametrize("secret_key", ["", "short", "x" * 31, "x" * 64, "change-me-change-me-change-me-change-me"])
def test_it_starts_with_no_short_secret_key_and_with_no_placeholder(tmp_path: Any, secret_key: str):
    settings = Settings.load({}, data=str(tmp_path), secret_key=secret_key)
    with pytest.raises(ValueError, match="factcheck init"):
        create_app(settings)


@pytest.mark.parametrize("limit", ["often", "10", "10 per fortnight"])
def test_it_starts_with_no_limit_that_means_nothing(tmp_path: Any, limit: str):
    settings = Settings.load({}, data=str(tmp_path), secret_key=KEY, sign_in_limit=limit)
    with pytest.raises(ValueError, match="limit"):
        create_app(settings)


@pytest.mark.parametrize("development", [True, False])
def test_it_guards_the_session_s_cookie(settings: Settings, database: Any, development: bool):
    with running(replace(settings, development=development, site_url="https://desk.example")) as app:
        cookie = app.test_client().get("/sign-in", base_url="https://desk.example").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert ("Secure" in cookie) is not development
    assert cookie.startswith("__Host-session=") is not development


# Who may go where


def test_it_takes_no_form_without_a_token(app: Flask, places: dict[str, Any]):
    client = browser(app, Role.ADMIN)
    before = all_rows()
    for _, method, path in addresses(app, places):
        if method != "GET":
            assert client.open(path, method=method, data=FIELDS).status_code == 400, f"{method} {path}"
    assert all_rows() == before


def test_it_finds_nothing_at_addresses_of_things_that_are_not_there(app: Flask, places: dict[str, Any]):
    client = browser(app, Role.ADMIN)
    for nothing in ("nothing", "0" * 26, "%", "я", "a" * 300, "\x7f"):
        elsewhere = dict.fromkeys(places, nothing)
        for endpoint, method, path in addresses(app, elsewhere):
            if "<" in next(iter(app.url_map.iter_rules(endpoint))).rule:
                assert send(client, method, path).status_code == 404, f"{method} {path}"


@pytest.mark.parametrize("before", ["9" * 30, "-" + "9" * 30, "x", "", "0"])
def test_it_breaks_at_no_place_in_the_ledger(app: Flask, places: dict[str, Any], before: str):
    assert browser(app, Role.ADMIN).get(f"/admin/ledger?before={before}").status_code in (200, 400)


# What every answer carries


def test_it_protects_every_page(app: Flask, places: dict[str, Any]):
    client = browser(app, Role.ADMIN)
    pages = [path for _, method, path in addresses(app, places) if method == "GET"]
    for path in ["/", "/c/a-bridge-and-its-price", "/nowhere", "/c/nowhere", "/api/v1/nowhere", *pages]:
        headers = get(client, path).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, path
        assert "unsafe" not in policy, path
        assert "frame-ancestors 'none'" in policy, path
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin", path


def test_it_lets_nobody_keep_a_page_of_the_newsroom(app: Flask, places: dict[str, Any]):
    client = browser(app, Role.ADMIN)
    for endpoint, method, path in addresses(app, places):
        if method == "GET" and endpoint != "static":
            assert get(client, path).headers["Cache-Control"] in ("no-store", "no-store, no-transform"), path


def test_it_has_no_script_and_no_style_within_a_page(app: Flask, places: dict[str, Any]):
    """Which the policy would not let run, so that it would only seem to work."""
    client = browser(app, Role.ADMIN)
    for _, method, path in addresses(app, places):
        answer = get(client, path) if method == "GET" else None
        if answer and answer.mimetype == "text/html" and answer.data:
            page = html.fromstring(answer.text)
            assert page.xpath("//script[not(@src)][not(@type='application/json')]") == [], path
            assert page.xpath("//style | //@style | //@*[starts-with(name(), 'on')]") == [], path


# Signing in


def test_it_limits_attempts_to_sign_in(settings: Settings, database: Any):
    with running(replace(settings, sign_in_limit="3 per minute")) as app:
        client = app.test_client()
        form = {"email": "ed@example.org", "password": "wrong"}
        answers = [submit(client, "/sign-in", "/sign-in", **form) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [422, 422, 422, 429]
    assert int(answers[-1].headers["Retry-After"]) > 0


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "http:evil.example",
        " //evil.example",
    ],
)
def test_it_leads_nobody_elsewhere_after_signing_in(client: FlaskClient, ed: Person, target: str):
    token = html.fromstring(client.get("/sign-in").text).xpath("string(//input[@name='csrf_token']/@value)")
    form = {"email": ed.email, "password": "a long password that all five share", "csrf_token": token}
    answer = client.post("/sign-in", query_string={"next": target}, data=form)
    assert (answer.status_code, answer.location) == (303, "/desk")


def test_it_ends_the_session_on_signing_out(app: Flask):
    client = browser(app, Role.EDITOR)
    send(client, "POST", "/sign-out")
    assert client.get("/desk").status_code == 302


def test_it_keeps_a_verdict_from_its_author_as_editor(app: Flask, ed: Person, ada: Person):
    claim = make_claim(ed, make_commentary(ed))
    verdict = propose(ed, claim)
    assert send(browser(app, Role.EDITOR), "POST", f"/desk/verdicts/{verdict.id}/approve").status_code == 403
    approve(ada, verdict)
    verdicts.retract(ada, verdict, seen=verdict.version, reason="An error.")
