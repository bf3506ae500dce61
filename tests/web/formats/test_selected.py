"""A selection as a document: numbers, notes, and whose rights are in it."""

from dataclasses import replace

from index.article import Article, Image
from search.answer.selection import Selection
from tests.web.archive import ARTICLES, PARTIAL
from web.formats.selected import Listed, as_written, document, missed, rights

NOW = "2026-05-03T10:00:00+00:00"
BY = "https://creativecommons.org/licenses/by/4.0/"
OWN = "https://post.example/rights"


def of(*articles: Article) -> Selection:
    return Selection("000007", tuple(one.id for one in articles), articles)


def test_it_counts_its_sources_and_says_its_span() -> None:
    shown = document(of(ARTICLES[0], *PARTIAL), "", "oldest", NOW)
    assert shown.title == "Selected articles"
    assert [entry.number for entry in shown.entries] == [1, 2, 3]
    assert (shown.sources, shown.span) == (2, "1 January 1899 – 24 January 2019")
    assert shown.day == "3 May 2026"
    assert document(of(), "x", "topic", NOW).span == ""
    assert document(of(Article("a", "Title", "Post")), "x", "topic", NOW).span == ""


def test_what_was_written_down_stands_in_that_order_under_its_headings() -> None:
    a, b, c = (Article(id, f"Title {id}", "Post", topics=("Harbour",)) for id in "abc")
    listed = [
        Listed("c"),
        Listed("gone", "Bridges"),
        Listed("a", "Harbour", "Quote it."),
        Listed("b", "Harbour"),
    ]
    shown = as_written(replace(of(a, b, c), missing=("gone",)), "", listed, NOW)
    assert [(part.heading, [e.article.id for e in part.entries]) for part in shown.parts] == [
        (None, ["c"]),
        ("Harbour", ["a", "b"]),
    ]
    assert [entry.note for entry in shown.entries] == ["", "Quote it.", ""]
    assert missed(shown.selection) == ("There is no article gone in this archive.",)


def test_each_source_and_licence_of_a_text_is_a_row() -> None:
    pictures = (Image(author="Ada", licence_url=BY), Image(author="Tom"), Image(licence_url=BY))
    articles = (
        Article("a", "A", "Post", licence_url=OWN, images=pictures),
        Article("b", "B", "Gazette", licence_url=BY),
        Article("c", "C", "Post"),
        Article("d", "D", "Post", licence_url=OWN, images=pictures[:1]),
    )
    rows = rights(document(of(*articles), "", "given", NOW).entries)
    assert [(row.source, row.text.name, row.text.count, row.numbers) for row in rows] == [
        ("Gazette", "CC BY 4.0", 1, (2,)),
        ("Post", None, 1, (3,)),
        ("Post", OWN, 2, (1, 4)),
    ]
    assert [(p.name, p.url, p.count) for p in rows[2].pictures] == [
        ("CC BY 4.0", BY, 3),
        (None, None, 1),
    ]
