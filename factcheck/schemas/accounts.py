"""The forms of accounts: signing in, and what one changes of an account."""

from typing import Any

from marshmallow import fields, validate

from factcheck.messages import _
from factcheck.policy import Role
from factcheck.schemas.base import Form, Text, Versioned
from factcheck.schemas.newsroom import LANGUAGES

_NEEDED: dict[str, Any] = {"required": "This is needed."}
_CHOOSE: dict[str, Any] = {"required": "Choose one.", "unknown": "Choose one of these."}
_LENGTH = validate.Length(min=12, max=200, error=_("Between 12 and 200 characters."))


class SignInForm(Form):
    """An e-mail address and a password."""

    email = Text(longest=254, required=True)
    password = fields.String(required=True, validate=validate.Length(max=1000), error_messages=_NEEDED)


class CodeForm(Form):
    """A code of an authenticator, or a recovery code."""

    code = Text(longest=100, required=True)


class PersonForm(Form):
    """Somebody's account. Without a password they get in with a link."""

    name = Text(longest=100, required=True)
    email = fields.Email(required=True, error_messages={**_NEEDED, "invalid": _("Not an address.")})
    role = fields.Enum(Role, by_value=True, required=True, error_messages=_CHOOSE)
    password = fields.String(load_default=None, validate=_LENGTH)


class PersonChangeForm(Versioned):
    """A change to somebody's account."""

    name = Text(longest=100, required=True)
    role = fields.Enum(Role, by_value=True, required=True, error_messages=_CHOOSE)
    active = fields.Boolean(load_default=False)


class NewPasswordForm(Form):
    """The password that somebody sets with a link."""

    password = fields.String(required=True, validate=_LENGTH, error_messages=_NEEDED)


class LanguageForm(Form):
    """In which language pages speak to oneself; empty for what one's browser likes best."""

    language = fields.String(required=True, validate=validate.OneOf(("", *LANGUAGES)), error_messages=_CHOOSE)


class ProofForm(Form):
    """One's password once more, before what gives or takes rights."""

    current = fields.String(required=True, validate=validate.Length(max=1000), error_messages=_NEEDED)


class PasswordForm(ProofForm, NewPasswordForm):
    """A new password for oneself."""
