"""The checked claims of a commentary as W3C Web Annotations (https://www.w3.org/TR/annotation-model/)."""

from typing import Any

from factcheck.publishing import addresses, site

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PAGE_SIZE = 50


def collection(commentary: dict[str, Any]) -> dict[str, Any]:
    """Return the AnnotationCollection of a commentary, as `CommentarySchema` dumps it, with its first page."""
    id = site.absolute(addresses.api_annotations(commentary["id"]))
    total = len(_checked(commentary))
    pages = max(1, -(-total // PAGE_SIZE))
    first = page(commentary, 0)
    return {
        "@context": CONTEXT,
        "id": id,
        "type": "AnnotationCollection",
        "label": commentary["title"],
        "total": total,
        "first": {name: value for name, value in first.items() if name != "@context"} if first else None,
        "last": f"{id}/{pages - 1}",
    }


def page(commentary: dict[str, Any], number: int) -> dict[str, Any] | None:
    """Return an AnnotationPage, counted from 0; None where there is no such page."""
    id = site.absolute(addresses.api_annotations(commentary["id"]))
    checked = _checked(commentary)
    start = number * PAGE_SIZE
    if number and start >= len(checked):
        return None
    made: dict[str, Any] = {
        "@context": CONTEXT,
        "id": f"{id}/{number}",
        "type": "AnnotationPage",
        "partOf": {"id": id, "label": commentary["title"], "total": len(checked)},
        "startIndex": start,
        "items": [annotation(commentary, claim) for claim in checked[start : start + PAGE_SIZE]],
    }
    if start + PAGE_SIZE < len(checked):
        made["next"] = f"{id}/{number + 1}"
    if number:
        made["prev"] = f"{id}/{number - 1}"
    return made


def annotation(commentary: dict[str, Any], claim: dict[str, Any]) -> dict[str, Any]:
    """Return a claim and the verdict that stands on it as an Annotation.

    It targets the page, where its words are found, and the edition's plain text, where its offsets hold too.
    """
    verdict = claim["verdict"]
    language = commentary["language"]
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
            {"type": "TextualBody", "purpose": "tagging", "value": verdict["rating"]["name"], "language": language},
            {
                "type": "TextualBody",
                "purpose": "assessing",
                "format": "text/plain",
                "value": verdict["summary"],
                "language": language,
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


def _checked(commentary: dict[str, Any]) -> list[dict[str, Any]]:
    return [claim for claim in commentary["claims"] if claim["verdict"]]
