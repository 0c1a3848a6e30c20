"""Answers: stored bytes as they are, or the fields and the neighbours that were asked for, always with an ETag."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import orjson
from flask import Response, request
from werkzeug.wrappers import Response as Answer

from factcheck.errors import NotFound
from factcheck.models import Rendition
from factcheck.publishing import addresses

JSON = "application/json"
LD_JSON = "application/ld+json"

Resource = dict[str, Any]


def _commentary(resource: Resource) -> list[str]:
    return [addresses.api_commentary(resource["commentary"]["id"])]


def _edition(resource: Resource) -> list[str]:
    id = resource["edition"] if "edition" in resource else resource["commentary"]["edition"]
    return [addresses.api_edition(id)]


def _history(resource: Resource) -> list[str]:
    """The versions of a verdict, in the claim's language; a verdict finds them by its claim."""
    claim = resource if "history" in resource else _load([addresses.api_claim(resource["claim"]["id"])])[0]
    language = claim["language"] if claim["translation_of"] else ""
    return [addresses.api_verdict(version["id"], language) for version in claim["history"]]


def _claims(resource: Resource) -> list[str]:
    return [addresses.api_claim(claim["id"]) for claim in resource["claims"]]


def _same(claim: Resource) -> list[str]:
    """The claims of other languages that share a claim's verdict, the original first."""
    original = claim["translation_of"]
    others = _load([addresses.api_claim(original)])[0]["translations"] if original else claim["translations"]
    ids = [original] if original else []
    return [addresses.api_claim(id) for id in [*ids, *(each["id"] for each in others)] if id != claim["id"]]


def _counterparts(claim: Resource) -> list[str]:
    """The other half of reported speech: that it was said, and what was said."""
    return [addresses.api_claim(id) for id in filter(None, [claim["saying"], *claim["said"]])]


# Which neighbours a resource of each kind may bring along, and where they are.
NEIGHBOURS: dict[str, dict[str, Callable[[Resource], list[str]]]] = {
    "verdict": {
        "claim": lambda verdict: [addresses.api_claim(verdict["claim"]["id"])],
        "commentary": _commentary,
        "edition": _edition,
        "history": _history,
    },
    "claim": {
        "commentary": _commentary,
        "edition": _edition,
        "history": _history,
        "translations": _same,
        "counterparts": _counterparts,
    },
    "edition": {"commentary": _commentary},
    "commentary": {
        "claims": _claims,
        "edition": _edition,
        "editions": lambda commentary: [addresses.api_edition(each["id"]) for each in commentary["editions"]],
    },
}


def stored(path: str, kind: str, arguments: Mapping[str, Any]) -> Answer:
    """Answer with what is stored at this path, or raise `NotFound`."""
    row = Rendition.get_or_none(Rendition.path == path)
    if row is None:
        raise NotFound("Nothing that was published has this id.")
    if not arguments["fields"] and not arguments["include"]:
        return answer(bytes(row.body), etag=row.etag, modified=row.modified_at)
    resource = orjson.loads(bytes(row.body))
    return answer(orjson.dumps(shape(kind, [resource], arguments)[0] | included(kind, [resource], arguments)))


def listed(name: str, kind: str, bodies: Sequence[bytes], following: str | None, arguments: Mapping[str, Any]) -> bytes:
    """Return a page of a list as JSON; `following` is the address of the next, None on the last."""
    if arguments["fields"] or arguments["include"]:
        resources = [orjson.loads(body) for body in bodies]
        page = {name: shape(kind, resources, arguments), "next": following, **included(kind, resources, arguments)}
        return orjson.dumps(page)
    # The stored answers are joined as they are: nothing is decoded to be encoded again.
    return b'{"%s":[%s],"next":%s}' % (name.encode(), b",".join(bodies), orjson.dumps(following))


def linked(response: Answer, following: str | None) -> Answer:
    """Name the next page in the header too (RFC 8288)."""
    if following:
        response.headers["Link"] = f'<{following}>; rel="next"'
    return response


def shape(kind: str, resources: Iterable[Resource], arguments: Mapping[str, Any]) -> list[Resource]:
    """Keep the fields that were asked for; a tombstone keeps all that it has."""
    wanted = set(arguments["fields"])
    if not wanted:
        return list(resources)
    return [{name: value for name, value in resource.items() if name in wanted} for resource in resources]


def included(kind: str, resources: Iterable[Resource], arguments: Mapping[str, Any]) -> Resource:
    """Return the neighbours that were asked for, by their paths, each once; nothing where none was."""
    if not arguments["include"]:
        return {}
    paths: dict[str, None] = {}
    for resource in resources:
        if resource["state"] in ("withdrawn", "dismissed"):  # a tombstone has no neighbours
            continue
        for name in arguments["include"]:
            paths.update(dict.fromkeys(NEIGHBOURS[kind][name](resource)))
    return {"included": dict(zip(paths, _load(paths), strict=True))}


def _load(paths: Iterable[str]) -> list[Resource]:
    wanted = list(paths)
    rows = Rendition.select(Rendition.path, Rendition.body).where(Rendition.path.in_(wanted))
    found = {row.path: orjson.loads(bytes(row.body)) for row in rows}
    return [found[path] for path in wanted]


def answer(body: bytes, *, media_type: str = JSON, etag: str = "", modified: datetime | None = None) -> Answer:
    """Answer with these bytes, or with 304 where the partner has them already."""
    response = Response(body, content_type=media_type)
    response.set_etag(etag or hashlib.sha256(body).hexdigest()[:32])
    if modified:
        response.last_modified = modified
    return response.make_conditional(request)
