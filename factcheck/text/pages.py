"""From an HTML page to the lines of its article.

trafilatura (Barbaresi 2021) finds the text and leaves out menus, forms and other articles; but it also leaves out the
short lines above the text that say what the article is: its date, topic, label and credit. Those are taken from the
page itself, so that `document.recognise` can tell what they are.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

_HEAD = 12  # lines above the text that may belong to the article
_LEFT_OUT = frozenset("script style noscript template svg nav footer form button select iframe aside head".split())
_COUNTING = re.compile(r"(?:utm_\w+|fbclid|gclid|yclid|mc_cid|mc_eid)(?:=|$)")
# A start tag with its quoted values, as far as it goes; and such a value.
_TAG = re.compile(r"""<[a-zA-Z](?:=\s*+"[^"]*+"|=\s*+'[^']*+'|[^>])*+""")
_VALUE = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_LONGEST_TAG = 20_000  # characters besides quoted values
_INLINE = frozenset(
    "a abbr b bdi bdo cite code em font i img kbd mark q s small span strong sub sup time u var wbr".split()
)


def article(page: str) -> list[str]:
    """Return the lines of a page's article, a line for each block: its title, what stands around it, and its text.

    An empty list where no text is found.
    """
    import trafilatura

    if _is_crowded(page):
        return []
    text = trafilatura.extract(page, favor_recall=True, include_comments=False, include_tables=True) or ""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if not lines:
        return []
    tree = trafilatura.load_html(page)
    visible = _visible(tree) if tree is not None else []
    title = _title(page)
    body = next((line for line in lines if len(line) > 80 and not (title and title in line)), lines[0])
    place = next((place for place, line in enumerate(visible) if line == body), 0)
    known = set(lines[: lines.index(body)])
    above = visible[max(0, place - _HEAD) : place]
    missing = [line for line in lines[: lines.index(body)] if line not in above]
    if title and not any(title in line or line in title for line in (*above, *known)):
        above = [title, *above]
    return [*above, *missing, *lines[lines.index(body) :]]


@dataclass(frozen=True, slots=True)
class About:
    """What a page says about itself; empty where it does not."""

    url: str  # its canonical address, else that at which it was found
    title: str = ""
    publisher: str = ""
    author: str = ""
    published_on: date | None = None
    language: str = ""  # two letters


def about(page: bytes, url: str) -> About:
    """Return what an HTML page that was found at a URL says about itself.

    A canonical address is believed only on the page's own host, for any page can name any other.
    """
    import trafilatura

    if _is_crowded(page.decode("latin-1")):
        return About(plain_address(url))
    metadata = trafilatura.extract_metadata(page, default_url=url)
    tree = trafilatura.load_html(page)
    if metadata is None or tree is None:
        return About(plain_address(url))
    named = next(iter(tree.xpath("//link[@rel='canonical']/@href")), "")
    canonical = _on_the_same_host(url, named.strip())
    return About(
        plain_address(canonical),
        title=_line(metadata.title),
        publisher=_line(metadata.sitename),
        author=_line(metadata.author),
        published_on=date.fromisoformat(metadata.date) if metadata.date else None,
        language=(tree.get("lang") or "").strip().lower()[:2],
    )


def _on_the_same_host(url: str, link: str) -> str:
    """Return where a link on a page leads, or the page's own address where it leads to another host or nowhere."""
    try:
        found = urljoin(url, link)
        return found if urlsplit(found).hostname == urlsplit(url).hostname else url
    except ValueError:
        return url


def _is_crowded(page: str) -> bool:
    """Tell whether a tag has thousands of attributes: libxml2 compares each with all before it, for hours."""
    return any(len(_VALUE.sub("", tag[0])) > _LONGEST_TAG for tag in _TAG.finditer(page))


def _line(words: str | None) -> str:
    return " ".join((words or "").split())


def plain_address(url: str) -> str:
    """Return a URL without its fragment and without what only counts visitors (utm_source and the like)."""
    parts = urlsplit(url)
    query = [pair for pair in parts.query.split("&") if pair and not _COUNTING.match(pair)]
    return urlunsplit(parts._replace(query="&".join(query), fragment=""))


def _title(page: str) -> str:
    from trafilatura import extract_metadata

    metadata = extract_metadata(page)
    return _line(metadata.title) if metadata else ""


def _visible(tree: Any) -> list[str]:
    """Return the lines that a reader of the page sees, menus and forms left out, in time proportional to the page."""
    lines: list[str] = [""]
    hidden = 0
    waiting = [(tree, "start")]
    while waiting:
        element, event = waiting.pop()
        tag = element.tag if isinstance(element.tag, str) else "script"  # a comment
        left_out = tag in _LEFT_OUT or (tag == "header" and element.find(".//h1") is None)
        hidden += left_out * (1 if event == "start" else -1)
        if tag not in _INLINE:
            lines.append("")
        shown = element.text if event == "start" else element.tail
        if shown and not hidden:
            lines[-1] += shown
        if event == "start":
            waiting.append((element, "end"))
            waiting += [(child, "start") for child in reversed(element)]
    return [line for line in (" ".join(line.split()) for line in lines) if line]
