"""Storing renderings under their addresses, and finding out which of them changed."""

import gzip
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from factcheck import clock
from factcheck.models import Citation, LedgerHead, Listing, Posting, Rendition
from factcheck.models.listings import forget_words, index_words
from factcheck.text.stems import key_stems

HTML = "text/html; charset=utf-8"
JSON = "application/json"
TRANSLATION = "translation"  # the kind of a verdict that is told of a translation of its claim
VERDICT_KINDS = ("verdict", TRANSLATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """By what a listed rendition is found: see `Listing` for `columns` and `Citation` for `citations`."""

    columns: dict[str, Any]
    citations: Sequence[dict[str, Any]] = ()
    stems: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A rendering, on its way to being stored; see `Rendition` for the fields.

    What has `facets` is listed by the API. What partners follow says what it `became`, for what reason, and what it is
    `about`: the language, topic and outlet of its commentary, and the id of its claim.
    """

    path: str
    kind: str
    body: bytes
    media_type: str = HTML
    public: bool = True
    status: int = 200
    commentary: str | None = None
    facets: Facets | None = None
    became: str | None = None
    reason: str = ""
    about: dict[str, str | None] = field(default_factory=dict)
    etag: str = ""  # empty: the SHA-256 of the body, as far as it is kept

    def __post_init__(self) -> None:
        if not self.etag:
            object.__setattr__(self, "etag", hashlib.sha256(self.body).hexdigest()[:32])


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to something that partners follow: `type` is its kind and what it became, or that it changed."""

    type: str
    made: Made


def resource(kind: str) -> str:
    """Return what partners call a kind of rendition: a verdict is one in every language."""
    return "verdict" if kind == TRANSLATION else kind


def store(made: Sequence[Made]) -> list[Event]:
    """Store the renderings that differ from what is stored, and return what partners should be told of them.

    An unchanged one keeps its ETag, its date and its place. Call it while holding the ledger's head.
    """
    sequence = LedgerHead.newest()
    known = {
        row.path: row
        for row in Rendition.select(
            Rendition.path,
            Rendition.etag,
            Rendition.position,
            Rendition.status,
            Rendition.became,
            Rendition.commentary,
        ).where(Rendition.path.in_([each.path for each in made]))
    }
    events = []
    for each in made:
        before = known.get(each.path)
        position = (before and before.position) or sequence if each.facets else None
        fresh = (each.etag, position, each.status, each.became, each.commentary)
        if before and fresh == (before.etag, before.position, before.status, before.became, before.commentary):
            continue
        write(each, position, sequence)
        if each.became:
            _list(each)
            verb = "changed" if before and before.became == each.became else each.became
            events.append(Event(f"{resource(each.kind)}.{verb}", each))
    return events


def write(made: Made, position: int | None, sequence: int) -> None:
    """Store a rendering at its place among those of its kind."""
    row = {
        "kind": made.kind,
        "public": made.public,
        "status": made.status,
        "media_type": made.media_type,
        "body": made.body,
        # What the API joins and streams is compressed where it is sent, if at all.
        "gzip": gzip.compress(made.body, compresslevel=6, mtime=0) if made.public else b"",
        "etag": made.etag,
        "modified_at": clock.now(),
        "position": position,
        "sequence": sequence if not made.public else None,
        "became": made.became,
        "commentary": made.commentary,
    }
    Rendition.insert(path=made.path, **row).on_conflict(conflict_target=[Rendition.path], update=row).execute()


def _list(made: Made) -> None:
    """Let it be found by its facets, its sources and its words; or no more."""
    old = Listing.get_or_none(Listing.path == made.path)
    if old:
        forget_words(old.id)
        Posting.forget(old.id, key_stems(old.wording))
        Citation.drop(Citation.listing == old)
        if not made.facets:
            old.delete_instance()
    if not made.facets:
        return
    row = {"kind": made.kind, "commentary": made.commentary, **made.facets.columns}
    if old:
        Listing.update(**row).where(Listing.id == old.id).execute()
    listing_id = old.id if old else Listing.insert(path=made.path, **row).execute()
    for citation in made.facets.citations:
        Citation.create(listing=listing_id, **citation)
    if made.facets.stems:
        index_words(listing_id, made.facets.stems)
    Posting.add(listing_id, key_stems(row.get("wording", "")))
