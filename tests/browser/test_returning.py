"""What a reader finds on coming back, and where a skip, a section's address and paper lead."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from index.article import Section
from tests.browser.conftest import answered_by, skip_without_browser, violations
from tests.web.archive import ARTICLES, BRIDGE, searcher_of
from web.app import create_app

skip_without_browser()
pytestmark = pytest.mark.browser

LONG = replace(
    ARTICLES[0],
    id="long",
    authors=tuple(f"Author of the {number}th Report" for number in range(30)),
    topics=tuple(f"Topic {number}" for number in range(30)),
    sections=(
        Section(None, "s1", ("The tram ran again.",)),
        Section(
            "Ropes", "s2", (*["The rope was coiled upon the quay. " * 9] * 12, "A zebra came.")
        ),
        Section("Nets", "s3", ("A zebra left.",)),
    ),
)


@pytest.fixture(scope="module")
def long_url() -> Iterator[str]:
    """A service with one long article."""
    with answered_by(create_app(searcher_of([LONG, *ARTICLES]))) as url:
        yield url


def test_boxes_are_those_of_the_page_that_back_leads_to(page: Page) -> None:
    page.goto("/search?q=dyke")
    page.get_by_role("checkbox", name=re.compile("^Valley Post")).first.check()
    page.get_by_role("combobox").fill("river")
    page.get_by_role("button", name="Apply filters").click()
    expect(page).to_have_url(re.compile("source="))
    page.go_back()
    expect(page).to_have_url(re.compile(r"q=dyke$"))
    expect(page.get_by_role("combobox")).to_have_value("dyke")
    box = page.get_by_role("checkbox", name=re.compile("^Valley Post")).first
    expect(box).not_to_be_checked()


def test_boxes_of_a_page_that_was_kept_alive_are_its_own_too(page: Page) -> None:
    page.goto("/search?q=dyke")
    box = page.get_by_role("checkbox", name=re.compile("^Valley Post")).first
    box.check()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(box).not_to_be_checked()


def test_the_result_gone_to_has_the_focus_again(page: Page) -> None:
    page.goto("/search?q=dyke")
    for _ in range(3):
        page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("article.story")).to_be_visible()
    page.go_back()
    links = page.locator(".results h2 a")
    expect(links.nth(2)).to_be_focused()
    page.keyboard.press("j")
    expect(links.nth(3)).to_be_focused()


def test_completions_are_announced(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").focus()
    page.keyboard.type("dyk")
    expect(page.get_by_role("listbox")).to_be_visible()
    many = page.get_by_role("option").count()
    expect(page.get_by_role("status")).to_have_text(re.compile(f"^{many} completions?$"))
    page.keyboard.type("zzzz")
    expect(page.get_by_role("status")).to_have_text("No completions")


def test_the_skip_link_leads_past_the_timeline(plain: Page) -> None:
    plain.goto("/search?q=dyke")
    plain.keyboard.press("Tab")
    plain.keyboard.press("Enter")
    plain.keyboard.press("Tab")
    expect(plain.locator(".results h2 a").first).to_be_focused()


def test_only_an_order_in_time_is_drawn_as_one(page: Page) -> None:
    dot = "e => getComputedStyle(e, '::before').content"
    page.goto("/search?q=dyke")
    assert page.locator(".results > li").first.evaluate(dot) == "none"
    page.goto("/search?q=dyke&order-by=oldest")
    assert page.locator(".results > li").first.evaluate(dot) != "none"
    page.goto(f"/articles/{BRIDGE}")
    assert page.locator(".similar .results > li").first.evaluate(dot) == "none"


def test_a_section_address_shows_its_match(browser: Browser, long_url: str) -> None:
    with browser.new_context(
        base_url=long_url, viewport={"width": 1280, "height": 700}, java_script_enabled=False
    ) as context:
        page = context.new_page()
        page.goto("/articles/long?q=zebra#s2")
        expect(page.locator("#m1")).to_be_in_viewport()
        page.goto("/articles/long#s2")
        expect(page.get_by_role("heading", name="Ropes")).to_be_in_viewport()


def test_keys_go_on_from_the_section_gone_to(browser: Browser, long_url: str) -> None:
    with browser.new_context(base_url=long_url) as context:
        page = context.new_page()
        page.goto("/articles/long?q=zebra#s3")
        page.keyboard.press("j")
        expect(page).to_have_url(re.compile("#m2$"))


def test_targets_of_a_narrow_article_are_large_enough(browser: Browser, long_url: str) -> None:
    with browser.new_context(base_url=long_url, viewport={"width": 320, "height": 700}) as context:
        page = context.new_page()
        for path in (
            "/articles/long",
            "/articles/long?q=zebra#m1",
            "/articles/long?q=engineers+rope",
        ):
            page.goto(path)
            assert violations(page) == []


def test_paper_has_no_dots_and_no_milliseconds(page: Page) -> None:
    page.goto("/search?q=dyke&order-by=newest")
    page.emulate_media(media="print")
    dot = "e => getComputedStyle(e, '::before').content"
    assert page.locator(".results > li").first.evaluate(dot) == "none"
    assert not page.get_by_text(re.compile(r"\d ms")).is_visible()
    assert page.get_by_text("1–10 of 40").is_visible()
