"""Translations: the claims of two languages side by side, and saying which are the same, through the forms."""

import pytest
from flask.testing import FlaskClient

from factcheck.models import Claim, Commentary, Edition, Pairing, Person
from factcheck.services import claims
from factcheck.text import Span
from tests.factories import approve, make_claim, propose, publish
from tests.forms import submit
from tests.web.pages import actions, words

RUSSIAN = "Мост обошёлся не в 5 миллионов евро."


@pytest.fixture
def price(bridge: Commentary, ed: Person, fyodor: Person) -> Claim:
    claim = make_claim(fyodor, publish(ed, bridge))
    approve(ed, propose(fyodor, claim))
    return claim


@pytest.fixture
def edition(checker: FlaskClient, bridge: Commentary, price: Claim) -> Edition:
    """The text in Russian as it was pasted and saved; it is split as a text in another language, without a model."""
    kept = submit(checker, f"/desk/c/{bridge.id}/editions", f"/desk/c/{bridge.id}/editions", text=RUSSIAN)
    here = kept.headers["Location"]
    submit(checker, here, here, text=RUSSIAN, language="und", title="Мост")
    Edition.update(language="ru").where(Edition.revision == 1, Edition.id != bridge.edition.id).execute()
    return Edition.get(language="ru")


@pytest.fixture
def translated(edition: Edition, fyodor: Person) -> Claim:
    """The one claim of the translation, for which the claim of the original is proposed."""
    Pairing.delete().execute()
    Claim.delete().where(Claim.edition == edition).execute()
    claim = claims.add(fyodor, edition, spans=[Span(0, len(RUSSIAN) - 1)])
    Pairing.create(claim=claim, other=Claim.get(Claim.id != claim.id), likeness=0.8)
    return claim


def page(edition: Edition) -> str:
    return f"/desk/editions/{edition.id}"


def test_it_shows_a_proposed_pair_with_what_differs(
    checker: FlaskClient, edition: Edition, translated: Claim, price: Claim
) -> None:
    said = words(checker.get(page(edition)), f"claim-{translated.id}")
    assert f"Perhaps the same claim, 80% alike: {price.wording} ✕ False" in said
    assert "A negation differs: English: none, Russian: “не” ." in said


def test_it_confirms_a_pair_and_shows_readers_the_verdict(
    checker: FlaskClient, editor: FlaskClient, client: FlaskClient, edition: Edition, translated: Claim, price: Claim
) -> None:
    submit(checker, page(edition), f"/desk/claims/{translated.id}/pair")
    submit(editor, page(edition), f"{page(edition)}/current")
    assert "It cost 9.1 million euros." in client.get(f"/c/{Commentary.get().slug}/ru").text
    hand = checker.get(f"/desk/claims/{translated.id}", follow_redirects=True)
    assert "shares its verdict" in words(hand, "verdict")
    offered = {each.partition("?")[0] for each in actions(hand)}
    assert offered.isdisjoint({f"/desk/claims/{translated.id}", f"/desk/claims/{translated.id}/verdicts"})


def test_it_takes_another_claim_once_the_proposed_one_was_refused(
    checker: FlaskClient, fyodor: Person, bridge: Commentary, edition: Edition, translated: Claim
) -> None:
    other = make_claim(fyodor, bridge, "opened in 1998")
    submit(checker, page(edition), f"/desk/claims/{translated.id}/part")
    assert Pairing.select().count() == 0
    submit(checker, page(edition), f"/desk/claims/{translated.id}/pair", other=other.id)
    assert Claim.find(translated.id).same_as == other
    submit(checker, page(edition), "/desk/undo")
    assert Claim.find(translated.id).same_as is None


def test_it_shows_a_translation_in_the_three_panes_and_adds_claims_to_it(
    checker: FlaskClient, edition: Edition, translated: Claim
) -> None:
    here = f"/desk/c/{edition.commentary_id}?edition={edition.id}"
    assert "Мост обошёлся" in words(checker.get(here), "words")
    action = f"/desk/c/{edition.commentary_id}/claims?edition={edition.id}"
    submit(checker, here, action, quote="5 миллионов евро")
    assert Claim.get(Claim.exact == "5 миллионов евро").edition == edition


def test_it_offers_a_viewer_no_pairing(viewer: FlaskClient, edition: Edition, translated: Claim) -> None:
    assert actions(viewer.get(page(edition))) == {"/sign-out"}
