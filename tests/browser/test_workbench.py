"""The workbench in a browser: by mouse, by keys, without scripts, with two people at once and with the network gone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from factcheck.models import Claim, Commentary, Edition, Evidence, Person, Verdict, VerdictState
from factcheck.services import claims, commentaries
from factcheck.text import Claim as Found
from factcheck.text import Span, Split
from tests.browser.helpers import axe, place_of, sign_in
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose

# The pages in tests/web write on both engines; here it is the browser that is tried.
sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
HOSTILE = "<script>document.title = 'owned'</script><img src=x onerror=\"document.title = 'owned'\">"
TEXT = f"""The 👩🏽‍🚀 bridge over the river 🎉 opened in 1998. It cost 5 million euros, the mayor said.

Two thirds of the town’s people cross it every day.

{"A paragraph that is long and has no claim. " * 60}

The last word is that the second bridge opens in 2031."""


@pytest.fixture
def bridge(fyodor: Person) -> Commentary:
    """A commentary on a bridge with four claims, the likeliest first in the text's order."""
    commentary = make_commentary(fyodor, TEXT)
    for quote in ("opened in 1998", "It cost 5 million euros", "Two thirds of the town’s people", "opens in 2031"):
        make_claim(fyodor, commentary, quote)
    return commentary


@pytest.fixture
def desk_of(new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Opens a browser at which somebody is signed in: `desk_of(ed, viewport=PHONE)`."""

    def open_browser(person: Person, **options: object) -> Page:
        page = new_page(**{"viewport": WIDE, **options})
        sign_in(page, person)
        return page

    return open_browser


@pytest.fixture
def page(desk_of: Callable[..., Page], fyodor: Person, bridge: Commentary) -> Page:
    """Fyodor at the bridge, its claims in the order of the text."""
    page = desk_of(fyodor)
    page.goto(f"/desk/c/{bridge.id}?order=text")
    return page


def select(page: Page, words: str) -> None:
    """Select words of the text, wherever the ends of claims cut them, as dragging over them does."""
    page.evaluate(
        """words => {
            const root = document.getElementById("words"), range = document.createRange();
            const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT,
                node => node.parentElement.closest("[data-start]") ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP);
            const found = [];
            for (let node = nodes.nextNode(), at = 0; node; at += node.length, node = nodes.nextNode())
                found.push([node, at]);
            const text = found.map(([node]) => node.data).join("");
            const start = text.indexOf(words), end = start + words.length;
            if (start < 0) throw new Error(`no ${words} in the text`);
            const [first, from] = found.findLast(([, at]) => at <= start);
            const [last, to] = found.findLast(([, at]) => at < end);
            range.setStart(first, start - from);
            range.setEnd(last, end - to);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        words,
    )


def wording(page: Page) -> Locator:
    """The field that words the claim at hand."""
    return page.locator("#hand").get_by_label("Wording", exact=True)


def message(page: Page) -> Locator:
    return page.locator("#messages")


# Picking a claim


@sqlite
def test_it_picks_a_claim_by_its_words_its_number_or_its_row(page: Page) -> None:
    page.locator("#words .claim", has_text="It cost").click()
    expect(wording(page)).to_have_value("It cost 5 million euros")
    page.locator("#words").get_by_role("link", name="Claim 3").press("Enter")
    expect(wording(page)).to_have_value("Two thirds of the town’s people")
    page.locator("#list").get_by_role("link", name="opened in 1998").click()
    expect(wording(page)).to_have_value("opened in 1998")
    page.go_back()
    expect(wording(page)).to_have_value("Two thirds of the town’s people")


@sqlite
def test_it_steps_through_the_claims_by_keys_and_brings_each_into_view(page: Page) -> None:
    for step in ("It cost 5 million euros", "Two thirds of the town’s people", "opens in 2031"):
        page.keyboard.press("j")
        expect(wording(page)).to_have_value(step)
        expect(page.locator("#words .at-hand")).to_be_in_viewport()
        expect(page.locator("#list [aria-current][data-claim]")).to_be_in_viewport()
    page.keyboard.press("k")
    expect(wording(page)).to_have_value("Two thirds of the town’s people")
    expect(page.locator("#words .at-hand")).to_be_in_viewport()


@sqlite
def test_it_fetches_nothing_but_the_pane_of_the_claim_that_is_picked(page: Page) -> None:
    fetched: list[str] = []
    page.on("response", lambda response: fetched.append(response.url))
    claim = Claim.get(exact="It cost 5 million euros")
    page.keyboard.press("j")
    expect(wording(page)).to_have_value("It cost 5 million euros")
    pages = [address for address in fetched if "/desk/c/" in address or "/hand" in address]
    assert [address.rpartition("/")[2] for address in pages] == ["hand?order=text&claim=" + claim.id]
    assert page.url.endswith(f"order=text&claim={claim.id}")
    expect(page.locator("#words .at-hand")).to_have_text("It cost 5 million euros")
    page.locator("#list").get_by_role("link", name="open 4").click()
    expect(page.locator("#list").get_by_role("link", name="open 4")).to_have_attribute("aria-current", "true")
    expect(wording(page)).to_have_value("It cost 5 million euros")


@sqlite
def test_it_draws_a_dismissed_claim_in_the_text_only_while_it_is_at_hand(page: Page, fyodor: Person) -> None:
    claims.dismiss(fyodor, make_claim(fyodor, Commentary.get(), "The last word"), seen=1, reason="Not a claim.")
    page.reload()
    page.get_by_text("1 dismissed").click()
    page.locator("#list").get_by_role("link", name="The last word").click()
    expect(page.locator("#words .at-hand")).to_have_text("The last word")
    page.locator("#words").get_by_role("link", name="Claim 1").click()
    expect(wording(page)).to_have_value("opened in 1998")
    expect(page.locator("#words .s-dismissed")).to_have_count(0)


@sqlite
def test_it_leaves_keys_alone_while_one_types_and_where_they_are_switched_off(page: Page) -> None:
    wording(page).press_sequentially("jjk?")
    expect(wording(page)).to_have_value("jjk?opened in 1998")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.locator("#hand").focus()
    page.keyboard.press("?")
    page.get_by_label("Single keys are on.").uncheck()
    expect(page.get_by_label("Single keys are on.")).to_be_enabled()
    page.get_by_role("button", name="Close").click()
    page.reload()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("button", name="Keys").click()
    expect(page.get_by_role("dialog")).to_be_visible()


# Correcting the split


@sqlite
@pytest.mark.parametrize(
    "words",
    ["👩🏽‍🚀 bridge", "river 🎉 opened", "cost 5", "🎉", "the mayor said.Two thirds", "The last word"],
    ids=["an emoji first", "into a claim", "inside a claim", "only an emoji", "over a paragraph", "far down"],
)
def test_it_adds_what_is_selected_counted_in_code_points(page: Page, words: str) -> None:
    select(page, words)
    page.keyboard.press("n")
    expect(message(page)).to_have_text("Claim added.")
    added = Claim.select().order_by(Claim.id.desc()).get()
    assert added.exact.replace("\n\n", "") == words
    assert TEXT[added.start :].startswith(added.exact)


@sqlite
def test_it_offers_a_button_beside_words_that_are_selected_by_mouse(page: Page) -> None:
    words = page.locator("#words .claim", has_text="It cost").bounding_box()
    assert words
    page.mouse.move(words["x"] + 1, words["y"] + words["height"] / 2)
    page.mouse.down()
    page.mouse.move(words["x"] + words["width"] - 1, words["y"] + words["height"] / 2, steps=4)
    page.mouse.up()
    page.get_by_role("button", name="Add claim", exact=True).click()
    expect(message(page)).to_have_text("Claim added.")
    expect(page.get_by_role("button", name="Add claim", exact=True)).to_be_hidden()
    assert Claim.select().count() == 5


@sqlite
def test_it_splits_a_claim_where_the_caret_stands(page: Page, bridge: Commentary) -> None:
    page.keyboard.press("j")
    expect(wording(page)).to_have_value("It cost 5 million euros")
    select(page, "million")
    page.keyboard.press("x")
    expect(page.get_by_label("Where")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(wording(page)).to_have_value("It cost 5")
    assert "million euros" in [claim.wording for claim in Claim.standing(bridge.edition)]


@sqlite
def test_it_merges_and_dismisses_by_keys(page: Page, bridge: Commentary) -> None:
    page.keyboard.press("m")
    page.keyboard.press("Control+Enter")
    expect(wording(page)).to_have_value("opened in 1998 It cost 5 million euros")
    page.keyboard.press("d")
    page.keyboard.type("Said twice.")
    page.keyboard.press("Enter")
    expect(page.locator("#hand")).to_contain_text("Dismissed: Said twice.")
    page.locator("#hand").get_by_role("button", name="Reopen").click()
    expect(wording(page)).to_be_visible()
    assert len(Claim.standing(bridge.edition)) == 3


@sqlite
def test_it_shows_the_claims_by_itself_once_the_text_is_split(page: Page, bridge: Commentary, fyodor: Person) -> None:
    fresh = make_commentary(fyodor, "The bridge opened in 1998.")
    Edition.update(split_at=None).where(Edition.commentary == fresh).execute()
    page.goto(f"/desk/c/{fresh.id}")
    expect(page.locator("#list")).to_contain_text("The text is being split into claims.")
    claims.record_split(fresh.edition, Split("en", claims=(Found((Span(0, 25),), "The bridge opened in 1998."),)))
    expect(wording(page)).to_have_value("The bridge opened in 1998.")


@sqlite
def test_it_drags_the_ends_of_a_claim_to_whole_words(page: Page) -> None:
    page.keyboard.press("j")
    expect(wording(page)).to_have_value("It cost 5 million euros")
    for end, (onto, words) in {
        "end": ("the mayor", "It cost 5 million euros, the mayor"),
        "start": ("5 million", "5 million euros, the mayor"),
    }.items():
        handle = page.locator(f"#words .handle.{end}").bounding_box()
        place = place_of(page, onto)
        assert handle
        page.mouse.move(handle["x"] + (3 if end == "end" else -3), handle["y"] + handle["height"] / 2)
        page.mouse.down()
        page.mouse.move(place["right"] if end == "end" else place["left"] - 2, place["y"], steps=5)
        page.mouse.up()
        expect(page.locator("#hand blockquote").first).to_have_text(words)
    expect(wording(page)).to_have_value("5 million euros, the mayor")
    page.locator("#hand").focus()
    page.keyboard.press("u")
    expect(wording(page)).to_have_value("It cost 5 million euros, the mayor")
    page.locator("#hand").focus()
    page.keyboard.press("u")
    expect(wording(page)).to_have_value("It cost 5 million euros")


@sqlite
def test_it_moves_ends_and_takes_words_in_by_keys_as_their_owner_set_them(page: Page, fyodor: Person) -> None:
    page.keyboard.press("j")
    expect(wording(page)).to_have_value("It cost 5 million euros")
    for key, words in {"]": "It cost 5 million euros, the", "}": "It cost 5 million euros"}.items():
        page.keyboard.press(key)
        expect(wording(page)).to_have_value(words)
    select(page, "opened in 1998")
    page.keyboard.press("p")
    expect(page.locator("#hand blockquote").first).to_have_text("opened in 1998 … It cost 5 million euros")
    expect(page.locator("#words .handle")).to_have_count(4)
    axe(page)
    page.locator("#hand").focus()
    page.keyboard.press("?")
    page.get_by_role("link", name="Change keys").click()
    axe(page)
    page.get_by_label("Next claim").fill("d")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("“d” is taken: next claim.")).to_be_visible()
    axe(page)
    page.get_by_label("Next claim").fill("l")
    page.get_by_role("button", name="Save").click()
    page.goto(f"/desk/c/{Commentary.get().id}?order=text")
    page.keyboard.press("j")
    page.keyboard.press("l")
    expect(page.locator("#hand h2")).to_contain_text("Claim 2")


# A verdict, from the first source to the approval


def test_it_takes_a_claim_from_its_source_to_a_published_verdict(
    page: Page, desk_of: Callable[..., Page], ed: Person, bridge: Commentary
) -> None:
    page.keyboard.press("s")
    page.keyboard.type("https://town.example/accounts")
    page.get_by_label("Title").fill("The town’s accounts")
    page.get_by_label("Passage").fill("opened on 3 May 1999")
    page.get_by_label("refutes the claim", exact=True).check()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#sources")).to_contain_text("The town’s accounts")

    page.keyboard.press("6")
    expect(page.get_by_role("radio", name="False The claim")).to_be_checked()
    page.get_by_label("Summary").fill("It opened in 1999.")
    page.get_by_label("Explanation").fill("The **accounts** say so.")
    page.get_by_role("button", name="Cite The town’s accounts").click()
    expect(page.locator(".preview strong")).to_have_text("accounts")
    expect(page.locator(".preview").get_by_role("link", name="Source 1: The town’s accounts")).to_have_text("1")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#verdict")).to_contain_text("somebody else must review it")

    review = desk_of(ed)
    review.get_by_role("link", name="opened in 1998").click()
    expect(review.locator("#verdict")).to_contain_text("opened on 3 May 1999")
    expect(review.get_by_role("button", name="Keys")).to_be_visible()  # the scripts are there
    review.keyboard.press("a")
    expect(review.get_by_role("button", name="Approve")).to_be_focused()
    review.keyboard.press("Enter")
    expect(message(review)).to_have_text("Approved.")
    review.get_by_text("Publish", exact=True).click()
    expect(review.get_by_text("Readers will see the text, with 1 of its")).to_be_visible()
    review.get_by_role("button", name="Publish now").click()
    expect(review.get_by_role("link", name="Readers’ page")).to_be_visible()
    assert Verdict.get().state is VerdictState.PUBLISHED
    assert Evidence.get().passage == "opened on 3 May 1999"
    review.get_by_role("link", name="Readers’ page").click()
    expect(review.locator("body")).to_contain_text("It opened in 1999.")


@sqlite
def test_it_lists_what_the_gate_asks_and_publishes_all_the_same_with_a_reason(
    page: Page, desk_of: Callable[..., Page], ada: Person, ed: Person, fyodor: Person
) -> None:
    admin = desk_of(ada)
    admin.goto("/admin/gate")
    axe(admin)
    admin.get_by_label("Independent sources").fill("2")
    admin.get_by_label("A passage that is quoted").check()
    admin.get_by_label("An explanation").check()
    admin.get_by_role("button", name="Save").click()
    expect(message(admin)).to_contain_text("Saved.")
    page.reload()
    asked = page.locator("#propose .lacks li")
    expect(asked).to_have_text(
        ["2 independent sources (there are 0)", "a passage that is quoted from a source", "an explanation"]
    )
    page.locator("#propose-verdict-explanation").fill("So say the accounts.")
    expect(asked.last).to_be_hidden()
    verdict = propose(fyodor, Claim.get(exact="opened in 1998"))
    review = desk_of(ed)
    review.goto(f"/desk/claims/{verdict.claim_id}")
    expect(review.get_by_role("button", name="Keys")).to_be_visible()  # the scripts are there
    axe(review)
    review.keyboard.press("a")
    review.keyboard.press("Enter")
    expect(review.get_by_label("Why it is published all the same")).to_be_focused()
    axe(review)
    review.keyboard.type("The accounts are the only record.")
    review.keyboard.press("Control+Enter")
    expect(message(review)).to_have_text("Approved.")
    assert Verdict.get().override == "The accounts are the only record."


@sqlite
def test_it_counts_the_summary_in_code_points(page: Page) -> None:
    summary = page.get_by_label("Summary")
    summary.fill("🎉" * 200)
    expect(page.locator("#hand output")).to_have_text("200/200")
    summary.fill("🎉" * 201)
    expect(page.locator("#hand output")).to_have_class("count over")


@sqlite
def test_it_previews_nothing_that_would_not_be_published(page: Page) -> None:
    page.get_by_label("Explanation").fill(f"**so** {HOSTILE}")
    expect(page.locator(".preview .explanation strong")).to_have_text("so")
    expect(page.locator(".preview .explanation")).to_contain_text(HOSTILE)
    expect(page).not_to_have_title("owned")


@sqlite
def test_it_goes_to_the_rating_that_is_chosen(page: Page) -> None:
    page.locator("#hand").focus()
    page.keyboard.press("5")
    page.locator("#hand").focus()
    page.keyboard.press("v")
    expect(page.get_by_role("radio", name="Mostly false")).to_be_focused()


@sqlite
def test_it_proposes_when_enter_is_pressed_on_a_rating(page: Page) -> None:
    page.get_by_label("Summary").fill("It opened in 1999.")
    page.locator("#hand").focus()
    page.keyboard.press("6")
    page.keyboard.press("Enter")
    expect(page.locator("#verdict")).to_contain_text("somebody else must review it")
    assert Verdict.get().rating_id == "false"


@sqlite
def test_it_goes_to_the_field_that_was_refused(page: Page) -> None:
    page.keyboard.press("1")
    page.get_by_label("Summary").fill("x" * 201)
    page.get_by_label("Explanation").fill("Kept.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_label("Summary")).to_be_focused()
    expect(page.locator("#verdict")).to_contain_text("At most 200 characters.")
    expect(page.get_by_label("Explanation")).to_have_value("Kept.")


@sqlite
def test_it_returns_a_proposal_by_keys(
    desk_of: Callable[..., Page], ed: Person, fyodor: Person, bridge: Commentary
) -> None:
    verdict = propose(fyodor, Claim.get(exact="opened in 1998"))
    page = desk_of(ed)
    page.goto(f"/desk/claims/{verdict.claim_id}")
    page.keyboard.press("r")
    page.keyboard.type("Quote the accounts.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#verdict")).to_contain_text("Returned by Ed: Quote the accounts.")


# Nothing that was typed is lost


@sqlite
def test_it_shows_both_texts_when_two_people_save_and_lets_the_second_save_over(
    page: Page, desk_of: Callable[..., Page], ed: Person
) -> None:
    other = desk_of(ed)
    other.goto(page.url)
    wording(page).fill("Mine.")
    wording(other).fill("Theirs.")
    other.get_by_role("button", name="Save the claim").click()
    expect(message(other)).to_have_text("Claim saved.")
    page.get_by_role("button", name="Save the claim").click()
    expect(page.get_by_role("alert")).to_contain_text("Somebody else saved this first.")
    expect(page.get_by_role("row", name="Wording")).to_have_text("WordingTheirs.Mine.")
    expect(wording(page)).to_have_value("Mine.")
    page.get_by_role("button", name="Save the claim").click()
    expect(message(page)).to_have_text("Claim saved.")
    assert Claim.get(exact="opened in 1998").wording == "Mine."


@sqlite
def test_it_brings_back_what_was_typed_and_not_saved(page: Page) -> None:
    wording(page).fill("It opened at last.")
    page.keyboard.press("Escape")
    page.locator("#list").get_by_role("link", name="opens in 2031").click()
    expect(wording(page)).to_have_value("opens in 2031")
    page.go_back()
    expect(wording(page)).to_have_value("It opened at last.")
    page.reload()
    expect(wording(page)).to_have_value("It opened at last.")
    page.get_by_role("button", name="Discard it").click()
    expect(wording(page)).to_have_value("opened in 1998")
    page.reload()
    expect(wording(page)).to_have_value("opened in 1998")


@sqlite
def test_it_does_not_save_a_draft_over_what_somebody_saved_since(page: Page, ed: Person) -> None:
    wording(page).fill("Mine.")
    claim = Claim.get(exact="opened in 1998")
    claims.revise(ed, claim, seen=1, wording="Theirs.", holder="", kind=claim.kind)
    page.reload()
    expect(wording(page)).to_have_value("Mine.")
    page.get_by_role("button", name="Save the claim").click()
    expect(page.get_by_role("row", name="Wording")).to_have_text("WordingTheirs.Mine.")


@sqlite
def test_it_keeps_what_was_typed_while_the_network_is_gone(page: Page) -> None:
    wording(page).fill("It opened at last.")
    page.route("**/desk/claims/*", lambda route: route.abort())
    page.get_by_role("button", name="Save the claim").click()
    expect(message(page)).to_contain_text("The server cannot be reached. Nothing was saved")
    expect(wording(page)).to_have_value("It opened at last.")
    page.unroute("**/desk/claims/*")
    page.get_by_role("button", name="Save the claim").click()
    expect(message(page)).to_have_text("Claim saved.")


@sqlite
def test_it_keeps_what_was_typed_when_the_session_has_ended(page: Page) -> None:
    wording(page).fill("It opened at last.")
    page.context.clear_cookies()
    page.get_by_role("button", name="Save the claim").click()
    expect(message(page)).to_contain_text("Nothing was saved: you are signed out.")
    sign_in_again = page.context.new_page()
    sign_in(sign_in_again, Person.get(name="Fyodor"))
    page.reload()
    expect(wording(page)).to_have_value("It opened at last.")
    page.get_by_role("button", name="Save the claim").click()
    expect(message(page)).to_have_text("Claim saved.")


# Without scripts, and on small screens


@sqlite
def test_it_works_without_scripts(desk_of: Callable[..., Page], fyodor: Person, bridge: Commentary) -> None:
    page = desk_of(fyodor, java_script_enabled=False)
    page.goto(f"/desk/c/{bridge.id}?order=text")
    page.locator("#words").get_by_role("link", name="Claim 2").click()
    wording(page).fill("The bridge cost 5 million.")
    page.get_by_role("button", name="Save the claim").click()
    expect(message(page)).to_have_text("Claim saved.")
    page.locator("#add summary").click()
    page.get_by_label("Words of the text").fill("every day")
    page.get_by_role("button", name="Add the claim").click()
    expect(wording(page)).to_have_value("every day")
    page.get_by_label("Explanation").fill("It is **so**.")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".preview strong")).to_have_text("so")
    page.get_by_role("radio", name="Unverifiable").check()
    page.get_by_label("Summary").fill("Nobody counted them.")
    page.get_by_role("button", name="Propose", exact=True).click()
    expect(page.locator("#verdict")).to_contain_text("Nobody counted them.")


@sqlite
def test_it_shows_the_words_and_the_row_of_the_claim_at_hand_without_scripts(
    desk_of: Callable[..., Page], fyodor: Person, bridge: Commentary
) -> None:
    page = desk_of(fyodor, java_script_enabled=False)
    for number in range(12):
        make_claim(fyodor, bridge, "A paragraph that is long", wording=f"It is long, {number}")
    page.goto(f"/desk/claims/{Claim.get(exact='opens in 2031').id}")
    expect(page.locator("#words .at-hand")).to_be_in_viewport()
    expect(page.locator("#list [aria-current][data-claim]")).to_be_in_viewport()
    expect(page.locator("#hand header")).to_be_in_viewport()
    page.locator("#list").get_by_role("link", name="opened in 1998").click()
    expect(page.locator("#words .at-hand")).to_have_text("opened in 1998")
    expect(page.locator("#words .at-hand")).to_be_in_viewport()


@sqlite
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_it_makes_a_claim_of_a_sentence_without_scripts_or_selecting(
    desk_of: Callable[..., Page], fyodor: Person, bridge: Commentary, viewport: dict[str, int]
) -> None:
    page = desk_of(fyodor, java_script_enabled=False, viewport=viewport)
    page.goto(f"/desk/c/{bridge.id}")
    page.get_by_role("link", name="Sentences").click()
    page.get_by_role("button", name="Make another claim of “The last word").click()
    expect(message(page)).to_have_text("Claim added.")
    expect(page.locator("li:target")).to_be_in_viewport()
    page.get_by_role("link", name="The last word is that the second bridge").click()
    expect(wording(page)).to_have_value("The last word is that the second bridge opens in 2031.")
    assert Claim.select().count() == 5


@sqlite
def test_it_discards_a_scrape_and_undoes_it(desk_of: Callable[..., Page], fyodor: Person) -> None:
    scrape = commentaries.receive(fyodor, content=b"A text.", filename="text.txt", characters="A text.")
    page = desk_of(fyodor)
    page.goto(f"/desk/scrapes/{scrape.id}")
    page.get_by_role("button", name="Discard it").click()
    expect(page.get_by_role("link", name="text.txt")).to_be_hidden()
    axe(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="text.txt")).to_be_visible()


@sqlite
def test_it_fits_one_screen_without_scrolling_the_frame(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollHeight") == WIDE["height"]
    assert page.evaluate("document.documentElement.scrollWidth") == WIDE["width"]


@sqlite
def test_it_runs_nothing_that_people_type(page: Page, fyodor: Person, ed: Person) -> None:
    commentary = make_commentary(fyodor, f"It says {HOSTILE} here.", title=HOSTILE, topic=HOSTILE)
    claim = make_claim(fyodor, commentary, HOSTILE, wording=HOSTILE, holder=HOSTILE)
    make_evidence(fyodor, claim, title=HOSTILE, passage=HOSTILE, note=HOSTILE)
    approve(ed, propose(fyodor, claim, summary=HOSTILE, explanation=HOSTILE))
    page.goto(f"/desk/claims/{claim.id}")
    expect(page.locator("#hand .summary")).to_have_text(HOSTILE)
    expect(page.locator("#words .claim")).to_have_text(HOSTILE)
    assert page.title().startswith(HOSTILE)
    page.goto("/desk")
    assert page.title() == "Desk · factcheck"
