"""The gate before publication."""

import pytest

from factcheck.errors import Forbidden, Invalid, Stale
from factcheck.models import Claim, Gate, LedgerEntry, Person, Verdict, VerdictState
from factcheck.services import gate, verdicts
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose


@pytest.fixture
def claim(fyodor: Person) -> Claim:
    return make_claim(fyodor, make_commentary(fyodor))


@pytest.fixture
def strict(ada: Person, claim: Claim) -> Gate:
    """A gate that asks for two sources and a passage."""
    asked = Gate.current()
    gate.change(ada, asked, seen=1, sources=2, passage=True)
    return asked


def test_it_lets_only_an_admin_change_it_and_says_so_in_the_ledger(ada: Person, ed: Person):
    with pytest.raises(Forbidden):
        gate.change(ed, Gate.current(), seen=1, sources=0)
    gate.change(ada, Gate.current(), seen=1, sources=2)
    assert LedgerEntry.newest(1)[0].changed == {"before": {"sources": 0}, "after": {"sources": 2}}
    with pytest.raises(Stale):
        gate.change(ada, Gate.current(), seen=1, sources=3)


def test_it_publishes_nothing_that_lacks_what_is_asked(ed: Person, fyodor: Person, claim: Claim, strict: Gate):
    make_evidence(fyodor, claim)
    verdict = propose(fyodor, claim)
    with pytest.raises(Invalid) as refused:
        approve(ed, verdict)
    assert "It lacks 2 independent sources (there is 1)." in refused.value.fields["override"][0]
    assert Verdict.get().state is VerdictState.PROPOSED


def test_it_keeps_the_reason_of_an_editor_who_publishes_all_the_same(
    ed: Person, fyodor: Person, claim: Claim, strict: Gate
):
    verdict = propose(fyodor, claim)
    verdicts.approve(ed, verdict, seen=1, override="The accounts are the only record.")
    assert (Verdict.get().state, Verdict.get().override) == (
        VerdictState.PUBLISHED,
        "The accounts are the only record.",
    )
    changed = LedgerEntry.newest(1)[0].changed
    assert (changed["override"], len(changed["missing"])) == ("The accounts are the only record.", 2)


def test_it_opens_for_what_has_all_and_keeps_no_reason_then(ed: Person, fyodor: Person, claim: Claim, strict: Gate):
    make_evidence(fyodor, claim)
    make_evidence(fyodor, claim, url="https://news.example.com/bridge", title="News")
    verdicts.approve(ed, propose(fyodor, claim), seen=1, override="Not needed.")
    assert (Verdict.get().state, Verdict.get().override) == (VerdictState.PUBLISHED, "")


def test_it_asks_for_what_the_verdict_relied_on_not_what_was_attached_since(
    ed: Person, fyodor: Person, claim: Claim, strict: Gate
):
    verdict = propose(fyodor, claim)
    make_evidence(fyodor, claim)
    make_evidence(fyodor, claim, url="https://news.example.com/bridge", title="News")
    with pytest.raises(Invalid):
        approve(ed, verdict)
