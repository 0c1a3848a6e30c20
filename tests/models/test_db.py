"""Opening a database, and what its engine guarantees."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import psycopg
import pytest
from peewee import Database, IntegrityError, SqliteDatabase

from factcheck.models import Claim, Edition, Person, Verdict, VerdictState
from factcheck.models import db as handle
from factcheck.models.db import connection, db
from tests.conftest import close
from tests.factories import make_claim, make_commentary, propose
from tests.postgres import Server


@pytest.mark.parametrize("url", ["mysql://localhost/factcheck", "factcheck.db", ""])
def test_it_refuses_a_url_of_another_engine(url: str):
    with pytest.raises(ValueError, match=r"starts with sqlite:/// or postgresql://"):
        handle.open_database(url)


def test_it_makes_the_folder_of_a_sqlite_file(tmp_path: Path):
    handle.use(f"sqlite:///{tmp_path}/a/new/folder/factcheck.db")
    with connection():
        assert (tmp_path / "a" / "new" / "folder" / "factcheck.db").exists()


def test_it_lets_sqlite_readers_read_while_one_writes(tmp_path: Path):
    database = handle.open_database(f"sqlite:///{tmp_path}/factcheck.db")
    assert isinstance(database, SqliteDatabase)
    with database.connection_context():
        assert database.journal_mode == "wal"
        assert database.foreign_keys == 1


def test_it_leaves_a_connection_open_that_was_open_before(database: Database):
    with connection():
        pass
    assert not database.is_closed()


def test_it_refuses_a_row_that_points_nowhere(fyodor: Person):
    commentary = make_commentary(fyodor)
    with pytest.raises(IntegrityError), db.atomic():
        Edition.update(commentary="01J0000000000000000000NONE").where(Edition.commentary == commentary).execute()


@pytest.mark.parametrize("state", [VerdictState.PROPOSED, VerdictState.PUBLISHED])
def test_it_refuses_two_verdicts_in_the_one_place_that_a_claim_has(fyodor: Person, state: VerdictState):
    verdict = propose(fyodor, make_claim(fyodor, make_commentary(fyodor)))
    verdict.save_over(1, state=state)
    double = {**verdict.__data__, "id": "01J0000000000000000000TWIN", "number": 2}
    with pytest.raises(IntegrityError), db.atomic():
        Verdict.create(**double)


def test_it_refuses_two_verdicts_of_one_number_on_a_claim(fyodor: Person):
    verdict = propose(fyodor, make_claim(fyodor, make_commentary(fyodor)))
    double = {**verdict.__data__, "id": "01J0000000000000000000TWIN", "state": VerdictState.RETURNED}
    with pytest.raises(IntegrityError), db.atomic():
        Verdict.create(**double)


def test_it_undoes_a_transaction_that_fails(fyodor: Person):
    claim = make_claim(fyodor, make_commentary(fyodor))

    @db.atomic()
    def fail() -> None:
        claim.save_over(claim.version, wording="Never")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert Claim.find(claim.id).wording != "Never"


@pytest.mark.postgresql
def test_it_gives_out_no_connection_that_the_server_closed(postgresql: Server):
    """As it closes them all when it is restarted: nobody who asks afterwards is answered with an error."""
    with postgresql.new_database() as url:
        pool = handle.open_database(url)
        wait = Barrier(4)

        def ask(_: int) -> int:
            with pool.connection_context():
                wait.wait()
                return int(pool.execute_sql("SELECT pg_backend_pid()").fetchone()[0])

        with ThreadPoolExecutor(4) as threads:
            before = set(threads.map(ask, range(4)))
            with psycopg.connect(url, autocommit=True) as other:
                others = "pid <> pg_backend_pid() AND datname = current_database()"
                other.execute(f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE {others}")
            after = set(threads.map(ask, range(4)))
        assert len(before) == len(after) == 4
        assert not before & after
        close(pool)
