"""What all pages of the admin share: their address, and that only admins see them."""

from flask import Blueprint

from factcheck.web.guard import room_requires

blueprint = Blueprint("admin", __name__, url_prefix="/admin")
room_requires(blueprint, "ledger.read")
