from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Code, Image, Section
from index.stored import fingerprint, from_json, to_json

anything = st.text(st.characters(categories=("L", "N", "P", "Z", "C")), max_size=20)
maybe = st.none() | anything
several = st.lists(anything, max_size=3).map(tuple)
sections = st.builds(Section, maybe, anything, several)
zones = st.just(UTC) | st.integers(-1439, 1439).map(lambda m: timezone(timedelta(minutes=m)))
instants = st.none() | st.datetimes(timezones=st.none() | zones)
articles = st.builds(
    Article,
    id=anything,
    title=anything,
    source=anything,
    headline=maybe,
    lede=maybe,
    url=maybe,
    date=st.none() | st.dates(),
    published=instants,
    modified=instants,
    authors=several,
    topics=several,
    language=maybe,
    images=st.lists(st.builds(Image, maybe, maybe, maybe, maybe), max_size=2).map(tuple),
    sections=st.lists(sections, max_size=3).map(tuple),
    background=st.none() | sections,
    corrected=st.none() | st.dates(),
    version=st.none() | st.integers(0, 9_999_999),
    codes=st.lists(st.builds(Code, anything, anything, anything), max_size=2).map(tuple),
)


@given(articles)
def test_what_is_stored_is_what_is_read(article: Article) -> None:
    text = to_json(article)
    assert from_json(text) == article
    assert text.isascii()


def test_empty_attributes_take_no_room() -> None:
    text = to_json(Article("a1", "Title", "BBC", date=date(2025, 4, 28), sections=()))
    assert text == '{"id": "a1", "title": "Title", "source": "BBC", "date": "2025-04-28"}'


@given(articles, instants)
def test_a_fingerprint_is_that_of_what_an_article_is(article: Article, seen: datetime) -> None:
    later = replace(article, captured=seen, added=seen, changed=seen, fingerprint="ab")
    assert fingerprint(later) == fingerprint(article) == fingerprint(article, to_json(article))
    assert fingerprint(later, to_json(later)) == fingerprint(article)
    assert fingerprint(replace(article, title=article.title + "x")) != fingerprint(article)


def test_a_fingerprint_stays_what_it_was() -> None:
    section = Section("The “pier”", "s2", ("One.",))
    told = Article("a1", "Title", "BBC", date=date(2025, 4, 28), sections=(section,))
    assert fingerprint(told) == "1469023dee8230f9"


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "1", '{"id": "a", "title": "b", "source": "c", "images": [{"x": 1}]}']
)
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"stored article|Expecting value"):
        from_json(text)
