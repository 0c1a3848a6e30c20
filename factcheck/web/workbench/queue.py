"""The queue: the claims of all commentaries that wait, assigned, scheduled or dismissed, one or many at once."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.clock import now
from factcheck.messages import _, ngettext
from factcheck.models import Claim, LedgerHead, Person, Presence, SavedView, queue
from factcheck.policy import Role
from factcheck.publishing import dates
from factcheck.schemas.forms import AssignForm, DeadlineForm, DismissForm, TickedForm
from factcheck.services import assigning, claims, undo
from factcheck.web.forms import Typed, keeping_typed
from factcheck.web.guard import requires
from factcheck.web.language import chosen, translated
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.commentaries import claim_page, to_claim
from factcheck.web.workbench.undo import say_undoable

PAGE = 50


class View:
    """The queue as a person has set it, by the query of the address."""

    def __init__(self, query: Any) -> None:
        chosen = {name: query.get(name, "")[:200].strip() for name in queue.Filter.__dataclass_fields__}
        self.filter = queue.Filter(**chosen)
        order, page = query.get("order", ""), query.get("page", "")
        self.order = queue.Order(order) if order in tuple(queue.Order) else queue.Order.WORTH
        self.page = max(int(page), 1) if page.isdecimal() and len(page) < 6 else 1
        self.chosen = {name: value for name, value in chosen.items() if value}
        if self.order is not queue.Order.WORTH:
            self.chosen["order"] = self.order.value

    def address(self, endpoint: str = "workbench.show_queue", **changes: Any) -> str:
        """Return where the queue is with some of its query changed, from the first page on."""
        wanted = {**self.chosen, **changes}
        return url_for(endpoint, **{name: value for name, value in wanted.items() if value})


class Saved(NamedTuple):
    """A saved view of the queue, and how many claims it shows now."""

    id: str
    name: str
    view: View
    claims: int


def _saved() -> list[Saved]:
    views = [(each, View(each.query)) for each in SavedView.of(current_user)]
    return [Saved(each.id, each.name, view, queue.count(view.filter)) for each, view in views]


def queue_page(typed: Typed) -> str:
    """Render the queue."""
    head = LedgerHead.newest()  # read first: what happens from now on is told by the live stream
    view = View(request.args)
    people = Person.by_name()
    return render_template(
        "workbench/queue.html",
        head=head,
        typed=typed,
        ticked=set(request.form.getlist("claims")),
        view=view,
        claims=queue.page_of(view.filter, view.order, current_user, offset=(view.page - 1) * PAGE, limit=PAGE),
        total=queue.count(view.filter),
        last_page=view.page * PAGE,
        counts=queue.counts(view.filter),
        saved=_saved(),
        people={person.id: person.name for person in people} | {queue.NOBODY: _("nobody")},
        staff=[person for person in people if person.active and person.role is not Role.VIEWER],
        today=now().date(),
        here=_here(),
        last=undo.last_act(current_user),
    )


def _here() -> dict[str, list[str]]:
    """Return who else is at each claim now, and what they do there."""
    here: dict[str, list[str]] = {}
    for each in Presence.now():
        if each.person_id != current_user.id:
            name = each.person.name
            doing = _("%(person)s edits it", person=name) if each.editing else _("%(person)s looks at it", person=name)
            here.setdefault(each.claim_id, []).append(translated(doing))
    return here


@blueprint.get("/queue")
def show_queue() -> str:
    """Show the claims that wait."""
    return queue_page(Typed())


def _load(form: TickedForm) -> dict[str, Any]:
    return form.load_form({**request.form.to_dict(), "claims": " ".join(request.form.getlist("claims"))})


def _find(ticked: Sequence[tuple[str, int]]) -> list[tuple[Claim, int]]:
    return [(Claim.find(id), version) for id, version in ticked]


def _done(entries: range, what: str) -> Response:
    """Say what was done to how many claims, with a way to undo it, and show the queue as it was set."""
    done = ngettext("%(num)s claim %(done)s.", "%(num)s claims %(done)s.", len(entries), done=what)
    say_undoable(done, entries[0], entries[-1])
    return redirect(View(request.args).address(), 303)


@blueprint.post("/queue/assign")
@keeping_typed(queue_page)
@requires("claim.assign")
def assign_claims() -> Response:
    """Put somebody on the ticked claims."""
    form = _load(AssignForm())
    assignee = Person.find(form["assignee"]) if form["assignee"] else None
    entries = assigning.assign(current_user, [claim for claim, _ in _find(form["claims"])], assignee)
    return _done(entries, _("assigned to %(person)s", person=assignee.name) if assignee else _("assigned to nobody"))


@blueprint.post("/claims/<claim_id>/take")
@keeping_typed(claim_page)
@requires("claim.assign")
def take_claim(claim_id: str) -> Response:
    """Put oneself on the claim at hand."""
    claim = Claim.find(claim_id)
    (entry,) = assigning.assign(current_user, [claim], current_user)
    say_undoable(_("You are on this claim."), entry)
    return to_claim(claim)


@blueprint.post("/claims/<claim_id>/leave")
@keeping_typed(claim_page)
@requires("claim.assign")
def leave_claim(claim_id: str) -> Response:
    """Put nobody on the claim at hand."""
    claim = Claim.find(claim_id)
    (entry,) = assigning.assign(current_user, [claim], None)
    say_undoable(_("Nobody is on this claim."), entry)
    return to_claim(claim)


@blueprint.post("/queue/deadline")
@keeping_typed(queue_page)
@requires("claim.schedule")
def set_deadlines() -> Response:
    """Set until when the ticked claims are wanted."""
    form = _load(DeadlineForm())
    entries = assigning.set_deadline(current_user, [claim for claim, _ in _find(form["claims"])], form["due_on"])
    day = dates.day(form["due_on"], chosen())
    return _done(entries, _("due on %(day)s", day=day) if day else _("without a deadline"))


@blueprint.post("/queue/dismiss")
@keeping_typed(queue_page)
@requires("claim.dismiss")
def dismiss_claims() -> Response:
    """Set the ticked claims aside."""
    form = _load(DismissForm())
    entries = claims.dismiss_all(current_user, _find(form["claims"]), reason=form["reason"])
    return _done(entries, _("dismissed"))
