"""The numbers of the desk."""

from datetime import UTC, date, datetime, timedelta

import pytest

from factcheck import clock
from factcheck.models import BlindRating, Claim, Commentary, Person, Rating
from factcheck.models.agreement import measure, pairs
from factcheck.models.numbers import weeks
from factcheck.services import blind, verdicts
from tests.factories import approve, make_claim, make_commentary, propose

MONDAY = datetime(2030, 1, 7, 9, tzinfo=UTC)


def at(moment: datetime):  # type: ignore[no-untyped-def]
    return clock.reading(lambda: moment)


@pytest.fixture
def commentary(fyodor: Person) -> Commentary:
    """A commentary that came in on a Monday morning."""
    with at(MONDAY):
        return make_commentary(fyodor)


def check(ed: Person, fyodor: Person, claim: Claim, hours: float, **details: str) -> None:
    with at(MONDAY + timedelta(hours=hours)):
        approve(ed, propose(fyodor, claim, **details))


def test_it_counts_weeks_by_their_monday(ed: Person, fyodor: Person, commentary: Commentary):
    check(ed, fyodor, make_claim(fyodor, commentary), 0)
    check(ed, fyodor, make_claim(fyodor, commentary), 6.5 * 24)  # Sunday
    check(ed, fyodor, make_claim(fyodor, commentary), 7 * 24)
    found = weeks(date(2030, 1, 16), 3, [])
    assert [(week.monday, week.checked) for week in found] == [
        (date(2029, 12, 31), 0),
        (date(2030, 1, 7), 2),
        (date(2030, 1, 14), 1),
    ]


def test_it_takes_the_median_from_intake_to_the_first_verdict(ed: Person, fyodor: Person, commentary: Commentary):
    for hours in (1, 2, 30):
        check(ed, fyodor, make_claim(fyodor, commentary), hours)
    check(ed, fyodor, Claim.get(), 40, correction="A new source.")
    (week,) = weeks(date(2030, 1, 7), 1, [])
    assert (week.checked, week.hours) == (3, 2)


def test_it_tells_the_share_that_was_corrected_or_retracted_since(ed: Person, fyodor: Person, commentary: Commentary):
    claims = [make_claim(fyodor, commentary) for _ in range(4)]
    for claim in claims:
        check(ed, fyodor, claim, 1)
    check(ed, fyodor, claims[0], 24 * 30, correction="A new source.")
    standing = claims[1].verdicts.get()
    verdicts.retract(ed, standing, seen=standing.version, reason="An error.")
    (week,) = weeks(date(2030, 1, 7), 1, [])
    assert week.corrected == 0.5


def test_it_leaves_out_what_was_first_checked_before_and_corrected_since(
    ed: Person, fyodor: Person, commentary: Commentary
):
    claim = make_claim(fyodor, commentary)
    check(ed, fyodor, claim, 1)
    check(ed, fyodor, claim, 24 * 30, correction="A new source.")
    (week,) = weeks((MONDAY + timedelta(days=30)).date(), 1, [])
    assert week.checked == 0


def test_it_tells_nothing_of_a_week_without_anything(fyodor: Person):
    (week,) = weeks(date(2030, 1, 7), 1, [])
    assert week[1:] == (0, None, None, None)


def test_it_measures_agreement_by_what_the_proposal_said_then(
    ed: Person, fyodor: Person, faina: Person, commentary: Commentary
):
    for first, second in (("false", "false"), ("true", "true"), ("mixed", "false")):
        verdict = propose(fyodor, make_claim(fyodor, commentary), first)
        with at(MONDAY):
            blind.give(faina, blind.ask(ed, verdict, faina), rating=Rating.get_by_id(second))
    revised = Rating.get_by_id("false")
    verdicts.revise(fyodor, verdict, seen=1, rating=revised, summary="They talked.")
    found = pairs()
    assert {(pair.proposer, pair.rater, pair.commentary) for pair in found} == {(fyodor.id, faina.id, commentary.id)}
    measured = measure("both", found)
    assert (measured.pairs, measured.agreed) == (3, 2)
    assert measured.alpha == pytest.approx(0.5455, abs=1e-4)
    assert weeks(date(2030, 1, 8), 1, found)[0].agreed == pytest.approx(2 / 3)


def test_it_leaves_out_what_was_not_given_yet(ed: Person, fyodor: Person, faina: Person, commentary: Commentary):
    blind.ask(ed, propose(fyodor, make_claim(fyodor, commentary)), faina)
    assert BlindRating.select().count() == 1
    assert pairs() == []
