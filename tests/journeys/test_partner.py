"""The story of a partner, against the real server and its worker."""

import hashlib
import json
import sqlite3
import subprocess
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest
from standardwebhooks import Webhook as Verifier

from factcheck.models import ApiKey, Person, Rendition
from factcheck.services import partners
from factcheck.settings import Settings
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose, publish
from tests.receivers import receiving
from tests.server import FACTCHECK, serving

POST = "Unbelievable: the harbour has 8 hundred visitors a day, says the mayor!"
SUBJECTS = "tower river market school station harbour library theatre hospital museum".split()


@pytest.fixture
def newsroom(fyodor: Person, ed: Person) -> Any:
    """Ten checked claims on one commentary; the one about the harbour is given."""
    sentences = [f"The {subject} has {number} hundred visitors a day" for number, subject in enumerate(SUBJECTS, 3)]
    commentary = make_commentary(fyodor, ". ".join(sentences) + ".", title="Visitors", outlet="The Daily")
    claims = {}
    for subject, sentence in zip(SUBJECTS, sentences, strict=True):
        claims[subject] = make_claim(fyodor, commentary, sentence)
        make_evidence(fyodor, claims[subject])
        approve(ed, propose(fyodor, claims[subject]))
    publish(ed, commentary)
    return claims["harbour"]


def test_it_goes_from_a_first_search_to_a_correction_by_webhook(
    database_url: str, settings: Settings, newsroom: Any, fyodor: Person, ed: Person, ada: Person, tmp_path: Path
):
    row, secret = partners.issue_key(ada, partners.add(ada, name="The Platform"))
    environment = {
        "FACTCHECK_DATABASE_URL": database_url,
        "FACTCHECK_SECRET_KEY": settings.secret_key,
        "FACTCHECK_PRIVATE_NETWORKS": "127.0.0.1/32",
        "FACTCHECK_WORKERS": "1",
    }
    with receiving() as receiver, serving(folder=tmp_path, settings=environment) as server:
        client = httpx.Client(base_url=server, headers={"Authorization": f"Bearer {secret}"}, timeout=30)

        # Find what was checked, and label a post.
        (found,) = client.get("/api/v1/search", params={"q": "harbours visitor"}).json()["verdicts"]
        body = {"texts": [{"id": "post", "text": POST, "language": "en"}], "at_least": 0.3, "limit": 1}
        (match,) = client.post("/api/v1/match", json=body).json()["texts"][0]["matches"]
        assert match["verdict"]["id"] == found["id"]
        assert "harbour" in POST[match["start"] : match["end"]]

        # Mirror everything.
        file = tmp_path / "partner.db"
        mirror = [FACTCHECK, "mirror", server, "--key", secret, "--to", str(file), "--json"]
        done = json.loads(subprocess.run(mirror, check=True, capture_output=True, text=True).stdout)
        assert done["resources"] == 1 + 1 + 10 + 10

        # Subscribe, and be told of a correction.
        hook = client.post("/api/v1/webhooks", json={"url": receiver.url, "types": ["verdict.corrected"]}).json()
        stale = client.get(f"/api/v1/verdicts/{found['id']}")
        corrected = approve(ed, propose(fyodor, newsroom, "mixed", correction="New accounts came out."))
        committed = time.monotonic()
        message = receiver.messages.get(timeout=30)
        latency = time.monotonic() - committed
        print(f"The webhook came {latency:.2f} seconds after the commit.")
        event = Verifier(hook["secret"]).verify(message.body, message.headers)
        assert (event["type"], event["data"]["id"]) == ("verdict.corrected", corrected.id)

        # Fetch it, once; the next time it costs nothing.
        fresh = client.get(httpx.URL(event["data"]["url"]).path)
        assert fresh.json() == event["data"]["resource"]
        assert hashlib.sha256(fresh.content).hexdigest()[:32] == event["data"]["etag"]
        again = client.get(fresh.url, headers={"If-None-Match": fresh.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        changed = client.get(stale.url, headers={"If-None-Match": stale.headers["ETag"]})
        assert changed.json()["superseded_by"] == corrected.id

        # Survive a rotation of the key, and catch up.
        _, successor = partners.rotate_key(ada, ApiKey.find(row.id), overlap=timedelta(minutes=5))
        assert client.get("/api/v1/ratings").status_code == 200
        mirror[mirror.index(secret)] = successor
        subprocess.run(mirror, check=True, capture_output=True)
        rows = sqlite3.connect(file)
        mirrored = dict(rows.execute("SELECT path, body FROM resource"))
        rows.close()
        published = Rendition.select().where(Rendition.became.is_null(False))
        assert mirrored == {each.path: bytes(each.body) for each in published}
        client.close()
        assert orjson.loads(mirrored[f"/api/v1/verdicts/{corrected.id}"])["number"] == 2
