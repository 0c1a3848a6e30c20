"""What machines read on the public pages: schema.org's Article, BreadcrumbList and ClaimReview as JSON-LD.

The shapes follow Google's guidelines for structured data (https://developers.google.com/search/docs/appearance).
"""

from typing import Any

import orjson
from markupsafe import Markup

from factcheck.models import Verdict
from factcheck.publishing import addresses, claimreview, describing, site
from factcheck.publishing.reading import PublicClaim, Reading

CONTEXT = "https://schema.org"
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def for_script(thing: dict[str, Any]) -> Markup:
    """Return JSON that ends no <script>, whatever stands in it."""
    text = orjson.dumps(thing).decode()
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    return Markup(text)


def review(reading: Reading, verdict: Verdict) -> dict[str, Any]:
    """Return a version of a verdict as ClaimReview."""
    return claimreview.from_verdict(describing.verdict(reading, verdict))


def article(reading: Reading) -> dict[str, Any]:
    """Return a commentary's page as Article."""
    commentary, edition = reading.commentary, reading.edition
    writer = {"@type": "Person", "name": edition.byline} if edition.byline else _organization(commentary.outlet)
    optional = {
        "author": writer if writer["name"] else None,
        "about": commentary.topic,
        "isBasedOn": commentary.source_url,
        "datePublished": _moment(commentary.published_at),
        "dateModified": _moment(reading.as_of),
    }
    url = site.absolute(reading.address)
    return {
        "@context": CONTEXT,
        "@type": "Article",
        "headline": edition.title[:110],
        "inLanguage": edition.language,
        "url": url,
        "mainEntityOfPage": url,
        "publisher": claimreview.newsroom(),
        "publishingPrinciples": site.absolute(addresses.method()),
        **{name: value for name, value in optional.items() if value},
    }


def breadcrumbs(reading: Reading, each: PublicClaim | None = None) -> dict[str, Any]:
    """Return the way from the first page to a commentary, or on to one of its claims."""
    commentary = reading.commentary
    steps = [(site.name(), addresses.home())]
    if commentary.topic:
        steps.append((commentary.topic, addresses.topic(commentary.topic)))
    steps.append((reading.edition.title, reading.address))
    if each:
        steps.append((each.claim.wording, addresses.claim(each.claim.id)))
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": site.absolute(path)}
            for number, (name, path) in enumerate(steps, start=1)
        ],
    }


def _organization(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name}


def _moment(moment: Any) -> str | None:
    return moment.isoformat() if moment else None
