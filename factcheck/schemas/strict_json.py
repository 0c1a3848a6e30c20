"""JSON as strangers send it: UTF-8, with no key twice, no NaN, no absurd number, and no bottomless nesting."""

import json
from typing import Any, NoReturn

DEEPEST = 32
_LONGEST_NUMBER = 300  # digits; longer ones take quadratic time to read


class Malformed(ValueError):
    """It is no such JSON; the message is for people."""


def loads(content: bytes) -> Any:
    """Return what the JSON says, or raise `Malformed`."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise Malformed(f"JSON is sent in UTF-8, and byte {problem.start} is not.") from None
    try:
        found = json.loads(
            text, object_pairs_hook=_unique, parse_constant=_constant, parse_int=_integer, parse_float=_number
        )
    except RecursionError:
        raise Malformed(f"It is nested deeper than {DEEPEST} levels.") from None
    except json.JSONDecodeError as problem:
        raise Malformed(f"This is no JSON: {problem.msg}, in line {problem.lineno}, column {problem.colno}.") from None
    _check(found, DEEPEST)
    return found


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise Malformed(f"The key {name[:50]!r} occurs twice in one object.")
        found[name] = value
    return found


def _constant(name: str) -> NoReturn:
    raise Malformed(f"{name} is no number in JSON.")


def _integer(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER:
        raise Malformed(f"A number has more than {_LONGEST_NUMBER} digits.")
    return int(digits)


def _number(digits: str) -> float:
    if len(digits) > _LONGEST_NUMBER:
        raise Malformed(f"A number has more than {_LONGEST_NUMBER} digits.")
    value = float(digits)
    if value in (float("inf"), float("-inf")):
        raise Malformed(f"The number {digits[:50]} is too large.")
    return value


def _check(value: Any, depth: int) -> None:
    """Raise `Malformed` for what is nested too deep, or for text that is no Unicode or has a null character."""
    if not depth:
        raise Malformed(f"It is nested deeper than {DEEPEST} levels.")
    if isinstance(value, dict):
        for name, each in value.items():
            _check(name, depth)
            _check(each, depth - 1)
    elif isinstance(value, list):
        for each in value:
            _check(each, depth - 1)
    elif isinstance(value, str) and ("\0" in value or any("\ud800" <= c <= "\udfff" for c in value)):
        raise Malformed("A string has a null character or half of a surrogate pair in it.")
