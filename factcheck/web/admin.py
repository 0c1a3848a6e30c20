"""The admin's pages: people, partners with their keys, the gate before publication, and the ledger."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user, login_required
from werkzeug.wrappers import Response

from factcheck.models import ApiKey, Gate, LedgerEntry, Partner, Person
from factcheck.policy import Role, require
from factcheck.schemas.forms import GateForm, PartnerForm, PersonChangeForm, PersonForm
from factcheck.services import gate, partners, people
from factcheck.web.forms import Typed, keeping_typed

blueprint = Blueprint("admin", __name__, url_prefix="/admin")

LEDGER_PAGE = 100
ROLES = [(role.value, role.value) for role in Role]


@blueprint.before_request
@login_required
def _admins_only() -> None:
    """Send whoever is not signed in to the form; refuse who is no admin."""
    require(current_user, "ledger.read")


def people_page(typed: Typed) -> str:
    """Render who has an account."""
    return render_template("admin/people.html", typed=typed, people=Person.by_name(), roles=ROLES)


def person_page(typed: Typed, person_id: str) -> str:
    """Render one account."""
    return render_template("admin/person.html", typed=typed, person=Person.find(person_id), roles=ROLES)


def gate_page(typed: Typed) -> str:
    """Render what is asked of a verdict before it may be published."""
    return render_template("admin/gate.html", typed=typed, gate=Gate.current())


def partners_page(typed: Typed, partner_id: str = "", secret: str = "") -> str:
    """Render the partners and their keys; a new key's secret is on the page once."""
    return render_template("admin/partners.html", typed=typed, partners=Partner.by_name(), secret=secret)


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


@blueprint.get("/partners")
def list_partners() -> str:
    """Show the partners and their keys."""
    return partners_page(Typed())


@blueprint.post("/partners")
@keeping_typed(partners_page)
def add_partner() -> Response:
    """Add a partner."""
    partner = partners.add(current_user, **PartnerForm().load_form(request.form))
    flash(f"{partner.name} is added. Issue a key next.")
    return redirect(url_for("admin.list_partners"), 303)


@blueprint.post("/partners/<partner_id>/keys")
def issue_key(partner_id: str) -> str:
    """Issue a key and show it, this once."""
    _, secret = partners.issue_key(current_user, Partner.find(partner_id))
    return partners_page(Typed(), secret=secret)


@blueprint.post("/keys/<key_id>/revoke")
def revoke_key(key_id: str) -> Response:
    """End a key at once."""
    key = ApiKey.find(key_id)
    partners.revoke_key(current_user, key)
    flash(f"The key {key.prefix}… is revoked.")
    return redirect(url_for("admin.list_partners"), 303)


@blueprint.get("/gate")
def show_gate() -> str:
    """Show what is asked of a verdict before it may be published."""
    return gate_page(Typed())


@blueprint.post("/gate")
@keeping_typed(gate_page)
def change_gate() -> Response:
    """Ask something else from now on."""
    gate.change(current_user, Gate.current(), **GateForm().load_form(request.form))
    flash("Saved. It holds for every verdict that is approved from now on.")
    return redirect(url_for("admin.show_gate"), 303)


@blueprint.get("/ledger")
def show_ledger() -> str:
    """Show the ledger, newest first."""
    before = request.args.get("before", type=int)
    entries = LedgerEntry.newest(LEDGER_PAGE, before)
    names = {person.id: person.name for person in Person.by_name()}
    return render_template("admin/ledger.html", entries=entries, names=names)
