"""What all pages of the workbench share: their address and that one signs in first."""

from flask import Blueprint
from flask_login import login_required

blueprint = Blueprint("workbench", __name__, url_prefix="/desk")


@blueprint.before_request
@login_required
def _sign_in_first() -> None:
    """Send whoever is not signed in to the form, and back here afterwards."""
