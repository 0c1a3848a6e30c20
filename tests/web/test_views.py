"""Saved views on the queue's page."""

from flask.testing import FlaskClient

from factcheck.models import Commentary, Person, SavedView
from tests.factories import make_claim, make_commentary
from tests.forms import submit
from tests.web.pages import actions, words

ROADS = "/desk/queue?topic=Roads&order=age"


def test_it_saves_the_queue_as_it_is_set_with_a_count(checker: FlaskClient, bridge: Commentary, fyodor: Person):
    make_claim(fyodor, bridge)
    roads = make_commentary(fyodor, topic="Roads", title="Roads")
    for _ in range(2):
        make_claim(fyodor, roads)
    answer = submit(checker, ROADS, "/desk/queue/views?topic=Roads&order=age", name="On roads")
    assert answer.headers["Location"] == ROADS
    assert "On roads 2" in words(checker.get("/desk/queue"))
    assert checker.get(ROADS).text.count("<li>") == 2


def test_it_removes_the_view_that_is_open(checker: FlaskClient, fyodor: Person):
    submit(checker, ROADS, "/desk/queue/views?topic=Roads&order=age", name="On roads")
    (view,) = SavedView.of(fyodor)
    assert submit(checker, ROADS, f"/desk/queue/views/{view.id}/remove").status_code == 303
    assert "On roads" not in words(checker.get("/desk/queue"))


def test_it_offers_nothing_to_save_where_nothing_is_chosen(checker: FlaskClient, viewer: FlaskClient):
    assert "/desk/queue/views" not in actions(checker.get("/desk/queue"))
    assert not any("views" in action for action in actions(viewer.get(ROADS)))
