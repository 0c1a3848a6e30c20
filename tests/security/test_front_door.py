"""What stands before the application: nothing that a request says poisons what a cache keeps, or reaches a log."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import pyotp
import pytest
from flask import Flask

from factcheck import create_app
from factcheck.models import Person, SecondFactor
from factcheck.models.db import db
from factcheck.services import people, second_factor
from factcheck.settings import Settings
from tests.addresses import addresses, token_of
from tests.conftest import close
from tests.factories import make_commentary, make_key, publish
from tests.forms import sign_in, submit
from tests.people import PASSWORD

PAGE = "/c/a-bridge-and-its-price"
KEY = "0123456789abcdef" * 2


@contextmanager
def running(settings: Settings) -> Iterator[Flask]:
    app = create_app(settings)
    yield app
    close(app.extensions["front_door"].database)
    close(db.obj)


POISON = [
    {"query_string": "cachebuster=1&x=<script>"},
    {"query_string": "language=../../etc"},
    {"headers": {"Host": "evil.example"}},
    {"headers": {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "gopher", "X-Forwarded-Prefix": "/evil"}},
    {"headers": {"X-Original-URL": "/admin/people", "X-Rewrite-URL": "/admin/people"}},
    {"headers": {"X-HTTP-Method-Override": "DELETE", "X-HTTP-Method": "POST"}},
    {"headers": {"Forwarded": "host=evil.example;proto=http"}},
    {"headers": {"Cookie": "session=eyJldmlsIjoxfQ; x=<script>"}},
    {"headers": {"Authorization": "Bearer nonsense"}},
    {"headers": {"Accept": "application/json", "Accept-Language": "ru"}},
    {"headers": {"Range": "bytes=0-10"}},
    {"headers": {"Accept-Encoding": "br, zstd, identity;q=0.5"}},
    {"headers": {"Origin": "https://evil.example", "Referer": "https://evil.example/<script>"}},
    {"headers": {"X-Request-Id": "a\tb", "User-Agent": "<script>alert(1)</script>"}},
]


@pytest.mark.parametrize("poison", POISON, ids=lambda poison: str(next(iter(poison.values())))[:40])
def test_it_answers_the_same_whatever_else_a_request_says(
    app: Flask, ed: Person, fyodor: Person, poison: dict[str, Any]
):
    publish(ed, make_commentary(fyodor))
    client = app.test_client()
    clean = client.get(PAGE)
    poisoned = client.get(PAGE, **poison)
    assert (poisoned.status_code, poisoned.data) == (clean.status_code, clean.data)
    heads = {name: value for name, value in poisoned.headers if name != "Date"}
    assert heads == {name: value for name, value in clean.headers if name != "Date"}
    assert "Set-Cookie" not in heads
    assert "Accept-Encoding" in heads["Vary"]


@pytest.mark.parametrize(
    "path",
    ["//c/a-bridge-and-its-price", "/c//a-bridge-and-its-price", PAGE + "/", PAGE.upper(), PAGE + "%00", PAGE + ";x"],
)
def test_it_keeps_one_address_for_one_page(app: Flask, ed: Person, fyodor: Person, path: str):
    publish(ed, make_commentary(fyodor))
    answer = app.test_client().get(path)
    assert answer.status_code in (308, 404)
    assert "evil" not in answer.headers.get("Location", "")


def test_it_lets_no_cache_keep_what_is_for_one_person(app: Flask, ed: Person, fyodor: Person):
    """A path that looks like a file of the site, after a page of the newsroom, is no such page (cache deception)."""
    publish(ed, make_commentary(fyodor))
    client = app.test_client()
    sign_in(client, ed)
    for suffix in ("/x.css", "%2Fx.css", ";x.css", "%23x.css", "?x.css", "/..%2fstatic/base.css"):
        answer = client.get(f"/desk{suffix}")
        kept = answer.headers.get("Cache-Control", "")
        assert "public" not in kept, suffix


def test_it_sets_no_cookie_and_says_nothing_of_a_person_in_what_may_be_kept(app: Flask, ed: Person, fyodor: Person):
    publish(ed, make_commentary(fyodor))
    client = app.test_client()
    sign_in(client, ed)
    seen = 0
    for address in addresses(app, {"filename": "base.css", "name": "x"}, ("reader", "static", "api_pages", "v1")):
        if address.method == "GET" and "stream" not in address.path:
            answer = client.get(address.path, buffered=True)
            if "public" in answer.headers.get("Cache-Control", ""):
                seen += 1
                assert "Set-Cookie" not in answer.headers, address
                assert ed.email not in answer.text, address
    assert seen > 5


# Hosts and transport


@pytest.mark.parametrize("host", ["evil.example", "desk.example.evil.example", "desk.example@evil.example", "", "[::1"])
def test_it_answers_to_no_other_name(settings: Settings, database: Any, host: str):
    with running(replace(settings, development=False, site_url="https://desk.example", secret_key=KEY)) as app:
        answer = app.test_client().get("/sign-in", headers={"Host": host})
    assert answer.status_code == 400
    assert "evil" not in answer.text


@pytest.mark.parametrize("host", ["desk.example", "desk.example:443", "other.example", "127.0.0.1:8000", "localhost"])
def test_it_answers_to_its_names(settings: Settings, database: Any, host: str):
    production = replace(
        settings, development=False, site_url="https://desk.example", secret_key=KEY, hosts="other.example"
    )
    with running(production) as app:
        assert app.test_client().get("/sign-in", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(("site_url", "strict"), [("https://desk.example", True), ("http://desk.example", False)])
def test_it_tells_browsers_to_come_back_by_https_alone(
    settings: Settings, database: Any, ed: Person, fyodor: Person, site_url: str, strict: bool
):
    with running(replace(settings, site_url=site_url)) as app:
        with db.connection_context():
            publish(ed, make_commentary(fyodor))
        client = app.test_client()
        for path in (PAGE, "/sign-in", "/static/base.css", "/api/v1/verdicts", "/nowhere"):
            answer = client.get(path, buffered=True)
            assert ("Strict-Transport-Security" in answer.headers) is strict, path


def test_it_keeps_its_pages_from_other_sites_and_shares_what_is_to_be_shared(app: Flask, ed: Person, fyodor: Person):
    publish(ed, make_commentary(fyodor))
    client = app.test_client()
    shared = {PAGE: "same-origin", "/sign-in": "same-origin", "/static/embed.js": "cross-origin"}
    for path, policy in shared.items():
        assert client.get(path, buffered=True).headers["Cross-Origin-Resource-Policy"] == policy, path
    assert client.get(PAGE).headers["Cross-Origin-Opener-Policy"] == "same-origin"


# Logs


def test_it_writes_no_secret_into_a_log(
    app: Flask, ada: Person, fyodor: Person, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
):
    caplog.set_level(logging.INFO)
    key, link = make_key(), people.issue_link(ada, fyodor)
    second_factor.begin(fyodor)
    factor = SecondFactor.begun(fyodor)
    codes = second_factor.confirm(fyodor, pyotp.TOTP(factor.secret).now())
    client = app.test_client()
    submit(client, "/sign-in", "/sign-in", email=fyodor.email, password="a secret that is wrong")
    submit(client, "/sign-in", "/sign-in", email=fyodor.email, password=PASSWORD)
    submit(client, "/sign-in/code", "/sign-in/code", code=codes[0])
    token = client.get_cookie("session").value
    for headers in ({"Authorization": f"Bearer {key}"}, {"Authorization": f"Bearer {key}x"}):
        client.get("/api/v1/verdicts", headers=headers)
        client.get(f"/v1alpha1/claims:search?query=x&key={key}")
    app.testing = False

    def fail(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("factcheck.web.accounts.people.of_link", fail)
    assert client.get(f"/set-password/{link}").status_code == 500
    form = {"password": "yet another secret", "csrf_token": token_of(client)}
    monkeypatch.setattr("factcheck.web.accounts.people.use_link", fail)
    assert client.post(f"/set-password/{link}", data=form).status_code == 500
    logged = caplog.text
    assert "broken" in logged
    assert "password from" in logged, "what happened is there"
    secrets = [key, link, factor.secret, codes[0], second_factor.shown(codes)[0], token, PASSWORD]
    for secret in [*secrets, "a secret that is wrong", "yet another secret", fyodor.email, app.secret_key]:
        assert secret not in logged, secret
        assert quote(secret) not in logged, secret
