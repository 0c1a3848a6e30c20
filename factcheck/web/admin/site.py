"""The site: its name, its logo, how the newsroom is reached and how it checks."""

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.errors import Invalid
from factcheck.messages import _
from factcheck.models import Site
from factcheck.publishing.translations import NAMES
from factcheck.schemas.base import Versioned
from factcheck.schemas.newsroom import SiteForm
from factcheck.services import site
from factcheck.web.admin.blueprint import blueprint
from factcheck.web.application import setting
from factcheck.web.forms import Typed, keeping_typed
from factcheck.web.guard import requires
from factcheck.web.language import flash


def site_page(typed: Typed) -> str:
    """Render what the newsroom says of itself."""
    usual = setting("site_name")
    return render_template("admin/site.html", typed=typed, current=Site.current(), usual=usual, languages=NAMES)


@blueprint.get("/site")
def show_site() -> str:
    """Show what the newsroom says of itself."""
    return site_page(Typed())


@blueprint.post("/site")
@keeping_typed(site_page)
@requires("site.change")
def change_site() -> Response:
    """Say something else from now on."""
    site.change(current_user, Site.current(), **SiteForm().load_form(request.form))
    flash(_("Saved. Readers see it now."))
    return redirect(url_for("admin.show_site"), 303)


@blueprint.post("/site/logo")
@keeping_typed(site_page)
@requires("site.change")
def set_logo() -> Response:
    """Show another logo, or none."""
    seen = Versioned().load_form(request.form)["seen"]
    file = request.files.get("logo")
    content = file.read() if file else b""
    removing = "remove" in request.form
    if not content and not removing:
        raise Invalid({"logo": [_("Choose a file.")]})
    site.set_logo(current_user, Site.current(), seen=seen, content=b"" if removing else content)
    flash(_("The logo is gone from every page.") if removing else _("Saved. Every page shows it now."))
    return redirect(url_for("admin.show_site"), 303)
