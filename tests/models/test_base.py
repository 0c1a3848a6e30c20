"""Rows with versions, moments and identifiers."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from peewee import Database

from factcheck import clock
from factcheck.errors import NotFound, Stale
from factcheck.models import Claim, Partner, Person
from factcheck.models.db import db
from tests.factories import make_claim, make_commentary
from tests.races import refused, together


def test_it_counts_a_version_with_every_save(fyodor: Person):
    fyodor.save_over(1, name="Fyodor M.")
    fyodor.save_over(2, name="Fyodor D.")
    assert (fyodor.version, fyodor.name) == (3, "Fyodor D.")
    assert Person.find(fyodor.id).version == 3


def test_it_refuses_a_save_over_a_version_that_is_not_there_any_more(fyodor: Person):
    fyodor.save_over(1, name="First")
    with pytest.raises(Stale):
        Person.find(fyodor.id).save_over(1, name="Second")
    assert Person.find(fyodor.id).name == "First"


def test_it_keeps_both_texts_of_a_stale_save(fyodor: Person):
    fyodor.save_over(1, name="First", email="first@example.org")
    with pytest.raises(Stale) as refusal:
        fyodor.save_over(1, name="Second")
    assert refusal.value.current == {"name": "First"}
    assert refusal.value.yours == {"name": "Second"}


def test_it_leaves_the_object_as_it_was_when_the_save_is_stale(fyodor: Person):
    Person.find(fyodor.id).save_over(1, name="First")
    with pytest.raises(Stale):
        fyodor.save_over(1, name="Second")
    assert (fyodor.version, fyodor.name) == (1, "Fyodor")


def test_it_changes_the_one_row_only(fyodor: Person, faina: Person):
    fyodor.save_over(1, name="Somebody else")
    assert Person.find(faina.id) == faina
    assert Person.find(faina.id).version == 1


def test_it_lets_exactly_one_of_many_save_over_a_version(fyodor: Person):
    outcomes = together(*(lambda n=n: Person.find(fyodor.id).save_over(1, name=f"Name {n}") for n in range(6)))
    assert len(refused(outcomes)) == 5
    assert all(isinstance(each, Stale) for each in refused(outcomes))
    assert Person.find(fyodor.id).version == 2


def test_it_reads_a_row_anew_when_it_locks_it(fyodor: Person):
    mine, theirs = Person.find(fyodor.id), Person.find(fyodor.id)
    theirs.save_over(1, name="New name")
    with db.atomic():
        mine.lock()
        assert (mine.name, mine.version) == ("New name", 2)


def test_it_holds_a_lock_until_the_transaction_ends(fyodor: Person):
    claim = make_claim(fyodor, make_commentary(fyodor))

    def add_one() -> None:
        mine = Claim.find(claim.id)
        with db.atomic():
            mine.lock()
            mine.start += 1  # lost where another read the same before
            mine.save(only=[Claim.start])

    together(*[add_one] * 6)
    assert Claim.find(claim.id).start == claim.start + 6


def test_it_says_which_thing_was_not_found(database: Database):
    with pytest.raises(NotFound, match="There is no claim nothing"):
        Claim.find("nothing")


def test_it_makes_ids_that_sort_by_the_time_they_were_made():
    ids = [clock.new_id() for _ in range(5000)]
    assert ids == sorted(set(ids))
    assert {len(each) for each in ids} == {26}


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 24, 23, 59, 59, 999_999, UTC),
        datetime(2026, 11, 24, tzinfo=UTC),
        datetime(2026, 3, 29, 1, 30, tzinfo=UTC),  # an hour that summer time skips in Europe
        datetime(1999, 12, 31, 23, 59, 59, 1, UTC),
    ],
)
def test_it_gives_a_moment_back_as_it_was_stored(database: Database, moment: datetime):
    id = Partner.create(name="A partner", created_at=moment).id
    found = Partner.find(id).created_at
    assert found == moment
    assert found.tzinfo is UTC


def test_it_stores_the_same_moment_whatever_its_zone(database: Database):
    moment = datetime(2026, 11, 24, 2, 30, tzinfo=timezone(timedelta(hours=3)))
    id = Partner.create(name="A partner", created_at=moment).id
    assert Partner.find(id).created_at.isoformat() == "2026-11-23T23:30:00+00:00"


def test_it_compares_moments_in_queries_by_when_they_were(database: Database):
    whole, later = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, 0, 0, 0, 500_000, UTC))
    Partner.create(name="On the second", created_at=whole)
    Partner.create(name="Half a second later", created_at=later)
    elsewhere = whole.astimezone(timezone(timedelta(hours=-5)))
    assert [each.name for each in Partner.select().where(Partner.created_at > elsewhere)] == ["Half a second later"]
