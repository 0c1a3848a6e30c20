"""The ledger, to be read and filtered."""

from flask import render_template, request

from factcheck.models import LedgerEntry, Person
from factcheck.schemas.newsroom import LedgerFilterForm
from factcheck.web.admin.blueprint import blueprint
from factcheck.web.admin.names import ACTS, KINDS
from factcheck.web.language import translated

PAGE = 100


@blueprint.get("/ledger")
def show_ledger() -> str:
    """Show the ledger, newest first, as it is filtered."""
    asked = LedgerFilterForm().load_form(request.args)
    before = request.args.get("before", type=int)
    entries = LedgerEntry.matching(PAGE + 1, before=before, **asked)
    return render_template(
        "admin/ledger.html",
        entries=entries[:PAGE],
        more=len(entries) > PAGE,
        asked={name: str(value) for name, value in asked.items() if value},
        before=before,
        acts=sorted((translated(ACTS.get(act, act)), act) for act in LedgerEntry.acts()),
        act_names=ACTS,
        kinds=KINDS,
        names={person.id: person.name for person in Person.by_name()},
    )
