"""Claims: correcting the split."""

from collections.abc import Sequence
from textwrap import shorten
from typing import Any

from factcheck import clock, text
from factcheck.errors import Conflict, Invalid
from factcheck.messages import _
from factcheck.models import Claim, ClaimState, Edition, Evidence, Person, Verdict, VerdictState
from factcheck.models import tags as tagging
from factcheck.models.db import db
from factcheck.policy import require
from factcheck.publishing import renditions
from factcheck.services import ledger
from factcheck.text import Kind, Span, Split, anchors, reported, worth
from factcheck.text.spans import trim


def record_split(edition: Edition, split: Split) -> int:
    """Keep what the splitter found in an edition, once, and return the number of claims.

    Where claims stand already, as those that came over from an earlier text, nothing is made anew.
    """
    with db.atomic():  # of two workers on one edition, the first is kept
        if not _mark_split(edition):
            return 0
        taken = [place for claim in Claim.select().where(Claim.edition == edition) for place in claim.places]
        new = [each for each in split.claims if not any(span.overlaps(place) for span in each.spans for place in taken)]
        made = [
            Claim.create(
                edition=edition,
                wording=found.text,
                holder=found.holder.text if found.holder else "",
                kind=found.kind,
                checkworthiness=found.checkworthiness,
                reasons=list(found.reasons),
                **anchored(edition, found.spans),
            )
            for found in new
        ]
        for said, saying in reported.pairs(new):
            made[said].put(saying=made[saying])
        ledger.append(None, "edition.split", edition, claims=len(new), language=split.language)
        renditions.refresh(edition.commentary_id)
    return len(new)


def record_failed_split(edition: Edition, problem: str) -> None:
    """Keep that an edition could not be split, so that nobody waits for it; unless another worker has split it."""
    with db.atomic():  # of two workers on one edition, the first is kept
        if _mark_split(edition, split_problem=problem):
            ledger.append(None, "edition.split", edition, problem=problem)


def _mark_split(edition: Edition, **columns: Any) -> bool:
    """Say that an edition was split, now; return False where somebody said so before."""
    waiting = Edition.update(split_at=clock.now(), **columns).where(
        (Edition.id == edition.id) & Edition.split_at.is_null()
    )
    return bool(waiting.execute())


def add(
    actor: Person,
    edition: Edition,
    *,
    spans: Sequence[Span],
    wording: str = "",
    holder: str = "",
    kind: Kind = Kind.FACT,
    saying: Claim | None = None,
    said: Claim | None = None,
) -> Claim:
    """Add a claim at these spans; without a wording, its verbatim pieces are the wording. Raises `Invalid`.

    Of reported speech, `saying` is the other half where that is that it was said, and `said` where it is what was said.
    """
    require(actor, "claim.add", edition)
    spans = checked_spans(edition, spans)
    quoted = " ".join(span.of(edition.text) for span in spans)
    scored = worth.score(text.Claim(tuple(spans), wording or quoted), quoted, edition.language)
    claim = Claim(
        edition=edition,
        wording=wording or quoted,
        holder=holder,
        kind=kind,
        checkworthiness=scored.checkworthiness,
        reasons=list(scored.reasons),
        saying=saying,
        created_by=actor,
        **anchored(edition, spans),
    )
    with db.atomic():  # the edition's lock decides between this and a new edition that takes its place
        edition.lock()
        if edition.after:
            raise Conflict(_("This text was replaced by a newer edition. Add the claim there."))
        claim.save(force_insert=True)
        if said:
            said.put(saying=claim)
        _record(actor, "claim.add", claim, spans=claim.spans, wording=claim.wording, holder=holder, kind=kind)
    return claim


def revise(
    actor: Person,
    claim: Claim,
    *,
    seen: int,
    wording: str,
    holder: str,
    kind: Kind,
    tags: str | None = None,
    spans: Sequence[Span] = (),
) -> None:
    """Correct a claim's wording, holder, kind and, where given, its tags and spans.

    Raises `Stale`, `Invalid` or `Conflict`.
    """
    require(actor, "claim.revise", claim)
    moved = anchored(claim.edition, checked_spans(claim.edition, spans)) if spans else {}
    with db.atomic():  # the version decides between two who save, the lock between a save and a proposal
        _lock_unjudged(claim)
        before = {name: getattr(claim, name) for name in ("wording", "holder", "kind", "tags", "spans")}
        tags = claim.tags if tags is None else tagging.spelled(claim, tags)
        claim.save_over(seen, wording=wording, holder=holder, kind=kind, tags=tags, **moved)
        after = {name: getattr(claim, name) for name in before}
        _record(actor, "claim.revise", claim, before=before, after=after)


def move(actor: Person, claim: Claim, *, seen: int, spans: Sequence[Span]) -> None:
    """Correct where a claim stands. A wording that only repeats its verbatim words goes along with them.

    Raises `Stale`, `Invalid` or `Conflict`.
    """
    characters = claim.edition.text
    spans = checked_spans(claim.edition, spans)
    before, after = (" ".join(span.of(characters) for span in each) for each in (claim.places, spans))
    wording = after if claim.wording == before else claim.wording
    revise(actor, claim, seen=seen, wording=wording, holder=claim.holder, kind=claim.kind, spans=spans)


def put_back(actor: Person, claim: Claim, *, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Undo a revision. Raises `Conflict` where the claim does not read as `after` any more."""
    with db.atomic():  # what is compared is what is saved over
        _must_stand_as(claim, after)
        kept = {name: before[name] for name in ("wording", "holder", "tags") if name in before}
        revise(actor, claim, seen=claim.version, kind=Kind(before["kind"]), spans=_spans(before), **kept)


def take_off(actor: Person, claim: Claim, added: dict[str, Any]) -> None:
    """Undo an addition: the claim is dismissed. Raises `Conflict` where somebody worked on it since."""
    names = ("spans", "wording", "holder", "kind")
    with db.atomic():  # what is compared is what is dismissed
        _must_stand_as(claim, {**{name: added[name] for name in names}, "tags": "", "state": ClaimState.OPEN})
        dismiss(actor, claim, seen=claim.version, reason="Adding it was undone.")


def merge(actor: Person, claims: Sequence[tuple[Claim, int]]) -> Claim:
    """Make one claim of several (each with the version that was seen); the first in the text stays, with all the spans.

    It has the tags of all. The others are dismissed as merged, with what was attached to them still readable. Raises
    `Stale` or `Conflict`.
    """
    ordered = sorted(claims, key=lambda pair: (pair[0].start, pair[0].id))
    if len(ordered) < 2:
        raise Conflict(_("Merging takes two claims or more."))
    kept, seen = ordered[0]
    for claim, _seen in ordered:
        require(actor, "claim.merge", claim)
        if claim.edition_id != kept.edition_id:
            raise Conflict(_("Only claims of one edition can be merged."))
    spans = _united([span for claim, _seen in ordered for span in claim.places])
    wording = " ".join(claim.wording for claim, _seen in ordered)
    tags = tagging.joined(*(claim.tags for claim, _seen in ordered))
    dismissal = _("Merged into “%(claim)s”.", claim=shorten(kept.wording, 100, placeholder="…").rstrip("."))
    with db.atomic():  # all of them change or none does; locked in the order of their ids, so that none waits in a ring
        for claim in sorted((claim for claim, _seen in ordered), key=lambda each: each.id):
            _lock_unjudged(claim)
        before = {"wording": kept.wording, "tags": kept.tags, "spans": kept.spans}
        kept.save_over(seen, wording=wording, tags=tags, **anchored(kept.edition, spans))
        for claim, version in ordered[1:]:
            claim.save_over(version, state=ClaimState.DISMISSED, dismissal=dismissal)
        merged = [claim.id for claim, _seen in ordered[1:]]
        after = {name: getattr(kept, name) for name in before}
        _record(actor, "claim.merge", kept, merged, before=before, after=after)
    return kept


def unmerge(actor: Person, kept: Claim, others: Sequence[Claim], *, before: dict[str, Any], after: Any) -> None:
    """Undo a merger: the claim that stayed reads as `before`, and the others stand again.

    Raises `Conflict` where any of them was changed since.
    """
    require(actor, "claim.merge", kept)
    with db.atomic():  # all of them change or none does
        _must_stand_as(kept, after)
        if any(each.state is not ClaimState.DISMISSED for each in others):
            raise Conflict(_("Somebody reopened a claim that was merged."))
        columns = {name: before[name] for name in ("wording", "tags") if name in before}
        kept.save_over(kept.version, **columns, **anchored(kept.edition, _spans(before)))
        for each in others:
            each.save_over(each.version, state=_standing(each), dismissal="")
        ids = [each.id for each in others]
        _record(actor, "claim.unmerge", kept, ids, before=after, after=before)


def split(actor: Person, claim: Claim, *, seen: int, at: int) -> Claim:
    """Cut a claim in two at a code point of its edition's text, and return the second. Raises `Stale` or `Invalid`."""
    require(actor, "claim.split", claim)
    edition = claim.edition
    first = [Span(start, min(end, at)) for start, end in claim.places if start < at]
    second = [Span(max(start, at), end) for start, end in claim.places if end > at]
    first, second = ([trim(edition.text, span) for span in half] for half in (first, second))
    first, second = ([span for span in half if span.start < span.end] for half in (first, second))
    if not first or not second or not anchors.is_boundary(edition.text, at):
        raise Invalid({"at": [_("Choose a place inside the claim.")]})
    wordings = [" ".join(span.of(edition.text) for span in half) for half in (first, second)]
    if not any(start < at < end for start, end in claim.places):  # each half is whole, so it is written as a sentence
        wordings = [_as_sentence(wording) for wording in wordings]
    other = Claim(
        edition=edition,
        wording=wordings[1],
        holder=claim.holder,
        kind=claim.kind,
        tags=claim.tags,
        checkworthiness=claim.checkworthiness,
        reasons=claim.reasons,
        created_by=actor,
        **anchored(edition, second),
    )
    with db.atomic():  # both halves or none; the version decides between two who split
        _lock_unjudged(claim)
        before = {"wording": claim.wording, "spans": claim.spans}
        claim.save_over(seen, wording=wordings[0], **anchored(edition, first))
        other.save(force_insert=True)
        names = ("wording", "tags", "spans")
        after, cut_off = ({name: getattr(each, name) for name in names} for each in (claim, other))
        _record(actor, "claim.split", claim, [other.id], before=before, after=after, cut_off=cut_off)
    return other


def _as_sentence(words: str) -> str:
    """Return words with a sentence's first capital and, where they end without a mark, its full stop."""
    return words[:1].upper() + words[1:] + ("" if words.rstrip("”\"'»)")[-1:] in tuple(".!?…") else ".")


def rejoin(
    actor: Person, claim: Claim, other: Claim, *, before: dict[str, Any], after: dict[str, Any], cut_off: dict[str, Any]
) -> None:
    """Undo a split: the claim reads as `before`, and what was cut off is dismissed.

    Raises `Conflict` where either was changed since.
    """
    require(actor, "claim.split", claim)
    with db.atomic():  # both change or neither does
        _must_stand_as(claim, after)
        _must_stand_as(other, {**cut_off, "state": ClaimState.OPEN})
        claim.save_over(claim.version, wording=before["wording"], **anchored(claim.edition, _spans(before)))
        other.save_over(other.version, state=ClaimState.DISMISSED, dismissal="The split was undone.")
        _record(actor, "claim.rejoin", claim, [other.id], before=after, after=before)


def dismiss(actor: Person, claim: Claim, *, seen: int, reason: str) -> range:
    """Set a claim aside with a reason, as `dismiss_all` does with several."""
    return dismiss_all(actor, [(claim, seen)], reason=reason)


def dismiss_all(actor: Person, claims: Sequence[tuple[Claim, int]], *, reason: str) -> range:
    """Set claims aside (each with the version that was seen), all or none; they can be reopened.

    Returns the sequences of their ledger entries. Raises `Stale` or `Conflict`.
    """
    ordered = sorted(claims, key=lambda pair: str(pair[0].id))
    for claim, _seen in ordered:
        require(actor, "claim.dismiss", claim)
    with db.atomic():  # the versions decide between a dismissal and another save; all locks are taken before the head's
        for claim, _seen in ordered:
            _lock_unjudged(claim)
        for claim, seen in ordered:
            claim.save_over(seen, state=ClaimState.DISMISSED, dismissal=reason)
        entries = ledger.append_each(actor, "claim.dismiss", [(claim, {"reason": reason}) for claim, _seen in ordered])
        ids = [claim.id for claim, _seen in ordered]
        for commentary_id in {claim.edition.commentary_id for claim, _seen in ordered}:
            renditions.refresh(commentary_id, ids)
    return entries


def reopen(actor: Person, claim: Claim, *, seen: int) -> None:
    """Bring a dismissed claim back to where it stood. Raises `Stale` or `Conflict`."""
    require(actor, "claim.reopen", claim)
    with db.atomic():  # the lock decides between two who reopen
        claim.lock()
        if claim.state is not ClaimState.DISMISSED:
            raise Conflict(_("This claim was not dismissed."))
        if claim.edition.after:
            raise Conflict(_("This text was replaced by a newer edition, which does not make the claim any more."))
        reason = claim.dismissal
        claim.save_over(seen, state=_standing(claim), dismissal="")
        _record(actor, "claim.reopen", claim, reason=reason)


def _standing(claim: Claim) -> ClaimState:
    """Return where a claim stands that is brought back."""
    return ClaimState.IN_PROGRESS if Evidence.on(claim) or Verdict.on(claim) else ClaimState.OPEN


def _record(actor: Person, act: str, claim: Claim, others: Sequence[str] = (), **changes: Any) -> None:
    """Append the act on a claim, and other claims by their ids, and render anew what readers see of them."""
    ledger.append(actor, act, claim, **changes, **({"others": list(others)} if others else {}))
    renditions.refresh(claim.edition.commentary_id, [claim.id, *others])


def _lock_unjudged(claim: Claim) -> None:
    """Lock a claim that stands and whose words nobody has judged; raise `Conflict` where that is not so."""
    claim.lock()
    if claim.state is ClaimState.DISMISSED:
        raise Conflict(_("This claim was dismissed. Reopen it first."))
    if claim.same_as_id:
        raise Conflict(_("It shares a verdict with the other language’s claim, so its words stand. Part them first."))
    if Verdict.newest(claim, VerdictState.PUBLISHED):
        raise Conflict(_("Its verdict is published, so its words stand. Retract the verdict first."))
    if Verdict.newest(claim, VerdictState.PROPOSED):
        raise Conflict(_("A verdict on these words waits for review. It has to be returned first."))


def _must_stand_as(claim: Claim, columns: dict[str, Any]) -> None:
    """Lock a claim as `_lock_unjudged` does; raise `Conflict` where one of these columns reads otherwise now."""
    _lock_unjudged(claim)
    if any(getattr(claim, name) != value for name, value in columns.items()):
        raise Conflict(_("Somebody changed it since."))


def _spans(columns: dict[str, Any]) -> list[Span]:
    return [Span(start, end) for start, end in columns["spans"]]


def anchored(edition: Edition, spans: Sequence[Span]) -> dict[str, Any]:
    """Return the columns that anchor a claim: its spans and its TextQuoteSelector."""
    whole = Span(spans[0].start, spans[-1].end)
    selector = anchors.describe(edition.text, whole)
    return {
        "spans": [list(span) for span in spans],
        "start": whole.start,
        "exact": selector.exact,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
    }


def checked_spans(edition: Edition, spans: Sequence[Span]) -> list[Span]:
    """Return the spans trimmed, in order and united where they touch; raise `Invalid` where they are no place.

    An end that parts a letter from its combining marks, or an emoji, moves outward.
    """
    characters = edition.text
    if not spans or any(not 0 <= start < end <= len(characters) for start, end in spans):
        raise Invalid({"spans": [_("Select the words of the text that make the claim.")]})
    trimmed = [span for span in (trim(characters, each) for each in _united(spans)) if span.start < span.end]
    if not trimmed:
        raise Invalid({"spans": [_("Select words, not only white space.")]})
    return _united([anchors.whole(characters, span) for span in trimmed])


def _united(spans: Sequence[Span]) -> list[Span]:
    united: list[Span] = []
    for span in sorted(spans):
        if united and span.start <= united[-1].end:
            united[-1] = Span(united[-1].start, max(united[-1].end, span.end))
        else:
            united.append(span)
    return united
