import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.likeness import pieces
from factcheck.text.matching import Index

KNOWN = [
    ("children", "Беларусь депортировала тридцать одного украинского ребёнка."),
    ("tax", "Президент подписал закон о налогах на прибыль."),
    ("border", "Міграцыйны крызіс на мяжы з Беларуссю стварыла Польшча."),
    ("court", "Суд прысудзіў журналістку да пяці гадоў калоніі."),
    ("jobs", "Unemployment fell to 4 percent in 2019."),
    ("crime", "Unemployment among former prisoners rose to 27 percent in 2008."),
    ("water", "Somebody is injecting poison into water bottles in supermarkets."),
    ("again", "Unemployment fell to 4 percent in 2019!"),
]


@pytest.fixture(scope="module")
def index():
    return Index(KNOWN)


def best(index: Index, text: str) -> str:
    return index.search(text)[0][0]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Украинские дети, тридцать один ребёнок, были депортированы Беларусью", "children"),
        ("О налоге на прибыль президентом подписаны законы", "tax"),
        ("Кажуць, што міграцыйнага крызісу на межах Польшча не стварала", "border"),
        ("Журналістку судом прысуджана да пяцігадовай калоніі", "court"),
        ("In 2019 the unemployment was falling, to 4 percent", "jobs"),
    ],
)
def test_it_finds_a_claim_across_inflection(index, text, claim):
    assert best(index, text) == claim


def test_it_finds_the_words_that_hide_in_a_hashtag(index):
    assert best(index, "Pass this along! #poisonwaterbottles") == "water"
    assert best(index, "Terrifying #PoisonInBottles https://t.co/x") == "water"


def test_the_same_claim_is_more_probable_than_not_and_another_less(index):
    assert index.search("Президент подписал закон о налогах на прибыль.")[0][1] > 0.5
    assert all(chance < 0.5 for _, chance in index.search("В среду в столице ожидается дождь, закон не поможет."))


def test_another_number_makes_a_match_less_probable(index):
    (_, right), (_, wrong) = (
        index.search(f"Unemployment among former prisoners rose to {share} percent in {year}.")[0]
        for share, year in ((27, 2008), (55, 1999))
    )
    assert wrong < right


def test_claims_that_say_the_same_come_in_the_order_in_which_they_are_known(index):
    found = index.search("Unemployment fell to 4 percent in 2019")
    assert [claim for claim, _ in found[:2]] == ["jobs", "again"]
    assert found[0][1] == pytest.approx(found[1][1])


def test_a_text_that_shares_no_word_with_any_claim_finds_nothing(index):
    assert index.search("???") == []
    assert index.search("zyx wvu") == []


def test_no_known_claims_are_no_trouble():
    assert Index([]).search("Anything at all.") == []


def test_it_gives_no_more_than_the_limit(index):
    assert len(index.search("unemployment percent", limit=1)) == 1


def test_meanings_bring_the_paraphrase_forward():
    known = [("dog", "The mayor walked a dog in the park."), ("car", "The mayor drove a car in the park.")]
    directions = {"hound": [1, 0], "dog": [1, 0], "car": [0, 1]}

    def encode(texts):
        # A sentence encoder in small: one direction for what walks on a lead, one for what drives.
        return np.array(
            [next((v for k, v in directions.items() if k in text), [0.7, 0.7]) for text in texts], np.float32
        )

    assert best(Index(known, encode), "The mayor and a hound in the park") == "dog"


def test_a_compound_is_cut_into_the_fewest_known_words():
    assert pieces("poisonwaterbottles", {"poison", "water", "bottles", "bot", "son", "waterbottles"}) == [
        "poison",
        "waterbottles",
    ]
    assert pieces("poisonwaterx", {"poison", "water"}) == []


@given(st.lists(st.text(max_size=40), max_size=6), st.text(max_size=60))
def test_any_texts_can_be_known_and_searched(known, text):
    found = Index((str(place), claim) for place, claim in enumerate(known)).search(text)
    chances = [chance for _, chance in found]
    assert all(0 <= chance <= 1 for chance in chances)
    assert chances == sorted(chances, reverse=True)
    assert len({claim for claim, _ in found}) == len(found)
