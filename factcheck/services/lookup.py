"""Looking a web page up: what it is, and what it holds, fetched with the guard of `fetching`."""

from dataclasses import asdict
from typing import Any

from factcheck.errors import Invalid
from factcheck.messages import _
from factcheck.models import Evidence, Link
from factcheck.services.fetching import Answered, Failed, Fetcher, Refused
from factcheck.settings import Settings
from factcheck.text import pages

REDIRECTS = 5


def fetch(url: str, settings: Settings) -> Answered:
    """Fetch a page. Raises `Invalid` at the field `url` where that may not or cannot be done."""
    try:
        answered = Fetcher.of(settings, redirects=REDIRECTS, most_bytes=settings.upload_limit).get(url)
    except (Refused, Failed) as problem:
        raise Invalid({"url": [str(problem)]}) from None
    if answered.status != 200:
        raise Invalid({"url": [_("The page answers %(status)s instead of being there.", status=answered.status)]})
    return answered


def source(url: str, settings: Settings) -> dict[str, Any]:
    """Return what fills in the fields of a source, by their names; of a source that is known, what is known.

    `cited` is how often that source is attached. What is no HTML page has only its address. Raises `Invalid`.
    """
    known = Link.source_at(pages.plain_address(url))
    found: dict[str, Any] = {}
    if known is None:
        answered = fetch(url, settings)
        html = answered.headers.get("content-type", "").startswith(("text/html", "application/xhtml"))
        found = asdict(
            pages.about(answered.body, answered.url) if html else pages.About(pages.plain_address(answered.url))
        )
        known = Link.source_at(found["url"])
    if known:
        found = {"url": known.url, **known.details}
        found["cited"] = Evidence.select().where((Evidence.source == known) & Evidence.detached_at.is_null()).count()
    return found
