"""What all pages of the admin share: their address and that only admins see them."""

from flask import Blueprint
from flask_login import current_user, login_required

from factcheck.policy import require

blueprint = Blueprint("admin", __name__, url_prefix="/admin")


@blueprint.before_request
@login_required
def _admins_only() -> None:
    """Send whoever is not signed in to the form; refuse who is no admin."""
    require(current_user, "ledger.read")
