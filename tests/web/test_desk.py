"""The desk: what there is and what waits."""

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from factcheck.models import Commentary, Person
from factcheck.services import claims, commentaries, comments, drafts, verdicts
from tests.factories import make_claim, make_commentary, propose
from tests.forms import submit
from tests.web.pages import parsed, words


def test_it_asks_a_visitor_to_sign_in_and_brings_them_back(client: FlaskClient) -> None:
    answer = client.get("/desk/new")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/sign-in?next=%2Fdesk%2Fnew"


def test_it_says_what_to_do_on_an_empty_desk(checker: FlaskClient) -> None:
    assert "There is no commentary yet. Start with a new commentary" in words(checker.get("/desk"))


def test_it_offers_a_viewer_nothing_to_do(viewer: FlaskClient) -> None:
    answer = viewer.get("/desk")
    assert "A fact-checker adds the first one." in words(answer)
    assert "/desk/new" not in answer.text


def test_it_lists_commentaries_the_newest_first(checker: FlaskClient, fyodor: Person) -> None:
    for title in ("The first", "The second"):
        make_commentary(fyodor, title=title)
    titles = [link.text_content() for link in parsed(checker.get("/desk")).xpath("//tbody//th/a")]
    assert titles == ["The second", "The first"]


def test_it_counts_claims_by_state(checker: FlaskClient, bridge: Commentary, fyodor: Person) -> None:
    make_claim(fyodor, bridge, "It cost 5 million euros")
    make_claim(fyodor, bridge, "opened in 1998")
    propose(fyodor, make_claim(fyodor, bridge, "Two thirds of the town’s people"))
    claims.dismiss(fyodor, make_claim(fyodor, bridge, "every day"), seen=1, reason="Not a claim.")
    cells = [cell.text_content() for cell in parsed(checker.get("/desk")).xpath("//tbody//td[@class='number']")]
    assert cells == ["2", "0", "1", "0"]


def test_it_lists_what_waits_for_review_with_an_editors_own_last(
    editor: FlaskClient, bridge: Commentary, fyodor: Person, ed: Person
) -> None:
    propose(ed, make_claim(ed, bridge, "It cost 5 million euros"))
    propose(fyodor, make_claim(fyodor, bridge, "opened in 1998"))
    waiting = parsed(editor.get("/desk")).xpath("//section[@aria-labelledby='waiting']//li")
    assert [item.xpath("a")[0].text_content() for item in waiting] == ["opened in 1998", "It cost 5 million euros"]
    assert "It is your own, so somebody else reviews it" in waiting[1].text_content()


def test_it_lists_what_was_received_and_not_saved(checker: FlaskClient, viewer: FlaskClient, fyodor: Person) -> None:
    scrape = commentaries.receive(fyodor, content=b"A text.", filename="text.txt", characters="A text.")
    make_commentary(fyodor)
    links = parsed(checker.get("/desk")).xpath("//section[@aria-labelledby='unsaved']//a")
    assert [(link.text_content(), link.get("href")) for link in links] == [("text.txt", f"/desk/scrapes/{scrape.id}")]
    assert "Not saved yet" not in words(viewer.get("/desk"))


def listed(answer: TestResponse, section: str) -> list[str]:
    """The rows of a section of the desk, each in one line."""
    rows = parsed(answer).xpath("//section[@aria-labelledby=$section]//li", section=section)
    return [" ".join(row.text_content().split()) for row in rows]


def test_it_brings_a_returned_proposal_back_to_whoever_made_it_until_they_propose_again(
    checker: FlaskClient, editor: FlaskClient, bridge: Commentary, fyodor: Person, ed: Person
) -> None:
    claim = make_claim(fyodor, bridge, "opened in 1998")
    verdict = propose(fyodor, claim)
    verdicts.return_(ed, verdict, seen=verdict.version, comment="Name the source.")
    (row,) = listed(checker.get("/desk"), "returned")
    assert row.startswith("opened in 1998 Name the source. Returned by")
    assert listed(editor.get("/desk"), "returned") == []
    propose(fyodor, claim)
    assert listed(checker.get("/desk"), "returned") == []


def test_it_leads_back_to_each_claim_with_a_form_that_was_not_sent(
    checker: FlaskClient, editor: FlaskClient, bridge: Commentary, fyodor: Person
) -> None:
    first, second = (make_claim(fyodor, bridge, quote) for quote in ("opened in 1998", "every day"))
    verdict = propose(fyodor, second)
    drafts.keep(fyodor, f"/desk/claims/{first.id}/comments", {"text": "Ask"})
    drafts.keep(fyodor, f"/desk/claims/{first.id}/evidence", {"title": "A report"})
    drafts.keep(fyodor, f"/desk/verdicts/{verdict.id}", {"summary": "It did."})
    rows = listed(checker.get("/desk"), "drafts")
    assert [row.partition(" You typed")[0] for row in rows] == ["every day", "opened in 1998"]
    assert listed(editor.get("/desk"), "drafts") == []


def test_it_counts_unread_mentions_on_every_page(
    editor: FlaskClient, bridge: Commentary, fyodor: Person, ed: Person
) -> None:
    claim = make_claim(fyodor, bridge, "opened in 1998")
    assert "unread mentions" not in editor.get("/desk/queue").text
    comment = comments.add(fyodor, claim, text=f"@{ed.name} please look")
    link = "//nav[@aria-label='Workbench']/a[1]"
    assert parsed(editor.get("/desk/queue")).xpath(link)[0].text_content() == "Desk 1 unread mention of you"
    submit(editor, "/desk", f"/desk/comments/{comment.id}/read")
    assert parsed(editor.get("/desk/queue")).xpath(link)[0].text_content() == "Desk"
