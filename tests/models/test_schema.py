"""Migrations, from an empty database and a full one to the newest tables."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from peewee import Database
from playhouse import schema_diff
from playhouse.migrations import Runner

from factcheck.models import TABLES, LedgerHead, Person, Rating, schema
from factcheck.models import db as handle
from factcheck.models.db import connection, db
from factcheck.services import ledger
from tests.conftest import close
from tests.factories import approve, make_claim, make_commentary, make_evidence, make_key, propose, publish
from tests.rows import all_rows

# Peewee compares partial indexes by name, and the models declare none: what they refuse is tested in test_db.py.
PARTIAL_INDEXES = {"claim_tagged", "verdict_one_proposed", "verdict_one_published"}


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without a table, on each engine."""
    if request.param == "sqlite":
        handle.use(f"sqlite:///{tmp_path}/empty.db")
        yield db.obj
        close(db.obj)
    else:
        with request.getfixturevalue("postgresql").new_database("template0") as url:
            handle.use(url)
            yield db.obj
            close(db.obj)


def runner() -> Runner:
    return Runner(db.obj, str(schema.MIGRATIONS))


def names() -> list[str]:
    return sorted(path.stem for path in schema.MIGRATIONS.glob("[0-9]*.py"))


def differences() -> list[Any]:
    """What the database has and the models do not declare, or the other way round."""
    found = schema_diff.diff_models(db.obj, TABLES)
    return [
        *found.create_tables,
        *found.add_columns,
        *found.drop_columns,
        *found.add_indexes,
        *(index for index in found.drop_indexes if index.name not in PARTIAL_INDEXES),
    ]


def columns() -> dict[str, list[tuple[str, bool]]]:
    """Every column of every table: its name, and whether it may be null."""
    return {
        table._meta.table_name: sorted((each.name, each.null) for each in db.get_columns(table._meta.table_name))
        for table in TABLES
    }


def test_it_brings_an_empty_database_to_the_tables_that_the_models_declare(empty: Database):
    schema.migrate()
    with connection():
        assert differences() == []


def test_it_allows_null_where_the_models_do(empty: Database):
    schema.migrate()
    with connection():
        assert columns() == {
            table._meta.table_name: sorted((field.column_name, field.null) for field in table._meta.sorted_fields)
            for table in TABLES
        }


def test_it_returns_the_names_of_what_it_applied(empty: Database):
    assert schema.migrate() == names()


def test_it_applies_nothing_twice(empty: Database):
    schema.migrate()
    assert schema.migrate() == []


def test_it_tells_what_an_empty_database_lacks(empty: Database):
    assert schema.pending() == names()


def test_it_tells_that_a_migrated_database_lacks_nothing(empty: Database):
    schema.migrate()
    assert schema.pending() == []


def test_it_starts_the_ledger_and_the_scale(empty: Database):
    schema.migrate()
    with connection():
        assert (LedgerHead.current().sequence, LedgerHead.current().hash) == (0, "0" * 64)
        assert ledger.verify() == (0, None)
        assert [rating.slug for rating in Rating.scale()] == [
            "true",
            "mostly-true",
            "mixed",
            "misleading",
            "mostly-false",
            "false",
            "unverifiable",
        ]


def test_it_names_every_rating_in_the_three_languages(empty: Database):
    schema.migrate()
    with connection():
        assert all(rating.names.keys() == rating.meanings.keys() == {"en", "ru", "be"} for rating in Rating.scale())


def test_it_takes_the_newest_migration_back_and_applies_it_again(empty: Database):
    schema.migrate()
    with connection():
        runner().down()
        assert schema.pending() == names()[-1:]
        assert schema.migrate() == names()[-1:]
        assert differences() == []


def test_it_takes_everything_back(empty: Database):
    schema.migrate()
    with connection():
        runner().down(names()[0])
        assert not {table._meta.table_name for table in TABLES} & set(db.get_tables())


def fill(editor: Person, checker: Person) -> None:
    """Put a row into every table of the first migration."""
    commentary = make_commentary(checker)
    claim = make_claim(checker, commentary)
    make_evidence(checker, claim)
    approve(editor, propose(checker, claim))
    publish(editor, commentary)
    make_key()


def test_it_changes_nothing_in_a_populated_database_that_lacks_nothing(ed: Person, fyodor: Person):
    fill(ed, fyodor)
    before = all_rows()
    assert schema.migrate() == []
    assert all_rows() == before


def test_it_brings_a_populated_database_from_the_first_tables_to_the_last(ed: Person, fyodor: Person):
    fill(ed, fyodor)
    before = all_rows()
    if names()[1:]:
        runner().down(names()[1])
    assert schema.migrate() == names()[1:]
    assert differences() == []
    assert ledger.verify() == (before["LedgerHead"][0]["sequence"], None)
    after = all_rows()
    kept = ("Person", "Commentary", "Scrape", "Edition", "Claim", "Source", "Evidence", "Rating", "Verdict")
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
