"""Commentaries that partners push in: a draft for the newsroom, and the same answer however often one asks."""

from datetime import date, timedelta
from typing import Any

from peewee import IntegrityError

from factcheck import clock
from factcheck.errors import Conflict, Invalid
from factcheck.models import ApiKey, Commentary, IdempotentRequest, Person
from factcheck.models.db import db
from factcheck.services import commentaries, intake, jobs, ledger, people
from factcheck.settings import Settings
from factcheck.text import Part

REMEMBERED = timedelta(days=7)  # how long a request may be repeated

_FILENAMES = {"text": "pushed.txt", "html": "pushed.html"}


def push(
    key: ApiKey, settings: Settings, *, idempotency_key: str, fingerprint: str, format: str, content: str, **known: Any
) -> tuple[Commentary, bool]:
    """Make a draft of a text or of HTML, in the name of whoever issued the key, and have it split.

    `known` are the fields of a commentary that the partner tells; the rest is recognised. Returns the commentary, and
    whether an earlier request with this Idempotency-Key made it. Raises `Invalid`, `TooLarge`, or `Conflict` where
    that request was another one.
    """
    read = intake.read(content.encode(), _FILENAMES[format], settings)
    if not read.document.body:
        raise Invalid({"content": ["No paragraph was recognised as the body of a commentary."]})
    actor = key.issued_by if key.issued_by_id else people.on_command_line(None)
    try:
        with db.atomic():  # the key's own row lets one of two equal requests through, the other waits for it
            _remember(key, idempotency_key, fingerprint)
            commentary = _make(actor, content, _FILENAMES[format], read, known)
            ledger.append(None, "commentary.push", commentary, key=key.id, partner=key.partner_id)
            IdempotentRequest.update(commentary=commentary.id).where(
                (IdempotentRequest.key == key) & (IdempotentRequest.name == idempotency_key)
            ).execute()
    except _Repeated:
        return _recall(key, idempotency_key, fingerprint), True
    jobs.split_edition(commentary.edition.id)
    return commentary, False


class _Repeated(Exception):
    """A request with this Idempotency-Key was made before."""


def _remember(key: ApiKey, name: str, fingerprint: str) -> None:
    old = IdempotentRequest.created_at < clock.now() - REMEMBERED
    IdempotentRequest.drop(old)
    if not name:
        return
    try:
        with db.atomic():
            IdempotentRequest(key=key, name=name, fingerprint=fingerprint).save(force_insert=True)
    except IntegrityError:
        raise _Repeated from None


def _recall(key: ApiKey, name: str, fingerprint: str) -> Commentary:
    known = IdempotentRequest.get((IdempotentRequest.key == key) & (IdempotentRequest.name == name))
    if known.fingerprint != fingerprint:
        raise Conflict("This Idempotency-Key came with another request before. Choose a new one.")
    return Commentary.find(known.commentary)


def _make(actor: Person, content: str, filename: str, read: intake.Read, known: dict[str, Any]) -> Commentary:
    document = read.document
    recognised: dict[str, Any] = {
        "language": document.language,
        "title": document.first(Part.TITLE) or document.body.split("\n")[0][:80],
        "topic": document.first(Part.TOPIC),
        "label": document.first(Part.LABEL),
        "byline": document.first(Part.BYLINE),
        "credit": document.first(Part.CREDIT),
        "period_start": _day(document, "start"),
        "period_end": _day(document, "end"),
    }
    told = {name: value for name, value in known.items() if value}
    scrape = commentaries.receive(actor, content=content.encode(), filename=filename, characters=read.characters)
    return commentaries.create(actor, scrape, document, splitting=False, text=document.body, **{**recognised, **told})


def _day(document: Any, end: str) -> date | None:
    return getattr(document.period, end) if document.period else None
