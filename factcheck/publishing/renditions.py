"""Rendering what the public sees, and storing it under its address with its ETag."""

import gzip
import hashlib
from dataclasses import dataclass
from typing import Any

import orjson

from factcheck import clock
from factcheck.models import Commentary, CommentaryState, Rating, Rendition
from factcheck.publishing import addresses, templates
from factcheck.publishing.reading import Reading, commentary_json, verdict_json

HTML = "text/html; charset=utf-8"
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Made:
    """A rendering, on its way to being stored; see `Rendition` for the fields."""

    path: str
    kind: str
    body: bytes
    media_type: str = HTML
    public: bool = True
    status: int = 200
    position: int | None = None


def refresh(commentary_id: str) -> None:
    """Render anew all that the public sees of a commentary, if the public sees it.

    Call it in the transaction of the act, after the act was appended to the ledger: whoever publishes then holds the
    ledger's head, so that renderings are made in the order of the ledger and each sees all acts before it.
    """
    commentary = Commentary.find(commentary_id)
    if commentary.state is CommentaryState.DRAFT:
        return
    reading = Reading(commentary)
    if commentary.state is CommentaryState.PUBLISHED:
        _store(_published(reading))
    else:
        _store(_withdrawn(reading))
    _store([home()])


def refresh_everything() -> int:
    """Render everything anew, as after a change of templates; return the number of commentaries."""
    _store([home()])
    public = [row.id for row in Commentary.select(Commentary.id).where(Commentary.state != CommentaryState.DRAFT)]
    for commentary_id in public:
        refresh(commentary_id)
    return len(public)


def home() -> Made:
    """Render the list of published commentaries, newest first."""
    published = (
        Commentary.select()
        .where(Commentary.state == CommentaryState.PUBLISHED)
        .order_by(Commentary.published_at.desc(), Commentary.id.desc())
    )
    readings = [Reading(commentary) for commentary in published]
    return _page(addresses.home(), "home", "reader/home.html", readings=readings)


def _page(path: str, kind: str, template: str, status: int = 200, **context: Any) -> Made:
    reading = context.get("reading")
    language = reading.language if reading else "en"
    return Made(path, kind, templates.render(template, language, **context).encode(), status=status)


def _data(path: str, kind: str, content: dict[str, Any], position: int | None = None) -> Made:
    return Made(path, kind, orjson.dumps(content), JSON, public=False, position=position)


def _published(reading: Reading) -> list[Made]:
    commentary = reading.commentary
    made = [
        _page(
            addresses.commentary(commentary.slug),
            "commentary page",
            "reader/commentary.html",
            reading=reading,
            scale=Rating.scale(),
        ),
        _data(addresses.api_commentary(commentary.id), "commentary", commentary_json(reading)),
    ]
    for each in reading.claims:
        for verdict in each.versions:
            # The list for partners names only what stands; earlier versions keep their addresses.
            position = verdict.published_sequence if verdict is each.verdict else None
            made += [
                _page(
                    addresses.verdict(verdict.id),
                    "verdict page",
                    "reader/verdict.html",
                    reading=reading,
                    each=each,
                    verdict=verdict,
                ),
                _data(addresses.api_verdict(verdict.id), "verdict", verdict_json(reading, verdict), position),
            ]
    return made


def _withdrawn(reading: Reading) -> list[Made]:
    """A tombstone at every address that was public."""
    commentary = reading.commentary
    gone = {"state": commentary.state.value, "withdrawal": commentary.withdrawal}
    made = [
        _page(addresses.commentary(commentary.slug), "commentary page", "reader/withdrawn.html", 410, reading=reading),
        _data(addresses.api_commentary(commentary.id), "commentary", {"id": commentary.id, **gone}),
    ]
    for each in reading.claims:
        for verdict in each.versions:
            path = addresses.verdict(verdict.id)
            made += [
                _page(path, "verdict page", "reader/withdrawn.html", 410, reading=reading),
                _data(addresses.api_verdict(verdict.id), "verdict", {"id": verdict.id, **gone}),
            ]
    return made


def _store(made: list[Made]) -> None:
    """Store the renderings that differ from what is stored; an unchanged one keeps its ETag and its date."""
    paths = [each.path for each in made]
    known = {
        row.path: (row.etag, row.position, row.status)
        for row in Rendition.select(Rendition.path, Rendition.etag, Rendition.position, Rendition.status).where(
            Rendition.path.in_(paths)
        )
    }
    for each in made:
        etag = hashlib.sha256(each.body).hexdigest()[:32]
        if known.get(each.path) == (etag, each.position, each.status):
            continue
        row = {
            "kind": each.kind,
            "public": each.public,
            "status": each.status,
            "media_type": each.media_type,
            "body": each.body,
            "gzip": gzip.compress(each.body, compresslevel=6, mtime=0),
            "etag": etag,
            "modified_at": clock.now(),
            "position": each.position,
        }
        Rendition.insert(path=each.path, **row).on_conflict(conflict_target=[Rendition.path], update=row).execute()
