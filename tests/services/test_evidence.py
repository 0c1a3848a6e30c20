"""Sources on claims."""

import pytest

from factcheck.errors import Conflict, Forbidden, Stale
from factcheck.models import Claim, ClaimState, Evidence, Person, Source, Stance
from factcheck.services import claims, evidence
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose
from tests.races import refused, together


@pytest.fixture
def claim(fyodor: Person) -> Claim:
    return make_claim(fyodor, make_commentary(fyodor))


def test_it_attaches_a_source_with_its_passage_and_stance(fyodor: Person, claim: Claim):
    make_evidence(fyodor, claim, Stance.SUPPORTS, note="Page 9.")
    (found,) = Evidence.on(claim)
    assert (found.source.url, found.passage, found.stance, found.note) == (
        "https://town.example/accounts",
        "9.1 million euros",
        Stance.SUPPORTS,
        "Page 9.",
    )


def test_it_puts_an_open_claim_in_progress(fyodor: Person, claim: Claim):
    make_evidence(fyodor, claim)
    assert Claim.find(claim.id).state is ClaimState.IN_PROGRESS


def test_it_makes_nobodys_open_edit_of_the_claim_stale(fyodor: Person, claim: Claim):
    make_evidence(fyodor, claim)
    assert Claim.find(claim.id).version == 1


def test_it_leaves_a_checked_claim_checked(ed: Person, fyodor: Person, claim: Claim):
    approve(ed, propose(fyodor, claim))
    make_evidence(fyodor, claim)
    assert Claim.find(claim.id).state is ClaimState.CHECKED


def test_it_shares_one_source_with_a_known_url(fyodor: Person, faina: Person, claim: Claim):
    other = make_claim(faina, make_commentary(faina, title="Another"))
    first, second = make_evidence(fyodor, claim), make_evidence(faina, other)
    assert first.source_id == second.source_id
    assert Source.select().count() == 1


def test_it_shares_one_source_among_many_who_cite_it_at_once(fyodor: Person):
    commentary = make_commentary(fyodor)
    ids = [make_claim(fyodor, commentary, words).id for words in ("The bridge", "It cost", "Two thirds", "the mayor")]
    outcomes = together(*(lambda id=id: make_evidence(fyodor, Claim.find(id)) for id in ids))
    assert refused(outcomes) == []
    assert len({each.source_id for each in outcomes}) == Source.select().count() == 1


def test_it_keeps_sources_apart_that_are_not_on_the_web(fyodor: Person, claim: Claim):
    make_evidence(fyodor, claim, url="", title="An interview")
    make_evidence(fyodor, claim, url="", title="An interview")
    assert Source.select().count() == 2


def test_it_attaches_nothing_to_a_dismissed_claim(fyodor: Person, claim: Claim):
    claims.dismiss(fyodor, claim, seen=1, reason="No claim.")
    with pytest.raises(Conflict):
        make_evidence(fyodor, claim)
    assert Source.select().count() == 0


def test_it_attaches_or_dismisses_in_some_order(fyodor: Person, claim: Claim):
    outcomes = together(
        lambda: make_evidence(fyodor, Claim.find(claim.id)),
        lambda: claims.dismiss(fyodor, Claim.find(claim.id), seen=1, reason="No claim."),
    )
    assert outcomes[1] not in refused(outcomes)
    assert Claim.find(claim.id).state is ClaimState.DISMISSED
    assert len(Evidence.on(claim)) + len(refused(outcomes)) == 1


def test_it_detaches_but_keeps_the_row(fyodor: Person, claim: Claim):
    attached = make_evidence(fyodor, claim)
    evidence.detach(fyodor, attached, seen=1)
    assert Evidence.on(claim) == []
    assert Evidence.find(attached.id).detached_at is not None


def test_it_detaches_once(fyodor: Person, claim: Claim):
    attached = make_evidence(fyodor, claim)
    evidence.detach(fyodor, attached, seen=1)
    with pytest.raises(Conflict):
        evidence.detach(fyodor, attached, seen=2)


def test_it_refuses_a_stale_detachment(fyodor: Person, claim: Claim):
    attached = make_evidence(fyodor, claim)
    attached.save_over(1, note="Page 10.")
    with pytest.raises(Stale):
        evidence.detach(fyodor, attached, seen=1)


def test_it_lets_no_viewer_cite(vera: Person, fyodor: Person, claim: Claim):
    attached = make_evidence(fyodor, claim)
    with pytest.raises(Forbidden):
        make_evidence(vera, claim)
    with pytest.raises(Forbidden):
        evidence.detach(vera, attached, seen=1)
