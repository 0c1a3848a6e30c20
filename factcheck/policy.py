"""Who may do what: one predicate a line, readable as a table."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Protocol

from factcheck.errors import Forbidden
from factcheck.messages import _


class Role(StrEnum):
    """What a person is in the newsroom, each role including those before it."""

    VIEWER = "viewer"
    FACT_CHECKER = "fact-checker"
    EDITOR = "editor"
    ADMIN = "admin"


ROLES = {
    Role.VIEWER: _("viewer"),
    Role.FACT_CHECKER: _("fact-checker"),
    Role.EDITOR: _("editor"),
    Role.ADMIN: _("admin"),
}


class Actor(Protocol):
    """Whoever acts: a person with a role."""

    id: Any
    role: Any
    active: Any


def _at_least(role: Role) -> Callable[[Actor, Any], bool]:
    ranks = list(Role)
    return lambda actor, thing: bool(actor.active) and ranks.index(Role(actor.role)) >= ranks.index(role)


def _not_their_own(actor: Actor, verdict: Any) -> bool:
    # At the door of an address no verdict is at hand yet: then the role alone decides.
    return verdict is None or bool(verdict.proposed_by_id != actor.id)


def _their_proposal(actor: Actor, verdict: Any) -> bool:
    return FACT_CHECKER(actor, verdict) and (verdict is None or bool(verdict.proposed_by_id == actor.id))


def _their_own(actor: Actor, comment: Any) -> bool:
    return FACT_CHECKER(actor, comment) and (comment is None or bool(comment.author_id == actor.id))


def _rates_blind(actor: Actor, verdict: Any) -> bool:
    """Tell whether the actor was asked to rate what the verdict is on without seeing it, and has not yet."""
    asked = verdict.blind_ratings if verdict else ()
    return any(each.rater_id == actor.id and each.open for each in asked)


VIEWER, FACT_CHECKER, EDITOR, ADMIN = (_at_least(role) for role in Role)

MAY: dict[str, Callable[[Actor, Any], bool]] = {
    "desk.read": VIEWER,
    "account.keep": VIEWER,
    "second_factor.owe": EDITOR,  # where the newsroom demands one
    "commentary.create": FACT_CHECKER,
    "commentary.revise": FACT_CHECKER,
    "scrape.discard": FACT_CHECKER,
    "scrape.restore": FACT_CHECKER,
    "commentary.publish": EDITOR,
    "commentary.withdraw": EDITOR,
    "edition.add": FACT_CHECKER,
    "edition.discard": FACT_CHECKER,
    "edition.make_current": EDITOR,
    "claim.place": FACT_CHECKER,
    "claim.pair": FACT_CHECKER,
    "claim.add": FACT_CHECKER,
    "claim.revise": FACT_CHECKER,
    "claim.merge": FACT_CHECKER,
    "claim.split": FACT_CHECKER,
    "claim.dismiss": FACT_CHECKER,
    "claim.reopen": FACT_CHECKER,
    "claim.assign": FACT_CHECKER,
    "claim.schedule": FACT_CHECKER,
    "evidence.attach": FACT_CHECKER,
    "evidence.detach": FACT_CHECKER,
    "evidence.reattach": FACT_CHECKER,
    "evidence.quote": FACT_CHECKER,
    "evidence.revise": FACT_CHECKER,
    "source.revise": FACT_CHECKER,
    "source.archive": FACT_CHECKER,
    "source.merge": FACT_CHECKER,
    "recheck.close": FACT_CHECKER,
    "feed.add": EDITOR,
    "feed.pause": EDITOR,
    "feed.resume": EDITOR,
    "feed.remove": EDITOR,
    "verdict.propose": FACT_CHECKER,
    "verdict.revise": _their_proposal,
    "verdict.withdraw": _their_proposal,
    "verdict.approve": lambda actor, verdict: EDITOR(actor, verdict) and _not_their_own(actor, verdict),
    "verdict.return": lambda actor, verdict: EDITOR(actor, verdict) and _not_their_own(actor, verdict),
    "verdict.retract": EDITOR,
    "verdict.reopen": lambda actor, verdict: EDITOR(actor, verdict) and _not_their_own(actor, verdict),
    "verdict.reinstate": EDITOR,
    "verdict.read": lambda actor, verdict: VIEWER(actor, verdict) and not _rates_blind(actor, verdict),
    "blind.ask": EDITOR,
    "blind.withdraw": EDITOR,
    "blind.give": lambda actor, blind: FACT_CHECKER(actor, blind) and (blind is None or blind.rater_id == actor.id),
    "view.save": FACT_CHECKER,
    "view.remove": lambda actor, view: FACT_CHECKER(actor, view) and (view is None or view.person_id == actor.id),
    "draft.keep": FACT_CHECKER,
    "comment.add": FACT_CHECKER,
    "comment.edit": _their_own,
    "comment.delete": _their_own,
    "comment.restore": _their_own,
    "gate.change": ADMIN,
    "rating.add": ADMIN,
    "rating.change": ADMIN,
    "rating.move": ADMIN,
    "site.change": ADMIN,
    "topic.rename": ADMIN,
    "outlet.rename": ADMIN,
    "report.close": FACT_CHECKER,
    "person.add": ADMIN,
    "person.change": ADMIN,
    "partner.add": ADMIN,
    "key.issue": ADMIN,
    "key.rotate": ADMIN,
    "key.revoke": ADMIN,
    "webhook.resume": ADMIN,
    "webhook.resend": ADMIN,
    "delivery.resend": ADMIN,
    "ledger.read": ADMIN,
}


def may(actor: Actor, act: str, thing: Any = None) -> bool:
    """Tell whether the actor may do the act (a key of `MAY`) to the thing."""
    return MAY[act](actor, thing)


def require(actor: Actor, act: str, thing: Any = None) -> None:
    """Raise `Forbidden` unless the actor may do the act to the thing."""
    if may(actor, act, thing):
        return
    if act in ("verdict.approve", "verdict.return", "verdict.reopen") and EDITOR(actor, thing):
        raise Forbidden(_("Nobody reviews a verdict of their own: it needs a second pair of eyes."))
    if act in ("verdict.revise", "verdict.withdraw") and FACT_CHECKER(actor, thing):
        raise Forbidden(_("Only its author changes or withdraws a proposal. Return it with a comment instead."))
    if act in ("comment.edit", "comment.delete", "comment.restore") and FACT_CHECKER(actor, thing):
        raise Forbidden(_("Only its author changes a comment."))
    raise Forbidden(_("Your role, %(role)s, does not include this.", role=ROLES[Role(actor.role)]))
