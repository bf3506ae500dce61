"""A selection as one file of HTML."""

import re
from pathlib import Path

from index.article import Article, Image, Section
from search.answer.selection import Selection
from tests.markup import intruders
from tests.web.archive import ARTICLES
from tests.web.outline import Outline
from web.formats.selected import Document, document
from web.settings import WebSettings
from web.view.review import review

STATIC = Path(__file__).resolve().parents[3] / "web" / "static"
NOW = "2026-05-03T10:00:00+00:00"


def of(*articles: Article) -> Document:
    ids = tuple(article.id for article in articles)
    return document(Selection("000007", ids, articles), "Review", "topic", NOW)


def test_it_needs_nothing_else() -> None:
    html = review(of(*ARTICLES), WebSettings(title="The Ansel Archive"))
    found = Outline(html)
    assert not found.all("script") and not found.all("link") and not found.all("img")
    assert not found.all("form") and not found.all("button") and not found.all("input")
    assert "url(" not in html and "@import" not in html
    assert html.count("<style>") == html.count("</style>") == 1
    for name in ("site.css", "selection.css"):
        assert (STATIC / name).read_text(encoding="utf-8").strip() in html
    assert [a["content"] for a in found.all("meta", http_equiv="Content-Security-Policy")]
    assert "Gathered from The Ansel Archive on <time" in html


def test_its_addresses_are_its_own_or_whole() -> None:
    told = Outline(review(of(*ARTICLES), WebSettings())).links()
    assert all(re.match("#|https?://", link) for link in told)
    assert not [link for link in told if "/articles/" in link]
    public = WebSettings(public_url="https://archive.example/news")
    told = Outline(review(of(*ARTICLES), public)).links()
    kept = [link for link in told if link.startswith("https://archive.example/news/articles/")]
    assert len(kept) == len(ARTICLES)


def test_what_is_in_an_article_is_text() -> None:
    attack = "</style></title><script>alert(1)</script><img src=x onerror=alert(2)>"
    article = Article(
        "a",
        attack,
        attack,
        lede=attack,
        topics=(attack,),
        authors=(attack,),
        url="javascript:alert(3)",
        images=(Image(author=attack, licence_url="javascript:alert(4)", caption=attack),),
        sections=(Section(attack, "s1", (attack,)),),
    )
    html = review(of(article), WebSettings(title=attack))
    assert intruders(html) == []
    assert "&lt;script&gt;alert(1)" in html
