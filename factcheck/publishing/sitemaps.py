"""What search engines are told of: the sitemap (https://www.sitemaps.org/protocol.html) and robots.txt."""

from xml.etree import ElementTree

from peewee import fn

from factcheck.models import Rendition
from factcheck.publishing import addresses, feeds, site

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_KINDS = ("home", "commentary page", "claim page", "verdict page")
SIZE = 10_000  # addresses in one file; the protocol allows 50,000

_LISTED = Rendition.public & (Rendition.status == 200) & Rendition.kind.in_(_KINDS)


def index() -> bytes:
    """Return the index of the sitemap's files, each with the time at which something in it changed last."""
    root = ElementTree.Element("sitemapindex", xmlns=_NAMESPACE)
    total = Rendition.select().where(_LISTED).count()
    newest = Rendition.select(fn.MAX(Rendition.modified_at)).where(_LISTED).scalar()
    for number in range(1, max(1, -(-total // SIZE)) + 1):
        entry = ElementTree.SubElement(root, "sitemap")
        ElementTree.SubElement(entry, "loc").text = site.absolute(addresses.sitemap(number))
        if newest:
            ElementTree.SubElement(entry, "lastmod").text = Rendition.modified_at.python_value(newest).isoformat()
    return feeds.xml(root)


def page(number: int) -> bytes | None:
    """Return a file of the sitemap, counted from 1: the pages with their last change; None where there is none."""
    rows = list(
        Rendition.select(Rendition.path, Rendition.modified_at)
        .where(_LISTED)
        .order_by(Rendition.path)
        .offset((number - 1) * SIZE)
        .limit(SIZE)
    )
    if not rows:
        return None
    root = ElementTree.Element("urlset", xmlns=_NAMESPACE)
    for row in rows:
        entry = ElementTree.SubElement(root, "url")
        ElementTree.SubElement(entry, "loc").text = site.absolute(row.path)
        ElementTree.SubElement(entry, "lastmod").text = row.modified_at.isoformat()
    return feeds.xml(root)


def robots() -> str:
    """Return robots.txt: what is public may be read, what is asked anew each time need not be."""
    return (
        "User-agent: *\nDisallow: /desk\nDisallow: /search\nDisallow: /report\nDisallow: /embed/\n\n"
        f"Sitemap: {site.absolute('/sitemap.xml')}\n"
    )
