"""Partners and their keys."""

from datetime import timedelta

import pytest
from peewee import Database

from factcheck import clock
from factcheck.errors import Conflict, Forbidden, Unauthenticated
from factcheck.models import ApiKey, LedgerEntry, Person
from factcheck.services import partners
from tests.factories import make_key
from tests.races import refused, together


def test_it_knows_a_key_by_its_secret(ada: Person):
    partner = partners.add(ada, name="The Partner")
    key, secret = partners.issue_key(ada, partner)
    assert partners.authenticate(secret) == key
    assert secret.startswith(key.prefix)


def test_it_writes_no_secret_into_the_ledger(ada: Person):
    _, secret = partners.issue_key(ada, partners.add(ada, name="The Partner"))
    assert secret not in str(list(LedgerEntry.select().dicts()))


@pytest.mark.parametrize("secret", ["", "fc_", "nonsense", "fc_' OR '1'='1"])
def test_it_refuses_an_unknown_key(database: Database, secret: str):
    make_key()
    with pytest.raises(Unauthenticated):
        partners.authenticate(secret)


def test_it_refuses_a_key_that_expired(database: Database):
    partner = partners.add(None, name="The Partner")
    _, secret = partners.issue_key(None, partner, expires_at=clock.now() + timedelta(hours=1))
    assert partners.authenticate(secret)
    later = clock.now() + timedelta(hours=1)
    with clock.reading(lambda: later), pytest.raises(Unauthenticated):
        partners.authenticate(secret)


def test_it_refuses_a_key_that_was_revoked(ada: Person):
    secret = make_key()
    partners.revoke_key(ada, ApiKey.get())
    with pytest.raises(Unauthenticated):
        partners.authenticate(secret)


def test_it_records_one_revocation_however_many_revoke(ada: Person):
    make_key()
    outcomes = together(*[lambda: partners.revoke_key(ada, ApiKey.get())] * 3)
    assert refused(outcomes) == []
    assert LedgerEntry.select().where(LedgerEntry.act == "key.revoke").count() == 1


def test_it_keeps_the_other_keys_of_a_partner(ada: Person):
    partner = partners.add(ada, name="The Partner")
    (first, _), (second, secret) = partners.issue_key(ada, partner), partners.issue_key(ada, partner)
    partners.revoke_key(ada, first)
    assert partners.authenticate(secret) == second


def test_it_refuses_a_name_that_is_taken(ada: Person):
    partners.add(ada, name="The Partner")
    with pytest.raises(Conflict, match="The Partner"):
        partners.add(ada, name="The Partner")


@pytest.mark.parametrize("name", ["Vera", "Fyodor", "Ed"])
def test_it_lets_only_admins_give_and_take_keys(database: Database, name: str):
    actor = Person.get(name=name)
    make_key()
    key = ApiKey.get()
    with pytest.raises(Forbidden):
        partners.add(actor, name="Another")
    with pytest.raises(Forbidden):
        partners.issue_key(actor, key.partner)
    with pytest.raises(Forbidden):
        partners.revoke_key(actor, key)
