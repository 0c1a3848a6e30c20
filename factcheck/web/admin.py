"""The admin's pages: people, partners and their keys."""

from flask import Blueprint

blueprint = Blueprint("admin", __name__, url_prefix="/admin")
