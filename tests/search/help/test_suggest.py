"""Whatever is typed, no completion finds nothing, and every one finds what it says."""

from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.document import Document
from index.engines.memory import MemoryIndex
from search.searcher import Searcher
from tests.index.strategies import corpora
from tests.laws import law
from tests.search.archives import searchers, typed

_UNFINISHED = typed.flatmap(
    lambda text: st.integers(0, len(text)).map(lambda cut: text[:cut])
) | st.text(max_size=12)


@law(40)
@given(corpora(), _UNFINISHED, st.integers(1, 10))
def test_every_completion_finds_what_it_says(
    documents: list[Document], text: str, limit: int
) -> None:
    with searchers(documents) as (memory, whoosh):
        found = memory.suggest(text, limit)
        assert found == whoosh.suggest(text, limit)
        assert len(found) <= limit
        for completion in found:
            if completion.article is None:
                page = memory.search(completion.request)
                assert page.total == completion.articles > 0
            else:
                article = memory.article(completion.article)
                assert article and article.title == completion.text


def test_what_is_excluded_leads_to_no_title() -> None:
    index = MemoryIndex()
    writer = index.writer()
    writer.write([Article("a", "Water Resources", "s", lede="Krill.")])
    writer.publish([])
    searcher = Searcher(index)
    assert "Water Resources" in [one.text for one in searcher.suggest("water r", 8)]
    for text in ("NOT wat", "krill AND wat", "-wat"):
        assert "title" not in [one.kind for one in searcher.suggest(text, 8)], text
