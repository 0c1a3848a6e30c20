"""Already checked? Finding what was published on the same claim, and taking it over."""

import pytest

from factcheck.errors import Conflict, Forbidden
from factcheck.models import Claim, Evidence, LedgerEntry, Person, Verdict, VerdictState
from factcheck.services import adopting, sayings, verdicts
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose, publish
from tests.races import refused, together


@pytest.fixture
def known(ed: Person, fyodor: Person) -> Verdict:
    """A published verdict on what the bridge cost."""
    claim = make_claim(fyodor, publish(ed, make_commentary(fyodor)), wording="The bridge cost 5 million euros.")
    make_evidence(fyodor, claim, note="Page 4")
    return approve(ed, propose(fyodor, claim))


@pytest.fixture
def claim(fyodor: Person, known: Verdict) -> Claim:
    """The same claim, made again in another commentary."""
    again = make_commentary(fyodor, title="Another text")
    return make_claim(fyodor, again, wording="The bridge over the river cost 5 million euros.")


def test_it_finds_the_published_verdict_on_the_same_claim(claim: Claim, known: Verdict):
    (found,) = adopting.known_for(claim)
    assert (found.verdict, found.verdict.claim.edition.title) == (known, "A bridge and its price")
    assert adopting.PERHAPS <= found.probability <= 1


def test_it_shows_the_opposite_claim_with_what_differs(fyodor: Person, known: Verdict):
    denied = make_claim(fyodor, make_commentary(fyodor, title="A denial"), wording="The bridge did not cost 5 million.")
    (found,) = adopting.known_for(denied)
    assert (found.verdict, [(each.kind, each.left) for each in found.differences]) == (known, [("negation", ("not",))])
    assert found.probability < 0.5


@pytest.mark.parametrize(
    ("wording", "frames"),
    [
        ("The mayor said that the bridge cost 5 million euros.", ("The mayor said that", "")),
        ("The bridge cost 5 million euros, the mayor said.", ("the mayor said", "")),
    ],
)
def test_it_finds_that_it_was_said_less_likely_the_same_than_that_it_is_so(
    fyodor: Person, known: Verdict, wording: str, frames: tuple[str, str]
):
    claim = make_claim(fyodor, make_commentary(fyodor, title="A report"), wording=wording)
    (found,) = adopting.known_for(claim)
    assert (found.verdict, found.frames) == (known, frames)
    assert found.probability < 0.5


def test_it_finds_neither_the_claim_itself_nor_what_was_retracted(ed: Person, claim: Claim, known: Verdict):
    assert adopting.known_for(known.claim) == []
    verdicts.retract(ed, known, seen=known.version, reason="We were wrong.")
    assert adopting.known_for(claim) == []


def test_it_takes_that_it_was_said_for_another_claim_than_that_it_is_so(fyodor: Person, ed: Person, known: Verdict):
    claim = known.claim
    claim.put(holder="the mayor")
    saying = sayings.add_saying(fyodor, claim)
    assert adopting.known_for(saying) == []


def test_it_proposes_the_same_with_its_evidence_for_somebody_else_to_review(
    faina: Person, ed: Person, claim: Claim, known: Verdict
):
    proposal = adopting.adopt(faina, claim, known)
    assert (proposal.state, proposal.rating_id, proposal.summary, proposal.explanation, proposal.as_of) == (
        VerdictState.PROPOSED,
        known.rating_id,
        known.summary,
        known.explanation,
        known.as_of,
    )
    assert [(each.source_id, each.passage, each.note) for each in Evidence.on(claim)] == [
        (known.evidence[0]["source"]["id"], "9.1 million euros", "Page 4")
    ]
    assert [each["passage"] for each in proposal.evidence] == ["9.1 million euros"]
    assert LedgerEntry.newest(1)[0].changed["adopted"] == known.id
    with pytest.raises(Forbidden):
        approve(faina, proposal)
    approve(ed, proposal)


def test_it_attaches_no_source_twice(faina: Person, claim: Claim, known: Verdict):
    make_evidence(faina, claim)
    adopting.adopt(faina, claim, known)
    assert len(Evidence.on(claim)) == 1


def test_it_numbers_footnotes_by_the_sources_of_the_claim_that_takes_a_verdict_over(
    fyodor: Person, faina: Person, ed: Person, claim: Claim, known: Verdict
):
    make_evidence(fyodor, known.claim, title="A letter", url="")
    correction = propose(fyodor, known.claim, explanation="So[^1] it[^2] is.", correction="A letter was found.")
    approve(ed, correction)
    make_evidence(faina, claim, title="A book", url="")
    proposal = adopting.adopt(faina, claim, Verdict.find(correction.id))
    titles = [each["source"]["title"] for each in proposal.evidence]
    assert titles == ["A book", "The town’s accounts, 1998", "A letter"]
    assert proposal.explanation == "So[^2] it[^3] is."


def test_it_adopts_nothing_that_does_not_stand_or_where_something_waits(
    faina: Person, vera: Person, ed: Person, claim: Claim, known: Verdict
):
    with pytest.raises(Forbidden):
        adopting.adopt(vera, claim, known)
    outcomes = together(*[lambda: adopting.adopt(faina, Claim.find(claim.id), known)] * 3)
    assert len(refused(outcomes)) == 2
    assert len(Evidence.on(claim)) == 1
    verdicts.retract(ed, known, seen=known.version, reason="We were wrong.")
    with pytest.raises(Conflict, match="does not stand"):
        adopting.adopt(faina, claim, known)
