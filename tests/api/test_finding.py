"""Search in three languages, and the claims that a post makes again."""

from typing import Any

import pytest

from factcheck.models import Person, Verdict
from factcheck.services import verdicts
from tests.api.conftest import Api, Checked
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose, publish

RUSSIAN = "Министр сказал, что безработица в стране выросла вдвое. Погода была хорошая."
BELARUSIAN = "Прэм'ер заявіў, што экспарт малака вырас на дваццаць працэнтаў. Надвор'е было добрае."


def check(fyodor: Person, ed: Person, language: str, text: str, words: str, **details: Any) -> Verdict:
    commentary = make_commentary(fyodor, text, title=words[:30], language=language)
    claim = make_claim(fyodor, commentary, words)
    make_evidence(fyodor, claim)
    verdict = approve(ed, propose(fyodor, claim, **details))
    publish(ed, commentary)
    return verdict


@pytest.fixture
def russian(fyodor: Person, ed: Person) -> Verdict:
    return check(fyodor, ed, "ru", RUSSIAN, "безработица в стране выросла вдвое", summary="Она выросла на пятую часть.")


@pytest.fixture
def belarusian(fyodor: Person, ed: Person) -> Verdict:
    words = "экспарт малака вырас на дваццаць працэнтаў"
    return check(fyodor, ed, "be", BELARUSIAN, words, summary="Ён зменшыўся.")


def found(api: Api, query: str, **narrowed: str) -> list[str]:
    asked = "".join(f"&{name}={value}" for name, value in narrowed.items())
    return [verdict["id"] for verdict in api.get(f"search?q={query}{asked}").json["verdicts"]]


@pytest.mark.parametrize("query", ["cost", "costs", "COSTING euros", "mayor", "euro million"])
def test_it_finds_english_words_in_other_forms(api: Api, checked: Checked, query: str):
    assert found(api, query) == [checked.verdict.id]


@pytest.mark.parametrize("query", ["безработицы", "стране безработицы", "Безработица вырастет"])
def test_it_finds_russian_words_in_other_forms(api: Api, checked: Checked, russian: Verdict, query: str):
    expected = [] if "вырастет" in query else [russian.id]
    assert found(api, query) == expected


@pytest.mark.parametrize("query", ["экспарту малака", "Экспартам", "працэнты"])
def test_it_finds_belarusian_words_in_other_forms(api: Api, checked: Checked, belarusian: Verdict, query: str):
    assert found(api, query) == [belarusian.id]


def test_it_finds_only_what_has_all_the_words(api: Api, checked: Checked, russian: Verdict):
    assert found(api, "euros безработица") == []


def test_it_narrows_what_it_finds(api: Api, checked: Checked):
    assert found(api, "cost", rating="false", language="en") == [checked.verdict.id]
    assert found(api, "cost", language="ru") == []


@pytest.mark.parametrize("query", ['"', "cost OR", "a AND NOT", "*", "col:x", "(", "'", "NEAR(x", "!!", "%", "--"])
def test_it_takes_any_characters_as_words(api: Api, checked: Checked, query: str):
    assert api.get("search?q=" + query.replace("%", "%25")).status_code == 200


def test_it_finds_no_verdict_that_was_retracted(api: Api, checked: Checked, ed: Person):
    verdicts.retract(ed, checked.verdict, seen=checked.verdict.version, reason="The accounts were forged.")
    assert found(api, "cost") == []


def test_it_finds_the_version_that_stands(api: Api, checked: Checked, fyodor: Person, ed: Person):
    corrected = approve(ed, propose(fyodor, checked.claim, "mixed", correction="New.", summary="It cost seven."))
    assert found(api, "cost") == [corrected.id]
    assert found(api, "seven") == [corrected.id]


def test_it_pages_through_what_it_finds_while_more_is_published(api: Api, fyodor: Person, ed: Person):
    known = {
        check(fyodor, ed, "en", f"The tower {n} is leaning now.", f"The tower {n} is leaning").id for n in range(5)
    }
    page = api.get("search?q=tower&limit=2").json
    check(fyodor, ed, "en", "The tower, the tower! A tower again.", "The tower, the tower")
    pages = [*page["verdicts"]]
    while page["next"]:
        page = api.get(page["next"]).json
        pages += page["verdicts"]
    assert sorted(each["id"] for each in pages) == sorted(known)


def match(api: Api, *texts: Any, **more: Any) -> Any:
    body = {"texts": [text if isinstance(text, dict) else {"text": text} for text in texts], **more}
    return api.send("POST", "match", body=body)


@pytest.fixture
def many(fyodor: Person, ed: Person) -> list[Verdict]:
    """Claims on other things, so that words weigh as they do where there are many."""
    subjects = "tower river market school station harbour library theatre hospital museum".split()
    sentences = [f"The {subject} has {number} hundred visitors a day" for number, subject in enumerate(subjects, 3)]
    commentary = make_commentary(fyodor, ". ".join(sentences) + ".", title="Visitors")
    made = [approve(ed, propose(fyodor, make_claim(fyodor, commentary, each))) for each in sentences]
    publish(ed, commentary)
    return made


def test_it_finds_the_claim_that_a_post_makes_again(api: Api, checked: Checked, many: list[Verdict]):
    post = "Good morning! I heard that the harbour has 8 hundred visitors a day. Who believes that?"
    answer = match(api, {"id": "post-1", "text": post, "language": "en"}, at_least=0.3).json
    (text,) = answer["texts"]
    best = max(text["matches"], key=lambda each: each["score"])
    assert text["id"] == "post-1"
    assert best["quote"] == post[best["start"] : best["end"]]
    assert "harbour" in best["quote"]
    assert best["verdict"] == api.get(f"verdicts/{many[5].id}").json


@pytest.mark.parametrize(
    ("claim", "post", "difference"),
    [
        (
            "The ICC has issued a warrant for Lvova-Belova",
            "The ICC has not issued a warrant against Lvova-Belova",
            {"kind": "negation", "text": ["not"], "claim": []},
        ),
        (
            "Migration attacks on Lithuania numbered more than 100",
            "Migration attacks on Poland numbered more than 100",
            {"kind": "name", "text": ["Poland"], "claim": ["Lithuania"]},
        ),
        (
            "Migration attacks on Lithuania numbered more than 100",
            "Migration attacks on Lithuania numbered more than 10",
            {"kind": "number", "text": ["10"], "claim": ["100"]},
        ),
        (
            "Shevtsov is State Secretary",
            "Ivan Petrov is State Secretary",
            {"kind": "name", "text": ["Petrov"], "claim": ["Shevtsov"]},
        ),
        (
            "Суд выдал ордер на арест Львовой-Беловой",
            "Суд не выдал ордер на арест Львовой-Беловой",
            {"kind": "negation", "text": ["не"], "claim": []},
        ),
    ],
)
def test_it_takes_what_is_worded_alike_and_says_otherwise_for_another_claim(
    api: Api, many: list[Verdict], fyodor: Person, ed: Person, claim: str, post: str, difference: dict[str, Any]
):
    verdict = check(fyodor, ed, "en", claim + ".", claim)
    (same,) = match(api, claim).json["texts"][0]["matches"]
    assert (same["verdict"]["id"], same["differences"]) == (verdict.id, [])
    assert match(api, post).json["texts"][0]["matches"] == []
    (other,) = match(api, post, at_least=0.1).json["texts"][0]["matches"]
    assert (other["verdict"]["id"], other["differences"]) == (verdict.id, [difference])


def test_it_finds_nothing_in_a_post_about_something_else(api: Api, many: list[Verdict]):
    assert match(api, "My cat sleeps on the sofa all day long.").json["texts"] == [{"id": None, "matches": []}]


def test_it_answers_texts_in_their_order(api: Api, many: list[Verdict]):
    answer = match(api, *({"id": str(number), "text": "Nothing to see."} for number in range(100)))
    assert [each["id"] for each in answer.json["texts"]] == [str(number) for number in range(100)]


def test_it_matches_what_was_published_a_moment_ago(api: Api, many: list[Verdict], fyodor: Person, ed: Person):
    post = "They say that the aqueduct lost ninety arches in one night."
    assert match(api, post).json["texts"][0]["matches"] == []
    verdict = check(fyodor, ed, "en", post, "the aqueduct lost ninety arches in one night")
    matches = match(api, post, at_least=0.3).json["texts"][0]["matches"]
    assert [each["verdict"]["id"] for each in matches] == [verdict.id]


def test_it_counts_code_points(api: Api, many: list[Verdict]):
    post = "🙂🙂 Look. The harbour has 8 hundred visitors a day."
    (found_,) = match(api, post, at_least=0.3, limit=1).json["texts"][0]["matches"]
    assert post[found_["start"] : found_["end"]] == found_["quote"] == "The harbour has 8 hundred visitors a day."


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "texts"),
        ({"texts": []}, "texts"),
        ({"texts": [{"text": ""}]}, "texts.0.text"),
        ({"texts": [{"text": 5}]}, "texts.0.text"),
        ({"texts": [{"text": "x", "language": "fr"}]}, "texts.0.language"),
        ({"texts": [{"text": "x"}], "at_least": 2}, "at_least"),
        ({"texts": [{"text": "x"}] * 101}, "texts"),
        ({"texts": [{"text": "x" * 50_001}]}, "texts.0.text"),
        ({"texts": [{"text": "x" * 50_000}] * 11}, "texts"),
        ({"text": "x"}, "text"),
    ],
)
def test_it_names_the_field_that_does_not_hold(api: Api, body: Any, field: str):
    answer = api.send("POST", "match", body=body)
    assert (answer.status_code, list(answer.json["errors"])) == (422, [field])
