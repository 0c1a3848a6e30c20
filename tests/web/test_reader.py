"""What readers ask for that is not stored: lists, search, reports, and files that may be kept for ever."""

import pytest
from flask.testing import FlaskClient
from lxml import html

from factcheck.errors import Conflict, Forbidden
from factcheck.models import Claim, Commentary, LedgerEntry, Person, Report, Verdict
from factcheck.publishing import lists
from factcheck.services import claims, reports, verdicts
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose, publish
from tests.publishing.test_reader_pages import page, words


@pytest.fixture
def commentary(fyodor: Person, ed: Person) -> Commentary:
    return publish(ed, make_commentary(fyodor, topic="Bridges"))


@pytest.fixture
def verdict(fyodor: Person, ed: Person, commentary: Commentary) -> Verdict:
    claim = make_claim(fyodor, commentary, holder="the mayor")
    make_evidence(fyodor, claim, publisher="Town archive")
    return approve(ed, propose(fyodor, claim))


def found(client: FlaskClient, path: str) -> list[str]:
    """The claims in a list of verdicts."""
    return words(page(client, path), ".verdicts h2 a")


class TestLists:
    def test_it_shows_twenty_commentaries_a_page(self, client: FlaskClient, fyodor: Person, ed: Person):
        for number in range(lists.PAGE_SIZE + 1):
            publish(ed, make_commentary(fyodor, title=f"Number {number}"))
        first = page(client, "/")
        assert words(first, "article h2")[0] == "Number 20"
        assert len(words(first, "article h2")) == lists.PAGE_SIZE
        (later,) = first.cssselect(".pages a")
        second = page(client, later.get("href"))
        assert words(second, "article h2") == ["Number 0"]
        assert [link.get("href") for link in second.cssselect(".pages a")] == ["/"]

    @pytest.mark.parametrize("number", ["0", "-1", "x", "99999"])
    def test_it_has_no_page_that_is_no_number(self, client: FlaskClient, number: str):
        page(client, f"/commentaries?page={number}", 404)

    @pytest.mark.usefixtures("verdict")
    def test_it_tells_what_somebody_said_and_how_it_fared(self, client: FlaskClient):
        shown = page(client, "/holders/the%20mayor")
        assert words(shown, "h1") == ["the mayor"]
        assert words(shown, ".fare-list li") == ["✕ False: 1"]
        assert words(shown, ".verdicts h2 a") == ["It cost 5 million euros"]
        page(client, "/holders/nobody", 404)

    @pytest.mark.usefixtures("verdict")
    def test_it_tells_what_was_checked_on_a_topic(self, client: FlaskClient):
        shown = page(client, "/topics/Bridges")
        assert words(shown, "article h2") == ["A bridge and its price"]
        assert words(shown, ".verdicts h2 a") == ["It cost 5 million euros"]
        assert found(client, "/topics/Bridges?rating=true") == []
        page(client, "/topics/Ferries", 404)

    @pytest.mark.usefixtures("verdict")
    @pytest.mark.parametrize("query", ["costs", "MILLIONS", "mayors", "archive", "euros million"])
    def test_it_finds_words_of_claims_verdicts_and_sources_in_any_form(self, client: FlaskClient, query: str):
        assert found(client, f"/search?q={query}") == ["It cost 5 million euros"]

    @pytest.mark.usefixtures("verdict")
    @pytest.mark.parametrize("query", ["q=ferry", "q=cost&rating=true", "q=cost&in=ru", "q=cost+ferry", "q=*", "q=%22"])
    def test_it_finds_nothing_else(self, client: FlaskClient, query: str):
        assert found(client, f"/search?{query}") == []

    @pytest.mark.parametrize(
        ("language", "text", "query"),
        [
            ("ru", "Новый мост стоил пять миллионов.", "мосты миллион"),
            ("be", "Новы мост каштаваў мільён.", "масты мільёны"),
        ],
    )
    def test_it_finds_inflected_words_in_each_language(
        self, client: FlaskClient, fyodor: Person, ed: Person, language: str, text: str, query: str
    ):
        commentary = publish(ed, make_commentary(fyodor, text, language=language))
        approve(ed, propose(fyodor, make_claim(fyodor, commentary, text[:-1])))
        assert found(client, f"/search?q={query}&in={language}") == [text[:-1]]

    @pytest.mark.usefixtures("verdict")
    @pytest.mark.parametrize(
        "path", ["/", "/search?q=cost", "/topics/Bridges", "/holders/the%20mayor", "/how-we-check"]
    )
    def test_it_speaks_the_language_that_is_chosen(self, client: FlaskClient, path: str):
        english = page(client, path)
        assert english.get("lang") == "en"
        links = {link.get("hreflang"): link.get("href") for link in english.cssselect(".bar a[hreflang]")}
        for language, search in (("ru", "Поиск"), ("be", "Пошук")):
            shown = page(client, links[language])
            assert shown.get("lang") == language
            assert search in words(shown, ".bar a")

    @pytest.mark.usefixtures("verdict")
    @pytest.mark.parametrize("path", ["/commentaries?page=1", "/search?q=cost", "/feed.atom", "/sitemap.xml"])
    def test_it_may_be_kept_by_any_cache_and_asked_for_again(self, client: FlaskClient, path: str):
        answer = client.get(path)
        assert answer.headers["Cache-Control"] == "public, max-age=60"
        assert "Set-Cookie" not in answer.headers
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert client.get(path, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


class TestClaim:
    def test_it_shows_every_version_with_what_changed(
        self, client: FlaskClient, verdict: Verdict, fyodor: Person, ed: Person
    ):
        approve(ed, propose(fyodor, verdict.claim, "mixed", correction="A slip.", summary="It cost 9.2 million euros."))
        shown = page(client, f"/claims/{verdict.claim_id}")
        assert words(shown, ".verdict .rating") == ["◐ Mixed"]
        assert words(shown, ".versions .rating") == ["◐ Mixed", "✕ False"]
        assert (words(shown, ".versions del"), words(shown, ".versions ins")) == (["1"], ["2"])

    def test_it_keeps_a_retraction_in_the_log_when_the_claim_is_dismissed(
        self, client: FlaskClient, commentary: Commentary, verdict: Verdict, ed: Person
    ):
        verdicts.retract(ed, verdict, seen=verdict.version, reason="Of another town.")
        claim = Claim.find(verdict.claim_id)
        claims.dismiss(ed, claim, seen=claim.version, reason="Not a claim.")
        shown = page(client, f"/c/{commentary.slug}")
        assert "Of another town." in words(shown, ".changes")[0]
        assert words(shown, ".badge, .claim") == []
        assert "Of another town." in page(client, f"/verdicts/{verdict.id}").text_content()
        assert "not checked any more" in words(page(client, f"/claims/{claim.id}"), ".notice")[0]


class TestReport:
    @pytest.fixture
    def about(self, verdict: Verdict) -> str:
        return f"/claims/{verdict.claim_id}"

    def test_it_takes_a_report_to_the_newsroom(self, client: FlaskClient, about: str):
        form = page(client, f"/report?about={about}").forms[0]
        typed = {**dict(form.form_values()), "message": "It was 9.2 million.", "email": "reader@example.org"}
        answer = client.post("/report", data=typed, headers={"Sec-Fetch-Site": "same-origin"})
        assert answer.status_code == 200
        (report,) = Report.waiting()
        assert (report.about, report.message, report.email) == (about, "It was 9.2 million.", "reader@example.org")
        assert "9.2" not in LedgerEntry.get(LedgerEntry.act == "report.receive").changes

    def test_it_names_the_page_that_a_report_is_about(self, client: FlaskClient, about: str):
        (form,) = page(client, f"/report?about={about}").forms
        assert words(form, "p a") == ["False: It cost 5 million euros"]
        assert form.fields["about"] == about
        assert form.inputs["about"].type == "hidden"

    def test_it_names_no_page_that_is_not_public(self, client: FlaskClient, commentary: Commentary, fyodor: Person):
        draft = make_claim(fyodor, commentary, wording="A draft.")
        shown = page(client, f"/report?about=/claims/{draft.id}")
        assert "A draft." not in shown.text_content()
        assert shown.forms[0].inputs["about"].type == "text"

    def test_it_takes_the_whole_address_of_a_page(self, client: FlaskClient, about: str):
        client.post("/report", data={"about": f"http://127.0.0.1:8000{about}#share", "message": "No."})
        assert [report.about for report in Report.waiting()] == [about]

    @pytest.mark.parametrize(
        ("field", "value"),
        [("about", "/nothing"), ("about", "/desk"), ("message", ""), ("message", "x" * 5001), ("email", "x")],
    )
    def test_it_keeps_what_was_typed_where_a_field_does_not_hold(
        self, client: FlaskClient, about: str, field: str, value: str
    ):
        typed = {"about": about, "message": "It was <b>9.2</b> million.", "email": "", field: value}
        answer = client.post("/report", data=typed)
        assert answer.status_code == 422
        shown = html.fromstring(answer.text)
        assert [each.get("name") for each in shown.cssselect("[aria-invalid]")] == [field]
        assert {name: each for name, each in shown.forms[0].form_values() if each} == {
            name: each for name, each in typed.items() if each
        }
        assert list(Report.waiting()) == []

    @pytest.mark.parametrize(
        "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}, {"Origin": "null"}]
    )
    def test_it_takes_none_that_another_site_sends(self, client: FlaskClient, about: str, headers: dict[str, str]):
        assert client.post("/report", data={"about": about, "message": "Spam"}, headers=headers).status_code == 403
        assert list(Report.waiting()) == []

    def test_it_drops_what_fills_the_field_that_nobody_sees(self, client: FlaskClient, about: str):
        assert client.post("/report", data={"about": about, "message": "Buy", "website": "x"}).status_code == 200
        assert list(Report.waiting()) == []

    def test_it_takes_only_so_many_from_one_address(self, client: FlaskClient, about: str):
        answers = [client.post("/report", data={"about": about, "message": f"{number}"}) for number in range(6)]
        assert [answer.status_code for answer in answers] == [200] * 5 + [429]

    def test_it_is_dealt_with_once(self, about: str, vera: Person, fyodor: Person):
        report = reports.receive(about=about, message="No.")
        with pytest.raises(Forbidden):
            reports.close(vera, report, note="")
        reports.close(fyodor, report, note="It was put right.")
        assert list(Report.waiting()) == []
        with pytest.raises(Conflict):
            reports.close(fyodor, report, note="")


class TestStatic:
    def test_it_lets_a_file_be_kept_for_ever_at_the_address_of_its_content(self, client: FlaskClient):
        linked = page(client, "/").cssselect("link[href^='/static/'], script[src]")
        for element in linked:
            address = element.get("href") or element.get("src")
            with client.get(address) as answer:
                assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
            with client.get(address.partition("?")[0] + "?v=old") as answer:
                assert "immutable" not in answer.headers["Cache-Control"]

    @pytest.mark.parametrize("path", ["/static/none.css", "/static/none.css?v="])
    def test_it_has_no_other_file(self, client: FlaskClient, path: str):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "immutable" not in answer.headers.get("Cache-Control", "")


def test_it_says_in_the_sites_language_that_nothing_is_there(client: FlaskClient):
    assert words(page(client, "/nothing?language=be", 404), "h1") == ["Тут нічога няма"]
    assert words(page(client, "/nothing", 404), "h1") == ["There is nothing here"]
