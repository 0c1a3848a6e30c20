"""Who says what, as far as punctuation tells: quotations, "… , сказаў Х", "По словам Х, …", "Х уточнил: …".

These frames confuse parsers, so they are cut off a sentence before it is parsed. Content clauses ("Х заявил, что …")
are left to the tree.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.text.slavic.lexicon import Lexicon
from factcheck.text.slavic.trees import Token

OPENING = frozenset("«“„")
CLOSING = frozenset("»”")
QUOTES = OPENING | CLOSING | {'"'}
DASHES = frozenset({"—", "–", "-", "--"})
_FRAME = 30  # words: no source is named at greater length
_CONTENT = 2  # words: anything shorter says nothing


@dataclass(frozen=True, slots=True)
class Carved:
    """A sentence in two: what is said, and the words that say who says it (none where nobody is named).

    `reported` tells that somebody performs the saying, so the whole sentence is a claim too; "according to" is not.
    """

    content: list[Token]
    frame: list[Token]
    reported: bool = False


def carve(tokens: Sequence[Token], words: Lexicon) -> Carved:
    """Cut the frame off a tagged sentence; see `Carved`."""
    for rule in (_quotation, _colon, _leading, _according, _trailing, _impersonal):
        if carved := rule(tokens, words):
            return carved
    return Carved(list(tokens), [])


def open_quotation(tokens: Sequence[Token], inside: bool) -> bool:
    """Tell whether a quotation is open after a sentence, given whether one was before it."""
    depth = int(inside)
    for token in tokens:
        if token.text in OPENING:
            depth += 1
        elif token.text in CLOSING:
            depth = max(0, depth - 1)
        elif token.text == '"':
            depth = 1 - min(depth, 1)
    return depth > 0


def _says(token: Token, words: Lexicon) -> bool:
    """Tell whether a word is a finite verb of saying."""
    if token.pos not in ("VERB", "ADJ") or token.feats.get("VerbForm", "Fin") != "Fin":
        return False
    return bool(words.says.match(token.lower)) and not words.denies.match(token.lower)


def _introduces(tokens: Sequence[Token], place: int, words: Lexicon) -> bool:
    """Tell whether a verb after a quotation names its speaker: a verb of saying, or any before a nominative."""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    inverted = after is not None and after.has(Case="Nom") and after.pos in ("NOUN", "PROPN", "PRON", "ADJ")
    return _says(tokens[place], words) or (inverted and tokens[place].has(VerbForm="Fin"))


def _quotation(tokens: Sequence[Token], words: Lexicon) -> Carved | None:
    """Cut "«…», — сказал Х" and "«…, — сказал Х. — …»"."""
    for place in range(2, len(tokens) - 1):
        if tokens[place].text not in DASHES or tokens[place - 1].text not in QUOTES | {",", "!", "?", "…", "..."}:
            continue
        quoted = any(token.text in QUOTES for token in tokens[:place]) or tokens[0].text in DASHES
        verb = next((i for i in (place + 1, place + 2) if i < len(tokens) and _introduces(tokens, i, words)), None)
        if not quoted or verb is None:
            continue
        end = next(
            (i for i in range(verb, len(tokens) - 1) if tokens[i].text in ".," and tokens[i + 1].text in DASHES),
            len(tokens),
        )
        content = [token for token in (*tokens[:place], *tokens[end + 2 :]) if token.text not in QUOTES]
        return _carved(content, tokens[place + 1 : end], True)
    return None


def _colon(tokens: Sequence[Token], words: Lexicon) -> Carved | None:
    """Cut "Х уточнил: …"."""
    for place in range(1, min(len(tokens) - _CONTENT, _FRAME)):
        if tokens[place].text == ":" and any(_says(token, words) for token in tokens[:place]):
            content = list(tokens[place + 1 :])
            if content[0].text in QUOTES:
                content = [token for token in content if token.text not in QUOTES]
            return _carved(content, tokens[:place], True)
    return None


def _leading(tokens: Sequence[Token], words: Lexicon) -> Carved | None:
    """Cut "Как сообщает Х, …" at the beginning and between commas."""
    for place in range(len(tokens) - 2):
        starts = place == 0 or tokens[place - 1].text == ","
        if (
            starts
            and tokens[place].lower in ("как", "як")
            and any(_says(token, words) for token in tokens[place + 1 : place + 4])
        ):
            end = _clause_end(tokens, place + 1, words)
            if any(token.pos in ("NOUN", "PROPN", "PRON") for token in tokens[place + 1 : end]):
                return _carved([*tokens[: max(0, place - 1)], *tokens[end + 1 :]], tokens[place + 1 : end], False)
    return None


def _according(tokens: Sequence[Token], words: Lexicon) -> Carved | None:
    """Cut "По словам Х, …" at the beginning and between commas."""
    for place in range(len(tokens) - 2):
        if place and tokens[place - 1].text != ",":
            continue
        possessive = tokens[place + 1].lower
        if possessive in words.third_person and words.according.fullmatch(
            f"{tokens[place].lower} {tokens[place + 2].lower}"
        ):
            end = place + 3 + (tokens[min(place + 3, len(tokens) - 1)].text == ",")
            return _carved([*tokens[: max(0, place - 1)], *tokens[end:]], [tokens[place + 1]], False)
        for size in (3, 2, 1):
            head = " ".join(token.lower for token in tokens[place : place + size])
            if not words.according.fullmatch(head):
                continue
            start = place + size
            if start < len(tokens) and words.relative.match(tokens[start].lower):
                continue
            end = _clause_end(tokens, start, words)
            if end == len(tokens) and place == 0:  # no comma: the source is the run of genitives
                end = start
                while end < len(tokens) and (tokens[end].feats.get("Case") == "Gen" or tokens[end].pos == "PROPN"):
                    end += 1
                return _carved(list(tokens[end:]), tokens[start:end], False) if end > start else None
            return _carved([*tokens[: max(0, place - 1)], *tokens[end + 1 :]], tokens[start:end], False)
    return None


def _trailing(tokens: Sequence[Token], words: Lexicon) -> Carved | None:
    """Cut "…, сказал Х" at the end and between commas: the verb stands before its subject."""
    for place in range(len(tokens) - 3, _CONTENT, -1):
        if tokens[place].text != "," or not _says(tokens[place + 1], words):
            continue
        subject = tokens[place + 2]
        if subject.feats.get("Case", "Nom") != "Nom" or subject.pos not in (
            "NOUN",
            "PROPN",
            "ADJ",
            "DET",
            "PRON",
            "NUM",
        ):
            continue
        if not any(_predicate(token) for token in tokens[:place]) or tokens[place + 1].text[0].isupper():
            continue
        end = _clause_end(tokens, place + 2, words)
        return _carved([*tokens[:place], *tokens[end:]], tokens[place + 1 : end], True)
    return None


def _impersonal(tokens: Sequence[Token], words: Lexicon) -> Carved | None:
    """Cut "Следует отметить, что …", which nobody says and adds nothing."""
    comma = next((place for place in range(1, min(4, len(tokens) - _CONTENT)) if tokens[place].text == ","), 0)
    opening = " ".join(token.lower for token in tokens[:comma])
    if comma and tokens[comma + 1].lower in words.that and words.impersonal_frame.fullmatch(opening):
        return Carved(list(tokens[comma + 2 :]), [])
    return None


def _clause_end(tokens: Sequence[Token], start: int, words: Lexicon) -> int:
    """Return the place of the comma that ends a source, past a relative clause on it; the end where there is none."""
    quoted = False
    for place in range(start, min(len(tokens), start + _FRAME)):
        text = tokens[place].text
        quoted = (quoted or text in OPENING) and text not in CLOSING
        if text == "," and not quoted:
            following = tokens[place + 1 : place + 3]
            if any(words.relative.match(token.lower) for token in following):
                return _clause_end(tokens, place + 1, words)
            return place
    last = len(tokens) - (tokens[-1].text in ".!?…")
    return last if last - start <= _FRAME else start


def _predicate(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") or token.has(Variant="Short")


def _carved(content: Sequence[Token], frame: Sequence[Token], reported: bool) -> Carved | None:
    content = list(content)
    while content and content[-1].text in {",", *DASHES}:
        content.pop()
    while content and content[0].text in {",", *DASHES}:
        content.pop(0)
    words = sum(token.text[0].isalnum() for token in content)
    return Carved(content, list(frame), reported) if words >= _CONTENT and frame else None
