"""A selection in Markdown."""

from index.article import Article, Image
from search.answer.selection import Selection
from tests.web.archive import ARTICLES
from web.address.links import Links
from web.formats.selected import Document, Listed, as_written, document
from web.formats.selected_as import in_markdown

NOW = "2026-05-03T10:00:00+00:00"
LINKS = Links("https://archive.example")


def told(shown: Document) -> str:
    return "".join(in_markdown(shown, LINKS))


def test_it_has_contents_articles_and_licences() -> None:
    articles = (ARTICLES[0], Article("a", "*Title*", "Post"))
    selection = Selection("000007", ("x",), articles, missing=("gone",))
    text = told(document(selection, "The [river]", "topic", NOW))
    assert text.startswith("# The \\[river\\]\n\nBy topic, ")
    assert "> There is no article gone in this archive.\n" in text
    assert "**Engineering**\n\n1. Wexley Bridge Closed" in text
    line = "Valley Post, Ada Lyle, Tomas Reeve, Town & Valley, page A1, 24 January 2019"
    assert line in text
    assert "2. \\*Title\\* – Post, undated\n" in text
    assert "# Wexley Bridge Closed After" in text
    assert "## Eleven Cracks" in text
    assert "https://archive.example/articles/a>" in text
    assert "- Post, 1 article (2): no licence told\n" in text
    by = "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/"
    assert f"- Valley Post, 1 article (1): {by}; pictures: CC BY 4.0, https://" in text


def test_notes_stand_before_their_articles() -> None:
    article = Article("a", "Title", "Post", images=(Image(author="Ada"),))
    shown = as_written(
        Selection("1", ("a",), (article,)), "", [Listed("a", "Towns", "Quote > this.")], NOW
    )
    assert "> Quote \\> this.\n\n# Title\n" in told(shown)
    assert "pictures: no licence told (1)" in told(shown)
