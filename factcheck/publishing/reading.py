"""What the public may know of a commentary: its text, its claims, and the verdicts that were approved."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from factcheck.models import Claim, ClaimState, Commentary, Edition, LedgerEntry, Person, Rating, Verdict, VerdictState
from factcheck.publishing import addresses, fare, translations
from factcheck.publishing.fare import Fare
from factcheck.publishing.typesetting import Piece, set_paragraph
from factcheck.text.passages import cut

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

    @cached_property
    def current(self) -> Sequence[Edition]:
        """The current edition in each language, that of the first one's language first."""
        return self.commentary.editions

    @property
    def language(self) -> str:
        """The language of what surrounds the text: the edition's, where there is a catalogue for it."""
        return translations.nearest(self.edition.language)

    @cached_property
    def editions(self) -> dict[str, str]:
        """The addresses of the text's pages, by their language, its first language first."""
        first, *others = [each.language for each in self.current]
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
    def translations(self) -> dict[str, list[dict[str, str]]]:
        """The same claims in the commentary's other languages, by the ids of the claims here: their ids and languages.

        A claim of a text that was revised since is none of them.
        """
        current = {each.id: each.language for each in self.current if each.id != self.edition.id}
        rows = Claim.select(Claim.id, Claim.same_as, Claim.edition).where(
            Claim.edition.in_(list(current)) & Claim.same_as.is_null(False) & (Claim.state != ClaimState.DISMISSED)
        )
        found: dict[str, list[dict[str, str]]] = {}
        for row in rows.order_by(Claim.id):
            language = current[row.edition_id]
            found.setdefault(row.same_as_id, []).append({"id": row.id, "language": language})
        return found

    @cached_property
    def written_in(self) -> dict[str, str]:
        """The languages in which the verdicts on the claims of this text were written that translate another, by id."""
        original = Claim.alias()
        rows: Any = (
            Claim.select(Claim.id, Edition.language)
            .join(original, on=(Claim.same_as == original.id))
            .join(Edition, on=(original.edition == Edition.id))
            .where(Claim.edition == self.edition)
            .tuples()
        )
        return dict(rows)

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

    @cached_property
    def counterparts(self) -> dict[str, dict[str, Any]]:
        """Of reported speech the ids of the other half, by the claim's: that it was said, and what was said."""
        told: dict[str, dict[str, Any]] = {each.claim.id: {"saying": None, "said": []} for each in self.claims}
        for each in self.claims:
            if each.claim.saying_id in told:
                told[each.claim.id]["saying"] = each.claim.saying_id
                told[each.claim.saying_id]["said"].append(each.claim.id)
        return told
