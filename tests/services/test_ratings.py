"""The newsroom's scale: what changes with it, and what it refuses."""

from typing import Any

import pytest

from factcheck.errors import Conflict, Forbidden, Invalid, Stale
from factcheck.models import Commentary, LedgerEntry, Person, Rating, Rendition
from factcheck.publishing import addresses, palette
from factcheck.services import ratings
from tests.factories import approve, make_claim, make_commentary, propose, publish
from tests.races import refused, together

SATIRE: dict[str, Any] = {
    "names": {"en": "Satire", "ru": "Сатира", "be": "Сатыра"},
    "meanings": {"en": "It was meant as a joke."},
    "value": None,
    "mark": "S",
    "line": "dotted",
    "light": "#5a3d8a",
    "dark": "#c3a6f0",
}


def step(slug: str, **changes: Any) -> dict[str, Any]:
    """A rating as its form sends it, with some of it changed."""
    rating = Rating.find(slug)
    return {name: getattr(rating, name) for name in [*SATIRE, "active"]} | changes


def change(actor: Person, slug: str, **changes: Any) -> None:
    ratings.change(actor, Rating.find(slug), seen=Rating.find(slug).version, **step(slug, **changes))


def page(path: str) -> str:
    return bytes(Rendition.get_by_id(path).body).decode()


@pytest.fixture
def published(ed: Person, fyodor: Person) -> Commentary:
    """A commentary that readers see, with one claim that is false."""
    commentary = make_commentary(fyodor)
    approve(ed, propose(fyodor, make_claim(fyodor, commentary)))
    return publish(ed, commentary)


def test_it_adds_a_rating_at_the_end(ada: Person):
    ratings.add(ada, **SATIRE)
    assert Rating.scale()[-1].slug == "satire"
    assert LedgerEntry.newest(1)[0].act == "rating.add"


def test_it_finds_a_slug_for_a_name_that_is_taken(ada: Person):
    assert ratings.add(ada, **{**SATIRE, "names": {"en": "False!"}}).slug == "false-2"


def test_it_gives_no_rating_the_class_of_what_was_not_checked(ada: Person):
    assert ratings.add(ada, **{**SATIRE, "names": {"en": "Open"}}).slug == "open-2"


def test_it_adds_two_at_once_one_after_the_other(ada: Person):
    together(
        lambda: ratings.add(ada, **SATIRE),
        lambda: ratings.add(ada, **{**SATIRE, "mark": "P", "names": {"en": "Parody"}}),
    )
    positions = [each.position for each in Rating.scale()]
    assert len(set(positions)) == len(positions) == 9


@pytest.mark.parametrize(("paper", "colour", "ratio"), [("light", "#bbbbbb", "1.8"), ("dark", "#8f0f2e", "1.8")])
def test_it_refuses_a_colour_that_cannot_be_read_and_tells_the_figure(ada: Person, paper: str, colour: str, ratio: str):
    with pytest.raises(Invalid) as refusal:
        change(ada, "false", **{paper: colour})
    assert refusal.value.fields == {paper: [f"Its contrast on {paper} paper is {ratio} : 1; it needs 4.5 : 1."]}


def test_it_refuses_a_rating_that_only_its_colour_tells_apart(ada: Person):
    with pytest.raises(Invalid) as refusal:
        ratings.add(ada, **{**SATIRE, "mark": "◐", "line": "dashed"})
    assert "Mixed has this mark and this line." in refusal.value.fields["mark"][0]


def test_it_renders_a_new_name_wherever_it_is_shown(ada: Person, published: Commentary):
    change(ada, "false", names={"en": "Untrue"})
    claim = published.edition.claims.get()
    verdict = claim.verdicts.get()
    for path in (
        addresses.commentary(published.slug),
        addresses.claim(claim.id),
        addresses.verdict(verdict.id),
        addresses.embed_claim(claim.id),
        addresses.embed_json(published.slug),
        addresses.api_verdict(verdict.id),
    ):
        assert "Untrue" in page(path), path


def test_it_is_one_act_with_one_entry(ada: Person, published: Commentary):
    before = LedgerEntry.newest(1)[0].sequence
    change(ada, "false", names={"en": "Untrue"})
    (entry,) = LedgerEntry.select().where((LedgerEntry.sequence > before) & (LedgerEntry.actor == ada.id))
    assert (entry.act, entry.kind, entry.thing) == ("rating.change", "rating", "false")
    assert entry.changed["before"]["names"]["en"] == "False"
    assert entry.changed["after"]["names"]["en"] == "Untrue"


def test_it_draws_the_pictures_of_what_has_it_anew_and_no_other(ada: Person, published: Commentary):
    picture = addresses.picture(published.edition.claims.get().verdicts.get().id)
    before = page_etag(picture)
    change(ada, "true", light="#111111")
    assert page_etag(picture) == before
    change(ada, "false", light="#111111")
    assert page_etag(picture) != before


def page_etag(path: str) -> str:
    return str(Rendition.get_by_id(path).etag)


def test_it_takes_colours_to_pages_and_embeds(ada: Person, published: Commentary):
    change(ada, "false", light="#111111", dark="#eeeeee")
    assert ".r-false { --c: #111111; }" in page(palette.address(Rating.scale()))
    assert palette.address(Rating.scale()) in page(addresses.commentary(published.slug))
    assert '"light":"#111111","dark":"#eeeeee"' in page(addresses.embed_json(published.slug))


def test_it_offers_no_more_what_is_switched_off_and_keeps_it_on_verdicts(ada: Person, published: Commentary):
    change(ada, "false", active=False)
    change(ada, "mixed", active=False)
    scale = page(addresses.commentary(published.slug)).partition('class="scale"')[2].partition("</dl>")[0]
    assert "r-false" in scale
    assert "r-mixed" not in scale
    assert "r-false" in page(addresses.claim(published.edition.claims.get().id))


def test_it_keeps_two_ratings_on(ada: Person):
    Rating.update(active=False).where(Rating.slug.not_in(["true", "false"])).execute()
    with pytest.raises(Conflict):
        change(ada, "true", active=False)


def test_it_switches_off_no_more_than_it_may_where_two_do_at_once(ada: Person):
    Rating.update(active=False).where(Rating.slug.not_in(["true", "mixed", "false"])).execute()
    outcomes = together(*(lambda slug=slug: change(ada, slug, active=False) for slug in ("true", "mixed", "false")))
    assert len(refused(outcomes)) == 2
    assert Rating.select().where(Rating.active).count() == 2


def test_it_refuses_a_stale_change(ada: Person):
    change(ada, "true", mark="T")
    with pytest.raises(Stale):
        ratings.change(ada, Rating.find("true"), seen=1, **step("true"))


@pytest.mark.parametrize(
    ("slug", "places", "at"), [("mixed", -1, 1), ("mixed", 1, 3), ("true", -1, 0), ("unverifiable", 1, 6)]
)
def test_it_moves_a_rating(ada: Person, slug: str, places: int, at: int):
    ratings.move(ada, Rating.find(slug), places)
    assert [each.slug for each in Rating.scale()].index(slug) == at


def test_it_is_an_admins(ed: Person):
    with pytest.raises(Forbidden):
        ratings.add(ed, **SATIRE)
    with pytest.raises(Forbidden):
        change(ed, "true", mark="T")
    with pytest.raises(Forbidden):
        ratings.move(ed, Rating.find("true"), 1)
