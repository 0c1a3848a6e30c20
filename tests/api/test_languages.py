"""A text in two languages: its translation, the claims of that, and the verdicts that both share."""

import json

import httpx
import orjson

from factcheck.models import Claim, Person
from factcheck.publishing import fare
from factcheck.services import claims, commentaries, pairing, sayings, verdicts
from tests.api.conftest import Api, Checked, Translated
from tests.factories import approve, propose


def ids(api: Api, address: str) -> list[str]:
    return [each["id"] for each in next(iter(api.get(address).json.values()))]


def told(api: Api, after: int) -> list[tuple[str, str, str]]:
    """The type, the language and the path of every event after a position."""
    changes = api.get(f"changes?after={after}").json["changes"]
    events = [event for change in changes for event in change["events"]]
    return [(event["type"], event["language"], httpx.URL(event["url"]).path) for event in events]


def test_it_leads_from_a_commentary_to_its_text_in_each_language(api: Api, checked: Checked, translated: Translated):
    answer = api.get(f"commentaries/{checked.commentary.id}?include=editions").json
    assert [(each["language"], each["title"]) for each in answer["editions"]] == [
        ("en", "A bridge and its price"),
        ("ru", "Мост и его цена"),
    ]
    assert answer["language"] == "en"
    russian = answer["included"][f"/api/v1/editions/{translated.edition.id}"]
    assert russian == api.get(f"editions/{translated.edition.id}").json
    assert russian["text"] == api.get(f"editions/{translated.edition.id}.txt").text
    assert russian["commentary"]["url"].endswith("/c/a-bridge-and-its-price/ru")


def test_it_says_of_which_claim_one_is_the_translation(api: Api, checked: Checked, translated: Translated):
    russian = api.get(f"claims/{translated.claim.id}?include=translations,history").json
    assert (russian["language"], russian["translation_of"], russian["translations"]) == ("ru", checked.claim.id, [])
    assert (russian["verdict"]["id"], russian["verdict"]["rating"]["name"]) == (checked.verdict.id, "Неправда")
    assert set(russian["included"]) == {
        f"/api/v1/claims/{checked.claim.id}",
        f"/api/v1/verdicts/{checked.verdict.id}/ru",
    }
    english = api.get(f"claims/{checked.claim.id}").json
    assert (english["language"], english["translation_of"]) == ("en", None)
    assert english["translations"] == [{"id": translated.claim.id, "language": "ru"}]


def test_it_tells_a_verdict_of_the_translation_too(api: Api, checked: Checked, translated: Translated):
    verdict = api.get(f"verdicts/{checked.verdict.id}/ru").json
    assert (verdict["claim"]["id"], verdict["claim"]["wording"]) == (
        translated.claim.id,
        "Мост стоил 5 миллионов евро.",
    )
    assert (verdict["commentary"]["language"], verdict["written_in"]) == ("ru", "en")
    assert verdict["url"].endswith(f"/claims/{translated.claim.id}")
    assert verdict["summary"] == api.get(f"verdicts/{checked.verdict.id}").json["summary"]
    assert "written_in" not in api.get(f"verdicts/{checked.verdict.id}").json
    assert api.get(f"verdicts/{checked.verdict.id}/be").status_code == 404


def test_it_finds_by_language(api: Api, checked: Checked, translated: Translated, fyodor: Person, ed: Person):
    own = approve(ed, propose(fyodor, translated.other, "true"))
    assert ids(api, "verdicts") == [checked.verdict.id, own.id]
    assert ids(api, "verdicts?language=ru") == [checked.verdict.id, own.id]
    assert ids(api, "verdicts?language=en") == [checked.verdict.id]
    assert {each["commentary"]["language"] for each in api.get("verdicts?language=ru").json["verdicts"]} == {"ru"}
    assert ids(api, "claims?language=ru") == [translated.claim.id, translated.other.id]
    assert ids(api, "claims?language=en") == [checked.claim.id]
    assert ids(api, "editions?language=ru") == [translated.edition.id]
    assert ids(api, f"verdicts?claim={translated.claim.id}") == [checked.verdict.id]
    assert ids(api, "verdicts?language=ru&source_domain=town.example") == [checked.verdict.id]


def test_it_finds_by_words_of_either_language(api: Api, checked: Checked, translated: Translated):
    (russian,) = api.get("search?q=миллион").json["verdicts"]
    (english,) = api.get("search?q=accounts").json["verdicts"]
    assert (russian["id"], russian["written_in"]) == (checked.verdict.id, "en")
    assert (english["id"], english["commentary"]["language"]) == (checked.verdict.id, "en")
    assert ids(api, "search?q=5") == [checked.verdict.id]


def test_it_labels_a_post_in_the_language_of_the_post(api: Api, checked: Checked, translated: Translated):
    body = {"texts": [{"text": "Говорят, мост стоил 5 миллионов евро.", "language": "ru"}]}
    (match,) = api.send("POST", "match", body=body).json["texts"][0]["matches"]
    assert (match["verdict"]["id"], match["verdict"]["rating"]["name"]) == (checked.verdict.id, "Неправда")


def test_it_counts_each_verdict_once(api: Api, checked: Checked, translated: Translated):
    (source,) = api.get("sources").json["sources"]
    assert source["verdicts"] == [checked.verdict.id]
    assert len(api.get("evidence").json["evidence"]) == 1
    assert api.get("topics").json["topics"] == [{"name": "Bridges", "verdicts": 1}]
    assert len(api.get("export.csv").text.splitlines()) == 2
    counted = fare.of_commentaries({checked.commentary.id: "en"})[checked.commentary.id]
    assert (counted.claims, counted.checked) == (1, 1)


def test_it_says_what_was_said_and_that_it_was(api: Api, checked: Checked, translated: Translated, fyodor: Person):
    saying = sayings.add_saying(fyodor, Claim.find(checked.claim.id))
    said = api.get(f"claims/{checked.claim.id}?include=counterparts").json
    assert (said["saying"], said["said"]) == (saying.id, [])
    assert list(said["included"]) == [f"/api/v1/claims/{saying.id}"]
    assert api.get(f"claims/{saying.id}").json["said"] == [checked.claim.id]
    claims.dismiss(fyodor, saying, seen=saying.version, reason="Nobody doubts it.")
    assert api.get(f"claims/{checked.claim.id}").json["saying"] is None


def test_it_tells_corrections_and_retractions_in_each_language(
    api: Api, checked: Checked, translated: Translated, fyodor: Person, ed: Person
):
    before = api.get("changes").json["head"]
    corrected = approve(ed, propose(fyodor, checked.claim, "mixed", correction="New accounts came out."))
    events = told(api, before)
    for type, id in (("verdict.corrected", corrected.id), ("verdict.superseded", checked.verdict.id)):
        assert (type, "en", f"/api/v1/verdicts/{id}") in events
        assert (type, "ru", f"/api/v1/verdicts/{id}/ru") in events
    verdicts.retract(ed, corrected, seen=corrected.version, reason="The accounts were forged.")
    assert api.get(f"verdicts/{corrected.id}/ru").json["retraction"] == "The accounts were forged."
    assert ids(api, "verdicts?language=ru") == []


def test_it_takes_back_what_it_told_of_a_claim_that_is_no_translation_after_all(
    api: Api, checked: Checked, translated: Translated, fyodor: Person
):
    before = api.get("changes").json["head"]
    pairing.part(fyodor, translated.claim, seen=translated.claim.version)
    assert sorted(told(api, before)) == [
        ("claim.changed", "en", f"/api/v1/claims/{checked.claim.id}"),
        ("claim.changed", "ru", f"/api/v1/claims/{translated.claim.id}"),
        ("verdict.withdrawn", "ru", f"/api/v1/verdicts/{checked.verdict.id}/ru"),
    ]
    assert api.get(f"verdicts/{checked.verdict.id}").json["state"] == "published"
    assert api.get(f"verdicts/{checked.verdict.id}/ru").json["state"] == "withdrawn"
    assert ids(api, "verdicts?language=ru") == []
    again = Claim.find(translated.claim.id)
    pairing.confirm(fyodor, again, checked.claim, seen=again.version)
    assert ids(api, "verdicts?language=ru") == [checked.verdict.id]


def test_it_withdraws_every_language(api: Api, checked: Checked, translated: Translated, ed: Person):
    before = api.get("changes").json["head"]
    commentaries.withdraw(ed, checked.commentary, seen=checked.commentary.version, reason="It was a parody.")
    events = told(api, before)
    assert ("edition.withdrawn", "ru", f"/api/v1/editions/{translated.edition.id}") in events
    assert ("claim.withdrawn", "ru", f"/api/v1/claims/{translated.claim.id}") in events
    assert ("verdict.withdrawn", "ru", f"/api/v1/verdicts/{checked.verdict.id}/ru") in events
    assert api.get(f"verdicts/{checked.verdict.id}/ru").json["withdrawal"] == "It was a parody."


def test_it_exports_every_language(api: Api, checked: Checked, translated: Translated):
    *lines, _ = [json.loads(line) for line in api.get("export.ndjson").text.splitlines()]
    found = {line["path"]: line for line in lines}
    russian = found[f"/api/v1/verdicts/{checked.verdict.id}/ru"]
    assert russian["kind"] == "verdict"
    assert orjson.dumps(russian["resource"]) == api.get(f"verdicts/{checked.verdict.id}/ru").data
    assert {f"/api/v1/editions/{translated.edition.id}", f"/api/v1/claims/{translated.other.id}"} <= found.keys()


def test_it_annotates_each_edition(api: Api, checked: Checked, translated: Translated):
    collection = api.get(f"editions/{translated.edition.id}/annotations").json
    (annotation,) = collection["first"]["items"]
    assert annotation == api.get(f"claims/{translated.claim.id}/annotation").json
    assert [(body["value"], body["language"]) for body in annotation["body"]] == [
        ("Неправда", "ru"),
        ("It cost 9.1 million euros.", "en"),
    ]
    page, text = annotation["target"]
    assert page["source"].endswith("/c/a-bridge-and-its-price/ru")
    quote, position = text["selector"]
    assert api.get(httpx.URL(text["source"]).path).text[position["start"] : position["end"]] == quote["exact"]
    english = api.get(f"commentaries/{checked.commentary.id}/annotations").json
    assert [each["canonical"] for each in english["first"]["items"]] == [
        api.get(f"verdicts/{checked.verdict.id}").json["url"]
    ]


def test_it_reviews_the_translated_claim(api: Api, checked: Checked, translated: Translated):
    review = api.get(f"verdicts/{checked.verdict.id}/ru.jsonld").json
    assert (review["inLanguage"], review["claimReviewed"]) == ("ru", "Мост стоил 5 миллионов евро.")
    assert review["reviewRating"]["alternateName"] == "Неправда"
    assert review["url"].endswith(f"/claims/{translated.claim.id}")
    page = api.client.get(httpx.URL(review["url"]).path).text
    assert '"@type":"ClaimReview"' in page
    assert '"inLanguage":"ru"' in page
    feed = api.get("verdicts.jsonld?language=ru").json
    assert [element["item"] for element in feed["dataFeedElement"]] == [[review]]


def test_it_answers_google_s_clients_in_each_language(api: Api, checked: Checked, translated: Translated):
    def found(query: str) -> list[tuple[str, str]]:
        answer = api.client.get(f"/v1alpha1/claims:search?key={api.key}&{query}").json
        return [(each["text"], each["claimReview"][0]["languageCode"]) for each in answer.get("claims", [])]

    assert found("query=миллион") == [("Мост стоил 5 миллионов евро.", "ru")]
    assert found("query=accounts") == [("It cost 5 million euros", "en")]
    assert found("query=5&languageCode=en") == [("It cost 5 million euros", "en")]
    assert found("query=5&languageCode=ru-RU") == [("Мост стоил 5 миллионов евро.", "ru")]
    address = api.get(f"verdicts/{checked.verdict.id}/ru").json["url"]
    (page,) = api.client.get(f"/v1alpha1/pages?key={api.key}&url={address}").json["claimReviewMarkupPages"]
    assert page["claimReviewMarkups"][0]["rating"]["textualRating"] == "Неправда"
    assert api.client.get(f"/v1alpha1/{page['name']}?key={api.key}").json == page


def test_it_leads_readers_of_the_translation_to_all_that_somebody_said(
    api: Api, checked: Checked, translated: Translated
):
    assert 'href="/holders/%D0%BC%D1%8D%D1%80?language=ru"' in api.client.get(f"/claims/{translated.claim.id}").text
    shown = api.client.get("/holders/мэр")
    assert shown.status_code == 200
    assert "Мост стоил 5 миллионов евро." in shown.text
