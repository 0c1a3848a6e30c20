"""Comments on the claim at hand, and mentions on the desk."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from factcheck.models import Claim, Comment, Commentary, Person
from factcheck.services import comments
from tests.factories import approve, make_claim, propose, publish
from tests.forms import submit
from tests.web.pages import actions, parsed, typed, words, wrong


@pytest.fixture
def claim(fyodor: Person, bridge: Commentary) -> Claim:
    return make_claim(fyodor, bridge)


@pytest.fixture
def address(claim: Claim, bridge: Commentary) -> str:
    return f"/desk/c/{bridge.id}?claim={claim.id}"


def test_it_shows_a_comment_as_harmless_markdown(checker: FlaskClient, claim: Claim, address: str) -> None:
    text = "See **this** <script>alert(1)</script> [x](javascript:alert(1))"
    submit(checker, address, f"/desk/claims/{claim.id}/comments", text=text)
    (said,) = parsed(checker.get(address)).xpath("//*[@class='said']")
    assert said.xpath(".//strong")[0].text == "this"
    assert not said.xpath(".//script | .//a[starts-with(@href, 'javascript')]")


def test_it_keeps_an_edit_that_comes_too_late(checker: FlaskClient, claim: Claim, address: str, fyodor: Person) -> None:
    comment, other = (comments.add(fyodor, claim, text=text) for text in ("One.", "Another."))
    late = {"csrf_token": parsed(checker.get(address)).forms[0].fields["csrf_token"], "seen": "1", "text": "Three."}
    submit(checker, address, f"/desk/comments/{comment.id}", text="Two.")
    answer = checker.post(f"/desk/comments/{comment.id}", data=late)
    assert answer.status_code == 409
    assert "Two." in words(answer, "comments")
    assert typed(answer, f"comment-{comment.id}-text") == "Three."
    assert typed(answer, f"comment-{other.id}-text") == "Another."


def test_it_marks_an_empty_comment(checker: FlaskClient, claim: Claim, address: str) -> None:
    answer = submit(checker, address, f"/desk/claims/{claim.id}/comments", text=" ")
    assert answer.status_code == 422
    assert wrong(answer, "add-comment-text") == "This is needed."


def test_it_offers_editing_and_deleting_to_its_author_alone(
    checker: FlaskClient, editor: FlaskClient, viewer: FlaskClient, claim: Claim, address: str, fyodor: Person
) -> None:
    comment = comments.add(fyodor, claim, text="Mine.")
    own = {f"/desk/comments/{comment.id}", f"/desk/comments/{comment.id}/delete"}
    assert own <= actions(checker.get(address))
    assert not own & actions(editor.get(address))
    assert f"/desk/claims/{claim.id}/comments" not in actions(viewer.get(address))
    submit(checker, address, f"/desk/comments/{comment.id}/delete")
    assert "Mine." not in words(viewer.get(address), "hand")


def test_it_leads_from_a_mention_on_the_desk_to_the_claim_and_counts_it_as_read(
    editor: FlaskClient, claim: Claim, fyodor: Person
) -> None:
    comment = comments.add(fyodor, claim, text="@Ed, is this so?")
    assert "Mentions of you 1 unread" in words(editor.get("/desk"))
    answer = submit(editor, "/desk", f"/desk/comments/{comment.id}/read")
    assert answer.status_code == 303
    assert answer.location.endswith("#comments")
    assert "@Ed, is this so?" in words(editor.get(answer.location), "comments")
    assert "Mentions of you none unread" in words(editor.get("/desk"))


def test_it_counts_a_mention_as_read_at_the_claim_itself(
    editor: FlaskClient, checker: FlaskClient, claim: Claim, address: str, fyodor: Person
) -> None:
    comment = comments.add(fyodor, claim, text="@Ed, is this so?")
    reading = f"/desk/comments/{comment.id}/read"
    assert reading not in actions(checker.get(address))
    assert reading in actions(editor.get(address))
    assert submit(editor, address, reading).location.endswith(f"{address}#comments")
    assert reading not in actions(editor.get(address))
    assert "Mentions of you none unread" in words(editor.get("/desk"))


def test_it_tells_readers_and_partners_nothing_of_comments(
    client: FlaskClient, signed_in: Callable[[Person], FlaskClient], fyodor: Person, ed: Person, bridge: Commentary
) -> None:
    claim = make_claim(fyodor, publish(ed, bridge))
    verdict = approve(ed, propose(fyodor, claim))
    comments.add(fyodor, claim, text="SECRETMARK @Ed")
    assert Comment.select().count() == 1
    for path in ("/", f"/c/{bridge.slug}", f"/claims/{claim.id}", f"/verdicts/{verdict.id}"):
        assert "SECRETMARK" not in client.get(path).text
    make_claim(fyodor, bridge, "opened in 1998")  # which renders it anew
    assert "SECRETMARK" not in client.get(f"/c/{bridge.slug}").text
