"""Unmaking a commentary on which nobody has worked: its text waits again among what came in."""

from peewee import IntegrityError

from factcheck.errors import Conflict
from factcheck.messages import _
from factcheck.models import Claim, Commentary, CommentaryState, Draft, Edition, LedgerEntry, Person
from factcheck.models.db import db
from factcheck.policy import require
from factcheck.services import editions, ledger


def unmake(actor: Person, commentary: Commentary) -> None:
    """Undo that a commentary was made. Raises `Conflict` once it was public, or somebody changed anything of it."""
    require(actor, "commentary.create", commentary)
    try:
        with db.atomic():  # the locks decide between this and who publishes it or works on it
            commentary.lock()
            texts = Edition.of(commentary)
            for edition in texts:
                edition.lock()
            things = [commentary, *texts, *Claim.select(Claim.id).where(Claim.edition.in_(texts))]
            acts = [entry.act for entry in LedgerEntry.about(*things) if entry.actor]
            typed = Draft.select().where(Draft.thing.in_([each.id for each in things]))
            if commentary.state is not CommentaryState.DRAFT or acts != ["commentary.create"] or typed.exists():
                raise Conflict(_("People worked on it already."))
            for edition in texts:
                editions.delete(edition)
            commentary.delete_instance()
            ledger.append(actor, "commentary.unmake", commentary, slug=commentary.slug)
    except IntegrityError:
        raise Conflict(_("People worked on it already.")) from None
