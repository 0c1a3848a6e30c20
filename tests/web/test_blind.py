"""Blind second ratings on the workbench."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from factcheck.models import BlindRating, Commentary, Person, Verdict
from factcheck.services import blind, comments
from tests.factories import make_claim, propose
from tests.forms import submit
from tests.web.pages import actions, words

SAYS = "It cost 9.1 million euros."  # the summary of the proposal


@pytest.fixture
def second(signed_in: Callable[[Person], FlaskClient], faina: Person) -> FlaskClient:
    """The browser of Faina, who has not seen the proposal."""
    return signed_in(faina)


@pytest.fixture
def verdict(bridge: Commentary, fyodor: Person) -> Verdict:
    return propose(fyodor, make_claim(fyodor, bridge))


@pytest.fixture
def page(verdict: Verdict) -> str:
    return f"/desk/c/{verdict.claim.edition.commentary_id}?claim={verdict.claim_id}"


def said(answer: TestResponse) -> str:
    """The words about the verdict, as they are read."""
    return words(answer, "verdict").replace(" ,", ",").replace(" .", ".")


def test_an_editor_asks_and_asks_no_more(editor: FlaskClient, faina: Person, verdict: Verdict, page: str):
    answer = submit(editor, page, f"/desk/verdicts/{verdict.id}/blind", rater=faina.id)
    assert answer.status_code == 303
    (asked,) = BlindRating.on(verdict)
    assert "Faina is asked to rate it blind" in words(editor.get(page), "verdict")
    assert submit(editor, page, f"/desk/blind/{asked.id}/withdraw").status_code == 303
    assert BlindRating.on(verdict) == []


def test_it_shows_nothing_of_the_proposal_until_it_is_rated(
    second: FlaskClient, ed: Person, faina: Person, fyodor: Person, verdict: Verdict, page: str
):
    comments.add(fyodor, verdict.claim, text="I say it is false. What do you say, @Faina?")
    asked = blind.ask(ed, verdict, faina)
    desk = second.get("/desk")
    assert "Asked on" in words(desk)
    for address in (page, "/desk", "/desk/queue", f"/desk/claims/{verdict.claim_id}/hand"):
        shown = second.get(address).text
        assert SAYS not in shown, address
        assert "I say it is false." not in shown, address
        assert f"/desk/verdicts/{verdict.id}" not in shown, address
    assert f"/desk/claims/{verdict.claim_id}/verdicts" not in actions(second.get(page))
    answer = submit(second, page, f"/desk/blind/{asked.id}", rating="mixed", note="One part holds.")
    assert answer.status_code == 303
    shown = said(second.get(page))
    assert SAYS in shown
    assert "Faina rated it blind: ◐ Mixed, where the proposal said ✕ False." in shown
    assert "One part holds." in shown


def test_both_see_both_when_it_is_rated(checker: FlaskClient, ed: Person, faina: Person, verdict: Verdict, page: str):
    asked = blind.ask(ed, verdict, faina)
    assert "Mixed" not in words(checker.get(page), "verdict").partition("Change the proposal")[0]
    blind.give(faina, asked, rating=verdict.rating)
    assert "Faina rated it blind: ✕ False, as the proposal did." in said(checker.get(page))
