"""Verdicts: two people each, versions, corrections and retractions."""

from collections.abc import Callable

import pytest

from factcheck.errors import Conflict, Forbidden, Invalid, Stale
from factcheck.models import Claim, ClaimState, LedgerEntry, Person, Rating, Verdict, VerdictState
from factcheck.policy import Role
from factcheck.services import claims, evidence, verdicts
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose, publish
from tests.races import refused, together


@pytest.fixture
def claim(ed: Person, fyodor: Person) -> Claim:
    """A claim of a published commentary."""
    return make_claim(fyodor, publish(ed, make_commentary(fyodor)))


@pytest.fixture
def waiting(fyodor: Person, claim: Claim) -> Verdict:
    """A proposal by Fyodor."""
    return propose(fyodor, claim)


@pytest.fixture
def standing(ed: Person, waiting: Verdict) -> Verdict:
    """Fyodor's verdict, which Ed approved."""
    return approve(ed, waiting)


def state(thing: Claim | Verdict) -> ClaimState | VerdictState:
    return type(thing).find(thing.id).state


def revise(actor: Person, verdict: Verdict, seen: int = 1, **changes: object) -> None:
    known = {"rating": verdict.rating, "summary": verdict.summary, "explanation": verdict.explanation}
    verdicts.revise(actor, verdict, seen=seen, **{**known, **changes})


# Proposing


def test_it_proposes_a_first_version(fyodor: Person, claim: Claim):
    verdict = Verdict.find(propose(fyodor, claim, "mixed", summary="It cost more.").id)
    assert (verdict.number, verdict.state, verdict.rating_id, verdict.summary, verdict.proposed_by) == (
        1,
        VerdictState.PROPOSED,
        "mixed",
        "It cost more.",
        fyodor,
    )
    assert state(claim) is ClaimState.IN_REVIEW


def test_it_copies_the_evidence_that_it_relies_on(fyodor: Person, claim: Claim):
    attached = make_evidence(fyodor, claim, note="Page 9.")
    verdict = propose(fyodor, claim)
    evidence.detach(fyodor, attached, seen=1)
    (copied,) = Verdict.find(verdict.id).evidence
    assert copied == {
        "source": {
            "id": attached.source_id,
            "url": "https://town.example/accounts",
            "title": "The town’s accounts, 1998",
            "publisher": "",
            "published_on": None,
        },
        "passage": "9.1 million euros",
        "stance": "refutes",
        "note": "Page 9.",
        "selector": None,
        "archived_at": None,
    }


def test_it_refuses_a_second_proposal_while_one_waits(faina: Person, claim: Claim, waiting: Verdict):
    with pytest.raises(Conflict, match="waits for review"):
        propose(faina, claim)


def test_it_refuses_a_proposal_on_a_dismissed_claim(fyodor: Person, claim: Claim):
    claims.dismiss(fyodor, claim, seen=1, reason="No claim.")
    with pytest.raises(Conflict, match="dismissed"):
        propose(fyodor, claim)


def test_it_takes_one_of_many_proposals_at_once(fyodor: Person, faina: Person, claim: Claim):
    outcomes = together(*(lambda who=who: propose(who, Claim.find(claim.id)) for who in (fyodor, faina) * 3))
    assert len(refused(outcomes)) == 5
    assert [verdict.number for verdict in Verdict.on(claim)] == [1]


# Changing one's proposal


def test_it_lets_the_author_change_a_proposal(fyodor: Person, waiting: Verdict):
    revise(fyodor, waiting, rating=Rating.get_by_id("mixed"), summary="It cost about 9 million.")
    found = Verdict.find(waiting.id)
    assert (found.rating_id, found.summary, found.version, found.number) == ("mixed", "It cost about 9 million.", 2, 1)


def test_it_relies_on_what_is_attached_when_the_proposal_is_changed(fyodor: Person, claim: Claim, waiting: Verdict):
    make_evidence(fyodor, claim)
    revise(fyodor, waiting)
    assert [each["passage"] for each in Verdict.find(waiting.id).evidence] == ["9.1 million euros"]


def test_it_lets_nobody_else_change_a_proposal(faina: Person, ed: Person, waiting: Verdict):
    for somebody in (faina, ed):
        with pytest.raises(Forbidden):
            revise(somebody, waiting)


def test_it_refuses_a_stale_change_with_both_texts(fyodor: Person, waiting: Verdict):
    revise(fyodor, Verdict.find(waiting.id), summary="In one window.")
    with pytest.raises(Stale) as refusal:
        revise(fyodor, waiting, summary="In another window.")
    assert (refusal.value.current["summary"], refusal.value.yours["summary"]) == (
        "In one window.",
        "In another window.",
    )


def test_it_changes_nothing_that_was_published(fyodor: Person, standing: Verdict):
    with pytest.raises(Conflict):
        revise(fyodor, standing, seen=standing.version, summary="Something else.")


def test_it_keeps_the_reason_of_a_correction_that_is_changed(fyodor: Person, claim: Claim, standing: Verdict):
    correction = propose(fyodor, claim, "mixed", correction="A new source.")
    revise(fyodor, correction, correction="A newer source.")
    assert Verdict.find(correction.id).correction == "A newer source."


def test_it_still_needs_the_reason_when_a_correction_is_changed(fyodor: Person, claim: Claim, standing: Verdict):
    correction = propose(fyodor, claim, "mixed", correction="A new source.")
    with pytest.raises(Invalid) as refusal:
        revise(fyodor, correction, correction="")
    assert refusal.value.fields.keys() == {"correction"}


# Approving


def test_it_publishes_what_somebody_else_proposed(ed: Person, claim: Claim, waiting: Verdict):
    verdicts.approve(ed, waiting, seen=1)
    found = Verdict.find(waiting.id)
    (entry,) = LedgerEntry.about(waiting)[:1]
    assert (found.state, found.reviewed_by, found.published_sequence) == (VerdictState.PUBLISHED, ed, entry.sequence)
    assert found.reviewed_at is not None
    assert state(claim) is ClaimState.CHECKED


@pytest.mark.parametrize("role", [Role.EDITOR, Role.ADMIN])
def test_it_lets_nobody_approve_their_own(fyodor: Person, waiting: Verdict, role: Role):
    fyodor.save_over(1, role=role)
    with pytest.raises(Forbidden, match="second pair of eyes"):
        verdicts.approve(fyodor, waiting, seen=1)
    assert state(waiting) is VerdictState.PROPOSED


@pytest.mark.parametrize("name", ["Vera", "Fyodor", "Faina"])
def test_it_lets_only_editors_review(waiting: Verdict, name: str):
    actor = Person.get(name=name)
    with pytest.raises(Forbidden):
        verdicts.approve(actor, waiting, seen=1)
    with pytest.raises(Forbidden):
        verdicts.return_(actor, waiting, seen=1, comment="No.")


def test_it_approves_nothing_unread(ed: Person, fyodor: Person, waiting: Verdict):
    read = Verdict.find(waiting.id)
    revise(fyodor, waiting, summary="Changed after it was read.")
    with pytest.raises(Stale):
        verdicts.approve(ed, read, seen=1)
    assert state(waiting) is VerdictState.PROPOSED


def test_it_publishes_once_where_two_editors_approve_at_once(ed: Person, ada: Person, waiting: Verdict):
    outcomes = together(
        *(lambda who=who: verdicts.approve(who, Verdict.find(waiting.id), seen=1) for who in (ed, ada) * 3)
    )
    assert len(refused(outcomes)) == 5
    assert LedgerEntry.select().where(LedgerEntry.act == "verdict.approve").count() == 1


def test_it_approves_or_returns_but_never_both(ed: Person, ada: Person, waiting: Verdict):
    outcomes = together(
        lambda: verdicts.approve(ed, Verdict.find(waiting.id), seen=1),
        lambda: verdicts.return_(ada, Verdict.find(waiting.id), seen=1, comment="Not yet."),
    )
    assert len(refused(outcomes)) == 1


def test_it_publishes_only_what_the_editor_read(ed: Person, fyodor: Person):
    """An approval against a change of the same proposal: whoever comes second is refused."""
    commentary = publish(ed, make_commentary(fyodor))
    for words in ("The bridge", "It cost", "Two thirds"):
        verdict = propose(fyodor, make_claim(fyodor, commentary, words), summary="Read.")
        outcomes = together(
            lambda id=verdict.id: verdicts.approve(ed, Verdict.find(id), seen=1),
            lambda id=verdict.id: revise(fyodor, Verdict.find(id), summary="Changed."),
        )
        assert len(refused(outcomes)) == 1
        found = Verdict.find(verdict.id)
        assert (found.state, found.summary) in [
            (VerdictState.PUBLISHED, "Read."),
            (VerdictState.PROPOSED, "Changed."),
        ]


# Returning


def test_it_returns_a_proposal_with_a_comment(ed: Person, claim: Claim, waiting: Verdict):
    verdicts.return_(ed, waiting, seen=1, comment="Which year?")
    found = Verdict.find(waiting.id)
    assert (found.state, found.comment, found.reviewed_by) == (VerdictState.RETURNED, "Which year?", ed)
    assert state(claim) is ClaimState.IN_PROGRESS


def test_it_takes_a_new_proposal_after_a_return(ed: Person, faina: Person, claim: Claim, waiting: Verdict):
    verdicts.return_(ed, waiting, seen=1, comment="Which year?")
    assert propose(faina, claim).number == 2


def test_it_leaves_the_published_version_when_its_correction_is_returned(
    ed: Person, fyodor: Person, claim: Claim, standing: Verdict
):
    verdicts.return_(ed, propose(fyodor, claim, correction="A new source."), seen=1, comment="No.")
    assert (state(standing), state(claim)) == (VerdictState.PUBLISHED, ClaimState.CHECKED)


@pytest.mark.parametrize("review", ["approve", "return"])
def test_it_reviews_nothing_twice(ed: Person, ada: Person, waiting: Verdict, review: str):
    verdicts.return_(ed, waiting, seen=1, comment="No.")
    with pytest.raises(Conflict):
        REVIEWS[review](ada, waiting)


REVIEWS: dict[str, Callable[[Person, Verdict], None]] = {
    "approve": lambda actor, verdict: verdicts.approve(actor, verdict, seen=verdict.version),
    "return": lambda actor, verdict: verdicts.return_(actor, verdict, seen=verdict.version, comment="No."),
}


# Correcting


def test_it_needs_a_reason_to_correct_what_was_published(fyodor: Person, claim: Claim, standing: Verdict):
    with pytest.raises(Invalid) as refusal:
        propose(fyodor, claim, "mixed")
    assert refusal.value.fields.keys() == {"correction"}


def test_it_shows_the_published_version_until_the_correction_is_approved(
    fyodor: Person, claim: Claim, standing: Verdict
):
    propose(fyodor, claim, "mixed", correction="A new source.")
    assert state(standing) is VerdictState.PUBLISHED


def test_it_supersedes_what_is_corrected(ed: Person, fyodor: Person, claim: Claim, standing: Verdict):
    before = Verdict.find(standing.id).evidence
    make_evidence(fyodor, claim, passage="9.3 million euros")
    correction = approve(ed, propose(fyodor, claim, "mixed", correction="A new source."))
    assert (state(standing), state(correction)) == (VerdictState.SUPERSEDED, VerdictState.PUBLISHED)
    assert (correction.number, correction.correction) == (2, "A new source.")
    assert Verdict.find(standing.id).evidence == before
    assert LedgerEntry.newest(1)[0].changed["supersedes"] == standing.id


def test_it_tells_of_no_correction_where_nothing_was_published(fyodor: Person, claim: Claim):
    assert propose(fyodor, claim, correction="There is nothing to correct.").correction == ""


def test_it_corrects_or_retracts_but_never_both(ed: Person, ada: Person, fyodor: Person, standing: Verdict):
    correction = propose(fyodor, standing.claim, "mixed", correction="A new source.")
    outcomes = together(
        lambda: verdicts.approve(ed, Verdict.find(correction.id), seen=1),
        lambda: verdicts.retract(ada, Verdict.find(standing.id), seen=standing.version, reason="An error."),
    )
    assert (state(standing) is VerdictState.RETRACTED) == (outcomes[1] is None)
    assert state(correction) is VerdictState.PUBLISHED, "the approval is never lost"


# Retracting


def test_it_retracts_with_a_reason(ed: Person, claim: Claim, standing: Verdict):
    verdicts.retract(ed, standing, seen=standing.version, reason="The accounts were forged.")
    found = Verdict.find(standing.id)
    assert (found.state, found.retraction) == (VerdictState.RETRACTED, "The accounts were forged.")
    assert state(claim) is ClaimState.IN_PROGRESS


def test_it_leaves_a_waiting_proposal_in_review_when_the_published_one_is_retracted(
    ed: Person, fyodor: Person, claim: Claim, standing: Verdict
):
    propose(fyodor, claim, correction="A new source.")
    verdicts.retract(ed, standing, seen=standing.version, reason="An error.")
    assert state(claim) is ClaimState.IN_REVIEW


def test_it_retracts_only_what_is_published(ed: Person, waiting: Verdict):
    with pytest.raises(Conflict):
        verdicts.retract(ed, waiting, seen=1, reason="An error.")


def test_it_refuses_a_stale_retraction(ed: Person, standing: Verdict):
    with pytest.raises(Stale):
        verdicts.retract(ed, standing, seen=standing.version - 1, reason="An error.")


def test_it_lets_no_fact_checker_retract(fyodor: Person, standing: Verdict):
    with pytest.raises(Forbidden):
        verdicts.retract(fyodor, standing, seen=standing.version, reason="An error.")


def test_it_takes_a_new_verdict_without_a_reason_after_a_retraction(
    ed: Person, fyodor: Person, claim: Claim, standing: Verdict
):
    verdicts.retract(ed, standing, seen=standing.version, reason="An error.")
    assert approve(ed, propose(fyodor, claim)).number == 2


@pytest.mark.parametrize("act", ["propose", "revise"])
def test_it_lets_no_viewer_propose(vera: Person, claim: Claim, act: str):
    verdict = Verdict(claim=claim, rating=Rating.get_by_id("false"), summary="", proposed_by=vera)
    with pytest.raises(Forbidden):
        {"propose": lambda: propose(vera, claim), "revise": lambda: revise(vera, verdict)}[act]()
