"""Picked articles as a page, and in every format."""

import csv
import io
import json
import re
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from index.article import Article, Section
from tests.markup import intruders
from tests.web.archive import BRIDGE, OLD, PLAIN, REMOVED, WITHDRAWN, searcher_of
from tests.web.outline import page
from tests.web.reading import PUBLIC, lines_of, tree
from web.app import create_app
from web.formats import citations

THREE = f"id=brief-02&id={BRIDGE}&id=brief-01"
ATOM = "{http://www.w3.org/2005/Atom}"


def shown(client: FlaskClient, query: str) -> list[str]:
    """The ids of the articles on the page, in their order."""
    found = page(client, f"/selection?{query}")
    return [str(one["title"]) for one in found.all("abbr", **{"class": "unapi-id"})]


def led_to(client: FlaskClient, query: str) -> str:
    answer = client.get(f"/selection?{query}")
    assert answer.status_code == 302
    assert not urlsplit(answer.headers["Location"]).netloc
    return answer.headers["Location"]


def test_the_page_is_one_document(client: FlaskClient) -> None:
    found = page(client, f"/selection?title=The+river&{THREE}")
    assert [text.strip() for tag, text in found.headings if tag in ("h1", "h2")] == [
        "The river",
        "Contents",
        "1 Council of Northfield Hears Report 2 on the River Dyke",
        "2 Council of Tarnholt Hears Report 1 on the River Dyke",
        "3 Wexley Bridge Closed After Engineers Find Eleven Cracks in the River Span",
        "Sources and licences",
        "Keys",
    ]
    # The brief ones are of two topics or one; both have “Council”, which the bridge has not.
    assert [text for tag, text in found.headings if tag == "h3"][:2] == ["Council", "Engineering"]
    html = client.get(f"/selection?{THREE}").text
    assert "3 articles of 3 sources, 24 January 2019 – 5 February 2023" in html
    for part in ("Town &amp; Valley", "<bdi>A1</bdi>", "Ada Lyle", "It was opened in 1888."):
        assert part in html
    assert "An earlier version spoke of twelve cracks." in html
    assert intruders(html) == []


def test_its_contents_lead_to_its_articles(client: FlaskClient) -> None:
    found = page(client, f"/selection?{THREE}")
    anchors = {str(a["id"]) for _, a in found.elements if "id" in a}
    within = [link[1:] for link in found.links() if link.startswith("#")]
    assert within.count("a1") == 2, "in the contents and in the table of licences"
    assert set(within) <= anchors


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        ("topic", ["brief-02", "brief-01", BRIDGE]),
        ("newest", ["brief-02", "brief-01", BRIDGE]),
        ("oldest", [BRIDGE, "brief-01", "brief-02"]),
        ("given", ["brief-02", BRIDGE, "brief-01"]),
    ],
)
def test_its_order_is_in_the_address(client: FlaskClient, order: str, ids: list[str]) -> None:
    assert shown(client, f"{THREE}&order-by={order}") == ids
    current = page(client, f"/selection?{THREE}&order-by={order}").all("a", aria_current="true")
    assert len(current) == 1


def test_what_is_gone_is_named_and_the_rest_is_shown(client: FlaskClient) -> None:
    html = client.get(f"/selection?id={WITHDRAWN}&id={PLAIN}&id=nobody&id={REMOVED}").text
    assert shown(client, f"id={WITHDRAWN}&id={PLAIN}&id=nobody&id={REMOVED}") == [PLAIN]
    assert "There is no article nobody in this archive." in html
    said = "“Ferry Sinks in the Sound” (ferry-sunk): Withdrawn 3 May 2024"
    assert f"{said}: No ferry sank." in html
    assert "names-of-children: Removed" in html
    assert ">Names" not in html, "the title of what was removed is not told"
    assert html.count('name="id" value="nobody"') >= 1, "the address stays whole"


def test_nothing_picked_is_a_page_that_says_how(client: FlaskClient) -> None:
    assert "Nothing is selected." in client.get("/selection").text
    gone = client.get("/selection?id=nobody").text
    assert "There is no article nobody" in gone
    assert "Nothing is selected." in gone


def test_one_more_than_allowed_is_one_sentence(client: FlaskClient) -> None:
    many = "&".join(f"id=a{n}" for n in range(301))
    answer = client.get(f"/selection?{many}")
    assert answer.status_code == 400
    assert "at most 300 articles, not 301" in answer.text
    problem = client.get(f"/selection.json?{many}").get_json()
    assert (problem["status"], problem["parameter"]) == (400, "id")
    assert client.get(f"/selection?{many.removesuffix('&id=a300')}").status_code == 200
    assert client.get(f"/search?{many}").status_code == 400


def test_an_article_is_taken_out_by_a_button(client: FlaskClient) -> None:
    found = page(client, f"/selection?{THREE}")
    assert {b["value"] for b in found.all("button", name="without")} == {
        "brief-01",
        "brief-02",
        BRIDGE,
    }
    led = led_to(client, f"title=River&{THREE}&without={BRIDGE}")
    assert led == "/selection?title=River&id=brief-02&id=brief-01"
    assert led_to(client, f"{THREE}&without=nobody") == f"/selection?{THREE}"
    # By the id that it has now.
    assert led_to(client, f"id={OLD}&id={PLAIN}&without={BRIDGE}") == f"/selection?id={PLAIN}"


def test_an_article_goes_up_from_where_it_is_shown(client: FlaskClient) -> None:
    assert shown(client, THREE) == ["brief-02", "brief-01", BRIDGE]
    led = led_to(client, f"{THREE}&id=nobody&up={BRIDGE}")
    assert led == f"/selection?order-by=given&id=brief-02&id={BRIDGE}&id=brief-01&id=nobody"
    assert shown(client, urlsplit(led).query) == ["brief-02", BRIDGE, "brief-01"]


def test_what_is_ticked_is_kept_on_the_way_through_results(client: FlaskClient) -> None:
    first = page(client, "/search?q=dyke&page-size=10&id=nobody")
    boxes = first.all("input", type="checkbox", form="pick", name="id")
    assert len(boxes) == 10
    headings = {str(a.get("id")) for tag, a in first.elements if tag == "h2"}
    assert {str(box["aria-labelledby"]) for box in boxes} <= headings
    [more] = first.all("button", name="more")
    ticked = str(boxes[2]["value"])
    led = led_to(client, f"id=nobody&id={ticked}&more={str(more['value']).replace('&', '%26')}")
    assert led == f"/search?q=dyke&page=2&id=nobody&id={ticked}"
    second = page(client, led)
    hidden = second.all("input", type="hidden", name="id")
    assert [one["value"] for one in hidden] == ["nobody", ticked] * 2, "for both forms"
    # All that leads to other results keeps them, what leads elsewhere does not.
    for link in second.links():
        if urlsplit(link).path == "/search" and "cursor" not in link:
            assert ("id=nobody" in link) == (link != "/search?q=dyke"), link
        elif not link.startswith("/search"):
            assert "id=nobody" not in link or link.startswith("/facets/"), link
    back = page(client, f"/search?q=dyke&id=nobody&id={ticked}")
    checked = [b["value"] for b in back.all("input", type="checkbox", name="id") if "checked" in b]
    assert checked == [ticked]


def test_facets_keep_what_is_ticked(client: FlaskClient) -> None:
    found = page(client, "/facets/author?q=dyke&id=brief-01")
    hidden = found.all("input", type="hidden", name="id", value="brief-01")
    assert len(hidden) == 2, "for its own form and the search"


def test_a_search_that_is_none_leads_nowhere(client: FlaskClient) -> None:
    assert client.get("/selection?id=a&more=sorce%3Dx").status_code == 400
    assert client.get("/selection?id=a&more=page%3D0").status_code == 400
    assert client.get("/selection?id=a&more=%2F%2Fevil.example%2F").status_code == 400
    astray = led_to(client, "id=a&more=q%3D%2F%2Fevil.example%2F")
    assert astray == "/search?q=%2F%2Fevil.example%2F&id=a"


def test_it_is_below_where_the_service_is(client: FlaskClient) -> None:
    environ = {"SCRIPT_NAME": "/archive"}
    html = client.get(f"/selection?{THREE}", environ_overrides=environ).text
    assert 'action="/archive/selection"' in html
    assert 'href="/archive/selection.ris?id=' in html
    moved = client.get(f"/selection?{THREE}&without={BRIDGE}", environ_overrides=environ)
    assert moved.headers["Location"] == "/archive/selection?id=brief-02&id=brief-01"


def test_tables_and_lines_have_the_articles_in_order(client: FlaskClient) -> None:
    rows = lines_of(client, f"/selection.csv?{THREE}&id=nobody")
    assert [row["id"] for row in rows] == ["brief-02", "brief-01", BRIDGE]
    assert {row["warnings"] for row in rows} == {"There is no article nobody in this archive."}
    assert client.get(f"/selection.csv?{THREE}&bom=1").text.startswith("\ufeff")
    text = client.get(f"/selection.jsonl?{THREE}&head=1&order-by=given").text
    head, *lines = map(json.loads, text.splitlines())
    assert head["html"] == f"{PUBLIC}/selection?order-by=given&{THREE}"
    assert (head["total"], head["query"]) == (3, "")
    assert [line["id"] for line in lines] == ["brief-02", BRIDGE, "brief-01"]
    assert list(csv.reader(io.StringIO(client.get("/selection.csv").text)))[1:] == []


def test_citations_say_which_selection_they_are_of(client: FlaskClient) -> None:
    answer = client.get(f"/selection.ris?title=My+river&{THREE}")
    assert answer.content_type == f"{citations.RIS}; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith(
        "attachment; filename=dateline-my-river"
    )
    assert answer.text.count("TY  - NEWS") == 3
    assert answer.text.count("N1  - In the selection “My river”, index 000001, on 20") == 3
    bib = client.get(f"/selection.bib?{THREE}").text
    assert bib.startswith("% In the selection “Selected articles”, index 000001, on 20")
    assert len(re.findall("^@article", bib, re.MULTILINE)) == 3


def test_the_feed_has_its_articles(client: FlaskClient) -> None:
    feed = tree(client, f"/selection.atom?title=River&{THREE}&id=nobody")
    assert feed.findtext(f"{ATOM}title") == "River"
    assert feed.findtext(f"{ATOM}subtitle") == "There is no article nobody in this archive."
    titles = [entry.findtext(f"{ATOM}title") or "" for entry in feed.findall(f"{ATOM}entry")]
    assert [title.split()[0] for title in titles] == ["Council", "Council", "Corrected"]
    [own] = [one for one in feed.findall(f"{ATOM}link") if one.get("rel") == "self"]
    assert own.get("href") == f"{PUBLIC}/selection.atom?title=River&{THREE}&id=nobody"
    summary = feed.findall(f"{ATOM}entry")[2].findtext(f"{ATOM}summary")
    assert summary and summary.startswith("Wexley Bridge has been shut")


def test_the_json_has_parts_and_rights(client: FlaskClient) -> None:
    answer = client.get(f"/selection.json?{THREE}&id={WITHDRAWN}&id=nobody").get_json()
    assert [part["heading"] for part in answer["parts"]] == ["Council", "Engineering"]
    articles = [one for part in answer["parts"] for one in part["articles"]]
    assert [(one["number"], one["id"]) for one in articles] == [
        (1, "brief-02"),
        (2, "brief-01"),
        (3, BRIDGE),
    ]
    assert answer["missing"] == ["nobody"]
    assert [one["id"] for one in answer["withdrawn"]] == [WITHDRAWN]
    assert articles[2]["page"] == f"/articles/{BRIDGE}"
    post = next(row for row in answer["rights"] if row["source"] == "Valley Post")
    assert (post["text"]["name"], post["numbers"]) == ("CC BY-SA 4.0", [3])
    assert [one["name"] for one in post["pictures"]] == ["CC BY 4.0", "javascript:alert(1)"]
    assert answer["html"] == f"/selection?{THREE}&id={WITHDRAWN}&id=nobody"


def test_the_page_is_whole_however_many_there_are() -> None:
    """What a source repeats is left out, as it is wherever an article is taken along."""
    section = Section(None, "s1", ("It sails.", "Write to us."), furniture=(1,))
    articles = [Article(f"a{n}", f"Ferry {n}", "Post", sections=(section,)) for n in range(300)]
    client = create_app(searcher_of(articles)).test_client()
    query = "&".join(f"id=a{n}" for n in range(300))
    html = client.get(f"/selection?{query}").text
    assert html.count('<p dir="auto">It sails.</p>') == 300
    assert "Write to us." not in html
    assert client.get(f"/selection.md?{query}").text.count("# Ferry") == 300


def test_an_answer_that_is_held_is_not_made_again(client: FlaskClient) -> None:
    for ending in ("", ".json", ".md", ".ris"):
        answer = client.get(f"/selection{ending}?{THREE}")
        kept = {"If-None-Match": answer.headers["ETag"]}
        assert client.get(f"/selection{ending}?{THREE}", headers=kept).status_code == 304
        other = client.get(f"/selection{ending}?id={BRIDGE}&{THREE}", headers=kept)
        assert other.status_code == 200
