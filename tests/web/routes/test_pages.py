import json
import re
from dataclasses import replace
from hashlib import sha256
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from index.article import HEADING, Article, Section
from tests.web.archive import ARABIC, ARTICLES, BRIDGE, HOSTILE, PLAIN, searcher_of
from tests.web.outline import Outline, page
from web.app import create_app


def test_the_front_page_shows_the_archive(client: FlaskClient) -> None:
    text = client.get("/").text
    found = Outline(text)
    assert ("h1", "The Ansel Archive") in found.headings
    assert f"{len(ARTICLES)} articles" in text
    assert "24 January 2019 – 12 November 2024" in text
    assert "/search?source=Valley+Post" in found.links()
    assert found.all("svg", role="group")
    assert len(found.all("article")) == 6


def test_an_article_has_its_anchors(client: FlaskClient) -> None:
    found = page(client, f"/articles/{BRIDGE}?q=bridge")
    ids = {str(a["id"]) for _, a in found.elements if "id" in a}
    assert {"lede", "image1", "image2", "s1", "s2", "s3", "s4", "s5", "background"} <= ids
    links = found.links()
    assert {"#s2", "#s3", "#s4", "#s5", "#background"} <= set(links)
    assert "/search?q=bridge" in links
    assert "https://creativecommons.org/licenses/by/4.0/" in links
    assert "https://valleypost.example/2019/01/24/bridge" in links
    assert "/search?author=Ada+Lyle" in links
    assert found.all("link", rel="canonical")[0]["href"] == (
        f"https://archive.example/articles/{BRIDGE}"
    )
    assert found.all("time", datetime="2019-01-24")


def linked(html: str) -> dict[str, object]:
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert block
    told: dict[str, object] = json.loads(block[1])
    return told


def test_an_article_tells_programs_what_it_is(client: FlaskClient) -> None:
    told = linked(client.get(f"/articles/{BRIDGE}?q=bridge").text)
    assert told["@type"] == "NewsArticle"
    assert told["headline"] == ARTICLES[0].title
    assert told["datePublished"] == "2019-01-24"
    assert told["author"] == [
        {"@type": "Person", "name": "Ada Lyle"},
        {"@type": "Person", "name": "Tomas Reeve"},
    ]
    assert told["url"] == "https://valleypost.example/2019/01/24/bridge"
    assert (told["articleSection"], told["printPage"]) == ("Town & Valley", "A1")
    assert (told["dateModified"], told["inLanguage"]) == ("2019-01-25T09:30:00+00:00", "en")
    assert told["correction"] == {
        "@type": "CorrectionComment",
        "text": "An earlier version spoke of twelve cracks.",
        "datePublished": "2019-01-25",
    }
    assert told["@id"] == f"https://archive.example/articles/{BRIDGE}"
    wicked = linked(client.get(f"/articles/{HOSTILE}").text)
    assert wicked["author"] == [{"@type": "Person", "name": "</title><script>x</script>"}]
    assert "javascript" not in str(wicked["url"])


def test_matches_of_an_article_lead_to_each_other(client: FlaskClient) -> None:
    html = client.get(f"/articles/{BRIDGE}?q=bridge").text
    found = Outline(html)
    numbered = [mark["id"] for mark in found.all("mark")]
    assert numbered == [f"m{number}" for number in range(1, 6)]
    assert "5 matches</a>" in html
    turns = [link.removeprefix("#m") for link in found.links() if link.startswith("#m")]
    assert turns[2:] == ["5", "2", "1", "3", "2", "4", "3", "5", "4", "1"]
    assert not page(client, f"/articles/{BRIDGE}").all("mark")
    assert "No match in the text" in client.get(f"/articles/{BRIDGE}?q=zeppelin").text


def test_a_match_alone_leads_nowhere(client: FlaskClient) -> None:
    html = client.get(f"/articles/{BRIDGE}?q=oars").text
    assert '<mark id="m1">' in html
    assert 'class="turn"' not in html


def test_matches_beyond_measure_are_marked_without_an_address() -> None:
    long = Article("long", "Flood", "Post", sections=(Section(None, "s1", ("flood " * 5000,)),))
    html = create_app(searcher_of([long])).test_client().get("/articles/long?q=flood").text
    assert html.count("<mark") == 5001
    assert html.count('<mark id="m') == 500
    assert "5,001 matches, the first 500 one by one" in html


def test_an_article_can_be_cited(client: FlaskClient) -> None:
    html = client.get(f"/articles/{BRIDGE}").text
    assert {f"/articles/{BRIDGE}.ris", f"/articles/{BRIDGE}.bib"} <= set(Outline(html).links())
    assert "Ada Lyle and Tomas Reeve: “Wexley Bridge" in html


def test_an_article_says_where_it_is_from_and_what_became_of_it(client: FlaskClient) -> None:
    html, found = client.get(f"/articles/{BRIDGE}").text, page(client, f"/articles/{BRIDGE}")
    [original] = found.all("a", href="https://valleypost.example/2019/01/24/bridge")
    assert "noopener" in str(original["rel"])
    assert "Read the original at <bdi>valleypost.example</bdi>" in html
    assert {
        "/search?section=Town+%26+Valley",
        "https://creativecommons.org/licenses/by-sa/4.0/",
        "https://www.photos.example.net/bridge.jpg",
    } <= set(found.links())
    assert "page <bdi>A1</bdi>" in html
    [title] = [text for level, text in found.headings if level == "h1"]
    assert title.startswith("Corrected 25 January 2019 Wexley Bridge Closed")
    assert "An earlier version spoke of twelve cracks." in html
    assert ("h3", "Long Way Round") in found.headings
    assert "original" not in client.get(f"/articles/{HOSTILE}").text


def test_results_say_where_they_are_from(client: FlaskClient) -> None:
    html, found = client.get("/search?q=bridge").text, page(client, "/search?q=bridge")
    assert "https://valleypost.example/2019/01/24/bridge" in found.links()
    for said in ("Town &amp; Valley", "A1", ">Corrected 25 January 2019</bdi>"):
        assert said in html
    assert found.all("fieldset")
    assert 'name="section"' not in html  # one value for all narrows nothing
    assert page(client, "/search?q=الجسر").all("h2", lang="ar")


def test_the_front_page_says_what_is_in_the_archive(client: FlaskClient) -> None:
    html = client.get("/").text
    for said in (
        "HTML pages",
        "text files",
        "listing pages",
        "Withdrawn or removed",
        "7 texts",
    ):
        assert said in html
    assert "/search?language=ar" in Outline(html).links()
    assert "attic" not in html


def test_many_authors_topics_and_words_of_a_title_fold() -> None:
    many = Article(
        "many",
        "Bridge " * 60,
        "Post",
        authors=tuple(f"Author {number}" for number in range(60)),
        topics=tuple(f"Topic {number}" for number in range(200)),
    )
    client = create_app(searcher_of([many])).test_client()
    html = client.get("/articles/many").text
    assert '<a href="#authors">54 more</a>' in html
    assert "<summary>176 more</summary>" in html
    assert 'class="long"' in html
    assert "and 56 more" in client.get("/search?q=bridge").text


def test_an_article_without_text_leads_to_its_original() -> None:
    bare = Article("a", "Title", "Feed", url="https://feed.example/a", sections=())
    html = create_app(searcher_of([bare])).test_client().get("/articles/a").text
    assert "Read the original at" in html


def test_a_scanned_article_leads_to_its_page_and_says_where_ocr_was_unsure() -> None:
    scanned = Article(
        "a", "Title", "Gazette", page="3", edition="Evening", confidence=0.61,
        facsimile="https://images.example.org/3.jpg",
    )  # fmt: skip
    html = create_app(searcher_of([scanned])).test_client().get("/articles/a").text
    assert "See the printed page at <bdi>images.example.org</bdi>" in html
    assert "edition <bdi>Evening</bdi>" in html
    assert "OCR was 61 % sure of its words" in html
    hostile = replace(scanned, facsimile="javascript:alert(1)", confidence=0.95)
    html = create_app(searcher_of([hostile])).test_client().get("/articles/a").text
    assert "printed page" not in html
    assert "javascript:" not in html
    assert "95 % sure of its words" in html
    assert "misspelt" not in html


def test_an_article_of_one_line_is_a_page(client: FlaskClient) -> None:
    found = page(client, f"/articles/{PLAIN}")
    assert "Undated" in client.get(f"/articles/{PLAIN}").text
    assert not found.all("nav", aria_labelledby="contents-title")
    assert not found.all("section", id="background")


def test_the_language_of_an_article_is_named(client: FlaskClient) -> None:
    found = page(client, f"/articles/{ARABIC}")
    assert found.all("article", lang="ar")
    assert found.all("h1", dir="auto")


@pytest.mark.parametrize("url", ["/", "/search?q=zebra", "/search", f"/articles/{HOSTILE}"])
def test_what_articles_say_is_never_markup(client: FlaskClient, url: str) -> None:
    found = page(client, url + ("&" if "?" in url else "?") + "page-size=100" * ("search" in url))
    tags = {tag for tag, _ in found.elements}
    assert not tags & {"img", "b", "i", "iframe", "object"}
    scripts = [script for script in found.all("script") if script["type"] != "application/ld+json"]
    assert {script["type"] for script in scripts} == {"module"}
    assert all(str(script["src"]).startswith("/static/") for script in scripts)
    for tag, attributes in found.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], tag
        target = urlsplit(attributes.get("href") or "")
        assert target.scheme in ("", "http", "https")


def test_an_empty_archive_is_a_page_too() -> None:
    client = create_app(searcher_of([])).test_client()
    for url in ("/", "/search", "/search?q=dyke"):
        assert client.get(url).status_code == 200
    assert "0 articles" in client.get("/").text


def test_one_article_without_anything_is_enough() -> None:
    client = create_app(searcher_of([Article("a", "Title", "Source")])).test_client()
    for url in ("/", "/search", "/search?q=title", "/articles/a"):
        assert client.get(url).status_code == 200


def test_a_page_of_results_is_light() -> None:
    """All that a browser fetches for it, as it is sent; each result has an original of its own."""
    articles = [
        replace(
            article, url=f"https://gazette.example/news/{sha256(article.id.encode()).hexdigest()}"
        )
        for article in ARTICLES
    ]
    client = create_app(searcher_of(articles)).test_client()
    found = "/search?q=dyke+river&not-topic=Water&from-date=2023&explain=1"
    shown = page(client, found)
    sheets = [str(link["href"]) for link in shown.all("link", rel="stylesheet")]
    scripts = [str(script["src"]) for script in shown.all("script") if "src" in script]
    assert len(sheets) == 1
    sizes = {}
    for path in (found, *sheets, *scripts, "/static/mark.svg"):
        with client.get(path, headers={"Accept-Encoding": "gzip"}) as response:
            sizes[path] = len(response.data)
    assert sum(sizes.values()) < 15_000, sizes


def test_what_a_source_repeats_is_folded_and_told_to_programs() -> None:
    section = Section(None, "s1", ("It sails.", "Write to us.", "It rests."), furniture=(1,))
    headed = Section("More on it", "s2", ("It returns.",), furniture=(HEADING,))
    article = Article(
        "a", "Ferry", "Post", lede="Free!", lede_is_furniture=True, sections=(section, headed)
    )
    client = create_app(searcher_of([article])).test_client()
    text = client.get("/articles/a").text
    folded = re.findall(r'<details class="furniture">(.*?)</details>', text, re.DOTALL)
    assert [re.findall(r"<p[^>]*>(.*?)</p>", one) for one in folded] == [
        ["Free!"],
        ["Write to us."],
        ["More on it"],
    ]
    assert 'name="description"' not in text
    assert "description" not in linked(text)
    told = client.get("/articles/a.json").json
    assert told
    assert told["ledeIsFurniture"] is True
    assert [one["furniture"] for one in told["sections"]] == [[1], [-1]]
    assert told["sections"][0]["paragraphs"] == ["It sails.", "Write to us.", "It rests."]
    markdown = client.get("/articles/a.md").text
    assert "It returns." in markdown
    assert "Write to us" not in markdown + client.get("/articles/a.ris").text
    assert "Free!" not in markdown + client.get("/articles/a.ris").text
