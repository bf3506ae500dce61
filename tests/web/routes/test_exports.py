"""Whole answers and single articles as files."""

import json
from datetime import date
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from werkzeug.http import parse_options_header

from index.article import Article
from index.asking.hits import Hits
from index.asking.plan import Plan
from index.engines.oracle import MemoryReader
from search.request import SearchRequest
from search.searcher import Searcher
from tests.web.archive import BRIDGE, index_of
from tests.web.reading import lines_of
from web.app import create_app

MANY = tuple(
    Article(f"n{n}", "Title", "Wire", date=date(2024, 1, 1), lede="ferry") for n in range(25)
)


def test_csv_has_every_article_in_the_order_of_the_page(client: FlaskClient) -> None:
    rows = lines_of(client, "/search.csv?page-size=1&page=3")
    whole = client.get("/search.json?page-size=100").get_json()["results"]
    assert [row["id"] for row in rows] == [result["id"] for result in whole]
    [row] = [row for row in rows if row["id"] == BRIDGE]
    assert row["url"] == f"https://archive.example/articles/{BRIDGE}"
    assert (row["authors"], row["licence"]) == ("Ada Lyle; Tomas Reeve", "CC BY 4.0")
    assert row["original"] == "https://valleypost.example/2019/01/24/bridge"
    assert (row["modified"], row["status"]) == ("2019-01-25T09:30:00+00:00", "corrected")
    assert (row["notice"], row["corrected"]) == (
        *("An earlier version spoke of twelve cracks.", "2019-01-25"),
    )
    assert (row["section"], row["printed_page"]) == ("Town & Valley", "A1")
    assert (row["language"], row["text_licence"]) == ("en", "CC BY-SA 4.0")
    assert (row["query"], row["generation"]) == ("", "'000001")


def test_a_long_answer_is_walked_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.answer.whole._CHUNK", 10)
    client = create_app(Searcher(index_of(MANY))).test_client()
    for query in ("q=ferry", "q=ferry&order-by=oldest", ""):
        rows = lines_of(client, f"/search.csv?{query}")
        assert sorted(row["id"] for row in rows) == sorted(article.id for article in MANY)


def test_no_cell_is_a_formula() -> None:
    article = Article("a", "=HYPERLINK(1)", "+source", authors=("@me", "-you"))
    client = create_app(Searcher(index_of([article]))).test_client()
    [row] = lines_of(client, "/search.csv?q=-nothing")
    assert row["title"] == "'=HYPERLINK(1)"
    assert row["source"] == "'+source"
    assert row["authors"] == "'@me; -you"
    assert row["query"] == "'-nothing"


@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".ris", ".bib", ".atom", ".feed.json"])
def test_what_is_relaxed_says_so_in_every_format(ending: str, client: FlaskClient) -> None:
    page = client.get("/search.json?q=girder+kilometres+spring+zeppelin").get_json()
    assert page["total"] == 1
    also = "&head=1" if ending == ".jsonl" else ""
    text = client.get(f"/search{ending}?q=girder+kilometres+spring+zeppelin{also}").text
    assert BRIDGE in text
    assert "No article has all of these together, so articles with any of them are shown" in text


def test_no_query_adds_an_entry_to_bibtex(client: FlaskClient) -> None:
    text = client.get("/search.bib", query_string={"q": "x @article{evil, title={Hi}} OR bridge"})
    assert text.text.count("@") == text.text.count("\n@article{") > 0


def test_json_lines_are_articles_and_nothing_else(client: FlaskClient) -> None:
    plain = client.get("/search.jsonl?q=bridge")
    asked = client.get("/search.jsonl?q=bridge&head=1")
    assert plain.text.splitlines() == asked.text.splitlines()[1:]
    assert all("sections" in json.loads(line) for line in plain.text.splitlines())
    assert plain.headers["ETag"] != asked.headers["ETag"]
    assert client.get("/search.jsonl?head=2").status_code == 400
    assert client.get("/search.csv?head=1").status_code == 400


def test_a_table_begins_with_a_byte_order_mark_for_who_wants_it(client: FlaskClient) -> None:
    for path in ("/search.csv?q=bridge", "/batch.csv?q=bridge"):
        plain, marked = client.get(path).data, client.get(f"{path}&bom=1").data
        assert plain[:1].isalpha()
        assert marked[:3] == b"\xef\xbb\xbf"
        assert marked[3:20] == plain[:17]
        assert client.get(f"{path}&bom=x").status_code == 400
    assert "/search.csv?q=bridge&amp;bom=1" in client.get("/search?q=bridge").text
    assert "/search.csv?bom=1" in client.get("/search").text


def test_an_id_that_looks_like_a_number_stays_one() -> None:
    articles = [Article("0042", "Title", "Wire", page="3-4"), Article("12e4", "Title", "Wire")]
    client = create_app(Searcher(index_of(articles))).test_client()
    rows = {row["id"]: row for row in lines_of(client, "/search.csv?q=title")}
    assert rows.keys() == {"'0042", "'12e4"}
    assert rows["'0042"]["printed_page"] == "'3-4"
    assert client.get("/search.json").get_json()["results"][0]["id"] == "0042"


def test_json_lines_begin_with_the_question_where_that_is_asked_for(client: FlaskClient) -> None:
    response = client.get("/search.jsonl?q=bridge&head=1")
    assert response.content_type == "application/jsonl; charset=utf-8"
    head, *articles = map(json.loads, response.text.splitlines())
    assert (head["query"], head["generation"]) == ("bridge", "000001")
    assert head["retrieved"].endswith("+00:00")
    assert len(articles) == head["total"] - head["folded"]
    assert all(article["sections"] for article in articles)


@pytest.mark.parametrize(("ending", "begins"), [(".ris", "TY  - NEWS"), (".bib", "@article{")])
def test_citations_say_where_they_are_from(client: FlaskClient, ending: str, begins: str) -> None:
    response = client.get(f"/search{ending}?q=bridge")
    total = client.get("/search.json?q=bridge").get_json()["total"]
    assert response.text.count(begins) == total > 0
    assert "Found by “bridge”" in response.text
    assert "index 000001" in response.text
    named = f"attachment; filename=dateline-bridge-000001{ending}"
    assert response.headers["Content-Disposition"] == named


def test_an_answer_that_is_known_is_not_made_again(client: FlaskClient) -> None:
    etag = client.get("/search.csv?q=bridge").headers["ETag"]
    again = client.get("/search.csv?q=bridge&page=2", headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")
    assert client.head("/search.csv?q=bridge").data == b""


def test_the_links_of_an_answer_lead_to_files(client: FlaskClient) -> None:
    links = client.get("/search.json?q=bridge&page-size=2&source=Valley+Post").get_json()["links"]
    for name in ("csv", "jsonl", "ris", "bib", "atom", "feed"):
        assert client.get(links[name]).status_code == 200, name


def test_a_long_answer_is_sent_while_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long it is, no more than a batch of hits and a piece of text are held at once."""
    monkeypatch.setattr("search.answer.whole._CHUNK", 10)
    searcher = Searcher(index_of(MANY))
    searcher.search(SearchRequest())  # the languages of the archive are counted once
    asked: list[int] = []
    run = MemoryReader.run

    def watched(reader: MemoryReader, plan: Plan) -> Hits:
        asked.append(plan.limit)
        return run(reader, plan)

    monkeypatch.setattr(MemoryReader, "run", watched)
    hits = searcher.whole(SearchRequest("ferry")).hits
    assert (next(hits).id, asked) == ("n0", [10])
    assert len(list(hits)) == len(MANY) - 1
    assert asked == [10, 10, 10, 10]  # of 10, 10 and 5 hits, and of none
    response = create_app(searcher).test_client().get("/search.jsonl?q=ferry", buffered=False)
    assert response.is_streamed


@pytest.mark.parametrize("ending", ["", ".json", ".csv", ".jsonl", ".ris", ".bib", ".atom"])
@pytest.mark.parametrize("q", ["Zażółć", "ѫ", "桟橋", "a\u2028b", "\ud800"])
def test_headers_are_ascii_whatever_is_asked(client: FlaskClient, ending: str, q: str) -> None:
    answer = client.get(f"/search{ending}?q={quote(q, errors='surrogatepass')}")
    assert answer.status_code == 200
    assert all(value.isascii() for value in answer.headers.values())


def test_the_name_of_a_file_keeps_the_letters_that_were_asked_for(client: FlaskClient) -> None:
    said = client.get("/search.csv?q=Za%C5%BC%C3%B3%C5%82%C4%87").headers["Content-Disposition"]
    assert parse_options_header(said) == (
        "attachment",
        {"filename": "dateline-zażółć-000001.csv"},
    )
    assert "filename=dateline-zazoc-000001.csv" in said
