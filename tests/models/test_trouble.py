"""What an error of the database means for whoever asked."""

import psycopg
import pytest
from peewee import Database, DatabaseError, PeeweeException

from factcheck.models import trouble


def test_it_takes_an_answer_that_broke_off_for_a_database_that_is_away():
    said = psycopg.DatabaseError("server closed the connection unexpectedly")  # what psycopg makes of it has no code
    found = trouble.explain(DatabaseError(said))
    assert found
    assert "does not answer" in found.detail


@pytest.mark.parametrize(
    "query", ["SELECT nothing", "SELECT 1 FROM nowhere", "SELECT (", "INSERT INTO rating DEFAULT VALUES"]
)
def test_it_takes_no_wrong_query_for_trouble(database: Database, query: str):
    with pytest.raises(PeeweeException) as raised, database.atomic():
        database.execute_sql(query)
    assert trouble.explain(raised.value) is None
