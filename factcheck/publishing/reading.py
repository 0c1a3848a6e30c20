"""What the public may know of a commentary: its text, its claims, and the verdicts that were approved."""

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from factcheck.models import Claim, ClaimState, Commentary, Edition, LedgerEntry, Person, Rating, Verdict, VerdictState
from factcheck.publishing import addresses, fare, markdown, site, translations
from factcheck.publishing.fare import Fare
from factcheck.publishing.typesetting import Piece, set_paragraph
from factcheck.schemas.public import CommentarySchema, VerdictSchema
from factcheck.text import anchors
from factcheck.text.passages import cut
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

    @property
    def earlier(self) -> tuple[Verdict, ...]:
        """The versions that do not stand any more, newest first."""
        return tuple(each for each in self.versions if each.state is not VerdictState.PUBLISHED)

    def successor(self, verdict: Verdict) -> Verdict | None:
        """The version that replaced this one, which was superseded."""
        later = (each for each in reversed(self.versions) if each.number > verdict.number)
        return next(later, None) if verdict.state is VerdictState.SUPERSEDED else None


@dataclass(frozen=True)
class Change:
    """A published verdict that was corrected (`replaced_by` says by which version) or retracted, when and why."""

    day: datetime
    each: PublicClaim
    verdict: Verdict
    reason: str
    replaced_by: Verdict | None


class Reading:
    """A commentary with all that a page or a partner is told of it, in few queries."""

    def __init__(self, commentary: Commentary, edition: Edition | None = None) -> None:
        self.commentary = commentary
        self.edition: Edition = edition or commentary.editions[0]
        self.ratings = {rating.slug: rating for rating in Rating.scale()}

    @property
    def language(self) -> str:
        """The language of what surrounds the text: the edition's, where there is a catalogue for it."""
        return translations.nearest(self.edition.language)

    @cached_property
    def editions(self) -> dict[str, str]:
        """The addresses of the text's pages, by their language, its first language first."""
        first, *others = [each.language for each in self.commentary.editions]
        slug = self.commentary.slug
        return {first: addresses.commentary(slug)} | {each: addresses.commentary(slug, each) for each in others}

    @property
    def address(self) -> str:
        """The path of this edition's page."""
        return self.editions[self.edition.language]

    @property
    def revisions(self) -> str:
        """The path of the page that tells how this text was revised."""
        first, *_ = self.editions
        language = self.edition.language
        return addresses.revisions(self.commentary.slug, "" if language == first else language)

    @cached_property
    def former(self) -> list[Edition]:
        """The editions that this one was revised from, newest first."""
        return list(self.edition.former)

    @cached_property
    def replaced_at(self) -> datetime | None:
        """When a newer edition took this one's place, to which its claims here did not go along."""
        newer = self.edition.after
        return newer.current_since if newer else None

    @cached_property
    def claims(self) -> list[PublicClaim]:
        """The claims that were not dismissed, in the order of the text."""
        return [each for each in self.all_claims if each.claim.state is not ClaimState.DISMISSED]

    @cached_property
    def all_claims(self) -> list[PublicClaim]:
        """The same with those that were dismissed after a verdict on them had been published and retracted."""
        translated = Claim.alias()
        originals = translated.select(translated.same_as).where(
            (translated.edition == self.edition) & translated.same_as.is_null(False)
        )
        # The verdicts of what this text translates belong here too.
        here = (Claim.edition == self.edition) | Claim.id.in_(originals)
        versions: dict[str, list[Verdict]] = {}
        for verdict in (
            Verdict.select(Verdict)
            .join(Claim)
            .where(here & Verdict.state.in_(PUBLIC_STATES))
            .order_by(Verdict.number.desc())
        ):
            versions.setdefault(verdict.claim_id, []).append(verdict)
        found, number = [], 0
        told = (Claim.state != ClaimState.DISMISSED) | Claim.id.in_(list(versions))
        for claim in Claim.select().where((Claim.edition == self.edition) & told).order_by(Claim.start, Claim.id):
            claim.edition = self.edition
            mine = tuple(versions.get(claim.same_as_id or claim.id, ()))
            for verdict in mine:
                now = claim.same_as_id or verdict.state is VerdictState.PUBLISHED
                verdict.claim = claim if now else self._as_judged(verdict)
            checked = any(each.state is VerdictState.PUBLISHED for each in mine)
            number += checked
            found.append(PublicClaim(claim, number if checked else 0, mine))
        return found

    def _as_judged(self, verdict: Verdict) -> Claim:
        claim = verdict.claim_as_judged
        if claim.edition_id == self.edition.id:
            claim.edition = self.edition  # which is at hand
        return claim

    @cached_property
    def by_id(self) -> dict[str, PublicClaim]:
        """The same, by the claim's id."""
        return {each.claim.id: each for each in self.all_claims}

    @cached_property
    def people(self) -> dict[str, str]:
        """The names of those who proposed or approved, by their id."""
        return {person.id: person.name for person in Person.select(Person.id, Person.name)}

    @property
    def checkers(self) -> list[str]:
        """The names of those who checked what stands, each once."""
        return list(dict.fromkeys(self.people[each.verdict.proposed_by_id] for each in self.checked if each.verdict))

    @property
    def approvers(self) -> list[str]:
        """The names of those who approved it, each once."""
        return list(dict.fromkeys(self.people[each.verdict.reviewed_by_id] for each in self.checked if each.verdict))

    @cached_property
    def checked(self) -> list[PublicClaim]:
        """The claims whose verdict stands, by their number."""
        return [each for each in self.claims if each.verdict]

    @cached_property
    def unchecked(self) -> list[PublicClaim]:
        """The claims without a verdict that stands, those included whose verdict was retracted."""
        return [each for each in self.claims if not each.verdict]

    def saying(self, each: PublicClaim) -> PublicClaim | None:
        """Return the checked claim that a claim was said."""
        found = self.by_id.get(each.claim.saying_id)
        return found if found and found.verdict else None

    def said(self, each: PublicClaim) -> list[PublicClaim]:
        """Return the checked claims of what a claim says was said."""
        return self._said.get(each.claim.id, [])

    @cached_property
    def _said(self) -> dict[str, list[PublicClaim]]:
        found: dict[str, list[PublicClaim]] = {}
        for each in self.checked:
            if each.claim.saying_id:
                found.setdefault(each.claim.saying_id, []).append(each)
        return found

    def shown_with(self, ids: Set[str]) -> set[str]:
        """Return the ids of claims and of those whose pages tell how they fared: translations, and the other halves of
        reported speech.
        """
        pairs = [(each.claim.id, each.claim.saying_id) for each in self.all_claims if each.claim.saying_id]
        translated = {each.claim.id for each in self.all_claims if each.claim.same_as_id in ids}
        return {*ids, *translated, *(id for pair in pairs if not ids.isdisjoint(pair) for id in pair)}

    def paragraphs(self) -> list[list[Piece]]:
        """The text, set with its claims and their badges, which go by the claims' ids."""
        checked = {each.claim.id for each in self.checked}
        places = {each.claim.id: each.claim.places for each in self.claims}
        begun = set(checked)  # a badge is a place to go to, the first word of an unchecked claim is another
        paragraphs = []
        for stretches in cut(self.edition.text, places):
            pieces = []
            for piece in set_paragraph(stretches, checked):
                beginning = tuple(name for name in piece.covering if name not in begun)
                begun.update(beginning)
                pieces.append(replace(piece, beginning=beginning) if beginning else piece)
            paragraphs.append(pieces)
        return paragraphs

    @cached_property
    def ended_at(self) -> dict[str, datetime]:
        """When verdicts were retracted and the commentary was last withdrawn, by their id: the ledger knows."""
        things = [self.commentary.id, *(verdict.id for each in self.all_claims for verdict in each.versions)]
        entries = LedgerEntry.select(LedgerEntry.thing, LedgerEntry.at).where(
            LedgerEntry.act.in_(("verdict.retract", "commentary.withdraw"))
            & LedgerEntry.kind.in_(("verdict", "commentary"))
            & LedgerEntry.thing.in_(things)
        )
        return {entry.thing: entry.at for entry in entries.order_by(LedgerEntry.sequence)}

    @cached_property
    def changes(self) -> list[Change]:
        """The corrections and retractions, newest first."""
        found = []
        for each in self.all_claims:
            for verdict in each.earlier:
                successor = each.successor(verdict)
                day = successor.reviewed_at if successor else self.ended_at[verdict.id]
                reason = successor.correction if successor else verdict.retraction
                found.append(Change(day, each, verdict, reason, successor))
        return sorted(found, key=lambda change: change.day, reverse=True)

    @cached_property
    def as_of(self) -> datetime | None:
        """When what the page says of the claims last changed."""
        moments: list[datetime] = [verdict.reviewed_at for each in self.all_claims for verdict in each.versions]
        moments += [change.day for change in self.changes]
        return max(moments, default=self.commentary.published_at)

    @cached_property
    def fare(self) -> Fare:
        """How the claims fared."""
        counts = Counter(each.verdict.rating_id for each in self.checked if each.verdict)
        return fare.of(counts, self.ratings, len(self.claims))

    @cached_property
    def holders(self) -> dict[str, int]:
        """Who makes the checked claims, and how many each, in the order of the text; "" is the author."""
        return dict(Counter(each.claim.holder for each in self.checked))

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
        successor = self.by_id[verdict.claim_id].successor(verdict)
        return {
            "id": verdict.id,
            "url": site.absolute(addresses.verdict(verdict.id)),
            "state": verdict.state,
            "number": verdict.number,
            "claim": self.describe_claim(verdict.claim),
            "commentary": self.describe_link(),
            "rating": {
                "slug": verdict.rating_id,
                "name": self.rating_name(verdict),
                "value": self.ratings[verdict.rating_id].value,
            },
            "as_of": verdict.as_of,
            "summary": verdict.summary,
            "explanation": verdict.explanation,
            "explanation_html": str(markdown.render(verdict.explanation)),
            "evidence": [
                {"id": f"{verdict.id}-{number}", **each} for number, each in enumerate(verdict.evidence, start=1)
            ],
            "checked_by": self.people[verdict.proposed_by_id],
            "approved_by": self.people[verdict.reviewed_by_id],
            "published_at": verdict.reviewed_at,
            "correction": verdict.correction or None,
            "superseded_by": successor.id if successor else None,
            "retraction": verdict.retraction or None,
        }

    def describe_link(self) -> dict[str, Any]:
        """Return which commentary something belongs to, as `CommentaryLinkSchema` dumps it."""
        return {
            "id": self.commentary.id,
            "edition": self.edition.id,
            "title": self.edition.title,
            "language": self.edition.language,
            "topic": self.commentary.topic,
            "outlet": self.commentary.outlet,
            "source_url": self.commentary.source_url or None,
            "period": self.period,
            "url": site.absolute(self.address),
        }

    @property
    def period(self) -> dict[str, Any] | None:
        """The days that the commentary speaks of, as `PeriodSchema` dumps them."""
        start, end = self.commentary.period_start, self.commentary.period_end
        return {"start": start or end, "end": end or start} if start or end else None

    def describe_claim_resource(self, each: PublicClaim) -> dict[str, Any]:
        """Return a claim with its verdict and its history, as `ClaimResourceSchema` dumps it."""
        return {
            **self.describe_claim(each.claim),
            "state": "published",
            "commentary": self.describe_link(),
            "verdict": self.describe_verdict(each.verdict) if each.verdict else None,
            "history": [
                {
                    "id": verdict.id,
                    "number": verdict.number,
                    "state": verdict.state,
                    "rating": verdict.rating_id,
                    "published_at": verdict.reviewed_at,
                }
                for verdict in each.versions
            ],
        }

    def describe_edition(self) -> dict[str, Any]:
        """Return the text of a commentary in one language, as `EditionSchema` dumps it."""
        names = ("id", "language", "revision", "title", "label", "byline", "credit", "text", "sha256", "created_at")
        edition = {name: getattr(self.edition, name) for name in names}
        return {**edition, "state": "published", "commentary": self.describe_link()}

    def describe(self) -> dict[str, Any]:
        """Return the commentary as `CommentarySchema` dumps it."""
        commentary, edition = self.commentary, self.edition
        return {
            "id": commentary.id,
            "edition": edition.id,
            "url": site.absolute(self.address),
            "state": commentary.state.value,
            "title": edition.title,
            "language": edition.language,
            "topic": commentary.topic,
            "outlet": commentary.outlet,
            "source_url": commentary.source_url or None,
            "period": self.period,
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
