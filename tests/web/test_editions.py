"""New editions, from a pasted text to the one that readers see, through the forms."""

import pytest
from flask.testing import FlaskClient

from factcheck.models import Claim, ClaimState, Commentary, Edition, Person, Placement
from tests.factories import TEXT, approve, make_claim, make_commentary, propose, publish
from tests.forms import submit
from tests.web.pages import actions, parsed, words

REVISED = TEXT.replace("5 million", "9.1 million").replace("Two thirds", "Half")


@pytest.fixture
def price(bridge: Commentary, ed: Person, fyodor: Person) -> Claim:
    """A claim that was judged."""
    claim = make_claim(fyodor, publish(ed, bridge))
    approve(ed, propose(fyodor, claim))
    return claim


@pytest.fixture
def share(bridge: Commentary, fyodor: Person) -> Claim:
    """A claim that nobody judged."""
    return make_claim(fyodor, bridge, "Two thirds of the town’s people")


@pytest.fixture
def edition(checker: FlaskClient, bridge: Commentary, price: Claim, share: Claim) -> Edition:
    """A corrected text as it was pasted and saved."""
    kept = submit(checker, f"/desk/c/{bridge.id}/editions", f"/desk/c/{bridge.id}/editions", text=REVISED)
    here = kept.headers["Location"]
    assert submit(checker, here, here, text=REVISED).status_code == 303
    return Edition.get(revision=2)


def at(edition: Edition, claim: Claim, act: str) -> str:
    return f"/desk/editions/{edition.id}/claims/{claim.id}/{act}"


def here(edition: Edition) -> str:
    return f"/desk/editions/{edition.id}"


def test_it_shows_each_claims_old_words_beside_the_new(checker: FlaskClient, edition: Edition, price: Claim) -> None:
    page = checker.get(here(edition))
    said = words(page, f"claim-{price.id}")
    assert "It cost 5 million euros" in said
    assert "It cost 9.1 million euros" in said
    assert "A verdict relies on it" in said
    (article,) = parsed(page).xpath("//article[@id=$id]", id=f"claim-{price.id}")
    assert ([each.text for each in article.iter("del")], [each.text for each in article.iter("ins")]) == (
        ["5"],
        ["9.1"],
    )


def test_it_takes_a_corrected_text_to_the_readers_once_each_claim_is_decided(
    checker: FlaskClient, editor: FlaskClient, client: FlaskClient, edition: Edition, price: Claim, share: Claim
) -> None:
    assert f"{here(edition)}/current" not in actions(checker.get(here(edition)))
    submit(checker, here(edition), at(edition, price, "place"))
    submit(checker, here(edition), at(edition, share, "drop"))
    assert "0 of 2 claims" in words(editor.get(here(edition)))
    submit(editor, here(edition), f"{here(edition)}/current")
    slug = Commentary.get().slug
    assert "9.1 million" in client.get(f"/c/{slug}").text
    assert "9.1" in client.get(f"/c/{slug}/revisions").text
    assert client.get(f"/claims/{price.id}").status_code == 200
    assert Claim.find(share.id).state is ClaimState.DISMISSED


def test_it_takes_other_words_and_another_wording(checker: FlaskClient, edition: Edition, share: Claim) -> None:
    submit(checker, here(edition), at(edition, share, "place"), quote="Half of  the town’s people", wording="Half do.")
    decided = Placement.get()
    assert (decided.spans, decided.wording) == ([[REVISED.index("Half"), REVISED.index("Half") + 25]], "Half do.")


def test_it_keeps_what_was_typed_where_the_text_does_not_have_it(
    checker: FlaskClient, edition: Edition, share: Claim
) -> None:
    refused = submit(checker, here(edition), at(edition, share, "place"), quote="A third of the people")
    assert refused.status_code == 422
    field = parsed(refused).get_element_by_id(f"quote-{share.id}")
    assert (field.value.strip(), field.get("aria-invalid")) == ("A third of the people", "true")


def test_it_takes_a_decision_back_and_undoes_one(checker: FlaskClient, edition: Edition, share: Claim) -> None:
    submit(checker, here(edition), at(edition, share, "drop"))
    submit(checker, here(edition), at(edition, share, "again"))
    assert Placement.select().count() == 0
    submit(checker, here(edition), at(edition, share, "drop"))
    submit(checker, here(edition), "/desk/undo")
    assert Placement.select().count() == 0


def test_it_shows_the_earlier_text_and_takes_no_claim_on_it(
    checker: FlaskClient, editor: FlaskClient, edition: Edition, price: Claim, share: Claim
) -> None:
    for claim in (price, share):
        submit(checker, here(edition), at(edition, claim, "drop"))
    submit(editor, here(edition), f"{here(edition)}/current")
    page = checker.get(f"/desk/claims/{price.id}", follow_redirects=True)
    assert "An earlier text" in words(page)
    assert "It cost 5 million euros" in words(page, "words")
    assert f"/desk/c/{edition.commentary_id}/claims" not in {each.partition("?")[0] for each in actions(page)}
    now = checker.get(f"/desk/c/{edition.commentary_id}")
    assert "9.1 million" in words(now, "words")


def test_it_offers_a_viewer_no_decision(viewer: FlaskClient, edition: Edition) -> None:
    assert actions(viewer.get(here(edition))) == {"/sign-out"}


def test_it_discards_a_new_edition(checker: FlaskClient, edition: Edition) -> None:
    submit(checker, here(edition), f"{here(edition)}/discard")
    assert Edition.select().count() == 1


def test_it_says_in_the_three_panes_that_a_new_edition_waits(checker: FlaskClient, edition: Edition) -> None:
    here = f"/desk/c/{edition.commentary_id}"
    assert "Editions (a new one waits)" in words(checker.get(here), "toolbar")
    submit(checker, f"/desk/editions/{edition.id}", f"/desk/editions/{edition.id}/discard")
    assert "waits" not in words(checker.get(here), "toolbar")


def test_it_shows_no_edition_of_another_commentary(checker: FlaskClient, edition: Edition, fyodor: Person) -> None:
    other = make_commentary(fyodor, title="Another")
    assert checker.get(f"/desk/c/{other.id}?edition={edition.id}").status_code == 404


def test_it_takes_a_long_title_and_a_credit_of_several_lines_whole(checker: FlaskClient, bridge: Commentary) -> None:
    title, credit = "The bridge, " * 30 + "and its price", "Photo: Ann Lee / Agency One\nBob Ray / Agency Two"
    kept = submit(checker, f"/desk/c/{bridge.id}/editions", f"/desk/c/{bridge.id}/editions", text=REVISED)
    here = kept.headers["Location"]
    refused = submit(checker, here, here, title=title, credit=credit, text="")
    form = next(each for each in parsed(refused).forms if "credit" in each.fields)
    assert [form.inputs[name].tag for name in ("title", "credit")] == ["textarea", "textarea"]  # an input joins lines
    assert (form.fields["title"].strip(), form.fields["credit"].strip().splitlines()) == (title, credit.splitlines())
    submit(checker, here, here, title=title, credit=credit, text=REVISED)
    saved = Edition.get(revision=2)
    assert (saved.title, saved.credit) == (title, credit.replace("\n", " "))
