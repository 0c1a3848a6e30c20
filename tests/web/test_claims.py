"""Correcting the split from the workbench."""

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from factcheck.models import Claim, ClaimState, Commentary, Person
from factcheck.services import claims
from tests.factories import TEXT, make_claim, make_commentary, make_evidence, propose
from tests.forms import submit
from tests.web.pages import actions, parsed, typed, words, wrong


def page_of(claim: Claim) -> str:
    return f"/desk/c/{claim.edition.commentary_id}?claim={claim.id}"


def add(client: FlaskClient, commentary: Commentary, **fields: str) -> TestResponse:
    return submit(client, f"/desk/c/{commentary.id}", f"/desk/c/{commentary.id}/claims", **fields)


def revise(client: FlaskClient, claim: Claim, **fields: str) -> TestResponse:
    return submit(client, page_of(claim), f"/desk/claims/{claim.id}", **fields)


@pytest.fixture
def price(bridge: Commentary, fyodor: Person) -> Claim:
    """A claim on what the bridge cost."""
    return make_claim(fyodor, bridge, "It cost 5 million euros")


# Adding


def test_it_adds_the_words_that_were_selected(checker: FlaskClient, bridge: Commentary) -> None:
    start = TEXT.index("opened in 1998")
    assert add(checker, bridge, spans=f"{start}-{start + 14}").status_code == 303
    assert (Claim.get().wording, Claim.get().spans) == ("opened in 1998", [[start, start + 14]])


def test_it_adds_whole_words_where_a_selection_cut_them(checker: FlaskClient, bridge: Commentary) -> None:
    start = TEXT.index("ost 5 mill")
    add(checker, bridge, spans=f"{start}-{start + 10}")
    assert Claim.get().exact == "cost 5 million"


def test_it_adds_words_that_were_copied_whatever_their_white_space(checker: FlaskClient, bridge: Commentary) -> None:
    answer = add(checker, bridge, quote="the mayor said.\n Two  thirds", wording="He said it.", holder="the mayor")
    claim = Claim.get()
    assert answer.headers["Location"].endswith(f"claim={claim.id}#hand")
    assert (claim.exact, claim.wording, claim.holder) == ("the mayor said.\n\nTwo thirds", "He said it.", "the mayor")


def test_it_tells_that_words_are_a_claim_already_and_leads_to_it(
    checker: FlaskClient, bridge: Commentary, price: Claim
) -> None:
    answer = add(checker, bridge, spans="{}-{}".format(*price.spans[0]), holder="the mayor")
    assert answer.status_code == 409
    assert "These words are a claim already." in words(answer, "add")
    assert f"/desk/claims/{price.id}" in parsed(answer).xpath("//*[@id='add']//a/@href")
    assert typed(answer, "add-claim-holder") == "the mayor"
    assert Claim.select().count() == 1
    sentence = TEXT.index("It cost"), TEXT.index("\n\n")
    sentences = f"/desk/c/{bridge.id}/sentences"
    whole = f"{sentence[0]}-{sentence[1]}"
    assert submit(checker, sentences, sentences, spans=whole).status_code == 303
    assert submit(checker, sentences, sentences, spans=whole).status_code == 409
    assert Claim.select().count() == 2


def test_it_makes_another_claim_of_the_same_words_where_its_wording_differs(
    checker: FlaskClient, bridge: Commentary, price: Claim
) -> None:
    refused = parsed(add(checker, bridge, spans="{}-{}".format(*price.spans[0])))
    (form,) = (each for each in refused.forms if each.action == f"/desk/c/{bridge.id}/claims")
    sent = dict(form.form_values()) | {"wording": "The mayor told the price."}
    assert checker.post(form.action, data=sent).status_code == 303
    assert {claim.wording for claim in Claim.select()} == {price.wording, "The mayor told the price."}
    assert len({tuple(map(tuple, claim.spans)) for claim in Claim.select()}) == 1


def test_it_scores_the_check_worthiness_of_what_a_person_adds(checker: FlaskClient, bridge: Commentary) -> None:
    add(checker, bridge, quote="It cost 5 million euros")
    assert 0 < Claim.get().checkworthiness <= 1


@pytest.mark.parametrize(
    ("quote", "says"),
    [
        ("", "Select the words of the text that make the claim, or copy them here."),
        ("It cost 6 million", "The text does not have these words. Copy them exactly as they stand."),
        ("it", "The text has these words 3 times. Copy more, so that they occur once."),
    ],
)
def test_it_says_why_it_cannot_find_copied_words(checker: FlaskClient, fyodor: Person, quote: str, says: str) -> None:
    commentary = make_commentary(fyodor, "They saw it and it saw them. So be it.")
    answer = add(checker, commentary, quote=quote, holder="the mayor")
    assert answer.status_code == 422
    assert wrong(answer, "add-claim-quote") == says
    assert typed(answer, "add-claim-holder") == "the mayor"
    assert Claim.select().count() == 0


@pytest.mark.parametrize("spans", ["7-3", "0-99999", "0-0", "5", "a-b", "-1-5", "1-2;3-4", "9999999999-9", "3-4"])
def test_it_refuses_spans_that_are_no_place(checker: FlaskClient, bridge: Commentary, spans: str) -> None:
    answer = add(checker, bridge, spans=spans)
    assert answer.status_code == 422
    assert "Select " in words(answer, "add")
    assert Claim.select().count() == 0


def test_it_takes_discontinuous_spans(checker: FlaskClient, bridge: Commentary) -> None:
    add(checker, bridge, spans="0-10,26-40")
    assert Claim.get().spans == [[0, 10], [26, 40]]


@pytest.mark.parametrize(
    ("text", "spans", "exact"),
    [
        ("It costs 5 👍🏽 now.", "9-12", "5 👍🏽"),
        ("The crew is 👩‍🚀 today.", "0-13", "The crew is 👩‍🚀"),
        ("The cafe\u0301 opened.", "4-8", "cafe\u0301"),
    ],
    ids=["skin tone", "joined emoji", "combining mark"],
)
def test_it_never_parts_an_emoji_or_a_letter_from_its_marks(
    checker: FlaskClient, fyodor: Person, text: str, spans: str, exact: str
) -> None:
    add(checker, make_commentary(fyodor, text), spans=spans)
    assert Claim.get().exact == exact


# Wording


def test_it_corrects_a_claim(checker: FlaskClient, price: Claim) -> None:
    answer = revise(checker, price, wording="The bridge cost it.", holder="the mayor", kind="opinion")
    assert answer.status_code == 303
    saved = Claim.get()
    assert (saved.wording, saved.holder, saved.kind.value) == ("The bridge cost it.", "the mayor", "opinion")
    assert "Claim saved." in words(checker.get(page_of(price)), "messages")


def test_it_tags_a_claim_and_offers_the_tags_of_the_newsroom(checker: FlaskClient, price: Claim) -> None:
    revise(checker, price, tags=" road   budget,,Мосты\t, Road Budget , cafe\u0301")
    assert Claim.get().tags == "road budget, Мосты, café"
    page = checker.get(page_of(price))
    assert typed(page, "revise-claim-tags") == "road budget, Мосты, café"
    assert parsed(page).xpath("//datalist[@id='tags']/option/@value") == ["café", "road budget", "Мосты"]
    assert "road budget, Мосты, café" in words(page, "list")
    assert "Tags: road budget, Мосты, café" in words(page, "history")


@pytest.mark.parametrize(
    ("tags", "says"),
    [
        (", ".join(f"tag {number}" for number in range(21)), "At most 20 tags."),
        ("budget, " + "я" * 41, "A tag has at most 40 characters."),
    ],
)
def test_it_keeps_what_was_typed_of_too_many_or_too_long_tags(
    checker: FlaskClient, price: Claim, tags: str, says: str
) -> None:
    answer = revise(checker, price, tags=tags, wording="New.")
    assert (answer.status_code, wrong(answer, "revise-claim-tags")) == (422, says)
    assert (typed(answer, "revise-claim-tags"), typed(answer, "revise-claim-wording")) == (tags, "New.")
    assert Claim.get().tags == ""


def test_it_refuses_a_claim_without_a_wording(checker: FlaskClient, price: Claim) -> None:
    answer = revise(checker, price, wording=" \u200b ", holder="the mayor")
    assert answer.status_code == 422
    assert wrong(answer, "revise-claim-wording") == "This is needed."
    assert typed(answer, "revise-claim-holder") == "the mayor"


def test_it_leaves_out_of_a_wording_what_nobody_sees(checker: FlaskClient, price: Claim) -> None:
    revise(checker, price, wording="It\x00 cost\u202e five\u200b cafe\u0301s 👩‍🚀\x1b.")
    assert Claim.get().wording == "It cost five cafés 👩‍🚀."


def test_it_shows_both_texts_of_a_stale_save_and_lets_one_save_over(
    checker: FlaskClient, price: Claim, ed: Person
) -> None:
    page = checker.get(page_of(price))
    claims.revise(ed, Claim.get(), seen=1, wording="Theirs.", holder="", kind=price.kind)
    mine = dict(next(form for form in parsed(page).forms if form.action == f"/desk/claims/{price.id}").form_values())
    answer = checker.post(f"/desk/claims/{price.id}", data={**mine, "wording": "Mine."})
    assert answer.status_code == 409
    assert "Somebody else saved this first." in words(answer, "hand")
    assert "Wording Theirs. Mine." in words(answer, "hand")
    assert Claim.get().wording == "Theirs."
    again = next(form for form in parsed(answer).forms if form.action == f"/desk/claims/{price.id}")
    assert checker.post(again.action, data=dict(again.form_values())).status_code == 303
    assert Claim.get().wording == "Mine."


def test_it_offers_everybody_who_is_named_as_a_holder(checker: FlaskClient, price: Claim, fyodor: Person) -> None:
    make_claim(fyodor, price.edition.commentary, "every day", holder="the mayor")
    assert parsed(checker.get(page_of(price))).xpath("//datalist[@id='holders']/option/@value") == ["the mayor"]


def test_it_lets_words_stand_that_a_verdict_relies_on(checker: FlaskClient, price: Claim, fyodor: Person) -> None:
    page = parsed(checker.get(page_of(price)))
    stale = dict(next(form for form in page.forms if form.action == f"/desk/claims/{price.id}").form_values())
    propose(fyodor, price)
    assert f"/desk/claims/{price.id}" not in actions(checker.get(page_of(price)))
    answer = checker.post(f"/desk/claims/{price.id}", data=stale)
    assert answer.status_code == 409
    assert "A verdict on these words waits for review." in words(answer, "hand")
    assert "Your wording It cost 5 million euros" in words(answer, "hand")


def test_it_says_what_made_a_claim_worth_a_check(checker: FlaskClient, price: Claim) -> None:
    Claim.update(checkworthiness=0.91, reasons=["figure", "public-matter"]).execute()
    said = words(checker.get(page_of(price)), "hand")
    assert "Check-worthiness 0.91. For a check: names a figure, a public matter." in said
    assert "Against it" not in said


def test_it_tells_what_speaks_against_a_check_from_what_speaks_for_it(checker: FlaskClient, price: Claim) -> None:
    Claim.update(checkworthiness=0.4, reasons=["vague", "figure", "opinion"]).execute()
    said = words(checker.get(page_of(price)), "hand")
    assert "Check-worthiness 0.40. For a check: names a figure. Against it: vague, opinion words." in said


# Merging and splitting


def test_it_merges_with_the_next_claim_unless_another_is_chosen(
    checker: FlaskClient, price: Claim, fyodor: Person
) -> None:
    commentary = price.edition.commentary
    for quote in ("opened in 1998", "Two thirds of the town’s people"):
        make_claim(fyodor, commentary, quote)
    submit(checker, page_of(price), f"/desk/claims/{price.id}/merge")
    assert Claim.find(price.id).wording == "It cost 5 million euros Two thirds of the town’s people"
    assert Claim.dismissed(price.edition)[0].wording == "Two thirds of the town’s people"


def test_it_refuses_to_merge_what_changed_since_it_was_seen(checker: FlaskClient, price: Claim, fyodor: Person) -> None:
    other = make_claim(fyodor, price.edition.commentary, "opened in 1998")
    claims.revise(fyodor, other, seen=1, wording="It opened.", holder="", kind=other.kind)
    answer = submit(checker, page_of(price), f"/desk/claims/{price.id}/merge", other=f"{other.id}@2")
    assert answer.status_code == 303
    third = make_claim(fyodor, price.edition.commentary, "every day")
    token = parsed(checker.get(page_of(third))).xpath("//input[@name='csrf_token']/@value")[0]
    for chosen, status in ((f"{other.id}@1", 409), (f"{other.id}@x", 422), ("nowhere@1", 404), ("", 422)):
        data = {"csrf_token": token, "seen": "1", "other": chosen}
        assert checker.post(f"/desk/claims/{third.id}/merge", data=data).status_code == status


def test_it_splits_between_two_words(checker: FlaskClient, price: Claim) -> None:
    page = parsed(checker.get(page_of(price))).get_element_by_id("split-claim-at")
    assert page.value_options == [str(TEXT.index(word)) for word in ("cost", "5", "million", "euros")]
    at = str(TEXT.index("5 million"))
    assert submit(checker, page_of(price), f"/desk/claims/{price.id}/split", at=at).status_code == 303
    assert [claim.wording for claim in Claim.standing(price.edition)] == ["It cost", "5 million euros"]


@pytest.mark.parametrize("at", ["0", "99999", "x", ""])
def test_it_refuses_to_split_outside_the_claim(checker: FlaskClient, price: Claim, at: str) -> None:
    token = parsed(checker.get(page_of(price))).xpath("//input[@name='csrf_token']/@value")[0]
    answer = checker.post(f"/desk/claims/{price.id}/split", data={"csrf_token": token, "seen": "1", "at": at})
    assert answer.status_code == 422
    assert wrong(answer, "split-claim-at") == "Choose a place inside the claim."


def test_it_does_not_split_a_letter_from_its_marks(checker: FlaskClient, fyodor: Person) -> None:
    claim = make_claim(fyodor, make_commentary(fyodor, "The cafe\u0301 opened."), "The cafe\u0301 opened")
    token = parsed(checker.get(page_of(claim))).xpath("//input[@name='csrf_token']/@value")[0]
    answer = checker.post(f"/desk/claims/{claim.id}/split", data={"csrf_token": token, "seen": "1", "at": "8"})
    assert answer.status_code == 422


# Dismissing


def test_it_dismisses_with_a_reason_and_reopens(checker: FlaskClient, price: Claim) -> None:
    submit(checker, page_of(price), f"/desk/claims/{price.id}/dismiss", reason="Not a claim.")
    assert Claim.get().state is ClaimState.DISMISSED
    assert "Dismissed: Not a claim." in words(checker.get(page_of(price)), "hand")
    submit_in_hand = parsed(checker.get(page_of(price))).xpath("//*[@id='hand']//form")[0]
    assert checker.post(submit_in_hand.action, data=dict(submit_in_hand.form_values())).status_code == 303
    assert Claim.get().state is ClaimState.OPEN


def test_it_does_not_dismiss_without_a_reason(checker: FlaskClient, price: Claim) -> None:
    answer = submit(checker, page_of(price), f"/desk/claims/{price.id}/dismiss")
    assert wrong(answer, "dismiss-claim-reason") == "This is needed."
    assert Claim.get().state is ClaimState.OPEN


def test_it_tells_the_history_of_a_claim(checker: FlaskClient, price: Claim, fyodor: Person) -> None:
    revise(checker, price, wording="The bridge cost it.")
    make_evidence(fyodor, price)
    history = words(checker.get(page_of(price)), "history")
    assert "Fyodor corrected the claim" in history
    assert "It cost 5 million euros The bridge cost it." in history
    assert "Fyodor attached a source" in history


def test_it_moves_a_claim_by_a_word_and_its_wording_with_it(
    checker: FlaskClient, bridge: Commentary, fyodor: Person
) -> None:
    claim = make_claim(fyodor, bridge, "It cost 5 million")
    for move, words_now in (
        ("end_on", "It cost 5 million euros"),
        ("start_on", "cost 5 million euros"),
        ("start_back", "It cost 5 million euros"),
        ("end_back", "It cost 5 million"),
    ):
        answer = submit(checker, page_of(claim), f"/desk/claims/{claim.id}/place", move=move)
        assert answer.status_code == 303
        assert (Claim.find(claim.id).exact, Claim.find(claim.id).wording) == (words_now, words_now)


def test_it_takes_words_in_as_a_piece_and_leaves_one_out(
    checker: FlaskClient, bridge: Commentary, fyodor: Person
) -> None:
    claim = make_claim(fyodor, bridge, "It cost", wording="The bridge was dear.")
    place = f"/desk/claims/{claim.id}/place"
    submit(checker, page_of(claim), place, quote="5 million euros", take_in="yes")
    assert Claim.find(claim.id).quoted == "It cost … 5 million euros"
    submit(checker, page_of(claim), place, without="0")
    assert Claim.find(claim.id).quoted == "5 million euros"
    assert Claim.find(claim.id).wording == "The bridge was dear."


def test_it_says_where_there_is_no_word_to_go_on_to(checker: FlaskClient, bridge: Commentary, fyodor: Person) -> None:
    claim = make_claim(fyodor, bridge, "The bridge")
    answer = submit(checker, page_of(claim), f"/desk/claims/{claim.id}/place", move="start_back")
    assert answer.status_code == 422
    assert "There is no word to go on to." in words(answer, "places")


def test_it_draws_claims_that_overlap_in_lanes_of_their_own(
    checker: FlaskClient, bridge: Commentary, fyodor: Person
) -> None:
    make_claim(fyodor, bridge, "It cost 5 million euros")
    inner = make_claim(fyodor, bridge, "5 million")
    text = parsed(checker.get(page_of(inner))).get_element_by_id("words")
    (both,) = text.xpath(".//*[contains(@data-covering, ' ')]")
    assert both.get("data-claim") == inner.id
    assert both.xpath("./span[contains(@class, 'under') and contains(@class, 'lane-1')]")[0].text == "5 million"
    assert len(text.xpath(".//a[@class='number']")) == 2


def test_it_shows_both_places_of_a_move_that_comes_too_late(
    checker: FlaskClient, bridge: Commentary, fyodor: Person
) -> None:
    claim = make_claim(fyodor, bridge, "It cost 5 million")
    page = checker.get(page_of(claim))
    late = dict(next(form for form in parsed(page).forms if form.action.endswith("/place")).form_values())
    submit(checker, page_of(claim), f"/desk/claims/{claim.id}/place", move="end_on")
    answer = checker.post(f"/desk/claims/{claim.id}/place", data={**late, "spans": f"{claim.start}-{claim.start + 7}"})
    assert answer.status_code == 409
    assert "It cost 5 million euros It cost" in words(answer, "places")
