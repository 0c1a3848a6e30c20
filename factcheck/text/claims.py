"""What a splitter gives: claims with their spans, wording, holder, kind and check-worthiness."""

from dataclasses import dataclass, field
from enum import StrEnum

from factcheck.text.spans import Span


class Kind(StrEnum):
    """What sort of statement a claim is."""

    FACT = "fact"
    PREDICTION = "prediction"
    OPINION = "opinion"
    CALL = "call"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who says a claim, where the text names somebody.

    `text` is the fullest name that the text gives; `spans` are the characters that name the holder for this claim.
    """

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that can be true or false, anchored to the characters that make it.

    `spans` are in order and do not overlap; `text` is the wording that reads on its own; `holder` is None where the
    author of the text says it; `checkworthiness` runs from 0 to 1 and `reasons` say what made it, strongest first;
    `ambiguous` lists the words of the wording whose reference the text leaves open.
    """

    spans: tuple[Span, ...]
    text: str
    holder: Holder | None = None
    kind: Kind = Kind.FACT
    checkworthiness: float = 0.0
    reasons: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Split:
    """A text's language, its sentences and its claims, in the order of the text.

    `language` is "en", "ru" or "be"; "und" (ISO 639-3) where it is none of the three and only punctuation was used.
    """

    language: str
    sentences: tuple[Span, ...] = ()
    claims: tuple[Claim, ...] = field(default=())
