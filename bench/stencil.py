"""Writing what the services wrote again, with other words, ids, moments and sequences: a million times in minutes.

A stencil is cut from the rows of one commentary in which every letter is a character of its own, so that any piece of
it, however it was cut, is known by its letters.
"""

import hashlib
import re
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from bench.words import LENGTH
from factcheck.models import LedgerEntry
from factcheck.text.stems import stems

FIRST = 7_000_000_000  # sequences of the stencil are higher, and no other number is
NUMBER = 7_777_777_777  # stands for the commentary's own
_LETTERS, _TEXTS = 0x4E00, 0xAC00  # Chinese characters are letters of claims, Korean ones whole texts
_TOKEN = re.compile(
    r"([\u4e00-\u9fff]+|[\uac00-\ud7a3]|\b70000\d{5}\b|7777777777|2026-01-0\d[ T]\d\d:\d\d:\d\d(?:\.\d{6})?"
    r'|\b01[0-9A-Z]{24}\b|\b[0-9a-f]{64}\b|(?<=")[0-9a-f]{32}(?="))'
)
# In this order, so that what others name is known before; of the tables that are left out, nothing is of a commentary.
_TABLES = "scrape commentary edition claim source link evidence verdict listing citation rendition ledger_entry".split()


def claim(place: int) -> str:
    """Return what stands for the claim at this place of a commentary."""
    return "".join(chr(_LETTERS + place * LENGTH + letter) for letter in range(LENGTH - 1)) + "."


def text(place: int) -> str:
    """Return what stands for a whole text, such as a summary."""
    return chr(_TEXTS + place)


class Values(dict[str, str]):
    """What stands for each token in one copy; what was not said is worked out when first asked for."""

    def __init__(self, stencil: "Stencil", number: int, claims: Sequence[str], texts: Sequence[str]) -> None:
        super().__init__({text(place): said for place, said in enumerate(texts)})
        self.stencil, self.number, self.claims = stencil, number, claims
        self[str(NUMBER)] = f"{number:010d}"
        self.shift = stencil.head - stencil.first + number * stencil.acts
        self.later = timedelta(minutes=number)

    def __missing__(self, token: str) -> str:
        value = self[token] = self._work_out(token)
        return value

    def _work_out(self, token: str) -> str:
        if _LETTERS <= ord(token[0]) < _TEXTS:
            place, letter = divmod(ord(token[0]) - _LETTERS, LENGTH)
            return self.claims[place][letter : letter + len(token)]
        if token in self.stencil.ids:
            return f"01K{self.number * len(self.stencil.ids) + self.stencil.ids[token]:023d}"
        if token.startswith("70000"):
            return str(int(token) + self.shift)
        if token.startswith("2026-"):
            return self.moment(token).isoformat(token[10])
        if len(token) in (32, 64):  # a hash of what stood there for a moment
            return hashlib.sha256(f"{token} {self.number}".encode()).hexdigest()[: len(token)]
        return token

    def moment(self, token: str) -> datetime:
        return datetime.fromisoformat(token) + self.later


Fill = Callable[[Values], Any]


class Stencil:
    """The rows of one commentary, ready to be written again behind a ledger's `head` and its newest listing."""

    def __init__(self, cut_from: sqlite3.Connection, before: dict[str, set[Any]], head: int, listings: int) -> None:
        self.head, self.listing = head, listings
        rows = {
            table: [row for row in _rows(cut_from, table) if row["rowid"] not in before[table]] for table in _TABLES
        }
        rows["rendition"] = [row for row in rows["rendition"] if not row["public"]]
        rows["rendition"].sort(key=lambda row: (row["kind"] == "change", row["position"] or 0))
        sequences = [row["sequence"] for row in rows["ledger_entry"]]
        self.first, self.acts = min(sequences) - 1, len(sequences)
        self.first_listing, self.listings = min(row["id"] for row in rows["listing"]) - 1, len(rows["listing"])
        made = [row["id"] for table in _TABLES for row in rows[table] if isinstance(row.get("id"), str)]
        self.ids = {id: number for number, id in enumerate(sorted(made))}
        self.edition = rows["edition"][0]["text"], rows["edition"][0]["sha256"]
        self.columns = {table: [name for name in rows[table][0] if name != "rowid"] for table in _TABLES}
        self.columns["citation"].remove("id")
        self.fills = {
            table: [[self._fill(table, name, row[name]) for name in self.columns[table]] for row in rows[table]]
            for table in _TABLES
        }
        self.etags = [row["etag"] for row in rows["rendition"]]
        self.words = [
            (row["id"], _pieces(words))
            for row in rows["listing"]
            for (words,) in cut_from.execute("SELECT stems FROM listing_words WHERE rowid = ?", (row["id"],))
        ]

    def _fill(self, table: str, name: str, value: Any) -> Fill:
        """Return what makes a column's value in a copy."""
        if (table, name) in (("listing", "id"), ("citation", "listing_id")):
            place = value - self.first_listing + self.listing
            return lambda values: place + values.number * self.listings
        if isinstance(value, int) and value > FIRST:
            return lambda values: value + values.shift
        pieces = _pieces(value.decode() if isinstance(value, bytes) else value) if value else [value]
        if len(pieces) == 1:
            return lambda values: value
        if isinstance(value, bytes):
            return lambda values: _filled(pieces, values).encode()
        return lambda values: _filled(pieces, values)

    def write(self, database: sqlite3.Connection, values: Values, previous: str) -> str:
        """Write a copy into a database and return the hash of its last ledger entry; `previous` is the one before."""
        edition, sha256 = self.edition
        values[sha256] = hashlib.sha256(_filled(_pieces(edition), values).encode()).hexdigest()
        for table in _TABLES:
            rows = [[fill(values) for fill in fills] for fills in self.fills[table]]
            if table == "rendition":
                self._hash_bodies(rows, values)
            if table == "ledger_entry":
                previous = self._chain(rows, previous)
            marks = ", ".join("?" * len(self.columns[table]))
            database.executemany(f"INSERT INTO {table} ({', '.join(self.columns[table])}) VALUES ({marks})", rows)
        found = (
            (id - self.first_listing + self.listing + values.number * self.listings, pieces)
            for id, pieces in self.words
        )
        database.executemany(
            "INSERT INTO listing_words (rowid, stems) VALUES (?, ?)",
            [(id, " ".join(stems(_filled(pieces, values)))) for id, pieces in found],
        )
        return previous

    def _hash_bodies(self, rows: list[list[Any]], values: Values) -> None:
        """Give renditions their ETags: those of resources first, because the changes name them."""
        body, etag = (self.columns["rendition"].index(name) for name in ("body", "etag"))
        for row, known, fills in zip(rows, self.etags, self.fills["rendition"], strict=True):
            row[body] = fills[body](values)
            row[etag] = values[known] = hashlib.sha256(row[body]).hexdigest()[:32]

    def _chain(self, rows: list[list[Any]], previous: str) -> str:
        names = self.columns["ledger_entry"]
        last, own = names.index("previous_hash"), names.index("hash")
        for row in rows:
            row[last] = previous
            entry = SimpleNamespace(**dict(zip(names, row, strict=True)))
            entry.at = datetime.fromisoformat(entry.at).replace(tzinfo=UTC)
            previous = row[own] = LedgerEntry.digest(entry)  # type: ignore[arg-type]
        return previous


def rowids(database: sqlite3.Connection) -> dict[str, set[Any]]:
    """Return which rows a database has, by their table."""
    return {table: {rowid for (rowid,) in database.execute(f"SELECT rowid FROM {table}")} for table in _TABLES}


def _rows(database: sqlite3.Connection, table: str) -> list[dict[str, Any]]:
    found = database.execute(f"SELECT rowid AS rowid, * FROM {table} ORDER BY rowid")
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


def _pieces(value: Any) -> list[Any]:
    """Cut a text at its tokens, which then stand at the odd places; JSON's escapes are letters again first."""
    if not isinstance(value, str):
        return [value]
    return _TOKEN.split(re.sub(r"\\u([4-9a-d][0-9a-f]{3})", lambda found: chr(int(found[1], 16)), value))


def _filled(pieces: list[str], values: Values) -> str:
    filled = list(pieces)
    filled[1::2] = [values[token] for token in pieces[1::2]]
    return "".join(filled)
