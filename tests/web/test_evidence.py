"""Sources on a claim, from the workbench."""

import pytest
from flask.testing import FlaskClient

from factcheck.models import Claim, ClaimState, Commentary, Evidence, Person, Source
from tests.factories import make_claim, make_evidence
from tests.forms import submit
from tests.web.pages import parsed, typed, words, wrong


@pytest.fixture
def price(bridge: Commentary, fyodor: Person) -> Claim:
    """A claim on what the bridge cost."""
    return make_claim(fyodor, bridge, "It cost 5 million euros")


def page_of(claim: Claim) -> str:
    return f"/desk/c/{claim.edition.commentary_id}?claim={claim.id}"


def test_it_attaches_a_source_with_its_passage_and_stance(checker: FlaskClient, price: Claim) -> None:
    answer = submit(
        checker,
        page_of(price),
        f"/desk/claims/{price.id}/evidence",
        url="https://town.example/accounts",
        title="The town’s accounts",
        publisher="The town",
        published_on="1999-02-01",
        passage="9.1 million euros",
        stance="refutes",
        note="Page 4.",
    )
    assert answer.status_code == 303
    assert Claim.get().state is ClaimState.IN_PROGRESS
    shown = words(checker.get(page_of(price)), "sources")
    assert "The town’s accounts , The town, 1 February 1999 refutes the claim 9.1 million euros Page 4." in shown


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("title", "", "This is needed."),
        ("url", "javascript:alert(1)", "This is no web address: it starts with https:// or http://."),
        ("url", "ftp://a.example", "This is no web address: it starts with https:// or http://."),
        ("published_on", "yesterday", "Write it as 2023-11-05."),
        ("passage", "x" * 5001, "At most 5,000 characters."),
    ],
)
def test_it_says_what_is_wrong_with_a_source(
    checker: FlaskClient, price: Claim, field: str, value: str, says: str
) -> None:
    fields = {"title": "T", "stance": "context", "note": "Kept.", field: value}
    answer = submit(checker, page_of(price), f"/desk/claims/{price.id}/evidence", **fields)
    assert answer.status_code == 422
    assert wrong(answer, f"attach-evidence-{field.replace('_', '-')}") == says
    assert typed(answer, "attach-evidence-note") == "Kept."
    assert parsed(answer).xpath("//details[@id='attach']/@open")


@pytest.mark.parametrize("stance", [[], ["nonsense"]])
def test_it_needs_a_stance(checker: FlaskClient, price: Claim, stance: list[str]) -> None:
    token = parsed(checker.get(page_of(price))).xpath("//input[@name='csrf_token']/@value")[0]
    data = {"csrf_token": token, "title": "T", "stance": stance}
    answer = checker.post(f"/desk/claims/{price.id}/evidence", data=data)
    assert answer.status_code == 422
    assert "Choose one" in words(answer, "attach-evidence-stance-note")
    assert Source.select().count() == 0


def test_it_corrects_what_a_source_says_and_keeps_what_comes_too_late(
    checker: FlaskClient, price: Claim, fyodor: Person
) -> None:
    attached, other = make_evidence(fyodor, price, note="Page 4."), make_evidence(fyodor, price, note="Other.", url="")
    address = f"/desk/evidence/{attached.id}"
    assert submit(checker, page_of(price), address, stance="context", note="Page 9.").status_code == 303
    assert "context 9.1 million euros Page 9." in words(checker.get(page_of(price)), "sources")
    late = submit(checker, page_of(price), address, seen="1", stance="supports", note="Page 5.")
    assert late.status_code == 409
    assert "Note Page 9. Page 5." in words(late, "sources")
    assert (typed(late, f"note-{attached.id}"), typed(late, f"note-{other.id}")) == ("Page 5.", "Other.")


def test_it_detaches_a_source(checker: FlaskClient, price: Claim, fyodor: Person) -> None:
    attached = make_evidence(fyodor, price)
    assert submit(checker, page_of(price), f"/desk/evidence/{attached.id}/detach").status_code == 303
    assert "No source yet." in words(checker.get(page_of(price)), "sources")


def test_it_does_not_detach_what_somebody_else_detached(checker: FlaskClient, price: Claim, fyodor: Person) -> None:
    attached = make_evidence(fyodor, price)
    answer = submit(checker, page_of(price), f"/desk/evidence/{attached.id}/detach", seen="7")
    assert answer.status_code == 409
    assert "Somebody else saved this first." in words(answer, "sources")
    assert Evidence.on(price)
