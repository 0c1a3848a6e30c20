"""From the bytes of an RSS or Atom feed to its items. feedparser reads them, as many feeds are not well-formed."""

from dataclasses import dataclass
from io import BytesIO
from urllib.parse import urljoin, urlsplit

from factcheck.messages import _
from factcheck.text import files
from factcheck.text.pages import plain_address


class NoFeed(ValueError):
    """This is no feed; the message is for people."""


@dataclass(frozen=True, slots=True)
class Item:
    """An article of which a feed tells: its address, by what the feed knows it, and its title."""

    url: str
    guid: str
    title: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a feed calls itself, and its items in its own order, each address once."""

    title: str
    items: tuple[Item, ...]


def read(content: bytes, url: str) -> Contents:
    """Read a feed that was found at a URL. Raises `NoFeed`."""
    import feedparser

    # Bytes in a stream: a plain string would be taken for an address or a file name, and opened.
    found = feedparser.parse(BytesIO(content), response_headers={"content-location": url})
    if not found.get("version"):
        raise NoFeed(_("This is neither an RSS nor an Atom feed."))
    items: dict[str, Item] = {}
    for entry in found.entries:
        address = _address(url, entry.get("link", ""))
        if address:
            items.setdefault(
                address, Item(address, _line(entry.get("id", "")) or address, _line(entry.get("title", "")))
            )
    return Contents(_line(found.feed.get("title", "")), tuple(items.values()))


def _address(url: str, link: str) -> str:
    """Return the web address that a link in a feed leads to; empty where it is none."""
    try:
        address = plain_address(urljoin(url, _line(link)))
        return address if link and urlsplit(address).scheme in ("http", "https") and urlsplit(address).hostname else ""
    except ValueError:
        return ""


def _line(words: str | None) -> str:
    return " ".join(files.clean(words or "")[0].split())
