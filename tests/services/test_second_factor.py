"""The second factor: codes of an authenticator, each once, and recovery codes, each once."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from factcheck import clock
from factcheck.errors import Conflict, Forbidden, Invalid
from factcheck.models import LedgerEntry, Person, SecondFactor, Session
from factcheck.services import second_factor, sessions
from tests.races import together
from tests.rows import all_rows

NOW = datetime(2026, 11, 24, 12, 0, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with clock.reading(lambda: NOW):
        yield


def code(person: Person, at: datetime = NOW) -> str:
    """What the person's authenticator shows at a moment."""
    return pyotp.TOTP(SecondFactor.get_by_id(person.id).secret).at(at)


def set_up(person: Person) -> list[str]:
    """Turn the second factor on; the codes of this moment are used up."""
    second_factor.begin(person)
    return second_factor.confirm(person, code(person))


def test_it_counts_from_the_first_code_that_is_typed(fyodor: Person):
    second_factor.begin(fyodor)
    assert SecondFactor.of(fyodor) is None
    assert not second_factor.accepts(fyodor, code(fyodor))
    second_factor.confirm(fyodor, code(fyodor))
    assert second_factor.accepts(fyodor, code(fyodor, NOW + timedelta(seconds=30)))


def test_it_takes_the_test_vectors_of_rfc_6238(fyodor: Person):
    second_factor.begin(fyodor)
    SecondFactor.update(secret="GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", confirmed_at=NOW).execute()
    for seconds, shown in ((59, "287082"), (1111111109, "081804"), (20000000000, "353130")):
        with clock.reading(lambda seconds=seconds: datetime.fromtimestamp(seconds, UTC)):
            assert second_factor.accepts(fyodor, shown)


def test_it_takes_a_code_once(fyodor: Person):
    set_up(fyodor)
    assert not second_factor.accepts(fyodor, code(fyodor)), "it was used to set up"
    later = NOW + timedelta(seconds=30)
    with clock.reading(lambda: later):
        typed = code(fyodor, later)
        assert sorted(together(*[lambda: second_factor.accepts(fyodor, typed)] * 4)) == [False, False, False, True]


@pytest.mark.parametrize(("seconds", "taken"), [(-90, False), (30, True), (90, False)])
def test_it_allows_for_clocks_that_differ_a_little(fyodor: Person, seconds: int, taken: bool):
    set_up(fyodor)
    assert second_factor.accepts(fyodor, code(fyodor, NOW + timedelta(seconds=seconds))) is taken


@pytest.mark.parametrize("typed", ["", "000000", "12345", "1234567", "٠٠٠٠٠٠", "abcdef", "é" * 24, "0" * 100])
def test_it_takes_no_other_code(fyodor: Person, typed: str):
    set_up(fyodor)
    assert not second_factor.accepts(fyodor, typed)


def test_it_says_that_the_first_code_is_wrong(fyodor: Person):
    second_factor.begin(fyodor)
    with pytest.raises(Invalid, match="clock"):
        second_factor.confirm(fyodor, "000000" if code(fyodor) != "000000" else "000001")
    assert SecondFactor.of(fyodor) is None


def test_it_takes_each_recovery_code_once_however_it_is_typed(fyodor: Person):
    first, second, *_ = set_up(fyodor)
    assert second_factor.accepts(fyodor, f" {second_factor.shown([first])[0].upper()} ")
    assert not second_factor.accepts(fyodor, first)
    assert sorted(together(*[lambda: second_factor.accepts(fyodor, second)] * 4)) == [False, False, False, True]
    assert len(SecondFactor.of(fyodor).recovery) == 6


def test_it_ends_old_recovery_codes_with_new_ones(fyodor: Person):
    old = set_up(fyodor)[0]
    new = second_factor.renew_codes(fyodor)[0]
    assert not second_factor.accepts(fyodor, old)
    assert second_factor.accepts(fyodor, new)


def test_it_keeps_no_recovery_code_that_could_be_used(fyodor: Person):
    codes = set_up(fyodor)
    kept = str(all_rows())
    assert not [each for each in codes if each in kept]


def test_it_keeps_the_secret_out_of_the_ledger(fyodor: Person):
    set_up(fyodor)
    assert SecondFactor.of(fyodor).secret not in str(list(LedgerEntry.select().dicts()))


def test_it_is_begun_anew_until_it_counts(fyodor: Person):
    second_factor.begin(fyodor)
    earlier = SecondFactor.begun(fyodor).secret
    second_factor.begin(fyodor)
    assert SecondFactor.begun(fyodor).secret != earlier
    second_factor.confirm(fyodor, code(fyodor))
    for act in (second_factor.begin, lambda person: second_factor.confirm(person, "000000")):
        with pytest.raises(Conflict):
            act(fyodor)


def test_it_signs_other_browsers_out_when_it_comes_and_when_it_goes(fyodor: Person):
    here = sessions.open(Person.find(fyodor.id), address="", agent="")
    for act in (set_up, lambda person: second_factor.remove(person, person)):
        sessions.open(Person.find(fyodor.id), address="", agent="")
        act(here)
        assert len(Session.of(fyodor)) == 1


def test_it_is_removed_by_an_admin_and_by_nobody_else(ada: Person, ed: Person, fyodor: Person):
    set_up(fyodor)
    with pytest.raises(Forbidden):
        second_factor.remove(ed, fyodor)
    second_factor.remove(ada, fyodor)
    assert SecondFactor.of(fyodor) is None
    assert LedgerEntry.about(fyodor)[0].changed == {"on": False}
