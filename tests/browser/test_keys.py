"""The one script: completions while typing, and single keys."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import skip_without_browser, violations
from tests.web.archive import BRIDGE

skip_without_browser()
pytestmark = pytest.mark.browser


def complete(page: Page, typed: str) -> None:
    """Types into the box and waits for completions."""
    page.get_by_role("combobox").focus()
    page.keyboard.type(typed)
    expect(page.get_by_role("listbox")).to_be_visible()


def test_a_completion_is_chosen_by_keys(page: Page) -> None:
    page.goto("/search?q=&source=Valley+Post")
    complete(page, "dyk")
    box = page.get_by_role("combobox")
    assert violations(page) == []
    page.keyboard.press("ArrowDown")
    first = page.get_by_role("option").first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", str(first.get_attribute("id")))
    expect(box).to_have_value("dyk")
    page.keyboard.press("ArrowUp")
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    # The filter stays.
    expect(page).to_have_url(re.compile(r"/search\?q=dyke&source=Valley\+Post$"))


def test_completions_go_away_and_come_back(page: Page) -> None:
    page.goto("/")
    complete(page, "dyk")
    box = page.get_by_role("combobox")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("dyk")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_what_is_typed_is_searched_where_nothing_is_chosen(page: Page) -> None:
    page.goto("/")
    complete(page, "dyk")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=dyk$"))


def test_a_title_is_a_place_to_go(page: Page) -> None:
    page.goto("/")
    complete(page, "wexley")
    page.get_by_role("option", name=re.compile("Wexley Bridge Closed")).click()
    expect(page).to_have_url(re.compile(f"/articles/{BRIDGE}$"))


def test_the_box_searches_where_completions_fail(page: Page) -> None:
    page.route("**/suggest.json*", lambda route: route.abort())
    page.goto("/")
    page.get_by_role("combobox").fill("dyke")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=dyke$"))


def test_keys_reach_the_box_and_the_results(page: Page) -> None:
    page.goto("/search?q=dyke")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the results")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the results")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#results")).to_be_focused()
    links = page.locator(".results h2 a")
    for key, number in (("j", 0), ("j", 1), ("k", 0), ("k", 0)):
        page.keyboard.press(key)
        expect(links.nth(number)).to_be_focused()
    page.keyboard.press("/")
    box = page.get_by_role("combobox")
    expect(box).to_be_focused()
    page.keyboard.type("jk?/")
    expect(box).to_have_value("jk?/")


def test_keys_go_from_match_to_match(page: Page) -> None:
    page.goto(f"/articles/{BRIDGE}?q=bridge")
    for key, number in (("j", 1), ("j", 2), ("k", 1), ("k", 5)):
        page.keyboard.press(key)
        expect(page.get_by_text(f"{number} of 5")).to_be_visible()


def test_keys_are_explained_and_can_be_switched_off(page: Page) -> None:
    page.goto("/search?q=dyke")
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keys")
    expect(sheet).to_be_visible()
    assert violations(page) == []
    sheet.get_by_role("checkbox", name="Use these keys").uncheck()
    sheet.get_by_role("button", name="Close").click()
    page.reload()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).not_to_be_focused()
    page.get_by_role("button", name="Keys").click()
    sheet.get_by_role("checkbox", name="Use these keys").check()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
