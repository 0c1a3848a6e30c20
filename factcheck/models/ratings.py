"""The scale of ratings, which a newsroom makes its own."""

from collections.abc import Sequence
from typing import Any

from peewee import BooleanField, CharField, FloatField, IntegerField, JSONField

from factcheck.models.base import Editable
from factcheck.models.db import db


class Rating(Editable):
    """A step of the newsroom's scale; its slug is its id, and stays.

    `value` is the ratingValue of ClaimReview, 1 (worst) to 5 (best), null where no number fits; `mark` and `line` tell
    it apart without colour; `names` and `meanings` are keyed by language. `light` and `dark` are its colours on light
    and on dark paper, as #rrggbb. One that is not `active` is offered to nobody, and stays what it is on the verdicts
    that have it.
    """

    slug: Any = CharField(primary_key=True)
    position: Any = IntegerField()
    value: Any = FloatField(null=True)
    mark: Any = CharField()
    line: Any = CharField()
    names: Any = JSONField()
    meanings: Any = JSONField()
    light: Any = CharField(default="#1c1b19")
    dark: Any = CharField(default="#e9e6df")
    active: Any = BooleanField(default=True)

    @property
    def id(self) -> str:
        """The slug, as the ledger calls it."""
        return str(self.slug)

    def name_in(self, language: str) -> str:
        """Return the rating's name in this language, else in English."""
        return str(self.names.get(language) or self.names["en"])

    def meaning_in(self, language: str) -> str:
        """Return what it means in this language, else in English."""
        return str(self.meanings.get(language) or self.meanings["en"])

    @classmethod
    def scale(cls) -> "Sequence[Rating]":
        """Return the whole scale, from true to unverifiable."""
        return list(cls.select().order_by(cls.position))

    @classmethod
    def lock_scale(cls) -> "Sequence[Rating]":
        """Hold the scale until the transaction ends, and return it; SQLite's transaction holds it already."""
        query = cls.select(cls.slug).order_by(cls.slug)
        list(query.for_update() if db.for_update else query)
        return cls.scale()  # read after the wait: what another added meanwhile is no row that was waited for
