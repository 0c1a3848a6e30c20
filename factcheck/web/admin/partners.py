"""The partners, and of each its keys with their scopes and use, its webhooks, and what became of each message."""

from datetime import UTC, datetime, time, timedelta

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from limits import parse
from marshmallow import ValidationError, fields, validate, validates
from werkzeug.wrappers import Response

from factcheck.errors import Invalid
from factcheck.messages import _
from factcheck.models import ApiKey, Delivery, Partner, Webhook
from factcheck.schemas.base import Day, Form, Text
from factcheck.schemas.forms import PartnerForm
from factcheck.services import partners, webhooks
from factcheck.web.admin.blueprint import blueprint
from factcheck.web.admin.names import DELIVERIES
from factcheck.web.forms import Typed, keeping_typed
from factcheck.web.guard import requires
from factcheck.web.language import flash

MESSAGES = 20  # of each webhook that are shown
_ROTATION_HOURS = 24


class KeyForm(Form):
    """What a new key may do, how often, and until when; its scopes come beside."""

    rate = Text(longest=50)
    quota = Text(longest=50)
    expires_on = Day()

    @validates("rate", "quota")
    def _read(self, words: str, data_key: str) -> None:
        try:
            if words:
                parse(words)
        except ValueError:
            raise ValidationError(_("Write it as 600 per minute.")) from None


class RotationForm(Form):
    """For how long the old key goes on working."""

    hours = fields.Integer(
        load_default=_ROTATION_HOURS,
        validate=validate.Range(0, 24 * 90, error=_("Between 0 hours and 90 days.")),
        error_messages={"invalid": _("A number of hours.")},
    )


def partners_page(typed: Typed) -> str:
    """Render the list of partners."""
    return render_template("admin/partners.html", typed=typed, partners=Partner.by_name())


def partner_page(typed: Typed, partner_id: str, secret: str = "", **_path: str) -> str:
    """Render a partner; a new key's secret is on the page once."""
    partner = Partner.find(partner_id)
    hooks = Webhook.of(partner.id)
    messages = {
        hook.id: list(Delivery.select().where(Delivery.webhook == hook).order_by(Delivery.id.desc()).limit(MESSAGES))
        for hook in hooks
    }
    return render_template(
        "admin/partner.html",
        typed=typed,
        partner=partner,
        scopes=partners.SCOPES,
        usual=partners.PULLING,
        hooks=hooks,
        states=DELIVERIES,
        messages=messages,
        failed={hook.id: Delivery.failed(hook).count() for hook in hooks},
        secret=secret,
        rotation_hours=_ROTATION_HOURS,
    )


@blueprint.get("/partners")
def list_partners() -> str:
    """Show the partners."""
    return partners_page(Typed())


@blueprint.post("/partners")
@keeping_typed(partners_page)
@requires("partner.add")
def add_partner() -> Response:
    """Add a partner, and go on to its first key."""
    partner = partners.add(current_user, **PartnerForm().load_form(request.form))
    flash(_("%(name)s is added. Issue a key next.", name=partner.name))
    return redirect(url_for("admin.show_partner", partner_id=partner.id), 303)


@blueprint.get("/partners/<partner_id>")
def show_partner(partner_id: str) -> str:
    """Show a partner."""
    return partner_page(Typed(), partner_id)


@blueprint.post("/partners/<partner_id>/keys/new")
@keeping_typed(partner_page)
@requires("key.issue")
def issue_key(partner_id: str) -> Response:
    """Issue a key with these scopes and show it, this once."""
    scopes = tuple(scope for scope in partners.SCOPES if scope in request.form.getlist("scopes"))
    form = KeyForm().load_form(request.form)
    if not scopes:
        raise Invalid({"scopes": [_("Choose what the key may do.")]})
    day = form.pop("expires_on")
    ends = datetime.combine(day, time.max, UTC) if day else None
    _key, secret = partners.issue_key(current_user, Partner.find(partner_id), scopes=scopes, expires_at=ends, **form)
    return Response(partner_page(Typed(), partner_id, secret), content_type="text/html; charset=utf-8")


@blueprint.post("/partners/<partner_id>/keys/<key_id>/rotate")
@keeping_typed(partner_page)
@requires("key.rotate")
def rotate_key(partner_id: str, key_id: str) -> Response:
    """Give a key a successor and show it, this once."""
    hours = RotationForm().load_form(request.form)["hours"]
    _key, secret = partners.rotate_key(current_user, ApiKey.find(key_id), overlap=timedelta(hours=hours))
    return Response(partner_page(Typed(), partner_id, secret), content_type="text/html; charset=utf-8")


@blueprint.post("/partners/<partner_id>/keys/<key_id>/revoke")
@requires("key.revoke")
def revoke_key(partner_id: str, key_id: str) -> Response:
    """End a key at once."""
    key = ApiKey.find(key_id)
    partners.revoke_key(current_user, key)
    flash(_("The key %(key)s… is revoked.", key=key.prefix))
    return redirect(url_for("admin.show_partner", partner_id=partner_id), 303)


@blueprint.post("/partners/<partner_id>/webhooks/<webhook_id>/resume")
@requires("webhook.resume")
def resume_webhook(partner_id: str, webhook_id: str) -> Response:
    """Tell a paused webhook again."""
    webhooks.resume(current_user, Webhook.find(webhook_id))
    flash(_("It is told again, of what it missed too."))
    return redirect(url_for("admin.show_partner", partner_id=partner_id), 303)


@blueprint.post("/partners/<partner_id>/webhooks/<webhook_id>/resend")
@requires("webhook.resend")
def resend_failed(partner_id: str, webhook_id: str) -> Response:
    """Send all messages again that failed."""
    webhooks.resend_failed(current_user, Webhook.find(webhook_id))
    flash(_("The messages that failed are sent again."))
    return redirect(url_for("admin.show_partner", partner_id=partner_id), 303)


@blueprint.post("/partners/<partner_id>/deliveries/<delivery_id>/resend")
@requires("delivery.resend")
def resend_delivery(partner_id: str, delivery_id: str) -> Response:
    """Send a message again."""
    webhooks.resend(current_user, Delivery.find(delivery_id))
    flash(_("The message is sent again."))
    return redirect(url_for("admin.show_partner", partner_id=partner_id), 303)
