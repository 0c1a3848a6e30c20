"""What machines find: JSON-LD, feeds, the sitemap, pictures and oEmbed, each checked against its specification."""

import json
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator, FormatChecker
from lxml import etree, html
from PIL import Image

from factcheck.models import Claim, Commentary, Person, Verdict
from factcheck.publishing import pictures
from factcheck.services import commentaries
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose, publish
from tests.publishing.test_reader_pages import correct, page

SCHEMAS = Path(__file__).parent / "schemas"
SITE = "http://127.0.0.1:8000"


def validate(thing: object, schema: str) -> None:
    """Assert that a thing is what the JSON Schema of this name asks."""
    rules = json.loads((SCHEMAS / schema).read_text())
    Draft202012Validator(rules, format_checker=FormatChecker()).validate(thing)


def linked_data(client: FlaskClient, path: str) -> dict[str, dict]:
    """The JSON-LD of a page, by its type."""
    found = [json.loads(each.text) for each in page(client, path).cssselect("script[type='application/ld+json']")]
    return {each["@type"]: each for each in found}


@pytest.fixture
def commentary(fyodor: Person, ed: Person) -> Commentary:
    known = {"topic": "Bridges & ferries", "outlet": "The Town Crier", "source_url": "https://crier.example/bridge"}
    return publish(ed, make_commentary(fyodor, **known))


@pytest.fixture
def claim(fyodor: Person, commentary: Commentary) -> Claim:
    return make_claim(fyodor, commentary, holder="the </script> mayor")


@pytest.fixture
def verdict(fyodor: Person, ed: Person, claim: Claim) -> Verdict:
    make_evidence(fyodor, claim, publisher="The town")
    return approve(ed, propose(fyodor, claim))


@pytest.mark.parametrize(
    "rating", ["true", "mostly-true", "mixed", "misleading", "mostly-false", "false", "unverifiable"]
)
def test_it_tells_of_each_verdict_as_claim_review(
    client: FlaskClient, fyodor: Person, ed: Person, claim: Claim, rating: str
):
    make_evidence(fyodor, claim)
    verdict = approve(ed, propose(fyodor, claim, rating))
    review = linked_data(client, f"/verdicts/{verdict.id}")["ClaimReview"]
    validate(review, "claimreview.json")
    assert review["url"] == f"{SITE}/verdicts/{verdict.id}"
    assert ("ratingValue" in review["reviewRating"]) == (rating != "unverifiable")
    assert review["itemReviewed"]["author"]["name"] == "the </script> mayor"


def test_it_tells_of_no_version_that_does_not_stand(client: FlaskClient, verdict: Verdict, fyodor: Person, ed: Person):
    newer = correct(fyodor, ed, verdict)
    assert "ClaimReview" not in linked_data(client, f"/verdicts/{verdict.id}")
    review = linked_data(client, f"/verdicts/{newer.id}")["ClaimReview"]
    validate(review, "claimreview.json")
    assert review["correction"] == "The invoice was found."


def test_it_tells_of_a_text_as_article_and_of_the_way_to_it(client: FlaskClient, commentary: Commentary):
    found = linked_data(client, f"/c/{commentary.slug}")
    assert found["Article"]["headline"] == "A bridge and its price"
    assert found["Article"]["isBasedOn"] == "https://crier.example/bridge"
    steps = found["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3]
    for step in steps:
        assert client.get(step["item"].removeprefix(SITE)).status_code == 200


def test_it_names_the_canonical_address_and_a_picture(client: FlaskClient, claim: Claim, verdict: Verdict):
    for path in (f"/verdicts/{verdict.id}", f"/claims/{claim.id}"):
        shown = page(client, path)
        assert shown.cssselect("link[rel=canonical]")[0].get("href") == SITE + path
        picture = shown.cssselect("meta[property='og:image']")[0].get("content")
        answer = client.get(picture.removeprefix(SITE))
        assert answer.mimetype == "image/png"
        assert Image.open(BytesIO(answer.data)).size == pictures.SIZE


@pytest.mark.parametrize(("language", "wording"), [("en", "Short."), ("ru", "Слово " * 200), ("be", "Ў" * 300)])
def test_it_draws_any_wording(database: object, verdict: Verdict, language: str, wording: str):
    drawn = Image.open(BytesIO(pictures.draw(verdict.rating, language, wording)))
    assert drawn.size == pictures.SIZE
    assert len(drawn.convert("RGB").getcolors(1 << 24)) > 2


@pytest.mark.parametrize(
    "query", [{}, {"topic": "Bridges & ferries"}, {"holder": "the </script> mayor"}, {"language": "en"}]
)
def test_it_gives_feeds_as_specified(client: FlaskClient, verdict: Verdict, query: dict[str, str]):
    atom = client.get("/feed.atom", query_string=query)
    assert atom.mimetype == "application/atom+xml"
    feed = etree.fromstring(atom.data)
    etree.RelaxNG(file=str(SCHEMAS / "atom.rng")).assertValid(feed)
    names = {"a": "http://www.w3.org/2005/Atom"}
    assert feed.xpath("//a:entry/a:id/text()", namespaces=names) == [f"{SITE}/verdicts/{verdict.id}"]
    alternate = urlsplit(feed.xpath("/a:feed/a:link[@rel='alternate']/@href", namespaces=names)[0])
    assert client.get(alternate.path, query_string=alternate.query).status_code == 200
    json_feed = client.get("/feed.json", query_string=query)
    assert json_feed.mimetype == "application/feed+json"
    validate(json_feed.json, "jsonfeed.json")
    assert [item["id"] for item in json_feed.json["items"]] == [f"{SITE}/verdicts/{verdict.id}"]


@pytest.mark.usefixtures("verdict")
@pytest.mark.parametrize("query", [{"topic": "Ferries"}, {"holder": "the"}, {"language": "ru"}])
def test_it_gives_only_what_a_feed_is_asked_for(client: FlaskClient, query: dict[str, str]):
    assert client.get("/feed.json", query_string=query).json["items"] == []
    etree.RelaxNG(file=str(SCHEMAS / "atom.rng")).assertValid(
        etree.fromstring(client.get("/feed.atom", query_string=query).data)
    )


def test_it_lists_every_page_in_the_sitemap(
    client: FlaskClient, commentary: Commentary, claim: Claim, verdict: Verdict, ed: Person
):
    schema = etree.XMLSchema(file=str(SCHEMAS / "sitemap.xsd"))
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    (line,) = [line for line in client.get("/robots.txt").text.splitlines() if line.startswith("Sitemap: ")]

    def listed() -> set[str]:
        index = etree.fromstring(client.get(line.removeprefix("Sitemap: ").removeprefix(SITE)).data)
        schema.assertValid(index)
        found = set()
        for file in index.xpath("//s:loc/text()", namespaces=names):
            pages = etree.fromstring(client.get(file.removeprefix(SITE)).data)
            schema.assertValid(pages)
            assert len(pages.xpath("//s:lastmod", namespaces=names)) == len(pages)
            found |= {address.removeprefix(SITE) for address in pages.xpath("//s:loc/text()", namespaces=names)}
        return found

    assert listed() == {"/", f"/c/{commentary.slug}", f"/claims/{claim.id}", f"/verdicts/{verdict.id}"}
    commentaries.withdraw(ed, commentary, seen=commentary.version, reason="It was a forgery.")
    assert listed() == {"/"}


def test_it_is_framed_as_oembed_says(client: FlaskClient, commentary: Commentary, claim: Claim, verdict: Verdict):
    for path in (f"/c/{commentary.slug}", f"/claims/{claim.id}"):
        link = page(client, path).cssselect("link[type='application/json+oembed']")[0].get("href")
        answer = client.get(link.removeprefix(SITE) + "&maxwidth=400")
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        said = answer.json
        assert (said["version"], said["type"], said["width"]) == ("1.0", "rich", 400)
        frame = html.fromstring(said["html"])
        framed = client.get(frame.get("src").removeprefix(SITE))
        assert "frame-ancestors *" in framed.headers["Content-Security-Policy"]
        assert "False" in framed.text
    assert verdict.summary in framed.text
    assert client.get("/oembed?url=" + quote("https://elsewhere.example/c/x")).status_code == 404
    assert client.get("/oembed?url=" + quote(f"{SITE}/desk")).status_code == 404


def test_it_lets_nobody_frame_a_page_but_lets_everybody_read_what_is_embedded(
    client: FlaskClient, commentary: Commentary
):
    assert "frame-ancestors 'none'" in client.get(f"/c/{commentary.slug}").headers["Content-Security-Policy"]
    for path in (f"/embed/{commentary.slug}.json", "/embed.js"):
        answer = client.get(path)
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Cache-Control"] == "public, max-age=60"


def test_it_keeps_what_is_embedded_in_step_with_the_verdicts(
    client: FlaskClient, commentary: Commentary, verdict: Verdict, fyodor: Person, ed: Person
):
    address = f"/embed/{commentary.slug}.json"
    assert [each["rating"]["slug"] for each in client.get(address).json["claims"]] == ["false"]
    correct(fyodor, ed, verdict)
    assert [each["rating"]["slug"] for each in client.get(address).json["claims"]] == ["mixed"]
    commentaries.withdraw(ed, commentary, seen=commentary.version, reason="It was a forgery.")
    assert client.get(address).status_code == 410
