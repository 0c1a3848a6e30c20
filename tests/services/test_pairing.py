"""Translations: claims of two languages that share a verdict, once a person says that they are the same."""

import pytest

from factcheck.errors import Conflict, Forbidden, Stale
from factcheck.models import Claim, Commentary, Edition, LedgerEntry, Pairing, Person, Rendition, Verdict
from factcheck.models.pairings import Translation
from factcheck.services import claims, commentaries, editions, pairing, undo, verdicts
from factcheck.text import Claim as Found
from factcheck.text import Span, Split, recognise
from factcheck.text.discrepancies import Discrepancy, Kind
from tests.factories import approve, make_claim, make_commentary, propose, publish
from tests.races import refused, together

RUSSIAN = "Мост через реку открылся в 1998 году. По словам мэра, он не стоил 5 миллионов евро."


@pytest.fixture
def commentary(ed: Person, fyodor: Person) -> Commentary:
    return publish(ed, make_commentary(fyodor))


@pytest.fixture
def price(fyodor: Person, commentary: Commentary) -> Claim:
    return make_claim(fyodor, commentary, wording="The bridge cost 5 million euros.")


@pytest.fixture
def translation(ed: Person, fyodor: Person, commentary: Commentary, price: Claim) -> Edition:
    """The text in Russian, current, with two claims that are proposed to be nothing yet."""
    scrape = commentaries.receive(fyodor, content=RUSSIAN.encode(), filename="", characters=RUSSIAN)
    details = {"language": "und", "title": "Мост и его цена", "text": RUSSIAN}  # which is split without a model
    edition = editions.add(fyodor, commentary, scrape, recognise(RUSSIAN), **details)
    Pairing.delete().execute()
    Claim.delete().where(Claim.edition == edition).execute()
    Edition.update(language="ru", split_at=None).where(Edition.id == edition.id).execute()
    found = (
        Found((Span(0, 36),), "Мост через реку открылся в 1998 году."),
        Found((Span(54, 82),), "Мост не стоил 5 миллионов евро."),
    )
    claims.record_split(Edition.find(edition.id), Split("ru", claims=found))
    editions.make_current(ed, Edition.find(edition.id))
    return Edition.find(edition.id)


@pytest.fixture
def translated(translation: Edition) -> Claim:
    return Claim.standing(translation)[1]


def page(path: str) -> str:
    return bytes(Rendition.get_by_id(path).body).decode()


def test_it_proposes_pairs_and_decides_none(translation: Edition, price: Claim, translated: Claim):
    assert pairing.propose(translation) == 1
    (proposed,) = Pairing.select()
    assert (proposed.claim, proposed.other, Claim.find(translated.id).same_as) == (translated, price, None)
    assert 0 < proposed.likeness <= 1


def test_it_proposes_nothing_for_the_first_language(commentary: Commentary, price: Claim):
    assert pairing.propose(commentary.edition) == 0


def test_it_flags_what_differs_between_the_sentences(
    fyodor: Person, commentary: Commentary, translation: Edition, translated: Claim, price: Claim
):
    pairing.confirm(fyodor, translated, price, seen=translated.version)
    pair = Translation(translation, commentary.edition).claims[1]
    assert (pair.other, pair.likeness) == (price, None)
    assert pair.differ == (Discrepancy(Kind.NEGATION, (), ("не",)),)
    assert pair.said == "По словам мэра, он не стоил 5 миллионов евро."


def test_it_shows_readers_of_the_translation_the_verdict_of_the_same_claim(
    ed: Person, fyodor: Person, commentary: Commentary, translated: Claim, price: Claim
):
    verdict = approve(ed, propose(fyodor, price))
    here = f"/c/{commentary.slug}/ru"
    assert verdict.summary not in page(here)
    pairing.confirm(fyodor, translated, price, seen=translated.version)
    assert verdict.summary in page(here)
    assert "другом языке" in page(f"/claims/{translated.id}")
    assert translated.wording not in page(f"/verdicts/{verdict.id}")
    verdicts.retract(ed, Verdict.find(verdict.id), seen=2, reason="We were wrong.")
    assert verdict.summary not in page(here)
    assert "We were wrong." in page(f"/claims/{translated.id}")


def test_it_tells_the_translation_of_a_later_correction(
    ed: Person, fyodor: Person, commentary: Commentary, translated: Claim, price: Claim
):
    pairing.confirm(fyodor, translated, price, seen=translated.version)
    approve(ed, propose(fyodor, price))
    approve(ed, propose(fyodor, price, "true", summary="It did.", correction="New accounts."))
    assert "It did." in page(f"/c/{commentary.slug}/ru")
    assert "New accounts." in page(f"/claims/{translated.id}")


def test_it_locks_the_words_of_a_claim_that_shares_a_verdict(fyodor: Person, translated: Claim, price: Claim):
    pairing.confirm(fyodor, translated, price, seen=translated.version)
    with pytest.raises(Conflict, match="shares the verdict"):
        propose(fyodor, translated)
    with pytest.raises(Conflict, match="Part them first"):
        claims.dismiss(fyodor, translated, seen=translated.version, reason="No claim.")


def test_it_parts_a_pair_and_undoes_either(fyodor: Person, translated: Claim, price: Claim):
    sequence = pairing.confirm(fyodor, translated, price, seen=translated.version)
    assert LedgerEntry.newest(1)[0].changed["other"] == price.id
    undo.undo(fyodor, sequence, sequence)
    assert Claim.find(translated.id).same_as is None
    fresh = Claim.find(translated.id)
    pairing.confirm(fyodor, fresh, price, seen=fresh.version)
    sequence = pairing.part(fyodor, fresh, seen=fresh.version)
    undo.undo(fyodor, sequence, sequence)
    assert Claim.find(translated.id).same_as == price


def test_it_pairs_one_claim_of_a_text_with_one_of_the_original(fyodor: Person, translation: Edition, price: Claim):
    first, second = Claim.standing(translation)
    outcomes = together(
        *[lambda each=each: pairing.confirm(fyodor, each, Claim.find(price.id), seen=1) for each in (first, second)]
    )
    assert len(refused(outcomes)) == 1
    unpaired = next(each for each in Claim.standing(translation) if not each.same_as_id)
    with pytest.raises(Conflict, match="no pair"):
        pairing.part(fyodor, unpaired, seen=unpaired.version)


def test_it_pairs_nothing_that_has_a_verdict_of_its_own_or_belongs_elsewhere(
    vera: Person, fyodor: Person, commentary: Commentary, translation: Edition, translated: Claim, price: Claim
):
    other = make_claim(fyodor, make_commentary(fyodor, title="Another"))
    with pytest.raises(Conflict, match="same commentary"):
        pairing.confirm(fyodor, translated, other, seen=1)
    with pytest.raises(Conflict, match="first language"):
        pairing.confirm(fyodor, price, translated, seen=1)
    with pytest.raises(Stale):
        pairing.confirm(fyodor, translated, price, seen=7)
    with pytest.raises(Forbidden):
        pairing.confirm(vera, translated, price, seen=1)
    propose(fyodor, translated)
    with pytest.raises(Conflict, match="verdict of its own"):
        pairing.confirm(fyodor, translated, price, seen=1)
