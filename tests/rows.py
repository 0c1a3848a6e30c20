"""Everything that a database holds, to be compared."""

from typing import Any

from factcheck.models import TABLES


def all_rows() -> dict[str, list[dict[str, Any]]]:
    """The rows of every table, by the table's name, in one order."""
    return {table.__name__: sorted(map(_plain, table.select().dicts()), key=repr) for table in TABLES}


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    # PostgreSQL gives bytes as a memoryview, which compares by what it views.
    return {name: bytes(value) if isinstance(value, memoryview) else value for name, value in row.items()}
