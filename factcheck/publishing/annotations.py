"""The checked claims of a commentary, or of one edition of it, as W3C Web Annotations (https://www.w3.org/TR/annotation-model/)."""

from collections.abc import Sequence
from typing import Any

from factcheck.publishing import addresses, site

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PAGE_SIZE = 50


def collection(of: dict[str, Any], path: str, claims: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the AnnotationCollection of a text, with its first page.

    `of` is the commentary or the edition at this path of the API, and `claims` are its checked claims in the order of
    the text, as `ClaimResourceSchema` dumps them.
    """
    id = site.absolute(addresses.api_annotations(path))
    pages = max(1, -(-len(claims) // PAGE_SIZE))
    first = page(of, path, claims, 0)
    return {
        "@context": CONTEXT,
        "id": id,
        "type": "AnnotationCollection",
        "label": of["title"],
        "total": len(claims),
        "first": {name: value for name, value in first.items() if name != "@context"} if first else None,
        "last": f"{id}/{pages - 1}",
    }


def page(of: dict[str, Any], path: str, claims: Sequence[dict[str, Any]], number: int) -> dict[str, Any] | None:
    """Return an AnnotationPage of that collection, counted from 0; None where there is no such page."""
    id = site.absolute(addresses.api_annotations(path))
    start = number * PAGE_SIZE
    if number and start >= len(claims):
        return None
    made: dict[str, Any] = {
        "@context": CONTEXT,
        "id": f"{id}/{number}",
        "type": "AnnotationPage",
        "partOf": {"id": id, "label": of["title"], "total": len(claims)},
        "startIndex": start,
        "items": [annotation(claim) for claim in claims[start : start + PAGE_SIZE]],
    }
    if start + PAGE_SIZE < len(claims):
        made["next"] = f"{id}/{number + 1}"
    if number:
        made["prev"] = f"{id}/{number - 1}"
    return made


def annotation(claim: dict[str, Any]) -> dict[str, Any]:
    """Return a claim and the verdict that stands on it as an Annotation.

    It targets the page, where its words are found, and the edition's plain text, where its offsets hold too.
    """
    verdict, commentary = claim["verdict"], claim["commentary"]
    words = [selector for selector in claim["selectors"] if selector["type"] == "TextQuoteSelector"]
    return {
        "@context": CONTEXT,
        "id": site.absolute(addresses.api_claim(claim["id"])) + "/annotation",
        "type": "Annotation",
        "motivation": "assessing",
        "created": verdict["published_at"],
        "creator": {"type": "Organization", "name": site.name(), "id": site.absolute("/")},
        "canonical": verdict["url"],
        "body": [
            {
                "type": "TextualBody",
                "purpose": "tagging",
                "value": verdict["rating"]["name"],
                "language": commentary["language"],
            },
            {
                "type": "TextualBody",
                "purpose": "assessing",
                "format": "text/plain",
                "value": verdict["summary"],
                "language": verdict.get("written_in", commentary["language"]),
            },
        ],
        "target": [
            {"source": commentary["url"], "selector": words},
            {
                "source": site.absolute(addresses.api_edition(commentary["edition"])) + ".txt",
                "selector": claim["selectors"],
            },
        ],
    }
