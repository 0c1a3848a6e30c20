"""The admin's and the accounts' pages in Belarusian, which has no Latin letters: what is left in English shows."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml.html import HtmlElement
from werkzeug.test import TestResponse

from factcheck import clock
from factcheck.models import Commentary, Delivery, DeliveryState, Partner, Person, Verdict, Webhook
from factcheck.policy import MAY, ROLES, Role
from factcheck.services import blind, partners, second_factor
from factcheck.web.admin.names import ACTS
from tests.factories import approve, make_claim, propose
from tests.forms import submit
from tests.web.pages import parsed, words, wrong

NAMES = set("factcheck ClaimReview API SVG PNG QR Markdown UTC HTTP English per minute day".split())
CONTENT = set("Ada Ed Faina Fyodor Vera The Platform A bridge and its price Werkzeug".split())
_CODE = {"code", "kbd", "pre", "script", "style", "textarea"}
_READ = ("alt", "aria-label", "placeholder", "title")
_NO_WORDS = re.compile(r"\S*[@:/.#]\S+|\b01[0-9A-Z]{24}\b|\bfc_[\w-]+")  # addresses, domains, ids, keys


def latin(answer: TestResponse) -> set[str]:
    """The words in Latin letters that people read on a page."""
    found: set[str] = set()
    for element in parsed(answer).iter():
        if isinstance(element, HtmlElement) and not _CODE & {each.tag for each in (element, *element.iterancestors())}:
            read = [element.text, *(child.tail for child in element), *map(element.get, _READ)]
            found |= {word for text in read if text for word in re.findall("[A-Za-z]{2,}", _NO_WORDS.sub(" ", text))}
    return found


@pytest.fixture
def admin(signed_in: Callable[[Person], FlaskClient], ada: Person) -> FlaskClient:
    """Ada's browser, after she chose Belarusian."""
    client = signed_in(ada)
    submit(client, "/account", "/account/language", language="be")
    return client


@pytest.fixture
def verdict(bridge: Commentary, fyodor: Person, ed: Person, faina: Person) -> Verdict:
    """A verdict that was rated blind and published."""
    proposed = propose(fyodor, make_claim(fyodor, bridge))
    blind.give(faina, blind.ask(ed, proposed, faina), rating=proposed.rating)
    approve(ed, proposed)
    return proposed


@pytest.fixture
def partner(database: Any) -> Partner:
    """A partner with a key, and with a webhook that was paused as nothing arrived."""
    made = partners.add(None, name="The Platform")
    partners.issue_key(None, made, rate="5 per minute")
    hook = Webhook.create(
        partner=made,
        url="https://partner.example/hook",
        secret="whsec_",
        position=0,
        paused_at=clock.now(),
        pause_reason="It failed for three days. The last time: partner.example could not be found.",
    )
    Delivery.create(
        webhook=hook,
        sequence=1,
        type="verdict.published",
        thing="",
        body="",
        due_at=clock.now(),
        state=DeliveryState.FAILED,
        problem="It did not answer within 10 seconds.",
    )
    return made


@pytest.mark.parametrize(
    "path",
    [
        *("/sign-in", "/account", "/account/second-factor"),
        *(f"/admin/{page}" for page in "people ratings ratings/new ratings/false gate site headings partners".split()),
        *("/admin/numbers", "/admin/ledger"),
    ],
)
def test_it_has_nothing_english_on_it(admin: FlaskClient, verdict: Verdict, path: str):
    answer = admin.get(path, headers={"Accept-Language": "be"})
    assert answer.status_code == 200
    assert latin(answer) - NAMES - CONTENT == set()


def test_it_has_nothing_english_about_a_person(admin: FlaskClient, ada: Person, vera: Person):
    second_factor.begin(ada)
    for answer in (
        admin.get(f"/admin/people/{vera.id}"),
        submit(admin, f"/admin/people/{vera.id}", f"/admin/people/{vera.id}/link"),
        admin.get("/account/second-factor"),
    ):
        assert latin(answer) - NAMES - CONTENT == set()


def test_it_says_what_a_row_has_kept(admin: FlaskClient, partner: Partner):
    answer = admin.get(f"/admin/partners/{partner.id}")
    assert "Не ўдавалася даставіць тры дні. Апошні раз: Адрас partner.example не знойдзены." in words(answer)
    assert "Адказу не было даўжэй за 10 с." in words(answer)
    assert latin(answer) - NAMES - CONTENT - {"search", "match", "changes", "webhooks", "commentaries", "read"} == set()


def test_it_says_what_is_wrong_with_a_field(admin: FlaskClient):
    answer = submit(admin, "/admin/ratings/false", "/admin/ratings/false", light="#eeeeee", name_en="")
    assert wrong(answer, "change-rating-name-en") == "Гэта трэба запоўніць."
    dark = submit(admin, "/admin/ratings/false", "/admin/ratings/false", light="#dddddd")
    assert wrong(dark, "change-rating-light") == "Кантраст на светлым фоне 1,3 : 1, а трэба 4,5 : 1."


def test_it_says_what_was_done(admin: FlaskClient, vera: Person):
    submit(admin, f"/admin/people/{vera.id}", f"/admin/people/{vera.id}", name="Вера")
    assert "Зменена: Вера." in admin.get("/admin/people").text


def test_it_says_why_something_is_refused(checker: FlaskClient):
    submit(checker, "/account", "/account/language", language="be")
    answer = checker.get("/admin/people")
    assert (answer.status_code, latin(answer) - NAMES) == (403, set())
    assert "Ваша роля (фактчэкер) гэтага не дазваляе." in words(answer)


def test_it_refuses_over_the_api_in_english(client: FlaskClient):
    answer = client.get("/api/v1/claims", headers={"Accept-Language": "be", "Authorization": "Bearer fc_none"})
    assert (answer.status_code, answer.json["title"]) == (401, "Sign in or send an API key")
    assert answer.json["detail"] == "This API key is unknown, revoked or expired."


def test_it_has_a_name_for_each_role_and_each_act():
    known_by_another = {"account.keep", "desk.read", "draft.keep", "ledger.read", "verdict.read", "second_factor.owe"}
    assert set(ROLES) == set(Role)
    assert set(MAY) - set(ACTS) == known_by_another
