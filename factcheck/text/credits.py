"""Whose a photograph is, of the credit that an outlet prints below it."""

import re

from factcheck.text.furniture import PICTURE

_LABEL = re.compile(
    r"\W*(?:(?:photos?|фото|фота)(?: (?:by|credits?|автора|аўтара))?\s*[:—–]|photos? by\b)\s*", re.IGNORECASE
)
_SAYS_SO = re.compile(rf"\b{PICTURE}\b|©", re.IGNORECASE)


def photographed_by(credit: str) -> str:
    """Return the name in a credit, without its label, so that a page can put the label of its own language.

    Returns "" where the credit says in words of its own what it is ("Screenshot of a video"): it stays as it is.
    """
    label = _LABEL.match(credit)
    name = credit[label.end() :] if label else credit
    return "" if _SAYS_SO.search(name) else name.strip()
