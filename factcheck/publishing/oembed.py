"""What oEmbed (https://oembed.com) says of a page of ours: the frame in which it stands on another."""

from typing import Any
from urllib.parse import urlsplit

from markupsafe import escape

from factcheck.models import Rendition
from factcheck.publishing import addresses, site

_WIDTH, _HEIGHT, _CLAIM_HEIGHT = 640, 480, 320


def describe(url: str, maxwidth: int | None = None, maxheight: int | None = None) -> dict[str, Any] | None:
    """Return the answer for the address of a commentary or a claim; None where nothing is published there."""
    path = urlsplit(url).path
    if url != site.absolute(path):
        return None
    framed = _framed(path)
    if not framed or not Rendition.select().where((Rendition.path == framed) & (Rendition.status == 200)).exists():
        return None
    width = min(_WIDTH, maxwidth or _WIDTH)
    height = _CLAIM_HEIGHT if path.startswith(addresses.claim("")) else _HEIGHT
    height = min(height, maxheight or height)
    return {
        "version": "1.0",
        "type": "rich",
        "provider_name": site.name(),
        "provider_url": site.absolute(addresses.home()),
        "cache_age": site.cache_seconds(),
        "width": width,
        "height": height,
        "html": f'<iframe src="{escape(site.absolute(framed))}" title="{escape(site.name())}" '
        f'width="{width}" height="{height}" loading="lazy"></iframe>',
    }


def _framed(path: str) -> str | None:
    for page, frame in ((addresses.claim, addresses.embed_claim), (addresses.commentary, addresses.embed)):
        name = path.removeprefix(page(""))
        if name != path and name and "/" not in name:
            return frame(name)
    return None
