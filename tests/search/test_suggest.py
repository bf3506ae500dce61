"""Whatever is typed, no completion finds nothing, and every one finds what it says."""

from hypothesis import given
from hypothesis import strategies as st

from index.document import Document
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
