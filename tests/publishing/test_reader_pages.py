"""What readers see, as the front door sends it."""

from datetime import UTC, date, datetime

import pytest
from flask.testing import FlaskClient
from lxml import html

from factcheck import clock
from factcheck.models import Claim, Commentary, Person, Rendition, Stance, Verdict
from factcheck.services import commentaries, pages, verdicts
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose, publish

HOSTILE = """"><script>alert(1)</script><img src=x onerror="alert(2)">{{ 7 * 7 }}"""


def page(client: FlaskClient, path: str, status: int = 200) -> html.HtmlElement:
    """A page as the front door sends it."""
    answer = client.get(path)
    assert answer.status_code == status
    return html.fromstring(answer.text)


def address(commentary: Commentary) -> str:
    return f"/c/{commentary.slug}"


def words(element: html.HtmlElement, selector: str) -> list[str]:
    """What stands in the elements that a CSS selector finds, with white space collapsed."""
    return [" ".join(found.text_content().split()) for found in element.cssselect(selector)]


@pytest.fixture
def commentary(fyodor: Person, ed: Person) -> Commentary:
    """A published commentary without claims."""
    return publish(ed, make_commentary(fyodor))


@pytest.fixture
def claim(fyodor: Person, commentary: Commentary) -> Claim:
    """A claim of it that nobody checked."""
    return make_claim(fyodor, commentary, holder="the mayor")


@pytest.fixture
def verdict(fyodor: Person, ed: Person, claim: Claim) -> Verdict:
    """The published verdict on it, with its evidence."""
    make_evidence(fyodor, claim, publisher="The town", published_on=date(2023, 7, 19))
    return approve(ed, propose(fyodor, claim))


def correct(actor: Person, editor: Person, verdict: Verdict) -> Verdict:
    """The version that corrects a published verdict."""
    reason = "The invoice was found."
    return approve(editor, propose(actor, verdict.claim, "mixed", correction=reason, summary="It depends."))


def retract(editor: Person, verdict: Verdict) -> None:
    verdicts.retract(editor, verdict, seen=verdict.version, reason="The accounts were of another town.")


class TestCommentary:
    def test_it_is_not_there_before_it_is_published(self, client: FlaskClient, fyodor: Person):
        page(client, address(make_commentary(fyodor)), 404)

    @pytest.mark.parametrize(("language", "said"), [("en", "Photo: the town"), ("be", "Фота: the town")])
    @pytest.mark.parametrize("credit", ["the town", "Фото: the town"])
    def test_it_says_in_its_own_language_whose_the_photograph_is(
        self, client: FlaskClient, fyodor: Person, ed: Person, credit: str, language: str, said: str
    ):
        commentary = publish(ed, make_commentary(fyodor, credit=credit, language=language))
        assert words(page(client, address(commentary)), ".byline span")[-1] == said

    def test_it_says_what_it_is_about(self, client: FlaskClient, fyodor: Person, ed: Person):
        commentary = make_commentary(
            fyodor,
            topic="Bridges",
            period_start=date(2023, 10, 30),
            period_end=date(2023, 11, 5),
            label="It got worse",
            byline="Hanna Novik",
            outlet="The Observer",
            source_url="https://observer.example/45",
            credit="Photo: the town",
        )
        shown = page(client, address(publish(ed, commentary)))
        assert words(shown, "h1") == ["A bridge and its price"]
        assert words(shown, ".kicker span") == ["Bridges", "30 October – 5 November 2023", "It got worse"]
        assert words(shown, ".byline span") == ["Hanna Novik", "The Observer", "Photo: the town"]
        assert shown.cssselect(".byline a")[0].get("href") == "https://observer.example/45"

    @pytest.mark.usefixtures("verdict")
    def test_it_shows_the_whole_text_with_the_claim_in_it(self, client: FlaskClient, commentary: Commentary):
        shown = page(client, address(commentary))
        paragraphs = [" ".join(each.split()) for each in commentary.edition.text.split("\n\n")]
        assert words(shown, ".passage > p") == [paragraphs[0].replace("euros,", "euros,1 ✕ False"), paragraphs[1]]
        assert words(shown, ".claim.r-false.line-wavy") == ["It cost 5 million euros"]

    @pytest.mark.usefixtures("claim")
    def test_it_underlines_a_claim_that_nobody_checked_without_a_badge(
        self, client: FlaskClient, commentary: Commentary
    ):
        shown = page(client, address(commentary))
        assert words(shown, ".passage .claim.r-open.line-dotted") == ["It cost 5 million euros"]
        assert shown.cssselect(".badge, .card") == []
        assert words(shown, ".index summary") == ["1 claim is not checked yet"]
        (link,) = shown.cssselect(".index details a[href^='#words']")
        assert shown.cssselect(f"span[id='{link.get('href').removeprefix('#')}']")

    @pytest.mark.usefixtures("verdict")
    def test_it_says_how_the_claims_fared(self, client: FlaskClient, commentary: Commentary, fyodor: Person):
        make_claim(fyodor, commentary, "opened in 1998")
        shown = page(client, address(commentary))
        assert words(shown, ".fare > p")[0].startswith("2 claims, 1 checked, as of ")
        assert words(shown, ".fare-list li") == ["✕ False: 1", "○ Not checked yet: 1"]
        assert [each.get("width") for each in shown.cssselect(".strip rect")] == ["1", "1"]

    def test_it_says_when_what_it_tells_last_changed(
        self, client: FlaskClient, commentary: Commentary, claim: Claim, fyodor: Person, ed: Person
    ):
        with clock.reading(lambda: datetime(2031, 2, 3, tzinfo=UTC)):
            verdict = approve(ed, propose(fyodor, claim))
        assert words(page(client, address(commentary)), ".fare > p")[0].endswith("as of 3 February 2031.")
        with clock.reading(lambda: datetime(2031, 2, 9, tzinfo=UTC)):
            retract(ed, verdict)
        assert words(page(client, address(commentary)), ".fare > p")[0].endswith("as of 9 February 2031.")

    @pytest.mark.usefixtures("verdict")
    def test_it_renders_the_same_bytes_whenever_it_is_rendered(self, app: object):
        before = {row.path: row.etag for row in Rendition.select()}
        with clock.reading(lambda: datetime(2050, 1, 1, tzinfo=UTC)):
            pages.render()
        assert {row.path: row.etag for row in Rendition.select()} == before

    def test_it_opens_a_card_from_the_badge_and_leads_back(
        self, client: FlaskClient, commentary: Commentary, claim: Claim, verdict: Verdict
    ):
        shown = page(client, address(commentary))
        (badge,) = shown.cssselect(".badge")
        (card,) = shown.cssselect(".card")
        assert badge.get("href") == f"#{card.get('id')}" == f"#claim-{claim.id}"
        assert badge.get("aria-label") == "Claim 1: False, show the evidence"
        assert {link.get("href") for link in card.cssselect("a[href^='#']")} == {f"#{badge.get('id')}"}
        assert f"/claims/{claim.id}" in [link.get("href") for link in card.cssselect(".ways a")]

    @pytest.mark.usefixtures("verdict")
    def test_it_tells_on_the_card_what_was_found_and_by_whom(self, client: FlaskClient, commentary: Commentary):
        (card,) = page(client, address(commentary)).cssselect(".card")
        assert words(card, "h2") == ["1 ✕ False"]
        assert words(card, ".wording") == ["It cost 5 million euros"]
        assert words(card, ".holder") == ["said by the mayor"]
        assert words(card, ".summary") == ["It cost 9.1 million euros."]
        assert words(card, ".explanation strong") == ["accounts"]
        assert words(card, ".evidence li") == [
            "Refutes The town’s accounts, 1998 The town, 19 July 2023 9.1 million euros"
        ]
        assert card.cssselect(".evidence a")[0].get("href") == "https://town.example/accounts"
        assert words(card, ".meta")[0].startswith("Checked by Fyodor, approved by Ed, ")

    def test_it_leads_from_each_footnote_to_its_own_source_on_every_page(
        self, client: FlaskClient, commentary: Commentary, claim: Claim, fyodor: Person, ed: Person
    ):
        other = make_claim(fyodor, commentary)
        for each in (claim, other):
            for title in ("The accounts", "A letter"):
                make_evidence(fyodor, each, url="", title=f"{title}, {each.id}")
            verdict = approve(ed, propose(fyodor, each, explanation="So[^2] it[^1] is."))
        paths = (address(commentary), f"/claims/{other.id}", f"/verdicts/{verdict.id}")
        for path, count in zip(paths, (4, 2, 2), strict=True):
            shown = page(client, path)
            notes = shown.cssselect(".explanation sup a")
            assert len(notes) == count
            for note in notes:
                (source,) = shown.cssselect(f".evidence {note.get('href')}")
                (title,) = words(source, "cite")
                assert note.get("aria-label") == f"Source {note.text_content()}: {title}"

    def test_it_names_the_author_where_nobody_else_says_a_claim(
        self, client: FlaskClient, commentary: Commentary, fyodor: Person, ed: Person
    ):
        approve(ed, propose(fyodor, make_claim(fyodor, commentary)))
        assert words(page(client, address(commentary)), ".card .holder") == ["said by the author"]

    @pytest.mark.parametrize("url", ["", "javascript:alert(1)", "data:text/html,x"])
    def test_it_links_only_to_evidence_on_the_web(
        self, client: FlaskClient, commentary: Commentary, claim: Claim, fyodor: Person, ed: Person, url: str
    ):
        make_evidence(fyodor, claim, url=url, title="A letter", stance=Stance.CONTEXT)
        approve(ed, propose(fyodor, claim))
        shown = page(client, address(commentary))
        assert words(shown, ".evidence cite") == ["A letter"]
        assert shown.cssselect(".evidence a") == []

    def test_it_tells_what_was_corrected_and_why(
        self, client: FlaskClient, commentary: Commentary, verdict: Verdict, fyodor: Person, ed: Person
    ):
        correct(fyodor, ed, verdict)
        shown = page(client, address(commentary))
        assert words(shown, ".badge") == ["1 ◐ Mixed"]
        for entry in (".card .earlier li", ".changes li"):
            (said,) = words(shown, entry)
            assert "✕ False corrected to ◐ Mixed" in said
            assert "The invoice was found." in said
            assert shown.cssselect(f"{entry} a")[0].get("href") == f"/verdicts/{verdict.id}"

    def test_it_tells_what_was_retracted_and_why_without_a_badge(
        self, client: FlaskClient, commentary: Commentary, verdict: Verdict, ed: Person
    ):
        retract(ed, verdict)
        shown = page(client, address(commentary))
        assert shown.cssselect(".badge, .card") == []
        assert words(shown, ".passage .claim.r-open") == ["It cost 5 million euros"]
        assert "✕ False retracted" in words(shown, ".changes li")[0]
        assert "The accounts were of another town." in words(shown, ".changes li")[0]
        assert "Its verdict was retracted" in words(shown, "details .claims li")[0]

    def test_it_keeps_the_card_of_every_claim_on_the_same_words(
        self, client: FlaskClient, commentary: Commentary, fyodor: Person, ed: Person
    ):
        for rating in ("true", "false"):
            approve(ed, propose(fyodor, make_claim(fyodor, commentary), rating))
        shown = page(client, address(commentary))
        assert words(shown, ".badge") == ["1 ✓ True", "2 ✕ False"] == words(shown, ".card h2")

    def test_it_explains_the_whole_scale(self, client: FlaskClient, commentary: Commentary, fyodor: Person):
        make_claim(fyodor, commentary)
        terms = words(page(client, address(commentary)), ".scale dt")
        assert (terms[0], terms[-1], len(terms)) == ("✓ True", "○ Not checked yet", 8)

    def test_it_shows_html_in_any_field_as_text(self, client: FlaskClient, fyodor: Person, ed: Person):
        commentary = make_commentary(
            fyodor,
            f"It said {HOSTILE} twice.",
            title=HOSTILE,
            topic=HOSTILE,
            label=HOSTILE,
            byline=HOSTILE,
            credit=HOSTILE,
            outlet=HOSTILE,
            source_url=f"https://x.example/{HOSTILE}",
        )
        claim = make_claim(fyodor, commentary, HOSTILE, wording=HOSTILE, holder=HOSTILE)
        make_evidence(
            fyodor, claim, title=HOSTILE, url=f"https://x.example/{HOSTILE}", publisher=HOSTILE, passage=HOSTILE,
            note=HOSTILE,
        )  # fmt: skip
        publish(ed, commentary)
        said = {"summary": HOSTILE, "explanation": f"{HOSTILE}\n\n[link](javascript:alert(3))"}
        first = approve(ed, propose(fyodor, claim, **said))
        second = approve(ed, propose(fyodor, claim, correction=HOSTILE, **said))
        for path in ("/", address(commentary), f"/verdicts/{first.id}", f"/verdicts/{second.id}"):
            shown = page(client, path)
            run = [each for each in shown.iter("script") if each.get("type") != "application/ld+json"]
            assert {script.get("src").partition("?")[0] for script in run} <= {"/static/reader.js"}
            assert not list(shown.iter("img", "style", "iframe", "object"))
            assert not [name for element in shown.iter() for name in element.attrib if name.startswith(("on", "style"))]
            assert not [link for link in shown.iter("a") if not link.get("href").startswith(("/", "#", "https:"))]
            assert "{{ 7 * 7 }}" in shown.text_content()


class TestLanguage:
    @pytest.mark.parametrize(
        ("language", "fare", "rating"),
        [
            ("ru", "1 утверждение, проверено 1, по состоянию на", "Неправда"),
            ("be", "1 сцвярджэнне, праверана 1, станам на", "Няпраўда"),
        ],
    )
    def test_it_speaks_the_language_of_the_text(
        self, client: FlaskClient, fyodor: Person, ed: Person, language: str, fare: str, rating: str
    ):
        commentary = make_commentary(fyodor, "Мост 1998.", title="Мост", language=language)
        approve(ed, propose(fyodor, make_claim(fyodor, commentary, "Мост 1998")))
        shown = page(client, address(publish(ed, commentary)))
        assert shown.get("lang") == language
        assert words(shown, ".fare > p")[0].startswith(fare)
        assert words(shown, ".badge") == [f"1 ✕ {rating}"]

    def test_it_marks_a_text_in_a_language_that_it_does_not_speak(
        self, client: FlaskClient, fyodor: Person, ed: Person
    ):
        commentary = publish(ed, make_commentary(fyodor, "הגשר נפתח.", title="הגשר", language="und"))
        shown = page(client, address(commentary))
        assert shown.get("lang") == "en"
        for text in shown.cssselect("h1, .passage > p"):
            assert (text.get("lang"), text.get("dir")) == ("und", "auto")

    def test_it_marks_titles_of_other_languages_in_the_list(self, client: FlaskClient, fyodor: Person, ed: Person):
        publish(ed, make_commentary(fyodor, "Мост 1998.", title="Мост", language="ru"))
        shown = page(client, "/")
        assert (shown.get("lang"), shown.cssselect("h2")[0].get("lang")) == ("en", "ru")


class TestHome:
    def test_it_says_what_will_be_here(self, client: FlaskClient, database: object):
        pages.render()
        assert words(page(client, "/"), ".empty")[0].startswith("Nothing is published yet.")

    @pytest.mark.usefixtures("verdict")
    def test_it_lists_what_is_published_newest_first(
        self, client: FlaskClient, commentary: Commentary, fyodor: Person, ed: Person
    ):
        make_commentary(fyodor, title="A draft")
        newer = publish(ed, make_commentary(fyodor, title="A second bridge"))
        shown = page(client, "/")
        assert words(shown, "article h2") == ["A second bridge", "A bridge and its price"]
        assert [link.get("href") for link in shown.cssselect("h2 a")] == [address(newer), address(commentary)]
        assert words(shown, "article .fare p")[1].startswith("1 claim, 1 checked, as of ")


class TestVerdict:
    def test_it_tells_what_was_found_and_leads_to_the_text(
        self, client: FlaskClient, commentary: Commentary, claim: Claim, verdict: Verdict
    ):
        shown = page(client, f"/verdicts/{verdict.id}")
        assert words(shown, "h1") == ["✕ False"]
        assert words(shown, ".wording") == ["It cost 5 million euros"]
        assert words(shown, ".evidence a") == ["The town’s accounts, 1998"]
        assert f"{address(commentary)}#claim-{claim.id}" in [link.get("href") for link in shown.iter("a")]
        assert shown.cssselect(".notice") == []

    def test_it_says_by_which_version_it_was_replaced(
        self, client: FlaskClient, verdict: Verdict, fyodor: Person, ed: Person
    ):
        newer = correct(fyodor, ed, verdict)
        shown = page(client, f"/verdicts/{verdict.id}")
        (notice,) = words(shown, ".notice")
        assert notice.startswith("Corrected on ")
        assert "The invoice was found." in notice
        assert shown.cssselect(".notice a")[0].get("href") == f"/verdicts/{newer.id}"
        assert words(shown, ".summary") == ["It cost 9.1 million euros."]

    def test_it_says_why_it_was_retracted(self, client: FlaskClient, verdict: Verdict, ed: Person):
        with clock.reading(lambda: datetime(2031, 2, 9, tzinfo=UTC)):
            retract(ed, verdict)
        shown = page(client, f"/verdicts/{verdict.id}")
        assert words(shown, ".notice") == ["Retracted on 9 February 2031 The accounts were of another town."]

    def test_it_says_first_on_the_page_of_its_claim_that_it_was_retracted(
        self, client: FlaskClient, claim: Claim, verdict: Verdict, ed: Person
    ):
        with clock.reading(lambda: datetime(2031, 2, 9, tzinfo=UTC)):
            retract(ed, verdict)
        shown = page(client, f"/claims/{claim.id}")
        assert words(shown, ".notice") == ["Retracted on 9 February 2031 The accounts were of another town."]
        assert shown.cssselect("main .notice + p")[0].text_content().startswith("No verdict stands on this claim now.")

    def test_it_says_that_it_names_no_source(self, client: FlaskClient, claim: Claim, fyodor: Person, ed: Person):
        verdict = approve(ed, propose(fyodor, claim))
        shown = page(client, f"/verdicts/{verdict.id}")
        assert "No source is given." in words(shown, ".verdict p")

    def test_it_leads_from_a_retracted_version_to_the_one_that_stands(
        self, client: FlaskClient, claim: Claim, verdict: Verdict, fyodor: Person, ed: Person
    ):
        retract(ed, verdict)
        newer = approve(ed, propose(fyodor, claim, "true"))
        shown = page(client, f"/verdicts/{verdict.id}")
        assert shown.cssselect(".notice a")[0].get("href") == f"/verdicts/{newer.id}"


class TestWithdrawn:
    def test_it_says_why_and_when_at_every_address(
        self, client: FlaskClient, commentary: Commentary, verdict: Verdict, ed: Person
    ):
        with clock.reading(lambda: datetime(2031, 2, 9, tzinfo=UTC)):
            commentaries.withdraw(ed, commentary, seen=commentary.version, reason="It was a forgery.")
        for path in (address(commentary), f"/verdicts/{verdict.id}"):
            shown = page(client, path, 410)
            assert words(shown, ".notice p") == ["It was a forgery."]
            assert "withdrawn on 9 February 2031" in shown.text_content()
        assert "It cost" not in client.get(address(commentary)).text


class TestError:
    def test_it_says_what_happened_and_leads_home(self, client: FlaskClient):
        shown = page(client, "/c/nothing-here", 404)
        assert words(shown, "h1") == ["There is nothing here"]
        assert "/" in [link.get("href") for link in shown.cssselect("main a")]
