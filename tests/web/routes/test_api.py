import json
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from index.article import Article, Code, Section
from search.request import SearchRequest
from search.searcher import Searcher
from tests.web.archive import ARTICLES, BRIDGE, PLAIN, index_of, searcher_of
from web.app import create_app
from web.formats.representation import article_answer, indented, page_answer


def get(client: FlaskClient, url: str) -> dict[str, Any]:
    response = client.get(url)
    assert response.status_code == 200, response.text
    assert response.content_type == "application/json"
    value: dict[str, Any] = response.get_json()
    return value


def test_an_answer_has_the_documented_members_in_order(client: FlaskClient) -> None:
    answer = get(client, "/search.json?q=bridge+river")
    assert list(answer) == [
        "query", "understoodAs", "warnings", "didYouMean", "exactForm", "total", "partial", "page",
        "pageSize", "pages", "folded", "orderBy", "tookMs", "generation", "nextCursor", "results",
        "facets", "timeline", "links",
    ]  # fmt: skip
    assert answer["query"] == "bridge river"
    assert (answer["total"], answer["page"], answer["pageSize"], answer["pages"]) == (1, 1, 10, 1)
    assert answer["orderBy"] == "relevance"
    assert answer["generation"] == "000001"
    assert answer["tookMs"] == round(answer["tookMs"], 1)
    assert list(answer["timeline"]) == ["interval", "buckets", "undated"]


def test_a_result_says_where_it_matched(client: FlaskClient) -> None:
    result = get(client, "/search.json?q=bridge+river")["results"][0]
    assert list(result) == [
        "id", "url", "original", "title", "headline", "date", "modified", "added",
        "changed", "captured", "replay", "source", "authors", "section", "language", "status",
        "notice", "corrected",
        "score", "sections", "sectionsMatched", "image", "alsoIn", "alsoInTotal",
    ]  # fmt: skip
    assert result["url"] == f"/articles/{BRIDGE}"
    assert result["original"] == "https://valleypost.example/2019/01/24/bridge"
    assert (result["section"], result["language"]) == ("Town & Valley", "en")
    assert (result["date"], result["status"]) == ("2019-01-24", "corrected")
    assert result["image"] == {
        "credit": "Mara Quill",
        "licence": "CC BY 4.0",
        "licenceUrl": "https://creativecommons.org/licenses/by/4.0/",
        "caption": "The closed bridge on Wednesday morning",
    }
    for section in result["sections"]:
        assert section["url"] == f"/articles/{BRIDGE}#{section['anchor']}"
        assert {"text": "bridge", "mark": True} in section["snippet"] or any(
            piece.get("mark") for piece in section["snippet"]
        )


def test_an_undated_article_has_no_date(client: FlaskClient) -> None:
    answer = get(client, "/search.json?q=minutes")
    assert answer["results"][0]["date"] is None
    assert answer["results"][0]["image"] is None
    assert answer["timeline"] == {"interval": None, "buckets": [], "undated": 1}


def test_browsing_is_newest_first(client: FlaskClient) -> None:
    answer = get(client, "/search.json")
    assert answer["total"] == len(ARTICLES)
    assert answer["orderBy"] == "newest"
    days = [result["date"] for result in answer["results"]]
    assert days == sorted(days, reverse=True)


def test_every_link_of_an_answer_leads_somewhere(client: FlaskClient) -> None:
    answer = get(client, "/search.json?q=river&source=Valley+Post&page-size=3&page=2")
    links = list(answer["links"].values())
    links += [value["url"] for facet in answer["facets"] for value in facet["values"]]
    links += [result["url"] for result in answer["results"]]
    assert list(answer["links"]) == [
        "self", "next", "prev", "html", "csv", "jsonl", "ris", "bib", "atom", "feed", "cite",
    ]  # fmt: skip
    for link in links:
        assert client.get(link).status_code == 200, link


def test_a_facet_value_leads_to_the_search_with_it_and_back(client: FlaskClient) -> None:
    answer = get(client, "/search.json?q=river")
    sources = next(facet for facet in answer["facets"] if facet["name"] == "source")
    assert list(sources) == ["name", "label", "values", "others", "missing"]
    value = sources["values"][0]
    assert list(value) == ["value", "count", "selected", "excluded", "url"]
    narrowed = get(client, value["url"])
    assert narrowed["total"] == value["count"]
    again = next(f for f in narrowed["facets"] if f["name"] == "source")["values"]
    chosen = next(v for v in again if v["value"] == value["value"])
    assert chosen["selected"]
    assert chosen["url"] == "/search.json?q=river"
    assert len(again) == len(sources["values"])


def test_an_excluded_value_is_marked(client: FlaskClient) -> None:
    answer = get(client, "/search.json?q=river&not-source=Valley+Post")
    values = next(f for f in answer["facets"] if f["name"] == "source")["values"]
    valley = next(v for v in values if v["value"] == "Valley Post")
    assert (valley["selected"], valley["excluded"]) == (False, True)
    assert all(result["source"] != "Valley Post" for result in answer["results"])


def walk(
    client: FlaskClient, url: str, follow: Callable[[dict[str, Any]], str | None]
) -> list[str]:
    """The ids on all pages, from this one on."""
    found, next_url = [], url or None
    while next_url:
        answer = get(client, next_url)
        found += [result["id"] for result in answer["results"]]
        next_url = follow(answer)
    return found


def test_pages_and_the_cursor_walk_the_same_articles(client: FlaskClient) -> None:
    first = "/search.json?q=dyke&page-size=7"
    by_page = walk(client, first, lambda answer: answer["links"]["next"])
    by_cursor = walk(
        client, first, lambda a: a["nextCursor"] and f"{first}&cursor={a['nextCursor']}"
    )
    assert len(by_page) == len(set(by_page)) == 40
    assert by_page == by_cursor


def test_a_page_by_cursor_links_on_by_cursor(client: FlaskClient) -> None:
    cursor = get(client, "/search.json?q=dyke&page-size=7")["nextCursor"]
    answer = get(client, f"/search.json?q=dyke&page-size=7&cursor={cursor}")
    assert "cursor" in parse_qs(urlsplit(answer["links"]["next"]).query)
    assert answer["links"]["prev"] is None


def test_a_page_past_the_end_is_empty_and_leads_back(client: FlaskClient) -> None:
    answer = get(client, "/search.json?q=dyke&page=900")
    assert answer["results"] == []
    assert answer["total"] == 40
    assert answer["links"]["next"] is None
    assert answer["links"]["prev"] == "/search.json?q=dyke&page=4"


def test_what_an_agency_filed_an_article_under() -> None:
    codes = (Code("subject", "medtop", "20000340", "Railways"), Code("signal", name="URGENT"))
    article = Article("a", "Ferry", "Post", version=3, codes=codes)
    answer = get(create_app(searcher_of([article])).test_client(), "/articles/a.json")
    assert answer["version"] == 3
    assert answer["codes"] == [
        {"kind": "subject", "scheme": "medtop", "code": "20000340", "name": "Railways"},
        {"kind": "signal", "scheme": "", "code": "", "name": "URGENT"},
    ]


def test_an_article_has_the_documented_shape(client: FlaskClient) -> None:
    answer = get(client, f"/articles/{BRIDGE}.json")
    assert list(answer) == [
        "id", "url", "title", "headline", "lede", "ledeIsFurniture", "date", "published",
        "modified", "source", "authors", "topics", "section", "printedPage", "edition",
        "facsimile", "ocrConfidence", "language", "licence", "licenceUrl", "status", "notice",
        "corrected", "captured", "capturedUrl", "replay", "added", "changed", "fingerprint",
        "images",
        "sections", "background", "version", "codes",
    ]  # fmt: skip
    assert answer["url"] == "https://valleypost.example/2019/01/24/bridge"
    assert answer["modified"] == "2019-01-25T09:30:00+00:00"
    assert answer["images"][0] == {
        "source": "photos.example.net",
        "author": "Mara Quill",
        "credit": "Mara Quill",
        "licence": "CC BY 4.0",
        "licenceUrl": "https://creativecommons.org/licenses/by/4.0/",
        "caption": "The closed bridge on Wednesday morning",
        "url": "https://www.photos.example.net/bridge.jpg",
    }
    assert (answer["section"], answer["printedPage"]) == ("Town & Valley", "A1")
    assert (answer["licence"], answer["status"]) == ("CC BY-SA 4.0", "corrected")
    assert answer["sections"][1] == {
        "heading": "Eleven Cracks",
        "level": 2,
        "anchor": "s2",
        "paragraphs": ["The third girder is the worst. Each crack was drilled."],
        "furniture": [],
    }
    assert answer["background"]["anchor"] == "background"


def test_an_article_of_one_line_has_all_members(client: FlaskClient) -> None:
    answer = get(client, f"/articles/{PLAIN}.json")
    assert answer["sections"] == [
        {"heading": None, "level": 2, "anchor": "s1", "paragraphs": [], "furniture": []}
    ]
    for absent in ("url", "headline", "lede", "date", "modified", "language", "background"):
        assert answer[absent] is None


def test_the_terminal_makes_the_same_answer(client: FlaskClient) -> None:
    page = json.loads(indented(page_answer(searcher_of().search(SearchRequest(q="bridge")))))
    served = get(client, "/search.json?q=bridge")
    assert {**page, "tookMs": 0} == {**served, "tookMs": 0}
    assert json.loads(indented(article_answer(ARTICLES[0]))) == get(
        client, f"/articles/{BRIDGE}.json"
    )


def test_a_mount_point_is_part_of_every_link(client: FlaskClient) -> None:
    answer = client.get("/search.json?q=bridge", base_url="http://localhost/news").json
    assert answer
    assert answer["links"]["self"] == "/news/search.json?q=bridge"
    assert answer["results"][0]["url"] == f"/news/articles/{BRIDGE}"
    batch = client.get("/batch.json?q=bridge", base_url="http://localhost/news").json
    assert batch
    assert batch["queries"][0]["url"] == "/news/search?q=bridge"


def test_letters_are_written_as_they_are(client: FlaskClient) -> None:
    assert "الجسر" in client.get("/search.json?q=الجسر").text


def test_empty_values_count_as_absent(client: FlaskClient) -> None:
    path = "/facets/source.json?find=&find=valley&source="
    assert [value["value"] for value in get(client, path)["values"]] == ["Valley Post"]
    assert "Lantern" not in client.get("/facets/source?find=&find=valley").text


def test_a_body_is_refused_however_short(client: FlaskClient) -> None:
    assert client.get("/search.json?q=dyke", data="a=b").status_code == 413


def test_a_range_beyond_the_end_is_told_the_end(client: FlaskClient) -> None:
    answer = client.get("/static/mark.svg", headers={"Range": "bytes=99999-"})
    assert (answer.status_code, answer.headers["Content-Range"]) == (416, "bytes */222")


def test_health_and_readiness(client: FlaskClient, unready: FlaskClient) -> None:
    assert get(client, "/healthz") == {"status": "ok"}
    assert get(client, "/readyz") == {
        "status": "ok",
        "generation": "000001",
        "articles": len(ARTICLES),
        "published": None,
        "warnings": [],
    }
    assert get(unready, "/healthz") == {"status": "ok"}
    response = unready.get("/readyz")
    assert response.status_code == 503
    assert response.json and response.json["status"] == "unavailable"
    assert "reindex" in response.json["reason"]


def test_a_service_whose_engine_is_down_is_not_ready(
    down: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    response = down.get("/readyz")
    assert (response.status_code, response.content_type) == (503, "application/json")
    told = response.get_json()
    assert list(told) == ["status", "reason"]  # as OpenAPI declares it
    assert told["status"] == "unavailable"
    assert "http" not in told["reason"]  # where the cluster is, is for the log
    [record] = [record for record in caplog.records if record.name == "dateline.errors"]
    assert "http" in record.__dict__["fields"]["error"]
    assert response.headers["Cache-Control"] == "no-store"
    assert down.get("/healthz").status_code == 200


def test_near_duplicates_stand_under_one_result() -> None:
    text = " ".join(f"word{number}" for number in range(60))
    sections = (Section(None, "s1", (text,)),)
    copies = [
        Article(f"copy{n}", f"Title {n}", f"Source {n}", date=date(2024, 1, n), sections=sections)
        for n in (1, 2, 3)
    ]
    client = create_app(Searcher(index_of(copies))).test_client()
    answer = get(client, "/search.json?q=word7")
    assert (answer["total"], answer["folded"], answer["pages"]) == (3, 2, 1)
    [result] = answer["results"]
    assert (result["id"], result["alsoInTotal"]) == ("copy3", 2)
    assert result["alsoIn"][0] == {
        "id": "copy2",
        "url": "/articles/copy2",
        "title": "Title 2",
        "source": "Source 2",
        "date": "2024-01-02",
    }
    assert "Also in 2 sources:" in client.get("/search?q=word7").text
    shown = get(client, "/search.json?q=word7&duplicates=show")
    assert [result["id"] for result in shown["results"]] == ["copy3", "copy2", "copy1"]
    assert shown["folded"] == 0
    assert get(client, "/articles/copy1/similar.json")["results"] == []


def test_link_headers_lead_to_the_pages_around(client: FlaskClient) -> None:
    def links(url: str) -> list[str]:
        return client.get(url).headers.getlist("Link")

    assert links("/search.json?q=dyke&page=2") == [
        '</search.json?q=dyke&page=3>; rel="next"',
        '</search.json?q=dyke>; rel="prev"',
    ]
    assert links("/search.json?q=minutes") == []


def test_a_question_about_an_answer_gives_its_headers_alone(client: FlaskClient) -> None:
    for path in ("/search.json?q=dyke", "/search.csv?q=dyke", f"/articles/{BRIDGE}.json"):
        asked, given = client.head(path), client.get(path)
        assert asked.data == b""
        assert asked.headers["ETag"] == given.headers["ETag"]
        assert asked.headers["Content-Type"] == given.headers["Content-Type"]
