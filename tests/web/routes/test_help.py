from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from index.article import Article
from tests.search.help.test_examples import SAYING
from tests.web.archive import ARTICLES, searcher_of
from tests.web.outline import Outline, heading, page
from web.app import create_app


@pytest.fixture(scope="module")
def saying() -> FlaskClient:
    return create_app(searcher_of([SAYING, *ARTICLES])).test_client()


def _queries(found: Outline) -> list[str]:
    links = [urlsplit(link) for link in found.links()]
    typed = [parse_qs(link.query)["q"][0] for link in links if link.query.startswith("q=")]
    return [query for query in typed if query != "zeppelin"]  # other links of what is asked


@pytest.mark.parametrize("url", ["/", "/help", "/search?q=zeppelin"])
def test_examples_are_links_that_find_something(saying: FlaskClient, url: str) -> None:
    queries = _queries(page(saying, url))
    assert {"quote", "speaker", "name", "title", "source"} <= {q.partition(":")[0] for q in queries}
    for query in queries:
        answer = saying.get("/search.json", query_string={"q": query}).get_json()
        assert answer["total"] > 0, query
    assert "dyke" in " ".join(queries)


@pytest.mark.parametrize("url", ["/", "/help", "/search?q=zeppelin"])
def test_without_articles_ways_to_ask_are_told_without_links(url: str) -> None:
    found = create_app(searcher_of([])).test_client().get(url)
    assert "quote:" in found.text
    assert _queries(Outline(found.text)) == []


def test_the_query_language_is_told_inside_the_site(saying: FlaskClient) -> None:
    assert heading(saying, "/help") == "How to search"
    assert "/help" in page(saying, "/search?q=dyke").links()
    text = saying.get("/help").text
    for said in ("w/5", "NOT", "caption", "speaker:", "name:", "date:&gt;2021", "licence:"):
        assert said in text


def test_what_articles_say_is_text_in_examples() -> None:
    wild = [Article(str(n), "<b>wild</b> title", '"><script>', authors=("<i>x",)) for n in range(3)]
    text = create_app(searcher_of(wild)).test_client().get("/help").text
    assert "<b>wild" not in text and '"><script>' not in text and "<i>x" not in text
