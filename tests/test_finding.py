"""What helps to find, as data: each case of `tests/cases/finding.json` on every engine."""

import json
from typing import Any

import pytest

from search.searcher import Searcher
from tests.test_cases import ENGINES, FOLDER, article, asked, searcher

__all__ = ["searcher"]

DATA = json.loads((FOLDER / "finding.json").read_text(encoding="utf-8"))


def cases(kind: str) -> list[Any]:
    return [pytest.param(case, id=case.get("name", case.get("id"))) for case in DATA[kind]]


@pytest.mark.parametrize("case", cases("explain"))
def test_explain(case: dict[str, Any], searcher: Searcher) -> None:
    page = searcher.search(asked({**case, "explain": True}))
    result = next(result for result in page.results if result.id == case["id"])
    assert result.explanation
    assert result.explanation.sentence == case["says"]
    assert [part.name for part in result.explanation.parts] == case["parts"]
    total = sum(part.value for part in result.explanation.parts)
    assert total == pytest.approx(result.score, rel=1e-9)


@pytest.mark.parametrize("case", cases("spelling"))
def test_spelling(case: dict[str, Any], searcher: Searcher) -> None:
    request = asked(case)
    meant = searcher.search(request).did_you_mean
    if case["meant"] is None:
        assert meant is None
        return
    assert meant
    assert (meant.query, meant.total) == (case["meant"], case["total"])
    again = searcher.search(asked({**case, "q": meant.query}))
    assert again.total == meant.total
    assert again.did_you_mean is None


@pytest.fixture(scope="module", params=ENGINES)
def rare(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """A searcher over as many articles of each text as the cases of rare words say."""
    index = ENGINES[request.param](request, tmp_path_factory.mktemp("rare") / "ix")
    writer = index.writer()
    texts = [text for text, times in DATA["rare"]["articles"].items() for _ in range(times)]
    writer.write(
        article(
            {"id": f"{number}", "title": "", "source": "", "date": None, "sections": [["", text]]}
        )
        for number, text in enumerate(texts)
    )
    writer.publish(["cases"])
    return Searcher(index)


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=case["name"]) for case in DATA["rare"]["cases"]]
)
def test_a_rare_word_may_be_misspelt(case: dict[str, Any], rare: Searcher) -> None:
    meant = rare.search(asked(case)).did_you_mean
    told = (meant.query, meant.total) if meant else None
    assert told == ((case["meant"], case["total"]) if case["meant"] else None)


@pytest.mark.parametrize("case", cases("suggestions"))
def test_suggestions(case: dict[str, Any], searcher: Searcher) -> None:
    found = searcher.suggest(case["q"], 8)
    told = [[c.text, c.kind, c.articles] for c in found]
    if "first" in case:
        assert told[: len(case["first"])] == case["first"]
        assert told or not case["first"]
    for wanted in case.get("has", []):
        assert wanted in told
    assert not {text for text, _, _ in told} & set(case.get("none", []))
    for completion in found:
        if completion.article is None:
            page = searcher.search(completion.request)
            assert page.total == completion.articles > 0
            assert page.warnings == ()


@pytest.mark.parametrize("case", cases("facets"))
def test_values_of_a_facet(case: dict[str, Any], searcher: Searcher) -> None:
    request = asked(case)
    group = searcher.facet(request, case["facet"], case["find"], 50)
    assert [[v.value, v.count] for v in group.values] == case["values"]
    assert group.others == 0
    first = searcher.facet(request, case["facet"], case["find"], 1)
    assert first.others == max(len(case["values"]) - len(first.values), 0)


@pytest.mark.parametrize("case", cases("similar"))
def test_similar(case: dict[str, Any], searcher: Searcher) -> None:
    article = searcher.article(case["id"])
    assert article
    hits = searcher.similar(article)
    assert hits[0].id == case["first"]
    assert case["id"] not in {hit.id for hit in hits}
    assert len(hits) <= 5
    assert all(hit.score > 0 for hit in hits)
