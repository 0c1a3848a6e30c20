"""Verdicts to follow: Atom (RFC 4287) and JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from typing import Any
from xml.etree import ElementTree

import orjson

from factcheck.publishing import addresses, site

ATOM, JSON_FEED = "application/atom+xml", "application/feed+json"
_NAMESPACE = "http://www.w3.org/2005/Atom"
_EPOCH = "1970-01-01T00:00:00+00:00"  # of a feed without entries


def atom(verdicts: list[dict[str, Any]], title: str, **query: str) -> bytes:
    """Return verdicts, as `VerdictSchema` dumps them, as an Atom feed; `query` says what the feed is asked for."""
    here = site.absolute(addresses.feed("atom", **query))
    feed = ElementTree.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": query.get("language") or "mul"})
    _add(feed, "id", here)
    _add(feed, "title", title)
    _add(feed, "updated", max((each["published_at"] for each in verdicts), default=_EPOCH))
    _add(feed, "link", rel="self", type=ATOM, href=here)
    _add(feed, "link", rel="alternate", type="text/html", href=site.absolute(_page(query)))
    _add(_add(feed, "author"), "name", site.name())
    for verdict in verdicts:
        entry = _add(feed, "entry")
        entry.set("xml:lang", verdict["commentary"]["language"])
        _add(entry, "id", verdict["url"])
        _add(entry, "title", _title(verdict))
        _add(entry, "published", verdict["published_at"])
        _add(entry, "updated", verdict["published_at"])
        _add(entry, "link", rel="alternate", type="text/html", href=verdict["url"])
        _add(entry, "category", term=verdict["rating"]["slug"], label=verdict["rating"]["name"])
        _add(entry, "summary", _summary(verdict))
    return xml(feed)


def json_feed(verdicts: list[dict[str, Any]], title: str, **query: str) -> bytes:
    """Return the same as a JSON Feed."""
    language = query.get("language")
    return orjson.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": title,
            "home_page_url": site.absolute(_page(query)),
            "feed_url": site.absolute(addresses.feed("json", **query)),
            **({"language": language} if language else {}),
            "authors": [{"name": site.name(), "url": site.absolute(addresses.home())}],
            "items": [
                {
                    "id": verdict["url"],
                    "url": verdict["url"],
                    "title": _title(verdict),
                    "content_text": _summary(verdict),
                    "image": site.absolute(addresses.picture(verdict["id"])),
                    "date_published": verdict["published_at"],
                    "language": verdict["commentary"]["language"],
                    "tags": [verdict["rating"]["name"]],
                }
                for verdict in verdicts
            ],
        }
    )


def xml(root: ElementTree.Element) -> bytes:
    """Return a document in UTF-8."""
    document: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def _page(query: dict[str, str]) -> str:
    """The page for people of what a feed follows."""
    if query.get("holder"):
        return addresses.holder(query["holder"])
    return addresses.topic(query["topic"]) if query.get("topic") else addresses.home()


def _title(verdict: dict[str, Any]) -> str:
    return f"{verdict['rating']['name']}: {verdict['claim']['wording']}"


def _summary(verdict: dict[str, Any]) -> str:
    return "\n\n".join(filter(None, (verdict["summary"], verdict["correction"])))


def _add(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, name, attributes)
    child.text = text
    return child
