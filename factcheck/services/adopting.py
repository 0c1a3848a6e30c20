"""Already checked? The published verdicts on claims that say the same, and taking one over."""

from dataclasses import dataclass

from factcheck.errors import Conflict
from factcheck.messages import _
from factcheck.models import Claim, Commentary, Edition, Evidence, Person, Source, Stance, Verdict, VerdictState
from factcheck.models.db import db
from factcheck.policy import require
from factcheck.publishing import addresses, markdown
from factcheck.services import matching, verdicts
from factcheck.text import reported
from factcheck.text.discrepancies import Discrepancy

PERHAPS = 0.3  # the probability from which a match is worth a person's look
MOST = 5


@dataclass(frozen=True, slots=True)
class Known:
    """A verdict that stands on a claim which says the same with this probability, with its edition and commentary.

    Of each of the `differences`, `left` has the words of the claim at hand. Where one of the two tells that something
    was said and the other that it is so, `frames` are the words by which each tells it (one is empty).
    """

    verdict: Verdict
    probability: float
    differences: tuple[Discrepancy, ...]
    frames: tuple[str, str] | None = None


def known_for(claim: Claim) -> list[Known]:
    """Return the published verdicts on other claims that say the same as this one, the likeliest first.

    That something was said and that it is so are not the same claim: the two halves of one pair are left out, and
    those of other texts are less likely the same, with the words by which they report. What has the words of a claim
    and says its opposite is among them, with what differs: its verdict helps to check this one.
    """
    apart = [each.same_as_id or each.id for each in (claim, *claim.counterparts)]
    found = matching.same(claim.wording, at_least=PERHAPS * matching.DESPITE_CONFLICT, limit=MOST + len(apart))
    likely: dict[str, matching.Likely] = {}
    for each in found:
        if each.differences or each.score >= PERHAPS:
            likely.setdefault(addresses.api_id(each.path), each)  # in the language that is worded the most alike
    standing = (
        Verdict.select(Verdict, Claim, Edition, Commentary)
        .join(Claim)
        .join(Edition)
        .join(Commentary)
        .where(Verdict.id.in_(list(likely)) & (Verdict.state == VerdictState.PUBLISHED) & Claim.id.not_in(apart))
    )
    judged = [_judged(claim, verdict, likely[verdict.id]) for verdict in standing]
    return sorted(judged, key=lambda each: -each.probability)[:MOST]


def _judged(claim: Claim, verdict: Verdict, likely: matching.Likely) -> Known:
    """Weigh a likely match between two claims of the desk. Only there: who quotes on the web mostly makes the claim."""
    frames = reported.framed_apart(claim.wording, verdict.claim.wording)
    probability = likely.score * matching.DESPITE_CONFLICT if frames else likely.score
    return Known(verdict, probability, likely.differences, frames)


def adopt(actor: Person, claim: Claim, known: Verdict) -> Verdict:
    """Propose for a claim what a published verdict says of another, with its evidence; somebody else reviews it.

    Raises `Conflict` where that verdict does not stand any more, or this claim cannot take a first proposal.
    """
    require(actor, "verdict.propose", claim)
    with db.atomic():  # the claim's lock decides between two who propose; its evidence and the proposal come together
        claim.lock()
        if Verdict.find(known.id).state is not VerdictState.PUBLISHED:
            raise Conflict(_("That verdict does not stand any more."))
        if Verdict.newest(claim, VerdictState.PUBLISHED):
            raise Conflict(_("A verdict on this claim is published already. Correct that one."))
        attached = {(each.source_id, each.passage) for each in Evidence.on(claim)}
        cited = [(Source.find(each["source"]["id"]), each) for each in known.evidence]
        for source, each in cited:
            if (source.id, each["passage"]) not in attached:
                Evidence.create(
                    claim=claim,
                    source=source,
                    stance=Stance(each["stance"]),
                    passage=each["passage"],
                    note=each["note"],
                    created_by=actor,
                )
        places = {(each.source_id, each.passage): number for number, each in enumerate(Evidence.on(claim), start=1)}
        numbers = {number: places[source.id, each["passage"]] for number, (source, each) in enumerate(cited, start=1)}
        return verdicts.propose(
            actor,
            claim,
            rating=known.rating,
            summary=known.summary,
            explanation=markdown.renumbered(known.explanation, numbers),
            as_of=known.as_of,
            adopted=known,
        )
