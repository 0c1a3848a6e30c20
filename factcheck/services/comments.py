"""Comments on a claim, for the newsroom alone, and whom they mention."""

import re
from collections.abc import Iterable

from factcheck import clock
from factcheck.errors import Conflict
from factcheck.messages import _
from factcheck.models import Claim, Comment, Mention, Person
from factcheck.models.db import db
from factcheck.policy import require
from factcheck.services import ledger


def add(actor: Person, claim: Claim, *, text: str) -> Comment:
    """Say something about a claim; active people whose names stand in it after an @ are mentioned."""
    require(actor, "comment.add", claim)
    with db.atomic():  # the comment, its mentions and its entry
        comment = Comment.create(claim=claim, text=text, author=actor)
        _mention(comment)
        ledger.append(actor, "comment.add", comment, claim=claim.id, text=text)
    return comment


def edit(actor: Person, comment: Comment, *, seen: int, text: str) -> None:
    """Change a comment of one's own. Raises `Stale`, or `Conflict` where it was deleted."""
    require(actor, "comment.edit", comment)
    with db.atomic():  # the lock decides between two tabs of its author
        comment.lock()
        if comment.deleted_at:
            raise Conflict(_("This comment was deleted."))
        before = comment.text
        comment.save_over(seen, text=text, edited_at=clock.now())
        _mention(comment)
        ledger.append(actor, "comment.edit", comment, claim=comment.claim_id, before=before, after=text)


def put_back(actor: Person, comment: Comment, *, before: str, after: str) -> None:
    """Undo an edit. Raises `Conflict` where it was edited again or deleted."""
    with db.atomic():  # what is compared is what is saved over
        comment.lock()
        if comment.text != after:
            raise Conflict(_("It was changed since."))
        edit(actor, comment, seen=comment.version, text=before)


def delete(actor: Person, comment: Comment, *, seen: int) -> None:
    """Take a comment of one's own from the claim; its row stays. Raises `Stale` or `Conflict`."""
    require(actor, "comment.delete", comment)
    with db.atomic():  # the lock decides between two tabs of its author
        comment.lock()
        if comment.deleted_at:
            raise Conflict(_("This comment was deleted already."))
        comment.save_over(seen, deleted_at=clock.now())
        ledger.append(actor, "comment.delete", comment, claim=comment.claim_id)


def restore(actor: Person, comment: Comment) -> None:
    """Bring a deleted comment of one's own back. Raises `Conflict` where it stands."""
    require(actor, "comment.restore", comment)
    with db.atomic():  # the lock decides between two tabs of its author
        comment.lock()
        if not comment.deleted_at:
            raise Conflict(_("This comment was not deleted."))
        comment.save_over(comment.version, deleted_at=None)
        ledger.append(actor, "comment.restore", comment, claim=comment.claim_id)


def read(actor: Person, comment: Comment) -> None:
    """Keep that somebody has opened a comment that mentions them. It is their own business: no entry tells it."""
    unread = (Mention.comment == comment) & (Mention.person == actor) & Mention.read_at.is_null()
    with db.atomic():
        Mention.update(read_at=clock.now()).where(unread).execute()


def _mention(comment: Comment) -> None:
    """Make the mentions of a comment those that its text has; who read it already is not told again."""
    people = Person.select(Person.id, Person.name).where(Person.active & (Person.id != comment.author_id))
    named = mentioned(comment.text, people)
    kept = [person.id for person in named]
    unnamed = (Mention.comment == comment) & Mention.person.not_in(kept)
    Mention.drop(unnamed)
    for person in named:
        Mention.insert(comment=comment, person=person).on_conflict_ignore().execute()


def mentioned(text: str, people: Iterable[Person]) -> list[Person]:
    """Return those whose whole names stand in a text after an @, or their first names alone, in any case.

    Where one name begins another, the longer is meant; of two people with one name, both are. A first name that several
    people have means none of them.
    """
    by_name: dict[str, list[Person]] = {}
    by_first: dict[str, list[Person]] = {}
    for person in people:
        name = person.name.casefold()
        by_name.setdefault(name, []).append(person)
        by_first.setdefault(name.split()[0], []).append(person)
    by_name = {first: found for first, found in by_first.items() if len(found) == 1} | by_name
    longest_first = sorted(by_name, key=len, reverse=True)
    at_name = re.compile(rf"(?<!\w)@({'|'.join(map(re.escape, longest_first))})(?!\w)")
    named = dict.fromkeys(at_name.findall(text.casefold())) if by_name else {}
    return [person for name in named for person in by_name[name]]
