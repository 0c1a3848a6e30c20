"""The desk: every commentary, and what waits for somebody."""

from dataclasses import dataclass

from flask import render_template
from flask_login import current_user

from factcheck.models import (
    BlindRating,
    Claim,
    ClaimState,
    Commentary,
    Draft,
    Edition,
    FeedItem,
    Mention,
    Rating,
    Scrape,
    Verdict,
)
from factcheck.policy import may
from factcheck.web.workbench.blueprint import blueprint


@dataclass(frozen=True)
class Row:
    """A commentary on the desk: its newest edition, and how many of its claims are in each state."""

    commentary: Commentary
    edition: Edition
    claims: dict[ClaimState, int]


@blueprint.get("")
def desk() -> str:
    """Show the commentaries, newest first, with what was not saved yet and what waits for review."""
    editions = Edition.newest()
    counts = Claim.count_by_state()
    asked = BlindRating.asked_of(current_user)
    blind = {each.verdict.claim_id for each in asked}  # nothing is told of these, whoever says it
    waiting = [verdict for verdict in Verdict.waiting() if verdict.claim_id not in blind]
    if may(current_user, "commentary.publish"):  # an editor finds what they may approve first
        waiting.sort(key=lambda verdict: verdict.proposed_by_id == current_user.id)
    unsaved = Scrape.unsaved()
    return render_template(
        "workbench/desk.html",
        rows=[Row(edition.commentary, edition, counts.get(edition.id, {})) for edition in editions],
        waiting=waiting,
        asked=asked,
        returned=Verdict.returned_to(current_user),
        drafts=Draft.unsent(current_user),
        unsaved=unsaved,
        items=FeedItem.of_scrapes(unsaved),
        mentions=[each for each in Mention.of(current_user) if each.comment.claim.id not in blind],
        scale={rating.slug: rating for rating in Rating.scale()},
    )
