"""Signing in and out, and one's own password."""

from urllib.parse import urlsplit

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask_login import current_user, login_required, login_user, logout_user
from werkzeug.wrappers import Response

from factcheck.errors import Invalid
from factcheck.schemas.forms import PasswordForm, SignInForm
from factcheck.services import people
from factcheck.web.application import limiter, setting
from factcheck.web.forms import Typed, keeping_typed

blueprint = Blueprint("accounts", __name__)


def sign_in_page(typed: Typed) -> str:
    """Render the form to sign in."""
    return render_template("accounts/sign_in.html", typed=typed, next=request.args.get("next", ""))


def account_page(typed: Typed) -> str:
    """Render one's own account."""
    return render_template("accounts/account.html", typed=typed)


@blueprint.get("/sign-in")
def sign_in() -> str:
    """Show the form."""
    return sign_in_page(Typed())


@blueprint.post("/sign-in", endpoint="authenticate")
@limiter.limit(lambda: setting("sign_in_limit"))
@keeping_typed(sign_in_page)
def authenticate() -> Response:
    """Sign somebody in and take them where they wanted to go."""
    form = SignInForm().load_form(request.form)
    person = people.authenticate(form["email"], form["password"])
    if person is None:
        raise Invalid({"password": ["The address or the password is wrong."]})
    session.clear()  # nothing of a session from before goes on after signing in
    login_user(person)
    return redirect(_inside(request.args.get("next")), 303)


@blueprint.post("/sign-out")
def sign_out() -> Response:
    """Sign out."""
    logout_user()
    session.clear()
    return redirect(url_for("accounts.sign_in"), 303)


@blueprint.get("/account")
@login_required
def account() -> str:
    """Show one's own account."""
    return account_page(Typed())


@blueprint.post("/account/password")
@login_required
@limiter.limit(lambda: setting("sign_in_limit"))
@keeping_typed(account_page)
def change_password() -> Response:
    """Change one's password; every other session of one's own ends."""
    form = PasswordForm().load_form(request.form)
    if people.authenticate(current_user.email, form["current"]) is None:
        raise Invalid({"current": ["This is not your password."]})
    people.set_password(current_user, current_user, form["password"])
    login_user(current_user)
    flash("Your password is changed. Other devices are signed out.")
    return redirect(url_for("accounts.account"), 303)


def _inside(target: str | None) -> str:
    """Return the target if it is a path on this site, else the workbench."""
    parts = urlsplit(target or "")
    if target and target.startswith("/") and not target.startswith(("//", "/\\")) and not parts.netloc:
        return target
    return url_for("workbench.desk")
