"""Makers of what tests are about, each through the services as a person would, with the least that a test must say."""

from typing import Any

from factcheck.models import Claim, Commentary, Edition, Evidence, Pairing, Person, Rating, Stance, Verdict
from factcheck.services import claims, commentaries, editions, evidence, partners, verdicts
from factcheck.text import Span, Split, recognise

TEXT = (
    "The bridge over the river opened in 1998. It cost 5 million euros, the mayor said.\n\n"
    "Two thirds of the town’s people cross it every day."
)


def make_commentary(
    actor: Person, text: str = TEXT, *, title: str = "A bridge and its price", **known: Any
) -> Commentary:
    """A draft with one edition of this text, and no claims: the splitter has its own tests."""
    scrape = commentaries.receive(actor, content=text.encode(), filename="bridge.txt", characters=text)
    details = {"language": "en", "title": title, "text": text, **known}
    commentary = commentaries.create(actor, scrape, recognise(text), splitting=False, **details)
    claims.record_split(commentary.edition, Split(details["language"]))
    return commentary


RUSSIAN = "Мост через реку открылся в 1998 году. По словам мэра, он стоил 5 миллионов евро."


def make_translation(editor: Person, commentary: Commentary, text: str = RUSSIAN, **known: Any) -> Edition:
    """The commentary's text in Russian, which readers see, with no claims."""
    scrape = commentaries.receive(editor, content=text.encode(), filename="", characters=text)
    details = {"language": "und", "title": "Мост и его цена", "text": text, **known}  # which is split without a model
    edition = editions.add(editor, commentary, scrape, recognise(text), **details)
    Pairing.drop(Pairing.claim.in_(Claim.select(Claim.id).where(Claim.edition == edition)))
    Claim.drop(Claim.edition == edition)
    Edition.update(language="ru").where(Edition.id == edition.id).execute()
    editions.make_current(editor, Edition.find(edition.id))
    return Edition.find(edition.id)


def make_claim(actor: Person, commentary: Commentary, words: str = "It cost 5 million euros", **details: Any) -> Claim:
    """A claim that a person adds on these words of the commentary's text."""
    return make_claim_in(actor, commentary.edition, words, **details)


def make_claim_in(actor: Person, edition: Edition, words: str, **details: Any) -> Claim:
    """A claim that a person adds on these words of an edition's text."""
    start = edition.text.index(words)
    return claims.add(actor, edition, spans=[Span(start, start + len(words))], **details)


def make_evidence(actor: Person, claim: Claim, stance: Stance = Stance.REFUTES, **details: Any) -> Evidence:
    """A source on a claim, with its passage."""
    source = {
        "title": "The town’s accounts, 1998",
        "url": "https://town.example/accounts",
        "passage": "9.1 million euros",
    }
    return evidence.attach(actor, claim, **{"stance": stance, **source, **details})


def propose(actor: Person, claim: Claim, rating: str = "false", **details: Any) -> Verdict:
    """A verdict that waits for review."""
    said = {"summary": "It cost 9.1 million euros.", "explanation": "The town’s **accounts** say so."}
    return verdicts.propose(actor, claim, rating=Rating.get_by_id(rating), **{**said, **details})


def publish(editor: Person, commentary: Commentary) -> Commentary:
    """The commentary, which readers now see."""
    commentaries.publish(editor, commentary, seen=commentary.version)
    return commentary


def approve(editor: Person, verdict: Verdict) -> Verdict:
    """The verdict, which readers of a published commentary now see."""
    verdicts.approve(editor, verdict, seen=verdict.version)
    return verdict


def make_key(name: str = "The Partner") -> str:
    """The secret of a new partner's API key."""
    _, secret = partners.issue_key(None, partners.add(None, name=name))
    return secret
