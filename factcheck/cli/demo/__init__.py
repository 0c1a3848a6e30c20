"""The demo: a small newsroom and three commentaries about countries that do not exist."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.cli.demo import belarusian, english, russian
from factcheck.cli.demo.outline import Outline, Step
from factcheck.errors import Conflict
from factcheck.models import Claim, Commentary, Person, Rating, Stance, Verdict, VerdictState
from factcheck.policy import Role
from factcheck.services import claims, commentaries, evidence, people, verdicts
from factcheck.text import Claim as Found
from factcheck.text import Part, Span, Split, recognise

PASSWORD = "every-claim-twice"
PEOPLE = (
    ("Ada Lind", "admin@demo.example", Role.ADMIN),
    ("Edvard Holm", "editor@demo.example", Role.EDITOR),
    ("Faina Orlova", "faina@demo.example", Role.FACT_CHECKER),
    ("Taras Bely", "taras@demo.example", Role.FACT_CHECKER),
    ("Vera Nord", "viewer@demo.example", Role.VIEWER),
)


@dataclass(frozen=True)
class Cast:
    """Who acts in the demo."""

    editor: Person
    faina: Person
    taras: Person


def load() -> None:
    """Make the newsroom and its commentaries, unless they are there. Raises `Conflict` among real people."""
    addresses = {email for _, email, _ in PEOPLE}
    known = {person.email: person for person in Person.select()}
    if set(known) - addresses:
        raise Conflict("Real people have accounts here, and everybody knows the demo's password. Nothing was loaded.")
    for name, email, role in PEOPLE:
        if email not in known:
            known[email] = people.add(None, name=name, email=email, role=role, password=PASSWORD)
    cast = Cast(known["editor@demo.example"], known["faina@demo.example"], known["taras@demo.example"])
    for outline in (english.OUTLINE, russian.OUTLINE, belarusian.OUTLINE):
        if not Commentary.select().where(Commentary.outlet == outline.outlet).exists():
            _play(outline, cast)


def _play(outline: Outline, cast: Cast) -> None:
    """Take a commentary from its scrape to the reader's page, by the acts that people would do."""
    document = recognise(outline.scrape)
    scrape = commentaries.receive(
        cast.faina, content=outline.scrape.encode(), filename=outline.filename, characters=outline.scrape
    )
    commentary = commentaries.create(
        cast.faina,
        scrape,
        document,
        splitting=False,
        language=document.language,
        title=document.first(Part.TITLE),
        text=document.body,
        topic=document.first(Part.TOPIC),
        period_start=document.period.start if document.period else None,
        period_end=document.period.end if document.period else None,
        label=document.first(Part.LABEL),
        credit=document.first(Part.CREDIT),
        outlet=outline.outlet,
    )
    edition = commentary.edition
    found = [
        Found(
            spans=_places(edition.text, step.quotes),
            text=step.wording,
            kind=step.kind,
            checkworthiness=step.checkworthiness,
        )
        for step in outline.steps
    ]
    claims.record_split(edition, Split(edition.language, claims=tuple(found)))
    by_wording = {claim.wording: claim for claim in Claim.standing(edition)}
    for step in outline.steps:
        _check(step, by_wording[step.wording], cast)
    commentaries.publish(cast.editor, commentary, seen=commentary.version)
    for step in outline.steps:
        _look_again(step, by_wording[step.wording], cast)


def _places(text: str, quotes: Sequence[str]) -> tuple[Span, ...]:
    return tuple(Span(start, start + len(quote)) for quote in quotes for start in [text.index(quote)])


def _check(step: Step, claim: Claim, cast: Cast) -> None:
    """Give a claim its holder, its evidence and the verdict that the outline tells, as far as it goes."""
    if step.holder:
        claims.revise(cast.faina, claim, seen=claim.version, wording=step.wording, holder=step.holder, kind=step.kind)
    if step.dismissed:
        claims.dismiss(cast.faina, claim, seen=claim.version, reason=step.dismissed)
    for each in step.evidence:
        evidence.attach(cast.faina, claim, **{**each, "stance": Stance(each["stance"])})
    if step.rating:
        verdict = verdicts.propose(
            cast.faina,
            claim,
            rating=Rating.get_by_id(step.rating),
            summary=step.summary,
            explanation=step.explanation,
        )
        if step.returned:
            verdicts.return_(cast.editor, verdict, seen=verdict.version, comment=step.returned)
        elif not step.waits:
            verdicts.approve(cast.editor, verdict, seen=verdict.version)


def _look_again(step: Step, claim: Claim, cast: Cast) -> None:
    """Correct or retract what was published, where the outline tells so."""
    published = Verdict.newest(claim, VerdictState.PUBLISHED)
    if published and step.correction:
        correction = verdicts.propose(
            cast.taras, claim, rating=Rating.get_by_id(step.corrected_rating), **step.correction
        )
        verdicts.approve(cast.editor, correction, seen=correction.version)
    if published and step.retracted:
        verdicts.retract(cast.editor, published, seen=published.version, reason=step.retracted)
