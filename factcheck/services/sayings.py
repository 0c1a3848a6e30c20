"""Said, and true: of reported speech, that it was said and that it is so are two claims that belong together."""

from factcheck.errors import Conflict
from factcheck.messages import _
from factcheck.models import Claim, ClaimState, Person
from factcheck.models.db import db
from factcheck.policy import require
from factcheck.publishing import renditions
from factcheck.services import claims, ledger
from factcheck.text import reported, sentences


def add_saying(actor: Person, claim: Claim) -> Claim:
    """Make the claim that the holder of a claim said it, of the sentences that it stands in, or find it in the text.

    Raises `Conflict`.
    """
    require(actor, "claim.add", claim)
    edition = claim.edition
    around = [each for each in sentences.find(edition.text, edition.language) if any(map(each.overlaps, claim.places))]
    with db.atomic():  # the locks decide between two who make the other half, or between this and a dismissal
        _lock(claim)
        if not claim.holder:
            raise Conflict(_("It has no holder, so nobody is said to have said it."))
        if any(each.id == claim.saying_id for each in claim.counterparts):
            raise Conflict(_("That it was said is a claim already."))
        saying = _standing(claim)
        if saying:
            claim.put(saying=saying)
            ledger.append(actor, "claim.link", claim, saying=saying.id)
            renditions.refresh(edition.commentary_id, [claim.id])
            return saying
        wording = reported.saying(claim.wording, claim.holder, edition.language)
        return claims.add(actor, edition, spans=around, wording=wording, said=claim)


def add_said(actor: Person, claim: Claim, *, wording: str, holder: str) -> Claim:
    """Make the claim that what a claim reports is so, with its own wording and its holder. Raises `Conflict`."""
    require(actor, "claim.add", claim)
    with db.atomic():  # the locks decide between this and a dismissal
        _lock(claim)
        return claims.add(
            actor, claim.edition, spans=claim.places, wording=wording, holder=holder, kind=claim.kind, saying=claim
        )


def _standing(claim: Claim) -> Claim | None:
    """Return the shortest claim of the author that has a claim's words and, beside them, its holder's name."""
    around = [
        each
        for each in Claim.standing(claim.edition)
        if not each.holder
        and each != claim
        and claim.holder.casefold() in each.exact.casefold()
        and all(any(place.start <= start and end <= place.end for place in each.places) for start, end in claim.places)
    ]
    return min(around, key=lambda each: len(each.exact), default=None)


def _lock(claim: Claim) -> None:
    """Lock a claim, after its edition as whoever replaces that does, and raise `Conflict` where it was dismissed."""
    claim.edition.lock()
    claim.lock()
    if claim.state is ClaimState.DISMISSED:
        raise Conflict(_("This claim was dismissed. Reopen it first."))
