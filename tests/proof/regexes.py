"""Run every regular expression of the package on text that repeats itself, to find those slower than linear.

    python -m tests.proof.regexes

A pattern is run as its callers run it (match, search, finditer …) on each of some fifty fragments, its own literals
among them, repeated to 8,000 characters, and on as many characters in texts of 1,000. Both should take as long; where
the long text takes three times as long, the pattern is printed, and the exit status is 1. `LIMITS` has those that no
long text reaches, which are run on the longest that does.
"""

import ast
import importlib
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

import factcheck
from factcheck.text import relative_dates

SHORT, LONG = 1_000, 8_000  # characters
STEEP = 3.0  # times as long for one long text as for as many characters in short ones
NOTICEABLE = 0.02  # seconds for the long text
PATIENCE = 1.0  # seconds
METHODS = ("match", "fullmatch", "search", "findall", "finditer", "sub", "subn", "split")
FRAGMENTS = (
    *("a", "A", "а", "А", "1", "1 ", "1.", "1,", " ", "\n", " \n", "\t", "a ", "A ", "Aa ", "аб ", "А. ", "A: ", "a:"),
    *(". ", ", ", "a, ", '"', "“", "“a", "«", "(", ")", "[", "[1]", "{", "-", "— ", "#", "&", "'", "<", "<a ", "a@"),
    *("http://a", "said ", "%(a)s", "\\", "/", "_", "=", "\u0301"),
)

# Patterns that only ever see so many characters, by where they stand. They are run on as many, and may be slow by SLOW.
SLOW = 0.1  # seconds
LIMITS: dict[str, tuple[int, str]] = {
    "factcheck.services.reports:": (1_000, "a page of ours, which writes its title once"),
    "factcheck.text.boundaries._BEFORE": (30, "the characters before a boundary"),
    "factcheck.text.files._CHARSET": (4_000, "the beginning of a page"),
    **dict.fromkeys(
        (f"factcheck.text.furniture.{name}" for name in ("BYLINE", "CREDIT", "LABEL")), (200, "a short line")
    ),
    **dict.fromkeys((f"factcheck.text.furniture.{name}" for name in ("FORM", "LOOSE", "TAIL")), (600, "a line")),
}


class Used(NamedTuple):
    """A pattern, where it stands, and by which methods it is asked."""

    pattern: re.Pattern[Any]
    where: str
    methods: frozenset[str]


class Slow(Exception):
    """A pattern took longer than anybody would wait."""


def patterns() -> Iterator[Used]:
    """Yield the patterns that the modules of the package hold, and those that their functions write down."""
    whole = "".join(path.read_text("utf-8") for path in Path(factcheck.__path__[0]).rglob("*.py"))
    for found in pkgutil.walk_packages(factcheck.__path__, "factcheck."):
        if found.name.endswith("__main__"):
            continue
        module = importlib.import_module(found.name)
        source = Path(str(module.__file__)).read_text("utf-8")
        for name, pattern in held(vars(module), set()):
            asked = rf"\b{name.rpartition('.')[2]}(?:\[\w+\])?\.({'|'.join(METHODS)})\("
            methods = re.findall(asked, source) or re.findall(asked, whole) or ("search", "finditer")
            yield Used(pattern, f"{found.name}.{name}", frozenset(methods))
        for node in ast.walk(ast.parse(source)):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="re"), attr=method), args=[ast.Constant(value=written), *_]
                ) if method in METHODS:
                    yield Used(re.compile(written), f"{found.name}:{node.lineno}", frozenset({method}))

    for language in relative_dates.RELATIVE:
        pattern = relative_dates._pattern(language)
        yield Used(pattern, f"factcheck.text.relative_dates._pattern({language!r})", frozenset({"finditer"}))


def held(value: object, seen: set[int], name: str = "") -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Yield the patterns in a module's names, and in what they hold of our own, each with its name."""
    if isinstance(value, re.Pattern):
        yield name, value
    elif id(value) in seen:
        return
    seen.add(id(value))
    inside: list[tuple[str, object]] = []
    if isinstance(value, dict):
        inside = [(f"{name}.{key}" if name else str(key), each) for key, each in value.items()]
    elif isinstance(value, list | tuple):
        inside = [(f"{name}.{place}", each) for place, each in enumerate(value)]
    elif type(value).__module__.startswith("factcheck.text") and hasattr(value, "__slots__"):
        inside = [(f"{name}.{key}", getattr(value, key, None)) for key in type(value).__slots__]
    for key, each in inside:
        if not key.startswith("__"):
            yield from held(each, seen, key)


def literals(pattern: re.Pattern[Any]) -> set[str]:
    """Return the words that a pattern spells, which text made to be slow would have."""
    found: set[str] = set()

    def walk(parsed: Any) -> None:
        run = ""
        for operation, argument in parsed:
            if str(operation) == "LITERAL":
                run += chr(argument)
                continue
            found.add(run)
            run = ""
            for part in argument if isinstance(argument, tuple | list) else ():
                for inner in part if isinstance(part, list) else [part]:
                    if isinstance(inner, parser.SubPattern):
                        walk(inner)
        found.add(run)

    flags = pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    walk(parser.parse(pattern.pattern, flags))
    return found - {""}


def seconds(work: Callable[[Any], object], text: str | bytes, times: int = 1) -> float:
    """Return the processor time of a call so many times, about `PATIENCE` where it takes longer."""

    def give_up(*_: object) -> None:
        raise Slow

    signal.signal(signal.SIGVTALRM, give_up)
    begun = time.process_time()
    with suppress(Slow):
        signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
        for _ in range(times):
            work(text)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - begun


def calls(used: Used) -> Iterator[Callable[[Any], object]]:
    """Yield the ways in which a pattern is asked about a whole text."""
    nothing: str | bytes = b"" if isinstance(used.pattern.pattern, bytes) else ""
    for method in sorted(used.methods):
        if method in ("sub", "subn"):
            yield lambda text: used.pattern.sub(nothing, text)
        elif method == "finditer":
            yield lambda text: sum(1 for _ in used.pattern.finditer(text))
        else:
            yield getattr(used.pattern, method)


def steep(used: Used) -> str | None:
    """Return a fragment on which a pattern grows faster than the text, with what it took; None where there is none."""
    limit = next((most for place, (most, _) in LIMITS.items() if used.where.startswith(place)), 0)
    words = sorted(literals(used.pattern), key=len)[:12]
    for fragment in dict.fromkeys((*FRAGMENTS, *words, *(f"{word} " for word in words))):
        texts = [(fragment * (size // len(fragment) + 1))[:size] for size in (SHORT, limit or LONG)]
        short, long = (text.encode() if isinstance(used.pattern.pattern, bytes) else text for text in texts)
        for work in calls(used):
            if (of_long := seconds(work, long)) < (SLOW if limit else NOTICEABLE):
                continue
            if limit:
                return f"{fragment!r}: {of_long * 1e3:.0f} ms for {limit} characters"
            if of_long > STEEP * (of_short := seconds(work, short, LONG // SHORT)):
                return (
                    f"{fragment!r}: {of_long * 1e3:.0f} ms for {LONG} characters, {of_short * 1e3:.0f} in short texts"
                )
    return None


def main() -> None:
    """Scan all patterns and print the slow ones."""
    scanned: set[tuple[str, frozenset[str]]] = set()
    slow = 0
    for used in patterns():
        if (key := (repr(used.pattern), used.methods)) in scanned:
            continue
        scanned.add(key)
        if found := steep(used):
            slow += 1
            print(f"{used.where} on {found}", flush=True)
    print(f"{len(scanned)} patterns, {slow} slower than they should be")
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
