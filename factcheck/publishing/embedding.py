"""A commentary's checked claims for other people's pages: what the embed script puts into the text."""

from typing import Any

from factcheck.models import Verdict
from factcheck.publishing import addresses, palette, site, translations
from factcheck.publishing.reading import PublicClaim, Reading
from factcheck.text import anchors
from factcheck.text.spans import Span

_WORDS = {
    "close": "Close",
    "evidence": "Evidence",
    "supports": "Supports",
    "refutes": "Refutes",
    "context": "Context",
    "permalink": "Permanent link",
    "show": "Claim %(number)s: %(rating)s, show the evidence",
}


def describe(reading: Reading) -> dict[str, Any]:
    """Return what the script needs: its words, and of each checked claim where it stands and what was found."""
    gettext = translations.catalogue(reading.language).gettext
    return {
        "language": reading.language,
        "site": site.name(),
        "url": site.absolute(reading.address),
        "words": {name: gettext(word) for name, word in _WORDS.items()},
        "claims": [_claim(reading, each, each.verdict) for each in reading.checked if each.verdict],
    }


def _claim(reading: Reading, each: PublicClaim, verdict: Verdict) -> dict[str, Any]:
    rating = reading.ratings[verdict.rating_id]
    return {
        "id": each.claim.id,
        "number": each.number,
        "url": site.absolute(addresses.claim(each.claim.id)),
        "quotes": [_quote(reading.edition.text, span) for span in each.claim.places],
        "wording": each.claim.wording,
        "holder": each.claim.holder,
        "rating": {
            **palette.describe(rating),
            "name": rating.name_in(reading.language),
        },
        "summary": verdict.summary,
        "evidence": [
            {"stance": one["stance"], "title": one["source"]["title"], "url": one["source"]["url"]}
            for one in verdict.evidence
        ],
        "date": verdict.reviewed_at.date().isoformat(),
    }


def _quote(text: str, span: Span) -> dict[str, str]:
    """Return a TextQuoteSelector without its type."""
    quote = anchors.describe(text, span)
    return {"exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
