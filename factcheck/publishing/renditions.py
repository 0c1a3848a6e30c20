"""Rendering what the public sees, and storing it under its address with its ETag."""

from typing import Any

from factcheck.models import Commentary, CommentaryState, Rating, Rendition
from factcheck.publishing import addresses, changes, resources, templates
from factcheck.publishing.reading import Reading
from factcheck.publishing.storing import Event, Made, store


def refresh(commentary_id: str) -> None:
    """Render anew all that the public sees of a commentary, if the public sees it.

    Call it in the transaction of the act, after the act was appended to the ledger: whoever publishes then holds the
    ledger's head, so that renderings are made in the order of the ledger and each sees all acts before it.
    """
    commentary = Commentary.find(commentary_id)
    if commentary.state is CommentaryState.DRAFT:
        return
    changes.record(_refresh(commentary))
    store([home()])


def refresh_everything() -> int:
    """Render everything anew, as after a change of templates; return the number of commentaries."""
    public = list(Commentary.select().where(Commentary.state != CommentaryState.DRAFT))
    changes.record([event for commentary in public for event in _refresh(commentary)])
    store([home()])
    return len(public)


def _refresh(commentary: Commentary) -> list[Event]:
    """Store a commentary's pages and what partners get of it; return what partners should be told."""
    reading = Reading(commentary)
    pages = _published(reading) if commentary.state is CommentaryState.PUBLISHED else _withdrawn(reading)
    return store([*pages, *resources.render(reading)])


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
    page = templates.render(template, language, **context).encode()
    return Made(path, kind, page, status=status, commentary=reading.commentary.id if reading else None)


def _published(reading: Reading) -> list[Made]:
    """A commentary's page, and one for each version of its verdicts."""
    path, scale = addresses.commentary(reading.commentary.slug), Rating.scale()
    return [
        _page(path, "commentary page", "reader/commentary.html", reading=reading, scale=scale),
        *(
            _page(
                addresses.verdict(verdict.id),
                "verdict page",
                "reader/verdict.html",
                reading=reading,
                each=each,
                verdict=verdict,
            )
            for each in reading.claims
            for verdict in each.versions
        ),
    ]


def _withdrawn(reading: Reading) -> list[Made]:
    """A tombstone at every address that was public."""
    public = Rendition.select(Rendition.path, Rendition.kind).where(
        (Rendition.commentary == reading.commentary.id) & Rendition.public
    )
    return [_page(row.path, row.kind, "reader/withdrawn.html", 410, reading=reading) for row in public]
