"""The same articles behind both engines, and what may be typed to find them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from index.article import OPENING_ANCHOR, Article, Section
from index.asking.deadline import Deadline
from index.asking.protocol import Index, Reader
from index.document import Document
from index.engines.memory import MemoryIndex
from index.engines.whoosh.index import WhooshIndex
from search.answer.context import SearchContext
from search.answer.cursor import Cursor
from search.answer.languages import analyzer
from search.answer.spellings import Spellings
from search.request import SearchRequest
from search.searcher import Searcher
from tests.index.strategies import LANGUAGE, WORDS

_words = st.sampled_from(WORDS) | st.sampled_from(["focres", "kursks", "amry", "naïv", "zebra"])
_atoms = st.one_of(
    _words,
    _words.map(lambda word: f"title:{word}"),
    _words.map(lambda word: f"={word}"),
    _words.map(lambda word: f"{word[:2]}*"),
    _words.map(lambda word: f"{word}~"),
    st.tuples(_words, _words).map(lambda pair: f'"{pair[0]} {pair[1]}"'),
    st.tuples(_words, _words).map(lambda pair: f'"{pair[0]} {pair[1]}"~3'),
    st.sampled_from(["source:bbc", "author:bell", "date:2024", "date:>2024", "quote:force"]),
    st.sampled_from(["NOT source:bbc", "(name:bell OR kursk)", "(kursk -quote:force)"]),
)
typed = st.lists(
    st.tuples(_atoms, st.sampled_from([" ", " ", " OR ", " -", " NOT ", " ("])), max_size=4
).map(lambda parts: "".join(atom + joint for atom, joint in parts))
"""Queries of every kind, misspelt and unfinished ones too."""


def _filled(index: Index, documents: list[Document]) -> Searcher:
    writer = index.writer()
    writer.write(document.article for document in documents)
    writer.publish(["archive"])
    return Searcher(index)


def of_texts(index: Index, texts: Mapping[str, int]) -> Searcher:
    """A searcher over so many articles of each text; the index is filled with them."""
    writer = index.writer()
    every = [text for text, times in texts.items() for _ in range(times)]
    bodies = ((Section(None, OPENING_ANCHOR, (text,)),) for text in every)
    writer.write(Article(f"{n}", "", "", sections=body) for n, body in enumerate(bodies))
    writer.publish(["cases"])
    return Searcher(index)


def asked(
    request: SearchRequest,
    reader: Reader,
    deadline: Deadline | None = None,
    cursor: Cursor | None = None,
) -> SearchContext:
    """A request on a snapshot, as a searcher puts it together."""
    words = analyzer(reader)
    spellings = Spellings(reader, words)
    words = words.of(request.q)
    return SearchContext(request, reader, words, spellings, deadline or Deadline(), cursor)


@contextmanager
def searchers(documents: list[Document]) -> Iterator[tuple[Searcher, Searcher]]:
    """A searcher of the obvious engine, and one of the Whoosh engine."""
    with TemporaryDirectory() as folder:
        yield (
            _filled(MemoryIndex(LANGUAGE), documents),
            _filled(WhooshIndex(Path(folder, "index"), LANGUAGE), documents),
        )
