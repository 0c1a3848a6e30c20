"""The ledger, to be read."""

from flask import render_template, request

from factcheck.models import LedgerEntry, Person
from factcheck.web.admin.blueprint import blueprint

PAGE = 100


@blueprint.get("/ledger")
def show_ledger() -> str:
    """Show the ledger, newest first."""
    before = request.args.get("before", type=int)
    entries = LedgerEntry.newest(PAGE, before)
    names = {person.id: person.name for person in Person.by_name()}
    return render_template("admin/ledger.html", entries=entries, names=names)
