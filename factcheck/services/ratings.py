"""The newsroom's scale: ratings added, changed, moved and switched off. None is deleted, for verdicts have them."""

from collections.abc import Mapping
from typing import Any

from slugify import slugify

from factcheck.errors import Conflict, Invalid
from factcheck.messages import _
from factcheck.models import Person, Rating
from factcheck.models.db import db
from factcheck.policy import require
from factcheck.publishing import palette, renditions
from factcheck.services import jobs, ledger, slugs

_CONTRAST = {
    "light": _("Its contrast on light paper is %(ratio)s : 1; it needs %(least)s : 1."),
    "dark": _("Its contrast on dark paper is %(ratio)s : 1; it needs %(least)s : 1."),
}
_RESERVED = {"open", "new"}  # the class of what was not checked, and the address of the form


def add(actor: Person, **step: Any) -> Rating:
    """Add a rating at the end of the scale. `step` are the columns of `Rating` that describe it, all of them.

    Raises `Invalid` where its colours cannot be read, or where it looks like another.
    """
    require(actor, "rating.add")
    with db.atomic():  # the scale's lock decides between two who add
        scale = Rating.lock_scale()
        _must_be_told_apart(None, step)
        stem = slugify(step["names"]["en"], max_length=40) or "rating"
        slug = slugs.free(stem, {each.slug for each in scale} | _RESERVED)
        rating = Rating(slug=slug, position=1 + max(each.position for each in scale), **step)
        rating.save(force_insert=True)
        ledger.append(actor, "rating.add", rating, **step)
        renditions.refresh_soon()
    jobs.render_pages()
    return rating


def change(actor: Person, rating: Rating, *, seen: int, **step: Any) -> None:
    """Change a rating, everywhere that it is shown; one that is not `active` any more is offered to nobody.

    Raises `Stale`, `Invalid` as `add` does, and `Conflict` where fewer than two ratings would be left.
    """
    require(actor, "rating.change", rating)
    before = {name: getattr(rating, name) for name in step}
    with db.atomic():  # the version decides between two admins; the scale's lock keeps two ratings on
        scale = Rating.lock_scale()
        _must_be_told_apart(rating, step)
        if not step["active"] and sum(each.active for each in scale if each.slug != rating.slug) < 2:
            raise Conflict(_("A scale has at least two ratings. Add another before this one is switched off."))
        rating.save_over(seen, **step)
        ledger.append(actor, "rating.change", rating, before=before, after=step)
        renditions.refresh_soon()
    jobs.render_pages()


def move(actor: Person, rating: Rating, places: int) -> None:
    """Move a rating so many places down the scale, or up where it is negative; at the end it stays."""
    require(actor, "rating.move", rating)
    with db.atomic():  # the scale's lock decides between two who move
        scale = Rating.lock_scale()
        order = [each.slug for each in scale]
        at = order.index(rating.slug)
        order.insert(max(at + places, 0), order.pop(at))
        for position, slug in enumerate(order):
            Rating.update(position=position).where(Rating.slug == slug).execute()
        ledger.append(actor, "rating.move", rating, order=order)
        renditions.refresh_soon()
    jobs.render_pages()


def _must_be_told_apart(rating: Rating | None, step: Mapping[str, Any]) -> None:
    """Raise `Invalid` unless a rating can be read on both papers and told from the others without its colour."""
    wrong: dict[str, list[str]] = {}
    for paper, colours in palette.PAPERS.items():
        ratio = palette.contrast(step[paper], colours)
        if ratio < palette.LEAST:
            wrong[paper] = [_(_CONTRAST[paper], ratio=round(ratio, 1), least=palette.LEAST)]
    looks = (step["mark"], step["line"])
    if rating is None or looks != (rating.mark, rating.line):
        twin = Rating.get_or_none((Rating.mark == step["mark"]) & (Rating.line == step["line"]) & Rating.active)
        if twin:
            wrong["mark"] = [
                _(
                    "%(rating)s has this mark and this line. Who sees no colours needs another.",
                    rating=twin.name_in("en"),
                )
            ]
    if wrong:
        raise Invalid(wrong)
