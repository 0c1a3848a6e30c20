"""Lists of stored resources: filtered, in the order in which they were published, page by page."""

from collections.abc import Mapping, Sequence
from typing import Any

from werkzeug.wrappers import Response as Answer

from factcheck.api import answers, cursors
from factcheck.models import Citation, Listing, Rendition
from factcheck.publishing.storing import VERDICT_KINDS

_EQUAL = ("topic", "outlet", "commentary", "holder", "claim")
_ANY_OF = ("language", "rating")
_SINCE = {"published_since": Listing.published_at, "corrected_since": Listing.corrected_at}
_CITED = {"source": Citation.source, "source_domain": Citation.domain}


def page(name: str, kind: str, arguments: Mapping[str, Any]) -> Answer:
    """Answer with a page of the list of this kind, as the member `name`."""
    rows, following = fetch(kind, arguments)
    body = answers.listed(name, kind, [bytes(row.body) for row in rows], following, arguments)
    return answers.linked(answers.answer(body), following)


def fetch(kind: str, arguments: Mapping[str, Any]) -> tuple[list[Rendition], str | None]:
    """Return a page of the stored resources of this kind, and the address of the next page.

    The order is that of publication, so that new ones come at the end and a cursor survives what happens meanwhile.
    """
    position, path = cursors.read(arguments, [0, ""])
    query = Rendition.select(Rendition.path, Rendition.body, Rendition.position, Rendition.modified_at).where(
        Rendition.kind.in_(_kinds(kind, arguments))
        & (Rendition.position >= position)  # without which every page is looked for from the start
        & ((Rendition.position > position) | ((Rendition.position == position) & (Rendition.path > path)))
    )
    wanted = conditions(arguments)
    if wanted:
        query = query.join(Listing, on=(Listing.path == Rendition.path)).where(*wanted)
    found = list(query.order_by(Rendition.position, Rendition.path).limit(arguments["limit"] + 1))
    rows, following = found[: arguments["limit"]], None
    if len(found) > len(rows):
        following = cursors.following(arguments, rows[-1].position, rows[-1].path)
    return rows, following


def _kinds(kind: str, arguments: Mapping[str, Any]) -> Sequence[str]:
    """Return the kinds of renditions to list: a verdict once, or in each of the languages that are asked for."""
    told = kind == "verdict" and (arguments.get("language") or arguments.get("claim"))
    return VERDICT_KINDS if told else (kind,)


def conditions(arguments: Mapping[str, Any]) -> list[Any]:
    """Return what the filters among the arguments ask of a listing; all of it must hold."""
    asked = {name: value for name, value in arguments.items() if value}
    found = [getattr(Listing, name) == asked[name] for name in _EQUAL if name in asked]
    found += [getattr(Listing, name).in_(asked[name]) for name in _ANY_OF if name in asked]
    found += [column >= asked[name] for name, column in _SINCE.items() if name in asked]
    for name, column in _CITED.items():
        if name in asked:
            found.append(Listing.id.in_(Citation.select(Citation.listing).where(column == asked[name])))
    return found
