"""Whatever is typed, no completion finds nothing, and every one finds what it says."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.document import Document
from index.engines.memory import MemoryIndex
from search.searcher import Searcher
from tests.index.strategies import corpora
from tests.laws import law
from tests.search.archives import searchers, typed
from tests.search.cases import cases

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
    for text in ("NOT wat", "krill AND wat", "-wat", "−wat", "!wat", "title:–wat"):
        assert "title" not in [one.kind for one in searcher.suggest(text, 8)], text


@pytest.mark.parametrize(
    ("typed", "completed"), [("«wat", "«water»"), ("“wat", '“water"'), ("w\u00adat", "water")]
)
def test_what_is_open_is_closed_as_it_was_opened(typed: str, completed: str) -> None:
    index = MemoryIndex()
    writer = index.writer()
    writer.write([Article("a", "Water Resources", "s", lede="Krill.")])
    writer.publish([])
    assert completed in [one.text for one in Searcher(index).suggest(typed, 8)]


@pytest.mark.parametrize("case", cases("suggestions"))
def test_each_case_is_completed(case: dict[str, Any], searcher: Searcher) -> None:
    found = searcher.suggest(case["q"], 8)
    offered = [[c.text, c.kind, c.articles] for c in found]
    if "first" in case:
        assert offered[: len(case["first"])] == case["first"]
        assert offered or not case["first"]
    for wanted in case.get("has", []):
        assert wanted in offered
    assert not {text for text, _, _ in offered} & set(case.get("none", []))
    for completion in found:
        if completion.article is None:
            page = searcher.search(completion.request)
            assert page.total == completion.articles > 0
            assert page.warnings == ()
