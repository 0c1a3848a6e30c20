"""Backups: the database as it was at one moment, and the files that it names, in one archive with checksums.

An archive is a gzipped tar with the database, the folder `kept/` and, last, `manifest.json`. It is made while people
work: SQLite copies itself within one read transaction, pg_dump reads one snapshot, and kept files never change. The
secret key is not in it.
"""

import hashlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from playhouse.pool import PooledDatabase

from factcheck import clock
from factcheck.errors import Conflict, Invalid
from factcheck.models import db as handle
from factcheck.services import ledger
from factcheck.settings import Settings

SQLITE, POSTGRESQL = "database.sqlite3", "database.pgdump"
MANIFEST, KEPT = "manifest.json", "kept"
_CHUNK = 1_000_000


def make(settings: Settings, archive: Path) -> dict[str, Any]:
    """Write an archive, which has its name only when all of it is on the disk, and return its manifest.

    The manifest has the moment, the ledger's head and, of each file, its size and SHA-256. Raises `Conflict` where the
    archive is there already, or PostgreSQL's programs are not.
    """
    if archive.exists():
        raise Conflict(f"{archive} is there already.")
    archive.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=archive.parent) as folder:
        # The database comes first: whatever file it names was there before, so the copy has it too.
        database, sequence, head = _copy_database(settings, Path(folder))
        manifest: dict[str, Any] = {"format": 1, "made_at": clock.now().isoformat(), "files": {}}
        manifest["ledger"] = {"sequence": sequence, "hash": head}
        partial = Path(folder) / "archive"
        with partial.open("wb") as file:
            with tarfile.open(fileobj=file, mode="w:gz", compresslevel=1) as tar:
                kept = Path(settings.data) / KEPT
                for path in [database, *sorted(path for path in kept.glob("??/*") if len(path.name) == 64)]:
                    name = path.name if path == database else f"{KEPT}/{path.relative_to(kept)}"
                    manifest["files"][name] = _add(tar, path, name)
                about = json.dumps(manifest, indent=1).encode()
                entry = tarfile.TarInfo(MANIFEST)
                entry.size = len(about)
                tar.addfile(entry, io.BytesIO(about))
            file.flush()
            os.fsync(file.fileno())
        partial.chmod(0o600)
        partial.rename(archive)
    return manifest


def restore(settings: Settings, archive: Path, *, force: bool = False) -> dict[str, Any]:
    """Put a newsroom back as an archive has it, and return the manifest.

    Every checksum is verified before anything is touched. Raises `Invalid` where the archive is damaged, and `Conflict`
    where there is a newsroom already (`force` replaces it; a SQLite file is kept beside), where the server still runs,
    or where the archive is of the other engine.
    """
    data = Path(settings.data)
    data.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=data) as folder:
        manifest = _extract(archive, Path(folder))
        name = SQLITE if settings.database_url.startswith("sqlite:") else POSTGRESQL
        if name not in manifest["files"]:
            raise Conflict(f"This archive has no {name}: it was made on the other kind of database.")
        put_back = _restore_sqlite if name == SQLITE else _restore_postgresql
        put_back(Path(folder) / name, settings.database_url, manifest, force)
        _restore_kept(Path(folder) / KEPT, data / KEPT)
    return manifest


def _add(tar: tarfile.TarFile, path: Path, name: str) -> dict[str, Any]:
    """Add a file to an archive and return its size and its SHA-256."""
    entry = tarfile.TarInfo(name)
    entry.size = path.stat().st_size
    with path.open("rb") as file:
        read = _Hashed(file)
        tar.addfile(entry, read)
    return {"bytes": entry.size, "sha256": read.digest.hexdigest()}


class _Hashed:
    """A file that hashes what is read of it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Read as from the file itself."""
        chunk = self.file.read(size)
        self.digest.update(chunk)
        return chunk


def _extract(archive: Path, folder: Path) -> dict[str, Any]:
    """Extract an archive into a folder, verify it, and return its manifest. Raises `Invalid` where it is damaged."""
    found: dict[str, dict[str, Any]] = {}
    manifest: dict[str, Any] = {}
    try:
        with tarfile.open(archive, "r:gz") as tar:
            for entry in tar:
                source = tar.extractfile(entry)
                if source is None or not _is_ours(entry.name):
                    raise _damaged(archive, f"it has {entry.name}, which is none of ours")
                read = _Hashed(source)
                if entry.name == MANIFEST:
                    manifest = json.loads(read.read())
                    continue
                target = folder / entry.name
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("wb") as file:
                    shutil.copyfileobj(read, file, _CHUNK)
                found[entry.name] = {"bytes": entry.size, "sha256": read.digest.hexdigest()}
    except (tarfile.TarError, EOFError, OSError, ValueError) as problem:
        raise _damaged(archive, str(problem)) from None
    if not manifest:
        raise _damaged(archive, "it has no manifest, so it was cut short")
    for name, said in manifest["files"].items():
        if found.get(name) != said:
            raise _damaged(archive, f"{name} is not what was put into it")
    if extra := found.keys() - manifest["files"].keys():
        raise _damaged(archive, f"the manifest does not name {min(extra)}")
    return manifest


def _is_ours(name: str) -> bool:
    parts = name.split("/")
    return name in (SQLITE, POSTGRESQL, MANIFEST) or (
        len(parts) == 3 and parts[0] == KEPT and len(parts[1]) == 2 and len(parts[2]) == 64 and parts[2].isalnum()
    )


def _damaged(archive: Path, why: str) -> Invalid:
    return Invalid({"archive": [f"{archive} is damaged, nothing was restored: {why}."]})


def _copy_database(settings: Settings, folder: Path) -> tuple[Path, int, str]:
    """Copy the database as it is at one moment; return the copy and the ledger's head in it."""
    if settings.database_url.startswith("sqlite:"):
        copy = folder / SQLITE
        with closing(sqlite3.connect(settings.database_url.removeprefix("sqlite:///"), timeout=30)) as source:
            source.execute("VACUUM INTO ?", (str(copy),))
        with closing(sqlite3.connect(copy)) as copied:
            return copy, *copied.execute("SELECT sequence, hash FROM ledger_head").fetchone()
    copy = folder / POSTGRESQL
    with psycopg.connect(settings.database_url) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        snapshot = connection.execute("SELECT pg_export_snapshot()").fetchone()
        head = connection.execute("SELECT sequence, hash FROM ledger_head").fetchone()
        assert snapshot
        assert head
        given = ("--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot[0]}", f"--file={copy}")
        _run("pg_dump", settings.database_url, *given)
    return copy, *head


def _restore_sqlite(copy: Path, url: str, manifest: dict[str, Any], force: bool) -> None:
    target = Path(url.removeprefix("sqlite:///"))
    with _pointing_at(f"sqlite:///{copy}"):
        _verify(manifest)
    if target.exists():
        if not force:
            raise Conflict(f"There is a newsroom in {target}. --force puts the backup in its place and keeps it.")
        _close_for_good(target)
        target.rename(target.with_name(f"{target.name}.before-{clock.now():%Y%m%dT%H%M%SZ}"))
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(copy, target)


def _close_for_good(target: Path) -> None:
    """Write what is in the log of a SQLite file into it. Raises `Conflict` where somebody has it open."""
    with closing(sqlite3.connect(target, timeout=1, isolation_level=None)) as connection:
        try:
            # SQLite leaves its log behind only where nobody else is connected.
            (mode,) = connection.execute("PRAGMA journal_mode = delete").fetchone()
        except sqlite3.OperationalError:
            mode = "wal"
    if mode != "delete":
        raise Conflict(f"Somebody has {target} open. Stop the server and its workers first.")


def _restore_postgresql(dump: Path, url: str, manifest: dict[str, Any], force: bool) -> None:
    with psycopg.connect(url) as connection:
        tables = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    if tables and tables[0] and not force:
        raise Conflict("There are tables in this database. --force puts the backup in their place.")
    whole = ("--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction")
    _run("pg_restore", url, *whole, str(dump))
    with _pointing_at(url):
        _verify(manifest)


def _restore_kept(source: Path, target: Path) -> None:
    """Add the kept files that are not there: each is named by its content, so none is in another's way."""
    for path in source.glob("??/*"):
        place = target / path.relative_to(source)
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(path, place)


def _verify(manifest: dict[str, Any]) -> None:
    """Raise `Invalid` unless the ledger holds and ends where the manifest says."""
    sound, problem = ledger.verify(against=manifest["ledger"]["hash"])
    if problem or sound != manifest["ledger"]["sequence"]:
        raise Invalid({"archive": [f"The ledger of this backup does not hold: {problem or f'it ends at {sound}'}."]})


@contextmanager
def _pointing_at(url: str) -> Iterator[None]:
    """Point the models at another database for a `with` block."""
    before, other = handle.db.obj, handle.open_database(url)
    handle.db.initialize(other)
    try:
        with handle.connection():
            yield
    finally:
        if isinstance(other, PooledDatabase):
            other.close_all()  # type: ignore[no-untyped-call]  # playhouse's
        handle.db.initialize(before)


def _run(program: str, url: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs on a database; the password travels in the environment, where nobody sees it."""
    found = shutil.which(program) or max(map(str, Path("/usr/lib/postgresql").glob(f"*/bin/{program}")), default=None)
    if found is None:
        raise Conflict(f"{program} is not installed here. It comes with PostgreSQL's client programs.")
    parts = urlsplit(url)
    user, _, host = parts.netloc.rpartition("@")
    shown = urlunsplit(parts._replace(netloc=f"{user.partition(':')[0]}@{host}" if user else host))
    environment = {**os.environ, **({"PGPASSWORD": parts.password} if parts.password else {})}
    done = subprocess.run([found, f"--dbname={shown}", *arguments], env=environment, capture_output=True, text=True)
    if done.returncode:
        raise Conflict(f"{program} failed: {done.stderr.strip()}")
