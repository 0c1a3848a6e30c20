"""From an HTML page to the lines of its article.

trafilatura (Barbaresi 2021) finds the text and leaves out menus, forms and other articles; but it also leaves out the
short lines above the text that say what the article is: its date, topic, label and credit. Those are taken from the
page itself, so that `document.recognise` can tell what they are.
"""

from typing import Any

_HEAD = 12  # lines above the text that may belong to the article
_LEFT_OUT = frozenset("script style noscript template svg nav footer form button select iframe aside head".split())
_INLINE = frozenset(
    "a abbr b bdi bdo cite code em font i img kbd mark q s small span strong sub sup time u var wbr".split()
)


def article(page: str) -> list[str]:
    """Return the lines of a page's article, a line for each block: its title, what stands around it, and its text.

    An empty list where no text is found.
    """
    import trafilatura

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


def _title(page: str) -> str:
    from trafilatura import extract_metadata

    metadata = extract_metadata(page)
    return " ".join((metadata.title or "").split()) if metadata else ""


def _visible(tree: Any) -> list[str]:
    """Return the lines that a reader of the page sees, menus and forms left out, in time proportional to the page."""
    lines: list[str] = [""]
    hidden = 0
    waiting = [(tree, "start")]
    while waiting:
        element, event = waiting.pop()
        tag = element.tag if isinstance(element.tag, str) else "script"  # a comment
        hidden += (tag in _LEFT_OUT) * (1 if event == "start" else -1)
        if tag not in _INLINE:
            lines.append("")
        shown = element.text if event == "start" else element.tail
        if shown and not hidden:
            lines[-1] += shown
        if event == "start":
            waiting.append((element, "end"))
            waiting += [(child, "start") for child in reversed(element)]
    return [line for line in (" ".join(line.split()) for line in lines) if line]
