"""What the schemas share: how a form is loaded, and fields for text that people type."""

import unicodedata
from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate

from factcheck import clock
from factcheck.errors import Invalid
from factcheck.messages import _
from factcheck.models import tags
from factcheck.text import files


class Public(Schema):
    """What partners get. Fields may be added within a version, so nobody is told that there are no others."""

    class Meta:
        """Marshmallow's own settings."""

        unknown = EXCLUDE


class Text(fields.String):
    """Text that a person typed: NFC, trimmed; blank counts as missing if required.

    Control characters, direction overrides and characters that nobody sees are left out, as they are of a scrape.
    """

    def __init__(self, *, longest: int, required: bool = False, **kwargs: Any) -> None:
        rules = [validate.Length(max=longest, error=_("At most %(most)s characters.", most=longest))]
        if required:
            rules.insert(0, validate.Length(min=1, error=_("This is needed.")))
        messages: dict[str, Any] = {"required": _("This is needed."), "null": _("This is needed.")}
        if not required:
            kwargs.setdefault("load_default", "")
        super().__init__(required=required, validate=rules, error_messages=messages, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        typed, _set_aside = files.clean(str(super()._deserialize(value, attr, data, **kwargs)))
        return unicodedata.normalize("NFC", typed).strip()


class Line(Text):
    """Text in one line: a line break that was typed or pasted becomes a space."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        return " ".join(super()._deserialize(value, attr, data, **kwargs).splitlines())


class Tags(Text):
    """A claim's tags, with commas between them: each once, whatever its case."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(longest=1000, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        found = tags.names(super()._deserialize(value, attr, data, **kwargs))
        if len(found) > tags.MOST:
            raise ValidationError(_("At most %(most)s tags.", most=tags.MOST))
        if any(len(each) > tags.LONGEST for each in found):
            raise ValidationError(_("A tag has at most %(most)s characters.", most=tags.LONGEST))
        return tags.joined(*found)


class WebAddress(fields.URL):
    """An absolute http or https address, or empty."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            schemes={"http", "https"},
            require_tld=False,
            load_default="",
            error_messages={"invalid": _("This is no web address: it starts with https:// or http://.")},
            **kwargs,
        )

    def deserialize(self, value: Any, attr: str | None = None, data: Any = None, **kwargs: Any) -> Any:
        """Let an empty field be."""
        if isinstance(value, str):
            value = value.strip()
            if not value:
                return ""
        return super().deserialize(value, attr, data, **kwargs)


class Day(fields.Date):
    """A date as browsers send it, or None where the field is empty."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            load_default=None, allow_none=True, error_messages={"invalid": _("Write it as 2023-11-05.")}, **kwargs
        )

    def deserialize(self, value: Any, attr: str | None = None, data: Any = None, **kwargs: Any) -> Any:
        """Let an empty field be."""
        return super().deserialize(value or None, attr, data, **kwargs)


class LaterDay(Day):
    """A day that is still to come, or None."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        day = super()._deserialize(value, attr, data, **kwargs)
        if day <= clock.now().date():
            raise ValidationError(_("Choose a day that is still to come."))
        return day


class Form(Schema):
    """What a page sends. Fields that the schema does not know, such as the CSRF token, are left out."""

    class Meta:
        """Marshmallow's own settings."""

        unknown = EXCLUDE

    def load_form(self, form: Any) -> dict[str, Any]:
        """Return the validated fields of a submitted form, or raise `Invalid` with the messages of each."""
        try:
            return dict(self.load({name: form[name] for name in form}))
        except ValidationError as problem:
            raise Invalid(
                {
                    name: _flat(messages)
                    for name, messages in problem.normalized_messages().items()  # type: ignore[no-untyped-call]
                }
            ) from None


_RELOAD = _("Reload the page and try again.")


class Versioned(Form):
    """A form over a row that others may have changed since."""

    seen = fields.Integer(
        required=True,
        validate=validate.Range(1, 2**31 - 1, error=_RELOAD),
        error_messages=dict.fromkeys(("required", "null", "invalid", "too_large"), _RELOAD),
    )


def _flat(messages: Any) -> list[str]:
    if isinstance(messages, dict):
        return [message for nested in messages.values() for message in _flat(nested)]
    return list(messages)
