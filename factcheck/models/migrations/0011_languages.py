"""Verdicts in the languages of a text's translations: the same evidence may be cited by several listings.

The renditions themselves are made anew by `factcheck init`, after the migrations.
"""

from typing import Any


def up(migrator: Any, db: Any) -> None:  # noqa: D103
    migrator.migrate(
        migrator.drop_index("citation", "citation_evidence"),
        migrator.add_index("citation", ("evidence", "listing_id"), True),
    )


def down(migrator: Any, db: Any) -> None:  # noqa: D103
    db.execute_sql("DELETE FROM citation WHERE listing_id IN (SELECT id FROM listing WHERE kind = 'translation')")
    migrator.migrate(
        migrator.drop_index("citation", "citation_evidence_listing_id"),
        migrator.add_index("citation", ("evidence",), True),
    )
