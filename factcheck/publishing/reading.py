"""What the public may know of a commentary: its text, its claims, and the verdicts that were approved."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from factcheck.models import Claim, Commentary, Edition, Person, Rating, Verdict, VerdictState
from factcheck.publishing import addresses, markdown, site
from factcheck.schemas.public import CommentarySchema, VerdictSchema
from factcheck.text import anchors
from factcheck.text.passages import Stretch, cut
from factcheck.text.spans import Span

PUBLIC_STATES = (VerdictState.PUBLISHED, VerdictState.SUPERSEDED, VerdictState.RETRACTED)


@dataclass(frozen=True)
class PublicClaim:
    """A claim as readers see it: its number among the checked ones (0: not checked) and its versions, newest first."""

    claim: Claim
    number: int
    versions: tuple[Verdict, ...]

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that stands."""
        return next((each for each in self.versions if each.state is VerdictState.PUBLISHED), None)


class Reading:
    """A commentary with all that a page or a partner is told of it, in few queries."""

    def __init__(self, commentary: Commentary) -> None:
        self.commentary = commentary
        self.edition: Edition = commentary.edition
        self.ratings = {rating.slug: rating for rating in Rating.scale()}

    @cached_property
    def claims(self) -> list[PublicClaim]:
        """The claims that were not dismissed, in the order of the text."""
        versions: dict[str, list[Verdict]] = {}
        for verdict in (
            Verdict.select(Verdict)
            .join(Claim)
            .where((Claim.edition == self.edition) & Verdict.state.in_(PUBLIC_STATES))
            .order_by(Verdict.number.desc())
        ):
            versions.setdefault(verdict.claim_id, []).append(verdict)
        found, number = [], 0
        for claim in Claim.standing(self.edition):
            claim.edition = self.edition
            mine = tuple(versions.get(claim.id, ()))
            for verdict in mine:
                verdict.claim = claim
            checked = any(each.state is VerdictState.PUBLISHED for each in mine)
            number += checked
            found.append(PublicClaim(claim, number if checked else 0, mine))
        return found

    @cached_property
    def by_id(self) -> dict[str, PublicClaim]:
        """The same, by the claim's id."""
        return {each.claim.id: each for each in self.claims}

    @cached_property
    def people(self) -> dict[str, str]:
        """The names of those who proposed or approved, by their id."""
        return {person.id: person.name for person in Person.select(Person.id, Person.name)}

    def paragraphs(self) -> list[list[Stretch]]:
        """The text, cut at the ends of its claims."""
        return list(cut(self.edition.text, {each.claim.id: each.claim.places for each in self.claims}))

    def fare(self) -> list[tuple[Rating, int]]:
        """How the checked claims fared: each rating that occurs, and how often, in the order of the scale."""
        counts = Counter(each.verdict.rating_id for each in self.claims if each.verdict)
        return [(rating, counts[slug]) for slug, rating in self.ratings.items() if counts[slug]]

    def rating_name(self, verdict: Verdict) -> str:
        """The name of a verdict's rating, in the edition's language."""
        return self.ratings[verdict.rating_id].name_in(self.edition.language)

    def describe_claim(self, claim: Claim) -> dict[str, Any]:
        """Return a claim as `ClaimSchema` dumps it."""
        whole = Span(claim.places[0].start, claim.places[-1].end)
        return {
            "id": claim.id,
            "wording": claim.wording,
            "quote": claim.quoted,
            "holder": claim.holder or None,
            "kind": claim.kind,
            "selectors": [
                anchors.TextQuoteSelector(claim.exact, claim.prefix, claim.suffix).jsonld(),
                anchors.TextPositionSelector(whole.start, whole.end).jsonld(),
            ],
        }

    def describe_verdict(self, verdict: Verdict) -> dict[str, Any]:
        """Return one version of a verdict as `VerdictSchema` dumps it."""
        later = (
            next(
                (each.id for each in reversed(self.by_id[verdict.claim_id].versions) if each.number > verdict.number),
                None,
            )
            if verdict.state is VerdictState.SUPERSEDED
            else None
        )
        return {
            "id": verdict.id,
            "url": site.absolute(addresses.verdict(verdict.id)),
            "state": verdict.state,
            "number": verdict.number,
            "claim": self.describe_claim(verdict.claim),
            "commentary": {
                "id": self.commentary.id,
                "title": self.edition.title,
                "language": self.edition.language,
                "url": site.absolute(addresses.commentary(self.commentary.slug)),
            },
            "rating": {
                "slug": verdict.rating_id,
                "name": self.rating_name(verdict),
                "value": self.ratings[verdict.rating_id].value,
            },
            "summary": verdict.summary,
            "explanation": verdict.explanation,
            "explanation_html": str(markdown.render(verdict.explanation)),
            "evidence": verdict.evidence,
            "checked_by": self.people[verdict.proposed_by_id],
            "approved_by": self.people[verdict.reviewed_by_id],
            "published_at": verdict.reviewed_at,
            "correction": verdict.correction or None,
            "superseded_by": later,
            "retraction": verdict.retraction or None,
        }

    def describe(self) -> dict[str, Any]:
        """Return the commentary as `CommentarySchema` dumps it."""
        commentary, edition = self.commentary, self.edition
        start, end = commentary.period_start, commentary.period_end
        return {
            "id": commentary.id,
            "url": site.absolute(addresses.commentary(commentary.slug)),
            "state": commentary.state.value,
            "title": edition.title,
            "language": edition.language,
            "topic": commentary.topic,
            "outlet": commentary.outlet,
            "source_url": commentary.source_url or None,
            "period": {"start": start or end, "end": end or start} if start or end else None,
            "label": edition.label,
            "byline": edition.byline,
            "credit": edition.credit,
            "text": edition.text,
            "sha256": edition.sha256,
            "published_at": commentary.published_at,
            "withdrawal": None,
            "claims": [
                {
                    **self.describe_claim(each.claim),
                    "verdict": self.describe_verdict(each.verdict) if each.verdict else None,
                }
                for each in self.claims
            ],
        }


def verdict_json(reading: Reading, verdict: Verdict) -> dict[str, Any]:
    """Return one version of a verdict as partners get it."""
    return dict(VerdictSchema().dump(reading.describe_verdict(verdict)))


def commentary_json(reading: Reading) -> dict[str, Any]:
    """Return a commentary as partners get it."""
    return dict(CommentarySchema().dump(reading.describe()))
