"""What all pages of the workbench share: their address, and that they are for the people of the newsroom."""

from flask import Blueprint

from factcheck.web.guard import room_requires

blueprint = Blueprint("workbench", __name__, url_prefix="/desk")
room_requires(blueprint, "desk.read")
