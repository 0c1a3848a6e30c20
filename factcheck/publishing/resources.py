"""What partners get of a commentary: itself, its editions, their claims, and every version of their verdicts."""

from collections.abc import Collection, Sequence
from typing import Any
from urllib.parse import urlsplit

import orjson
from peewee import JOIN

from factcheck.models import CommentaryState, Listing, Rendition, Verdict, VerdictState
from factcheck.publishing import addresses, describing
from factcheck.publishing.reading import PublicClaim, Reading
from factcheck.publishing.storing import JSON, TRANSLATION, VERDICT_KINDS, Facets, Made
from factcheck.text.stems import stems

_UNPAIRED = "This claim is not taken for the one that was checked in another language any more."


def render(
    readings: Sequence[Reading], former: Sequence[Reading] = (), chosen: Collection[str] | None = None
) -> list[Made]:
    """Render all of it, or of its claims only those with the chosen ids.

    `readings` are its current editions, that of the first language first. Of `former` editions there are their texts,
    and the claims that a verdict stands on, though the text was revised. What was public and is no more becomes a
    tombstone that says why.
    """
    first = readings[0]
    if first.commentary.state is not CommentaryState.PUBLISHED:
        return _tombstones(first, set())
    path = addresses.api_commentary(first.commentary.id)
    made = [_made(first, "commentary", path, describing.commentary(first), _facets(first))]
    texts = [(reading, reading.claims) for reading in readings] + [(reading, reading.checked) for reading in former]
    living: set[str] = set()
    for reading, claims in texts:
        path = addresses.api_edition(reading.edition.id)
        made.append(_made(reading, "edition", path, describing.edition(reading), _facets(reading)))
        for each in claims:
            # A text and the one that it was revised from may both translate a claim: its verdict is told of the newer.
            fresh = [version for version in each.versions if _address(reading, each, version) not in living]
            living.update(_address(reading, each, version) for version in fresh)
            living.add(addresses.api_claim(each.claim.id))
            if chosen is None or each.claim.id in chosen:
                made.append(_claim(reading, each))
                made += [_version(reading, each, version) for version in fresh]
    return made + _tombstones(first, living)


def _address(reading: Reading, each: PublicClaim, version: Verdict) -> str:
    return addresses.api_verdict(version.id, reading.edition.language if each.claim.same_as_id else "")


def _claim(reading: Reading, each: PublicClaim) -> Made:
    claim = each.claim
    facets = _facets(reading, claim=claim.id, holder=claim.holder)
    path = addresses.api_claim(claim.id)
    return _made(reading, "claim", path, describing.claim(reading, each), facets, claim=claim.id)


def _version(reading: Reading, each: PublicClaim, verdict: Verdict) -> Made:
    claim = each.claim
    kind = TRANSLATION if claim.same_as_id else "verdict"
    path = _address(reading, each, verdict)
    content = describing.verdict(reading, verdict)
    if verdict.state is not VerdictState.PUBLISHED:
        # The list for partners names only what stands; earlier versions keep their addresses.
        successor = each.successor(verdict)
        reason = successor.correction if successor else verdict.retraction
        return _made(reading, kind, path, content, None, verdict.state.value, reason, claim=claim.id)
    said = f"{claim.wording} {claim.quoted} {claim.holder}"
    if kind == "verdict":  # whose own words are not in the translation's language
        sources = " ".join(f"{each['source']['title']} {each['source']['publisher']}" for each in verdict.evidence)
        said += f" {verdict.summary} {sources}"
    facets = Facets(
        columns={
            **_facets(reading, claim=claim.id, holder=claim.holder).columns,
            "rating": verdict.rating_id,
            "published_at": verdict.reviewed_at,
            "corrected_at": verdict.reviewed_at if verdict.correction else None,
            "wording": claim.wording,
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
    return _made(reading, kind, path, content, facets, became, verdict.correction, claim=claim.id)


def _made(
    reading: Reading,
    kind: str,
    path: str,
    content: dict[str, Any],
    facets: Facets | None = None,
    became: str = "published",
    reason: str = "",
    **about: str | None,
) -> Made:
    """Make a rendition for partners; what is told `about` it wins over what is known of the reading."""
    return Made(
        path,
        kind,
        orjson.dumps(content),
        JSON,
        public=False,
        commentary=reading.commentary.id,
        facets=facets,
        became=became,
        reason=reason,
        about={**_about(reading), "claim": None, **{name: value for name, value in about.items() if value}},
    )


def _facets(reading: Reading, **known: Any) -> Facets:
    return Facets(columns={**_about(reading), "published_at": reading.commentary.published_at, **known})


def _about(reading: Reading) -> dict[str, str]:
    commentary = reading.commentary
    return {"language": reading.edition.language, "topic": commentary.topic, "outlet": commentary.outlet}


def _tombstones(reading: Reading, living: set[str]) -> list[Made]:
    """What partners know of a commentary beyond what is living: all of it once withdrawn, else what a person undid.

    That is a claim which was dismissed, and a verdict told of a claim that is not its claim's translation any more.
    """
    commentary = reading.commentary
    withdrawn = commentary.state is CommentaryState.WITHDRAWN
    kinds = ["commentary", "edition", "claim", *VERDICT_KINDS] if withdrawn else ["claim", TRANSLATION]
    known: Any = (
        Rendition.select(Rendition.path, Rendition.kind, Listing.language, Listing.claim)
        .join(Listing, JOIN.LEFT_OUTER, on=(Listing.path == Rendition.path))
        .where((Rendition.commentary == commentary.id) & Rendition.kind.in_(kinds))
        .tuples()
    )
    made = []
    for path, kind, language, claim in known:
        if path in living:
            continue
        became = "dismissed" if kind == "claim" and not withdrawn else "withdrawn"
        reason = _UNPAIRED if kind == TRANSLATION and not withdrawn else commentary.withdrawal
        id = addresses.api_id(path)
        if not claim and kind not in ("commentary", "edition"):
            claim = id if kind == "claim" else str(Verdict.find(id).claim_id)
        stone = {"id": id, "state": became, "withdrawal": reason or None}
        made.append(_made(reading, kind, path, stone, None, became, reason, claim=claim, language=language))
    return made


def domain(url: str | None) -> str:
    """Return the host of a source's address, without www.; empty for what is not on the web."""
    return (urlsplit(url or "").hostname or "").removeprefix("www.")
