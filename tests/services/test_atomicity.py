"""Every act is one transaction and one ledger entry: both are there, or neither is."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from peewee import Database, IntegrityError

from factcheck import clock, connect
from factcheck.errors import Conflict
from factcheck.models import (
    Claim,
    Copy,
    Feed,
    Gate,
    LedgerEntry,
    LedgerHead,
    Person,
    Rating,
    Reason,
    Recheck,
    Scrape,
    Site,
    Stance,
)
from factcheck.models.db import db
from factcheck.models.headings import Heading
from factcheck.policy import Role
from factcheck.services import (
    archiving,
    assigning,
    blind,
    claims,
    commentaries,
    comments,
    editions,
    evidence,
    gate,
    headings,
    keys,
    ledger,
    pages,
    partners,
    people,
    ratings,
    rechecking,
    reports,
    site,
    sources,
    undo,
    verdicts,
    views,
    watching,
)
from factcheck.settings import Settings
from factcheck.text import Kind, Span, Split, recognise
from tests.conftest import ENGINES, close, fresh_database, settings_on
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose, publish
from tests.rows import all_rows
from tests.services.test_logos import SVG
from tests.services.test_ratings import SATIRE


class World:
    """A newsroom in the middle of its work, in which each act can be done."""

    def __init__(self) -> None:
        self.ada, self.ed, self.fyodor = (Person.get(name=name) for name in ("Ada", "Ed", "Fyodor"))
        self.draft = make_commentary(self.fyodor)
        self.published = publish(self.ed, make_commentary(self.fyodor, title="Published", topic="Water"))
        self.claim = make_claim(self.fyodor, self.draft)
        self.other = make_claim(self.fyodor, self.draft, "The bridge over the river")
        self.dismissed = make_claim(self.fyodor, self.draft, "Two thirds")
        claims.dismiss(self.fyodor, self.dismissed, seen=1, reason="No claim.")
        self.attached = make_evidence(self.fyodor, self.claim)
        self.detached = make_evidence(self.fyodor, self.claim)
        evidence.detach(self.fyodor, self.detached, seen=1)
        self.comment = comments.add(self.fyodor, self.claim, text="@Ed, look.")
        merged = [(make_claim(self.fyodor, self.draft, words), 1) for words in ("opened in 1998", "every day")]
        claims.merge(self.fyodor, merged)
        half = make_claim(self.fyodor, self.draft, "over the river")
        claims.split(self.fyodor, half, seen=1, at=half.start + 5)
        self.split = [LedgerHead.current().sequence] * 2
        self.merged = [LedgerEntry.get(LedgerEntry.act == "claim.merge").sequence] * 2
        self.waiting = propose(self.fyodor, make_claim(self.fyodor, self.published))
        self.standing = approve(self.ed, propose(self.fyodor, make_claim(self.fyodor, self.published, "The bridge")))
        self.returned = propose(self.fyodor, make_claim(self.fyodor, self.published, "every day"))
        verdicts.return_(self.ed, self.returned, seen=1, comment="Not yet.")
        self.retracted = approve(self.ed, propose(self.fyodor, make_claim(self.fyodor, self.published, "Two thirds")))
        verdicts.retract(self.ed, self.retracted, seen=self.retracted.version, reason="An error.")
        self.partner = partners.add(None, name="A partner")
        self.key, _ = partners.issue_key(None, self.partner)
        self.scrape, self.discarded = (
            commentaries.receive(self.fyodor, content=b"A", filename="", characters="A") for _ in range(2)
        )
        commentaries.discard(self.fyodor, self.discarded)
        self.settings = Settings.load({}, database_url="sqlite:///")  # with which no address on this machine is visited
        source = self.attached.source
        self.second = make_evidence(self.fyodor, self.claim, url="https://town.example/print")
        self.parted = make_evidence(self.fyodor, self.claim, url="https://town.example/again").source
        sources.merge(self.fyodor, self.parted, source)
        source.links.get().put(url="http://127.0.0.1/")
        kept = {"size": 1, "media_type": "text/html", "text": "9.1 million euros", "digest": ""}
        self.copy = Copy.create(source=source, sha256="0", **kept)
        self.recheck = Recheck.create(verdict=self.standing, reason=Reason.DAY, said="")
        self.closed = Recheck.create(verdict=self.standing, reason=Reason.DAY, said="")
        rechecking.close(self.fyodor, self.closed, note="", look_again_on=date(2020, 1, 2))
        self.report = reports.receive(about="", message="Wrong.")
        self.feed = Feed.create(url="http://127.0.0.1/feed", host="127.0.0.1", created_by=self.ed)
        self.pending = editions.add(
            self.fyodor, self.published, self.correction(), recognise("A"), language="en", title="A", text="A text."
        )
        edition = self.draft.edition
        edition.id, edition.language, edition.split_at = clock.new_id(), "ru", None
        edition.save(force_insert=True)
        self.unsplit = edition

    def correction(self) -> Scrape:
        """A corrected text, as it came in."""
        return commentaries.receive(self.fyodor, content=b"A", filename="", characters="A")


KNOWN = {"topic": "Roads", "outlet": "", "source_url": "", "period_start": None, "period_end": None}
ACTS: dict[str, Callable[[World], Any]] = {
    "scrape.receive": lambda w: commentaries.receive(w.fyodor, content=b"A", filename="a.txt", characters="A"),
    "scrape.discard": lambda w: commentaries.discard(w.fyodor, w.scrape),
    "scrape.restore": lambda w: commentaries.restore(w.fyodor, w.discarded),
    "commentary.create": lambda w: make_commentary(w.fyodor, title="New"),
    "commentary.revise": lambda w: commentaries.revise(w.fyodor, w.draft, seen=1, **KNOWN),
    "commentary.publish": lambda w: commentaries.publish(w.ed, w.draft, seen=1),
    "commentary.withdraw": lambda w: commentaries.withdraw(w.ed, w.published, seen=2, reason="An error."),
    "edition.split": lambda w: claims.record_split(w.unsplit, Split("en")),
    "edition.split failed": lambda w: claims.record_failed_split(w.unsplit, "It failed."),
    "edition.add": lambda w: editions.add(
        w.fyodor, w.draft, w.scrape, recognise("A"), language="en", title="A", text="A text."
    ),
    "edition.discard": lambda w: editions.discard(w.fyodor, w.pending),
    "claim.place": lambda w: editions.place(w.fyodor, w.pending, w.waiting.claim, seen=1, spans=[Span(0, 6)]),
    "claim.add": lambda w: claims.add(w.fyodor, w.draft.edition, spans=[Span(0, 10)]),
    "claim.revise": lambda w: claims.revise(w.fyodor, w.claim, seen=1, wording="New", holder="", kind=Kind.FACT),
    "claim.merge": lambda w: claims.merge(w.fyodor, [(w.claim, 1), (w.other, 1)]),
    "claim.split": lambda w: claims.split(w.fyodor, w.claim, seen=1, at=w.claim.start + 8),
    "claim.dismiss": lambda w: claims.dismiss(w.fyodor, w.claim, seen=1, reason="No claim."),
    "claim.reopen": lambda w: claims.reopen(w.fyodor, w.dismissed, seen=2),
    "claim.assign": lambda w: assigning.assign(w.fyodor, [w.claim], w.ed),
    "claim.schedule": lambda w: assigning.set_deadline(w.fyodor, [w.claim], date(2031, 1, 2)),
    "evidence.attach": lambda w: evidence.attach(w.fyodor, w.claim, stance=Stance.CONTEXT, title="A book"),
    "evidence.detach": lambda w: evidence.detach(w.fyodor, w.attached, seen=1),
    "evidence.revise": lambda w: evidence.revise(w.fyodor, w.attached, seen=1, stance=Stance.SUPPORTS, note=""),
    "evidence.quote": lambda w: evidence.quote(w.fyodor, w.attached, seen=1, copy=w.copy, span=Span(0, 3)),
    "source.revise": lambda w: sources.revise(w.fyodor, w.attached.source, seen=1, title="Accounts"),
    "source.merge": lambda w: sources.merge(w.fyodor, w.second.source, w.attached.source),
    "source.part": lambda w: sources.part(w.fyodor, w.parted, []),
    "source.archive": lambda w: archiving.ask(w.fyodor, w.attached.source),
    "source.visit": lambda w: archiving.visit(w.attached.source.links.get(), w.settings),
    "recheck.open": lambda w: rechecking.open_due(),
    "recheck.close": lambda w: rechecking.close(w.fyodor, w.recheck, note="It holds."),
    "recheck.reopen": lambda w: rechecking.reopen(w.fyodor, w.closed),
    "report.receive": lambda w: reports.receive(about="", message="Wrong."),
    "report.close": lambda w: reports.close(w.fyodor, w.report, note="It was put right."),
    "feed.pause": lambda w: watching.pause(w.ed, w.feed),
    "feed.resume": lambda w: watching.resume(w.ed, w.feed),
    "feed.remove": lambda w: watching.remove(w.ed, w.feed),
    "evidence.reattach": lambda w: evidence.reattach(w.fyodor, w.detached),
    "verdict.propose": lambda w: propose(w.fyodor, w.claim),
    "verdict.withdraw": lambda w: verdicts.withdraw(w.fyodor, w.waiting, seen=1),
    "comment.add": lambda w: comments.add(w.fyodor, w.claim, text="@Ed, see."),
    "comment.edit": lambda w: comments.edit(w.fyodor, w.comment, seen=1, text="@Faina, see."),
    "comment.delete": lambda w: comments.delete(w.fyodor, w.comment, seen=1),
    "claim.rejoin": lambda w: undo.undo(w.fyodor, *w.split),
    "person.language": lambda w: people.choose_language(w.fyodor, "be"),
    "person.keys": lambda w: keys.switch(w.fyodor, on=False),
    "claim.unmerge": lambda w: undo.undo(w.fyodor, *w.merged),
    "verdict.revise": lambda w: verdicts.revise(
        w.fyodor, w.waiting, seen=1, rating=Rating.get_by_id("true"), summary="It did."
    ),
    "verdict.approve": lambda w: verdicts.approve(w.ed, w.waiting, seen=1),
    "verdict.return": lambda w: verdicts.return_(w.ed, w.waiting, seen=1, comment="Not yet."),
    "verdict.retract": lambda w: verdicts.retract(w.ed, w.standing, seen=w.standing.version, reason="An error."),
    "verdict.reopen": lambda w: verdicts.reopen(w.ed, w.returned),
    "verdict.reinstate": lambda w: verdicts.reinstate(w.ed, w.retracted, correction="It holds."),
    "blind.ask": lambda w: blind.ask(w.ed, w.waiting, Person.get(name="Faina")),
    "view.save": lambda w: views.save(w.ed, name="Mine", query={"assignee": "nobody"}),
    "rating.add": lambda w: ratings.add(w.ada, **SATIRE),
    "rating.change": lambda w: ratings.change(
        w.ada, Rating.find("false"), seen=1, **{**SATIRE, "mark": "✕", "line": "wavy", "active": True}
    ),
    "rating.move": lambda w: ratings.move(w.ada, Rating.find("false"), -1),
    "site.change": lambda w: site.change(w.ada, Site.current(), seen=1, name="The Desk", contact="", method={}),
    "site.logo": lambda w: site.set_logo(w.ada, Site.current(), seen=1, content=SVG.format("", "").encode()),
    "topic.rename": lambda w: headings.rename(w.ada, Heading.TOPIC, old="Water", new="Rivers"),
    "gate.change": lambda w: gate.change(w.ada, Gate.current(), seen=1, sources=2),
    "person.add": lambda w: people.add(
        w.ada, name="N", email="n@example.org", role=Role.VIEWER, password="few would guess it"
    ),
    "person.change": lambda w: people.change(w.ada, w.fyodor, seen=1, name="F", role=Role.EDITOR, active=True),
    "person.password": lambda w: people.set_password(w.fyodor, w.fyodor, "few would guess it"),
    "partner.add": lambda w: partners.add(w.ada, name="Another"),
    "key.issue": lambda w: partners.issue_key(w.ada, w.partner),
    "key.revoke": lambda w: partners.revoke_key(w.ada, w.key),
    "pages.render": lambda w: pages.render(),
}
RENDERED_LATER = {*"site.change site.logo rating.add rating.change rating.move topic.rename pages.render".split()}


@pytest.fixture(scope="module", params=ENGINES)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, World]]:
    """A world, which takes much longer to make than an act does, and the database that it is in."""
    with fresh_database(request, tmp_path_factory.mktemp("world")) as url:
        connect(settings_on(url))
        database: Database = db.obj
        with database.connection_context():
            yield database, World()
        close(database)


@pytest.fixture
def world(made: tuple[Database, World]) -> Iterator[World]:
    """The world as it was made, whatever happens to it."""
    database, world = made
    db.initialize(database)
    with db.atomic() as whole:
        yield deepcopy(world)
        whole.rollback()


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_it_keeps_no_row_of_an_act_whose_entry_cannot_be_written(world: World, act: Callable[[World], Any]):
    head = LedgerHead.current()
    taken = {"sequence": head.sequence + 1, "at": clock.now(), "previous_hash": "", "hash": "", "changes": "{}"}
    LedgerEntry.create(actor="", act="", kind="", thing="", **taken)  # its place in the ledger is taken
    before = all_rows()
    with pytest.raises((IntegrityError, Conflict)):  # a service may say the engine's error in its own words
        act(world)
    assert all_rows() == before


@pytest.mark.parametrize(("name", "act"), ACTS.items(), ids=ACTS.keys())
def test_it_appends_one_entry_an_act(world: World, name: str, act: Callable[[World], Any]):
    before = LedgerHead.current().sequence
    act(world)
    entries = LedgerEntry.select().where(LedgerEntry.sequence > before).order_by(LedgerEntry.sequence)
    # The factory of a commentary also receives its scrape and records its split.
    others = ["scrape.receive", "edition.split"] if name == "commentary.create" else []
    # What every page shows is rendered after the act, in transactions of its own.
    others += ["pages.render"] if name in RENDERED_LATER else []
    assert sorted(entry.act for entry in entries) == sorted([name.split()[0], *others])
    assert ledger.verify()[1] is None


KILLED = """
import sys
from factcheck import connect
from factcheck.models import Person, Verdict
from factcheck.models.db import connection, db
from factcheck.services import verdicts
from factcheck.settings import Settings

connect(Settings.load({}, database_url=sys.argv[1], workers=0))
with connection(), db.atomic():
    verdicts.approve(Person.get(name="Ed"), Verdict.get(), seen=1)
    print(Verdict.get().state, flush=True)
    sys.stdin.read()
"""


def test_it_keeps_nothing_of_an_act_whose_process_is_killed(database_url: str, ed: Person, fyodor: Person):
    claim = make_claim(fyodor, publish(ed, make_commentary(fyodor)))
    verdict = propose(fyodor, claim)
    before = all_rows()
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, database_url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with child:
        assert child.stdout
        assert child.stdout.readline() == "published\n"  # all is written, nothing is committed
        child.send_signal(signal.SIGKILL)
    assert all_rows() == before
    approve(ed, verdict)  # and nothing stays locked
    assert Claim.find(claim.id).state == "checked"
    assert ledger.verify()[1] is None
