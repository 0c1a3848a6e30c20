"""Which passwords are taken, and how they are kept."""

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import VerifyMismatchError

from factcheck.errors import Invalid
from factcheck.services import passwords

COMMON = [
    "qwerty123456",
    "QWERTY123456",
    "123456789012",
    "administrator",
    "aaaaaaaaaaaa",
    "abcabcabcabc",
    "1234123412341",
]
OWN = ["nadia.kovalenko", "Kovalenko2026!", "nadia@example.org", "example-nadia"]


@pytest.mark.parametrize("password", COMMON + OWN)
def test_it_refuses_what_is_tried_first(password: str):
    with pytest.raises(Invalid) as refusal:
        passwords.hashed(password, "Nadia Kovalenko", "nadia@example.org")
    assert refusal.value.fields.keys() == {"password"}


@pytest.mark.parametrize(
    "password", ["correct horse battery", "пароль, который помню", "every-claim-twice", "x7#kQ2!mZ9@p"]
)
def test_it_takes_others_and_knows_them_again(password: str):
    kept = passwords.hashed(password, "Nadia Kovalenko", "nadia@example.org")
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert passwords.matches(password, kept)
    assert not passwords.matches(password + " ", kept)
    assert not passwords.matches(password.swapcase() + "1", kept)


def test_it_knows_the_ten_thousand_that_are_most_common():
    assert passwords.COMMON.stat().st_size == 10_000 * 5


def test_it_compares_as_long_where_nothing_is_kept():
    kept = passwords.hashed("correct horse battery")
    assert extract_parameters(passwords.NOBODY) == extract_parameters(kept)
    with pytest.raises(VerifyMismatchError):  # it is compared, not refused as unreadable
        PasswordHasher().verify(passwords.NOBODY, "correct horse battery")
    assert not passwords.matches("correct horse battery", None)
