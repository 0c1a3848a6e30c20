"""The admin's pages. Each module adds the pages of one subject to one blueprint."""

from factcheck.web.admin import gate, headings, ledger, numbers, partners, people, ratings, site
from factcheck.web.admin.blueprint import blueprint

__all__ = ["blueprint", "gate", "headings", "ledger", "numbers", "partners", "people", "ratings", "site"]
