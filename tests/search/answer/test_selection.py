"""Picked articles: found by their ids, and put in an order."""

from collections import Counter
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from search.answer.selection import arranged
from tests.laws import law
from tests.web.archive import BRIDGE, OLD, PLAIN, REMOVED, WITHDRAWN, searcher_of

TOPICS = ("Harbour", "harbour", "Bridges", "Weather", "Ærø")


@st.composite
def selections(draw: st.DrawFn) -> list[Article]:
    """Articles of few topics and days, so that many are alike."""
    number = draw(st.integers(0, 12))
    return [
        Article(
            f"a{n}",
            "Title",
            "Post",
            date=draw(st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 4))),
            topics=tuple(draw(st.lists(st.sampled_from(TOPICS), max_size=3))),
        )
        for n in range(number)
    ]


def test_each_article_is_there_once_in_the_order_of_its_id() -> None:
    found = searcher_of().selected(["brief-02", BRIDGE, "brief-02", "brief-01", OLD])
    assert [article.id for article in found.articles] == ["brief-02", BRIDGE, "brief-01"]
    assert found.ids == ("brief-02", BRIDGE, "brief-01")
    assert (found.withdrawn, found.missing) == ((), ())


def test_what_is_not_there_is_told_apart() -> None:
    found = searcher_of().selected([WITHDRAWN, "nobody", PLAIN, REMOVED, "no one"])
    assert [article.id for article in found.articles] == [PLAIN]
    assert [article.id for article in found.withdrawn] == [WITHDRAWN, REMOVED]
    assert found.missing == ("nobody", "no one")
    assert found.ids == (WITHDRAWN, "nobody", PLAIN, REMOVED, "no one")


def test_an_article_that_is_kept_as_withdrawn_is_not_among_the_others() -> None:
    [article] = searcher_of().selected([PLAIN]).articles
    found = searcher_of([replace(article, status="withdrawn")]).selected([PLAIN])
    assert (found.articles, [one.id for one in found.withdrawn]) == ((), [PLAIN])


@given(articles=selections())
@law(150)
def test_every_order_has_each_article_once(articles: list[Article]) -> None:
    for how in ("topic", "newest", "oldest", "given"):
        groups = arranged(articles, how)
        shown = [article.id for group in groups for article in group.articles]
        assert sorted(shown) == sorted(article.id for article in articles)
        assert all(group.articles for group in groups)
        if how == "given":
            assert shown == [article.id for article in articles]
        if how in ("newest", "oldest"):
            days = [a.date for group in groups for a in group.articles if a.date]
            assert days == sorted(days, reverse=how == "newest")
            undated = [not a.date for group in groups for a in group.articles]
            assert undated == sorted(undated)


@given(articles=selections())
@law(150)
def test_the_topic_of_the_most_articles_comes_first(articles: list[Article]) -> None:
    often = Counter(topic for article in articles for topic in set(article.topics))
    groups = arranged(articles, "topic")
    headings = [group.heading for group in groups]
    assert headings == list(dict.fromkeys(headings))
    named = [heading for heading in headings if heading is not None]
    assert [often[heading] for heading in named] == sorted(
        (often[heading] for heading in named), reverse=True
    )
    assert None not in headings[:-1]
    for group in groups:
        for article in group.articles:
            if group.heading is None:
                assert not article.topics
            else:
                assert group.heading in article.topics
                assert often[group.heading] == max(often[topic] for topic in article.topics)
        days = [(not a.date, -(a.date.toordinal() if a.date else 0)) for a in group.articles]
        assert days == sorted(days)


@given(articles=selections(), data=st.data())
@law(80)
def test_an_order_is_the_same_however_they_were_picked(
    articles: list[Article], data: st.DataObject
) -> None:
    other = data.draw(st.permutations(articles))
    for how in ("topic", "newest", "oldest"):
        assert arranged(articles, how) == arranged(other, how)
