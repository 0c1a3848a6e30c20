"""How much a claim deserves a check, 0 to 1, and why: a logistic regression over what its words tell.

The features (`signals`) are hand-made and the same in the three languages; only their weights are fitted, by
`scripts/fit_worth.py`, with as many sentences that are worth a check as are not: 0.5 is the fair boundary.
"""

from dataclasses import replace
from enum import StrEnum
from math import exp

from factcheck.messages import _
from factcheck.text.claims import Claim, Kind
from factcheck.text.signals import features
from factcheck.text.worth_weights import INTERCEPT, WEIGHTS

_OWN = 1 / 3  # how much a claim's own wording counts; the rest is its sentence's
_NO_FACT = -1.0  # log-odds for a prediction, an opinion or a call, beyond what their words tell
_TELLING = 0.25  # log-odds from which a reason is worth telling


class Reason(StrEnum):
    """What raised or lowered a claim's check-worthiness; a stable code, `PHRASES` has the words for people."""

    FIGURE = "figure"
    BODY = "body"
    PAST_ACT = "past-act"
    CHANGE = "change"
    PRESENT = "present"
    PUBLIC_MATTER = "public-matter"
    OPINION = "opinion"
    FIRST_PERSON = "first-person"
    INTENTION = "intention"
    VAGUE = "vague"
    QUESTION = "question"
    SMALL_TALK = "small-talk"


PHRASES: dict[Reason, str] = {
    Reason.FIGURE: _("names a figure"),
    Reason.BODY: _("names a body, a person or a place"),
    Reason.PAST_ACT: _("tells what was done or said"),
    Reason.CHANGE: _("compares or tells of a change"),
    Reason.PRESENT: _("tells how things stand now"),
    Reason.PUBLIC_MATTER: _("a public matter"),
    Reason.OPINION: _("opinion words"),
    Reason.FIRST_PERSON: _("speaks of oneself"),
    Reason.INTENTION: _("tells what should or could be"),
    Reason.VAGUE: _("vague"),
    Reason.QUESTION: _("a question"),
    Reason.SMALL_TALK: _("conversation"),
}

_RAISES: dict[Reason, tuple[str, ...]] = {
    Reason.FIGURE: (
        "figure", "year", "number", "small number", "magnitude", "percent", "money", "share", "hedge",
        "duration",
    ),
    Reason.BODY: ("name", "acronym", "title", "place"),
    Reason.PAST_ACT: (
        "past", "past verb", "past auxiliary", "past first", "past auxiliary first", "perfect", "participle", "act",
        "act of i", "act of we", "act of they", "act of a name", "say",
    ),
    Reason.CHANGE: ("change", "compare", "superlative", "rank", "than", "since"),
    Reason.PRESENT: ("now", "progressive"),
    Reason.PUBLIC_MATTER: ("economy", "health", "law", "force", "society", "plan", "evidence"),
}  # fmt: skip
_LOWERS: dict[Reason, tuple[str, ...]] = {
    Reason.OPINION: ("belief", "belief first", "evaluation", "value"),
    Reason.FIRST_PERSON: ("i", "we", "kin"),
    Reason.INTENTION: (
        "must",
        "must first",
        "will",
        "going",
        "going first",
        "would",
        "would first",
        "if",
        "desire",
        "desire first",
    ),
    Reason.VAGUE: ("vague", "connective", "broken off"),
    Reason.QUESTION: ("question", "asking"),
    Reason.SMALL_TALK: ("conversation", "conversation first"),
}
AGAINST = frozenset(_LOWERS)  # the reasons that lower check-worthiness; the others raise it
_REASON = {name: (reason, 1) for reason, names in _RAISES.items() for name in names} | {
    name: (reason, -1) for reason, names in _LOWERS.items() for name in names
}


def score(claim: Claim, sentence: str, language: str) -> Claim:
    """Return the claim with `checkworthiness` and `reasons` (values of `Reason`, strongest first) filled in.

    `sentence` is the sentence that makes the claim: it counts twice as much as the claim's own wording, which a
    splitter makes short. `language` is "en", "ru" or "be"; one lexicon serves all three, so it changes nothing yet.
    """
    pulls: dict[str, float] = {}
    for part, words in ((_OWN, claim.text), (1 - _OWN, sentence)):
        for name, value in features(words).items():
            if name in WEIGHTS:
                pulls[name] = pulls.get(name, 0.0) + part * WEIGHTS[name] * value
    kind = 0.0 if claim.kind is Kind.FACT else _NO_FACT
    worth = 1 / (1 + exp(-INTERCEPT - kind - sum(pulls.values())))
    return replace(claim, checkworthiness=round(worth, 4), reasons=_reasons(pulls))


def _reasons(pulls: dict[str, float]) -> tuple[Reason, ...]:
    strengths: dict[Reason, float] = {}
    for name, pull in pulls.items():
        if name in _REASON:
            reason, direction = _REASON[name]
            strengths[reason] = strengths.get(reason, 0.0) + direction * pull
    told = [reason for reason in Reason if strengths.get(reason, 0.0) >= _TELLING]
    return tuple(sorted(told, key=strengths.__getitem__, reverse=True))
