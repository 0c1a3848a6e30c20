"""The forms about sources, rechecks, reports and feeds."""

from typing import Any

from marshmallow import ValidationError, validates, validates_schema

from factcheck.messages import _
from factcheck.schemas.base import Day, Form, LaterDay, Text, Versioned
from factcheck.schemas.forms import AddressForm, SpansField


class SourceForm(Versioned):
    """A correction of what is known about a source."""

    title = Text(longest=500, required=True)
    publisher = Text(longest=200)
    author = Text(longest=200)
    language = Text(longest=3)
    published_on = Day()


class MergedSourceForm(Form):
    """The source, by its id, that is cited in another's place."""

    into = Text(longest=26, required=True)


class PassageForm(Versioned):
    """A passage of a copy: the span that was selected, or words that stand once in its text."""

    copy = Text(longest=26, required=True)
    spans = SpansField(load_default=list)
    quote = Text(longest=5000)

    @validates_schema
    def _given(self, data: dict[str, Any], **kwargs: Any) -> None:
        if not data.get("spans") and not data.get("quote"):
            raise ValidationError(_("Select the words in the text, or copy them here."), "quote")


class NoteForm(Form):
    """What whoever closed a report found."""

    note = Text(longest=2000, required=True)


class RecheckForm(NoteForm):
    """What whoever looked again found, and when somebody should look once more."""

    look_again_on = LaterDay()


class FeedForm(AddressForm):
    """The address of a feed."""

    @validates("url")
    def _short(self, value: str, data_key: str) -> None:
        if len(value) > 1000:
            raise ValidationError(_("At most %(most)s characters.", most=1000))
