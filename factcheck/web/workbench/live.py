"""What others do, as it happens: changes off the ledger and who is at which claim, as server-sent events."""

from collections.abc import Iterator, Sequence
from typing import Any

import orjson
from flask import request
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck import streams
from factcheck.messages import Message, _
from factcheck.models import Claim, Edition, LedgerEntry, Person, Presence
from factcheck.models.db import connection
from factcheck.publishing import translations
from factcheck.schemas.forms import PresenceForm, SinceForm
from factcheck.services import presence, sessions
from factcheck.web.guard import requires
from factcheck.web.language import chosen
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.names import ACTS

BATCH = 100


@blueprint.get("/live")
def live() -> Response:
    """Follow a commentary from a sequence of the ledger on, for as long as one is signed in.

    The event `change` has the claim that was changed, or none, and in words who did what; `presence` has who else is at
    which claim, each time that this changes. Without a commentary, all of them are followed.
    """
    form = SinceForm().load_form(request.args)
    last = request.headers.get("Last-Event-ID", "")
    after = int(last) if last.isdecimal() and len(last) < 19 else form["after"]
    events = _events(current_user.get_id(), current_user.id, form["commentary"], after, chosen())
    return streams.streamed(events, "text/event-stream", whose="desk", compressed=False)


def _events(token: str, me: str, commentary: str, position: int, language: str) -> Iterator[bytes]:
    there: list[dict[str, Any]] | None = None

    def look() -> Iterator[bytes]:
        nonlocal position, there
        # A connection for a glance: none is held while nothing happens.
        with connection():
            if sessions.person_with(token) is None:
                raise streams.End(translations.say(_("You are signed out."), language))
            entries = LedgerEntry.after(position, BATCH)
            changed = [
                (sequence, {"claim": claim, "said": translations.say(said, language)})
                for sequence, claim, said in _changes(entries, commentary)
            ]
            now = [_describe(each) for each in Presence.now() if each.person_id != me]
        position = entries[-1].sequence if entries else position
        for sequence, change in changed:
            yield b"id: %d\nevent: change\ndata: %s\n\n" % (sequence, orjson.dumps(change))
        if now != there:
            there = now
            yield b"event: presence\ndata: %s\n\n" % orjson.dumps(now)

    return streams.events(look)


def _describe(each: Presence) -> dict[str, Any]:
    return {"claim": each.claim_id, "name": each.person.name, "editing": each.editing}


def _changes(entries: Sequence[LedgerEntry], commentary: str) -> Iterator[tuple[int, str, Message]]:
    """Yield what the entries changed in a commentary, or in any: the sequence, the claim, and who did what."""
    named = {entry.sequence: _claims_of(entry) for entry in entries}
    rows = Claim.select(Claim.id, Claim.edition, Edition.id, Edition.commentary).join(Edition)
    about = {id for ids in named.values() for id in ids}
    home = {row.id: row.edition.commentary_id for row in rows.where(Claim.id.in_(about))}
    editions = {entry.thing for entry in entries if entry.kind == "edition"}
    of_edition = {
        row.id: row.commentary_id
        for row in Edition.select(Edition.id, Edition.commentary).where(Edition.id.in_(editions))
    }
    people = {entry.actor for entry in entries}
    names = {row.id: row.name for row in Person.select(Person.id, Person.name).where(Person.id.in_(people))}
    for entry in entries:
        for claim in named[entry.sequence]:
            within = (home.get(claim), of_edition.get(entry.thing), entry.thing if entry.kind == "commentary" else None)
            if commentary in within if commentary else any(within):
                who, did = names.get(entry.actor) or _("The program"), ACTS.get(entry.act) or _("changed it")
                yield entry.sequence, claim, _("%(person)s %(did)s.", person=who, did=did)


def _claims_of(entry: LedgerEntry) -> list[str]:
    """Return the ids of the claims that an entry is about; one empty id where it is about none."""
    if entry.kind == "claim":
        return [str(entry.thing)]
    return entry.changed.get("cited_by") or [str(entry.changed.get("claim", ""))]


@blueprint.post("/claims/<claim_id>/presence")
@requires("desk.read")
def tell_presence(claim_id: str) -> tuple[str, int]:
    """Say that one looks at the claim, edits it, or has left it."""
    claim = Claim.find(claim_id)
    doing = PresenceForm().load_form(request.form)["doing"]
    if doing == "gone":
        presence.leave(current_user, claim)
    else:
        presence.tell(current_user, claim, editing=doing == "editing")
    return "", 204
