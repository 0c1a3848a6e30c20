"""Said, and true: making the other half of reported speech, and going from one to the other."""

import pytest
from flask.testing import FlaskClient

from factcheck.models import Claim, Commentary, Person
from tests.factories import make_claim
from tests.forms import submit
from tests.web.pages import actions, words


@pytest.fixture
def said(bridge: Commentary, fyodor: Person) -> Claim:
    return make_claim(fyodor, bridge, "It cost 5 million euros", holder="the mayor")


def page(claim: Claim) -> str:
    return f"/desk/c/{claim.edition.commentary_id}?claim={claim.id}"


def test_it_makes_the_claim_that_it_was_said_and_shows_each_at_the_other(checker: FlaskClient, said: Claim) -> None:
    submit(checker, page(said), f"/desk/claims/{said.id}/saying")
    saying = Claim.find(said.id).saying
    assert f"That it was said: {saying.wording} open" in words(checker.get(page(said)), "wording")
    assert f"That it is so: {said.wording} open" in words(checker.get(page(saying)), "wording")


def test_it_makes_the_claim_that_it_is_so(checker: FlaskClient, bridge: Commentary, fyodor: Person) -> None:
    saying = make_claim(fyodor, bridge, wording="The mayor said that it cost 5 million.")
    submit(checker, page(saying), f"/desk/claims/{saying.id}/said", holder="the mayor")
    (said,) = saying.counterparts
    assert (said.wording, said.holder, said.saying) == ("It cost 5 million.", "the mayor", saying)


def test_it_keeps_what_was_typed_without_a_holder(checker: FlaskClient, bridge: Commentary, fyodor: Person) -> None:
    saying = make_claim(fyodor, bridge, wording="The mayor said that it cost 5 million.")
    refused = submit(checker, page(saying), f"/desk/claims/{saying.id}/said", wording="It cost 6 million.", holder="")
    assert refused.status_code == 422
    assert "It cost 6 million." in refused.text


def test_it_offers_a_viewer_neither(viewer: FlaskClient, said: Claim) -> None:
    assert actions(viewer.get(page(said))) == {"/sign-out"}
