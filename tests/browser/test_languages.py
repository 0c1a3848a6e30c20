"""A check in Belarusian, from the sign-in to a verdict that is published, by people whose browsers ask for it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from factcheck.models import Person, Verdict, VerdictState
from tests.browser.helpers import axe, sign_in
from tests.factories import make_claim, make_commentary, publish

# The browser is tried here; both engines are in tests/web.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

TEXT = "Мост адкрылі ў 1998 годзе. Ён каштаваў 5 мільёнаў еўра, кажа мэр."


def test_it_takes_a_claim_to_a_published_verdict_in_belarusian(
    new_page: Callable[..., Page], fyodor: Person, ed: Person
) -> None:
    commentary = make_commentary(fyodor, TEXT, language="be")
    claim = make_claim(fyodor, commentary, "Ён каштаваў 5 мільёнаў еўра")
    publish(ed, commentary)
    page = new_page(locale="be-BY", viewport={"width": 1280, "height": 800})
    page.goto("/sign-in")
    expect(page.locator("html")).to_have_attribute("lang", "be")
    axe(page)
    sign_in(page, fyodor)
    axe(page)
    page.get_by_role("link", name="Чарга").click()
    axe(page)
    page.get_by_role("link", name=claim.wording).click()
    page.get_by_role("button", name="Узяць сабе").click()
    expect(page.locator("#messages")).to_contain_text("Гэтае сцвярджэнне правяраеце вы.")
    page.get_by_label("Вынік адным сказам").fill("Ён каштаваў 9 мільёнаў.")
    expect(page.locator("#save-state")).to_contain_text("Чарнавік захаваны ў")
    page.get_by_role("radio", name="Няпраўда").first.check()
    page.get_by_role("button", name="Прапанаваць", exact=True).click()
    expect(page.locator("#messages")).to_contain_text("Прапанавана. Цяпер гэта разгледзіць нехта іншы.")
    axe(page)

    editor = new_page(locale="be-BY", viewport={"width": 390, "height": 844})
    sign_in(editor, ed)
    editor.goto(f"/desk/claims/{claim.id}")
    editor.get_by_role("button", name="Ухваліць").click()
    expect(editor.locator("#messages")).to_contain_text("Ухвалена.")
    axe(editor)
    assert Verdict.get(claim=claim.id).state is VerdictState.PUBLISHED
    expect(page.locator("#verdict")).to_contain_text("Разгляд: Ed")  # it was told as it happened
