"""The corpus of hostile input, sent to every entrance: nothing breaks, nothing runs, nothing leaves."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from factcheck.errors import Refusal
from factcheck.models import Claim, Person
from factcheck.publishing import markdown
from factcheck.services import intake, partners
from factcheck.services.fetching import Fetcher, Refused
from factcheck.services.partners import SCOPES
from tests.addresses import token_of, undone
from tests.factories import make_claim, make_commentary
from tests.forms import sign_in
from tests.security.corpus import ADDRESSES, FILES, TEXTS

RUNS = (
    "//script[not(@src)][not(starts-with(@type, 'application/'))] | //@*[starts-with(name(), 'on')] | //base | //object"
)
LEAVES = "//iframe/@src | //img/@src | //link/@href | //script/@src | //form/@action | //image/@href | //embed/@src"


def test_it_knows_more_than_three_hundred():
    assert len(TEXTS) + len(ADDRESSES) + len(FILES) > 300
    assert len(TEXTS) > 250


def assert_harmless(page: str, what: str) -> None:
    """Assert that a page has no script of its own, and leads nowhere by itself."""
    document = html.fromstring(page)
    assert document.xpath(RUNS) == [], what
    for address in document.xpath(LEAVES):
        assert not urlsplit(str(address)).netloc.endswith("evil.example"), what
    for href in document.xpath("//a/@href"):
        assert urlsplit(str(href).strip()).scheme in ("", "http", "https", "mailto"), what


@pytest.fixture
def client(app: Flask, fyodor: Person) -> FlaskClient:
    often = "1000000 per minute"
    changed = replace(
        app.config["SETTINGS"], anonymous_rate=often, key_rate=often, report_limit=often, text_limit=20_000
    )
    app.config["SETTINGS"] = changed
    client = app.test_client()
    sign_in(client, fyodor)
    return client


@pytest.fixture
def claim(fyodor: Person) -> Claim:
    return make_claim(fyodor, make_commentary(fyodor))


def sent(client: FlaskClient, address: str, **fields: str) -> Iterator[str]:
    with undone():  # so that pages stay as short as they are
        answer = client.post(address, data=fields, follow_redirects=True)
    assert answer.status_code < 500, (address, fields)
    if answer.mimetype == "text/html":
        yield answer.text


def test_it_takes_every_text_in_every_field_and_shows_it_as_text(client: FlaskClient, claim: Claim):
    """Every field of a form has the same text, and the page that comes back, saved or refused, is looked at."""
    token, commentary = token_of(client), claim.edition.commentary_id
    fields = (
        "wording holder title publisher author passage note summary explanation correction reason topic outlet text"
    )
    for number, text in enumerate(TEXTS):
        form = {
            **dict.fromkeys(fields.split(), text),
            "kind": "fact",
            "stance": "context",
            "rating": "false",
            "seen": "1",
        }
        form |= {"csrf_token": token, "about": "/", "message": text, "language": "en", "quote": text, "email": text}
        address = (
            f"/desk/claims/{claim.id}",
            f"/desk/claims/{claim.id}/evidence",
            f"/desk/claims/{claim.id}/verdicts",
            f"/desk/claims/{claim.id}/comments",
            f"/desk/c/{commentary}",
            f"/desk/c/{commentary}/claims",
            "/report",
            "/sign-in",
        )[number % 8]
        for page in sent(client, address, **{name: value[:190] for name, value in form.items()}):
            assert_harmless(page, text)


def test_it_looks_for_every_text_and_finds_its_way(client: FlaskClient):
    for number, text in enumerate(TEXTS):
        address, name = (
            ("/search", "q"),
            ("/api/v1/search", "q"),
            ("/v1alpha1/claims:search", "query"),
            ("/oembed", "url"),
            ("/desk/queue", "holder"),
            ("/report", "about"),
            ("/feed.atom", "topic"),
            ("/sign-in", "next"),
        )[number % 8]
        answer = client.get(address, query_string={name: text, "language": "en"})
        assert answer.status_code < 500, (address, text)
        assert "owned=1" not in answer.headers.get("Set-Cookie", "") + answer.headers.get("Location", "")
        if answer.mimetype == "text/html":
            assert_harmless(answer.text, text)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("place", ["texts", "keys", "names"])
def test_it_takes_every_text_over_the_api(client: FlaskClient, place: str):
    _, secret = partners.issue_key(None, partners.add(None, name="The Platform"), scopes=SCOPES)
    headers = {"Authorization": f"Bearer {secret}"}
    for batch in (TEXTS[at : at + 40] for at in range(0, len(TEXTS), 40)):
        if place == "texts":
            body: Any = {"texts": [{"text": text, "language": "en"} for text in batch]}
        else:
            body = dict.fromkeys(batch, 1) if place == "keys" else {"texts": [{"text": "x", "language": batch[0]}]}
        answer = client.post("/api/v1/match", json=body, headers=headers)
        assert answer.status_code < 500, batch
    for text in ("[" * 100_000, "{" * 100_000, json.dumps("x" * 10_000_000), "9" * 100_000, '{"a":' * 50_000):
        answer = client.post("/api/v1/match", data=text, headers=headers, content_type="application/json")
        assert answer.status_code in (400, 413, 422)


def test_it_renders_every_text_as_markdown_to_what_is_harmless():
    for text in TEXTS:
        rendered = str(markdown.render(text))
        if rendered.strip():
            assert_harmless(f"<div>{rendered}</div>", text)
            assert (
                html.fromstring(f"<div>{rendered}</div>").xpath("//img | //svg | //iframe | //style | //@style") == []
            ), text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("name", FILES)
def test_it_reads_every_file_or_says_why_not(app: Flask, name: str):
    refused, characters = None, ""
    try:
        characters = intake.read(FILES[name], name, app.config["SETTINGS"]).characters
    except Refusal as refusal:
        refused = refusal.status
    assert refused in (None, 413, 422)
    assert "root:" not in characters, "no file of the server's is in it"
    assert len(characters) <= app.config["SETTINGS"].text_limit


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_it_takes_every_file_at_the_desk(client: FlaskClient):
    token = token_of(client)
    for name in ("laughs.docx", "passwd.docx", "elsewhere.docx", "loop.pdf", "script.html", "binary.txt"):
        upload = (io.BytesIO(FILES[name]), f"../../{name}")
        answer = client.post("/desk/new", data={"file": upload, "csrf_token": token}, follow_redirects=True)
        assert answer.status_code < 500, name
        assert_harmless(answer.text, name)


def test_it_goes_to_none_of_the_addresses():
    for address in ADDRESSES:
        for ask in (Fetcher().check, Fetcher().get):
            with pytest.raises(Refused):
                ask(address)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_it_looks_none_of_the_addresses_up(client: FlaskClient, claim: Claim):
    token = token_of(client)
    for number, address in enumerate(ADDRESSES):
        place = f"/desk/claims/{claim.id}/evidence" if number % 8 == 0 else "/desk/new"
        form = {"url": address, "look_up": "1", "csrf_token": token, "title": "A title", "stance": "context"}
        answer = client.post(place, data=form)
        assert answer.status_code == 422, address
        assert_harmless(answer.text, address)
