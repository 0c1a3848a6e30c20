"""Lists: filters, fields, neighbours, cursors and the order."""

from datetime import timedelta

import httpx
import pytest

from factcheck import clock
from factcheck.models import Person, Rating
from factcheck.services import commentaries, verdicts
from tests.api.conftest import Api, Checked
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose, publish


def ids(api: Api, address: str) -> list[str]:
    return [verdict["id"] for verdict in api.get(address).json["verdicts"]]


@pytest.fixture
def another(checked: Checked, fyodor: Person, ed: Person) -> Checked:
    """A commentary in Russian with one claim, which is true."""
    commentary = make_commentary(fyodor, language="ru", title="Про мост", topic="Towns", outlet="Вестник")
    claim = make_claim(fyodor, commentary, "opened in 1998")
    make_evidence(fyodor, claim, url="https://www.archive.example/1998")
    verdict = approve(ed, propose(fyodor, claim, "true"))
    publish(ed, commentary)
    return Checked(commentary, claim, verdict)


@pytest.mark.parametrize(
    "narrowed",
    [
        "rating=false",
        "rating=false,mixed",
        "holder=the mayor",
        "topic=Bridges",
        "language=en",
        "outlet=The Daily",
        "source_domain=town.example",
        "rating=false&language=en&topic=Bridges&source_domain=town.example",
    ],
)
def test_it_narrows_by_what_is_asked(api: Api, checked: Checked, another: Checked, narrowed: str):
    assert ids(api, f"verdicts?{narrowed}") == [checked.verdict.id]


def test_it_narrows_to_nothing_where_filters_contradict(api: Api, checked: Checked, another: Checked):
    assert ids(api, "verdicts?rating=false&language=ru") == []


def test_it_takes_several_values_of_one_filter(api: Api, checked: Checked, another: Checked):
    assert ids(api, "verdicts?language=ru,en") == [checked.verdict.id, another.verdict.id]


def test_it_narrows_to_what_was_published_since(api: Api, checked: Checked):
    later = (clock.now() + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert ids(api, "verdicts?published_since=2020-01-01T00:00:00Z") == [checked.verdict.id]
    assert ids(api, f"verdicts?published_since={later}") == []


def test_it_narrows_to_what_was_corrected_since(
    api: Api, checked: Checked, another: Checked, fyodor: Person, ed: Person
):
    corrected = approve(ed, propose(fyodor, checked.claim, "mixed", correction="New accounts came out."))
    assert ids(api, "verdicts?corrected_since=2020-01-01T00:00:00Z") == [corrected.id]


def test_it_lists_only_what_stands(api: Api, checked: Checked, ed: Person):
    verdicts.retract(ed, checked.verdict, seen=checked.verdict.version, reason="The accounts were forged.")
    assert ids(api, "verdicts") == []
    assert api.get(f"verdicts/{checked.verdict.id}").json["retraction"] == "The accounts were forged."


def test_it_lists_what_was_approved_before_its_commentary_was_published_where_it_became_public(
    api: Api, checked: Checked, fyodor: Person, ed: Person
):
    hidden = make_commentary(fyodor, title="Hidden")
    early = approve(ed, propose(fyodor, make_claim(fyodor, hidden)))
    other = make_commentary(fyodor, title="Shown")
    late = approve(ed, propose(fyodor, make_claim(fyodor, other)))
    publish(ed, other)
    publish(ed, hidden)
    assert ids(api, "verdicts") == [checked.verdict.id, late.id, early.id]


def test_its_cursor_survives_what_is_published_meanwhile(
    api: Api, checked: Checked, another: Checked, fyodor: Person, ed: Person
):
    first = api.get("verdicts?limit=1")
    third = approve(ed, propose(fyodor, make_claim(fyodor, checked.commentary, "Two thirds of the town’s people")))
    second = api.get(first.json["next"])
    rest = api.get(second.json["next"])
    pages = [*first.json["verdicts"], *second.json["verdicts"], *rest.json["verdicts"]]
    assert [each["id"] for each in pages] == [checked.verdict.id, another.verdict.id, third.id]
    assert rest.json["next"] is None


def test_it_names_the_next_page_in_the_link_header_too(api: Api, checked: Checked, another: Checked):
    answer = api.get("verdicts?limit=1")
    assert answer.headers["Link"] == f'<{answer.json["next"]}>; rel="next"'


def test_its_next_page_keeps_filters_and_fields(api: Api, checked: Checked, another: Checked):
    first = api.get("verdicts?limit=1&fields=id&rating=true,false")
    assert api.get(first.json["next"]).json == {"verdicts": [{"id": another.verdict.id}], "next": None}


def test_it_refuses_the_cursor_of_another_question(api: Api, checked: Checked, another: Checked):
    cursor = api.get("verdicts?limit=1").json["next"].partition("cursor=")[2]
    for address in (f"verdicts?rating=false&cursor={cursor}", f"claims?cursor={cursor}", "verdicts?cursor=forged"):
        answer = api.get(address)
        assert (answer.status_code, list(answer.json["errors"])) == (422, ["cursor"])


def test_it_gives_the_fields_that_are_asked_for(api: Api, checked: Checked):
    answer = api.get("verdicts?fields=id,rating")
    assert [sorted(each) for each in answer.json["verdicts"]] == [["id", "rating"]]


def test_it_brings_neighbours_along_by_their_paths(api: Api, checked: Checked, fyodor: Person, ed: Person):
    corrected = approve(ed, propose(fyodor, checked.claim, "mixed", correction="New accounts came out."))
    answer = api.get(f"verdicts/{corrected.id}?include=claim,commentary,edition,history&fields=id")
    included = answer.json["included"]
    assert answer.json["id"] == corrected.id
    assert set(included) == {
        f"/api/v1/claims/{checked.claim.id}",
        f"/api/v1/commentaries/{checked.commentary.id}",
        f"/api/v1/editions/{checked.commentary.edition.id}",
        f"/api/v1/verdicts/{checked.verdict.id}",
        f"/api/v1/verdicts/{corrected.id}",
    }
    assert all(api.get(path).json == resource for path, resource in included.items())


def test_it_brings_no_neighbours_of_a_tombstone(api: Api, checked: Checked, ed: Person):
    commentaries.withdraw(ed, checked.commentary, seen=checked.commentary.version, reason="It was a parody.")
    answer = api.get(f"verdicts/{checked.verdict.id}?include=commentary")
    assert answer.json == {
        "id": checked.verdict.id,
        "state": "withdrawn",
        "withdrawal": "It was a parody.",
        "included": {},
    }


@pytest.mark.parametrize(
    ("asked", "field", "meant"),
    [
        ("verdicts?hodler=x", "hodler", "holder"),
        ("verdicts?fields=id,ratings", "fields", "rating"),
        ("verdicts?include=commentry", "include", "commentary"),
        ("verdicts?rating=mostly_false", "rating", "mostly-false"),
        ("claims/x?include=historie", "include", "history"),
    ],
)
def test_it_names_what_was_meant(api: Api, asked: str, field: str, meant: str):
    answer = api.get(asked)
    assert answer.status_code == 422
    assert answer.json["errors"][field][0].endswith(f"Did you mean {meant}?")


@pytest.mark.parametrize("asked", ["limit=0", "limit=101", "limit=x", "limit=1&limit=2", "published_since=yesterday"])
def test_it_refuses_what_does_not_hold(api: Api, asked: str):
    assert api.get(f"verdicts?{asked}").status_code == 422


@pytest.mark.parametrize("kind", ["commentaries", "editions", "claims", "verdicts"])
def test_it_lists_nothing_of_a_draft(api: Api, fyodor: Person, ed: Person, kind: str):
    draft = make_commentary(fyodor)
    verdict = approve(ed, propose(fyodor, make_claim(fyodor, draft)))
    assert api.get(kind).json == {kind: [], "next": None}
    assert api.get(f"verdicts/{verdict.id}").status_code == 404


def test_it_answers_304_to_who_has_it(api: Api, checked: Checked):
    for path in ("verdicts", f"verdicts/{checked.verdict.id}", f"claims/{checked.claim.id}", "sources", "ratings"):
        answer = api.get(path)
        assert api.get(path, If_None_Match=answer.headers["ETag"]).status_code == 304


def test_it_answers_head_as_get_without_the_body(api: Api, checked: Checked):
    got, headed = api.get("verdicts"), api.send("HEAD", "verdicts")
    assert headed.data == b""
    assert headed.headers["ETag"] == got.headers["ETag"]


def test_it_dates_what_is_stored_and_no_list(api: Api, checked: Checked):
    assert "Last-Modified" not in api.get("verdicts").headers
    dated = api.get(f"verdicts/{checked.verdict.id}").headers["Last-Modified"]
    assert api.get(f"verdicts/{checked.verdict.id}", If_Modified_Since=dated).status_code == 304


def test_it_tells_the_sources_that_verdicts_stand_on(api: Api, checked: Checked, another: Checked):
    sources = api.get("sources").json["sources"]
    assert [each["domain"] for each in sources] == ["town.example", "archive.example"]
    assert sources[0]["verdicts"] == [checked.verdict.id]
    assert api.get(f"sources/{sources[0]['id']}").json == sources[0]
    assert ids(api, f"verdicts?source={sources[1]['id']}") == [another.verdict.id]


def test_it_tells_the_evidence_at_its_own_address(api: Api, checked: Checked):
    (evidence,) = api.get("evidence").json["evidence"]
    assert (evidence["verdict"], evidence["claim"], evidence["stance"]) == (
        checked.verdict.id,
        checked.claim.id,
        "refutes",
    )
    assert api.get(f"evidence/{evidence['id']}").json == evidence


def test_it_forgets_the_sources_of_what_stands_no_more(api: Api, checked: Checked, ed: Person):
    verdicts.retract(ed, checked.verdict, seen=checked.verdict.version, reason="The accounts were forged.")
    assert api.get("sources").json["sources"] == []
    assert api.get("evidence").json["evidence"] == []


def test_it_narrows_what_verdicts_are_told_in_like_these(api: Api, checked: Checked, another: Checked):
    def names(address: str, member: str) -> list[str]:
        (found,) = (each for each in api.get(address).json.values() if isinstance(each, list))
        return [each[member] for each in found]

    assert names("topics?language=ru", "name") == ["Towns"]
    assert names("holders?topic=Bridges", "name") == ["the mayor"]
    assert names("holders?topic=Towns", "name") == []
    assert names("sources?rating=true", "domain") == ["archive.example"]
    assert names("evidence?source_domain=town.example", "verdict") == [checked.verdict.id]


def test_it_leads_to_what_there_is(api: Api, checked: Checked):
    index = api.get("/api/v1").json
    assert api.get("/api/v1/").json == index
    for name in ("verdicts", "editions", "ratings", "changes"):
        assert api.get(httpx.URL(index["resources"][name]).path).status_code == 200
    assert api.get(httpx.URL(index["openapi"]).path).status_code == 200


def test_it_counts_how_holders_and_topics_fared(api: Api, checked: Checked, another: Checked):
    assert api.get("holders").json["holders"] == [{"name": "the mayor", "verdicts": 1}]
    assert api.get("holders/the mayor").json == {"name": "the mayor", "verdicts": 1, "ratings": {"false": 1}}
    assert [each["name"] for each in api.get("topics").json["topics"]] == ["Bridges", "Towns"]
    assert api.get("topics/Nowhere").status_code == 404


def test_it_tells_the_scale_in_every_language(api: Api):
    scale = api.get("ratings").json["ratings"]
    assert scale[0] == api.get("ratings/true").json
    assert scale[0]["names"]["be"] == "Праўда"
    assert scale[0]["active"] is True
    assert scale[0]["colours"].keys() == {"light", "dark"}
    assert api.get("ratings/nonsense").status_code == 404


def test_it_tells_a_rating_that_is_switched_off_and_fills_in_what_was_not_translated(api: Api):
    Rating.update(active=False, names={"en": "True"}).where(Rating.slug == "true").execute()
    rating = api.get("ratings/true").json
    assert (rating["active"], rating["names"]) == (False, {"en": "True", "ru": "True", "be": "True"})


def test_it_keeps_the_history_of_a_claim(api: Api, checked: Checked, fyodor: Person, ed: Person):
    approve(ed, propose(fyodor, checked.claim, "mixed", correction="New accounts came out."))
    claim = api.get(f"claims/{checked.claim.id}").json
    assert [(each["number"], each["state"], each["rating"]) for each in claim["history"]] == [
        (2, "published", "mixed"),
        (1, "superseded", "false"),
    ]
    assert claim["verdict"]["correction"] == "New accounts came out."
