"""What partners are told of a commentary, its editions, its claims and their verdicts, in JSON."""

from typing import Any

from factcheck.models import Claim, Verdict
from factcheck.publishing import addresses, markdown, site, translations
from factcheck.publishing.reading import PublicClaim, Reading
from factcheck.schemas.public import ClaimResourceSchema, CommentarySchema, EditionSchema, VerdictSchema
from factcheck.text import anchors
from factcheck.text.spans import Span


def commentary(reading: Reading) -> dict[str, Any]:
    """Return a commentary with its text in the first language, its claims and their verdicts."""
    commentary, edition = reading.commentary, reading.edition
    content = {
        "id": commentary.id,
        "edition": edition.id,
        "url": site.absolute(reading.address),
        "state": commentary.state.value,
        "title": edition.title,
        "language": edition.language,
        "topic": commentary.topic,
        "outlet": commentary.outlet,
        "source_url": commentary.source_url or None,
        "period": _period(reading),
        "label": edition.label,
        "byline": edition.byline,
        "credit": edition.credit,
        "text": edition.text,
        "sha256": edition.sha256,
        "published_at": commentary.published_at,
        "withdrawal": None,
        "editions": [
            {
                "id": each.id,
                "language": each.language,
                "title": each.title,
                "url": site.absolute(reading.editions[each.language]),
            }
            for each in reading.current
        ],
        "claims": [
            {
                **_claim(each.claim),
                "verdict": _verdict(reading, each.verdict) if each.verdict else None,
            }
            for each in reading.claims
        ],
    }
    return dict(CommentarySchema().dump(content))


def edition(reading: Reading) -> dict[str, Any]:
    """Return the text of a commentary in one language."""
    names = ("id", "language", "revision", "title", "label", "byline", "credit", "text", "sha256", "created_at")
    known = {name: getattr(reading.edition, name) for name in names}
    return dict(EditionSchema().dump({**known, "state": "published", "commentary": _link(reading)}))


def claim(reading: Reading, each: PublicClaim) -> dict[str, Any]:
    """Return a claim on its own, with its verdict and its history."""
    content = {
        **_claim(each.claim),
        "state": "published",
        "language": reading.edition.language,
        "translation_of": each.claim.same_as_id,
        "translations": reading.translations.get(each.claim.id, []),
        **reading.counterparts[each.claim.id],
        "commentary": _link(reading),
        "verdict": _verdict(reading, each.verdict) if each.verdict else None,
        "history": [
            {
                "id": verdict.id,
                "number": verdict.number,
                "state": verdict.state,
                "rating": verdict.rating_id,
                "published_at": verdict.reviewed_at,
            }
            for verdict in each.versions
        ],
    }
    return dict(ClaimResourceSchema().dump(content))


def verdict(reading: Reading, version: Verdict) -> dict[str, Any]:
    """Return one version of a verdict."""
    return dict(VerdictSchema().dump(_verdict(reading, version)))


def _claim(claim: Claim) -> dict[str, Any]:
    """Return a claim as `ClaimSchema` dumps it."""
    whole = Span(claim.places[0].start, claim.places[-1].end)
    return {
        "id": claim.id,
        "wording": claim.wording,
        "quote": claim.quoted,
        "holder": claim.holder or None,
        "kind": claim.kind,
        "selectors": [
            anchors.TextQuoteSelector(claim.exact, claim.prefix, claim.suffix).jsonld(),
            anchors.TextPositionSelector(whole.start, whole.end).jsonld(),
        ],
    }


def _verdict(reading: Reading, verdict: Verdict) -> dict[str, Any]:
    """Return one version of a verdict as `VerdictSchema` dumps it."""
    successor = reading.by_id[verdict.claim_id].successor(verdict)
    written_in = reading.written_in.get(verdict.claim_id)
    page = addresses.claim(verdict.claim_id) if written_in else addresses.verdict(verdict.id)
    return {
        "id": verdict.id,
        "url": site.absolute(page),
        "state": verdict.state,
        "number": verdict.number,
        "claim": _claim(verdict.claim),
        "commentary": _link(reading),
        "rating": {
            "slug": verdict.rating_id,
            "name": reading.rating_name(verdict),
            "value": reading.ratings[verdict.rating_id].value,
        },
        "as_of": verdict.as_of,
        "summary": verdict.summary,
        "explanation": verdict.explanation,
        "explanation_html": str(
            markdown.render(
                verdict.explanation,
                (each["source"]["title"] for each in verdict.evidence),
                f"{site.absolute(page)}#source-{verdict.id}-",
                translations.nearest(reading.edition.language),
            )
        ),
        "evidence": [{"id": f"{verdict.id}-{number}", **each} for number, each in enumerate(verdict.evidence, start=1)],
        "checked_by": reading.people[verdict.proposed_by_id],
        "approved_by": reading.people[verdict.reviewed_by_id],
        "published_at": verdict.reviewed_at,
        "correction": verdict.correction or None,
        "superseded_by": successor.id if successor else None,
        "retraction": verdict.retraction or None,
        **({"written_in": written_in} if written_in else {}),
    }


def _link(reading: Reading) -> dict[str, Any]:
    """Return which commentary something belongs to, as `CommentaryLinkSchema` dumps it."""
    return {
        "id": reading.commentary.id,
        "edition": reading.edition.id,
        "title": reading.edition.title,
        "language": reading.edition.language,
        "topic": reading.commentary.topic,
        "outlet": reading.commentary.outlet,
        "source_url": reading.commentary.source_url or None,
        "period": _period(reading),
        "url": site.absolute(reading.address),
    }


def _period(reading: Reading) -> dict[str, Any] | None:
    """Return the days that a commentary speaks of, as `PeriodSchema` dumps them."""
    start, end = reading.commentary.period_start, reading.commentary.period_end
    return {"start": start or end, "end": end or start} if start or end else None
