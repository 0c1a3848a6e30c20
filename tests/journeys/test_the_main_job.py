"""The main job, from a scrape to what a partner pulls, as three people do it in browsers without scripts."""

import re
from urllib.parse import parse_qs, urlsplit

from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from lxml.html import HtmlElement
from werkzeug.test import TestResponse

from factcheck.models import Person
from factcheck.services import ledger
from tests.forms import sign_in, submit

SCRAPE = """\
March 4 – March 10, 2024
Valdoria-Kessaly relations
The water goes up, the talks go down
The water goes up, the talks go down
The situation got worse
Photo: Reservoir archive

Valdoria raised the price of water for Kessaly by 14 percent on Monday. The minister of rivers, Ilka Moren, said that
the two countries had signed no agreement since 2019.

Kessaly receives 60 percent of its drinking water from the reservoir at Lake Orn. According to Moren, the new price pays
for the repair of the dam, which was built in 1987.

The talks in March ended after a day. Observers expect that Kessaly will build a pipeline of its own by 2030.

You have been successfully subscribed to our newsletter!
Share on social networks
"""


def page(client: FlaskClient, path: str) -> HtmlElement:
    answer = client.get(path)
    assert answer.status_code == 200, f"{path}: {answer.status_code}"
    return html.fromstring(answer.text)


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def arrived(answer: TestResponse) -> str:
    """Where a form took the browser."""
    assert answer.status_code == 303, words(html.fromstring(answer.text))
    return str(answer.headers["Location"])


def forms_to(page: HtmlElement, ending: str) -> list[str]:
    """Where those forms of a page go whose address ends so, whatever it says after a question mark."""
    return [form.action for form in page.forms if urlsplit(form.action or "").path.endswith(ending)]


def claim_in(address: str) -> str:
    return parse_qs(urlsplit(address).query)["claim"][0]


def test_it_takes_a_scrape_to_readers_and_partners(
    app: Flask, client: FlaskClient, fyodor: Person, ed: Person, ada: Person
):
    checker, editor, admin = app.test_client(), app.test_client(), app.test_client()
    for browser, person in ((checker, fyodor), (editor, ed), (admin, ada)):
        sign_in(browser, person)

    # Fyodor pastes a scrape, sees what was recognised, corrects the topic and saves.
    scrape = arrived(submit(checker, "/desk/new", "/desk/new", text=SCRAPE))
    (form,) = [form for form in page(checker, scrape).forms if form.action == scrape]
    recognised = {name: (value or "").strip() for name, value in form.fields.items()}
    assert recognised["title"] == "The water goes up, the talks go down"
    assert (recognised["period_start"], recognised["period_end"]) == ("2024-03-04", "2024-03-10")
    assert recognised["label"] == "The situation got worse"
    assert recognised["language"] == "en"
    assert recognised["text"].startswith("Valdoria raised the price")
    assert "subscribed" not in recognised["text"]
    commentary = arrived(submit(checker, scrape, scrape, topic="Water", outlet="The Border Courier"))

    # The splitter found claims; he takes up the one on the price and words it so that it reads on its own.
    links = [link for link in page(checker, commentary).iter("a") if "claim=" in (link.get("href") or "")]
    price = next(link.get("href") for link in links if "14 percent" in words(link))
    id = claim_in(price)
    revised = submit(
        checker, price, f"/desk/claims/{id}", wording="Valdoria raised the price of water for Kessaly by 14 percent."
    )
    claim = arrived(revised)

    # He attaches a source and proposes a verdict, which he cannot approve.
    arrived(
        submit(
            checker,
            claim,
            f"/desk/claims/{id}/evidence",
            url="https://rivers.example/tariffs",
            title="Tariffs of the Ministry of Rivers",
            passage="The tariff rises from 0.50 to 0.52 a cubic metre.",
            stance="refutes",
        )
    )
    proposed = arrived(
        submit(
            checker,
            claim,
            f"/desk/claims/{id}/verdicts",
            rating="false",
            summary="The price rose by 4 percent.",
            explanation="The tariff went **from 0.50 to 0.52**.",
        )
    )
    assert forms_to(page(checker, proposed), "/approve") == []

    # Nobody outside knows anything yet.
    slug = "the-water-goes-up-the-talks-go-down"
    assert client.get(f"/c/{slug}").status_code == 404
    assert "water goes up" not in client.get("/").text

    # Ed approves it and publishes the commentary.
    (approval,) = forms_to(page(editor, proposed), "/approve")
    arrived(submit(editor, proposed, approval))
    (publication,) = forms_to(page(editor, commentary), "/publish")
    arrived(submit(editor, commentary, publication))

    # A reader finds it from the first page, and the badge and the card in it.
    home = page(client, "/")
    assert f"/c/{slug}" in [link.get("href") for link in home.iter("a")]
    reader = page(client, f"/c/{slug}")
    read = words(reader)
    for expected in (
        "The water goes up, the talks go down",
        "Water",
        "4 – 10 March 2024",
        "Photo: Reservoir archive",
        "False",
        "The price rose by 4 percent.",
        "Tariffs of the Ministry of Rivers",
        "Fyodor",
        "Ed",
    ):
        assert expected in read, expected
    assert "https://rivers.example/tariffs" in [link.get("href") for link in reader.iter("a")]
    assert "example.org" not in read

    # Ada gives a partner a key, with which it pulls the same.
    aggregator = arrived(submit(admin, "/admin/partners", "/admin/partners", name="The Aggregator"))
    shown = submit(admin, aggregator, f"{aggregator}/keys/new")
    (secret,) = re.findall(r"fc_[\w-]{40,}", shown.text)
    partner = {"Authorization": f"Bearer {secret}"}
    (verdict,) = client.get("/api/v1/verdicts", headers=partner).get_json()["verdicts"]
    assert verdict["claim"]["wording"] == "Valdoria raised the price of water for Kessaly by 14 percent."
    assert verdict["rating"]["slug"] == "false"
    assert (verdict["checked_by"], verdict["approved_by"]) == ("Fyodor", "Ed")
    assert verdict["evidence"][0]["source"]["url"] == "https://rivers.example/tariffs"
    pulled = client.get(urlsplit(verdict["url"]).path)
    assert "The price rose by 4 percent." in pulled.text
    whole = client.get(f"/api/v1/commentaries/{verdict['commentary']['id']}", headers=partner)
    assert whole.status_code == 200
    again = client.get(whole.request.path, headers={**partner, "If-None-Match": whole.headers["ETag"]})
    assert again.status_code == 304

    # And the ledger knows it all.
    assert ledger.verify()[1] is None
