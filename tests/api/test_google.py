"""The real client of Google's Fact Check Tools, pointed at our server."""

import json
from typing import Any

import pytest
from googleapiclient.discovery import build
from googleapiclient.discovery_cache import get_static_doc
from googleapiclient.errors import HttpError

from factcheck.models import Person, Site
from factcheck.services import site
from tests.api.conftest import Api, Checked
from tests.factories import approve, make_claim, make_commentary, propose, publish

SCHEMAS = json.loads(get_static_doc("factchecktools", "v1alpha1"))["schemas"]
PREFIX = "GoogleFactcheckingFactchecktoolsV1alpha1"


@pytest.fixture
def google(live: str, api: Api) -> Any:
    """Google's own client, with our address and our key."""
    with build(
        "factchecktools",
        "v1alpha1",
        developerKey=api.key,
        client_options={"api_endpoint": live},
        static_discovery=True,
    ) as service:
        yield service


def assert_complete(content: Any, schema: dict[str, Any]) -> None:
    """Every member is one of the discovery document's, of its type; what we know nothing of may be missing."""
    if "$ref" in schema:
        schema = SCHEMAS[schema["$ref"]]
    if schema["type"] == "array":
        assert isinstance(content, list)
        for each in content:
            assert_complete(each, schema["items"])
    elif schema["type"] == "object":
        assert isinstance(content, dict)
        assert content.keys() <= schema["properties"].keys()
        for name, value in content.items():
            assert_complete(value, schema["properties"][name])
    else:
        assert type(content) is {"string": str, "integer": int}[schema["type"]]


def test_it_searches(google: Any, checked: Checked):
    answer = google.claims().search(query="costing euros").execute()
    assert_complete(answer, {"$ref": f"{PREFIX}FactCheckedClaimSearchResponse"})
    (claim,) = answer["claims"]
    assert claim.keys() == SCHEMAS[f"{PREFIX}Claim"]["properties"].keys()
    assert (claim["text"], claim["claimant"]) == ("It cost 5 million euros", "the mayor")
    (review,) = claim["claimReview"]
    assert review.keys() == SCHEMAS[f"{PREFIX}ClaimReview"]["properties"].keys()
    assert (review["textualRating"], review["languageCode"]) == ("False", "en")
    assert review["reviewDate"].endswith("Z")


def test_it_answers_an_empty_object_where_nothing_is_found(google: Any, checked: Checked):
    assert google.claims().search(query="aqueduct").execute() == {}


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        ({"languageCode": "en-GB"}, 1),
        ({"languageCode": "ru"}, 0),
        ({"maxAgeDays": 1}, 1),
        ({"reviewPublisherSiteFilter": "127.0.0.1"}, 1),
        ({"reviewPublisherSiteFilter": "elsewhere.example"}, 0),
    ],
)
def test_it_narrows(google: Any, checked: Checked, narrowed: dict[str, Any], found: int):
    assert len(google.claims().search(query="cost", **narrowed).execute().get("claims", [])) == found


def test_it_lists_all_of_a_publisher(google: Any, checked: Checked):
    assert len(google.claims().search(reviewPublisherSiteFilter="127.0.0.1").execute()["claims"]) == 1


def five(fyodor: Person, ed: Person) -> None:
    text = " ".join(f"The tower {number} is leaning." for number in range(5))
    commentary = make_commentary(fyodor, text)
    for number in range(5):
        approve(ed, propose(fyodor, make_claim(fyodor, commentary, f"The tower {number} is leaning")))
    publish(ed, commentary)


def test_it_pages_as_the_client_pages(google: Any, fyodor: Person, ed: Person):
    five(fyodor, ed)
    texts, token = [], None
    while True:
        page = google.claims().search(query="tower", pageSize=2, pageToken=token).execute()
        texts += [claim["text"] for claim in page["claims"]]
        token = page.get("nextPageToken")
        if not token:
            break
    assert sorted(texts) == [f"The tower {number} is leaning" for number in range(5)]
    rest = google.claims().search(query="tower", pageSize=10, offset=3).execute()["claims"]
    assert [claim["text"] for claim in rest] == texts[3:]


def test_it_lists_the_markup_of_pages(google: Any, checked: Checked):
    answer = google.pages().list(organization="127.0.0.1").execute()
    assert_complete(answer, {"$ref": f"{PREFIX}ListClaimReviewMarkupPagesResponse"})
    (page,) = answer["claimReviewMarkupPages"]
    assert page.keys() == SCHEMAS[f"{PREFIX}ClaimReviewMarkupPage"]["properties"].keys()
    assert google.pages().get(name=page["name"]).execute() == page
    assert google.pages().list(url=page["pageUrl"]).execute() == answer


def test_it_pages_the_markup(google: Any, fyodor: Person, ed: Person):
    five(fyodor, ed)
    names, token = [], None
    while token != "":
        page = google.pages().list(organization="127.0.0.1", pageSize=2, pageToken=token).execute()
        names += [each["name"] for each in page["claimReviewMarkupPages"]]
        token = page.get("nextPageToken", "")
    assert len(set(names)) == len(names) == 5


@pytest.mark.parametrize(
    ("ask", "status"),
    [
        (lambda service: service.claims().search(), 400),
        (lambda service: service.claims().search(query="x", pageToken="forged"), 400),
        (lambda service: service.pages().list(), 400),
        (lambda service: service.pages().get(name="pages/nonsense"), 404),
        (lambda service: service.pages().create(body={}), 403),
        (lambda service: service.pages().delete(name="pages/x"), 403),
    ],
)
def test_it_refuses_in_google_s_words(google: Any, ask: Any, status: int):
    with pytest.raises(HttpError) as refused:
        ask(google).execute()
    assert refused.value.status_code == status
    assert refused.value.reason


def test_it_asks_for_a_key(client: Any, database: Any):
    answer = client.get("/v1alpha1/claims:search?query=x")
    assert (answer.status_code, answer.json["error"]["status"]) == (401, "UNAUTHENTICATED")


def test_it_shows_the_newsroom_s_logo(google: Any, api: Api, checked: Checked, ada: Person):
    def image() -> str:
        (page,) = google.pages().list(organization="127.0.0.1").execute()["claimReviewMarkupPages"]
        return str(page["claimReviewAuthor"]["imageUrl"])

    assert image().endswith("/static/favicon.svg")
    drawn = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path d="M0 0h2v1z"/></svg>'
    site.set_logo(ada, Site.current(), seen=Site.current().version, content=drawn)
    assert "/logo.svg?v=" in image()
    assert api.get(f"verdicts/{checked.verdict.id}.jsonld").json["author"]["logo"] == image()
