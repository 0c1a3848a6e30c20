"""Undo: taking back what one did last, by the act that is its inverse, which has its own entry in the ledger."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple

from factcheck import clock
from factcheck.errors import Conflict, Forbidden
from factcheck.messages import Message, _
from factcheck.models import (
    TABLES,
    Claim,
    Commentary,
    Edition,
    LedgerEntry,
    Person,
    Placement,
    Verdict,
    VerdictState,
)
from factcheck.models.base import Thing
from factcheck.models.db import db
from factcheck.publishing import translations
from factcheck.services import (
    assigning,
    blind,
    claims,
    commentaries,
    comments,
    editions,
    evidence,
    ledger,
    pairing,
    rechecking,
    reports,
    sources,
    unmaking,
    verdicts,
    views,
    watching,
)

# By the name that the ledger has for them.
THINGS: dict[str, type[Thing]] = {each.__name__.lower(): each for each in TABLES if issubclass(each, Thing)}
_GONE = {"edition.discard", "blind.withdraw", "view.remove"}  # of which no row is left
_FAR = 100  # how many acts one may go back
_SHORTLY = timedelta(minutes=15)  # how long what readers see can be undone

Inverse = Callable[[Person, LedgerEntry, Any], object]


def _put_back(actor: Person, entry: LedgerEntry, claim: Claim) -> object:
    return assigning.put_back(actor, entry.act, claim, entry.changed["before"], entry.changed["after"])


def _reopen(actor: Person, entry: LedgerEntry, claim: Claim) -> None:
    if claim.dismissal != entry.changed["reason"]:
        raise Conflict(_("Somebody changed it since."))
    claims.reopen(actor, claim, seen=claim.version)


def _others(entry: LedgerEntry) -> list[Claim]:
    return [Claim.find(id) for id in entry.changed["others"]]


def _sides(entry: LedgerEntry, *names: str) -> dict[str, Any]:
    return {name: entry.changed[name] for name in ("before", "after", *names)}


def _pair_again(actor: Person, entry: LedgerEntry, claim: Any) -> object:
    if not entry.changed["other"]:
        raise Conflict(_("It was only proposed. Choose it from the list instead."))
    return pairing.confirm(actor, claim, Claim.find(entry.changed["other"]), seen=claim.version)


def _must_be_last(entry: LedgerEntry, thing: Thing) -> None:
    if LedgerEntry.about(thing)[0].sequence != entry.sequence:
        raise Conflict(_("Somebody changed it since."))


def _must_be_recent(entry: LedgerEntry, instead: Message) -> None:
    if clock.now() - entry.at > _SHORTLY:
        minutes = int(_SHORTLY.total_seconds() // 60)
        raise Conflict(
            _("What readers see can be undone for %(num)s minutes. %(instead)s", num=minutes, instead=instead)
        )


def _to_readers(reason: Message, edition: Edition) -> str:
    """Return a reason that readers see, in the language of the text where there is a catalogue for it."""
    return str(translations.say(reason, translations.nearest(edition.language)))


def _return_again(actor: Person, entry: LedgerEntry, verdict: Verdict) -> None:
    _must_be_last(entry, verdict)
    verdicts.reopen(actor, verdict)


def _unapprove(actor: Person, entry: LedgerEntry, verdict: Verdict) -> None:
    """Let a verdict wait again; one that readers may have seen is retracted, and the version before published again."""
    _must_be_last(entry, verdict)
    supersedes, edition = entry.changed["supersedes"], verdict.claim.edition
    if edition.commentary.published_at is None:
        verdicts.reopen(actor, verdict, supersedes=supersedes)
        return
    _must_be_recent(entry, _("Retract the verdict with a reason instead."))
    reason = _to_readers(_("It was published by mistake and taken back shortly after."), edition)
    verdicts.retract(actor, verdict, seen=verdict.version, reason=reason)
    if supersedes:
        verdicts.reinstate(actor, Verdict.find(supersedes), correction=reason)


def _unretract(actor: Person, entry: LedgerEntry, verdict: Verdict) -> None:
    _must_be_last(entry, verdict)
    _must_be_recent(entry, _("Propose the verdict again instead."))
    reason = _("It was retracted by mistake and published again shortly after.")
    verdicts.reinstate(actor, verdict, correction=_to_readers(reason, verdict.claim.edition))


def _unpublish(actor: Person, entry: LedgerEntry, commentary: Commentary) -> None:
    _must_be_last(entry, commentary)
    _must_be_recent(entry, _("Withdraw the commentary with a reason instead."))
    reason = _to_readers(_("It was published by mistake and taken back shortly after."), commentary.edition)
    commentaries.withdraw(actor, commentary, seen=commentary.version, reason=reason)


def _publish_again(actor: Person, entry: LedgerEntry, commentary: Commentary) -> None:
    _must_be_last(entry, commentary)
    commentaries.publish(actor, commentary, seen=commentary.version)


def _take_edition_off(actor: Person, entry: LedgerEntry, edition: Edition) -> None:
    if Placement.select().where(Placement.edition == edition).exists():
        raise Conflict(_("Somebody changed it since."))
    editions.discard(actor, edition)


def _ask_again(actor: Person, entry: LedgerEntry, gone: None) -> object:
    return blind.ask(actor, Verdict.find(entry.changed["verdict"]), Person.find(entry.changed["rater"]))


def _save_again(actor: Person, entry: LedgerEntry, gone: None) -> None:
    views.save(actor, name=entry.changed["name"], query=entry.changed["query"])


INVERSES: dict[str, Inverse] = {
    "scrape.discard": lambda actor, entry, scrape: commentaries.restore(actor, scrape),
    "scrape.restore": lambda actor, entry, scrape: commentaries.discard(actor, scrape),
    "commentary.create": lambda actor, entry, commentary: unmaking.unmake(actor, commentary),
    "commentary.publish": _unpublish,
    "commentary.withdraw": _publish_again,
    "commentary.revise": lambda actor, entry, commentary: commentaries.put_back(actor, commentary, **_sides(entry)),
    "edition.add": _take_edition_off,
    "edition.discard": lambda actor, entry, gone: editions.restore(
        actor, entry.changed["edition"], entry.changed["decisions"]
    ),
    "claim.add": lambda actor, entry, claim: claims.take_off(actor, claim, entry.changed),
    "claim.revise": lambda actor, entry, claim: claims.put_back(actor, claim, **_sides(entry)),
    "claim.merge": lambda actor, entry, claim: claims.unmerge(actor, claim, _others(entry), **_sides(entry)),
    "claim.split": lambda actor, entry, claim: claims.rejoin(actor, claim, *_others(entry), **_sides(entry, "cut_off")),
    "claim.dismiss": _reopen,
    "claim.reopen": lambda actor, entry, claim: claims.dismiss(
        actor, claim, seen=claim.version, reason=entry.changed["reason"]
    ),
    "claim.assign": _put_back,
    "claim.schedule": _put_back,
    "claim.place": lambda actor, entry, claim: editions.decide_again(
        actor, Edition.find(entry.changed["edition"]), claim
    ),
    "claim.pair": lambda actor, entry, claim: pairing.part(actor, claim, seen=claim.version),
    "claim.unpair": _pair_again,
    "evidence.attach": lambda actor, entry, attached: evidence.detach(actor, attached, seen=attached.version),
    "evidence.detach": lambda actor, entry, attached: evidence.reattach(actor, attached),
    "evidence.reattach": lambda actor, entry, attached: evidence.detach(actor, attached, seen=attached.version),
    "evidence.quote": lambda actor, entry, quoted: evidence.requote(actor, quoted, **_sides(entry)),
    "evidence.revise": lambda actor, entry, attached: evidence.put_back(actor, attached, **_sides(entry)),
    "source.revise": lambda actor, entry, source: sources.put_back(actor, source, **_sides(entry)),
    "source.merge": lambda actor, entry, source: sources.part(actor, source, entry.changed["evidence"]),
    "recheck.close": lambda actor, entry, recheck: rechecking.reopen(actor, recheck),
    "report.close": lambda actor, entry, report: reports.reopen(actor, report),
    "feed.add": lambda actor, entry, feed: watching.remove(actor, feed),
    "feed.remove": lambda actor, entry, feed: watching.watch_again(actor, feed),
    "feed.pause": lambda actor, entry, feed: watching.resume(actor, feed),
    "feed.resume": lambda actor, entry, feed: watching.pause(actor, feed),
    "verdict.propose": lambda actor, entry, verdict: verdicts.withdraw(actor, verdict, seen=verdict.version),
    "verdict.revise": lambda actor, entry, verdict: verdicts.put_back(actor, verdict, **_sides(entry)),
    "verdict.approve": _unapprove,
    "verdict.return": _return_again,
    "verdict.retract": _unretract,
    "blind.ask": lambda actor, entry, asked: blind.withdraw(actor, asked),
    "blind.withdraw": _ask_again,
    "view.save": lambda actor, entry, view: views.put_back(actor, view, **_sides(entry)),
    "view.remove": _save_again,
    "comment.add": lambda actor, entry, comment: comments.delete(actor, comment, seen=comment.version),
    "comment.edit": lambda actor, entry, comment: comments.put_back(actor, comment, **_sides(entry)),
    "comment.delete": lambda actor, entry, comment: comments.restore(actor, comment),
    "comment.restore": lambda actor, entry, comment: comments.delete(actor, comment, seen=comment.version),
}

# What policy.py names and nothing here undoes, by why not.
NOT_UNDONE = {
    "it changes nothing": {"desk.read", "verdict.read", "ledger.read", "second_factor.owe"},
    "it is one's own account, or kept as one types": {"account.keep", "draft.keep"},
    "it is done only by undoing": {"verdict.reopen", "verdict.reinstate"},
    "what was withdrawn fills in the form of the next proposal": {"verdict.withdraw"},
    "a rating that is changed once both are seen is not blind": {"blind.give"},
    "readers have had the text: the one before comes back as a new edition": {"edition.make_current"},
    "an archived page is kept": {"source.archive"},
    "verdicts may have it: it is switched off instead": {"rating.add"},
    "it is set back where it was set, and the ledger has what it was": {
        *("gate.change", "rating.change", "rating.move", "site.change", "topic.rename", "outlet.rename"),
        *("person.add", "person.change", "partner.add"),
    },
    "a key is shown once, and what was revoked or sent is out of our hands": {
        *("key.issue", "key.rotate", "key.revoke", "webhook.resume", "webhook.resend", "delivery.resend")
    },
}


class Undoable(NamedTuple):
    """An act that can be undone, by its name and the sequences of its first and its last entry."""

    act: str
    first: int
    last: int


def last_act(actor: Person) -> Undoable | None:
    """Return the act that undoing takes back next: what somebody did last and has not undone, if it can be."""
    undone = set()
    for entry in LedgerEntry.newest_of(actor, _FAR):
        changed = entry.changed
        if entry.kind == "person":  # such as one's own keys: no work on a text
            continue
        if "undoes" in changed:
            undone.add(changed["undoes"])
        elif entry.sequence not in undone:
            found = Undoable(entry.act, changed.get("with", entry.sequence), entry.sequence)
            return found if entry.act in INVERSES and not _was_answered(entry) else None
    return None


def _was_answered(entry: LedgerEntry) -> bool:
    """Tell whether an entry is of a proposal on which somebody has decided by now, so that it cannot be taken back."""
    if entry.act not in ("verdict.propose", "verdict.revise"):
        return False
    return Verdict.find(entry.thing).state is not VerdictState.PROPOSED


def undo(actor: Person, first: int, last: int) -> list[str]:
    """Take back the acts whose entries are `first` to `last`, and return their names.

    What was done to several things at once has entries that follow each other, as the ledger's head is held from the
    first to the commit. Raises `Forbidden` for an act of somebody else, and `Conflict` where it cannot be undone, any
    more or at all; then nothing is.
    """
    entries = list(LedgerEntry.select().where(LedgerEntry.sequence.between(first, last)))
    for entry in entries:
        if entry.actor != actor.id:
            raise Forbidden(_("Only what one did oneself can be undone."))
        if entry.act not in INVERSES:
            raise Conflict(_("This cannot be undone."))
    with db.atomic():  # all of them or none; every thing's lock is taken before the ledger's head
        there = [entry for entry in entries if entry.act not in _GONE]
        things = {entry.thing: THINGS[entry.kind].find(entry.thing) for entry in there}
        for entry in entries:
            things |= {id: Claim.find(id) for id in entry.changed.get("others", ())}
        for id in sorted(things):
            things[id].lock()
        for entry in sorted(entries, key=lambda each: -each.sequence):
            with ledger.undoing(entry.sequence):
                INVERSES[entry.act](actor, entry, things.get(entry.thing))
    return [entry.act for entry in entries]
