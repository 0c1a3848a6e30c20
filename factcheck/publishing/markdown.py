"""Markdown that people type, as HTML that can do no harm."""

from functools import lru_cache
from html import unescape

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

_TAGS = {"p", "br", "em", "strong", "s", "a", "ul", "ol", "li", "blockquote", "code", "pre", "h3", "h4", "hr"}


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    # Raw HTML stays text, images are not loaded from elsewhere, and headings fit under a card's own.
    return (
        MarkdownIt("commonmark", {"html": False})
        .enable("strikethrough")
        .disable(["image", "html_inline", "html_block"])
    )


def plain(text: str) -> str:
    """Return the words of CommonMark without its marks."""
    return unescape(nh3.clean(_parser().render(text), tags=set())).strip()


@lru_cache(maxsize=1000)  # each act renders its commentary's page, and with it every explanation anew
def render(text: str) -> Markup:
    """Return CommonMark as sanitised HTML; links open plainly, tell no referrer and earn no rank."""
    return Markup(
        nh3.clean(
            _parser().render(text),
            tags=_TAGS,
            attributes={"a": {"href"}, "ol": {"start"}},
            url_schemes={"http", "https", "mailto"},
            link_rel="nofollow ugc noopener noreferrer",
        )
    )
