"""What an admin sets up on the pages: the scale, the site, topics and outlets."""

from collections.abc import Callable
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from lxml import html

from factcheck.models import Commentary, Person, Rating, Site
from factcheck.models.headings import Heading, counts
from tests.factories import approve, make_claim, make_commentary, propose, publish
from tests.forms import submit
from tests.web.pages import typed, words, wrong


@pytest.fixture
def admin(signed_in: Callable[[Person], FlaskClient], ada: Person) -> FlaskClient:
    return signed_in(ada)


@pytest.mark.parametrize("page", ["ratings", "ratings/new", "ratings/true", "site", "headings", "ledger", "numbers"])
def test_it_is_for_admins(admin: FlaskClient, editor: FlaskClient, page: str):
    assert admin.get(f"/admin/{page}").status_code == 200
    assert editor.get(f"/admin/{page}").status_code == 403


def test_it_adds_a_rating(admin: FlaskClient):
    said = {"name_en": "Satire", "meaning_en": "A joke.", "mark": "S", "light": "#5A3D8A", "dark": "#c3a6f0"}
    answer = submit(admin, "/admin/ratings/new", "/admin/ratings", **said)
    assert answer.status_code == 303
    assert "S Satire" in words(admin.get("/admin/ratings"))
    assert Rating.find("satire").light == "#5a3d8a"


def test_it_says_what_is_wrong_with_a_colour_and_keeps_the_rest(admin: FlaskClient):
    page = "/admin/ratings/mixed"
    answer = submit(admin, page, page, light="#cccccc", name_en="So-so")
    assert answer.status_code == 422
    assert wrong(answer, "change-rating-light") == "Its contrast on light paper is 1.5 : 1; it needs 4.5 : 1."
    assert typed(answer, "change-rating-name-en") == "So-so"


def test_it_switches_a_rating_off_for_new_verdicts(admin: FlaskClient):
    page = "/admin/ratings/mixed"
    assert submit(admin, page, page, active=[]).status_code == 303
    assert "switched off" in words(admin.get("/admin/ratings"))
    assert not Rating.find("mixed").active


def test_it_moves_a_rating(admin: FlaskClient):
    answer = submit(admin, "/admin/ratings", "/admin/ratings/mixed/move", places="-1")
    assert answer.status_code == 303
    assert Rating.scale()[1].slug == "mixed"


def test_it_says_what_the_newsroom_says_of_itself(admin: FlaskClient, client: FlaskClient):
    said = {"name": "The Desk", "contact": "desk@example.org", "method_be": "Мы **пытаемся**."}
    assert submit(admin, "/admin/site", "/admin/site", **said).status_code == 303
    page = client.get("/how-we-check?language=be")
    assert "<strong>пытаемся</strong>" in page.text
    assert 'href="mailto:desk@example.org"' in page.text
    assert "The Desk" in page.text
    assert "One person checks a claim" in words(client.get("/how-we-check"))


def test_it_refuses_a_contact_that_nobody_can_reach(admin: FlaskClient):
    answer = submit(admin, "/admin/site", "/admin/site", contact="javascript:alert(1)", name="Kept")
    assert wrong(answer, "change-site-contact") == "An e-mail address, or the address of a page."
    assert typed(answer, "change-site-name") == "Kept"


def upload(admin: FlaskClient, content: bytes, name: str = "logo.svg") -> int:
    form = next(form for form in html.fromstring(admin.get("/admin/site").text).forms if form.action.endswith("/logo"))
    fields = {name: form.fields[name] for name in ("csrf_token", "seen")}
    return admin.post("/admin/site/logo", data={**fields, "logo": (BytesIO(content), name)}).status_code


def test_it_takes_a_logo_and_serves_what_draws_of_it(admin: FlaskClient, client: FlaskClient):
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>1</script><path d="M1 1"/></svg>'
    assert upload(admin, drawing) == 303
    served = client.get("/logo.svg")
    assert (served.status_code, served.mimetype) == (200, "image/svg+xml")
    assert b"M1 1" in served.data
    assert b"script" not in served.data
    assert upload(admin, b"GIF89a", "logo.png") == 422
    assert submit(admin, "/admin/site", "/admin/site/logo", remove="yes").status_code == 303
    assert Site.current().logo_type == ""


def test_it_leads_readers_from_the_old_name_to_the_new(
    admin: FlaskClient, client: FlaskClient, ed: Person, fyodor: Person
):
    commentary = make_commentary(fyodor, topic="Rivers")
    approve(ed, propose(fyodor, make_claim(fyodor, commentary)))
    publish(ed, commentary)
    submit(admin, "/admin/headings", "/admin/topics", old="Rivers", new="Streams")
    answer = client.get("/topics/Rivers?language=ru", follow_redirects=True)
    assert (answer.request.full_path, answer.status_code) == ("/topics/Streams?language=ru", 200)
    assert "It cost 9.1 million euros." in client.get("/feed.atom?topic=Rivers").text


def test_it_renames_and_merges_topics(admin: FlaskClient, bridge: Commentary, fyodor: Person):
    for topic in ("Roads", "Bridges"):
        make_commentary(fyodor, topic=topic, title=topic)
    refused = submit(admin, "/admin/headings", "/admin/topics", old="Roads", new="Bridges")
    assert wrong(refused, "rename-topic-new").startswith("There is Bridges already.")
    merged = submit(admin, "/admin/headings", "/admin/topics", old="Roads", new="Bridges", merge="true")
    assert merged.status_code == 303
    assert [each.name for each in counts(Heading.TOPIC)] == ["Bridges"]
