"""What a stolen database does not tell, and how the key to it is changed."""

from collections.abc import Iterator
from dataclasses import replace

import pyotp
import pytest
from peewee import Database

from factcheck import clock
from factcheck.models import Partner, Person, SecondFactor, Webhook, sealed
from factcheck.services import sealing, second_factor
from factcheck.settings import Settings

SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
FORMER = "the-secret-key-that-everybody-knew-of"


@pytest.fixture(autouse=True)
def present(settings: Settings, database: Database) -> Iterator[None]:
    yield
    sealed.use(settings)


@pytest.fixture
def factor(fyodor: Person) -> SecondFactor:
    return SecondFactor.create(person=fyodor, secret=SEED, confirmed_at=clock.now())


@pytest.fixture
def hook(database: Database) -> Webhook:
    partner = Partner.create(name="The Platform")
    return Webhook.create(partner=partner, url="https://a.example", secret=SECRET, previous_secret=SECRET, position=0)


def stored(database: Database, column: str, table: str) -> str:
    return str(database.execute_sql(f"SELECT {column} FROM {table}").fetchone()[0])


def test_it_stores_no_secret_in_clear(database: Database, factor: SecondFactor, hook: Webhook):
    kept = stored(database, "secret", "second_factor") + stored(database, "secret || previous_secret", "webhook")
    assert SEED not in kept
    assert "whsec" not in kept
    assert SecondFactor.get().secret == SEED
    assert Webhook.get().signing_secrets(clock.now()) == [SECRET]


def test_it_seals_the_same_text_otherwise_each_time(database: Database, hook: Webhook):
    assert stored(database, "secret", "webhook") != stored(database, "previous_secret", "webhook")


def test_it_opens_nothing_that_was_changed_or_put_elsewhere(
    database: Database, factor: SecondFactor, hook: Webhook, fyodor: Person
):
    of_webhook = stored(database, "secret", "webhook")
    for forged in (of_webhook, stored(database, "secret", "second_factor")[:-4] + "AAAA"):
        database.execute_sql(f"UPDATE second_factor SET secret = '{forged}'")
        assert SecondFactor.get().secret is None
        assert not second_factor.accepts(fyodor, pyotp.TOTP(SEED).at(clock.now()))


def test_it_seals_anew_what_a_former_key_sealed_and_what_is_in_clear(
    database: Database, settings: Settings, fyodor: Person, ed: Person, hook: Webhook
):
    former = replace(settings, secret_key=FORMER)
    sealed.use(former)
    SecondFactor.create(person=fyodor, secret=SEED)
    database.execute_sql(f"UPDATE webhook SET previous_secret = '{SECRET}'")
    sealed.use(replace(settings, former_secret_keys=former.secret_key))
    assert SecondFactor.get().secret == SEED
    assert (sealing.renew(), sealing.renew()) == (2, 0)
    sealed.use(settings)
    assert SecondFactor.get().secret == SEED
    assert Webhook.get().previous_secret == SECRET
    assert "whsec" not in stored(database, "previous_secret", "webhook")


def test_it_leaves_what_no_key_opens(database: Database, settings: Settings, factor: SecondFactor):
    before = stored(database, "secret", "second_factor")
    sealed.use(replace(settings, secret_key=FORMER))
    assert sealing.renew() == 0
    assert stored(database, "secret", "second_factor") == before


def test_it_lets_people_in_with_a_recovery_code_where_the_key_is_lost(
    database: Database, settings: Settings, fyodor: Person
):
    second_factor.begin(fyodor)
    code = second_factor.confirm(fyodor, pyotp.TOTP(SecondFactor.get().secret).at(clock.now()))[0]
    sealed.use(replace(settings, secret_key=FORMER))
    assert second_factor.accepts(fyodor, code)
