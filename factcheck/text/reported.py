"""Reported speech makes two claims: that somebody said it, and that it is so."""

import re
from collections.abc import Iterator, Sequence

from factcheck.text.claims import Claim
from factcheck.text.spans import Span

_CONJUNCTION = re.compile(r"(?<=\w)(?: that |, (?:что|што) )")
# Matched from the start: a search would look for the end anew from each of many opening marks.
_QUOTED = re.compile(r"(?:[^“«\"]|[“«\"](?=[”»\"]))*+[“«\"]([^”»\"]+)[”»\"]")
_SAID = {
    "en": "{holder} said: “{wording}”",
    "ru": "{holder}: «{wording}»",
    "be": "{holder}: «{wording}»",
}


def pairs(claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Yield the places in the sequence of each claim that was said, and of the claim that it was said.

    That it was said is the shortest other claim that has the words and, beside them, those that name who says them.
    """
    for place, said in enumerate(claims):
        if said.holder is None or not said.holder.spans:
            continue
        whole = [*said.spans, *said.holder.spans]
        around = [
            (_length(other), other_place)
            for other_place, other in enumerate(claims)
            if other.holder != said.holder and _length(other) > _length(said) and _covers(other.spans, whole)
        ]
        if around:
            yield place, min(around)[1]


def content(wording: str) -> str:
    """Return what a wording says that was said, as a sentence; empty where it reports nothing."""
    conjunction = _CONJUNCTION.search(wording)
    quoted = _QUOTED.match(wording)
    found = wording[conjunction.end() :] if conjunction else quoted[1] if quoted else ""
    return found[:1].upper() + found[1:]


def saying(wording: str, holder: str, language: str) -> str:
    """Return the wording of the claim that the holder said this."""
    return _SAID.get(language, _SAID["en"]).format(holder=holder, wording=wording)


def _length(claim: Claim) -> int:
    return sum(end - start for start, end in claim.spans)


def _covers(spans: Sequence[Span], pieces: Sequence[Span]) -> bool:
    return all(any(span.start <= piece.start and piece.end <= span.end for span in spans) for piece in pieces)
