"""How a commentary of the demo is told: its scrape, and what happens to each claim."""

from dataclasses import dataclass, field
from typing import Any

from factcheck.text import Kind


@dataclass(frozen=True)
class Step:
    """A claim: the pieces of text that make it, its wording, and how far its check goes.

    Without a rating it stays open. With one, its verdict is published, unless it waits for review or was returned
    with a comment; a published one may be corrected or retracted.
    """

    quotes: tuple[str, ...]
    wording: str
    checkworthiness: float
    holder: str = ""
    kind: Kind = Kind.FACT
    dismissed: str = ""
    evidence: tuple[dict[str, Any], ...] = ()
    rating: str = ""
    summary: str = ""
    explanation: str = ""
    waits: bool = False
    returned: str = ""
    corrected_rating: str = ""
    correction: dict[str, Any] = field(default_factory=dict)
    retracted: str = ""


@dataclass(frozen=True)
class Outline:
    """A commentary of the demo."""

    filename: str
    outlet: str
    scrape: str
    steps: tuple[Step, ...]
