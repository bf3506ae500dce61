"""Names are not corrected into common words, and two misspelt words are repaired together."""

import pytest

from index.article import Article, Section
from index.engines.memory import MemoryIndex
from search.request import SearchRequest
from search.searcher import Searcher

TEXTS = {
    "The price of bread rose again on Monday, and the dam held.": 30,
    "Prince Philip Tarrow opened the lock. Philip Tarrow is the brother of Anna Tarrow.": 2,
    "Philip Hammel wrote a letter about the ferry.": 1,
    "The hammer of the town band was found by the ferry.": 40,
    "The guidelines on accessibility were printed in two lines.": 4,
    "A guid stood at the gate, and the lines were long.": 9,
    "The government published its data on rivers.": 30,
    "Mr Datta Verrin read a poem.": 1,
}


@pytest.fixture(scope="module")
def searcher() -> Searcher:
    index = MemoryIndex()
    writer = index.writer()
    texts = [text for text, times in TEXTS.items() for _ in range(times)]
    writer.write(
        Article(id=f"{n}", title="", source="", sections=(Section(None, "s1", (text,)),))
        for n, text in enumerate(texts)
    )
    writer.publish(["names"])
    return Searcher(index)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Prince Philip", None),
        ("Prince Philip bread", None),
        ("Philip Hammel festival", None),
        ("philip hammel", None),
        ("guidlines", "guidelines"),
        ("accesibility guidlines", "accessibility guidelines"),
        ("goverment datta", "government data"),
        ("Prince Philpi", "Prince Philip"),
    ],
)
def test_what_is_offered(searcher: Searcher, typed: str, meant: str | None) -> None:
    offered = searcher.search(SearchRequest(typed)).did_you_mean
    assert (offered and offered.query) == meant
