"""Reported speech makes two claims: that somebody said it, and that it is so."""

import re
from collections.abc import Iterator, Sequence

from factcheck.text.claims import Claim
from factcheck.text.spans import Span

_CONJUNCTION = re.compile(r"(?<=\w)(?: that |, (?:что|што) )")
# Matched from the start: a search would look for the end anew from each of many opening marks.
_QUOTED = re.compile(r"(?:[^“«\"]|[“«\"](?=[”»\"]))*+[“«\"]([^”»\"]+)[”»\"]")
# Verbs of saying. What they open is reported after "that" or a colon, or stands before them: "It fell, Ann said."
_VERB = (
    r"\b(?:said|says?|told|tells|claim(?:s|ed)|stat(?:es|ed)|announce[sd]|declare[sd]|argue[sd]|insist(?:s|ed)|wrote|writes"
    r"|report(?:s|ed)|warn(?:s|ed)|add(?:s|ed)|explain(?:s|ed)|admit(?:s|ted)|promise[sd]|den(?:y|ies|ied)"
    r"|(?:сказа|рассказа|написа)\w+|говор(?:ил\w*|ит|ят)|пиш[еу]т|заяв(?:ил|ля)\w*|утвержда\w+|сообщ(?:и|а)\w+|объяв\w+"
    r"|отмети\w+|отмеча\w+|подчерк\w+|добав\w+|призна\w+|предупре\w+|(?:по)?обеща\w+"
    r"|(?:расказа|напіса)\w+|каж(?:а|уць)|гавар(?:ыл\w*|ыць)|піш(?:а|уць)|заяў\w+|заяві\w+|сцвярджа\w+|паведам\w+|абвясц\w+"
    r"|адзнач\w+|падкрэсл\w+|дада(?:ў|ла|лі)|прызна\w+|папярэдз\w+|(?:па)?абяца\w+)\b"
)
_ANY_VERB = re.compile(_VERB, re.IGNORECASE)
_REPORTS = re.compile(
    rf"[^:]*?{_VERB}(?:\s+[\w-]+){{0,6}}?(?:\s+that\b|,\s+(?:что|што)\b|[:,]\s*(?=[“«\"]))"
    r"|[^.:“«\"]{1,80}:\s*(?=[“«\"])"
    r"|[^:]*?(?<!\bthe)\s(?:said|says)\s+(?!(?:to|by|on|in|at|so|nothing|little|no)\b)(?=\w+\s+\w+)",
    re.IGNORECASE,
)
_REPORTED = re.compile(rf"(?<=,\s)(?:{_VERB}(?:\s+[\w-]+){{1,5}}|(?:[\w-]+\s+){{1,5}}{_VERB})(?=[.!]?$)", re.IGNORECASE)
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


def frame(wording: str) -> str:
    """Return the words by which a wording tells that somebody said the rest of it; empty where it reports nothing."""
    found = _REPORTS.match(wording) or _REPORTED.search(wording)
    return found[0].strip() if found else ""


def framed_apart(one: str, other: str) -> tuple[str, str] | None:
    """Return the frames of two wordings of which one tells that something was said, and the other that it is so.

    None where both or neither report, or where the other speaks of saying in a way that `frame` may not know.
    """
    frames = frame(one), frame(other)
    if bool(frames[0]) == bool(frames[1]) or _ANY_VERB.search(other if frames[0] else one):
        return None
    return frames


def saying(wording: str, holder: str, language: str) -> str:
    """Return the wording of the claim that the holder said this."""
    return _SAID.get(language, _SAID["en"]).format(holder=holder, wording=wording)


def _length(claim: Claim) -> int:
    return sum(end - start for start, end in claim.spans)


def _covers(spans: Sequence[Span], pieces: Sequence[Span]) -> bool:
    return all(any(span.start <= piece.start and piece.end <= span.end for span in spans) for piece in pieces)
