from urllib.parse import parse_qs, quote, urlsplit

import pytest
from flask.testing import FlaskClient
from markupsafe import Markup

from tests.web.archive import ARTICLES, BRIDGE
from tests.web.outline import Outline, heading, page


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("/search", f"All {len(ARTICLES)} articles"),
        ("/search?q=dyke", "40 articles for “dyke”"),
        ("/search?q=girder", "1 article for “girder”"),
        ("/search?q=+dyke+", "40 articles for “dyke”"),
        ("/search?q=zeppelin", "No articles for “zeppelin”"),
        ("/search?source=Valley+Post", "14 articles"),
        ("/search?source=None", "No articles"),
    ],
)
def test_the_heading_counts(client: FlaskClient, url: str, says: str) -> None:
    assert heading(client, url) == says


CLOSED = "Wexley Bridge Closed After Engineers Find Eleven Cracks in the River Span"


def test_the_words_stay_in_the_box(client: FlaskClient) -> None:
    box = page(client, "/search?q=%22river+dyke%22~5").all("input", id="q")[0]
    assert box["value"] == '"river dyke"~5'


def test_matches_are_marked_and_sections_lead_to_their_anchors(client: FlaskClient) -> None:
    found = page(client, "/search?q=oars+ferry")
    assert found.all("mark")
    assert f"/articles/{BRIDGE}?q=oars+ferry&result=1#s3" in found.links()
    assert ("h2", f"Corrected 25 January 2019 {CLOSED}") in (found.headings)


def test_how_the_words_were_understood_is_said_where_it_differs(client: FlaskClient) -> None:
    assert "Understood as" not in client.get("/search?q=river+dyke").text
    assert "Understood as" in client.get("/search?q=%22river").text


def test_filters_are_chips_that_take_themselves_away(client: FlaskClient) -> None:
    url = "/search?q=dyke&from-date=2023&to-date=2024&source=Valley+Post&not-topic=Water"
    text = client.get(url).text
    links = page(client, url).links()
    assert "2023 – 2024" in text
    assert "/search?q=dyke&source=Valley+Post&not-topic=Water" in links
    assert "/search?q=dyke&from-date=2023-01-01&to-date=2024-12-31&not-topic=Water" in links
    assert "/search?q=dyke&from-date=2023-01-01&to-date=2024-12-31&source=Valley+Post" in links
    assert "/search?q=dyke" in links


def test_the_form_repeats_the_whole_search(client: FlaskClient) -> None:
    url = (
        "/search?q=dyke&from-date=2023-01-01&source=Valley+Post&not-topic=Water&not-language=xx"
        "&match=any&order-by=oldest&page-size=5"
    )
    sent = [
        (a["name"], a.get("value"))
        for a in page(client, url).all("input")
        if a.get("type") != "checkbox" or "checked" in a
    ]
    pairs = sorted((str(name), str(value)) for name, value in sent if value)
    asked = parse_qs(urlsplit(url).query)
    assert pairs == sorted((name, value) for name, values in asked.items() for value in values)


def test_facets_are_labelled_boxes_with_counts(client: FlaskClient) -> None:
    found = page(client, "/search?q=dyke&source=Valley+Post")
    boxes = found.all("input", type="checkbox", name="source")
    assert {box["value"] for box in boxes} == {
        "Valley Post",
        "Harbour Gazette",
        "Northfield Courier",
    }
    assert [box["value"] for box in boxes if "checked" in box] == ["Valley Post"]
    assert all(box["form"] == "search" for box in boxes)
    assert found.all("input", type="checkbox", name="not-source")


def test_a_facet_that_cannot_narrow_is_left_out(client: FlaskClient) -> None:
    assert not page(client, "/search?q=dyke").all("input", name="language")
    assert page(client, "/search").all("input", name="language")


def test_the_timeline_is_a_group_of_links(client: FlaskClient) -> None:
    found = page(client, "/search?q=dyke")
    assert found.all("svg", role="group")
    bars = [a for a in found.all("a") if "from-date" in (a.get("href") or "")]
    assert len(bars) > 12
    assert all(bar["rel"] == "nofollow" for bar in bars)
    assert "January 2023: 1 article" in {bar.get("aria-label") for bar in bars}
    for bar in bars[:3]:
        assert client.get(str(bar["href"])).status_code == 200


def test_pages_can_be_turned(client: FlaskClient) -> None:
    found = page(client, "/search?q=dyke&page=2")
    assert [a["href"] for a in found.all("a", rel="prev nofollow")] == ["/search?q=dyke"]
    assert [a["href"] for a in found.all("a", rel="next nofollow")] == ["/search?q=dyke&page=3"]
    assert len(found.all("a", aria_current="page")) == 1
    assert "11–20 of 40" in client.get("/search?q=dyke&page=2").text
    assert not page(client, "/search?q=girder").all("nav", aria_label="Pages of results")


def test_past_the_end_there_is_a_way_back(client: FlaskClient) -> None:
    found = client.get("/search?q=dyke&page=50")
    assert found.status_code == 200
    assert "the last page is" in found.text
    assert "/search?q=dyke&page=4" in Outline(found.text).links()


def test_the_order_in_force_is_marked(client: FlaskClient) -> None:
    def current(url: str) -> list[str]:
        return [str(a["href"]) for a in page(client, url).all("a", aria_current="true")]

    assert current("/search?q=dyke") == ["/search?q=dyke"]
    assert current("/search?q=dyke&order-by=oldest") == ["/search?q=dyke&order-by=oldest"]
    assert current("/search") == ["/search?order-by=newest"]


def test_nothing_found_helps_on(client: FlaskClient) -> None:
    url = "/search?q=dyke&source=Nobody&from-date=2023"
    text, links = client.get(url).text, page(client, url).links()
    assert "There are some with fewer filters" in text
    assert "/search?q=dyke&from-date=2023-01-01" in links
    assert "/search?q=dyke" in links
    plain = client.get("/search?q=zeppelin").text
    assert "Other ways to ask" in plain
    assert "fewer filters" not in plain


def test_search_pages_are_not_for_crawlers(client: FlaskClient) -> None:
    found = page(client, "/search?q=dyke")
    assert found.all("meta", name="robots", content="noindex, follow")
    followed = [
        str(a["href"])
        for a in found.all("a")
        if "?" in str(a.get("href")) and "nofollow" not in str(a.get("rel"))
    ]
    assert all(href.startswith("/articles/") for href in followed)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ('"river dyke"', '"river dyke"'),
        ('"river dyke"~5', '"river dyke"~5'),
        ("quote:“dyke”", "quote:“dyke”"),
        ("„dyke“", "„dyke“"),
        ("«dyke»", "«dyke»"),
        ("river's dyke", "“river's dyke”"),
    ],
)
def test_typed_quotation_marks_are_not_quoted_again(
    client: FlaskClient, typed: str, says: str
) -> None:
    url = f"/search?q={quote(typed)}"
    assert heading(client, url).endswith(f"for {says}")
    assert Outline(client.get(url.replace("/search", "/facets/source")).text).headings[0] == (
        "h1",
        f"Sources in articles for {says}",
    )
    told = Markup(client.get(url.replace("/search", f"/articles/{BRIDGE}")).text).striptags()
    assert f"All results for {says}" in told


def test_a_word_stands_before_the_title_only_where_something_became_of_it(
    client: FlaskClient,
) -> None:
    word = '<bdi class="became" lang="en">Corrected 25 January 2019</bdi>'
    assert client.get("/search?q=bridge").text.count(word) == 1
    assert "became" not in client.get("/search?q=bridge&status=!corrected").text
    assert "Corrected" in client.get("/facets/status").text
