"""Who is on which claim, and until when."""

from datetime import date

import pytest

from factcheck.errors import Conflict, Forbidden, Stale
from factcheck.models import Claim, ClaimState, Commentary, LedgerEntry, Person
from factcheck.services import assigning, claims, undo
from tests.factories import make_claim, make_commentary, make_evidence, propose
from tests.races import refused, together


@pytest.fixture
def commentary(fyodor: Person) -> Commentary:
    return make_commentary(fyodor)


@pytest.fixture
def three(fyodor: Person, commentary: Commentary) -> list[Claim]:
    return [make_claim(fyodor, commentary, words) for words in ("opened in 1998", "It cost 5 million", "Two thirds")]


def assignees() -> list[str | None]:
    return [claim.assignee_id for claim in Claim.select().order_by(Claim.id)]


def test_it_puts_somebody_on_claims_with_one_entry_a_claim(fyodor: Person, faina: Person, three: list[Claim]):
    entries = assigning.assign(fyodor, three[:2], faina)
    assert assignees() == [faina.id, faina.id, None]
    first, second = reversed(LedgerEntry.newest(2))
    changed = {"before": None, "after": faina.id}
    assert [(e.act, e.thing) for e in (first, second)] == [("claim.assign", claim.id) for claim in three[:2]]
    assert (first.changed, second.changed) == (changed, {**changed, "with": first.sequence})
    assert [e.sequence for e in reversed(LedgerEntry.newest(2))] == list(entries)


def test_it_makes_no_open_edit_of_the_words_stale(fyodor: Person, faina: Person, three: list[Claim]):
    assigning.assign(faina, three, faina)
    assigning.set_deadline(faina, three, date(2031, 1, 2))
    claims.revise(fyodor, three[0], seen=1, wording="It opened in 1998.", holder="", kind=three[0].kind)
    assert Claim.find(three[0].id).due_on == date(2031, 1, 2)


def test_it_puts_nobody_on_a_claim_whose_account_is_closed(fyodor: Person, faina: Person, three: list[Claim]):
    faina.save_over(1, active=False)
    with pytest.raises(Conflict, match="The account of Faina is closed"):
        assigning.assign(fyodor, three, faina)
    assert assignees() == [None, None, None]


def test_it_lets_no_viewer_assign(vera: Person, three: list[Claim]):
    with pytest.raises(Forbidden):
        assigning.assign(vera, three, vera)
    with pytest.raises(Forbidden):
        assigning.set_deadline(vera, three, None)


def test_it_never_waits_in_a_ring_where_two_assign_the_same_claims(fyodor: Person, faina: Person, three: list[Claim]):
    ids = [claim.id for claim in three]
    outcomes = together(
        lambda: assigning.assign(fyodor, [Claim.find(id) for id in ids], fyodor),
        lambda: assigning.assign(faina, [Claim.find(id) for id in reversed(ids)], faina),
        lambda: claims.dismiss_all(faina, [(Claim.find(id), 1) for id in ids], reason="Said twice."),
        lambda: assigning.set_deadline(fyodor, [Claim.find(id) for id in reversed(ids)], date(2031, 1, 2)),
    )
    assert refused(outcomes) == []
    assert len(set(assignees())) == 1  # whoever came last, for all of them


# Undoing it


def test_it_puts_back_who_was_on_each(fyodor: Person, faina: Person, three: list[Claim]):
    assigning.assign(fyodor, three[:1], fyodor)
    entries = assigning.assign(fyodor, three, faina)
    undo.undo(fyodor, entries[0], entries[-1])
    assert assignees() == [fyodor.id, None, None]


def test_it_puts_back_a_deadline(fyodor: Person, three: list[Claim]):
    assigning.set_deadline(fyodor, three, date(2031, 1, 2))
    entries = assigning.set_deadline(fyodor, three, None)
    undo.undo(fyodor, entries[0], entries[-1])
    assert {claim.due_on for claim in Claim.select()} == {date(2031, 1, 2)}


def test_it_puts_nothing_back_that_somebody_changed_since(fyodor: Person, faina: Person, three: list[Claim]):
    entries = assigning.assign(fyodor, three, fyodor)
    assigning.assign(faina, three[2:], faina)
    with pytest.raises(Conflict, match="Somebody changed it since"):
        undo.undo(fyodor, entries[0], entries[-1])
    assert assignees() == [fyodor.id, fyodor.id, faina.id]


# Dismissing several


def test_it_dismisses_several_and_brings_each_back_to_where_it_stood(fyodor: Person, three: list[Claim]):
    make_evidence(fyodor, three[1])
    entries = claims.dismiss_all(fyodor, [(claim, 1) for claim in three], reason="Said twice.")
    assert {claim.state for claim in Claim.select()} == {ClaimState.DISMISSED}
    assert len(entries) == 3
    undo.undo(fyodor, entries[0], entries[-1])
    assert [claim.state for claim in Claim.select().order_by(Claim.id)] == [
        ClaimState.OPEN,
        ClaimState.IN_PROGRESS,
        ClaimState.OPEN,
    ]


def test_it_dismisses_all_or_none(fyodor: Person, three: list[Claim]):
    propose(fyodor, three[2])
    with pytest.raises(Conflict, match="waits for review"):
        claims.dismiss_all(fyodor, [(claim, 1) for claim in three], reason="Said twice.")
    with pytest.raises(Stale):
        claims.dismiss_all(fyodor, [(three[0], 1), (three[1], 7)], reason="Said twice.")
    assert ClaimState.DISMISSED not in {claim.state for claim in Claim.select()}
