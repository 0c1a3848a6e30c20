"""Drafts: kept as one types, there on every machine, and gone once they were sent."""

import json

import pytest
from flask.testing import FlaskClient

from factcheck.models import Claim, Commentary, Draft, Person
from tests.factories import make_claim
from tests.forms import submit
from tests.web.pages import parsed


@pytest.fixture
def claim(fyodor: Person, bridge: Commentary) -> Claim:
    return make_claim(fyodor, bridge)


def page_of(claim: Claim) -> str:
    return f"/desk/c/{claim.edition.commentary_id}?claim={claim.id}"


def keep(client: FlaskClient, claim: Claim, path: str, typed: str) -> int:
    token = parsed(client.get(page_of(claim))).xpath("//input[@name='csrf_token']/@value")[0]
    return client.post("/desk/drafts", data={"csrf_token": token, "path": path, "typed": typed}).status_code


def kept(client: FlaskClient, claim: Claim) -> dict[str, dict[str, str]]:
    drafts: dict[str, dict[str, str]] = json.loads(
        parsed(client.get(page_of(claim))).get_element_by_id("drafts").get("data-kept")
    )
    return drafts


def test_it_gives_a_draft_to_its_author_alone(checker: FlaskClient, editor: FlaskClient, claim: Claim) -> None:
    path = f"/desk/claims/{claim.id}/verdicts"
    assert keep(checker, claim, path, '{"summary": "“It” is <so>."}') == 204
    assert kept(checker, claim) == {path: {"summary": "“It” is <so>."}}
    assert kept(editor, claim) == {}
    assert keep(checker, claim, path, "") == 204
    assert kept(checker, claim) == {}


def test_it_forgets_a_draft_that_was_taken_and_keeps_one_that_was_refused(checker: FlaskClient, claim: Claim) -> None:
    path = f"/desk/claims/{claim.id}/verdicts"
    keep(checker, claim, path, '{"summary": "It is."}')
    assert submit(checker, page_of(claim), path, rating="true", summary="x" * 201).status_code == 422
    assert path in kept(checker, claim)
    assert submit(checker, page_of(claim), path, rating="true", summary="It is.").status_code == 303
    assert kept(checker, claim) == {}


@pytest.mark.parametrize("path", ["/desk/queue", "/admin/people/{id}", "/desk/claims/{id}/verdicts/x", "//evil/{id}"])
def test_it_keeps_only_what_belongs_to_a_form_of_the_workbench(checker: FlaskClient, claim: Claim, path: str) -> None:
    assert keep(checker, claim, path.format(id=claim.id), "{}") == 422
    assert Draft.select().count() == 0


@pytest.mark.parametrize("typed", ["no JSON", "[1]", '{"a": 1}', '{"a": "' + "x" * 200_000 + '"}'])
def test_it_keeps_only_fields(checker: FlaskClient, claim: Claim, typed: str) -> None:
    assert keep(checker, claim, f"/desk/claims/{claim.id}", typed) == 422
