"""Rendering what the public sees, and storing it under its address with its ETag."""

import time
from collections.abc import Collection
from typing import Any

import orjson

from factcheck.models import (
    Claim,
    Commentary,
    CommentaryState,
    DueRendering,
    Edition,
    Rating,
    Rendition,
    Site,
    Verdict,
)
from factcheck.publishing import addresses, changes, embedding, lists, palette, pictures, resources, site, templates
from factcheck.publishing.lists import Page
from factcheck.publishing.reading import Reading
from factcheck.publishing.storing import JSON, Event, Made, store

PNG = "image/png"


def refresh(commentary_id: str, claims: Collection[str] | None = None) -> None:
    """Render anew all that the public sees of a commentary, if the public sees it.

    Where an act changed only some claims, `claims` has their ids: the pages of the others say nothing of them.
    Call it in the transaction of the act, after the act was appended to the ledger: whoever publishes then holds the
    ledger's head, so that renderings are made in the order of the ledger and each sees all acts before it.
    """
    site.fresh()
    commentary = Commentary.find(commentary_id)
    if commentary.state is CommentaryState.DRAFT:
        return
    changes.record(_refresh(commentary, claims))
    store([home()])


def refresh_soon(*chosen: Any) -> None:
    """Say that every public commentary, or each that meets conditions on `Commentary`, is to be rendered anew.

    That takes too long for the transaction of an act: see `render_due`. What belongs to no commentary is rendered at
    once. Call it like `refresh`.
    """
    site.fresh()
    DueRendering.add(Commentary.select(Commentary.id).where(Commentary.state != CommentaryState.DRAFT, *chosen))
    store([stylesheet(), *logo(), home(), embed_script()])


def render_due(seconds: float) -> int:
    """Render commentaries that are due, for so many seconds and at least one; return how many. Call it like `refresh`.

    Where the transaction is lost they are still due.
    """
    site.fresh()
    ends, rendered, events = time.monotonic() + seconds, 0, list[Event]()
    while (id := DueRendering.newest()) and (not rendered or time.monotonic() < ends):
        events += _refresh(Commentary.find(id))
        rendered += 1
    changes.record(events)
    return rendered


def _refresh(commentary: Commentary, claims: Collection[str] | None = None) -> list[Event]:
    """Store a commentary's pages and what partners get of it; return what partners should be told."""
    if claims is None:
        DueRendering.drop(DueRendering.commentary == commentary.id)
    readings = [Reading(commentary, edition) for edition in commentary.editions]
    former = [Reading(commentary, edition) for reading in readings for edition in reading.former]
    claims = claims and _told_with(commentary, claims)
    if commentary.state is CommentaryState.PUBLISHED:
        pages = [made for reading in readings for made in _published(reading, claims)]
        pages += [made for reading in former for made in _claims(reading, claims)]
    else:
        pages = _withdrawn(readings[0])
    return store([*pages, *resources.render(readings, former, claims)])


def _told_with(commentary: Commentary, chosen: Collection[str]) -> set[str]:
    """Return the chosen claims with all that tell how these fared: the same claims in the commentary's other languages,
    and of each the other half of reported speech.
    """
    rows: Any = Claim.select(Claim.id, Claim.same_as, Claim.saying).join(Edition)
    rows = list(rows.where(Edition.commentary == commentary).tuples())
    originals = {same_as or id for id, same_as, _ in rows if id in chosen}
    told = {id for id, same_as, _ in rows if (same_as or id) in originals}
    halves = [{id, saying} for id, _, saying in rows if saying and not told.isdisjoint((id, saying))]
    return told.union(*halves)


def home() -> Made:
    """Render the first page of the list of commentaries, in the site's language."""
    items, more = lists.overviews()
    page = Page(items, 1, more, addresses.home)
    return Made(addresses.home(), "home", templates.render("reader/home.html", site.language(), page=page).encode())


def stylesheet() -> Made:
    """Render the colours of the newsroom's scale."""
    scale = Rating.scale()
    sheet = palette.stylesheet(scale).encode()
    return Made(palette.address(scale), "stylesheet", sheet, "text/css; charset=utf-8")


def logo() -> list[Made]:
    """Take the newsroom's logo to its address, if there is one."""
    row = Site.get()
    return [Made(site.logo_path(row), "picture", bytes(row.logo), row.logo_type)] if row.logo_type else []


def embed_script() -> Made:
    """Take the script for other people's pages to an address that stays."""
    script = (templates.PACKAGE / "static" / "embed.js").read_bytes()
    return Made(addresses.embed_script(), "embed data", script, "text/javascript; charset=utf-8")


def _published(reading: Reading, chosen: Collection[str] | None) -> list[Made]:
    """A commentary's pages in one language, and those of each chosen claim that was ever checked."""
    slug = reading.commentary.slug
    made = [_page(reading, reading.address, "commentary page", "commentary.html")]
    if reading.edition.id == reading.commentary.editions[0].id:
        made += [
            _page(reading, addresses.embed(slug), "embed page", "embed.html", claims=reading.checked),
            Made(
                addresses.embed_json(slug),
                "embed data",
                orjson.dumps(embedding.describe(reading)),
                JSON,
                commentary=reading.commentary.id,
            ),
        ]
    if reading.former:
        made.append(_page(reading, reading.revisions, "revisions page", "revisions.html"))
    return made + _claims(reading, chosen)


def _claims(reading: Reading, chosen: Collection[str] | None) -> list[Made]:
    """The pages of each chosen claim of an edition that was ever checked."""
    made = []
    claims = [each for each in reading.all_claims if each.versions and (chosen is None or each.claim.id in chosen)]
    drawn = _drawn(reading, [verdict for each in claims for verdict in each.versions])
    for each in claims:
        id = each.claim.id
        made += [
            _page(reading, addresses.claim(id), "claim page", "claim.html", each=each),
            _page(reading, addresses.embed_claim(id), "embed page", "embed.html", claims=[each]),
        ]
        for verdict in each.versions if not each.claim.same_as_id else ():  # which stand at the original's addresses
            path = addresses.verdict(verdict.id)
            told: dict[str, Any] = {"each": each, "verdict": verdict}
            made.append(_page(reading, path, "verdict page", "verdict.html", **told))
            if verdict.id not in drawn:
                made.append(_picture(reading, verdict))
    return made


def _page(reading: Reading, path: str, kind: str, template: str, status: int = 200, **context: Any) -> Made:
    page = templates.render(f"reader/{template}", reading.language, reading=reading, **context).encode()
    return Made(path, kind, page, status=status, commentary=reading.commentary.id)


def _drawn(reading: Reading, verdicts: list[Verdict]) -> set[str]:
    """Which of the verdicts, by their ids, have a picture that shows what it should: drawing takes long."""
    paths = [addresses.picture(each.id) for each in verdicts]
    rows = Rendition.select(Rendition.path, Rendition.etag).where(Rendition.path.in_(paths) & (Rendition.status == 200))
    stored = {(row.path, row.etag) for row in rows}
    return {
        each.id for each in verdicts if (addresses.picture(each.id), pictures.digest(*_shown(reading, each))) in stored
    }


def _picture(reading: Reading, verdict: Verdict) -> Made:
    shown = _shown(reading, verdict)
    path, commentary = addresses.picture(verdict.id), reading.commentary.id
    return Made(path, "picture", pictures.draw(*shown), PNG, commentary=commentary, etag=pictures.digest(*shown))


def _shown(reading: Reading, verdict: Verdict) -> tuple[Rating, str, str]:
    return reading.ratings[verdict.rating_id], reading.edition.language, verdict.claim.wording


def _withdrawn(reading: Reading) -> list[Made]:
    """A tombstone at every address that was public."""
    public = Rendition.select(Rendition.path, Rendition.kind).where(
        (Rendition.commentary == reading.commentary.id) & Rendition.public
    )
    return [_page(reading, row.path, row.kind, "withdrawn.html", 410) for row in public]
