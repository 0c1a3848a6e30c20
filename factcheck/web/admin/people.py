"""The people of the newsroom: who has an account, and in which role."""

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.messages import _
from factcheck.models import Person, SecondFactor, Session
from factcheck.policy import ROLES
from factcheck.publishing import site
from factcheck.schemas.accounts import PersonChangeForm, PersonForm
from factcheck.services import people, second_factor, sessions
from factcheck.web.admin.blueprint import blueprint
from factcheck.web.forms import Typed, keeping_typed
from factcheck.web.guard import requires
from factcheck.web.language import flash


def people_page(typed: Typed) -> str:
    """Render who has an account."""
    return render_template("admin/people.html", typed=typed, people=Person.by_name(), roles=ROLES)


def person_page(typed: Typed, person_id: str, link: str = "") -> str:
    """Render one account; a new link to set the password is on the page once."""
    person = Person.find(person_id)
    return render_template(
        "admin/person.html",
        typed=typed,
        person=person,
        roles=ROLES,
        link=link,
        factor=SecondFactor.of(person),
        sessions=Session.of(person),
    )


@blueprint.get("")
def start() -> Response:
    """Go to the first of the admin's pages."""
    return redirect(url_for("admin.list_people"), 303)


@blueprint.get("/people")
def list_people() -> str:
    """Show who has an account."""
    return people_page(Typed())


@blueprint.post("/people")
@keeping_typed(people_page)
@requires("person.add")
def add_person() -> Response:
    """Give somebody an account, and show the link with which they set their password."""
    person = people.add(current_user, **PersonForm(exclude=["password"]).load_form(request.form))
    return _with_link(person)


@blueprint.post("/people/<person_id>/link")
@keeping_typed(person_page)
@requires("person.change")
def issue_link(person_id: str) -> Response:
    """Make a link with which somebody sets their password, and show it, this once."""
    return _with_link(Person.find(person_id))


def _with_link(person: Person) -> Response:
    path = url_for("accounts.show_link", secret=people.issue_link(current_user, person))
    page = person_page(Typed(), person.id, site.absolute(path))
    return Response(page, content_type="text/html; charset=utf-8")


@blueprint.get("/people/<person_id>")
def show_person(person_id: str) -> str:
    """Show one account."""
    return person_page(Typed(), person_id)


@blueprint.post("/people/<person_id>")
@keeping_typed(person_page)
@requires("person.change")
def change_person(person_id: str) -> Response:
    """Change somebody's name, role, or whether they may sign in."""
    person = Person.find(person_id)
    people.change(current_user, person, **PersonChangeForm().load_form(request.form))
    flash(_("%(name)s is changed.", name=person.name))
    return redirect(url_for("admin.list_people"), 303)


@blueprint.post("/people/<person_id>/second-factor/remove")
@keeping_typed(person_page)
@requires("person.change")
def remove_second_factor(person_id: str) -> Response:
    """Take a second factor away from somebody who lost it."""
    person = Person.find(person_id)
    second_factor.remove(current_user, person)
    flash(_("%(name)s signs in with the password alone.", name=person.name))
    return redirect(url_for("admin.show_person", person_id=person_id), 303)


@blueprint.post("/people/<person_id>/sign-out")
@keeping_typed(person_page)
@requires("person.change")
def sign_out(person_id: str) -> Response:
    """Sign somebody out everywhere."""
    person = Person.find(person_id)
    sessions.sign_out(current_user, person)
    flash(_("%(name)s is signed out everywhere.", name=person.name))
    return redirect(url_for("admin.show_person", person_id=person_id), 303)
