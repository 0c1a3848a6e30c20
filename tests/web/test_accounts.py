"""Signing in with and without a second factor, one's own account, and the links that admins give."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pyotp
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from factcheck import clock
from factcheck.models import Person, SecondFactor, Session
from factcheck.policy import Role
from factcheck.services import people, second_factor
from factcheck.services.sign_in import FROM_ONE_ADDRESS
from tests.addresses import token_of
from tests.forms import sign_in, submit
from tests.people import PASSWORD
from tests.rows import all_rows
from tests.web.pages import actions, parsed, words, wrong


@contextmanager
def later(**by: float) -> Iterator[None]:
    moment = clock.now() + timedelta(**by)
    with clock.reading(lambda: moment):
        yield


def code(person: Person) -> str:
    return pyotp.TOTP(SecondFactor.get_by_id(person.id).secret).at(clock.now())


def turn_on(person: Person) -> list[str]:
    second_factor.begin(person)
    return second_factor.confirm(person, code(person))


def give_password(client: FlaskClient, person: Person) -> TestResponse:
    return submit(client, "/sign-in", "/sign-in", email=person.email, password=PASSWORD)


# Signing in


def test_it_asks_for_a_code_after_the_password(client: FlaskClient, fyodor: Person):
    turn_on(fyodor)
    answer = give_password(client, fyodor)
    assert answer.location == "/sign-in/code"
    assert client.get("/desk").status_code == 302, "the password alone is not enough"
    with later(seconds=30):
        assert submit(client, "/sign-in/code", "/sign-in/code", code=code(fyodor)).location == "/desk"
    assert client.get("/desk").status_code == 200


def test_it_says_that_a_code_is_wrong_and_takes_a_recovery_code(client: FlaskClient, fyodor: Person):
    recovery = turn_on(fyodor)
    give_password(client, fyodor)
    refused = submit(client, "/sign-in/code", "/sign-in/code", code="000000")
    assert (refused.status_code, "wrong" in wrong(refused, "check-code-code")) == (422, True)
    answer = submit(client, "/sign-in/code", "/sign-in/code", code=second_factor.shown(recovery)[0])
    assert answer.location == "/desk"
    assert "7 recovery codes are left" in words(client.get("/account"))


def test_it_takes_no_code_of_whoever_gave_no_password(client: FlaskClient, fyodor: Person):
    turn_on(fyodor)
    assert client.get("/sign-in/code").location == "/sign-in"
    with later(seconds=30):
        form = {"code": code(fyodor), "csrf_token": token_of(client)}
        assert client.post("/sign-in/code", data=form).location == "/sign-in"


def test_it_takes_no_code_long_after_the_password_or_after_it_changed(client: FlaskClient, fyodor: Person):
    recovery = turn_on(fyodor)
    give_password(client, fyodor)
    with later(minutes=6):
        assert client.get("/sign-in/code").location == "/sign-in"
    people.set_password(None, Person.find(fyodor.id), "another long password")
    form = {"code": recovery[0], "csrf_token": token_of(client)}
    assert client.post("/sign-in/code", data=form).location == "/sign-in"


def test_it_says_to_wait_after_too_many_tries_whether_or_not_there_is_an_account(app: Flask, fyodor: Person):
    said = []
    for email in (fyodor.email, "nobody@example.org"):
        client = app.test_client()
        for _ in range(FROM_ONE_ADDRESS):
            answer = submit(client, "/sign-in", "/sign-in", email=email, password="wrong")
            assert (answer.status_code, "wrong" in wrong(answer, "authenticate-password")) == (422, True)
        answer = submit(client, "/sign-in", "/sign-in", email=email, password=PASSWORD)
        said.append((answer.status_code, words(answer)))
    assert said[0] == said[1]
    assert (said[0][0], "quarter of an hour" in said[0][1]) == (429, True)


def test_it_gives_a_new_session_to_whoever_signs_in(client: FlaskClient, fyodor: Person):
    """A session that somebody else put into the browser before is worth nothing afterwards."""
    client.get("/sign-in")
    planted = client.get_cookie("session").value
    sign_in(client, fyodor)
    first = client.get_cookie("session").value
    sign_in(client, fyodor)
    assert len({planted, first, client.get_cookie("session").value}) == 3
    client.set_cookie("session", planted)
    assert client.get("/desk").status_code == 302


def test_it_ends_a_session_on_the_server(app: Flask, fyodor: Person):
    """Whoever copied the cookie is signed out too."""
    client, thief = app.test_client(), app.test_client()
    sign_in(client, fyodor)
    thief.set_cookie("session", client.get_cookie("session").value)
    assert thief.get("/desk").status_code == 200
    submit(client, "/desk", "/sign-out")
    assert thief.get("/desk").status_code == 302


# One's own account


def test_it_shows_where_one_is_signed_in_and_ends_it_there(app: Flask, fyodor: Person):
    here, there = app.test_client(), app.test_client()
    sign_in(there, fyodor)
    sign_in(here, fyodor)
    page = here.get("/account")
    assert words(page).count("Sign out") >= 1
    (end,) = [action for action in actions(page) if re.fullmatch(r"/account/sessions/\w+/end", action)]
    submit(here, "/account", end)
    assert (here.get("/desk").status_code, there.get("/desk").status_code) == (200, 302)


def test_it_signs_out_everywhere_else(app: Flask, fyodor: Person):
    here, there = app.test_client(), app.test_client()
    sign_in(there, fyodor)
    sign_in(here, fyodor)
    submit(here, "/account", "/account/sessions/end-others")
    assert (here.get("/desk").status_code, there.get("/desk").status_code) == (200, 302)


def test_it_changes_a_password_and_signs_other_browsers_out(app: Flask, fyodor: Person):
    here, there = app.test_client(), app.test_client()
    sign_in(there, fyodor)
    sign_in(here, fyodor)
    old = here.get_cookie("session").value
    form = {"current": PASSWORD, "password": "another long password"}
    assert submit(here, "/account", "/account/password", **form).status_code == 303
    assert (here.get("/desk").status_code, there.get("/desk").status_code) == (200, 302)
    here.set_cookie("session", old)
    assert here.get("/desk").status_code == 302, "the token is another one too"


def test_it_says_why_a_password_is_not_taken(client: FlaskClient, fyodor: Person):
    sign_in(client, fyodor)
    mistyped = submit(client, "/account", "/account/password", current="wrong", password="another long password")
    assert "not your password" in wrong(mistyped, "change-password-current")
    common = submit(client, "/account", "/account/password", current=PASSWORD, password="qwerty123456")
    assert "Many people" in wrong(common, "change-password-password")


def test_it_sets_up_a_second_factor(client: FlaskClient, fyodor: Person):
    sign_in(client, fyodor)
    submit(client, "/account/second-factor", "/account/second-factor/begin")
    page = client.get("/account/second-factor")
    assert parsed(page).xpath("//*[@class='qr']/*[local-name()='svg']")
    assert SecondFactor.begun(fyodor).secret in words(page).replace(" ", "")
    shown = submit(client, "/account/second-factor", "/account/second-factor", code=code(fyodor))
    codes = parsed(shown).xpath("string(//pre)").split()
    assert len(codes) == 8
    assert codes[0] not in client.get("/account").text, "they are shown once"
    assert second_factor.accepts(fyodor, codes[0])


def test_it_removes_a_second_factor_for_whoever_knows_the_password(client: FlaskClient, fyodor: Person):
    sign_in(client, fyodor)
    turn_on(Person.find(fyodor.id))
    sign_in_again(client, fyodor)
    refused = submit(client, "/account", "/account/second-factor/remove", current="wrong")
    assert refused.status_code == 422
    assert SecondFactor.of(fyodor)
    submit(client, "/account", "/account/second-factor/remove", current=PASSWORD)
    assert SecondFactor.of(fyodor) is None


def sign_in_again(client: FlaskClient, person: Person) -> None:
    give_password(client, person)
    with later(seconds=60):
        submit(client, "/sign-in/code", "/sign-in/code", code=code(person))


@pytest.mark.parametrize(("name", "led"), [("Ed", True), ("Ada", True), ("Fyodor", False), ("Vera", False)])
def test_it_demands_a_second_factor_of_editors_and_admins_where_set(app: Flask, name: str, led: bool):
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], demand_second_factor=True)
    client, person = app.test_client(), Person.get(name=name)
    sign_in(client, person)
    answer = client.get("/desk")
    assert (answer.location == "/account/second-factor") is led
    if led:
        before = all_rows()
        assert client.post("/desk/new", data={"text": "A text.", "csrf_token": token_of(client)}).status_code == 303
        assert all_rows() == before, "nothing is done before"
        submit(client, "/account/second-factor", "/account/second-factor/begin")
        submit(client, "/account/second-factor", "/account/second-factor", code=code(person))
        assert client.get("/desk").status_code == 200


# Links


def test_it_lets_somebody_in_by_an_admin_s_link(app: Flask, ada: Person):
    admin, nadia = app.test_client(), app.test_client()
    sign_in(admin, ada)
    page = submit(admin, "/admin/people", "/admin/people", name="Nadia", email="nadia@example.org", role="editor")
    link = parsed(page).xpath("string(//pre)").strip()
    path = link.removeprefix("http://127.0.0.1:8000")
    assert path.startswith("/set-password/")
    assert link not in admin.get("/admin/people").text
    refused = submit(nadia, path, path, password="qwerty123456")
    assert "Many people" in wrong(refused, "use-link-password")
    assert submit(nadia, path, path, password="only Nadia knows it").location == "/sign-in"
    assert nadia.get(path).status_code == 404
    answer = submit(nadia, "/sign-in", "/sign-in", email="nadia@example.org", password="only Nadia knows it")
    assert answer.location == "/desk"


def test_it_tells_nobody_where_a_link_led_from(client: FlaskClient, ada: Person, fyodor: Person):
    page = client.get(f"/set-password/{people.issue_link(ada, fyodor)}")
    assert parsed(page).xpath("string(//meta[@name='referrer']/@content)") == "no-referrer"
    assert page.headers["Cache-Control"] == "no-store"


def test_it_helps_somebody_who_lost_everything(app: Flask, ada: Person, fyodor: Person):
    turn_on(fyodor)
    admin, client = app.test_client(), app.test_client()
    sign_in(admin, ada)
    submit(admin, f"/admin/people/{fyodor.id}", f"/admin/people/{fyodor.id}/second-factor/remove")
    sign_in(client, fyodor)
    submit(admin, f"/admin/people/{fyodor.id}", f"/admin/people/{fyodor.id}/sign-out")
    assert Session.of(fyodor) == []
    page = submit(admin, f"/admin/people/{fyodor.id}", f"/admin/people/{fyodor.id}/link")
    assert "/set-password/" in words(page)


# What a form does not have


def test_it_changes_nothing_that_a_form_does_not_have(app: Flask, ada: Person, fyodor: Person):
    """Mass assignment: whoever adds fields to a form gives themselves nothing."""
    client = app.test_client()
    sign_in(client, fyodor)
    more = {"role": "admin", "active": "yes", "email": "x@example.org", "password_hash": "x", "id": ada.id}
    form = {"current": PASSWORD, "password": "another long password", "csrf_token": token_of(client), **more}
    assert client.post("/account/password", data=form).status_code == 303
    found = Person.find(fyodor.id)
    assert (found.role, found.email, found.password_hash[:9]) == (Role.FACT_CHECKER, fyodor.email, "$argon2id")
    admin = app.test_client()
    sign_in(admin, ada)
    path = f"/admin/people/{fyodor.id}"
    data = {"name": "F", "role": "viewer", "seen": str(found.version), "csrf_token": token_of(admin)}
    assert admin.post(path, data={**data, **more, "role": "viewer", "id": "x"}).status_code == 303
    changed = Person.find(fyodor.id)
    assert (changed.name, changed.role, changed.email) == ("F", Role.VIEWER, fyodor.email)
    assert changed.password_hash == found.password_hash
