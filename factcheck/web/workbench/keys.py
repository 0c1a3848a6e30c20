"""One's own keys."""

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.messages import _
from factcheck.models import Rating
from factcheck.models.keys import KEYS, Key, keys_of
from factcheck.schemas.forms import KeysForm, SwitchForm
from factcheck.services import keys
from factcheck.web.forms import Typed, keeping_typed
from factcheck.web.guard import requires
from factcheck.web.language import chosen, flash
from factcheck.web.workbench.blueprint import blueprint


def keys_page(typed: Typed) -> str:
    """Render the keys, each with a field for another."""
    return render_template("workbench/keys.html", typed=typed)


@blueprint.context_processor
def _keys() -> dict[str, object]:
    """Let every page of the workbench know the keys of whoever is signed in."""
    return {"keys_that_act": _that_act, "keys_of": keys_of}


def _that_act() -> dict[str, Key]:
    """Return the keys, each rating's with the name that it has on the newsroom's scale, and none without a rating."""
    active = [rating for rating in Rating.scale() if rating.active]
    scale = {
        f"rate_{step}": _("rate it “%(rating)s”", rating=rating.name_in(chosen()))
        for step, rating in enumerate(active, 1)
    }
    return {
        act: key._replace(does=scale.get(act, key.does))
        for act, key in KEYS.items()
        if not act.startswith("rate_") or act in scale
    }


@blueprint.get("/keys")
def show_keys() -> str:
    """Show one's keys."""
    return keys_page(Typed())


@blueprint.post("/keys")
@keeping_typed(keys_page)
@requires("account.keep")
def change_keys() -> Response:
    """Change one's keys, or go back to the usual ones."""
    form = KeysForm().load_form(request.form)
    single_keys = form.pop("single_keys")
    usual = {act: key.usual for act, key in KEYS.items()}
    chosen = usual if "usual" in request.form else form
    keys.change(current_user, chosen, single_keys=single_keys)
    flash(_("Your keys are saved."))
    return redirect(url_for("workbench.show_keys"), 303)


@blueprint.post("/keys/switch")
@requires("account.keep")
def switch_keys() -> tuple[str, int]:
    """Switch one's single keys on or off, from the list of keys on another page."""
    keys.switch(current_user, on=SwitchForm().load_form(request.form)["on"])
    return "", 204
