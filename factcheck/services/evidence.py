"""Evidence: what a source says about a claim."""

from datetime import date
from typing import Any

from factcheck import clock
from factcheck.errors import Conflict, Invalid
from factcheck.messages import _
from factcheck.models import Claim, ClaimState, Copy, Evidence, Link, Person, Source, Stance
from factcheck.models.db import db
from factcheck.policy import require
from factcheck.services import archiving, ledger
from factcheck.services.files import Upload
from factcheck.text import Span, anchors, pages


def attach(
    actor: Person,
    claim: Claim,
    *,
    stance: Stance,
    title: str,
    url: str = "",
    upload: Upload | None = None,
    publisher: str = "",
    author: str = "",
    language: str = "",
    published_on: date | None = None,
    passage: str = "",
    note: str = "",
) -> Evidence:
    """Attach a source to a claim, with the passage and its stance: a page on the web, an upload, or neither.

    A source that is known, by its address or its content, is cited again as it is known: the entry has what stands, and
    as `typed` what was said of it otherwise. A page that is new is archived in the background. Raises `Conflict` where
    the claim was dismissed.
    """
    require(actor, "evidence.attach", claim)
    details = {
        "title": title,
        "publisher": publisher,
        "author": author,
        "language": language,
        "published_on": published_on,
    }
    with db.atomic():  # a source and its first citation appear together; the lock decides against a dismissal
        claim.lock()
        if claim.state is ClaimState.DISMISSED:
            raise Conflict(_("This claim was dismissed. Reopen it first."))
        source = _source(actor, url, upload, details)
        evidence = Evidence.create(
            claim=claim, source=source, stance=stance, passage=passage, note=note, created_by=actor
        )
        copy = Copy.newest(source.id)
        if copy:
            archiving.find_passages(copy)
        if claim.state is ClaimState.OPEN:
            claim.enter(ClaimState.IN_PROGRESS)
        known = source.details
        typed = {name: value for name, value in details.items() if value and value != known[name]}
        ledger.append(
            actor,
            "evidence.attach",
            evidence,
            claim=claim.id,
            source=source.id,
            stance=stance,
            url=source.url or "",
            **known,
            **({"sha256": upload.sha256} if upload else {}),
            **({"typed": typed} if typed else {}),
        )
    return Evidence.find(evidence.id)


def _source(actor: Person, url: str, upload: Upload | None, details: dict[str, Any]) -> Source:
    """Return the source with this address or this content, made if it is new; two who cite it at once share one row."""
    if upload:
        return _uploaded(actor, upload, details)
    if not url:
        return Source.create(created_by=actor, **details)
    url = pages.plain_address(url)
    known = Link.source_at(url)
    if known:
        return known
    Source.insert(id=clock.new_id(), url=url, created_by=actor, **details).on_conflict_ignore().execute()
    source: Source = Source.get(Source.url == url)
    Link.follow(source)
    return source


def _uploaded(actor: Person, upload: Upload, details: dict[str, Any]) -> Source:
    source = Source.create(created_by=actor, **details)
    Copy.insert(
        id=clock.new_id(),
        source=source,
        sha256=upload.sha256,
        size=upload.size,
        media_type=upload.media_type,
        filename=upload.filename,
        text=upload.text.characters,
        pages=list(upload.text.pages),
        digest=upload.digest,
    ).on_conflict_ignore().execute()
    kept: Copy = Copy.get(Copy.sha256 == upload.sha256)
    if kept.source_id == source.id:
        return source
    source.delete_instance()  # the same file is a source already, whoever attached it first
    return Source.get_by_id(kept.source_id)


def quote(actor: Person, evidence: Evidence, *, seen: int, copy: Copy, span: Span) -> int:
    """Quote a passage of a source from a copy of it, so that it is found there again; return the ledger's sequence.

    Raises `Stale` or `Invalid`.
    """
    if copy.source_id not in evidence.source.ids:
        raise Invalid({"quote": [_("This is a copy of another source.")]})
    try:
        found = anchors.describe(copy.text, span)
    except ValueError:
        raise Invalid({"quote": [_("Select the words of the text that bear on the claim.")]}) from None
    after = {"passage": found.exact, "prefix": found.prefix, "suffix": found.suffix, "copy": copy.id}
    return _requote(actor, evidence, seen, after)


def requote(actor: Person, evidence: Evidence, *, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Undo that a passage was quoted. Raises `Conflict` where another was since."""
    with db.atomic():  # what is compared is what is saved over
        evidence.lock()
        if _quoted(evidence) != after:
            raise Conflict(_("It was changed since."))
        _requote(actor, evidence, evidence.version, before)


def _requote(actor: Person, evidence: Evidence, seen: int, after: dict[str, Any]) -> int:
    require(actor, "evidence.quote", evidence)
    with db.atomic():  # the version decides between two who quote
        before = _quoted(evidence)
        evidence.save_over(seen, **after)
        return ledger.append(
            actor, "evidence.quote", evidence, claim=evidence.claim_id, before=before, after=_quoted(evidence)
        )


def _quoted(evidence: Evidence) -> dict[str, Any]:
    names = ("passage", "prefix", "suffix")
    return {**{name: getattr(evidence, name) for name in names}, "copy": evidence.copy_id}


def revise(actor: Person, evidence: Evidence, *, seen: int, stance: Stance, note: str) -> int:
    """Correct what a source says of a claim, and the note on it; return the ledger's sequence.

    Versions of a verdict that relied on it keep their copy. Raises `Stale`, or `Conflict` where it was taken off.
    """
    require(actor, "evidence.revise", evidence)
    with db.atomic():  # the lock decides between this and a detachment, the version between two who revise
        evidence.lock()
        if evidence.detached_at:
            raise Conflict(_("This source was taken off the claim already."))
        before = _said(evidence)
        evidence.save_over(seen, stance=stance, note=note)
        after = _said(evidence)
        return ledger.append(actor, "evidence.revise", evidence, claim=evidence.claim_id, before=before, after=after)


def put_back(actor: Person, evidence: Evidence, *, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Undo a revision. Raises `Conflict` where it was revised again or taken off."""
    with db.atomic():  # what is compared is what is saved over
        evidence.lock()
        if _said(evidence) != after:
            raise Conflict(_("It was changed since."))
        revise(actor, evidence, seen=evidence.version, stance=Stance(before["stance"]), note=before["note"])


def _said(evidence: Evidence) -> dict[str, Any]:
    return {"stance": evidence.stance, "note": evidence.note}


def detach(actor: Person, evidence: Evidence, *, seen: int) -> None:
    """Take a source off a claim; versions of a verdict that relied on it keep their copy.

    Raises `Stale`, or `Conflict` where it was taken off before.
    """
    require(actor, "evidence.detach", evidence)
    with db.atomic():  # the lock decides between two who detach
        evidence.lock()
        if evidence.detached_at:
            raise Conflict(_("This source was taken off the claim already."))
        evidence.save_over(seen, detached_at=clock.now())
        ledger.append(actor, "evidence.detach", evidence, claim=evidence.claim_id)


def reattach(actor: Person, evidence: Evidence) -> None:
    """Undo taking a source off its claim. Raises `Conflict` where it is attached, or the claim was dismissed."""
    require(actor, "evidence.reattach", evidence)
    claim = evidence.claim
    with db.atomic():  # the locks decide between two who reattach, and against a dismissal
        claim.lock()
        if claim.state is ClaimState.DISMISSED:
            raise Conflict(_("This claim was dismissed. Reopen it first."))
        evidence.lock()
        if not evidence.detached_at:
            raise Conflict(_("This source is attached to the claim."))
        evidence.save_over(evidence.version, detached_at=None)
        ledger.append(actor, "evidence.reattach", evidence, claim=claim.id)
