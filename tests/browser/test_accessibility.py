from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.browser.conftest import skip_without_browser, violations
from tests.web.archive import ARABIC, BRIDGE, HOSTILE, PLAIN, WITHDRAWN

skip_without_browser()
pytestmark = pytest.mark.browser

PATHS = {
    "home": "/",
    "search": "/search?q=dyke+river&source=Valley+Post&not-topic=Water&from-date=2023",
    "browse": "/search",
    "explained": "/search?q=bridge+river&explain=1",
    "another spelling": "/search?q=brigde+river",
    "nothing": "/search?q=zeppelin&source=Nobody",
    "article": f"/articles/{BRIDGE}?q=bridge#m3",
    "withdrawn": f"/articles/{WITHDRAWN}",
    "family": "/articles/brief-20/family",
    "comparison": f"/articles/{BRIDGE}/compare/{HOSTILE}",
    "facet": "/facets/author?q=dyke",
    "values by name": "/facets/credit?q=dyke&sort=name&credit=Photographer+1",
    "read after a search": "/articles/brief-20?q=dyke&source=Valley+Post&result=7",
    "help": "/help",
    "advanced": "/advanced?q=dyke",
    "many results": "/search?q=dyke&page-size=25&from-date=2010&to-date=2019-12-31",
    "interface": "/docs",
    "compared": "/compare?q=dyke&q=bridge&q=week+OR+minutes&interval=year&source=Valley+Post",
    "compared by source": "/compare?q=dyke&split=source&interval=month&unit=count",
    "nothing to compare": "/compare",
    "to cite": "/cite?q=dyke&source=Valley+Post",
    "cited": "/cite?q=dyke&total=999&fingerprint=00000000000000ff&as-of=2026-05-03T06:00:07Z",
    "ticked": "/search?q=dyke&id=brief-01&id=brief-40&id=nobody",
    "selection": f"/selection?title=The+river&id=brief-01&id={BRIDGE}&id={ARABIC}&id={WITHDRAWN}",
    "nothing selected": "/selection",
    "error": "/search?sorce=x",
}


def overflow(page: Page) -> bool:
    wide: bool = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return wide


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_every_page_is_accessible_and_fits(
    browser: Browser, url: str, width: int, scheme: str
) -> None:
    complaints: list[str] = []
    asked: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        # An error page is announced on the console by its status; that is as it should be.
        if message.type == "error" and "status of 400" not in message.text:
            complaints.append(message.text)

    with browser.new_context(
        base_url=url,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    ) as context:
        page = context.new_page()
        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        for name, path in PATHS.items():
            page.goto(path)
            assert violations(page) == [], name
            assert not overflow(page), name
    assert complaints == []
    assert [address for address in asked if not address.startswith(url)] == []


def test_open_filters_are_accessible_on_a_narrow_page(browser: Browser, url: str) -> None:
    with browser.new_context(base_url=url, viewport={"width": 320, "height": 700}) as context:
        page = context.new_page()
        page.goto(PATHS["search"])
        page.get_by_text("Filters", exact=True).click()
        assert page.get_by_role("checkbox", name="Harbour Gazette").first.is_visible()
        assert violations(page) == []
        assert not overflow(page)


ODD = ("\u202e<b onclick=x>\"'&amp;(((~*\u200b 🎠 " + "W" * 300 + "שלום " * 60)[:512]


@pytest.mark.parametrize(
    "path",
    [
        f"/articles/{ARABIC}",
        f"/articles/{HOSTILE}?q=zebra",
        f"/articles/{PLAIN}",
        "/search?q=zebra",
        f"/compare?q={quote(ODD)}&q=zebra&interval=month",
        f"/search?q={quote(ODD)}",
        f"/articles/{BRIDGE}?q={quote(ODD)}",
    ],
)
def test_difficult_texts_fit(browser: Browser, url: str, path: str) -> None:
    with browser.new_context(base_url=url, viewport={"width": 320, "height": 700}) as context:
        page = context.new_page()
        page.goto(path)
        assert not overflow(page)
        assert violations(page) == []


def test_text_of_twice_the_size_fits(browser: Browser, url: str) -> None:
    with browser.new_context(base_url=url, viewport={"width": 640, "height": 700}) as context:
        page = context.new_page()
        for path in PATHS.values():
            page.goto(path)
            page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
            assert not overflow(page), path


def test_targets_are_large_enough(page: Page) -> None:
    """Exempt are links in a line of text, and bars of the timeline: the date inputs do the same."""
    small = """[...document.querySelectorAll('a, button, input:not([type=hidden]), summary')]
        .filter(e => !e.closest('svg, p:not(.apply), dd, .places, figcaption, .unseen, .skip'))
        .filter(e => e.checkVisibility({opacityProperty: true}))
        .map(e => [(e.closest('label') ?? e).getBoundingClientRect(), e.outerHTML.slice(0, 90)])
        .filter(([box]) => box.width && (box.height < 23.5 || box.width < 23.5))
        .map(([box, html]) => `${box.width}×${box.height} ${html}`)"""
    for path in PATHS.values():
        page.goto(path)
        assert page.evaluate(small) == [], path


def test_forced_colours_keep_what_is_meant_by_colour(browser: Browser, url: str) -> None:
    with browser.new_context(base_url=url, forced_colors="active") as context:
        page = context.new_page()
        page.goto(PATHS["search"])
        mark = page.locator("mark").first
        paint = "e => getComputedStyle(e).backgroundColor"
        assert mark.evaluate(paint) != page.locator("body").evaluate(paint)
        assert page.locator(".timeline .bar").first.evaluate(
            "e => getComputedStyle(e).fill"
        ) != page.locator("body").evaluate(paint)
