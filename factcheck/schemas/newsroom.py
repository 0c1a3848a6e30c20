"""The forms in which a newsroom sets itself up: its scale, its site, its topics and outlets; and what it filters."""

import re
from typing import Any

from marshmallow import ValidationError, fields, post_load, validate, validates

from factcheck.messages import _
from factcheck.schemas.base import Day, Form, Text, Versioned

LINES = ("solid", "dashed", "dotted", "wavy")
LANGUAGES = ("en", "ru", "be")
_NUMBER = "A number from 1 to 5, or nothing."


class Colour(fields.String):
    """A colour as browsers send it: #rrggbb."""

    def __init__(self) -> None:
        hexadecimal = validate.Regexp(re.compile("#[0-9a-f]{6}"), error=_("Write it as #0a6847."))
        super().__init__(required=True, validate=hexadecimal, error_messages={"required": _("This is needed.")})

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        return str(super()._deserialize(value, attr, data, **kwargs)).strip().lower()


class Value(fields.Float):
    """The ratingValue of ClaimReview, or None where the field is empty."""

    def __init__(self) -> None:
        super().__init__(
            load_default=None,
            allow_none=True,
            validate=validate.Range(1, 5, error=_NUMBER),
            error_messages={"invalid": _NUMBER, "special": _NUMBER},
        )

    def deserialize(self, value: Any, attr: str | None = None, data: Any = None, **kwargs: Any) -> Any:
        """Let an empty field be."""
        return super().deserialize(value or None, attr, data, **kwargs)


class RatingForm(Form):
    """A step of the scale. Names and meanings come a language each, and become mappings; English is needed."""

    name_en = Text(longest=60, required=True)
    name_ru = Text(longest=60)
    name_be = Text(longest=60)
    meaning_en = Text(longest=300, required=True)
    meaning_ru = Text(longest=300)
    meaning_be = Text(longest=300)
    value = Value()
    mark = Text(longest=2, required=True)
    line = fields.String(required=True, validate=validate.OneOf(LINES, error=_("Choose one.")))
    light = Colour()
    dark = Colour()

    @post_load
    def _by_language(self, data: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
        for one, many in (("name", "names"), ("meaning", "meanings")):
            given = {language: data.pop(f"{one}_{language}") for language in LANGUAGES}
            data[many] = {language: words for language, words in given.items() if words}
        return data


class RatingChangeForm(Versioned, RatingForm):
    """A change to a step of the scale, and whether it is still offered."""

    active = fields.Boolean(load_default=False)


class MoveForm(Form):
    """Where to move a step of the scale."""

    places = fields.Integer(required=True, validate=validate.OneOf((-1, 1), error=_("Up or down.")))


class SiteForm(Versioned):
    """What the newsroom says of itself; its method comes a language each, and becomes a mapping."""

    name = Text(longest=100)
    contact = Text(longest=300)
    method_en = Text(longest=50_000)
    method_ru = Text(longest=50_000)
    method_be = Text(longest=50_000)

    @validates("contact")
    def _reachable(self, value: str, data_key: str) -> None:
        if not value:
            return
        kind = validate.URL(schemes={"https", "http"}) if "://" in value else validate.Email()
        try:
            kind(value)
        except ValidationError:
            raise ValidationError(_("An e-mail address, or the address of a page.")) from None

    @post_load
    def _by_language(self, data: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
        given = {language: data.pop(f"method_{language}") for language in LANGUAGES}
        return {**data, "method": {language: words for language, words in given.items() if words}}


class RenameForm(Form):
    """Another name for a topic or an outlet; `merge` says that the one of this name may be joined."""

    old = Text(longest=200, required=True)
    new = Text(longest=200, required=True)
    merge = fields.Boolean(load_default=False)


class LedgerFilterForm(Form):
    """Which entries of the ledger are wanted; an empty field wants all."""

    act = Text(longest=60)
    person = Text(longest=26)
    thing = Text(longest=60)
    since = Day()
    until = Day()


class BlindRaterForm(Form):
    """Who is asked for a blind rating, by their id."""

    rater = Text(longest=26, required=True)


class BlindRatingForm(Form):
    """What somebody says of a claim without having seen what the first proposed."""

    rating = fields.String(required=True, error_messages={"required": _("Choose a rating.")})
    note = Text(longest=2000)


class ViewForm(Form):
    """A name for the queue as one has filtered it."""

    name = Text(longest=60, required=True)
