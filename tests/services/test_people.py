"""Accounts, passwords, and who acts on the command line."""

import pytest
from peewee import Database

from factcheck.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from factcheck.models import LedgerEntry, Person
from factcheck.policy import Role
from factcheck.services import people
from tests.people import PASSWORD
from tests.races import refused, together

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


def test_it_changes_a_name_and_a_role(ada: Person, fyodor: Person):
    people.change(ada, fyodor, seen=1, name="Fyodor M.", role=Role.EDITOR, active=True)
    found = Person.find(fyodor.id)
    assert (found.name, found.role, found.version) == ("Fyodor M.", Role.EDITOR, 2)


def test_it_keeps_sessions_where_only_the_role_changes(ada: Person, fyodor: Person):
    remembered = fyodor.get_id()
    people.change(ada, fyodor, seen=1, name="Fyodor", role=Role.EDITOR, active=True)
    assert Person.of_session(remembered).role is Role.EDITOR


def test_it_ends_the_sessions_of_somebody_who_leaves_for_good(ada: Person, fyodor: Person):
    remembered = fyodor.get_id()
    people.change(ada, fyodor, seen=1, name="Fyodor", role=fyodor.role, active=False)
    people.change(ada, fyodor, seen=2, name="Fyodor", role=fyodor.role, active=True)
    assert Person.of_session(remembered) is None


def test_it_refuses_a_stale_change(ada: Person, fyodor: Person):
    people.change(ada, Person.find(fyodor.id), seen=1, name="F", role=fyodor.role, active=True)
    with pytest.raises(Stale):
        people.change(ada, fyodor, seen=1, name="Fyodor", role=Role.EDITOR, active=True)


@pytest.mark.parametrize(("role", "active"), [(Role.ADMIN, False), (Role.EDITOR, True)])
def test_it_lets_no_admin_lock_themselves_out(ada: Person, role: Role, active: bool):
    with pytest.raises(Invalid):
        people.change(ada, ada, seen=1, name="Ada", role=role, active=active)


def test_it_sets_ones_own_password_and_ends_every_session(fyodor: Person):
    remembered = fyodor.get_id()
    people.set_password(fyodor, fyodor, "another long password")
    assert people.authenticate(fyodor.email, PASSWORD) is None
    assert people.authenticate(fyodor.email, "another long password") == fyodor
    assert Person.of_session(remembered) is None


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
