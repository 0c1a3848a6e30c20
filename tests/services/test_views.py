"""Saved views of the queue."""

import pytest

from factcheck.errors import Conflict, Forbidden
from factcheck.models import LedgerEntry, Person, SavedView
from factcheck.services import views
from tests.races import refused, together

QUERY = {"topic": "Rivers", "order": "age"}


def test_it_keeps_a_view_for_the_one_who_saved_it(fyodor: Person, faina: Person):
    views.save(fyodor, name="Rivers", query=QUERY)
    assert [(each.name, each.query) for each in SavedView.of(fyodor)] == [("Rivers", QUERY)]
    assert SavedView.of(faina) == []
    assert LedgerEntry.newest(1)[0].act == "view.save"


def test_it_replaces_what_had_the_name(fyodor: Person):
    views.save(fyodor, name="Rivers", query=QUERY)
    views.save(fyodor, name="Rivers", query={"topic": "Lakes"})
    assert [each.query for each in SavedView.of(fyodor)] == [{"topic": "Lakes"}]


def test_it_saves_one_of_a_name_from_two_windows_at_once(fyodor: Person):
    outcomes = together(*[lambda: views.save(fyodor, name="Rivers", query=QUERY)] * 2)
    assert refused(outcomes) == []
    assert len(SavedView.of(fyodor)) == 1


def test_it_keeps_no_more_than_can_be_counted(fyodor: Person):
    for number in range(views.MOST):
        views.save(fyodor, name=str(number), query=QUERY)
    with pytest.raises(Conflict):
        views.save(fyodor, name="One more", query=QUERY)


def test_it_is_removed_by_its_owner_alone(fyodor: Person, faina: Person):
    views.save(fyodor, name="Rivers", query=QUERY)
    (view,) = SavedView.of(fyodor)
    with pytest.raises(Forbidden):
        views.remove(faina, view)
    views.remove(fyodor, view)
    assert SavedView.of(fyodor) == []


def test_it_is_for_those_who_work_on_claims(vera: Person):
    with pytest.raises(Forbidden):
        views.save(vera, name="Rivers", query=QUERY)
