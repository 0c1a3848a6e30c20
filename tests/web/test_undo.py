"""Undo on the pages: what its button says, and where it leads."""

from flask.testing import FlaskClient

from factcheck.models import Commentary, LedgerEntry, Person, Scrape
from factcheck.services.undo import INVERSES
from factcheck.web.workbench.names import ACTS
from tests.factories import approve, make_claim, make_commentary, propose, publish
from tests.forms import submit
from tests.web.pages import words


def test_it_has_words_for_everything_that_can_be_undone():
    assert not INVERSES.keys() - ACTS.keys()


def test_it_says_what_becomes_of_an_approval(editor: FlaskClient, ed: Person, fyodor: Person, bridge: Commentary):
    publish(ed, bridge)
    claim = make_claim(fyodor, bridge)
    approve(ed, propose(fyodor, claim))
    path = f"/desk/c/{bridge.id}?claim={claim.id}"
    assert "Take the approval back" in words(editor.get(path))
    last = LedgerEntry.newest_of(ed, 1)[0].sequence
    answer = submit(editor, path, "/desk/undo", first=str(last), last=str(last), back=path)
    after = editor.get(answer.headers["Location"])
    assert "The approval is taken back." in words(after, "messages")


def test_it_leads_to_the_desk_where_the_page_is_gone(checker: FlaskClient, fyodor: Person):
    commentary = make_commentary(fyodor, title="Not yet")
    path = f"/desk/c/{commentary.id}"
    assert "you made a commentary" in words(checker.get(path))
    answer = submit(checker, path, "/desk/undo")
    assert answer.headers["Location"] == "/desk"
    assert "Undone." in words(checker.get("/desk"), "messages")
    assert len(Scrape.unsaved()) == 1
