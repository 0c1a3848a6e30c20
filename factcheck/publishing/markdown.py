"""Markdown that people type, as HTML that can do no harm; its footnotes `[^2]` lead to numbered sources."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import unescape
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markupsafe import Markup

from factcheck.messages import _
from factcheck.publishing import translations

_TAGS = {"p", "br", "em", "strong", "s", "a", "sup", "ul", "ol", "li", "blockquote", "code", "pre", "h3", "h4", "hr"}
_FOOTNOTE = re.compile(r"\[\^([1-9][0-9]{0,2})\]")


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    # Raw HTML stays text, images are not loaded from elsewhere, and headings fit under a card's own.
    parser = MarkdownIt("commonmark", {"html": False})
    parser.enable("strikethrough").disable(["image", "html_inline", "html_block"])
    parser.inline.ruler.before("link", "footnote", _footnote)
    return parser


def _footnote(state: StateInline, silent: bool) -> bool:
    """Read a footnote: a link to a source that there is, otherwise the text as it was typed."""
    found = _FOOTNOTE.match(state.src, state.pos)
    if found is None:
        return False
    state.pos = found.end()
    if silent:
        return True
    number, sources = int(found[1]), state.env.get("sources", ())
    state.env.setdefault("footnotes", set()).add(number)
    if number > len(sources):
        state.push("text", "", 0).content = found[0]
        return True
    follows = not state.pending and bool(state.tokens) and state.tokens[-1].type == "sup_close"
    label = _("Source %(number)s: %(title)s", number=number, title=sources[number - 1])
    state.push("sup_open", "sup", 1)
    state.push("text", "", 0).content = ", " if follows else ""  # or 1 and 2 would read as 12
    state.push("link_open", "a", 1).attrs = {
        "href": f"{state.env['at']}{number}",
        "aria-label": translations.say(label, state.env["language"]),
    }
    state.push("text", "", 0).content = str(number)
    state.push("link_close", "a", -1)
    state.push("sup_close", "sup", -1)
    return True


def plain(text: str) -> str:
    """Return the words of CommonMark without its marks, a footnote as its number in brackets."""
    return _FOOTNOTE.sub(r"[\1]", unescape(nh3.clean(_parser().render(text), tags=set())).strip())


def footnotes(text: str) -> list[int]:
    """Return the numbers of the sources that the footnotes of a text refer to, ascending."""
    env: dict[str, Any] = {}
    _parser().parse(text, env)
    return sorted(env.get("footnotes", ()))


def renumbered(text: str, numbers: Mapping[int, int]) -> str:
    """Return a text whose footnotes have the new numbers of their sources; those without one stay as they are."""
    return _FOOTNOTE.sub(lambda found: f"[^{numbers.get(int(found[1]), int(found[1]))}]", text)


def render(text: str, sources: Iterable[str] = (), at: str = "", language: str = "en") -> Markup:
    """Return CommonMark as sanitised HTML; links open plainly, tell no referrer and earn no rank.

    `sources` are the titles of what footnotes refer to, counted from 1. A source's number after `at` is its address,
    and the footnote's accessible name is in `language`, one of `translations.LANGUAGES`.
    """
    return _render(text, tuple(sources), at, language)


@lru_cache(maxsize=1000)  # each act renders its commentary's page, and with it every explanation anew
def _render(text: str, sources: tuple[str, ...], at: str, language: str) -> Markup:
    return Markup(
        nh3.clean(
            _parser().render(text, {"sources": sources, "at": at, "language": language}),
            tags=_TAGS,
            attributes={"a": {"href", "aria-label"}, "ol": {"start"}},
            url_schemes={"http", "https", "mailto"},
            link_rel="nofollow ugc noopener noreferrer",
        )
    )
