"""Finding: by words in any of their forms, and by the claims that a post makes again."""

import itertools
from typing import Any

import orjson
from marshmallow import Schema, fields, validate
from werkzeug.wrappers import Response as Answer

from factcheck.api import answers as answer
from factcheck.api import bodies, cursors, lists
from factcheck.api.arguments import NoArguments, PageArguments, VerdictFilters
from factcheck.api.v1.blueprint import answers, blueprint
from factcheck.api.v1.verdicts import Shape
from factcheck.errors import Invalid
from factcheck.schemas.answers import MatchAnswerSchema, SearchPageSchema
from factcheck.services import finding, matching

LONGEST = 50_000  # characters of one text to match
MOST_TEXTS = 100
MOST_CHARACTERS = 500_000  # of all the texts of one batch


class SearchArguments(VerdictFilters, PageArguments, Shape):  # type: ignore[misc,valid-type]
    """What to look for, among which verdicts, and which page of what is found."""

    q = fields.String(
        required=True,
        validate=validate.Length(1, 500, error="Between 1 and 500 characters."),
        metadata={"description": "Words, all of which must occur in some form.", "example": "euros costing"},
        error_messages={"required": "Say what to look for."},
    )


class TextSchema(Schema):
    """A text that may make known claims again."""

    id = fields.String(
        load_default=None,
        allow_none=True,
        validate=validate.Length(max=200),
        metadata={"description": "Yours; it comes back with the answer.", "example": "post-1"},
    )
    text = fields.String(
        required=True,
        validate=validate.Length(1, LONGEST, error=f"Between 1 and {LONGEST:,} characters."),
        metadata={"example": "They say that it cost 5 million euros!"},
    )
    language = fields.String(
        load_default="und",
        validate=validate.OneOf(["en", "ru", "be", "und"], error="One of en, ru, be and und."),
        metadata={"description": "Of the text, for finding its sentences; und: not known."},
    )


class MatchBodySchema(Schema):
    """Up to a hundred texts, and how sure a match must be."""

    texts = fields.List(
        fields.Nested(TextSchema),
        required=True,
        validate=validate.Length(1, MOST_TEXTS, error=f"Between 1 and {MOST_TEXTS} texts."),
    )
    at_least = fields.Float(
        load_default=0.5,
        validate=validate.Range(0, 1, error="Between 0 and 1."),
        metadata={"description": "Leave out matches that are less probable."},
    )
    limit = fields.Integer(
        load_default=5,
        strict=True,
        validate=validate.Range(1, 20, error="Between 1 and 20."),
        metadata={"description": "Matches a text, at most."},
    )


@blueprint.get("/search")
@blueprint.arguments(SearchArguments, location="query")
@answers(SearchPageSchema, "search", scope="search", tag="Finding")
def search(arguments: dict[str, Any]) -> Answer:
    """Find the verdicts that stand and have all these words in any of their forms, the most relevant first.

    Looks at the claim, its words in the text, its holder and the verdict's summary, in all three languages.
    """
    newest, offset = cursors.read(arguments, [finding.newest_listing(), 0])
    rows, total = finding.search(
        arguments["q"], lists.conditions(arguments), newest=newest, offset=offset, limit=arguments["limit"]
    )
    reached = offset + len(rows)
    following = cursors.following(arguments, newest, reached) if reached < total else None
    body = answer.listed("verdicts", "verdict", [bytes(row.body) for row in rows], following, arguments)
    return answer.linked(answer.answer(body), following)


@blueprint.post("/match")
@blueprint.arguments(NoArguments, location="query")
@answers(
    MatchAnswerSchema,
    "match",
    scope="match",
    tag="Finding",
    refusals={"400": "BadRequest", "413": "TooLarge", "415": "UnsupportedMediaType"},
    requestBody={"required": True, "content": {"application/json": {"schema": MatchBodySchema}}},
)
def match(arguments: dict[str, Any]) -> Answer:
    """Find the published claims that texts make again: where, how surely, and with which verdict.

    `start` and `end` count the code points of the text that was sent; `score` is the probability that text and claim
    are the same claim. `differences` names what speaks against it, a negation, a number, a date or a name; each takes
    the score below one half, so send a lower `at_least` to get such claims too.
    """
    body = bodies.read(MatchBodySchema())
    if sum(len(each["text"]) for each in body["texts"]) > MOST_CHARACTERS:
        raise Invalid({"texts": [f"At most {MOST_CHARACTERS:,} characters in all. Send several batches."]})
    found = [
        (each, matching.match(each["text"], each["language"], at_least=body["at_least"], limit=body["limit"]))
        for each in body["texts"]
    ]
    paths = {match.likely.path for match in itertools.chain.from_iterable(matches for _, matches in found)}
    verdicts = {path: orjson.Fragment(body) for path, body in matching.verdicts_at(list(paths)).items()}
    content = [
        {
            "id": each["id"],
            "matches": [
                {
                    "start": match.span.start,
                    "end": match.span.end,
                    "quote": match.span.of(each["text"]),
                    "score": round(match.likely.score, 4),
                    "differences": [
                        {"kind": each.kind, "text": each.left, "claim": each.right} for each in match.likely.differences
                    ],
                    "verdict": verdicts[match.likely.path],
                }
                for match in matches
                if match.likely.path in verdicts
            ],
        }
        for each, matches in found
    ]
    return answer.answer(orjson.dumps({"texts": content}))
