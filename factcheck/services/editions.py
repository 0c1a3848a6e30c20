"""New editions of a commentary's text: corrected ones, to which its claims are moved, and translations."""

from collections.abc import Sequence
from typing import Any

from peewee import IntegrityError

from factcheck import clock
from factcheck.errors import Conflict, Invalid
from factcheck.messages import _, ngettext
from factcheck.models import Claim, ClaimState, Commentary, Edition, Pairing, Person, Placement, Presence, Scrape
from factcheck.models.db import db
from factcheck.models.placements import Placed, Placing
from factcheck.policy import require
from factcheck.publishing import renditions
from factcheck.services import claims, jobs, ledger
from factcheck.text import Document, Span

# What the ledger keeps of an edition that is discarded, and of each decision on it.
_EDITION = "id commentary scrape language title byline label credit text sha256 parts created_by".split()
_DECISION = "claim claim_version spans wording dropped decided_by".split()


def add(
    actor: Person,
    commentary: Commentary,
    scrape: Scrape,
    document: Document,
    *,
    language: str,
    title: str,
    text: str,
    label: str = "",
    byline: str = "",
    credit: str = "",
) -> Edition:
    """Add a corrected text, or one in another language, of which readers see nothing yet.

    The claims of a corrected text come from the edition before, so only a text in a new language is split. Raises
    `Conflict` where another new edition in this language waits, and `Invalid` where the text is the same.
    """
    require(actor, "edition.add", commentary)
    edition = Edition.made_of(
        scrape,
        document,
        commentary=commentary,
        created_by=actor,
        language=language,
        title=title,
        text=text,
        label=label,
        byline=byline,
        credit=credit,
    )
    _enter(actor, edition)
    return edition


def restore(actor: Person, columns: dict[str, Any], decisions: Sequence[dict[str, Any]]) -> None:
    """Undo that an edition was discarded, as the ledger has it, with the decisions on it. Raises what `add` does."""
    edition = Edition(**columns)
    require(actor, "edition.add", edition.commentary)
    _enter(actor, edition, decisions)


def _enter(actor: Person, edition: Edition, decisions: Sequence[dict[str, Any]] = ()) -> None:
    """Save a new edition as the last in its language, with its entry. Raises `Conflict` or `Invalid`."""
    commentary, scrape, language = edition.commentary, edition.scrape, edition.language
    with db.atomic():  # the commentary's lock decides between two new editions, the scrape's between two who save it
        commentary.lock()
        scrape.lock()
        if Edition.of_scrape(scrape) or scrape.discarded_at:
            raise Conflict(_("An edition was made of this text already, or it was discarded."))
        alike = [each for each in Edition.of(commentary) if each.language == language]
        if any(each.current_since is None for each in alike):
            raise Conflict(_("Another new edition in this language waits. Finish or discard that one first."))
        if alike and alike[-1].text == edition.text:
            raise Invalid({"text": [_("It is the text that stands already.")]})
        edition.revision = len(alike) + 1
        edition.split_at = clock.now() if alike else None
        edition.save(force_insert=True)
        for decision in decisions:
            Placement.create(edition=edition, **decision)
        ledger.append(actor, "edition.add", edition, commentary=commentary.id, language=language, sha256=edition.sha256)
    if not alike:
        jobs.split_edition(edition.id)


def discard(actor: Person, edition: Edition) -> int:
    """Take an edition back that never was current, with what was decided on it; its scrape stays.

    Returns the ledger's sequence. Raises `Conflict` where it is current, or people worked on its claims.
    """
    require(actor, "edition.discard", edition)
    try:
        with db.atomic():  # the lock decides between this and one who makes it current
            _pending(edition)
            kept = {name: edition.__data__[name] for name in _EDITION}
            decided = Placement.select().where(Placement.edition == edition)
            decisions = [{name: each.__data__[name] for name in _DECISION} for each in decided]
            delete(edition)
            return ledger.append(
                actor,
                "edition.discard",
                edition,
                commentary=edition.commentary_id,
                edition=kept,
                decisions=decisions,
            )
    except IntegrityError:
        raise Conflict(_("People worked on its claims already.")) from None


def delete(edition: Edition) -> None:
    """Delete an edition with its claims, within an act. Raises `IntegrityError` where people worked on these."""
    mine = Claim.select(Claim.id).where(Claim.edition == edition)
    Placement.drop(Placement.edition == edition)
    Pairing.drop(Pairing.claim.in_(mine))
    Presence.drop(Presence.claim.in_(mine))
    Claim.drop(Claim.edition == edition)
    edition.delete_instance()


def place(actor: Person, edition: Edition, claim: Claim, *, seen: int, spans: Sequence[Span], wording: str = "") -> int:
    """Decide that a claim stands at these spans of a new edition, in another wording where given.

    Returns the ledger's sequence. A wording that a verdict relies on cannot change. Raises `Invalid` or `Conflict`.
    """
    require(actor, "claim.place", claim)
    with db.atomic():  # the claim's lock decides between two who decide, or between this and another save
        placed = _undecided(edition, claim, seen)
        if placed.judged and wording not in ("", claim.wording):
            raise Invalid({"wording": [_("A verdict relies on this wording. Drop the claim and add another instead.")]})
        spans = claims.checked_spans(edition, spans)
        return _decide(actor, placed, edition, spans=spans, wording=wording or claim.wording)


def place_same_words(actor: Person, edition: Edition) -> range:
    """Decide that every claim whose very words were found stands where they were found.

    Returns the sequences of the ledger's entries. Raises `Conflict` where there is no such claim.
    """
    require(actor, "claim.place", edition)
    with db.atomic():  # the edition's lock decides between two who do so
        same = [each for each in _pending(edition).open if each.same_words]
        if not same:
            raise Conflict(_("No claim whose words are the same waits for a decision."))
        entries = [_decide(actor, each, edition, spans=each.spans, wording=each.claim.wording) for each in same]
    return range(entries[0], entries[-1] + 1)


def drop(actor: Person, edition: Edition, claim: Claim, *, seen: int, reason: str) -> int:
    """Decide that a new edition does not make a claim any more. What was published of it stays readable.

    Returns the ledger's sequence. Raises `Conflict`.
    """
    require(actor, "claim.place", claim)
    with db.atomic():  # the claim's lock decides between two who decide, or between this and another save
        placed = _undecided(edition, claim, seen)
        if claim.state is ClaimState.IN_REVIEW:
            raise Conflict(_("A verdict on this claim waits for review. It has to be returned first."))
        return _decide(actor, placed, edition, wording=claim.wording, dropped=reason)


def decide_again(actor: Person, edition: Edition, claim: Claim) -> None:
    """Take back what was decided on a claim. Raises `Conflict`."""
    require(actor, "claim.place", claim)
    with db.atomic():  # the edition's lock decides between this and one who makes it current
        _pending(edition)
        here = (Placement.edition == edition) & (Placement.claim == claim)
        if not Placement.drop(here):
            raise Conflict(_("Nothing was decided on this claim."))
        ledger.append(actor, "claim.unplace", claim, edition=edition.id)


def make_current(actor: Person, edition: Edition) -> None:
    """Give the new edition to readers and to the desk in place of the one before, and move its claims to it.

    Raises `Conflict` while somebody has to decide on a claim.
    """
    require(actor, "edition.make_current", edition)
    with db.atomic():  # the locks decide between this and every act on the claims, or a claim that is added
        edition.lock()
        before = edition.before
        if edition.current_since:
            raise Conflict(_("It is the current edition already."))
        edition.current_since = clock.now()
        if before:
            edition.split_at = None  # for what is new in it
            before.lock()
        edition.save()
        if before:
            _move_claims(actor, Placing(edition, before))
        ledger.append(
            actor, "edition.make_current", edition, commentary=edition.commentary_id, before=before and before.id
        )
        renditions.refresh(edition.commentary_id)
    if before:
        jobs.split_edition(edition.id)


def _move_claims(actor: Person, placing: Placing) -> None:
    """Take the claims that stand to the new edition, as decided, each with an entry that has its old place."""
    for claim in Claim.select(Claim.id).where(Claim.edition == placing.before).order_by(Claim.id):
        claim.lock()
    if placing.open:
        waiting = len(placing.open)
        raise Conflict(ngettext("%(num)s claim waits for a decision.", "%(num)s claims wait for a decision.", waiting))
    edition = placing.edition
    acts: list[tuple[str, Claim, dict[str, Any]]] = []
    for placed in [*placing.claims, *placing.dismissed]:
        claim, before = placed.claim, placed.claim.words
        if not placed.dropped:
            columns = {"edition": edition, "wording": placed.wording, **claims.anchored(edition, placed.spans)}
            claim.save_over(claim.version, **columns)
            acts.append(("claim.move", claim, {"before": before, "after": claim.words}))
            continue
        if claim.state is not ClaimState.CHECKED:  # a verdict that stands goes on speaking of the text as it was
            claim.save_over(claim.version, state=ClaimState.DISMISSED, dismissal=placed.dropped)
        acts.append(("claim.drop", claim, {"before": before, "reason": placed.dropped}))
    for act, claim, changes in acts:
        ledger.append(actor, act, claim, edition=edition.id, **changes)


def _pending(edition: Edition) -> Placing:
    """Lock an edition that is not current yet, and return what becomes of its claims. Raises `Conflict`."""
    edition.lock()
    if edition.current_since:
        raise Conflict(_("It is the current edition already."))
    return Placing(edition, edition.before or edition)


def _undecided(edition: Edition, claim: Claim, seen: int) -> Placed:
    """Lock a claim and the edition, and return what is proposed. Raises `Conflict`."""
    claim.lock()
    if claim.version != seen:
        raise Conflict(_("Somebody changed this claim since you opened the page. Look at it again."))
    placed = _pending(edition).find(claim)
    if placed is None:
        raise Conflict(_("This claim does not stand in the edition before."))
    if placed.decision:
        raise Conflict(_("Somebody decided on this claim a moment ago. Look at it again."))
    return placed


def _decide(
    actor: Person, placed: Placed, edition: Edition, *, wording: str, spans: Sequence[Span] = (), dropped: str = ""
) -> int:
    outdated = (Placement.edition == edition) & (Placement.claim == placed.claim)
    Placement.drop(outdated)
    decision = {"spans": [list(span) for span in spans], "wording": wording, "dropped": dropped}
    Placement.create(
        edition=edition, claim=placed.claim, claim_version=placed.claim.version, decided_by=actor, **decision
    )
    return ledger.append(
        actor,
        "claim.place",
        placed.claim,
        edition=edition.id,
        outcome=placed.proposal.outcome,
        confidence=round(placed.proposal.confidence, 3),
        **decision,
    )
