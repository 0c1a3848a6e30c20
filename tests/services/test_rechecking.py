"""Looking again at published verdicts."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from factcheck import clock
from factcheck.errors import Conflict, Forbidden
from factcheck.models import Claim, LedgerEntry, Person, Reason, Recheck, Report, Verdict
from factcheck.services import rechecking, reports, undo, verdicts
from tests.factories import approve, make_claim, make_commentary, propose, publish
from tests.races import refused, together

DAY = date(2031, 5, 6)


@pytest.fixture
def claim(fyodor: Person, ed: Person) -> Claim:
    return make_claim(fyodor, publish(ed, make_commentary(fyodor)))


@pytest.fixture
def later() -> Iterator[Callable[[int], None]]:
    """The clock stands at the morning before the day, and goes on by days when it is told."""
    now = [datetime(2031, 5, 5, 9, tzinfo=UTC)]
    with clock.reading(lambda: now[0]):
        yield lambda days: now.__setitem__(0, now[0] + timedelta(days=days))


@pytest.fixture
def due(later: Callable[[int], None], fyodor: Person, ed: Person, claim: Claim) -> Recheck:
    """A verdict whose day to look again has come."""
    approve(ed, propose(fyodor, claim, look_again_on=DAY))
    later(1)
    rechecking.open_due()
    return Recheck.get()


def test_it_speaks_for_the_day_that_is_said_or_for_today(
    later: Callable[[int], None], fyodor: Person, ed: Person, claim: Claim
):
    assert approve(ed, propose(fyodor, claim)).as_of == date(2031, 5, 5)
    assert propose(fyodor, claim, as_of=date(2024, 1, 2), correction="A new source.").as_of == date(2024, 1, 2)


def test_it_brings_a_verdict_back_on_its_day_and_once(
    later: Callable[[int], None], fyodor: Person, ed: Person, claim: Claim
):
    approve(ed, propose(fyodor, claim, look_again_on=DAY))
    assert rechecking.open_due() == 0
    later(1)
    assert (rechecking.open_due(), rechecking.open_due()) == (1, 0)
    (recheck,) = Recheck.on(claim)
    assert (recheck.reason, recheck.said) == (Reason.DAY, "It was to be looked at again on 6 May 2031.")
    assert LedgerEntry.newest(1)[0].act == "recheck.open"


def test_it_brings_a_verdict_back_once_when_two_workers_look(
    later: Callable[[int], None], fyodor: Person, ed: Person, claim: Claim
):
    approve(ed, propose(fyodor, claim, look_again_on=DAY))
    later(1)
    assert sum(together(rechecking.open_due, rechecking.open_due)) == 1
    assert Recheck.count() == 1


def test_it_brings_back_no_proposal(later: Callable[[int], None], fyodor: Person, claim: Claim):
    propose(fyodor, claim, look_again_on=DAY)
    later(1)
    assert rechecking.open_due() == 0


def test_it_is_closed_with_a_note_and_once(due: Recheck, fyodor: Person, faina: Person):
    rechecking.close(fyodor, due, note="It still holds.")
    assert (Recheck.waiting(), Recheck.find(due.id).note) == ([], "It still holds.")
    with pytest.raises(Conflict):
        rechecking.close(faina, due, note="It does.")


def test_it_is_closed_by_one_of_two(due: Recheck, fyodor: Person, faina: Person):
    outcomes = together(*(lambda who=who: rechecking.close(who, due, note="It holds.") for who in (fyodor, faina)))
    assert len(refused(outcomes)) == 1


def test_it_can_be_looked_at_again_on_a_later_day(due: Recheck, fyodor: Person, later: Callable[[int], None]):
    rechecking.close(fyodor, due, note="Not yet.", look_again_on=DAY + timedelta(days=2))
    assert rechecking.open_due() == 0
    later(2)
    assert rechecking.open_due() == 1


def test_a_correction_takes_it_out_of_the_queue(due: Recheck, fyodor: Person, ed: Person, claim: Claim):
    approve(ed, propose(fyodor, claim, correction="It changed."))
    assert (Recheck.waiting(), Recheck.count(), Recheck.on(claim)) == ([], 0, [])


def test_its_closing_can_be_undone(due: Recheck, fyodor: Person):
    sequence = rechecking.close(fyodor, due, note="It holds.")
    undo.undo(fyodor, sequence, sequence)
    assert Recheck.waiting() == [due]


def test_it_is_closed_by_no_viewer(due: Recheck, vera: Person):
    with pytest.raises(Forbidden):
        rechecking.close(vera, due, note="It holds.")


def test_the_days_of_a_proposal_come_back_when_a_change_is_undone(fyodor: Person, claim: Claim):
    verdict = propose(fyodor, claim, as_of=date(2024, 1, 2), look_again_on=DAY)
    said = {"rating": verdict.rating, "summary": "It cost more."}
    verdicts.revise(fyodor, verdict, seen=1, **said, as_of=date(2025, 1, 1))
    entry = LedgerEntry.newest(1)[0].sequence
    undo.undo(fyodor, entry, entry)
    fresh = Verdict.find(verdict.id)
    assert (fresh.as_of, fresh.look_again_on) == (date(2024, 1, 2), DAY)


def test_a_report_is_closed_with_a_note_and_opened_again_by_undoing(fyodor: Person, ed: Person, claim: Claim):
    approve(ed, propose(fyodor, claim))
    report = reports.receive(about=f"/claims/{claim.id}", message="Wrong.")
    assert reports.subject(report) == claim
    sequence = reports.close(fyodor, report, note="We wrote back.")
    assert Report.count() == 0
    undo.undo(fyodor, sequence, sequence)
    assert [(each.note, each.closed_by_id) for each in Report.waiting()] == [("", None)]
