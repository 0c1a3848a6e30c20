"""What the newsroom says of itself."""

from typing import Any

from peewee import BlobField, CharField, FloatField, JSONField, TextField

from factcheck.models.base import Editable


class Site(Editable):
    """The one row of the site's name, logo, contact and method; what is empty is as the settings and the program say.

    `method` is Markdown by language. The logo's `logo_ratio` is its width by its height.
    """

    name: Any = TextField(default="")
    contact: Any = TextField(default="")
    method: Any = JSONField(default=dict)
    logo: Any = BlobField(null=True)
    logo_type: Any = CharField(default="")  # its media type; empty: there is none
    logo_ratio: Any = FloatField(default=1)
    logo_sha256: Any = CharField(default="")

    @classmethod
    def current(cls) -> "Site":
        """Return it as it is set now, without the logo's bytes."""
        found: Site = cls.select(*(field for field in cls._meta.sorted_fields if field is not cls.logo)).get()
        return found
