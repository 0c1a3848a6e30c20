"""A newsroom in which everything has happened that a page can show, for whoever looks at all of its pages."""

from datetime import UTC, datetime

from factcheck import clock
from factcheck.models import (
    Commentary,
    Delivery,
    DeliveryState,
    Edition,
    Feed,
    FeedItem,
    Partner,
    Person,
    Reason,
    Webhook,
)
from factcheck.services import (
    blind,
    claims,
    commentaries,
    comments,
    drafts,
    editions,
    people,
    rechecking,
    reports,
    verdicts,
    views,
)
from factcheck.text import Span, Split, recognise
from tests.factories import (
    RUSSIAN,
    TEXT,
    approve,
    make_claim,
    make_commentary,
    make_evidence,
    make_key,
    propose,
    publish,
)

LATER = datetime(2100, 2, 3, tzinfo=UTC)


def furnish(ada: Person, ed: Person, fyodor: Person, faina: Person) -> dict[str, list[str]]:
    """Let everything happen once; return the addresses of the pages worth seeing, by the name of who should look."""
    text = f"{TEXT}\n\nThe last word, “it opens in 2031”, is the mayor’s. Nobody paid, and nobody asks."
    bridge = make_commentary(fyodor, text, topic="Bridges", label="It got worse", outlet="The Town News")
    quotes = (
        "opened in 1998",
        "It cost 5 million euros",
        "Two thirds of the town’s people",
        "opens in 2031",
        "Nobody paid",
    )
    checked, waiting, own, returned, retracted = (make_claim(fyodor, bridge, quote) for quote in quotes)
    plain = make_claim(fyodor, bridge, "“it opens in 2031”, is the mayor’s.", holder="the mayor")
    apart = claims.add(fyodor, bridge.edition, spans=[Span(4, 10), Span(20, 25)])
    dismissed = make_claim(fyodor, bridge, "nobody asks")
    claims.dismiss(fyodor, dismissed, seen=1, reason="It is a call, not a fact.")
    sources = [make_evidence(fyodor, claim).source for claim in (checked, waiting, own, returned, retracted)]
    published = approve(ed, propose(fyodor, checked))
    asked = propose(fyodor, waiting, "mixed")
    blind.ask(ed, asked, faina)
    propose(ed, own, "true")
    verdicts.return_(ed, propose(fyodor, returned), seen=1, comment="Quote the accounts.")
    taken_back = approve(ed, propose(fyodor, retracted))
    publish(ed, bridge)
    verdicts.retract(ed, taken_back, seen=taken_back.version, reason="The accounts were forged.")
    comments.add(faina, plain, text="Is this so, @Ed? Ask @Fyodor.")
    rechecking.open_for(sources[0], Reason.DEAD, "The page answers 404 instead of being there.")
    reports.receive(about=f"/verdicts/{published.id}", message="This is wrong.", email="reader@example.org")
    drafts.keep(ed, f"/desk/claims/{plain.id}/verdicts", {"summary": "It opens later.", "explanation": "So says "})
    views.save(ed, name="On bridges", query={"topic": "Bridges"})
    revised = _add_edition(ed, bridge, text.replace("5 million", "9.1 million"), language="en")
    russian = _add_edition(ed, bridge, f"{RUSSIAN} Но не открылся.", language="und")  # which is split without a model
    Edition.update(language="ru").where(Edition.id == russian.id).execute()
    splitting = make_commentary(fyodor, title="It is being split")
    Edition.update(split_at=None).where(Edition.commentary == splitting).execute()
    empty = make_commentary(fyodor, title="Nothing in it")
    claims.record_split(empty.edition, Split("en"))
    scrape = commentaries.receive(ed, content=b"A text.", filename="text.txt", characters="A text.")
    discarded = commentaries.receive(ed, content=b"Another.", filename="other.txt", characters="Another.")
    commentaries.discard(ed, discarded)
    _watch(ed)
    partner = _tell_a_partner()
    link = f"/set-password/{people.issue_link(ada, fyodor)}"
    desk = [
        "/desk",
        "/desk/new",
        "/desk/feeds",
        "/desk/recheck",
        "/desk/keys",
        "/desk/queue?topic=Bridges",
        "/desk/queue?words=nothing",
        f"/desk/scrapes/{scrape.id}",
        f"/desk/scrapes/{discarded.id}",
        f"/desk/c/{splitting.id}",
        f"/desk/c/{empty.id}",
        f"/desk/c/{bridge.id}/sentences",
        f"/desk/c/{bridge.id}/editions",
        f"/desk/editions/{revised.id}",
        f"/desk/editions/{russian.id}",
        f"/desk/sources/{sources[0].id}",
        f"/desk/claims/{plain.id}/matches",
        *(f"/desk/claims/{each.id}" for each in (plain, checked, waiting, own, returned, retracted, apart, dismissed)),
        f"/desk/c/{bridge.id}?claim=missing",
    ]
    admin = [
        "/admin/people",
        f"/admin/people/{fyodor.id}",
        "/admin/partners",
        f"/admin/partners/{partner}",
        "/admin/ledger?kind=verdict&act=verdict.approve",
        "/admin/ledger?thing=nothing",
        "/admin/numbers",
        "/admin/ratings",
        "/admin/ratings/false",
        "/admin/ratings/new",
        "/admin/gate",
        "/admin/site",
        "/admin/headings",
        "/account",
        "/account/second-factor",
    ]
    return {"Ed": desk, "Ada": admin, "Faina": ["/desk", f"/desk/claims/{waiting.id}"], "": ["/sign-in", link]}


def _add_edition(actor: Person, commentary: Commentary, text: str, *, language: str) -> Edition:
    scrape = commentaries.receive(actor, content=text.encode(), filename="", characters=text)
    return editions.add(actor, commentary, scrape, recognise(text), language=language, title="A bridge", text=text)


def _watch(actor: Person) -> None:
    failed = {"host": "news.example", "problem": "The server answered 500.", "due_at": LATER}
    feed = Feed.create(url="https://news.example/rss", title="The Town News", created_by=actor, **failed)
    FeedItem.create(url="https://news.example/1", feed=feed, guid="1", title="A bridge again", **failed)
    Feed.create(
        url="https://old.example/rss", host="old.example", title="The Old News", created_by=actor, paused_at=clock.now()
    )


def _tell_a_partner() -> str:
    """A partner with a key and a webhook that fails, by its id."""
    make_key("The Evening Post")
    partner = Partner.get(name="The Evening Post")
    known = {"secret": "whsec_", "position": 0, "failing_since": clock.now(), "paused_at": clock.now()}
    hook = Webhook.create(partner=partner, url="https://partner.example/hook", pause_reason="It answered 410.", **known)
    for state in DeliveryState:
        sent = {"sequence": 1, "type": "verdict.published", "thing": f"verdict/{state}", "body": "{}", "due_at": LATER}
        Delivery.create(webhook=hook, state=state, status=500, problem="The server answered 500.", **sent)
    return str(partner.id)
