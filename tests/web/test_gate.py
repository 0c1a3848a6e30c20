"""The gate on the admin's page, at the proposal and at the approval."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from factcheck.models import Claim, Commentary, Gate, Person, Verdict, VerdictState
from factcheck.services import gate
from tests.factories import make_claim, make_evidence, propose
from tests.forms import submit
from tests.web.pages import typed, words, wrong

LACKS = "Before it is published it needs 2 independent sources (there is 1)"


@pytest.fixture
def admin(signed_in: Callable[[Person], FlaskClient], ada: Person) -> FlaskClient:
    return signed_in(ada)


@pytest.fixture
def claim(bridge: Commentary, fyodor: Person, ada: Person) -> Claim:
    """A claim with one source, where two are asked for."""
    gate.change(ada, Gate.current(), seen=1, sources=2)
    claim = make_claim(fyodor, bridge)
    make_evidence(fyodor, claim)
    return claim


def test_it_is_set_by_an_admin(admin: FlaskClient, editor: FlaskClient) -> None:
    answer = submit(admin, "/admin/gate", "/admin/gate", sources="3", passage="true", owners="bbc.com bbc.co.uk")
    assert answer.status_code == 303
    asked = Gate.current()
    assert (asked.sources, asked.passage, asked.rationale, asked.owners) == (3, True, False, "bbc.com bbc.co.uk")
    assert editor.get("/admin/gate").status_code == 403


@pytest.mark.parametrize(("sources", "says"), [("11", "Between 0 and 10."), ("x", "A number.")])
def test_it_says_what_is_wrong_with_it(admin: FlaskClient, sources: str, says: str) -> None:
    answer = submit(admin, "/admin/gate", "/admin/gate", sources=sources, owners="kept.example")
    assert wrong(answer, "change-gate-sources") == says
    assert typed(answer, "change-gate-owners") == "kept.example"


def test_it_lists_what_is_missing_to_whoever_proposes_and_reviews(
    checker: FlaskClient, editor: FlaskClient, fyodor: Person, claim: Claim
) -> None:
    page = f"/desk/c/{claim.edition.commentary_id}?claim={claim.id}"
    assert LACKS in words(checker.get(page), "verdict")
    propose(fyodor, claim)
    assert LACKS in words(checker.get(page), "verdict")
    assert LACKS in words(editor.get(page), "verdict")


def test_it_asks_an_editor_for_a_reason_and_keeps_it(editor: FlaskClient, fyodor: Person, claim: Claim) -> None:
    verdict = propose(fyodor, claim)
    page, action = f"/desk/c/{claim.edition.commentary_id}?claim={claim.id}", f"/desk/verdicts/{verdict.id}/approve"
    refused = submit(editor, page, action)
    assert refused.status_code == 422
    assert wrong(refused, "approve-verdict-override").startswith("It lacks 2 independent sources (there is 1).")
    assert submit(editor, page, action, override="The only record.").status_code == 303
    assert Verdict.get().state is VerdictState.PUBLISHED
    assert "Approved all the same: The only record." in words(editor.get(page), "verdict")
