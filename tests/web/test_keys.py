"""One's own keys."""

import json

from flask.testing import FlaskClient

from factcheck.models import Commentary, Person
from tests.factories import make_claim
from tests.forms import submit
from tests.web.pages import parsed, typed, wrong


def test_it_gives_the_workbench_the_keys_that_one_chose(
    checker: FlaskClient, bridge: Commentary, fyodor: Person
) -> None:
    make_claim(fyodor, bridge)
    assert submit(checker, "/desk/keys", "/desk/keys", next="l", merge="").status_code == 303
    dialog = parsed(checker.get(f"/desk/c/{bridge.id}")).get_element_by_id("keys")
    keys = json.loads(dialog.get("data-keys"))
    assert (keys["next"], keys["merge"], keys["dismiss"]) == ("l", "", "d")
    assert "next claim" in dialog.text_content()
    assert "rate it “Mostly true”" in dialog.text_content()
    assert submit(checker, "/desk/keys", "/desk/keys", usual="yes").status_code == 303
    assert typed(checker.get("/desk/keys"), "change-keys-next") == "j"


def test_it_marks_a_key_that_is_taken_and_keeps_what_was_typed(checker: FlaskClient) -> None:
    answer = submit(checker, "/desk/keys", "/desk/keys", next="d", previous="o")
    assert answer.status_code == 422
    assert wrong(answer, "change-keys-dismiss") == "“d” is taken: next claim."
    assert typed(answer, "change-keys-previous") == "o"
    assert typed(checker.get("/desk/keys"), "change-keys-previous") == "k"


def test_it_remembers_the_switch(checker: FlaskClient, bridge: Commentary) -> None:
    token = parsed(checker.get("/desk/keys")).xpath("//input[@name='csrf_token']/@value")[0]
    assert checker.post("/desk/keys/switch", data={"csrf_token": token, "on": "no"}).status_code == 204
    (box,) = parsed(checker.get(f"/desk/c/{bridge.id}")).xpath("//*[@data-single-keys]")
    assert box.get("checked") is None
