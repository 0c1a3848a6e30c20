"""A client that stops reading: it keeps its own place, and keeps nobody else from reading."""

import socket
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from peewee import Database

from factcheck.models import Rendition
from factcheck.settings import Settings
from tests.api.conftest import Checked
from tests.server import serving

MORE_THAN_BUFFERS_HOLD = 30_000_000  # bytes


def stall(server: str, secret: str) -> socket.socket:
    """Ask for everything, and read only the beginning."""
    client = socket.create_connection((urlsplit(server).hostname, urlsplit(server).port))
    client.sendall(
        f"GET /api/v1/export.ndjson HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {secret}\r\n\r\n".encode()
    )
    assert client.recv(12) == b"HTTP/1.1 200"
    return client


def test_it_serves_everybody_else_and_forgets_who_hung_up(
    database: Database, database_url: str, settings: Settings, checked: Checked, secret: str, tmp_path: Path
):
    Rendition.update(body=b"1" * MORE_THAN_BUFFERS_HOLD).where(Rendition.kind == "claim").execute()
    environment = {
        "FACTCHECK_DATABASE_URL": database_url,
        "FACTCHECK_SECRET_KEY": settings.secret_key,
        "FACTCHECK_WORKERS": "0",
        "FACTCHECK_STREAMS": "1",
    }
    headers = {"Authorization": f"Bearer {secret}"}
    with (
        serving(folder=tmp_path, settings=environment) as server,
        httpx.Client(base_url=server, headers=headers, timeout=60) as partner,
    ):
        with closing(stall(server, secret)):
            busy = partner.get("/api/v1/export.ndjson")
            assert (busy.status_code, busy.headers["Retry-After"]) == (503, "5")
            assert partner.get(f"/api/v1/verdicts/{checked.verdict.id}").status_code == 200
            assert partner.get(f"/c/{checked.commentary.slug}").status_code == 200
        while (again := partner.get("/api/v1/export.csv")).status_code == 503:
            continue
        assert again.status_code == 200
