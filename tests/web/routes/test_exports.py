"""Whole answers and single articles as files."""

import csv
import io
import json
import os
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from index.article import Article, Image, Section
from index.asking.hits import Archive, Hits
from index.asking.plan import Plan
from index.document import FACETS
from index.engines.oracle import MemoryReader
from index.readers.files import SourceFile
from index.readers.registry import read
from search.request import SearchRequest
from search.searcher import Searcher
from tests.web.archive import ARTICLES, BRIDGE, PLAIN, index_of
from web.app import create_app
from web.formats.tables import row
from web.formats.texts import markdown, news_text

DATA = Path(os.environ.get("DATELINE_TESTDATA", ""), "corpora", "articles")

MANY = tuple(
    Article(f"n{n}", "Title", "Wire", date=date(2024, 1, 1), lede="ferry") for n in range(25)
)


def lines_of(client: FlaskClient, url: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(url).text)))


def test_csv_has_every_article_in_the_order_of_the_page(client: FlaskClient) -> None:
    rows = lines_of(client, "/search.csv?page-size=1&page=3")
    whole = client.get("/search.json?page-size=100").get_json()["results"]
    assert [row["id"] for row in rows] == [result["id"] for result in whole]
    [row] = [row for row in rows if row["id"] == BRIDGE]
    assert row["url"] == f"https://archive.example/articles/{BRIDGE}"
    assert (row["authors"], row["licence"]) == ("Ada Lyle; Tomas Reeve", "CC BY 4.0")
    assert (row["query"], row["generation"]) == ("", "000001")


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


@pytest.mark.parametrize("begins", [*"=+-@\t\r\n", *"＝＋－＠"])
def test_a_cell_that_begins_like_a_formula_is_text(begins: str) -> None:
    assert next(csv.reader(io.StringIO(row([f"{begins}1+1"])))) == [f"'{begins}1+1"]


@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".ris", ".bib", ".atom", ".feed.json"])
def test_what_is_relaxed_says_so_in_every_format(ending: str, client: FlaskClient) -> None:
    page = client.get("/search.json?q=girder+kilometres+spring+zeppelin").get_json()
    assert page["total"] == 1
    text = client.get(f"/search{ending}?q=girder+kilometres+spring+zeppelin").text
    assert BRIDGE in text
    assert "No article has all of these together, so articles with any of them are shown" in text


def test_what_finds_nothing_is_counted_as_nothing(client: FlaskClient) -> None:
    [counted] = client.get("/batch.json?q=girder+zeppelin").get_json()["queries"]
    assert (counted["total"], counted["years"]) == (0, [])


@pytest.mark.parametrize("filters", ["year=2019", "not-year=2019", "year=2019&year=2021", ""])
def test_the_years_of_a_batch_add_up(filters: str, client: FlaskClient) -> None:
    [counted] = client.get(f"/batch.json?q=&{filters}").get_json()["queries"]
    in_years = sum(year["count"] for year in counted["years"])
    assert in_years + counted["undated"] == counted["total"] > 0
    assert counted["total"] == client.get(f"/search.json?{filters}").get_json()["total"]


def test_no_query_adds_an_entry_to_bibtex(client: FlaskClient) -> None:
    text = client.get("/search.bib", query_string={"q": "x @article{evil, title={Hi}} OR bridge"})
    assert text.text.count("@") == text.text.count("\n@article{") > 0


def test_json_lines_begin_with_the_question(client: FlaskClient) -> None:
    response = client.get("/search.jsonl?q=bridge")
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
    assert f'filename="dateline-000001{ending}"' in response.headers["Content-Disposition"]


def test_an_answer_that_is_known_is_not_made_again(client: FlaskClient) -> None:
    etag = client.get("/search.csv?q=bridge").headers["ETag"]
    again = client.get("/search.csv?q=bridge&page=2", headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")
    assert client.head("/search.csv?q=bridge").data == b""


def test_the_links_of_an_answer_lead_to_files(client: FlaskClient) -> None:
    links = client.get("/search.json?q=bridge&page-size=2&source=Valley+Post").get_json()["links"]
    for name in ("csv", "jsonl", "ris", "bib", "atom", "feed"):
        assert client.get(links[name]).status_code == 200, name


def test_an_article_in_markdown(client: FlaskClient) -> None:
    text = client.get(f"/articles/{BRIDGE}.md").text
    assert text.startswith("# Wexley Bridge Closed")
    assert "\n\n## Eleven Cracks\n\n" in text
    assert text.rstrip().endswith("<https://valleypost.example/2019/01/24/bridge>")


markdown_signs = st.text(st.sampled_from("\\`*_~[]<>&#+-=.)(!|\"':;1a é\n\t"), max_size=12)


@given(markdown_signs)
@example("1. first").via("a number that would begin a list")
@example("~~~")
@example("&amp; &#65;")
@example("C # #")
def test_text_stays_what_it_is_in_markdown(text: str) -> None:
    wanted = " ".join(text.split())
    article = Article("a", f"x{text}", "s", sections=(Section(f"y{text}", "s1", (text or "z",)),))
    found = [
        "".join(child.content for child in token.children or ())
        for token in MarkdownIt("commonmark").parse(markdown(article, "https://a.example"))
        if token.type == "inline"
    ]
    expected = [" ".join(f"x{text}".split()), " ".join(f"y{text}".split()), wanted or "z"]
    assert found[:-1] == (expected if wanted or not text else expected[:2])


@pytest.mark.parametrize("author", ["Ada Lindqvist", None])
@pytest.mark.parametrize("source", ["Valley Post", None])
def test_a_photo_is_read_as_it_was(source: str | None, author: str | None, tmp_path: Path) -> None:
    licence = "https://creativecommons.org/licenses/by/4.0/"
    image = Image(source=source, author=author, licence_url=licence, caption="The bridge")
    article = Article("a", "Title", "s", date=date(2024, 1, 1), lede="Text.", images=(image,))
    (tmp_path / "a.txt").write_text(news_text(article) or "", "utf-8")
    [found] = read(SourceFile(tmp_path / "a.txt", "news/a.txt"))
    assert isinstance(found, Article)
    [photo] = found.images
    assert (photo.source, photo.author) == (source, author)


def test_an_article_in_the_text_format_is_read_as_it_was(
    client: FlaskClient, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(client.get(f"/articles/{BRIDGE}.txt").text, "utf-8")
    [found] = read(SourceFile(tmp_path / "a.txt", "news/a.txt"))
    assert isinstance(found, Article)
    expected = next(article for article in ARTICLES if article.id == BRIDGE)
    assert (found.title, found.date) == (expected.title, expected.date)
    assert (found.headline, found.lede) == (expected.headline, expected.lede)
    assert [s.heading for s in found.sections] == [s.heading for s in expected.sections]
    assert found.background == expected.background


@pytest.mark.skipif(not DATA.is_dir(), reason="DATELINE_TESTDATA names no folder of articles")
def test_real_articles_in_the_text_format_are_read_as_they_were(tmp_path: Path) -> None:
    path, differing = tmp_path / "a.txt", []
    for file in sorted(DATA.rglob("*.txt")):
        [found] = read(SourceFile(file, "news/a.txt"))
        assert isinstance(found, Article)
        path.write_text(news_text(found) or "", "utf-8")
        if list(read(SourceFile(path, "news/a.txt"))) != [found]:
            differing.append(file.name)
    assert len(differing) <= 1  # one of 2,881, where a heading looks like a part of a list


def test_an_undated_article_has_no_text_format(client: FlaskClient) -> None:
    assert news_text(Article("a", "t", "s")) is None
    assert "has none" in client.get(f"/articles/{PLAIN}.txt").text
    assert client.get(f"/articles/{PLAIN}.md").status_code == 200


def test_batch_counts_each_query_by_year(client: FlaskClient) -> None:
    answer = client.get("/batch.json?q=bridge&q=zeppelin&from-date=2000").get_json()
    bridge, zeppelin = answer["queries"]
    single = client.get("/search.json?q=bridge&from-date=2000").get_json()
    assert bridge["total"] == single["total"] == sum(y["count"] for y in bridge["years"])
    assert client.get(bridge["url"]).status_code == 200
    assert (zeppelin["total"], zeppelin["years"]) == (0, [])
    table = lines_of(client, "/batch.csv?q=bridge&q=zeppelin&from-date=2000")
    assert [row["total"] for row in table] == [str(bridge["total"]), "0"]
    years = [name for name in table[0] if name.isdecimal()]
    assert years == [str(y) for y in range(int(years[0]), int(years[-1]) + 1)]


@pytest.mark.parametrize("query", ["", "&".join(["q=a"] * 51), "q=a&sorce=b"])
def test_a_batch_has_bounds(client: FlaskClient, query: str) -> None:
    response = client.get(f"/batch.json?{query}")
    assert response.status_code == 400
    assert response.content_type == "application/problem+json"
    assert "year" in FACETS


def test_a_long_answer_is_sent_while_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long it is, no more than a batch of hits and a piece of text are held at once."""
    monkeypatch.setattr("search.answer.whole._CHUNK", 10)
    searcher = Searcher(index_of(MANY))
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


def test_a_batch_tells_the_generation_that_it_counted(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def published_meanwhile(searcher: Searcher) -> Archive:
        raise AssertionError("the current generation may be another one by now")

    monkeypatch.setattr(Searcher, "archive", published_meanwhile)
    assert client.get("/batch.json?q=bridge").get_json()["generation"] == "000001"
    [row] = lines_of(client, "/batch.csv?q=bridge")
    assert row["generation"] == "000001"
