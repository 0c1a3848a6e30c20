"""Signing in and out, and one's own account: its password, its second factor, and where one is signed in."""

from datetime import timedelta
from urllib.parse import urlsplit

import segno
from flask import Blueprint, redirect, render_template, request, session, url_for
from flask_login import current_user, login_user, logout_user
from markupsafe import Markup
from werkzeug.wrappers import Response

from factcheck import clock
from factcheck.errors import Invalid
from factcheck.messages import _
from factcheck.models import Person, SecondFactor, Session
from factcheck.models.credentials import digest_of
from factcheck.policy import ROLES
from factcheck.publishing import site
from factcheck.schemas.accounts import CodeForm, LanguageForm, NewPasswordForm, PasswordForm, ProofForm, SignInForm
from factcheck.services import people, second_factor, sessions
from factcheck.services import sign_in as signing_in
from factcheck.web.application import limiter, setting
from factcheck.web.forms import Typed, keeping_typed
from factcheck.web.guard import owes_second_factor, requires
from factcheck.web.language import flash

blueprint = Blueprint("accounts", __name__)

CODE_WAITS = timedelta(minutes=5)  # how long after the password a code is taken


def sign_in_page(typed: Typed) -> str:
    """Render the form to sign in."""
    return render_template("accounts/sign_in.html", typed=typed, next=request.args.get("next", ""))


def code_page(typed: Typed) -> str:
    """Render the form for the code of a second factor."""
    return render_template("accounts/code.html", typed=typed, next=request.args.get("next", ""))


def account_page(typed: Typed, codes: list[str] | None = None) -> str:
    """Render one's own account; new recovery codes are on the page once."""
    return render_template(
        "accounts/account.html",
        typed=typed,
        role=ROLES[current_user.role],
        factor=SecondFactor.of(current_user),
        codes=second_factor.shown(codes or []),
        sessions=Session.of(current_user),
        here=digest_of(current_user.token),
    )


def second_factor_page(typed: Typed) -> str:
    """Render the steps to set up a second factor, with the picture that an authenticator reads."""
    begun = SecondFactor.begun(current_user)
    address = second_factor.address(begun, current_user, site.name()) if begun else ""
    picture = segno.make(address, error="m").svg_inline(scale=4, light="#fff") if begun else ""
    return render_template(
        "accounts/second_factor.html", typed=typed, begun=begun, picture=Markup(picture), owed=owes_second_factor()
    )


def link_page(typed: Typed, secret: str) -> str:
    """Render the form with which somebody sets their password."""
    return render_template("accounts/link.html", typed=typed, secret=secret, person=people.of_link(secret))


@blueprint.get("/sign-in")
def sign_in() -> str:
    """Show the form."""
    return sign_in_page(Typed())


@blueprint.post("/sign-in", endpoint="authenticate")
@limiter.limit(lambda: setting("sign_in_limit"))
@keeping_typed(sign_in_page)
def authenticate() -> Response:
    """Sign somebody in and take them where they wanted to go, by way of their second factor if they have one."""
    form = SignInForm().load_form(request.form)
    person = signing_in.by_password(form["email"], form["password"], _address())
    if person is None:
        raise Invalid({"password": [_("The address or the password is wrong.")]})
    session.clear()  # nothing of a session from before goes on after signing in
    if SecondFactor.of(person):
        session["proved"] = [person.id, person.version, clock.now().timestamp()]
        return redirect(url_for("accounts.ask_code", next=request.args.get("next")), 303)
    return _let_in(person)


@blueprint.get("/sign-in/code")
def ask_code() -> str | Response:
    """Ask for a code, of somebody whose password was right."""
    return code_page(Typed()) if _who_proved() else redirect(url_for("accounts.sign_in"), 303)


@blueprint.post("/sign-in/code")
@limiter.limit(lambda: setting("sign_in_limit"))
@keeping_typed(code_page)
def check_code() -> Response:
    """Sign in whoever has the code too."""
    person = _who_proved()
    if person is None:
        return redirect(url_for("accounts.sign_in"), 303)
    if not signing_in.by_code(person, CodeForm().load_form(request.form)["code"], _address()):
        raise Invalid({"code": [_("This code is wrong, or was used already.")]})
    session.clear()
    return _let_in(person)


def _who_proved() -> Person | None:
    """Return who gave their password in this browser a moment ago, and did not change it since."""
    id, version, at = session.get("proved") or ("", 0, 0.0)
    fresh = clock.now().timestamp() - at < CODE_WAITS.total_seconds()
    return Person.get_or_none((Person.id == id) & (Person.version == version) & Person.active) if fresh else None


def _let_in(person: Person) -> Response:
    _open_session(person)
    return redirect(_inside(request.args.get("next")), 303)


def _open_session(person: Person) -> None:
    login_user(sessions.open(person, address=_address(), agent=request.headers.get("User-Agent", "")))


def _address() -> str:
    return request.remote_addr or ""


@blueprint.post("/sign-out")
def sign_out() -> Response:
    """Sign out."""
    if current_user.is_authenticated:
        sessions.close(current_user)
    logout_user()
    session.clear()
    return redirect(url_for("accounts.sign_in"), 303)


@blueprint.get("/account")
@requires("account.keep")
def account() -> str:
    """Show one's own account."""
    return account_page(Typed())


def _proved(password: str) -> None:
    """Refuse unless this is the password of whoever is signed in."""
    if signing_in.by_password(current_user.email, password, _address()) is None:
        raise Invalid({"current": [_("This is not your password.")]})


def _renew_session() -> None:
    """Go on under a new token, as whoever has the old one must not."""
    sessions.close(current_user)
    _open_session(Person.find(current_user.id))


@blueprint.post("/account/password")
@requires("account.keep")
@limiter.limit(lambda: setting("sign_in_limit"))
@keeping_typed(account_page)
def change_password() -> Response:
    """Change one's password; every other session of one's own ends."""
    form = PasswordForm().load_form(request.form)
    _proved(form["current"])
    people.set_password(current_user, Person.find(current_user.id), form["password"])
    _renew_session()
    flash(_("Your password is changed. Other devices are signed out."))
    return redirect(url_for("accounts.account"), 303)


@blueprint.post("/account/language")
@requires("account.keep")
@keeping_typed(account_page)
def choose_language() -> Response:
    """Be spoken to in another language from now on."""
    people.choose_language(current_user, LanguageForm().load_form(request.form)["language"])
    return redirect(url_for("accounts.account", _anchor="language"), 303)


@blueprint.get("/account/second-factor")
@requires("account.keep")
def show_second_factor() -> str | Response:
    """Show how a second factor is set up, or that it is."""
    if SecondFactor.of(current_user):
        return redirect(url_for("accounts.account", _anchor="second-factor"), 303)
    return second_factor_page(Typed())


@blueprint.post("/account/second-factor/begin")
@requires("account.keep")
def begin_second_factor() -> Response:
    """Make a secret to be shared with an authenticator."""
    second_factor.begin(current_user)
    return redirect(url_for("accounts.show_second_factor"), 303)


@blueprint.post("/account/second-factor")
@requires("account.keep")
@keeping_typed(second_factor_page)
def confirm_second_factor() -> Response:
    """Count the authenticator from now on, and show the recovery codes, this once."""
    codes = second_factor.confirm(current_user, CodeForm().load_form(request.form)["code"])
    _renew_session()
    return Response(account_page(Typed(), codes), content_type="text/html; charset=utf-8")


@blueprint.post("/account/recovery-codes")
@requires("account.keep")
@limiter.limit(lambda: setting("sign_in_limit"))
@keeping_typed(account_page)
def renew_recovery_codes() -> Response:
    """Make new recovery codes and show them, this once."""
    _proved(ProofForm().load_form(request.form)["current"])
    codes = second_factor.renew_codes(current_user)
    return Response(account_page(Typed(), codes), content_type="text/html; charset=utf-8")


@blueprint.post("/account/second-factor/remove")
@requires("account.keep")
@limiter.limit(lambda: setting("sign_in_limit"))
@keeping_typed(account_page)
def remove_second_factor() -> Response:
    """Go on without a second factor."""
    _proved(ProofForm().load_form(request.form)["current"])
    second_factor.remove(current_user, current_user)
    _renew_session()
    flash(_("The second factor is removed."))
    return redirect(url_for("accounts.account"), 303)


@blueprint.post("/account/sessions/<session_id>/end")
@requires("account.keep")
def end_session(session_id: str) -> Response:
    """Sign out elsewhere."""
    sessions.end(current_user, session_id)
    flash(_("That device is signed out."))
    return redirect(url_for("accounts.account", _anchor="sessions"), 303)


@blueprint.post("/account/sessions/end-others")
@requires("account.keep")
def end_other_sessions() -> Response:
    """Sign out everywhere else."""
    sessions.end_others(current_user)
    flash(_("Every other device is signed out."))
    return redirect(url_for("accounts.account", _anchor="sessions"), 303)


@blueprint.get("/set-password/<secret>")
def show_link(secret: str) -> str:
    """Show the form that a link of the admin's leads to."""
    return link_page(Typed(), secret)


@blueprint.post("/set-password/<secret>")
@limiter.limit(lambda: setting("sign_in_limit"))
@keeping_typed(link_page)
def use_link(secret: str) -> Response:
    """Set a password; the link ends."""
    people.use_link(secret, NewPasswordForm().load_form(request.form)["password"])
    session.clear()
    flash(_("Your password is set. Sign in with it."))
    return redirect(url_for("accounts.sign_in"), 303)


def _inside(target: str | None) -> str:
    """Return the target if it is a path on this site, else the workbench."""
    parts = urlsplit(target or "")
    if target and target.startswith("/") and not target.startswith(("//", "/\\")) and not parts.netloc:
        return target
    return url_for("workbench.desk")
