"""The doors to explanations, suggestions, values of facets and similar articles."""

from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from markupsafe import Markup

from index.article import Article
from tests.web.archive import ARABIC, BRIDGE, HOSTILE, searcher_of
from tests.web.outline import heading, page
from web.app import create_app


def get(client: FlaskClient, url: str) -> dict[str, Any]:
    response = client.get(url)
    assert response.status_code == 200, response.text
    value: dict[str, Any] = response.get_json()
    return value


def problem(client: FlaskClient, url: str) -> dict[str, Any]:
    response = client.get(url)
    assert response.content_type == "application/problem+json", url
    value: dict[str, Any] = response.get_json(force=True)
    return value


def test_results_are_explained_where_that_is_asked(client: FlaskClient) -> None:
    result = get(client, "/search.json?q=bridge+river&explain=1")["results"][0]
    assert list(result)[-1] == "explain"
    assert list(result["explain"]) == ["sentence", "parts"]
    names = [part["name"] for part in result["explain"]["parts"]]
    assert names == ["bridge", "river", "words in the title", "words as typed"]
    total = sum(part["value"] for part in result["explain"]["parts"])
    assert total == pytest.approx(result["score"], rel=1e-9)
    assert "explain" not in get(client, "/search.json?q=bridge&explain=0")["results"][0]
    assert problem(client, "/search.json?explain=yes")["parameter"] == "explain"


def test_the_page_says_why_and_how_not_to(client: FlaskClient) -> None:
    plain, why = "/search?q=bridge+river", "/search?q=bridge+river&explain=1"
    assert "in the title" not in client.get(plain).text
    assert "“bridge” in the title" in client.get(why).text
    assert why in page(client, plain).links()
    assert plain in page(client, why).links()


def test_another_spelling_is_offered(client: FlaskClient) -> None:
    meant = get(client, "/search.json?q=brigde&source=Valley+Post")["didYouMean"]
    url = "/search.json?q=bridge&source=Valley+Post"
    assert meant == {"query": "bridge", "total": 1, "url": url}
    assert get(client, url)["total"] == 1
    found = page(client, "/search?q=brigde&source=Valley+Post")
    assert "/search?q=bridge&source=Valley+Post" in found.links()
    assert "It finds 1 article." in client.get("/search?q=brigde").text


def test_the_exact_word_is_offered_where_nearly_all_have_another() -> None:
    words = ["organ"] + ["organization"] * 12
    titles = [f"The {word} of pier {number}" for number, word in enumerate(words)]
    articles = [Article(f"{n}", title, "Lantern") for n, title in enumerate(titles)]
    client = create_app(searcher_of(articles)).test_client()
    offer = get(client, "/search.json?q=organ&source=Lantern")["exactForm"]
    url = "/search.json?q=%3Dorgan&source=Lantern"
    assert offer == {"query": "=organ", "total": 1, "url": url}
    assert get(client, url)["total"] == 1
    assert get(client, url)["exactForm"] is None
    assert (
        "/search?q=%3Dorgan&source=Lantern"
        in page(client, "/search?q=organ&source=Lantern").links()
    )
    shown = Markup(client.get("/search?q=organ").text).striptags()
    assert "Only the exact word: =organ, 1 article." in shown
    assert "Only the exact word" not in client.get("/search?q=organization").text


def test_suggestions_have_the_documented_shape(client: FlaskClient) -> None:
    answer = get(client, "/suggest.json?q=coun")
    assert list(answer) == ["query", "suggestions"]
    assert answer["suggestions"][0] == {
        "text": "council",
        "kind": "word",
        "articles": 40,
        "url": "/search?q=council",
    }
    assert len(answer["suggestions"]) <= 8


def test_every_suggestion_leads_somewhere(client: FlaskClient) -> None:
    for typed in ("c", "valley", "wexley br", "source:val", '"river d', "(river OR co", "zebra"):
        for limit in ("1", "20"):
            url = f"/suggest.json?q={quote(typed)}&limit={limit}"
            for suggestion in get(client, url)["suggestions"]:
                assert suggestion["articles"] > 0
                assert client.get(suggestion["url"]).status_code == 200


def test_suggestions_refuse_what_they_do_not_know(client: FlaskClient) -> None:
    told = problem(client, "/suggest.json?query=x")
    assert (told["status"], told["parameter"]) == (400, "query")
    assert told["detail"].endswith("allowed are q, limit.")
    assert problem(client, "/suggest.json?limit=21")["parameter"] == "limit"
    assert problem(client, "/suggest.json?q=" + "a" * 2001)["parameter"] == "q"


def test_values_of_a_facet_are_found_by_words(client: FlaskClient) -> None:
    answer = get(client, "/facets/credit.json?q=dyke&find=photographer+1")
    assert list(answer) == ["name", "label", "values", "others", "missing"]
    assert {value["value"] for value in answer["values"]} == {
        f"Photographer {n}" for n in (1, 10, 11, 12)
    }
    for value in answer["values"]:
        assert list(value) == ["value", "count", "selected", "excluded", "url"]
        assert get(client, value["url"])["total"] == value["count"]


def test_an_unknown_facet_is_not_found(client: FlaskClient) -> None:
    told = problem(client, "/facets/sorce.json")
    assert told["status"] == 404
    assert "did you mean source?" in told["detail"]
    assert client.get("/facets/sorce").status_code == 404
    allowed = problem(client, "/facets/source.json?fnd=x")
    assert "did you mean find?" in allowed["detail"]


def test_a_facet_with_more_values_has_a_page_of_them(client: FlaskClient) -> None:
    link = "/facets/credit?q=dyke&not-source=Valley+Post"
    assert link in page(client, "/search?q=dyke&not-source=Valley+Post&page=2").links()
    assert heading(client, link) == "Picture credits in articles for “dyke”"
    found = page(client, link)
    sent = {(a.get("name"), a.get("value")) for a in found.all("input", type="hidden")}
    assert {("q", "dyke"), ("not-source", "Valley Post")} <= sent
    narrowed = page(client, f"{link}&find=photographer+12")
    assert [a["value"] for a in narrowed.all("input", name="credit")] == ["Photographer 12"]
    assert "/search?q=dyke&not-source=Valley+Post" in narrowed.links()


def test_the_page_of_a_facet_says_what_is_chosen_and_what_is_not_there(client: FlaskClient) -> None:
    boxes = page(client, "/facets/source?source=Valley+Post").all(
        "input", name="source", type="checkbox"
    )
    assert [a["value"] for a in boxes if "checked" in a] == ["Valley Post"]
    assert {"form": "search"}.items() <= boxes[0].items()
    nothing = client.get("/facets/source?find=%3Cb%3Enobody").text
    assert "Nothing here contains “&lt;b&gt;nobody”." in nothing


@pytest.fixture(scope="module")
def many() -> FlaskClient:
    """A service with 450 authors, and 40 years."""
    articles = [
        Article(f"{n}", f"{n} {n * 7919 % 9973}", "Post", date=date(1980 + n % 40, 1, 1))
        for n in range(45)
    ]
    authors = (
        tuple(f"{'dcba'[n % 4]} {m:03}" for m in range(n * 10, n * 10 + 10)) for n in range(45)
    )
    return create_app(
        searcher_of(replace(a, authors=b) for a, b in zip(articles, authors, strict=True))
    ).test_client()


def _values(client: FlaskClient, url: str, name: str = "author") -> list[str]:
    return [str(a["value"]) for a in page(client, url).all("input", name=name, type="checkbox")]


def test_all_values_of_a_facet_are_listed_in_pages(many: FlaskClient) -> None:
    url = "/facets/author"
    seen = _values(many, url)
    while following := page(many, url).all("a", rel="next nofollow"):
        url = str(following[0]["href"])
        seen += _values(many, url)
    assert (len(seen), len(set(seen))) == (450, 450)
    assert "There is nothing on page 9." in many.get("/facets/author?page=9").text


def test_the_values_of_a_facet_stand_by_name_where_that_is_asked(many: FlaskClient) -> None:
    found = page(many, "/facets/author?find=c")
    by_name = "/facets/author?find=c&sort=name"
    assert by_name in found.links()
    assert sorted(_values(many, by_name)) == _values(many, by_name)
    assert {("sort", "name"), ("find", "c")} <= {
        (a.get("name"), a.get("value")) for a in page(many, by_name).all("input")
    }
    told = [
        value["value"]
        for number in range(1, 10)
        for value in get(many, f"/facets/author.json?sort=name&page={number}")["values"]
    ]
    assert (told, len(told)) == (sorted(told), 450)
    assert problem(many, "/facets/author.json?sort=size")["parameter"] == "sort"


def test_many_values_of_a_facet_are_chosen_at_once(many: FlaskClient) -> None:
    url = "/facets/author?q=-zebra&author=d+000&author=b+449&not-topic=x&order-by=oldest&page=2"
    found = page(many, url)
    sent = [
        (str(a["name"]), str(a["value"]))
        for a in found.all("input")
        if (a.get("form") == "search" and "checked" in a) or (a.get("type") == "hidden")
    ]
    assert sent.count(("author", "d 000")) == 2  # for the search, and for finding
    assert ("not-topic", "x") in sent and ("order-by", "oldest") in sent
    assert found.all("button", form="search")


def test_a_long_list_of_years_has_a_page_of_its_own(many: FlaskClient) -> None:
    years = [str(year) for year in range(2019, 1979, -1)]
    assert _values(many, "/search", "year") == years[:5]
    assert "/facets/year" in page(many, "/search").links()
    assert "35 more" in many.get("/search").text
    assert _values(many, "/facets/year", "year") == years


def test_similar_articles(client: FlaskClient) -> None:
    answer = get(client, f"/articles/{BRIDGE}/similar.json")
    assert list(answer) == ["id", "results"]
    assert answer["id"] == BRIDGE
    assert 0 < len(answer["results"]) <= 5
    for result in answer["results"]:
        assert list(result) == ["id", "url", "title", "source", "date", "score"]
        assert result["id"] != BRIDGE
        assert result["score"] > 0
        assert client.get(result["url"]).status_code == 200
    links = page(client, f"/articles/{BRIDGE}").links()
    assert {result["url"] for result in answer["results"]} <= set(links)
    assert problem(client, f"/articles/{BRIDGE}/similar.json?size=3")["status"] == 400
    assert problem(client, "/articles/none/similar.json")["status"] == 404


def test_an_article_like_no_other_has_no_list(client: FlaskClient) -> None:
    assert get(client, f"/articles/{ARABIC}/similar.json")["results"] == []
    assert "More like this" not in client.get(f"/articles/{ARABIC}").text


@pytest.mark.parametrize(
    "path", ["/suggest.json?q=c", "/facets/name.json?find=a", f"/articles/{BRIDGE}/similar.json"]
)
def test_what_is_unchanged_is_not_made_again(client: FlaskClient, path: str) -> None:
    tag = client.get(path).headers["ETag"]
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304


def test_nothing_typed_into_these_pages_becomes_html(client: FlaskClient) -> None:
    for url in (
        f"/facets/author?find={quote('</title><script>')}",
        f"/facets/source?q={quote('zebra <b>')}",
        "/search?q=zebra&explain=1",
        f"/articles/{HOSTILE}",
    ):
        text = client.get(url).text
        for written in ("<script>alert", "<b>Bold", "</title><script>x", "zebra <b>"):
            assert written not in text
