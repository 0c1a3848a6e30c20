"""The newsroom's own pages in the language of whoever works on them."""

import pytest
from flask.testing import FlaskClient

from factcheck.models import LedgerEntry, Person
from tests.addresses import token_of
from tests.forms import sign_in, submit
from tests.web.pages import parsed, typed, words, wrong

CHOOSE = "/account/language"


@pytest.fixture
def belarusian(checker: FlaskClient) -> FlaskClient:
    """Fyodor's browser, after he chose Belarusian."""
    submit(checker, "/account", CHOOSE, language="be")
    return checker


def language(client: FlaskClient, path: str, **asked: str) -> str:
    return parsed(client.get(path, **asked)).get("lang")


@pytest.mark.parametrize(
    ("asked", "spoken"), [("be-BY,ru;q=0.8", "be"), ("ru", "ru"), ("en-US,en;q=0.9,ru;q=0.8", "en"), ("de", "en")]
)
def test_it_speaks_what_the_browser_likes_best_until_somebody_chose(client: FlaskClient, asked: str, spoken: str):
    assert language(client, "/sign-in", headers={"Accept-Language": asked}) == spoken


def test_it_speaks_what_somebody_chose_wherever_they_sign_in(
    client: FlaskClient, belarusian: FlaskClient, fyodor: Person
):
    sign_in(client, fyodor)
    assert language(client, "/account", headers={"Accept-Language": "ru"}) == "be"
    assert "Ваш уліковы запіс" in words(client.get("/account"))


def test_it_goes_back_to_what_the_browser_likes_best(belarusian: FlaskClient):
    submit(belarusian, "/account", CHOOSE, language="")
    assert language(belarusian, "/account", headers={"Accept-Language": "ru"}) == "ru"


def test_it_takes_no_language_that_it_does_not_speak(checker: FlaskClient, fyodor: Person):
    form = {"language": "xx", "csrf_token": token_of(checker)}
    assert checker.post(CHOOSE, data=form).status_code == 422
    assert Person.find(fyodor.id).language == ""


def test_it_remembers_who_chose_which_language(belarusian: FlaskClient, fyodor: Person):
    (entry,) = LedgerEntry.select().where(LedgerEntry.act == "person.language")
    assert (entry.actor, entry.thing, entry.changed) == (fyodor.id, fyodor.id, {"language": "be"})


def test_it_refuses_in_their_language_and_keeps_what_was_typed(belarusian: FlaskClient):
    form = {"url": "nowhere", "csrf_token": token_of(belarusian)}
    refused = belarusian.post("/desk/new", data=form)
    assert refused.status_code == 422
    assert wrong(refused, "receive-url").strip() == "Гэта не вэб-адрас: ён пачынаецца з https:// або http://."
    assert typed(refused, "receive-url") == "nowhere"


def test_it_answers_partners_in_english_whatever_they_ask_for(client: FlaskClient):
    asked = {"Accept-Language": "be", "Authorization": "Bearer unknown"}
    problem = client.get("/api/v1/claims", headers=asked).json
    assert problem["detail"] == "This API key is unknown, revoked or expired."
    assert problem["title"] == "Sign in or send an API key"
