"""A verdict as schema.org ClaimReview (https://schema.org/ClaimReview), which search engines and platforms read."""

from typing import Any

from factcheck.publishing import site

WORST, BEST = 1, 5


def from_verdict(verdict: dict[str, Any]) -> dict[str, Any]:
    """Turn a verdict, as `VerdictSchema` dumps it, into ClaimReview."""
    commentary, claim, rating = verdict["commentary"], verdict["claim"], verdict["rating"]
    appearance = {
        "@type": "CreativeWork",
        "headline": commentary["title"],
        "url": commentary["source_url"] or commentary["url"],
        **({"publisher": _organization(commentary["outlet"])} if commentary["outlet"] else {}),
    }
    author = {"@type": "Person", "name": claim["holder"]} if claim["holder"] else _organization(commentary["outlet"])
    numeric = {} if rating["value"] is None else {"ratingValue": rating["value"]}
    review = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": verdict["url"],
        "inLanguage": commentary["language"],
        "datePublished": verdict["published_at"],
        "author": newsroom(),
        "claimReviewed": claim["wording"],
        "itemReviewed": {
            "@type": "Claim",
            "name": claim["quote"],
            **({"author": author} if author["name"] else {}),
            **({"datePublished": commentary["period"]["end"]} if commentary["period"] else {}),
            "appearance": appearance,
        },
        "reviewRating": {
            "@type": "Rating",
            **numeric,
            "worstRating": WORST,
            "bestRating": BEST,
            "alternateName": rating["name"],
            "ratingExplanation": verdict["summary"],
        },
        "abstract": verdict["summary"],
        "citation": [_citation(each["source"]) for each in verdict["evidence"]],
    }
    if verdict["correction"]:
        review["correction"] = verdict["correction"]
    return review


def newsroom() -> dict[str, Any]:
    """Return the newsroom as Organization, with its logo if it has one."""
    logo = site.logo()
    picture = {"logo": site.absolute(logo.address)} if logo else {}
    return {"@type": "Organization", "name": site.name(), "url": site.absolute("/"), **picture}


def _organization(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name}


def _citation(source: dict[str, Any]) -> dict[str, Any]:
    optional = {"url": source["url"], "datePublished": source["published_on"]}
    publisher = {"publisher": _organization(source["publisher"])} if source["publisher"] else {}
    given = {name: value for name, value in optional.items() if value}
    return {"@type": "CreativeWork", "name": source["title"], **given, **publisher}


def feed(verdicts: list[dict[str, Any]], modified: str | None) -> dict[str, Any]:
    """Return the data feed of Data Commons (https://www.datacommons.org/factcheck) with these verdicts."""
    return {
        "@context": "https://schema.org",
        "@type": "DataFeed",
        "name": site.name(),
        "dateModified": modified,
        "dataFeedElement": [
            {
                "@type": "DataFeedItem",
                "url": verdict["url"],
                "dateCreated": verdict["published_at"],
                "item": [from_verdict(verdict)],
            }
            for verdict in verdicts
        ],
    }
