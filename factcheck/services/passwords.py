"""Passwords: which are taken, and how they are kept (Argon2id, RFC 9106)."""

import hashlib
import re
from bisect import bisect_left
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from factcheck.errors import Invalid
from factcheck.messages import _

SHORTEST = 12
COMMON = Path(__file__).with_name("common_passwords.bin")
_BYTES = 5

_hasher = PasswordHasher()  # the second choice of RFC 9106: 64 MiB, three passes

# What is compared with where nothing is kept: salt and digest are zeros, so nothing has to be hashed to make it.
NOBODY = f"$argon2id$v=19$m={_hasher.memory_cost},t={_hasher.time_cost},p={_hasher.parallelism}${'A' * 22}${'A' * 43}"


def hashed(password: str, *about: str) -> str:
    """Return what is kept of a new password.

    Raises `Invalid` for one that is common, or made of what everybody knows of the person: `about`.
    """
    folded = fold(password)
    if _is_common(folded):
        raise Invalid({"password": [_("Many people use this password, so it is tried first. Choose another.")]})
    known = [fold(word) for text in about for word in re.split(r"[\s@.]+", text) if len(word) > 3]
    if len(_without(folded, known)) < SHORTEST // 2:
        raise Invalid({"password": [_("This is little more than your name or address. Choose another.")]})
    return _hasher.hash(password)


def matches(password: str, kept: str | None) -> bool:
    """Tell whether a password is the one that is kept; where none is, the answer costs the same time."""
    try:
        _hasher.verify(NOBODY if kept is None else kept, password)
    except (VerifyMismatchError, InvalidHashError):
        return False
    return kept is not None


def fold(password: str) -> str:
    """Return a password as it is compared with common ones: in lower case."""
    return password.casefold()


def mark(folded: str) -> bytes:
    """Return what stands for a password in the list of common ones."""
    return hashlib.sha256(folded.encode(errors="replace")).digest()[:_BYTES]


@cache
def _common() -> list[bytes]:
    marks = COMMON.read_bytes()
    return [marks[at : at + _BYTES] for at in range(0, len(marks), _BYTES)]


def _is_common(folded: str) -> bool:
    """Tell whether it is on the list, or a few characters over and over."""
    marks, wanted = _common(), mark(folded)
    at = bisect_left(marks, wanted)
    return (at < len(marks) and marks[at] == wanted) or bool(re.fullmatch(r"(.{1,4}?)\1+.{0,3}", folded))


def _without(folded: str, words: list[str]) -> str:
    for word in sorted(words, key=len, reverse=True):
        folded = folded.replace(word, "")
    return folded
