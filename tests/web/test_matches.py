"""Already checked? The page of known claims, and adopting a verdict from it."""

import pytest
from flask.testing import FlaskClient

from factcheck.models import Claim, Commentary, Person, Verdict, VerdictState
from factcheck.services import verdicts
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose, publish
from tests.forms import submit
from tests.web.pages import actions, parsed, words


@pytest.fixture
def known(bridge: Commentary, ed: Person, fyodor: Person) -> Verdict:
    claim = make_claim(fyodor, publish(ed, bridge), holder="the mayor")
    make_evidence(fyodor, claim)
    return approve(ed, propose(fyodor, claim))


@pytest.fixture
def claim(known: Verdict, fyodor: Person) -> Claim:
    return make_claim(fyodor, make_commentary(fyodor, title="Another text"))


def page(claim: Claim) -> str:
    return f"/desk/claims/{claim.id}/matches"


def test_it_leads_from_the_claim_to_what_is_known(checker: FlaskClient, claim: Claim, known: Verdict) -> None:
    hand = checker.get(f"/desk/claims/{claim.id}/hand")
    assert parsed(hand).xpath("//section[@id='matches']//a/@href") == [page(claim)]
    found = checker.get(page(claim))
    assert "It cost 5 million euros ✕ False" in words(found, "matches")
    assert "% likely the same claim It cost 9.1 million euros. the mayor: A bridge and its price" in words(
        found, "matches"
    )
    assert f"/verdicts/{known.id}" in parsed(found).xpath("//section[@id='matches']//a/@href")


def test_it_says_in_what_the_claims_differ_before_it_offers_the_verdict(
    checker: FlaskClient, known: Verdict, fyodor: Person
) -> None:
    denied = make_claim(
        fyodor, make_commentary(fyodor, title="Another text"), wording="It did not cost 5 million euros."
    )
    found = words(checker.get(page(denied)), "matches")
    said, offered, _ = found.partition("Propose the same verdict")
    assert offered
    assert "A negation differs: here “not”" in said
    assert "in the checked one none." in said


def test_it_says_that_one_of_the_claims_only_reports_the_other(
    checker: FlaskClient, known: Verdict, fyodor: Person
) -> None:
    report = "The minister said that it cost 5 million euros."
    reporting = make_claim(fyodor, make_commentary(fyodor, title="Another text"), wording=report)
    said, offered, _ = words(checker.get(page(reporting)), "matches").partition("Propose the same verdict")
    assert offered
    assert "One says that it was said, the other that it is so: here “The minister said that”" in said
    assert "in the checked one none." in said


def test_it_adopts_a_verdict(checker: FlaskClient, claim: Claim, known: Verdict) -> None:
    answer = submit(checker, page(claim), f"/desk/claims/{claim.id}/adopt", verdict=known.id)
    assert answer.status_code == 303
    assert Verdict.newest(claim, VerdictState.PROPOSED).summary == known.summary
    assert f"/desk/claims/{claim.id}/adopt" not in actions(checker.get(page(claim)))
    assert "adopted from another verdict" in words(checker.get(answer.headers["Location"]), "history")


def test_it_says_that_a_verdict_was_retracted_meanwhile(
    checker: FlaskClient, claim: Claim, known: Verdict, ed: Person
) -> None:
    stale = checker.get(page(claim))
    verdicts.retract(ed, known, seen=known.version, reason="We were wrong.")
    assert "No published verdict" in words(checker.get(page(claim)), "matches")
    token = parsed(stale).xpath("string(//input[@name='csrf_token']/@value)")
    refused = checker.post(f"/desk/claims/{claim.id}/adopt", data={"csrf_token": token, "verdict": known.id})
    assert refused.status_code == 409
    assert "does not stand any more" in words(refused)


def test_it_lets_a_viewer_look_only(viewer: FlaskClient, claim: Claim) -> None:
    assert actions(viewer.get(page(claim))) == {"/sign-out"}
