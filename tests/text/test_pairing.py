"""Which claims of a translation are which of the original."""

import pytest

from factcheck.text import meaning, pairing

ENGLISH = [
    "The plant will return to full power in October.",
    "Vesland produces the cheapest electricity in the region.",
    "Prime Minister Ilsa Marn told parliament that Vesland will get through the winter.",
    "Repairs have cost 90 million crowns so far.",
    "Queues at the Elm Bridge reached eleven hours.",
]
RUSSIAN = [
    "Станция вернётся на полную мощность в октябре.",
    "Весланд производит самую дешёвую электроэнергию в регионе.",
    "Премьер-министр Илса Марн сказала парламенту, что Весланд переживёт зиму.",
    "Ремонт обошёлся уже в 90 миллионов крон.",
    "Очереди на мосту Эльм достигли одиннадцати часов.",
]
BELARUSIAN = [
    "Станцыя вернецца на поўную магутнасць у кастрычніку.",
    "Весланд вырабляе самую танную электраэнергію ў рэгіёне.",
    "Прэм'ер-міністр Ілса Марн сказала парламенту, што Весланд перажыве зіму.",
    "Рамонт каштаваў ужо 90 мільёнаў крон.",
    "Чэргі на мосце Эльм дасягнулі адзінаццаці гадзін.",
]


def places(pairs: list[pairing.Pair]) -> list[tuple[int, int]]:
    return [(pair.left, pair.right) for pair in pairs]


@pytest.mark.parametrize(("left", "right"), [(ENGLISH, RUSSIAN), (ENGLISH, BELARUSIAN), (BELARUSIAN, RUSSIAN)])
def test_it_pairs_each_claim_with_its_translation(left: list[str], right: list[str]) -> None:
    assert places(pairing.propose(left, right, meaning.encode)) == [(place, place) for place in range(5)]


def test_it_pairs_claims_that_changed_places() -> None:
    moved = [RUSSIAN[3], *RUSSIAN[:3], RUSSIAN[4]]
    assert (3, 0) in places(pairing.propose(ENGLISH, moved, meaning.encode))


def test_it_proposes_nothing_for_a_claim_that_the_other_text_does_not_make() -> None:
    without = [*RUSSIAN[:3], RUSSIAN[4]]
    assert 3 not in [pair.left for pair in pairing.propose(ENGLISH, without, meaning.encode)]


def test_it_pairs_nothing_with_nothing() -> None:
    assert pairing.propose([], RUSSIAN, meaning.encode) == []
