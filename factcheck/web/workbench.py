"""The workbench: where fact-checkers work on commentaries and their claims."""

from flask import Blueprint, render_template
from flask_login import login_required

blueprint = Blueprint("workbench", __name__, url_prefix="/desk")


@blueprint.get("")
@login_required
def desk() -> str:
    """Show the commentaries, newest first."""
    return render_template("workbench/desk.html")
