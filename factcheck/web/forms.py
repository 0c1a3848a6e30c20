"""Forms that keep what was typed: a refused form comes back with every field as it was, and marked."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

from flask import make_response, request
from werkzeug.wrappers import Response

from factcheck.errors import Invalid, Refusal, Stale

P = ParamSpec("P")


class Typed:
    """What was typed into one form of a page, and what is wrong with it.

    `form` names the form by its endpoint; a page with several forms shows the refusal at that one. For a form that was
    not sent, every field has the value that the page gives and nothing is marked.
    """

    def __init__(self, form: str = "", values: dict[str, str] | None = None, refusal: Refusal | None = None) -> None:
        self.form = form
        self.values = values or {}
        self.refusal = refusal

    def value(self, form: str, field: str, default: Any = "") -> Any:
        """Return what was typed into a field, else the default."""
        return self.values.get(field, default) if form == self.form else default

    def errors(self, form: str, field: str) -> list[str]:
        """Return what is wrong with a field."""
        if form == self.form and isinstance(self.refusal, Invalid):
            return self.refusal.fields.get(field, [])
        return []

    def refused(self, form: str) -> Refusal | None:
        """Return why a form was refused, if it was."""
        return self.refusal if form == self.form else None

    def stale(self, form: str) -> Stale | None:
        """Return both texts, if somebody else saved first."""
        return self.refusal if form == self.form and isinstance(self.refusal, Stale) else None


def keeping_typed(page: Callable[..., str]) -> Callable[[Callable[P, Response]], Callable[P, Response]]:
    """Decorate a view so that a refusal comes back as `page`, with the typed fields and the refusal's status.

    `page` takes a `Typed` and the arguments of the view.
    """

    def decorate(view: Callable[P, Response]) -> Callable[P, Response]:
        @wraps(view)
        def wrapped(*args: P.args, **kwargs: P.kwargs) -> Response:
            try:
                return view(*args, **kwargs)
            except Refusal as refusal:
                typed = Typed(request.endpoint or "", request.form.to_dict(), refusal)
                return make_response(page(typed, *args, **kwargs), refusal.status)

        return wrapped

    return decorate
