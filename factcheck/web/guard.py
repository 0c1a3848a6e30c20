"""Who gets past the door of an address: signed in, with a second factor where one is demanded, and by the policy."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import Blueprint, current_app, redirect, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.errors import Forbidden
from factcheck.models import SecondFactor
from factcheck.policy import may, require
from factcheck.web.application import setting

P = ParamSpec("P")
R = TypeVar("R")

log = logging.getLogger(__name__)


def requires(act: str) -> Callable[[Callable[P, R]], Callable[P, R | Response]]:
    """Decorate a view with the act of `policy.MAY` that it does. Who may not do it is told so, whatever they typed."""

    def decorate(view: Callable[P, R]) -> Callable[P, R | Response]:
        @wraps(view)
        def wrapped(*args: P.args, **kwargs: P.kwargs) -> R | Response:
            return admit(act) or view(*args, **kwargs)

        wrapped.act = act  # type: ignore[attr-defined]  # the test that walks every address reads it
        return wrapped

    return decorate


def room_requires(blueprint: Blueprint, act: str) -> None:
    """Ask at every address of a room for the act that all of its pages are for."""
    blueprint.before_request(lambda: admit(act))
    blueprint.act = act  # type: ignore[attr-defined]


def admit(act: str) -> Response | None:
    """Let whoever asks pass (None), or lead them to what they must do first; raise `Forbidden` by the policy."""
    if not current_user.is_authenticated:
        return current_app.login_manager.unauthorized()  # type: ignore[attr-defined, no-any-return]
    try:
        require(current_user, act)
    except Forbidden:
        log.warning("%s may not %s", current_user.id, act)
        raise
    if act != "account.keep" and owes_second_factor():
        return redirect(url_for("accounts.show_second_factor"), 303)
    return None


def owes_second_factor() -> bool:
    """Tell whether whoever is signed in must set up a second factor before anything else."""
    demanded = setting("demand_second_factor") and may(current_user, "second_factor.owe")
    return bool(demanded and SecondFactor.of(current_user) is None)
