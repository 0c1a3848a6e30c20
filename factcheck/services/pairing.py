"""Claims of one commentary in two languages that are the same claim, and share its verdict once a person says so."""

import logging

from factcheck.errors import Conflict
from factcheck.messages import _
from factcheck.models import Claim, ClaimState, Edition, Pairing, Person, Verdict, VerdictState
from factcheck.models.db import db
from factcheck.policy import require
from factcheck.publishing import renditions
from factcheck.services import ledger

log = logging.getLogger(__name__)


def propose(edition: Edition) -> int:
    """Keep which claims of a translation are likely which of the original, and return how many were found.

    It loads a language model, so it runs where texts are split. Where it fails, people pair the claims by themselves.
    """
    from factcheck.text import meaning, pairing

    original = _original(edition)
    if original is None:
        return 0
    claims = [claim for claim in Claim.standing(edition) if not claim.same_as_id]
    others = list(Claim.standing(original))
    try:
        found = pairing.propose([each.wording for each in claims], [each.wording for each in others], meaning.encode)
    except Exception:
        log.exception("Pairing the claims of edition %s failed", edition.id)
        return 0
    with db.atomic():  # of two workers on one edition, the later one's proposals are kept, whole
        Pairing.drop(Pairing.claim.in_(claims))
        for pair in found:
            Pairing.create(claim=claims[pair.left], other=others[pair.right], likeness=pair.likeness)
    return len(found)


def confirm(actor: Person, claim: Claim, other: Claim, *, seen: int) -> int:
    """Say that a claim of a translation is this claim of the original, whose verdict it shares from now on.

    Returns the ledger's sequence. Raises `Stale`, or `Conflict` where either cannot be in such a pair.
    """
    require(actor, "claim.pair", claim)
    with db.atomic():  # the locks decide between two who pair, or between this and a proposal; in order, against a ring
        for each in sorted((claim, other), key=lambda each: str(each.id)):
            each.lock()
            if each.state is ClaimState.DISMISSED:
                raise Conflict(_("One of the two was dismissed. Reopen it first."))
        original = _original(claim.edition)
        if original is None or other.edition.commentary_id != original.commentary_id or other.same_as_id:
            raise Conflict(_("Choose a claim of the same commentary in its first language."))
        if other.edition.language == claim.edition.language:
            raise Conflict(_("Choose a claim in the other language."))
        if Verdict.newest(claim, VerdictState.PUBLISHED, VerdictState.PROPOSED):
            raise Conflict(_("It has a verdict of its own."))
        if Claim.select().where((Claim.same_as == other) & (Claim.edition == claim.edition)).exists():
            raise Conflict(_("Another claim of this text is that claim already."))
        claim.save_over(seen, same_as=other)
        _forget(claim)
        sequence = ledger.append(actor, "claim.pair", claim, other=other.id)
        renditions.refresh(claim.edition.commentary_id, [claim.id])
    return sequence


def part(actor: Person, claim: Claim, *, seen: int) -> int:
    """Say that a claim of a translation is not what it was found, or proposed, to be.

    Returns the ledger's sequence. Raises `Stale`, or `Conflict` where it is in no pair.
    """
    require(actor, "claim.pair", claim)
    with db.atomic():  # the version decides between two who part or pair
        claim.lock()
        before = claim.same_as_id
        if not _forget(claim) and not before:
            raise Conflict(_("It is in no pair."))
        claim.save_over(seen, same_as=None)
        sequence = ledger.append(actor, "claim.unpair", claim, other=before)
        renditions.refresh(claim.edition.commentary_id, [claim.id, before])
    return sequence


def _forget(claim: Claim) -> int:
    """Drop what is proposed for a claim."""
    return Pairing.drop(Pairing.claim == claim)


def _original(edition: Edition) -> Edition | None:
    """Return the current text in the commentary's first language, None where the edition is in that language."""
    original = edition.commentary.edition
    return original if original.language != edition.language else None
