"""What the three panes show: the claims of a commentary, its text, and the claim at hand."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import zip_longest
from typing import Any

from flask import url_for

from factcheck.errors import NotFound
from factcheck.messages import _
from factcheck.models import (
    Claim,
    ClaimState,
    Commentary,
    Draft,
    Edition,
    LedgerHead,
    Person,
    Rating,
    Verdict,
    VerdictState,
    tags,
)
from factcheck.services import undo
from factcheck.text.passages import Stretch, cut, lanes
from factcheck.text.spans import Span
from factcheck.web.workbench.at_hand import AtHand

ORDERS = ("worth", "text")
CLOSING = re.compile(r"[.,;:!?…)\]”’»\"]+")


class Panes:
    """A commentary on the workbench.

    `claim_id` names the claim at hand, whose edition is shown; without it, the edition is the given one, and the claim
    is the first in the list that nobody has looked at. `state` lists only the claims in that state, `order` says by
    what they are listed. Raises `NotFound` for a claim that is not here.
    """

    def __init__(
        self, commentary: Commentary, edition: Edition, claim_id: str = "", state: str = "", order: str = ""
    ) -> None:
        self.head = LedgerHead.newest()  # read first: what happens from now on is told by the live stream
        self.commentary = commentary
        self.edition = edition
        self.state = state if state in tuple(ClaimState) else ""
        self.order = order if order in ORDERS else ORDERS[0]
        self.at_hand = self._at_hand(claim_id)

    @property
    def _is_usual(self) -> bool:
        """Whether the edition is the one that is shown where none is asked for."""
        return bool(self.edition.id == self.commentary.edition_id)

    @property
    def pending(self) -> bool:
        """Whether a new edition waits to become current."""
        return bool(Edition.waiting(self.commentary).exists())

    @cached_property
    def newer(self) -> Edition | None:
        """The edition that took the place of the one that is shown."""
        return self.edition.after

    @cached_property
    def claims(self) -> Sequence[Claim]:
        """The claims that stand, in the order of the text."""
        return self._of_edition(Claim.standing(self.edition))

    @cached_property
    def dismissed(self) -> Sequence[Claim]:
        """The claims that were dismissed, in the order of the text."""
        return self._of_edition(Claim.dismissed(self.edition))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each claim that stands, by its id."""
        return {claim.id: number for number, claim in enumerate(self.outline, start=1)}

    @cached_property
    def outline(self) -> Sequence[Claim]:
        """What tells the claims that stand apart: all of each where that was read anyway, else no more than this."""
        return self.__dict__.get("claims") or Claim.outline(self.edition)

    def _of_edition(self, claims: Sequence[Claim]) -> Sequence[Claim]:
        for claim in claims:
            claim.edition = self.edition
        return claims

    def _at_hand(self, claim_id: str) -> AtHand | None:
        if claim_id:
            claim = Claim.get_or_none(Claim.id == claim_id)
            if claim and claim.edition_id != self.edition.id:
                self.edition = claim.edition
            if claim is None or self.edition.commentary_id != self.commentary.id:
                raise NotFound(_("This commentary has no claim %(claim)s.", claim=claim_id))
            claim.edition = self.edition
        else:
            fresh = (each for each in self.listed if each.state is ClaimState.OPEN)
            claim = next(fresh, self.listed[0] if self.listed else None)
        return AtHand(claim) if claim else None

    @cached_property
    def listed(self) -> list[Claim]:
        """The claims that the list shows, in its order."""
        shown = [claim for claim in self.claims if self.state in ("", claim.state)]
        return sorted(shown, key=lambda claim: -claim.checkworthiness) if self.order == "worth" else shown

    @cached_property
    def counts(self) -> Counter[ClaimState]:
        """How many claims are in each state."""
        return Counter(claim.state for claim in self.claims)

    @cached_property
    def view(self) -> dict[str, str]:
        """The query that keeps the list as the person has set it."""
        chosen = {"state": self.state, "order": self.order if self.order != ORDERS[0] else ""}
        chosen["edition"] = "" if self._is_usual else self.edition.id
        return {name: value for name, value in chosen.items() if value}

    @cached_property
    def _address(self) -> str:
        address = url_for("workbench.commentary", commentary_id=self.commentary.id, **self.view)  # type: ignore[arg-type]
        return address + ("&" if self.view else "?")

    def address(self, claim: Claim) -> str:
        """Return where the page has this claim at hand. Flask's own `url_for` is slow for hundreds of claims."""
        return f"{self._address}claim={claim.id}#hand"

    @cached_property
    def paragraphs(self) -> list[list[Stretch]]:
        """The text, cut at the ends of its claims; a dismissed claim is there only while it is at hand."""
        return list(cut(self.edition.text, self._places))

    def numbered(self, paragraph: Sequence[Stretch]) -> Iterator[tuple[Stretch, list[tuple[int, str]]]]:
        """Yield each stretch with the numbers and ids of the claims that end there, in order.

        Marks that close what was said are not parted from it: the numbers follow them, all in one place.
        """
        ending: list[tuple[int, str]] = []
        for stretch, after in zip_longest(paragraph, paragraph[1:]):
            ending += [(self.numbers[id], id) for id in stretch.ending if id in self.numbers]
            if after and CLOSING.fullmatch(after.text):
                yield stretch, []
            else:
                yield stretch, sorted(ending)
                ending = []

    @cached_property
    def looks(self) -> dict[str, str]:
        """How each claim looks in the text, by its id: the classes of its line, its colour and its lane."""
        lane_of = lanes(self._places)
        return {id: f"{self._look(id)} lane-{min(lane_of[id], 3)}" for id in self._places}

    def _look(self, id: str) -> str:
        rating = self.rated.get(id)
        return f"r-{rating.slug} line-{rating.line}" if rating else f"s-{self.by_id[id].state.value.replace(' ', '-')}"

    @cached_property
    def _places(self) -> dict[str, list[Span]]:
        shown = list(self.claims)
        if self.at_hand and self.at_hand.claim not in shown:
            shown.append(self.at_hand.claim)
        return {claim.id: claim.places for claim in shown}

    @cached_property
    def by_id(self) -> dict[str, Claim]:
        """Every claim, by its id."""
        return {claim.id: claim for claim in [*self.claims, *self.dismissed]}

    @cached_property
    def ratings(self) -> dict[str, Rating]:
        """The scale, by slug."""
        return {rating.slug: rating for rating in Rating.scale()}

    @cached_property
    def rated(self) -> dict[str, Rating]:
        """The rating of each checked claim, by the claim's id."""
        published = (
            Verdict.select(Verdict.claim, Verdict.rating)
            .join(Claim)
            .where((Claim.edition == self.edition) & (Verdict.state == VerdictState.PUBLISHED))
        )
        found = {verdict.claim_id: self.ratings[verdict.rating_id] for verdict in published}
        translated = Claim.alias()
        shared: Any = (
            Verdict.select(translated.id, Verdict.rating)
            .join(translated, on=(translated.same_as == Verdict.claim))
            .where((translated.edition == self.edition) & (Verdict.state == VerdictState.PUBLISHED))
        )
        return found | {id: self.ratings[slug] for id, slug in shared.tuples()}

    @cached_property
    def holders(self) -> list[str]:
        """Everybody who is named as a holder in this edition."""
        return sorted({claim.holder for claim in self.by_id.values() if claim.holder})

    @property
    def tags(self) -> list[str]:
        """The tags that the newsroom uses."""
        return tags.in_use()

    @cached_property
    def people(self) -> dict[str, str]:
        """The names of the newsroom's people, by id."""
        return {person.id: person.name for person in Person.select(Person.id, Person.name)}

    @cached_property
    def mentionable(self) -> list[str]:
        """Who can be mentioned in a comment, by name."""
        return [person.name for person in Person.by_name() if person.active]

    def drafts(self, person: Person) -> dict[str, dict[str, str]]:
        """Return what somebody typed here and did not send, by where each form goes."""
        things = {self.commentary.id}
        if self.at_hand:
            things |= {each.id for each in (self.at_hand.claim, *self.at_hand.versions, *self.at_hand.comments)}
        return Draft.about(person, things)

    def undoable(self, person: Person) -> undo.Undoable | None:
        """Return what somebody can undo next."""
        return undo.last_act(person)

    def mergeable(self, claim: Claim) -> list[Claim]:
        """Return the claims that this one can be merged with, the next and the previous first."""
        around = [each for each in self.outline if each.state in (ClaimState.OPEN, ClaimState.IN_PROGRESS)]
        place = next((i for i, each in enumerate(around) if each.id == claim.id), len(around))
        beside = around[place + 1 : place + 2] + around[max(place - 1, 0) : place]
        return beside + [each for each in around if each not in beside and each.id != claim.id]
