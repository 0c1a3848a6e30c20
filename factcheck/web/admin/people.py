"""The people of the newsroom: who has an account, and in which role."""

from flask import flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.models import Person
from factcheck.policy import Role
from factcheck.schemas.forms import PersonChangeForm, PersonForm
from factcheck.services import people
from factcheck.web.admin.blueprint import blueprint
from factcheck.web.forms import Typed, keeping_typed

ROLES = [(role.value, role.value) for role in Role]


def people_page(typed: Typed) -> str:
    """Render who has an account."""
    return render_template("admin/people.html", typed=typed, people=Person.by_name(), roles=ROLES)


def person_page(typed: Typed, person_id: str) -> str:
    """Render one account."""
    return render_template("admin/person.html", typed=typed, person=Person.find(person_id), roles=ROLES)


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
def add_person() -> Response:
    """Give somebody an account."""
    person = people.add(current_user, **PersonForm().load_form(request.form))
    flash(f"{person.name} can sign in as {person.email}.")
    return redirect(url_for("admin.list_people"), 303)


@blueprint.get("/people/<person_id>")
def show_person(person_id: str) -> str:
    """Show one account."""
    return person_page(Typed(), person_id)


@blueprint.post("/people/<person_id>")
@keeping_typed(person_page)
def change_person(person_id: str) -> Response:
    """Change somebody's name, role, or whether they may sign in."""
    person = Person.find(person_id)
    people.change(current_user, person, **PersonChangeForm().load_form(request.form))
    flash(f"{person.name} is changed.")
    return redirect(url_for("admin.list_people"), 303)
