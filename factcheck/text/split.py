"""From a text to its claims: the one function that the rest of the house calls."""

from factcheck.text.claims import Split


def split(text: str, language: str | None = None) -> Split:
    """Split a text into claims; see `Split`. The language is detected where none is given."""
    raise NotImplementedError
