"""What partners get of a commentary: itself, its edition, its claims, and every version of their verdicts."""

from collections.abc import Collection, Sequence
from typing import Any
from urllib.parse import urlsplit

import orjson

from factcheck.models import CommentaryState, Rendition, Verdict, VerdictState
from factcheck.publishing import addresses
from factcheck.publishing.reading import PublicClaim, Reading, commentary_json, verdict_json
from factcheck.publishing.storing import JSON, Facets, Made
from factcheck.schemas.public import ClaimResourceSchema, EditionSchema
from factcheck.text.stems import stems

_KINDS = {
    "commentary": addresses.api_commentary,
    "edition": addresses.api_edition,
    "claim": addresses.api_claim,
    "verdict": addresses.api_verdict,
}


def render(reading: Reading, chosen: Collection[str] | None = None, former: Sequence[Reading] = ()) -> list[Made]:
    """Render all of it, or of its claims only those with the chosen ids.

    Of `former` editions there are their texts, and the claims that a verdict stands on, though the text was revised.
    What was public and is no more becomes a tombstone that says why.
    """
    if reading.commentary.state is not CommentaryState.PUBLISHED:
        return _tombstones(reading, set())
    made = _published(reading, chosen)
    living = {each.claim.id for each in reading.claims}
    for earlier in former:
        made.append(_made(earlier, "edition", earlier.edition.id, _edition(earlier), _facets(earlier)))
        made += _claims(earlier, earlier.checked, chosen)
        living |= {each.claim.id for each in earlier.checked}
    return made + _tombstones(reading, living)


def _published(reading: Reading, chosen: Collection[str] | None) -> list[Made]:
    commentary, edition = reading.commentary, reading.edition
    made = [
        _made(reading, "commentary", commentary.id, commentary_json(reading), _facets(reading)),
        _made(reading, "edition", edition.id, _edition(reading), _facets(reading)),
    ]
    return made + _claims(reading, reading.claims, chosen)


def _claims(reading: Reading, claims: Sequence[PublicClaim], chosen: Collection[str] | None) -> list[Made]:
    made = []
    for each in claims:
        claim = each.claim
        if chosen is not None and claim.id not in chosen:
            continue
        facets = _facets(reading, claim=claim.id, holder=claim.holder)
        made.append(_made(reading, "claim", claim.id, _claim(reading, each), facets))
        made += [_version(reading, each, verdict) for verdict in each.versions]
    return made


def _version(reading: Reading, each: PublicClaim, verdict: Verdict) -> Made:
    content = verdict_json(reading, verdict)
    if verdict.state is not VerdictState.PUBLISHED:
        # The list for partners names only what stands; earlier versions keep their addresses.
        successor = each.successor(verdict)
        reason = successor.correction if successor else verdict.retraction
        return _made(reading, "verdict", verdict.id, content, None, verdict.state.value, reason, each.claim.id)
    claim = each.claim
    sources = " ".join(f"{each['source']['title']} {each['source']['publisher']}" for each in verdict.evidence)
    said = f"{claim.wording} {claim.quoted} {claim.holder} {verdict.summary} {sources}"
    facets = Facets(
        columns={
            **_facets(reading, claim=claim.id, holder=claim.holder).columns,
            "rating": verdict.rating_id,
            "published_at": verdict.reviewed_at,
            "corrected_at": verdict.reviewed_at if verdict.correction else None,
        },
        citations=[
            {
                "evidence": evidence["id"],
                "source": evidence["source"]["id"],
                "domain": domain(evidence["source"]["url"]),
                "content": evidence,
            }
            for evidence in content["evidence"]
        ],
        stems=stems(said),
    )
    became = "corrected" if verdict.correction else "published"
    return _made(reading, "verdict", verdict.id, content, facets, became, verdict.correction)


def _made(
    reading: Reading,
    kind: str,
    id: str,
    content: dict[str, Any],
    facets: Facets | None = None,
    became: str = "published",
    reason: str = "",
    claim: str | None = None,
) -> Made:
    return Made(
        _KINDS[kind](id),
        kind,
        orjson.dumps(content),
        JSON,
        public=False,
        commentary=reading.commentary.id,
        facets=facets,
        became=became,
        reason=reason,
        about={**_about(reading), "claim": claim or (facets.columns.get("claim") if facets else None)},
    )


def _facets(reading: Reading, **known: Any) -> Facets:
    return Facets(columns={**_about(reading), "published_at": reading.commentary.published_at, **known})


def _about(reading: Reading) -> dict[str, str]:
    commentary = reading.commentary
    return {"language": reading.edition.language, "topic": commentary.topic, "outlet": commentary.outlet}


def _claim(reading: Reading, each: PublicClaim) -> dict[str, Any]:
    return dict(ClaimResourceSchema().dump(reading.describe_claim_resource(each)))


def _edition(reading: Reading) -> dict[str, Any]:
    return dict(EditionSchema().dump(reading.describe_edition()))


def _tombstones(reading: Reading, living: set[str]) -> list[Made]:
    """What partners know of a commentary beyond the living claims: all of it once withdrawn, else dismissed claims."""
    commentary = reading.commentary
    withdrawn = commentary.state is CommentaryState.WITHDRAWN
    became = "withdrawn" if withdrawn else "dismissed"
    kinds = list(_KINDS) if withdrawn else ["claim"]
    known = Rendition.select(Rendition.path, Rendition.kind).where(
        (Rendition.commentary == commentary.id) & Rendition.kind.in_(kinds)
    )
    made = []
    for row in known:
        id = row.path.rpartition("/")[2]
        if id not in living:
            stone = {"id": id, "state": became, "withdrawal": commentary.withdrawal or None}
            made.append(
                _made(reading, row.kind, id, stone, None, became, commentary.withdrawal, _claim_of(row.kind, id))
            )
    return made


def _claim_of(kind: str, id: str) -> str | None:
    if kind == "claim":
        return id
    return str(Verdict.find(id).claim_id) if kind == "verdict" else None


def domain(url: str | None) -> str:
    """Return the host of a source's address, without www.; empty for what is not on the web."""
    return (urlsplit(url or "").hostname or "").removeprefix("www.")
