"""Commentaries: from a scrape to a published work."""

from datetime import date, datetime
from typing import Any

from peewee import IntegrityError
from slugify import slugify

from factcheck import clock
from factcheck.errors import Conflict
from factcheck.messages import _
from factcheck.models import Commentary, CommentaryState, Edition, Person, Scrape
from factcheck.models.db import db
from factcheck.policy import require
from factcheck.publishing import renditions
from factcheck.services import jobs, ledger, slugs
from factcheck.text import Document


def receive(actor: Person, *, content: bytes, filename: str, characters: str, url: str = "") -> Scrape:
    """Keep a scrape as it came, byte for byte, with the characters that it reads as and where it was fetched."""
    require(actor, "commentary.create")
    scrape = Scrape.of(content, filename=filename, url=url, characters=characters)
    with db.atomic():  # the scrape and its entry
        scrape.save(force_insert=True)
        ledger.append(
            actor, "scrape.receive", scrape, filename=filename, url=url, sha256=scrape.sha256, bytes=len(content)
        )
    return scrape


def discard(actor: Person, scrape: Scrape) -> int:
    """Set a scrape aside that no commentary is made of, and return the ledger's sequence. Raises `Conflict`."""
    require(actor, "scrape.discard", scrape)
    with db.atomic():  # the lock decides between a person who discards and one who saves
        scrape.lock()
        if scrape.discarded_at or Edition.of_scrape(scrape):
            raise Conflict(_("It was discarded already, or a commentary was made of it."))
        return _set_aside(actor, "scrape.discard", scrape, clock.now())


def restore(actor: Person, scrape: Scrape) -> int:
    """Bring a scrape back that was discarded, and return the ledger's sequence. Raises `Conflict`."""
    require(actor, "scrape.restore", scrape)
    with db.atomic():  # the lock decides between two who restore
        scrape.lock()
        if not scrape.discarded_at:
            raise Conflict(_("It was not discarded."))
        return _set_aside(actor, "scrape.restore", scrape, None)


def _set_aside(actor: Person, act: str, scrape: Scrape, moment: datetime | None) -> int:
    scrape.put(discarded_at=moment)
    return ledger.append(actor, act, scrape)


def create(
    actor: Person,
    scrape: Scrape,
    document: Document,
    *,
    splitting: bool = True,
    language: str,
    title: str,
    text: str,
    topic: str = "",
    period_start: date | None = None,
    period_end: date | None = None,
    label: str = "",
    byline: str = "",
    credit: str = "",
    outlet: str = "",
    source_url: str = "",
) -> Commentary:
    """Make a commentary and its first edition of a scrape, and have it split into claims.

    `document` says what was recognised, to be kept as spans; the keywords are what a person made of it. Without
    `splitting`, whoever calls records the claims.
    """
    require(actor, "commentary.create")
    commentary = Commentary(
        slug=_free_slug(title),
        topic=topic,
        outlet=outlet,
        source_url=source_url,
        period_start=period_start,
        period_end=period_end,
        created_by=actor,
    )
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
    edition.current_since = edition.created_at
    try:
        with db.atomic():  # the scrape's lock decides between two who save it, the unique slug between two of one title
            scrape.lock()
            if Edition.of_scrape(scrape):
                raise Conflict(_("A commentary was made of this scrape already."))
            if scrape.discarded_at:
                raise Conflict(_("This scrape was discarded. Bring it back first."))
            commentary.save(force_insert=True)
            edition.save(force_insert=True)
            ledger.append(
                actor, "commentary.create", commentary, edition=edition.id, title=title, sha256=edition.sha256
            )
    except IntegrityError:
        raise Conflict(_("Another commentary took this address a moment ago. Save again.")) from None
    if splitting:
        jobs.split_edition(edition.id)
    return commentary


def _free_slug(title: str) -> str:
    stem = slugify(title, max_length=60, word_boundary=True) or "commentary"
    taken = {row.slug for row in Commentary.select(Commentary.slug).where(Commentary.slug.startswith(stem))}
    return slugs.free(stem, taken)


def revise(
    actor: Person,
    commentary: Commentary,
    *,
    seen: int,
    topic: str,
    outlet: str,
    source_url: str,
    period_start: date | None,
    period_end: date | None,
) -> None:
    """Change what is known about a commentary; its text never changes. Raises `Stale`."""
    require(actor, "commentary.revise", commentary)
    changes = {
        "topic": topic,
        "outlet": outlet,
        "source_url": source_url,
        "period_start": period_start,
        "period_end": period_end,
    }
    with db.atomic():  # the version decides between two who save
        commentary.lock()
        before = {name: getattr(commentary, name) for name in changes}
        commentary.save_over(seen, **changes)
        ledger.append(actor, "commentary.revise", commentary, before=before, after=changes)
        renditions.refresh(commentary.id)


def put_back(actor: Person, commentary: Commentary, *, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Undo a change to what is known about a commentary. Raises `Conflict` where it was changed since."""

    def read(known: dict[str, Any]) -> dict[str, Any]:
        days = {name: known[name] and date.fromisoformat(known[name]) for name in ("period_start", "period_end")}
        return {**known, **days}

    with db.atomic():  # what is compared is what is saved over
        commentary.lock()
        if any(getattr(commentary, name) != value for name, value in read(after).items()):
            raise Conflict(_("Somebody changed it since."))
        revise(actor, commentary, seen=commentary.version, **read(before))


def publish(actor: Person, commentary: Commentary, *, seen: int) -> None:
    """Show a commentary to readers and partners, with the verdicts that were approved. Raises `Stale`."""
    require(actor, "commentary.publish", commentary)
    if commentary.state is CommentaryState.PUBLISHED:
        raise Conflict(_("It is published already."))
    with db.atomic():  # the version decides between two who publish
        commentary.save_over(
            seen,
            state=CommentaryState.PUBLISHED,
            published_at=commentary.published_at or clock.now(),
            withdrawal="",
        )
        ledger.append(actor, "commentary.publish", commentary, slug=commentary.slug)
        renditions.refresh(commentary.id)


def withdraw(actor: Person, commentary: Commentary, *, seen: int, reason: str) -> None:
    """Take a commentary from the public; its address then tells the reason. Raises `Stale`."""
    require(actor, "commentary.withdraw", commentary)
    if commentary.state is not CommentaryState.PUBLISHED:
        raise Conflict(_("It is not published."))
    with db.atomic():  # the version decides between two who withdraw
        commentary.save_over(seen, state=CommentaryState.WITHDRAWN, withdrawal=reason)
        ledger.append(actor, "commentary.withdraw", commentary, slug=commentary.slug, reason=reason)
        renditions.refresh(commentary.id)
