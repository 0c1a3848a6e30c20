"""The formats that others know: schema.org ClaimReview, Data Commons' feed and W3C Web Annotation."""

import httpx
import pytest

from factcheck.models import Person
from factcheck.publishing import annotations
from factcheck.services import verdicts
from factcheck.text import anchors
from tests.api.conftest import Api, Checked
from tests.factories import approve, make_claim, make_commentary, propose, publish


def test_it_gives_a_verdict_as_claim_review(api: Api, checked: Checked):
    answer = api.get(f"verdicts/{checked.verdict.id}.jsonld")
    assert answer.content_type == "application/ld+json"
    review = answer.json
    assert (review["@context"], review["@type"]) == ("https://schema.org", "ClaimReview")
    assert review["claimReviewed"] == "It cost 5 million euros"
    assert review["itemReviewed"]["author"] == {"@type": "Person", "name": "the mayor"}
    assert review["itemReviewed"]["appearance"]["publisher"]["name"] == "The Daily"
    assert review["reviewRating"] == {
        "@type": "Rating",
        "ratingValue": 1.0,
        "worstRating": 1,
        "bestRating": 5,
        "alternateName": "False",
        "ratingExplanation": "It cost 9.1 million euros.",
    }
    assert review["citation"][0]["url"] == "https://town.example/accounts"


def test_it_gives_no_number_to_a_rating_that_has_none(api: Api, fyodor: Person, ed: Person):
    commentary = make_commentary(fyodor)
    verdict = approve(ed, propose(fyodor, make_claim(fyodor, commentary), "unverifiable"))
    publish(ed, commentary)
    assert "ratingValue" not in api.get(f"verdicts/{verdict.id}.jsonld").json["reviewRating"]


def test_it_gives_what_is_accepted(api: Api, checked: Checked):
    address = f"verdicts/{checked.verdict.id}"
    assert api.get(address, Accept="application/ld+json").json["@type"] == "ClaimReview"
    assert api.get(address, Accept="application/json").json["id"] == checked.verdict.id
    assert api.get(address, Accept="*/*").json["id"] == checked.verdict.id
    assert api.get(f"{address}.json", Accept="application/ld+json").json["id"] == checked.verdict.id


def test_it_reviews_no_claim_whose_verdict_stands_no_more(api: Api, checked: Checked, ed: Person):
    verdicts.retract(ed, checked.verdict, seen=checked.verdict.version, reason="The accounts were forged.")
    assert api.get(f"verdicts/{checked.verdict.id}.jsonld").status_code == 404


def test_it_lists_claim_reviews_as_a_feed(api: Api, checked: Checked):
    feed = api.get("verdicts.jsonld").json
    assert feed["@type"] == "DataFeed"
    (element,) = feed["dataFeedElement"]
    assert element["@type"] == "DataFeedItem"
    assert element["item"] == [api.get(f"verdicts/{checked.verdict.id}.jsonld").json]


def test_it_gives_the_checked_claims_as_annotations(api: Api, checked: Checked):
    collection = api.get(f"commentaries/{checked.commentary.id}/annotations").json
    assert (collection["@context"], collection["type"], collection["total"]) == (
        "http://www.w3.org/ns/anno.jsonld",
        "AnnotationCollection",
        1,
    )
    (annotation,) = collection["first"]["items"]
    assert (annotation["type"], annotation["motivation"]) == ("Annotation", "assessing")
    assert annotation == api.get(httpx.URL(annotation["id"]).path).json
    assert [body["value"] for body in annotation["body"]] == ["False", "It cost 9.1 million euros."]


def test_its_selectors_find_the_words_in_the_text(api: Api, checked: Checked):
    collection = api.get(f"commentaries/{checked.commentary.id}/annotations").json
    page, text = collection["first"]["items"][0]["target"]
    plain = api.get(httpx.URL(text["source"]).path).text
    quote, position = text["selector"]
    assert page["source"].endswith("/c/a-bridge-and-its-price")
    assert plain[position["start"] : position["end"]] == quote["exact"] == "It cost 5 million euros"
    selector = anchors.TextQuoteSelector(quote["exact"], quote["prefix"], quote["suffix"])
    assert (selector.prefix + selector.exact + selector.suffix) in plain


def test_it_pages_annotations(api: Api, checked: Checked, fyodor: Person, ed: Person, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(annotations, "PAGE_SIZE", 1)
    approve(ed, propose(fyodor, make_claim(fyodor, checked.commentary, "Two thirds of the town’s people")))
    collection = api.get(f"commentaries/{checked.commentary.id}/annotations").json
    first = collection["first"]
    second = api.get(httpx.URL(first["next"]).path).json
    assert collection["last"] == second["id"] == first["next"]
    assert (collection["total"], second["startIndex"], second["prev"]) == (2, 1, first["id"])
    assert "next" not in second
    assert api.get(httpx.URL(f"{collection['id']}/2").path).status_code == 404
