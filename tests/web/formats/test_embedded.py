"""An article as the head of its page tells it."""

from dataclasses import replace

from index.article import Article
from tests.web.archive import ARTICLES, PARTIAL
from web.formats.embedded import metadata

HERE = "https://archive.example/articles/a"


def test_it_has_what_a_reference_needs() -> None:
    told = metadata(replace(ARTICLES[0], edition="Night"), HERE, "The Ansel Archive")
    assert told == [
        ("DC.type", "newspaperArticle"),
        ("DC.title", ARTICLES[0].title),
        ("DC.creator", "Lyle, Ada"),
        ("DC.creator", "Reeve, Tomas"),
        ("DC.date", "2019-01-24"),
        ("DC.source", "Valley Post"),
        ("DC.subject", "Transport"),
        ("DC.subject", "Engineering"),
        ("DC.language", "en"),
        ("DC.rights", "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/"),
        ("z.itemType", "newspaperArticle"),
        ("z.section", "Town & Valley"),
        ("z.pages", "A1"),
        ("z.edition", "Night"),
        ("z.archive", "The Ansel Archive"),
        ("z.archiveLocation", HERE),
    ]


def test_it_says_no_more_than_is_known() -> None:
    told = dict(metadata(Article("a", "Title", "Source"), HERE, "Archive"))
    names = {"type", "title", "source"}
    assert {name for name in told if name.startswith("DC")} == {f"DC.{name}" for name in names}
    assert {name for name in told if name.startswith("z.")} == {
        "z.itemType",
        "z.archive",
        "z.archiveLocation",
    }
    assert [dict(metadata(one, HERE, "x"))["DC.date"] for one in PARTIAL] == ["1899-05", "1899"]
