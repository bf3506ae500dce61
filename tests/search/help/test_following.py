"""What follows a word is what stands there, whatever characters surround it."""

import pytest

from index.article import Article, Section
from index.document import Document, from_article
from search.help.following import following
from search.request import SearchRequest
from tests.search.archives import asked, searchers

TEXT = (
    "Prime ministers met. The prime minister's aide spoke; a prime number, the Prime Minister’s "
    "house, subprime loans, the prime minister. " + "Filler words without end here. " * 20
)


def documents() -> list[Document]:
    sections = (Section(None, "s1", (TEXT, "The end is prime")),)
    return [from_article(Article("a", "Prime time", "Post", sections=sections), "en")]


@pytest.mark.parametrize(
    ("typed", "start", "follows"),
    [
        (["prime"], "", ("minister's", "number", "time")),
        (["prime"], "n", ("number",)),
        (["prime", "minister"], "", ("aide", "house", "met")),
        (["the", "prime"], "", ("minister's",)),
        (["the"], "", ()),
        (["nobody"], "", ()),
        (["prime"] * 5, "", ()),
        ([], "", ()),
    ],
)
def test_what_follows(typed: list[str], start: str, follows: tuple[str, ...]) -> None:
    with searchers(documents()) as engines:
        for searcher in engines:
            reader = searcher._index.reader()
            context = asked(SearchRequest(), reader)
            assert following(typed, start, context) == follows
