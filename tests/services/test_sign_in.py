"""How often one may try to sign in, and that nobody learns from it who has an account."""

from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from factcheck import clock
from factcheck.errors import TooMany
from factcheck.models import FailedSignIn, Person
from factcheck.services import people, sessions, sign_in
from tests.people import PASSWORD
from tests.races import refused, together

HERE, THERE = "192.0.2.1", "198.51.100.7"


def fail(email: str, address: str = HERE, times: int = 1) -> None:
    for _ in range(times):
        assert sign_in.by_password(email, "wrong", address) is None


def test_it_lets_somebody_in_who_mistypes_now_and_then(fyodor: Person):
    for _ in range(3):
        fail(fyodor.email, times=sign_in.FROM_ONE_ADDRESS - 1)
        assert sign_in.by_password(fyodor.email, PASSWORD, HERE) == fyodor


@pytest.mark.parametrize("email", ["fyodor@example.org", "nobody@example.org"])
def test_it_says_the_same_of_who_has_an_account_and_who_has_none(fyodor: Person, email: str):
    fail(email, times=sign_in.FROM_ONE_ADDRESS)
    with pytest.raises(TooMany, match="quarter of an hour") as refusal:
        sign_in.by_password(email, PASSWORD, HERE)
    assert refusal.value.extra == {"retry_after": 900}


@pytest.mark.parametrize("email", ["fyodor@example.org", "nobody@example.org", "closed@example.org"])
def test_it_does_the_same_work_for_who_has_an_account_and_who_has_none(
    ada: Person, email: str, monkeypatch: pytest.MonkeyPatch
):
    closed = people.add(ada, name="C", email="closed@example.org", role=ada.role, password="a long new password")
    people.change(ada, closed, seen=1, name="C", role=closed.role, active=False)
    verified: list[str] = []
    verify = PasswordHasher.verify
    monkeypatch.setattr(PasswordHasher, "verify", lambda *given: verified.append(given[1]) or verify(*given))
    assert sign_in.by_password(email, "wrong", HERE) is None
    assert [kept.startswith("$argon2id$") for kept in verified] == [True]


def test_it_goes_on_refusing_whoever_goes_on_trying_and_lets_them_in_later(fyodor: Person):
    fail(fyodor.email, times=sign_in.FROM_ONE_ADDRESS)
    later = clock.now() + sign_in.WINDOW + timedelta(seconds=1)
    with pytest.raises(TooMany):
        sign_in.by_password(fyodor.email, PASSWORD, HERE)
    with clock.reading(lambda: later):
        assert sign_in.by_password(fyodor.email, PASSWORD, HERE) == fyodor
    assert FailedSignIn.select().count() == 0


def test_it_keeps_nobody_out_because_a_stranger_tries(fyodor: Person, faina: Person):
    fail(fyodor.email, THERE, times=sign_in.FROM_ONE_ADDRESS)
    assert sign_in.by_password(fyodor.email, PASSWORD, HERE) == fyodor
    assert sign_in.by_password(faina.email, PASSWORD, THERE) == faina


def test_it_counts_the_tries_of_many_strangers_but_keeps_nobody_out_of_where_they_are(fyodor: Person):
    sessions.open(Person.find(fyodor.id), address=HERE, agent="")
    for number in range(sign_in.FROM_ALL):
        fail(fyodor.email, f"198.51.100.{number}")
    with pytest.raises(TooMany):
        sign_in.by_password(fyodor.email, PASSWORD, THERE)
    assert sign_in.by_password(fyodor.email, PASSWORD, HERE) == fyodor


def test_it_counts_tries_that_come_at_once(fyodor: Person):
    outcomes = together(*[lambda: sign_in.by_password(fyodor.email, "wrong", HERE)] * 12)
    assert len(refused(outcomes)) >= 12 - sign_in.FROM_ONE_ADDRESS


def test_it_counts_codes_too(fyodor: Person):
    for _ in range(sign_in.FROM_ONE_ADDRESS):
        assert not sign_in.by_code(fyodor, "000000", HERE)
    with pytest.raises(TooMany):
        sign_in.by_code(fyodor, "000000", HERE)


def test_it_keeps_nothing_of_what_was_typed(fyodor: Person):
    fail("a password in the wrong field")
    assert "wrong field" not in str(list(FailedSignIn.select().dicts()))
