"""Verdicts, from the workbench."""

from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from factcheck import clock
from factcheck.models import Claim, Commentary, Person, Verdict, VerdictState
from factcheck.publishing import dates
from tests.factories import approve, make_claim, make_evidence, propose
from tests.forms import submit
from tests.web.pages import actions, parsed, typed, words, wrong


@pytest.fixture
def price(bridge: Commentary, fyodor: Person) -> Claim:
    """A claim on what the bridge cost."""
    return make_claim(fyodor, bridge, "It cost 5 million euros")


def page_of(claim: Claim) -> str:
    return f"/desk/c/{claim.edition.commentary_id}?claim={claim.id}"


def send(client: FlaskClient, claim: Claim, **fields: Any) -> TestResponse:
    said = {"rating": "false", "summary": "It cost 9.1 million euros."}
    return submit(client, page_of(claim), f"/desk/claims/{claim.id}/verdicts", **{**said, **fields})


def act(client: FlaskClient, verdict: Verdict, what: str, **fields: str) -> TestResponse:
    return submit(client, page_of(verdict.claim), f"/desk/verdicts/{verdict.id}{what}", **fields)


def test_it_shows_the_scale_with_its_meanings(checker: FlaskClient, price: Claim) -> None:
    choices = parsed(checker.get(page_of(price))).xpath("//input[@name='rating']")
    assert [choice.get("value") for choice in choices] == [
        "true", "mostly-true", "mixed", "misleading", "mostly-false", "false", "unverifiable",
    ]  # fmt: skip
    assert "✓ True The claim is accurate" in words(checker.get(page_of(price)), "verdict")


def test_it_proposes_a_verdict(checker: FlaskClient, price: Claim) -> None:
    assert send(checker, price, explanation="The **accounts** say so.").status_code == 303
    page = checker.get(page_of(price))
    assert "✕ False version 1 It cost 9.1 million euros. The accounts say so." in words(page, "verdict")
    assert "This is your own proposal: somebody else must review it." in words(page, "verdict")
    assert "<strong>accounts</strong>" in page.text


def test_it_keeps_a_refused_verdict_as_it_was_typed(checker: FlaskClient, price: Claim) -> None:
    answer = send(checker, price, summary="x" * 201, explanation="Kept.")
    assert answer.status_code == 422
    assert wrong(answer, "propose-verdict-summary") == "At most 200 characters."
    assert typed(answer, "propose-verdict-explanation") == "Kept."
    assert parsed(answer).xpath("//input[@name='rating'][@checked]/@value") == ["false"]
    assert words(answer, "verdict").count("201/200") == 1


@pytest.mark.parametrize("rating", [{}, {"rating": "nonsense"}])
def test_it_needs_a_rating_of_the_scale(checker: FlaskClient, price: Claim, rating: dict[str, str]) -> None:
    token = parsed(checker.get(page_of(price))).xpath("//input[@name='csrf_token']/@value")[0]
    data = {"csrf_token": token, "summary": "S", **rating}
    answer = checker.post(f"/desk/claims/{price.id}/verdicts", data=data)
    assert answer.status_code == 422
    assert words(answer, "propose-verdict-rating-note").startswith("Choose ")
    assert Verdict.select().count() == 0


def test_it_previews_the_explanation_without_saving(checker: FlaskClient, price: Claim) -> None:
    token = parsed(checker.get(page_of(price))).xpath("//input[@name='csrf_token']/@value")[0]
    data = {"csrf_token": token, "explanation": "It is **so**.", "preview": "yes"}
    answer = checker.post(f"/desk/claims/{price.id}/verdicts", data=data)
    assert answer.status_code == 200
    assert "It is <strong>so</strong>." in answer.text
    assert typed(answer, "propose-verdict-explanation") == "It is **so**."
    assert Verdict.select().count() == 0


def test_it_answers_the_live_preview_with_what_would_be_published(checker: FlaskClient, price: Claim) -> None:
    token = parsed(checker.get(page_of(price))).xpath("//input[@name='csrf_token']/@value")[0]
    explanation = "**so** <script>alert(1)</script> [x](javascript:alert(1))"
    answer = checker.post(f"/desk/claims/{price.id}/preview", data={"csrf_token": token, "explanation": explanation})
    assert answer.text.startswith("<p><strong>so</strong> &lt;script&gt;")
    assert "href" not in answer.text


def test_it_previews_footnotes_and_tells_of_those_without_a_source(
    checker: FlaskClient, price: Claim, fyodor: Person
) -> None:
    make_evidence(fyodor, price)
    token = parsed(checker.get(page_of(price))).xpath("//input[@name='csrf_token']/@value")[0]
    data = {"csrf_token": token, "explanation": "So[^1] say[^7] they.", "preview": "yes"}
    whole = parsed(checker.post(f"/desk/claims/{price.id}/verdicts", data=data))
    live = parsed(checker.post(f"/desk/claims/{price.id}/preview", data=data))
    for preview in (*whole.cssselect(".preview .explanation"), live):
        assert " ".join(preview.text_content().split()) == "So1 say[^7] they. There is no source 7."
        (link,) = preview.cssselect("sup a")
        assert link.get("aria-label") == "Source 1: The town’s accounts, 1998"
        (source,) = whole.cssselect(f"#sources {link.get('href')}")
        assert "The town’s accounts, 1998" in source.text_content()


def test_it_refuses_a_footnote_without_a_source(checker: FlaskClient, price: Claim, fyodor: Person) -> None:
    make_evidence(fyodor, price)
    answer = send(checker, price, explanation="So[^1] say[^7] they.")
    assert answer.status_code == 422
    assert wrong(answer, "propose-verdict-explanation") == "There is no source 7."
    assert typed(answer, "propose-verdict-explanation") == "So[^1] say[^7] they."
    assert Verdict.select().count() == 0


def test_it_shows_a_reviewer_the_whole_proposal(editor: FlaskClient, price: Claim, fyodor: Person) -> None:
    make_evidence(fyodor, price)
    propose(fyodor, price)
    shown = words(editor.get(page_of(price)), "verdict")
    for part in ("✕ False", "It cost 9.1 million euros.", "The town’s accounts, 1998", "9.1 million euros", "Fyodor"):
        assert part in shown


def test_it_approves_a_proposal_of_somebody_else(editor: FlaskClient, price: Claim, fyodor: Person) -> None:
    verdict = propose(fyodor, price)
    assert act(editor, verdict, "/approve").status_code == 303
    assert Verdict.get().state is VerdictState.PUBLISHED
    assert "Reviewed by Ed" in words(editor.get(page_of(price)), "verdict")


def test_it_does_not_let_an_editor_approve_their_own(editor: FlaskClient, price: Claim, ed: Person) -> None:
    verdict = propose(ed, price)
    page = editor.get(page_of(price))
    assert f"/desk/verdicts/{verdict.id}/approve" not in actions(page)
    token = parsed(page).xpath("//input[@name='csrf_token']/@value")[0]
    answer = editor.post(f"/desk/verdicts/{verdict.id}/approve", data={"csrf_token": token, "seen": "1"})
    assert answer.status_code == 403
    assert "Nobody reviews a verdict of their own" in words(answer, "verdict")


def test_it_does_not_approve_what_changed_since_it_was_read(editor: FlaskClient, price: Claim, fyodor: Person) -> None:
    verdict = propose(fyodor, price)
    answer = act(editor, verdict, "/approve", seen="7")
    assert answer.status_code == 409
    assert Verdict.get().state is VerdictState.PROPOSED


def test_it_returns_a_proposal_with_a_comment_that_its_author_sees(
    editor: FlaskClient, checker: FlaskClient, price: Claim, fyodor: Person
) -> None:
    verdict = propose(fyodor, price)
    assert wrong(act(editor, verdict, "/return"), "return-verdict-comment") == "This is needed."
    act(editor, verdict, "/return", comment="Quote the accounts.")
    page = checker.get(page_of(price))
    assert "Returned by Ed: Quote the accounts." in words(page, "verdict")
    assert typed(page, "propose-verdict-summary") == "It cost 9.1 million euros."


def test_it_lets_the_author_change_a_proposal(checker: FlaskClient, price: Claim, fyodor: Person) -> None:
    verdict = propose(fyodor, price)
    assert act(checker, verdict, "", summary="It cost more.", rating="mixed").status_code == 303
    assert (Verdict.get().summary, Verdict.get().rating_id) == ("It cost more.", "mixed")


def test_it_shows_both_texts_where_a_proposal_was_changed_elsewhere(
    checker: FlaskClient, price: Claim, fyodor: Person
) -> None:
    verdict = propose(fyodor, price)
    answer = act(checker, verdict, "", summary="It cost more.", seen="7")
    assert answer.status_code == 409
    assert "Summary It cost 9.1 million euros. It cost more." in words(answer, "verdict")


def test_it_corrects_a_published_verdict_with_a_reason(
    checker: FlaskClient, editor: FlaskClient, price: Claim, fyodor: Person, ed: Person
) -> None:
    approve(ed, propose(fyodor, price))
    assert wrong(send(checker, price), "propose-verdict-correction").startswith("Say why")
    assert send(checker, price, correction="The accounts were revised.").status_code == 303
    corrected = Verdict.on(price)[0]
    lost = act(checker, corrected, "", correction="")
    assert wrong(lost, "revise-verdict-correction").startswith("Say why")
    act(editor, corrected, "/approve")
    assert [each.state for each in Verdict.on(price)] == [VerdictState.PUBLISHED, VerdictState.SUPERSEDED]
    assert "1 earlier version of the verdict" in words(checker.get(page_of(price)), "history")


def test_it_retracts_a_published_verdict_with_a_reason(
    editor: FlaskClient, checker: FlaskClient, price: Claim, fyodor: Person, ed: Person
) -> None:
    verdict = approve(ed, propose(fyodor, price))
    assert f"/desk/verdicts/{verdict.id}/retract" not in actions(checker.get(page_of(price)))
    assert wrong(act(editor, verdict, "/retract"), "retract-verdict-reason") == "This is needed."
    act(editor, verdict, "/retract", reason="The source was forged.")
    assert Verdict.get().retraction == "The source was forged."
    day = dates.day(clock.now())
    assert f"Version 1 was retracted on {day}: The source was forged." in words(checker.get(page_of(price)), "verdict")
    assert "Retracted: The source was forged." in words(checker.get(page_of(price)), "history")


def test_it_says_that_another_proposal_came_first_and_keeps_what_was_typed(
    checker: FlaskClient, price: Claim, ed: Person
) -> None:
    page = parsed(checker.get(page_of(price)))
    form = next(form for form in page.forms if form.action == f"/desk/claims/{price.id}/verdicts")
    propose(ed, price)
    answer = checker.post(form.action, data={**dict(form.form_values()), "rating": "true", "summary": "Mine."})
    assert answer.status_code == 409
    assert "Another verdict on this claim waits for review." in words(answer, "verdict")
    assert "Your summary Mine." in words(answer, "verdict")


def test_it_withdraws_a_proposal_and_fills_in_the_next_one(
    checker: FlaskClient, bridge: Commentary, fyodor: Person
) -> None:
    claim = make_claim(fyodor, bridge)
    verdict = propose(fyodor, claim)
    page = f"/desk/c/{bridge.id}?claim={claim.id}"
    submit(checker, page, f"/desk/verdicts/{verdict.id}/withdraw")
    assert typed(checker.get(page), "propose-verdict-summary") == "It cost 9.1 million euros."
    assert "Returned by" not in words(checker.get(page), "verdict")


def test_it_undoes_what_one_did_last_and_comes_back(checker: FlaskClient, bridge: Commentary, fyodor: Person) -> None:
    claim = make_claim(fyodor, bridge)
    page = f"/desk/c/{bridge.id}?claim={claim.id}"
    submit(checker, page, f"/desk/claims/{claim.id}", wording="New.")
    answer = submit(checker, page, "/desk/undo")
    assert (answer.status_code, answer.location) == (303, page)
    assert typed(checker.get(page), "revise-claim-wording") == "It cost 5 million euros"


def test_it_dates_a_source_alike_in_its_list_and_in_a_proposal(
    checker: FlaskClient, price: Claim, fyodor: Person
) -> None:
    make_evidence(fyodor, price, published_on=date(2023, 10, 3))
    propose(fyodor, price)
    page = checker.get(page_of(price))
    assert "3 October 2023" in words(page, "sources")
    assert "3 October 2023" in words(page, "verdict")
