"""A commentary on the workbench: its text, its list of claims, what is known about it."""

from flask.testing import FlaskClient

from factcheck.models import Claim, ClaimState, Commentary, CommentaryState, Edition, Person
from factcheck.services import claims, evidence
from factcheck.text import Span
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose, publish
from tests.forms import submit
from tests.web.pages import actions, parsed, typed, words, wrong


def listed(client: FlaskClient, address: str) -> list[str]:
    """The wordings in the list of claims."""
    return [each.text_content() for each in parsed(client.get(address)).xpath("//ol/li//*[@class='wording']")]


def stretches(client: FlaskClient, address: str) -> list[tuple[int, str]]:
    """The stretches of the text, each with its first code point."""
    return [
        (int(each.get("data-start")), each.text_content())
        for each in parsed(client.get(address)).xpath("//*[@id='words']//*[@data-start]")
    ]


def test_it_sets_the_whole_text_in_stretches_that_tell_their_code_points(checker: FlaskClient, fyodor: Person) -> None:
    text = "👩🏽‍🚀 flies.\n\nThe 🚀 costs 5 million."
    commentary = make_commentary(fyodor, text)
    make_claim(fyodor, commentary, "🚀 costs")
    found = stretches(checker, f"/desk/c/{commentary.id}")
    assert found == [(text.index(words), words) for _, words in found]
    assert "".join(words for _, words in found) == text.replace("\n\n", "")


def test_it_numbers_every_claim_in_the_text(checker: FlaskClient, bridge: Commentary, fyodor: Person) -> None:
    for quote in ("It cost 5 million euros", "5 million euros", "opened in 1998"):
        make_claim(fyodor, bridge, quote)
    numbers = parsed(checker.get(f"/desk/c/{bridge.id}")).xpath("//*[@id='words']//a[@class='number']")
    assert [each.text_content() for each in numbers] == ["Claim 1", "Claim 2", "Claim 3"]


def test_it_lists_claims_by_check_worthiness_or_by_their_place(
    checker: FlaskClient, bridge: Commentary, fyodor: Person
) -> None:
    for quote, worth in (("opened in 1998", 0.2), ("It cost 5 million euros", 0.9), ("every day", 0.5)):
        claim = make_claim(fyodor, bridge, quote)
        Claim.update(checkworthiness=worth).where(Claim.id == claim.id).execute()
    address = f"/desk/c/{bridge.id}"
    assert listed(checker, address) == ["It cost 5 million euros", "every day", "opened in 1998"]
    assert listed(checker, f"{address}?order=text") == ["opened in 1998", "It cost 5 million euros", "every day"]


def test_it_lists_only_the_claims_in_a_state(checker: FlaskClient, bridge: Commentary, fyodor: Person) -> None:
    make_claim(fyodor, bridge, "opened in 1998")
    propose(fyodor, make_claim(fyodor, bridge, "It cost 5 million euros"))
    assert listed(checker, f"/desk/c/{bridge.id}?state=in+review") == ["It cost 5 million euros"]
    assert len(listed(checker, f"/desk/c/{bridge.id}?state=nonsense")) == 2


def test_it_keeps_the_list_as_it_was_set_after_a_save(checker: FlaskClient, bridge: Commentary, fyodor: Person) -> None:
    claim = make_claim(fyodor, bridge)
    page = f"/desk/c/{bridge.id}?state=open&order=text&claim={claim.id}"
    answer = submit(checker, page, f"/desk/claims/{claim.id}?state=open&order=text")
    assert answer.headers["Location"] == f"/desk/c/{bridge.id}?claim={claim.id}&state=open&order=text#hand"


def test_it_has_the_first_claim_that_nobody_looked_at_at_hand(
    checker: FlaskClient, bridge: Commentary, fyodor: Person
) -> None:
    make_evidence(fyodor, make_claim(fyodor, bridge, "It cost 5 million euros"))
    make_claim(fyodor, bridge, "Two thirds of the town’s people cross it")
    assert typed(checker.get(f"/desk/c/{bridge.id}"), "revise-claim-wording").startswith("Two thirds")


def test_it_does_not_find_a_claim_of_another_commentary(
    checker: FlaskClient, bridge: Commentary, fyodor: Person
) -> None:
    elsewhere = make_claim(fyodor, make_commentary(fyodor))
    assert checker.get(f"/desk/c/{bridge.id}?claim={elsewhere.id}").status_code == 404
    assert checker.get("/desk/c/nowhere").status_code == 404
    assert checker.get("/desk/claims/nowhere").status_code == 404


def test_it_leads_to_a_claim_by_its_own_address(checker: FlaskClient, bridge: Commentary, fyodor: Person) -> None:
    claim = make_claim(fyodor, bridge)
    assert checker.get(f"/desk/claims/{claim.id}").headers["Location"] == f"/desk/c/{bridge.id}?claim={claim.id}#hand"


def test_it_says_that_the_text_waits_for_the_splitter(checker: FlaskClient, bridge: Commentary) -> None:
    Edition.update(split_at=None).execute()
    page = checker.get(f"/desk/c/{bridge.id}")
    assert "The text is being split into claims." in words(page, "list")
    assert parsed(page).xpath("//@data-waits") == ["yes"]
    assert "being split into claims" in words(checker.get("/desk"))


def test_it_says_that_the_splitter_failed(checker: FlaskClient, bridge: Commentary) -> None:
    Edition.update(split_at=None).execute()
    claims.record_failed_split(bridge.edition, "The splitter failed on this text. Add its claims by hand.")
    assert "The splitter failed on this text." in words(checker.get(f"/desk/c/{bridge.id}"), "list")


def test_it_says_what_to_do_with_a_text_without_claims(checker: FlaskClient, bridge: Commentary) -> None:
    answer = words(checker.get(f"/desk/c/{bridge.id}"), "list")
    assert "No claim was found in this text. Select words in the text to add one." in answer


def test_it_shows_a_viewer_everything_and_no_form(
    viewer: FlaskClient, bridge: Commentary, fyodor: Person, ed: Person
) -> None:
    claim = make_claim(fyodor, bridge)
    make_evidence(fyodor, claim)
    approve(ed, propose(fyodor, claim))
    claims.dismiss(fyodor, make_claim(fyodor, bridge, "every day"), seen=1, reason="Not a claim.")
    waiting = make_claim(fyodor, bridge, "opened in 1998")
    propose(fyodor, waiting)
    publish(ed, bridge)
    for at_hand in (claim, waiting, Claim.get(state=ClaimState.DISMISSED)):
        page = viewer.get(f"/desk/c/{bridge.id}?claim={at_hand.id}")
        assert actions(page) == {"/sign-out"}
    page = words(viewer.get(f"/desk/c/{bridge.id}?claim={claim.id}"))
    for shown in ("It cost 9.1 million euros.", "The town’s accounts, 1998", "9.1 million euros", "Not a claim."):
        assert shown in page


def test_it_refuses_every_act_of_a_viewer(viewer: FlaskClient, bridge: Commentary, fyodor: Person, ed: Person) -> None:
    claim = make_claim(fyodor, bridge)
    attached = make_evidence(fyodor, claim)
    verdict = propose(fyodor, claim)
    token = parsed(viewer.get("/desk")).xpath("//input[@name='csrf_token']/@value")[0]
    everything = {
        "csrf_token": token, "seen": "1", "quote": "every day", "wording": "W", "kind": "fact", "reason": "R",
        "other": f"{claim.id}@1", "at": "50", "stance": "context", "title": "T", "rating": "true", "summary": "S",
        "comment": "C", "text": "A text.", "language": "en",
    }  # fmt: skip
    before = Claim.select().dicts().get()
    for address in (
        f"/desk/c/{bridge.id}", f"/desk/c/{bridge.id}/publish", f"/desk/c/{bridge.id}/claims",
        f"/desk/claims/{claim.id}", f"/desk/claims/{claim.id}/merge", f"/desk/claims/{claim.id}/split",
        f"/desk/claims/{claim.id}/dismiss", f"/desk/claims/{claim.id}/reopen", f"/desk/claims/{claim.id}/evidence",
        f"/desk/claims/{claim.id}/verdicts", f"/desk/evidence/{attached.id}/detach", f"/desk/verdicts/{verdict.id}",
        f"/desk/verdicts/{verdict.id}/approve", f"/desk/verdicts/{verdict.id}/return",
    ):  # fmt: skip
        assert viewer.post(address, data=everything).status_code == 403, address
    assert Claim.select().dicts().get() == before


def test_it_publishes_and_withdraws(editor: FlaskClient, bridge: Commentary) -> None:
    page = f"/desk/c/{bridge.id}"
    assert submit(editor, page, f"{page}/publish").status_code == 303
    assert Commentary.get().state is CommentaryState.PUBLISHED
    assert f'href="/c/{bridge.slug}"' in editor.get(page).text
    assert submit(editor, page, f"{page}/withdraw", reason="It is not ours.").status_code == 303
    assert Commentary.get().withdrawal == "It is not ours."


def test_it_keeps_the_claim_at_hand_and_the_list_when_it_publishes(
    editor: FlaskClient, bridge: Commentary, fyodor: Person
) -> None:
    make_claim(fyodor, bridge)
    second = make_claim(fyodor, bridge, "opened in 1998")
    page = f"/desk/c/{bridge.id}?claim={second.id}&state=open"
    (publishing,) = (action for action in actions(editor.get(page)) if "/publish" in action)
    assert submit(editor, page, publishing).location == page


def test_it_lets_only_editors_publish(checker: FlaskClient, bridge: Commentary) -> None:
    assert f"/desk/c/{bridge.id}/publish" not in actions(checker.get(f"/desk/c/{bridge.id}"))


def test_it_does_not_withdraw_without_a_reason(editor: FlaskClient, bridge: Commentary, ed: Person) -> None:
    publish(ed, bridge)
    answer = submit(editor, f"/desk/c/{bridge.id}", f"/desk/c/{bridge.id}/withdraw")
    assert wrong(answer, "withdraw-commentary-reason") == "This is needed."
    assert Commentary.get().state is CommentaryState.PUBLISHED


def test_it_changes_what_is_known_about_a_commentary(checker: FlaskClient, bridge: Commentary) -> None:
    page = f"/desk/c/{bridge.id}"
    assert submit(checker, page, page, outlet="The Herald", period_start="2023-10-30").status_code == 303
    assert (Commentary.get().outlet, str(Commentary.get().period_start)) == ("The Herald", "2023-10-30")


def test_it_shows_both_texts_where_somebody_else_changed_it_first(checker: FlaskClient, bridge: Commentary) -> None:
    page = f"/desk/c/{bridge.id}"
    submit(checker, page, page, topic="Theirs")
    answer = submit(checker, page, page, topic="Mine", seen="1")
    assert answer.status_code == 409
    assert "Topic Theirs Mine" in words(answer, "toolbar")
    assert typed(answer, "revise-commentary-topic") == "Mine"


def test_it_shows_markup_everywhere_as_text(checker: FlaskClient, fyodor: Person) -> None:
    script = "<script>alert(1)</script><b onclick='x'>&amp;"
    commentary = make_commentary(fyodor, f"It says {script} here.", title=script, topic=script, outlet=script)
    start = len("It says ")
    claim = claims.add(
        fyodor, commentary.edition, spans=[Span(start, start + len(script))], wording=script, holder=script
    )
    evidence.attach(
        fyodor, claim, stance="context", title=script, publisher=script, passage=script, note=script, url="https://a.b"
    )
    propose(fyodor, claim, summary=script, explanation=script)
    claims.dismiss(fyodor, make_claim(fyodor, commentary, "It says"), seen=1, reason=script)
    for page in (f"/desk/c/{commentary.id}?claim={claim.id}", "/desk"):
        answer = checker.get(page)
        assert "<script>alert" not in answer.text
        assert "<b onclick" not in answer.text
        assert script in words(answer)


# The claim at hand alone


def test_it_gives_the_pane_of_a_claim_alone(checker: FlaskClient, bridge: Commentary, fyodor: Person) -> None:
    first, second = (make_claim(fyodor, bridge, quote) for quote in ("opened in 1998", "It cost 5 million euros"))
    alone = checker.get(f"/desk/claims/{second.id}/hand?state=open&order=text")
    whole = checker.get(f"/desk/c/{bridge.id}?claim={second.id}&state=open&order=text")
    assert words(alone, "hand") == words(whole, "hand")
    assert actions(alone) < actions(whole)
    assert first.wording not in words(alone, "verdict")
    assert not parsed(alone).xpath("//*[@id='list'] | //*[@id='text']")


def test_it_leads_from_a_dismissed_claim_to_the_whole_page(
    checker: FlaskClient, bridge: Commentary, fyodor: Person
) -> None:
    claim = make_claim(fyodor, bridge)
    claims.dismiss(fyodor, claim, seen=1, reason="Said twice.")
    answer = checker.get(f"/desk/claims/{claim.id}/hand?order=text")
    assert answer.headers["Location"] == f"/desk/c/{bridge.id}?claim={claim.id}&order=text#hand"
    assert checker.get("/desk/claims/nowhere/hand").status_code == 404


# The list of sentences


def test_it_makes_a_claim_of_a_sentence_and_comes_back_to_it(checker: FlaskClient, bridge: Commentary) -> None:
    page = f"/desk/c/{bridge.id}/sentences"
    sentence = "It cost 5 million euros, the mayor said."
    start = bridge.edition.text.index(sentence)
    answer = submit(checker, page, page, spans=f"{start}-{start + len(sentence)}")
    assert answer.headers["Location"] == f"{page}#at-{start}"
    assert Claim.get().exact == sentence
    assert words(checker.get(page), f"at-{start}") == f"{sentence} {sentence} open Make another claim of “{sentence}”"


def test_it_lists_a_claim_at_every_sentence_that_it_touches(
    checker: FlaskClient, bridge: Commentary, fyodor: Person
) -> None:
    make_claim(fyodor, bridge, "the mayor said.\n\nTwo thirds", wording="He said so.")
    items = parsed(checker.get(f"/desk/c/{bridge.id}/sentences")).xpath("//li[@id]")
    assert ["He said so." in item.text_content() for item in items] == [False, True, True]


def test_it_offers_a_viewer_sentences_to_read_alone(viewer: FlaskClient, bridge: Commentary) -> None:
    answer = viewer.get(f"/desk/c/{bridge.id}/sentences")
    assert "Make a claim" not in words(answer)
    assert f"/desk/c/{bridge.id}/sentences" in {
        link.get("href") for link in parsed(viewer.get(f"/desk/c/{bridge.id}")).iter("a")
    }


def test_it_sets_the_numbers_of_claims_that_end_together_in_order_after_the_closing_marks(
    checker: FlaskClient, fyodor: Person
) -> None:
    commentary = make_commentary(fyodor, "“The bridge opened in 1998.” It did.")
    for quote in ("opened in 1998", "The bridge opened in 1998", "in 1998.”"):
        make_claim(fyodor, commentary, quote)
    read = words(checker.get(f"/desk/c/{commentary.id}"), "words").replace("Claim ", "")
    assert read == "“ The bridge opened in 1998 .” 1 2 3 It did."
