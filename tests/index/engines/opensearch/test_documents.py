"""Documents as the cluster stores them."""

from datetime import date

from index.article import Article, Section
from index.document import from_article
from index.engines.opensearch.documents import source, token


def test_both_streams_and_the_lengths() -> None:
    sections = (Section(None, "s1", ("Forces left.",)), Section(None, "s2", ("Forces returned",)))
    article = Article(id="a", title="Cafés", source="BBC", date=date(2025, 1, 2), sections=sections)
    members = source(from_article(article, "en"))
    assert members["title_form"] == ["cafés"]
    assert members["body_form"] == ["forces left", "forces returned"]
    assert members["body_key"] == ["forc left", "forc return"]
    assert members["body_forms"] == ["forces", "left", "returned"]
    assert (members["body_length"], members["body_keys"]) == (4, 4)
    assert members["any_forms"] == ["bbc", "cafes\tcafés", "forces", "left", "returned"]
    assert members["source_words"] == ["bbc"]
    assert members["day"] == 739253
    assert "last_day" not in members
    assert "author" not in members
    assert "group" not in members


def test_the_last_day_is_kept_where_only_the_month_is_known() -> None:
    article = Article("a", "Cafés", "BBC", date=date(2025, 1, 1), precision="month")
    members = source(from_article(article, "en"))
    assert (members["day"], members["last_day"]) == (739252, 739282)


def test_the_keys_of_a_position_stand_together() -> None:
    members = source(from_article(Article("a", "Write an e-mail", "BBC"), "en"))
    assert members["title_key"] == ["write an e|email mail"]
    assert members["title_form"] == ["write an e mail"]
    assert (members["title_length"], members["title_keys"]) == (4, 5)


def test_the_words_of_an_article_are_of_its_own_language() -> None:
    members = source(from_article(Article("a", "Häuser", "BBC", language="de"), "en"))
    assert members["title_key"] == ["haus|haeus"]


def test_a_token_that_folds_to_several_words_stays_one() -> None:
    assert token("a b") == "a\N{NO-BREAK SPACE}b"
