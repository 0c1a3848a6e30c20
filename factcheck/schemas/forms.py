"""The forms of the workbench, of the accounts and of the admin."""

import json
import re
from datetime import date
from typing import Any, cast

from marshmallow import ValidationError, fields, validate, validates, validates_schema

from factcheck import clock
from factcheck.messages import _
from factcheck.models import Stance
from factcheck.models.keys import KEYS
from factcheck.schemas.base import Day, Form, LaterDay, Line, Tags, Text, Versioned, WebAddress
from factcheck.text import Kind, Span

_CHOOSE: dict[str, Any] = {"required": "Choose one.", "unknown": "Choose one of these."}
_SPANS = re.compile(r"\d{1,9}-\d{1,9}(?:,\d{1,9}-\d{1,9})*")


class SpansField(fields.Field[list[Span]]):
    """Spans as a form sends them: "12-40,57-60", code points, the end exclusive."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[Span]:
        if not value:
            return []
        if not isinstance(value, str) or len(value) > 10_000 or not _SPANS.fullmatch(value):
            raise ValidationError(_("Select the words of the text that make the claim."))
        return [Span(*map(int, pair.split("-"))) for pair in value.split(",")]


class MetadataForm(Form):
    """What is known about a commentary, besides its text."""

    topic = Text(longest=200)
    outlet = Text(longest=200)
    source_url = WebAddress()
    period_start = Day()
    period_end = Day()

    @validates_schema
    def _in_order(self, data: dict[str, Any], **kwargs: Any) -> None:
        start: date | None = data.get("period_start")
        end: date | None = data.get("period_end")
        if start and end and end < start:
            raise ValidationError(_("The period ends before it starts."), "period_end")


class RevisedCommentaryForm(Versioned, MetadataForm):
    """A correction of what is known about a commentary."""


class EditionForm(Form):
    """A new edition of a text as a person corrected what was recognised."""

    language = fields.String(required=True, validate=validate.OneOf(("en", "ru", "be", "und"), error=_("Choose one.")))
    title = Line(longest=500, required=True)
    label = Text(longest=200)
    byline = Text(longest=200)
    credit = Line(longest=500)
    text = Text(longest=10_000_000, required=True)


class CommentaryForm(EditionForm, MetadataForm):
    """A recognised scrape as a person corrected it, to become a commentary. Its text is limited by a setting."""


class PlaceForm(Versioned):
    """Where a claim stands in a new edition: words that stand once in its text, and the wording."""

    quote = Text(longest=5000, required=True)
    wording = Text(longest=2000)


class NewClaimForm(Form):
    """A claim that a person adds, at its spans or at words that stand once in the text."""

    spans = SpansField(load_default=list)
    quote = Text(longest=5000)
    wording = Text(longest=2000)
    holder = Text(longest=300)
    kind = fields.Enum(Kind, by_value=True, load_default=Kind.FACT, error_messages=_CHOOSE)


class SaidForm(Form):
    """What reported speech says to be so, and who says it."""

    wording = Text(longest=2000, required=True)
    holder = Text(longest=300, required=True)


class ClaimForm(Versioned):
    """A correction of a claim."""

    wording = Text(longest=2000, required=True)
    holder = Text(longest=300)
    kind = fields.Enum(Kind, by_value=True, required=True, error_messages=_CHOOSE)
    tags = Tags(load_default=None)
    spans = SpansField(load_default=list)


class MoveForm(Versioned):
    """Another place for a claim: its spans, a move of an end, a piece to leave out, or words to take in."""

    spans = SpansField(load_default=list)
    move = fields.String(
        load_default="",
        validate=validate.OneOf(("", "start_back", "start_on", "end_back", "end_on"), error=_("Choose.")),
    )
    without = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(0, 1000))
    quote = Text(longest=5000)


class SeenThing(fields.Field[tuple[str, int]]):
    """A row that was chosen from a list, as its id and the version that was seen: "01J5…@3"."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> tuple[str, int]:
        id, _at, version = str(value).rpartition("@")
        if not id or not version.isdecimal() or len(version) > 9:
            raise ValidationError(_("Choose one of these."))
        return id, int(version)


class SeenThings(fields.Field[list[tuple[str, int]]]):
    """Several rows that were ticked in a list, with white space between them."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[tuple[str, int]]:
        each = SeenThing()
        ticked = [each.deserialize(one) for one in str(value).split()]
        if not ticked:
            raise ValidationError(_("Tick the claims first."))
        return ticked


class TickedForm(Form):
    """Claims that were ticked in the queue."""

    claims = SeenThings(required=True, error_messages={"required": _("Tick the claims first.")})


class AssignForm(TickedForm):
    """Who is to be on the ticked claims: the id of a person, or empty for nobody."""

    assignee = Text(longest=26)


class DeadlineForm(TickedForm):
    """Until when the ticked claims are wanted."""

    due_on = Day()


class DismissForm(TickedForm):
    """Why the ticked claims are set aside."""

    reason = Text(longest=1000, required=True)


class MergeForm(Versioned):
    """A claim to merge with the one at hand."""

    other = SeenThing(required=True, error_messages={"required": _("Choose one.")})


class SplitForm(Versioned):
    """Where to cut a claim: a code point of the edition's text."""

    at = fields.Integer(
        required=True,
        error_messages={"required": _("Choose a place."), "invalid": _("Choose a place inside the claim.")},
    )


class ReasonForm(Versioned):
    """An act that needs a reason."""

    reason = Text(longest=1000, required=True)


class ApprovalForm(Versioned):
    """An approval, with the reason where the gate asks for more than there is."""

    override = Text(longest=1000)


class GateForm(Versioned):
    """What the newsroom asks of a verdict before it is published."""

    sources = fields.Integer(
        required=True,
        validate=validate.Range(0, 10, error=_("Between 0 and 10.")),
        error_messages={"required": _("This is needed."), "invalid": _("A number.")},
    )
    passage = fields.Boolean(load_default=False)
    rationale = fields.Boolean(load_default=False)
    owners = Text(longest=20_000)


class CommentForm(Versioned):
    """A reviewer's comment."""

    comment = Text(longest=5000, required=True)


class NewCommentForm(Form):
    """Something to say about a claim, to the newsroom."""

    text = Text(longest=5000, required=True)


class RevisedCommentForm(Versioned, NewCommentForm):
    """A change to a comment of one's own."""


class SeenForm(Versioned):
    """An act that needs nothing but the version that was seen."""


class DraftForm(Form):
    """What stands in a form that was not sent: where it goes, and its fields as JSON; no fields: nothing any more."""

    path = fields.String(required=True, validate=validate.Regexp(r"/desk/[a-z]+/[0-9A-Z]{26}(/[a-z]+)?\Z"))
    typed = fields.String(load_default="", validate=validate.Length(max=200_000))

    @validates("typed")
    def _is_fields(self, value: str, data_key: str) -> None:
        try:
            read = json.loads(value or "{}")
        except ValueError:
            read = None
        if not isinstance(read, dict) or not all(isinstance(each, str) for each in read.values()):
            raise ValidationError(_("These are no fields."))


class SinceForm(Form):
    """Which commentary to follow, from which sequence of the ledger on."""

    commentary = Text(longest=26)
    after = fields.Integer(load_default=0, validate=validate.Range(0, 2**62))


class PresenceForm(Form):
    """What somebody does at a claim."""

    doing = fields.String(required=True, validate=validate.OneOf(("looking", "editing", "gone")))


# One's keys: a field for each act, and whether any acts.
_KEYS: dict[str, Any] = {act: Text(longest=1, load_default=key.usual) for act, key in KEYS.items()}
_KEYS |= {"single_keys": fields.Boolean(load_default=False)}
KeysForm = cast(type[Form], Form.from_dict(_KEYS, name="KeysForm"))


class SwitchForm(Form):
    """Something that is on or off."""

    on = fields.Boolean(required=True)


class UndoForm(Form):
    """What to undo, by the sequences of its first and its last ledger entry, and the page to come back to."""

    first = fields.Integer(required=True, validate=validate.Range(0, 2**62))
    last = fields.Integer(required=True, validate=validate.Range(0, 2**62))
    back = Text(longest=2000)


class AddressForm(Form):
    """The address of a page that is to be looked up."""

    url = WebAddress()

    @validates("url")
    def _given(self, value: str, data_key: str) -> None:
        if not value:
            raise ValidationError(_("This is needed."))


class EvidenceForm(Form):
    """A source for a claim."""

    url = WebAddress()
    title = Text(longest=500, required=True)
    publisher = Text(longest=200)
    author = Text(longest=200)
    language = Text(longest=3)
    published_on = Day()
    passage = Text(longest=5000)
    stance = fields.Enum(Stance, by_value=True, required=True, error_messages=_CHOOSE)
    note = Text(longest=2000)


class StanceForm(Versioned):
    """A correction of what a source says of a claim, and of the note on it."""

    stance = fields.Enum(Stance, by_value=True, required=True, error_messages=_CHOOSE)
    note = Text(longest=2000)


class VerdictForm(Form):
    """A proposal of a verdict."""

    rating = fields.String(required=True, error_messages={"required": _("Choose a rating.")})
    summary = Text(longest=200, required=True)
    explanation = Text(longest=50_000)
    correction = Text(longest=1000)
    as_of = Day()
    look_again_on = LaterDay()

    @validates("as_of")
    def _known(self, value: date | None, data_key: str) -> None:
        if value and value > clock.now().date():
            raise ValidationError(_("It cannot speak for a day that is still to come."))


class PairForm(Versioned):
    """The claim of the first language that a translated claim is, by its id."""

    other = fields.String(required=True, error_messages={"required": _("Choose one.")})


class AdoptForm(Form):
    """A published verdict on a claim that says the same, by its id."""

    verdict = fields.String(required=True, error_messages={"required": _("Choose one.")})


class PreviewForm(Form):
    """An explanation in Markdown, to be seen as it would be published."""

    explanation = Text(longest=50_000)


class RevisedVerdictForm(Versioned, VerdictForm):
    """A change to one's own proposal."""


class PartnerForm(Form):
    """A partner's name."""

    name = Text(longest=200, required=True)


class ReportForm(Form):
    """What a reader says is wrong with a page."""

    about = Text(longest=300)
    message = Text(longest=5000, required=True)
    email = Text(longest=200)

    @validates("email")
    def _answerable(self, value: str, data_key: str) -> None:
        if value:
            validate.Email(error=_("This is no e-mail address."))(value)
