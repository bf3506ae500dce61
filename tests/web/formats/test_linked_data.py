"""An article as schema.org describes it."""

from dataclasses import replace
from datetime import UTC, datetime

from index.article import Article
from tests.web.archive import ARTICLES, PARTIAL
from web.formats.linked_data import news_article


def test_the_date_is_the_instant_else_what_is_known_of_the_day() -> None:
    at = datetime(2019, 1, 24, 9, 30, tzinfo=UTC)
    bridge = ARTICLES[0]
    articles = (bridge, replace(bridge, published=at), *PARTIAL)
    told = [news_article(one, "https://a.example")["datePublished"] for one in articles]
    assert told == ["2019-01-24", "2019-01-24T09:30:00+00:00", "1899-05", "1899"]
    assert "datePublished" not in news_article(Article("a", "Title", "Source"), "x")
