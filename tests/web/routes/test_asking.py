from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from tests.web.archive import ARTICLES, searcher_of
from tests.web.outline import heading, page
from web.app import create_app


def _led(client: FlaskClient, url: str) -> dict[str, list[str]]:
    answer = client.get(url)
    assert answer.status_code == 302
    assert answer.location.startswith("/search?")
    return parse_qs(urlsplit(answer.location).query)


def test_words_are_looked_for_within_results(client: FlaskClient) -> None:
    found = _led(client, "/search?q=dyke+OR+bridge&within=week+7&source=Valley+Post&page=2")
    assert found == {"q": ["(dyke OR bridge) week 7"], "source": ["Valley Post"]}
    found = _led(client, "/search?q=dyke+bridge&match=any&within=week&order-by=oldest")
    assert found == {"q": ["(dyke OR bridge) week"], "order-by": ["oldest"]}
    box = page(client, "/search?q=dyke").all("input", id="within", name="within", form="search")
    assert len(box) == 1
    assert client.get("/search?q=dyke&within=").status_code == 200
    assert client.get(f"/search?q={'a' * 1990}&within={'b' * 1990}").status_code == 400
    assert client.get("/search.json?q=dyke&within=x").status_code == 400


def test_a_form_writes_a_query(client: FlaskClient) -> None:
    url = (
        "/advanced?q=bridge&phrase=eleven+cracks&any=&without=tram&title=wexley&quote=&go=1"
        "&from-date=2019&to-date=2019-06&copies=none&order-by=oldest"
    )
    found = _led(client, url)
    assert found == {
        "q": ['bridge "eleven cracks" NOT tram title:wexley'],
        "from-date": ["2019-01-01"],
        "to-date": ["2019-06-30"],
        "copies": ["none"],
        "order-by": ["oldest"],
    }
    assert heading(client, client.get(url).location).startswith("1 article for")
    assert client.get("/advanced?go=1").location == "/search"


def test_the_form_has_a_labelled_field_for_each_way(client: FlaskClient) -> None:
    found = page(client, "/advanced?q=dyke")
    assert found.all("input", id="q", value="dyke")
    fields = {a["id"] for a in found.all("input") if a.get("type") != "checkbox"}
    assert fields == {a["for"] for a in found.all("label") if "for" in a} - {"copies", "order-by"}
    assert {"phrase", "any", "without", "quote", "speaker", "name", "from-date"} <= fields
    assert "means nothing here" in client.get("/advanced?phrases=x").text
    assert "/advanced" in page(client, "/").links()


@pytest.mark.parametrize(
    "url", ["/advanced?go=1&from-date=2020&to-date=2019", "/advanced?from-date=x"]
)
def test_what_the_form_cannot_mean_is_said(client: FlaskClient, url: str) -> None:
    answer = client.get(url)
    assert answer.status_code == 400
    assert "-date" in answer.text


def test_a_mistake_in_the_form_keeps_what_was_typed(client: FlaskClient) -> None:
    url = "/advanced?q=dyke&without=music&author=okafor&from-date=5%2F2018&order-by=oldest&go=1"
    found = page(client, url, status=400)
    [day] = found.all("input", id="from-date", value="5/2018")
    assert day["aria-describedby"] == "wrong"
    assert found.all("input", id="without", value="music")
    assert found.all("input", id="author", value="okafor")
    [chosen] = [option for option in found.all("option") if "selected" in option]
    assert chosen["value"] == "oldest"
    assert found.all("form", action="/advanced")


def test_a_page_has_as_many_results_as_asked(client: FlaskClient) -> None:
    found = page(client, "/search?q=dyke&source=Valley+Post&page=2")
    sizes = [a["href"] for a in found.all("a") if "page-size=" in str(a["href"])]
    assert sizes == [f"/search?q=dyke&source=Valley+Post&page-size={n}" for n in (25, 50, 100)]
    assert "Results on a page" not in client.get("/search?q=girder").text


def test_a_feed_is_seen_where_results_begin(client: FlaskClient) -> None:
    text = client.get("/search?q=dyke&page=2").text
    assert text.index('href="/search.atom?q=dyke" rel="nofollow"') < text.index('id="results"')
    assert "/search.atom" in page(client, "/").links()


def test_a_year_can_be_typed_and_ranges_are_offered(client: FlaskClient) -> None:
    found = page(client, "/search?q=dyke&from-date=2023")
    [field] = found.all("input", id="from-date")
    assert field.get("type", "text") == "text"
    assert "/search?q=dyke&from-date=2023-11-13" in found.links()
    assert "/search?q=dyke&from-date=2010-01-01&to-date=2019-12-31" in found.links()


def test_on_a_subpath_ways_lead_below_it() -> None:
    client = create_app(searcher_of(ARTICLES)).test_client()
    for path, query in (("/search", "q=dyke&within=week"), ("/advanced", "q=dyke&go=1")):
        answer = client.get(path, query_string=query, base_url="http://localhost/news")
        assert answer.location.startswith("/news/search?q=dyke")
