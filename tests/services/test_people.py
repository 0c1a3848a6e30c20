"""Accounts, passwords, and who acts on the command line."""

from datetime import timedelta

import pytest
from peewee import Database

from factcheck import clock
from factcheck.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from factcheck.models import LedgerEntry, Person
from factcheck.policy import Role
from factcheck.services import people
from tests.people import PASSWORD
from tests.races import refused, together
from tests.rows import all_rows

NEW = {"name": "Nadia", "email": "nadia@example.org", "role": Role.FACT_CHECKER, "password": "a long new password"}


def test_it_gives_somebody_an_account(ada: Person):
    person = people.add(ada, **NEW)
    assert people.authenticate("nadia@example.org", "a long new password") == person


def test_it_keeps_passwords_as_argon2id(ada: Person):
    person = people.add(ada, **NEW)
    assert person.password_hash.startswith("$argon2id$v=19$")
    assert "a long new password" not in str(list(LedgerEntry.select().dicts()))


def test_it_knows_addresses_in_lower_case(ada: Person):
    assert people.add(ada, **{**NEW, "email": " Nadia@Example.ORG "}).email == "nadia@example.org"


def test_it_refuses_an_address_that_is_taken(ada: Person):
    with pytest.raises(Conflict, match=r"ed@example\.org"):
        people.add(ada, **{**NEW, "email": "ED@example.org"})


def test_it_gives_an_address_to_one_of_two_at_once(ada: Person):
    outcomes = together(*[lambda: people.add(ada, **NEW)] * 3)
    assert len(refused(outcomes)) == 2


@pytest.mark.parametrize("name", ["Vera", "Fyodor", "Ed"])
def test_it_lets_only_admins_touch_accounts(faina: Person, name: str):
    actor = Person.get(name=name)
    with pytest.raises(Forbidden):
        people.add(actor, **NEW)
    with pytest.raises(Forbidden):
        people.change(actor, faina, seen=1, name="F", role=Role.ADMIN, active=True)
    with pytest.raises(Forbidden):
        people.set_password(actor, faina, "another long password")
    with pytest.raises(Forbidden):
        people.issue_link(actor, faina)


def test_it_changes_a_name_and_a_role(ada: Person, fyodor: Person):
    people.change(ada, fyodor, seen=1, name="Fyodor M.", role=Role.EDITOR, active=True)
    found = Person.find(fyodor.id)
    assert (found.name, found.role, found.version) == ("Fyodor M.", Role.EDITOR, 2)


def test_it_refuses_a_stale_change(ada: Person, fyodor: Person):
    people.change(ada, Person.find(fyodor.id), seen=1, name="F", role=fyodor.role, active=True)
    with pytest.raises(Stale):
        people.change(ada, fyodor, seen=1, name="Fyodor", role=Role.EDITOR, active=True)


@pytest.mark.parametrize(("role", "active"), [(Role.ADMIN, False), (Role.EDITOR, True)])
def test_it_lets_no_admin_lock_themselves_out(ada: Person, role: Role, active: bool):
    with pytest.raises(Invalid):
        people.change(ada, ada, seen=1, name="Ada", role=role, active=active)


def test_it_leaves_an_admin_where_two_demote_each_other_at_once(ada: Person):
    other = people.add(ada, **{**NEW, "role": Role.ADMIN})
    outcomes = together(
        lambda: people.change(ada, other, seen=1, name="Nadia", role=Role.EDITOR, active=True),
        lambda: people.change(other, ada, seen=1, name="Ada", role=Role.VIEWER, active=True),
    )
    (late,) = refused(outcomes)
    assert isinstance(late, Forbidden)
    assert Person.select().where(Person.role == Role.ADMIN).count() == 1


def test_it_sets_ones_own_password(fyodor: Person):
    people.set_password(fyodor, fyodor, "another long password")
    assert people.authenticate(fyodor.email, PASSWORD) is None
    assert people.authenticate(fyodor.email, "another long password") == fyodor


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("fyodor@example.org", ""),
        ("fyodor@example.org", PASSWORD + " "),
        ("nobody@example.org", PASSWORD),
        ("", ""),
        ("fyodor@example.org' OR '1'='1", PASSWORD),
        ("%", PASSWORD),
    ],
)
def test_it_lets_nobody_in_with_a_wrong_password_or_address(database: Database, email: str, password: str):
    assert people.authenticate(email, password) is None


def test_it_lets_nobody_in_whose_account_is_closed(ada: Person, fyodor: Person):
    people.change(ada, fyodor, seen=1, name="Fyodor", role=fyodor.role, active=False)
    assert people.authenticate(fyodor.email, PASSWORD) is None


def test_it_acts_for_the_first_admin_on_the_command_line(ada: Person):
    people.add(ada, **{**NEW, "role": Role.ADMIN})
    assert people.on_command_line(None) == ada


def test_it_acts_for_whoever_is_named_on_the_command_line(fyodor: Person):
    assert people.on_command_line("FYODOR@example.org") == fyodor


def test_it_says_that_nobody_has_an_address(database: Database):
    with pytest.raises(NotFound, match=r"nobody@example\.org"):
        people.on_command_line("nobody@example.org")


def test_it_says_how_to_add_an_admin_where_there_is_none(ada: Person):
    ada.save_over(1, active=False)
    with pytest.raises(NotFound, match="factcheck person add"):
        people.on_command_line(None)


# Links


def test_it_lets_somebody_in_whose_password_a_link_set(ada: Person):
    person = people.add(ada, **{**NEW, "password": None})
    secret = people.issue_link(ada, person)
    assert people.of_link(secret) == person
    people.use_link(secret, "one that only Nadia knows")
    assert people.authenticate(person.email, "one that only Nadia knows") == person


def test_it_lets_nobody_in_without_a_password(ada: Person):
    person = people.add(ada, **{**NEW, "password": None})
    assert people.authenticate(person.email, "") is None
    assert person.password_hash.startswith("$argon2id$")


def test_it_uses_a_link_once(ada: Person, fyodor: Person):
    secret = people.issue_link(ada, fyodor)
    outcomes = together(*[lambda: people.use_link(secret, "another long password")] * 4)
    assert [type(each) for each in refused(outcomes)] == [NotFound] * 3


def test_it_keeps_a_link_where_the_password_is_refused(ada: Person, fyodor: Person):
    secret = people.issue_link(ada, fyodor)
    with pytest.raises(Invalid):
        people.use_link(secret, "qwerty123456")
    assert people.of_link(secret) == fyodor


def test_it_ends_a_link_with_the_next_with_time_and_with_the_account(ada: Person, fyodor: Person):
    earlier = people.issue_link(ada, fyodor)
    later = people.issue_link(ada, fyodor)
    now = clock.now()
    with pytest.raises(NotFound):
        people.of_link(earlier)
    with clock.reading(lambda: now + people.LINK_LASTS + timedelta(seconds=1)), pytest.raises(NotFound):
        people.of_link(later)
    people.change(ada, fyodor, seen=fyodor.version, name="Fyodor", role=fyodor.role, active=False)
    with pytest.raises(NotFound):
        people.use_link(later, "another long password")
    with pytest.raises(Conflict):
        people.issue_link(ada, fyodor)


def test_it_keeps_no_link_that_could_be_used(ada: Person, fyodor: Person):
    secret = people.issue_link(ada, fyodor)
    assert secret not in str(all_rows())
