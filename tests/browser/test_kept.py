"""Searches that stay in the browser, and citations to copy."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from index.article import Article
from search.searcher import Searcher
from tests.browser.conftest import answered_by, skip_without_browser, violations
from tests.web.archive import BRIDGE, index_of
from web.app import create_app

skip_without_browser()
pytestmark = pytest.mark.browser


def test_a_search_is_saved_listed_and_forgotten(page: Page) -> None:
    asked: list[str] = []
    page.goto("/")
    expect(page.get_by_text("Your saved searches")).to_be_hidden()
    page.goto("/search?q=%3Cb%3E+dyke&source=Valley+Post&page-size=25")
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Save this search").click()
    expect(page.get_by_role("button", name="Saved: forget it")).to_be_visible()
    assert [address for address in asked if "/static/" not in address] == []
    page.goto("/")
    link = page.get_by_role("link", name="<b> dyke, filtered")
    expect(link).to_have_attribute("href", "/search?q=%3Cb%3E+dyke&source=Valley+Post")
    assert violations(page) == []
    page.get_by_role("button", name="Forget <b> dyke, filtered").click()
    expect(page.get_by_text("Your saved searches")).to_be_hidden()
    page.goto("/search?q=%3Cb%3E+dyke&source=Valley+Post")
    expect(page.get_by_role("button", name="Save this search")).to_be_visible()


def test_a_saved_search_tells_what_came_in_since(browser: Browser) -> None:
    def quay(number: int, minute: int) -> Article:
        came = datetime(2026, 3, 1, 6, minute, tzinfo=UTC)
        return Article(f"q{number}", f"The quay, part {number}", "Gazette", added=came)

    index = index_of([quay(1, 0)])
    with (
        answered_by(create_app(Searcher(index))) as url,
        browser.new_context(base_url=url) as context,
    ):
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto("/search?q=quay&order-by=oldest")
        page.get_by_role("button", name="Save this search").click()
        writer = index.writer()
        writer.write([quay(2, 1), quay(3, 2)])
        writer.publish(["tests"])
        page.goto("/")
        expect(page.get_by_role("link", name="quay", exact=True)).to_be_visible()
        page.get_by_role("link", name="2 new").click()
        expect(page.get_by_role("heading", name="2 articles for “quay”")).to_be_visible()
        assert page.url.endswith("order-by=added&from-added=2026-03-01T06%3A00%3A01Z")
        page.goto("/")
        expect(page.get_by_role("link", name="quay", exact=True)).to_be_visible()
        expect(page.get_by_role("link", name=re.compile(r"^\d+ new$"))).to_have_count(0)
        page.goto("/search?q=quay")
        page.get_by_role("link", name="this search from now on").click()
        expect(page.get_by_text("Nothing that matches came in since then.")).to_be_visible()
        assert violations(page) == []


def test_something_else_under_its_name_does_no_harm(page: Page) -> None:
    page.goto("/")
    page.evaluate("localStorage.setItem('kept-searches', '{broken')")
    page.goto("/search?q=dyke")
    page.get_by_role("button", name="Save this search").click()
    expect(page.get_by_role("button", name="Saved: forget it")).to_be_visible()


def test_a_citation_is_copied(browser: Browser, url: str) -> None:
    with browser.new_context(
        base_url=url, permissions=["clipboard-read", "clipboard-write"]
    ) as context:
        page = context.new_page()
        page.goto(f"/articles/{BRIDGE}")
        page.get_by_text("Cite", exact=True).click()
        page.get_by_role("button", name="Copy").nth(1).click()
        expect(page.get_by_text("Copied", exact=True)).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        cited = r"Lyle, A\., & Reeve, T\. \(2019, January 24\)\. .*bridge \[Corrected .* 2019\]$"
        assert re.match(cited, copied)
        assert violations(page) == []


def test_without_scripts_there_is_nothing_to_press(plain: Page) -> None:
    plain.goto("/search?q=dyke")
    expect(plain.get_by_role("button", name="Save this search")).to_have_count(0)
    plain.goto(f"/articles/{BRIDGE}")
    expect(plain.get_by_role("button", name="Copy")).to_have_count(0)
