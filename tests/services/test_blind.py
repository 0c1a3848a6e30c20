"""Blind second ratings."""

import pytest

from factcheck.errors import Conflict, Forbidden, Invalid
from factcheck.models import BlindRating, LedgerEntry, Person, Rating, Verdict
from factcheck.policy import may
from factcheck.services import blind, people, verdicts
from tests.factories import approve, make_claim, make_commentary, propose
from tests.races import refused, together


@pytest.fixture
def verdict(fyodor: Person) -> Verdict:
    """A proposal of Fyodor's that waits for review."""
    return propose(fyodor, make_claim(fyodor, make_commentary(fyodor)))


@pytest.fixture
def asked(ed: Person, faina: Person, verdict: Verdict) -> BlindRating:
    """Faina is asked to rate the same claim."""
    return blind.ask(ed, verdict, faina)


def give(actor: Person, asked: BlindRating, rating: str = "mixed") -> None:
    blind.give(actor, asked, rating=Rating.get_by_id(rating), note="One part holds.")


def test_it_hides_the_proposal_until_the_rating_is_given(
    faina: Person, ed: Person, asked: BlindRating, verdict: Verdict
):
    assert not may(faina, "verdict.read", Verdict.find(verdict.id))
    assert may(ed, "verdict.read", Verdict.find(verdict.id))
    give(faina, asked)
    assert may(faina, "verdict.read", Verdict.find(verdict.id))


def test_it_keeps_what_both_said_though_the_proposal_is_changed(fyodor: Person, faina: Person, asked: BlindRating):
    give(faina, asked)
    verdict = asked.verdict
    verdicts.revise(fyodor, verdict, seen=verdict.version, rating=Rating.get_by_id("mixed"), summary="In part.")
    found = BlindRating.find(asked.id)
    assert (found.first_id, found.rating_id, found.note) == ("false", "mixed", "One part holds.")
    assert found.differs


def test_it_is_recorded(ed: Person, faina: Person, asked: BlindRating):
    give(faina, asked)
    given, wanted = LedgerEntry.newest(2)
    assert (wanted.act, wanted.actor, wanted.changed["rater"]) == ("blind.ask", ed.id, faina.id)
    assert (given.act, given.actor) == ("blind.give", faina.id)
    assert (given.changed["rating"], given.changed["first"]) == ("mixed", "false")


def test_it_lets_nobody_approve_while_it_is_awaited(ed: Person, faina: Person, asked: BlindRating):
    with pytest.raises(Conflict, match="Faina is asked to rate it blind"):
        approve(ed, Verdict.find(asked.verdict_id))
    give(faina, asked)
    approve(ed, Verdict.find(asked.verdict_id))


def test_it_is_asked_for_no_more_when_it_is_withdrawn(ed: Person, faina: Person, asked: BlindRating):
    blind.withdraw(ed, asked)
    assert may(faina, "verdict.read", Verdict.find(asked.verdict_id))
    with pytest.raises(Conflict):
        give(faina, asked)
    approve(ed, Verdict.find(asked.verdict_id))


def test_it_is_asked_for_no_more_when_the_proposal_is_returned(ed: Person, faina: Person, asked: BlindRating):
    verdicts.return_(ed, asked.verdict, seen=1, comment="Not yet.")
    assert may(faina, "verdict.read", Verdict.find(asked.verdict_id))
    assert BlindRating.asked_of(faina) == []
    with pytest.raises(Conflict):
        give(faina, asked)


def test_it_is_given_once(faina: Person, ed: Person, asked: BlindRating):
    outcomes = together(lambda: give(faina, asked), lambda: give(faina, asked, "true"))
    assert len(refused(outcomes)) == 1
    with pytest.raises(Conflict):
        blind.withdraw(ed, asked)


def test_it_is_asked_once_of_each(ed: Person, ada: Person, faina: Person, verdict: Verdict):
    outcomes = together(lambda: blind.ask(ed, verdict, faina), lambda: blind.ask(ada, verdict, faina))
    assert len(refused(outcomes)) == 1


def test_it_is_asked_of_nobody_who_has_seen_it_or_may_not_rate(
    ada: Person, ed: Person, fyodor: Person, faina: Person, vera: Person, verdict: Verdict
):
    people.change(ada, faina, seen=1, name="Faina", role=faina.role, active=False)
    for rater in (fyodor, ed, vera, Person.find(faina.id)):
        with pytest.raises(Invalid):
            blind.ask(ed, verdict, rater)
    assert BlindRating.candidates(verdict, ed) == [ada]


def test_it_is_asked_only_while_the_proposal_waits(ed: Person, faina: Person, verdict: Verdict):
    approve(ed, verdict)
    with pytest.raises(Conflict):
        blind.ask(ed, verdict, faina)


def test_it_is_for_editors_to_ask_and_for_the_one_who_is_asked_to_give(
    ed: Person, fyodor: Person, faina: Person, asked: BlindRating
):
    with pytest.raises(Forbidden):
        blind.ask(faina, asked.verdict, fyodor)
    with pytest.raises(Forbidden):
        blind.withdraw(faina, asked)
    with pytest.raises(Forbidden):
        give(ed, asked)
