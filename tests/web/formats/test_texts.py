"""An article in Markdown, and in the text format that is read again."""

import os
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from index.article import Article, Image, Section
from index.readers.files import SourceFile
from index.readers.registry import read
from tests.web.archive import ARTICLES, BRIDGE, PARTIAL, PLAIN
from web.formats import wording
from web.formats.texts import markdown, news_text

DATA = Path(os.environ.get("DATELINE_TESTDATA", ""), "corpora", "articles")
markdown_signs = st.text(st.sampled_from("\\`*_~[]<>&#+-=.)(!|\"':;1a é\n\t"), max_size=12)


def test_an_article_in_markdown(client: FlaskClient) -> None:
    text = client.get(f"/articles/{BRIDGE}.md").text
    assert text.startswith("# Wexley Bridge Closed")
    assert "\n\n## Eleven Cracks\n\n" in text
    assert "\n\n#### Long Way Round\n\n" in text
    assert (
        "Section: Town & Valley · Page: A1 · Licence: CC BY-SA 4.0 · Corrected 25 January" in text
    )
    assert text.rstrip().endswith("<https://valleypost.example/2019/01/24/bridge>")


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


@pytest.mark.parametrize("article", PARTIAL, ids=lambda article: article.written_date)
def test_a_date_is_read_as_far_as_it_was_known(article: Article, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(news_text(article) or "", "utf-8")
    [found] = read(SourceFile(tmp_path / "a.txt", "news/a.txt"))
    assert isinstance(found, Article)
    assert (found.date, found.precision) == (article.date, article.precision)
    assert f", {wording.dated(article)}." in markdown(article, "https://a.example")


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
