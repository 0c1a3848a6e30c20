"""The forms of the workbench, of the accounts and of the admin."""

from typing import Any

import pytest

from factcheck.errors import Invalid
from factcheck.models import Stance
from factcheck.schemas import accounts, forms
from factcheck.schemas.base import Form
from factcheck.text import Kind, Span


def problems(form: Form, **typed: str) -> set[str]:
    with pytest.raises(Invalid) as refusal:
        form.load_form(typed)
    return set(refusal.value.fields)


PERIODS = [("2023-10-30", "2023-11-05"), ("2023-11-05", "2023-11-05"), ("2023-11-05", ""), ("", "2023-11-05"), ("", "")]


@pytest.mark.parametrize(("start", "end"), PERIODS)
def test_it_takes_a_period(start: str, end: str):
    loaded = forms.MetadataForm().load_form({"period_start": start, "period_end": end})
    assert [loaded["period_start"], loaded["period_end"]].count(None) == [start, end].count("")


def test_it_takes_no_period_that_ends_before_it_starts():
    assert problems(forms.MetadataForm(), period_start="2023-11-05", period_end="2023-10-30") == {"period_end"}


@pytest.mark.parametrize(
    ("typed", "spans"),
    [("12-40", [Span(12, 40)]), ("12-40,57-60", [Span(12, 40), Span(57, 60)]), ("", [])],
)
def test_it_takes_spans(typed: str, spans: list[Span]):
    assert forms.NewClaimForm().load_form({"spans": typed})["spans"] == spans


@pytest.mark.parametrize(
    "typed", ["12", "12-", "-1-5", "1-2,", "1-2;3-4", "a-b", "1-9999999999", "1-2," * 5000 + "1-2"]
)
def test_it_takes_no_other_spans(typed: str):
    assert problems(forms.NewClaimForm(), spans=typed) == {"spans"}


def test_it_takes_a_claim_as_a_fact_unless_told():
    assert forms.NewClaimForm().load_form({})["kind"] is Kind.FACT


@pytest.mark.parametrize("kind", ["FACT", "lie", ""])
def test_it_takes_no_kind_that_there_is_not(kind: str):
    assert problems(forms.ClaimForm(), seen="1", wording="A", kind=kind) == {"kind"}


@pytest.mark.parametrize("other", ["", "@", "@1", "abc", "abc@", "abc@x", "abc@-1", "abc@9999999999"])
def test_it_takes_a_claim_to_merge_with_its_version(other: str):
    assert problems(forms.MergeForm(), seen="1", other=other) == {"other"}


def test_it_reads_a_claim_to_merge():
    assert forms.MergeForm().load_form({"seen": "1", "other": "01J5@3"})["other"] == ("01J5", 3)


def test_it_takes_evidence_with_its_stance():
    loaded = forms.EvidenceForm().load_form({"title": "A", "stance": "refutes"})
    assert (loaded["stance"], loaded["url"], loaded["published_on"]) == (Stance.REFUTES, "", None)


NEEDED: dict[type[Form], set[str]] = {
    forms.CommentaryForm: {"language", "title", "text"},
    forms.ClaimForm: {"seen", "wording", "kind"},
    forms.MergeForm: {"seen", "other"},
    forms.SplitForm: {"seen", "at"},
    forms.ReasonForm: {"seen", "reason"},
    forms.CommentForm: {"seen", "comment"},
    forms.EvidenceForm: {"title", "stance"},
    forms.VerdictForm: {"rating", "summary"},
    forms.RevisedVerdictForm: {"seen", "rating", "summary"},
    accounts.SignInForm: {"email", "password"},
    accounts.PersonForm: {"name", "email", "role"},
    accounts.NewPasswordForm: {"password"},
    accounts.ProofForm: {"current"},
    accounts.CodeForm: {"code"},
    accounts.PersonChangeForm: {"seen", "name", "role"},
    accounts.PasswordForm: {"current", "password"},
    forms.PartnerForm: {"name"},
}


@pytest.mark.parametrize(("form", "needed"), NEEDED.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_it_says_what_is_needed(form: type[Form], needed: set[str]):
    assert problems(form()) == needed


@pytest.mark.parametrize("length", [11, 201])
def test_it_takes_no_password_that_is_too_short_or_too_long(length: int):
    known = {"name": "N", "email": "n@example.org", "role": "viewer"}
    assert problems(accounts.PersonForm(), **known, password="x" * length) == {"password"}


@pytest.mark.parametrize("email", ["nobody", "@example.org", "a@", "a b@example.org", "a@example.org\nb"])
def test_it_takes_no_address_that_is_none(email: str):
    known: dict[str, Any] = {"name": "N", "role": "viewer", "password": "x" * 12}
    assert problems(accounts.PersonForm(), **known, email=email) == {"email"}


def test_it_closes_an_account_where_the_box_is_not_ticked():
    known = {"seen": "1", "name": "N", "role": "viewer"}
    assert accounts.PersonChangeForm().load_form(known)["active"] is False
    assert accounts.PersonChangeForm().load_form({**known, "active": "on"})["active"] is True
