import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import skip_without_browser
from tests.web.archive import BRIDGE

skip_without_browser()
pytestmark = pytest.mark.browser


def test_search_filter_and_read_without_scripts(plain: Page) -> None:
    plain.goto("/")
    plain.get_by_role("searchbox").fill("bridge OR dyke")
    plain.get_by_role("searchbox").press("Enter")
    expect(plain.get_by_role("heading", level=1)).to_have_text("41 articles for “bridge OR dyke”")

    plain.get_by_text("Filters", exact=True).click()
    plain.get_by_role("checkbox", name=re.compile(r"^CC BY 4\.0")).check()
    plain.get_by_role("button", name="Apply filters").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("1 article for “bridge OR dyke”")
    expect(plain.get_by_role("link", name="Picture licence: CC BY 4.0")).to_be_visible()

    plain.get_by_role("link", name=re.compile("^Wexley Bridge Closed")).click()
    expect(plain.get_by_role("heading", level=1)).to_contain_text("Eleven Cracks")
    plain.get_by_role("link", name="All results for").click()
    expect(plain.get_by_role("searchbox")).to_have_value("bridge OR dyke")


def test_a_chip_takes_its_filter_away(plain: Page) -> None:
    plain.goto("/search?q=dyke&source=Valley+Post&not-topic=Water")
    expect(plain.get_by_role("list", name="Filters in force").get_by_role("link")).to_have_count(3)
    plain.get_by_role("link", name=re.compile("Topic: not Water")).click()
    expect(plain).to_have_url(re.compile(r"/search\?q=dyke&source=Valley\+Post$"))


def test_a_section_link_lands_on_its_section(plain: Page) -> None:
    plain.goto("/search?q=oars")
    plain.get_by_role("link", name="A Ferry With Oars").click()
    expect(plain).to_have_url(re.compile(r"q=oars&result=1#s3$"))
    expect(plain.get_by_role("heading", name="A Ferry With Oars")).to_be_in_viewport()


def test_a_bar_of_the_timeline_narrows_the_dates(page: Page) -> None:
    page.goto("/search?q=dyke")
    page.get_by_role("group").get_by_role("link", name="January 2023: 1 article").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 article for “dyke”")
    expect(page.get_by_label("From", exact=True)).to_have_value("2023-01-01")
    expect(page.get_by_role("link", name="Date: January 2023")).to_be_visible()


def test_filters_stand_open_on_a_wide_page_and_fold_on_a_narrow_one(
    browser: Browser, url: str
) -> None:
    for width, stands_open in ((1280, True), (400, False)):
        with browser.new_context(
            base_url=url, viewport={"width": width, "height": 900}, java_script_enabled=False
        ) as context:
            page = context.new_page()
            page.goto("/search?q=dyke")
            box = page.get_by_role("checkbox", name=re.compile("^Valley Post"))
            summary = page.get_by_text("Filters", exact=True)
            assert box.is_visible() is stands_open
            assert summary.is_visible() is not stands_open


def test_filters_of_a_wide_page_are_reached_by_keyboard(page: Page) -> None:
    page.goto("/search?q=dyke")
    page.get_by_label("To", exact=True).focus()
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "source":
            break
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("source="))
    expect(page.get_by_role("heading", level=1)).to_contain_text("for “dyke”")


def test_focus_is_seen_and_never_covered(page: Page) -> None:
    page.goto("/search?q=dyke")
    hidden = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen, name = page.evaluate(
            """() => {
              const e = document.activeElement, box = e.getBoundingClientRect();
              const label = e.closest('label') ?? e;
              const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              return [!!top && (label.contains(top) || top.contains(e)), e.outerHTML.slice(0, 90)];
            }"""
        )
        if not seen:
            hidden.append(name)
    assert hidden == []


def test_empty_fields_stay_out_of_the_address(page: Page) -> None:
    page.goto("/search")
    page.get_by_role("combobox").fill("dyke")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page).to_have_url(re.compile(r"/search\?q=dyke$"))


def test_back_leads_to_the_search_as_it_was(page: Page) -> None:
    page.goto("/search?q=dyke&source=Valley+Post")
    page.get_by_role("link", name="Newest").click()
    page.locator(".results h2 a").first.click()
    expect(page.locator("article.story")).to_be_visible()
    page.go_back()
    page.go_back()
    expect(page).to_have_url(re.compile(r"/search\?q=dyke&source=Valley\+Post$"))
    expect(page.get_by_role("combobox")).to_have_value("dyke")
    expect(page.get_by_role("checkbox", name=re.compile("^Valley Post")).first).to_be_checked()


def test_matches_are_gone_through_without_scripts(plain: Page) -> None:
    plain.goto(f"/articles/{BRIDGE}?q=bridge")
    assert not plain.locator(".turn").first.is_visible()
    plain.get_by_role("link", name="5 matches").click()
    for number in (1, 2, 3):
        expect(plain.locator(f"#m{number}")).to_be_in_viewport()
        expect(plain.get_by_text(f"{number} of 5")).to_be_visible()
        plain.get_by_role("link", name="Next", exact=True).click()
    plain.get_by_role("link", name="Previous", exact=True).click()
    expect(plain).to_have_url(re.compile("#m3$"))


def test_the_article_prints_without_what_only_a_screen_needs(page: Page) -> None:
    page.goto(f"/articles/{BRIDGE}?q=bridge#m2")
    page.emulate_media(media="print")
    for gone in ("#q", ".turn >> nth=1", ".back", ".contents", "footer"):
        assert not page.locator(gone).is_visible(), gone
    assert page.get_by_role("heading", name="A Ferry With Oars").is_visible()
    assert page.get_by_text("Mara Quill").is_visible()
    assert page.locator(".permanent").is_visible()


def test_the_results_print_without_what_only_a_screen_needs(page: Page) -> None:
    page.goto("/search?q=dyke")
    page.emulate_media(media="print")
    for gone in ("#q", "aside", ".timeline", ".pager", "footer"):
        assert not page.locator(gone).is_visible(), gone
    assert page.locator(".results h2").first.is_visible()


def test_ticked_results_become_one_document_without_scripts(plain: Page) -> None:
    plain.goto("/search?q=dyke")
    plain.get_by_role("checkbox", name=re.compile(r"Hears Report 37 ")).check()
    plain.get_by_role("button", name="Keep them, next page").click()
    expect(plain).to_have_url(re.compile(r"/search\?q=dyke&page=2&id=brief-37$"))
    expect(plain.get_by_text("with 1 from other pages")).to_be_visible()
    plain.locator("#results").get_by_role("checkbox").first.check()
    plain.get_by_role("button", name="Show as one document").click()
    contents = plain.get_by_role("navigation", name="Contents")
    expect(contents.get_by_role("listitem")).to_have_count(2)
    expect(plain.get_by_role("article")).to_have_count(2)

    plain.get_by_label("Title").fill("The river")
    plain.get_by_role("button", name="Put it above").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("The river")
    first = contents.get_by_role("link").first.text_content()
    contents.get_by_role("button", name=re.compile("^Up ")).click()
    expect(contents.get_by_role("link").nth(1)).to_have_text(first or "")
    contents.get_by_role("button", name="Remove " + (first or "")).click()
    expect(plain.get_by_role("article")).to_have_count(1)
    expect(plain.get_by_role("heading", level=1)).to_have_text("The river")


def test_ticks_are_still_there_on_the_way_back(page: Page) -> None:
    page.goto("/search?q=dyke")
    box = page.get_by_role("checkbox", name=re.compile(r"Hears Report 37 "))
    box.check()
    page.get_by_role("link", name=re.compile(r"Hears Report 37 ")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hears Report 37")
    page.go_back()
    expect(box).to_be_checked()
