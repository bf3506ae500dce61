"""The words of each family in `tests/cases/families.json` find each other, on every engine."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from index.article import Article, Section
from index.asking.plan import Choice
from search.request import SearchRequest
from search.searcher import Searcher
from tests.test_cases import ENGINES

FAMILIES = json.loads((Path(__file__).parent / "cases/families.json").read_text("utf-8"))
ROWS: list[dict[str, Any]] = FAMILIES["families"]


def articles(language: str | None) -> list[Article]:
    """An article for each word, in the language of its family: this one, or any."""
    return [
        Article(
            id=f"{row}.{place}",
            title=f"{row}.{place}",
            source="families",
            language=family["language"],
            sections=(Section(None, "s1", (f"— {word} —",)),),
        )
        for row, family in enumerate(ROWS)
        if language in (None, family["language"])
        for place, word in enumerate(family["words"])
    ]


@pytest.fixture(scope="module", params=ENGINES)
def archives(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Searcher]:
    """An archive of all languages; in memory, where each question reads all of it, one of each."""

    @cache
    def searcher(language: str | None) -> Searcher:
        index = ENGINES[request.param](request, tmp_path_factory.mktemp("index") / "ix")
        writer = index.writer()
        writer.write(articles(language))
        writer.publish(["families"])
        return Searcher(index)

    return lambda language: searcher(language if request.param == "memory" else None)


def found(searcher: Searcher, word: str, language: str) -> dict[str, bool]:
    """The articles of a language that a word finds, and whether it is marked in each."""
    request = SearchRequest(q=word, choices=(Choice("language", (language,)),), page_size=100)
    return {
        result.id: any(fragment.mark for section in result.sections for fragment in section.snippet)
        for result in searcher.search(request).results
    }


@pytest.mark.parametrize("language", sorted({row["language"] for row in ROWS}))
def test_each_spelling_finds_the_family(archives: Callable[[str], Searcher], language: str) -> None:
    searcher = archives(language)
    asked = cache(lambda word: found(searcher, word, language))
    missed = []
    for row, family in enumerate(ROWS):
        if family["language"] != language:
            continue
        first, *others = family["words"]
        for place, other in enumerate(others, 1):
            if not asked(first).get(f"{row}.{place}"):
                missed.append(f"{first} misses {other}")
            if not asked(other).get(f"{row}.0"):
                missed.append(f"{other} misses {first}")
    assert not missed


def test_there_are_families_of_many_languages() -> None:
    assert len(ROWS) >= 300
    assert len({row["language"] for row in ROWS}) >= 14
