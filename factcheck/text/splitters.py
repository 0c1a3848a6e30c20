"""Splitters by name: the rules of factcheck.text, and what other packages bring.

A splitter is a callable `(text, language, period) -> Split`, where the language is "en", "ru", "be" or None and the
period the first and the last day that the text covers, or None; it raises `SplitterFailed` with a message for people.
A package offers one through the entry-point group `factcheck.splitters`:

    [project.entry-points."factcheck.splitters"]
    mine = "my_package:split"
"""

from collections.abc import Callable
from datetime import date
from importlib.metadata import entry_points

from factcheck.text.claims import Split

Splitter = Callable[[str, str | None, tuple[date, date] | None], Split]


class SplitterFailed(Exception):
    """A text that could not be split; the message is for people."""


GROUP = "factcheck.splitters"
DEFAULT = "rules"


def names() -> list[str]:
    """Return the names of all installed splitters, in alphabetical order."""
    return sorted(entry_points(group=GROUP).names)


def get(name: str = DEFAULT) -> Splitter:
    """Return a splitter by its name; it is imported only now.

    Raises LookupError, which names those that are there, for a name that no installed package offers.
    """
    found = entry_points(group=GROUP, name=name)
    if not found:
        raise LookupError(f"There is no splitter {name!r}. Installed: {', '.join(names())}.")
    splitter: Splitter = next(iter(found)).load()
    return splitter
