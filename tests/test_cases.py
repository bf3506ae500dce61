"""Behaviour as data: each case of `tests/cases/` on every engine."""

import json
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from index.article import Article, Image, Section
from index.asking.plan import Choice
from index.asking.protocol import Index
from index.engines.memory import MemoryIndex
from index.engines.whoosh.index import WhooshIndex
from search.answer.selection import arranged
from search.page import Page
from search.request import CompareRequest, SearchRequest
from search.searcher import Searcher
from search.typed.days import day_span
from tests.opensearch.indices import in_cluster
from tests.search.answer.test_over_time import agrees_with_searches

FOLDER = Path(__file__).parent / "cases"
ENGINES: dict[str, Callable[[pytest.FixtureRequest, Path], Index]] = {
    "memory": lambda *_: MemoryIndex(),
    "whoosh": lambda _, folder: WhooshIndex(folder, "en"),
    "opensearch": lambda request, _: in_cluster(request),
}
FILES = sorted(FOLDER.glob("*.json"))
CASES = [
    pytest.param(path, case, id=f"{path.stem}-{case['name']}")
    for path in FILES
    for case in json.loads(path.read_text(encoding="utf-8")).get("cases", [])
]
COMPARISONS = [
    pytest.param(path, case, id=f"{path.stem}-{case['name']}")
    for path in FILES
    for case in json.loads(path.read_text(encoding="utf-8")).get("comparisons", [])
]
SELECTIONS = [
    pytest.param(path, case, id=f"{path.stem}-{case['name']}")
    for path in FILES
    for case in json.loads(path.read_text(encoding="utf-8")).get("selections", [])
]
Archives = Callable[[Path], Searcher]


def article(data: dict[str, Any]) -> Article:
    """An article as the cases write it: sections are [heading, text]."""
    sections = tuple(
        Section(heading or None, f"s{number}", (text,))
        for number, (heading, text) in enumerate(data["sections"], 1)
    )
    background = data.get("background")
    return Article(
        id=data["id"],
        title=data["title"],
        headline=data.get("headline"),
        lede=data.get("lede"),
        source=data["source"],
        **dated(data["date"]),
        authors=tuple(data.get("authors", ())),
        topics=tuple(data.get("topics", ())),
        section=data.get("section"),
        url=data.get("url"),
        captured_url=data.get("captured_url"),
        status=data.get("status", "live"),
        language=data.get("language"),
        images=tuple(Image(**image) for image in data.get("images", ())),
        sections=sections,
        background=Section("Details", "background", (background,)) if background else None,
        added=instant(data.get("added")),
    )


def instant(written: str | None) -> datetime | None:
    """An instant as the cases write it."""
    return datetime.fromisoformat(written) if written else None


def dated(written: str | None) -> dict[str, Any]:
    """The date of an article: a day, or a month or a year where no more is known."""
    span = day_span(written) if written else None
    if not (written and span):
        return {}
    return {"date": span[0], "precision": ("year", "month", "day")[written.count("-")]}


def archive(path: Path = FOLDER / "archive.json") -> list[Article]:
    """The articles of a file; those of `archive.json` are asked by every case whose file has no
    others.
    """
    data = json.loads(path.read_text(encoding="utf-8"))
    return [article(each) for each in data["articles"]] if "articles" in data else archive()


@pytest.fixture(scope="module", params=ENGINES)
def archives(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Archives:
    """Searchers over the archives of the files of cases, of one engine."""

    @cache
    def searcher(path: Path) -> Searcher:
        index = ENGINES[request.param](request, tmp_path_factory.mktemp("index") / "ix")
        writer = index.writer()
        writer.write(archive(path))
        writer.publish(["cases"])
        return Searcher(index)

    return searcher


def asked(case: dict[str, Any]) -> SearchRequest:
    """The request of a case."""
    chosen, without = case.get("choices", {}), case.get("without", {})
    return SearchRequest(
        q=case.get("q", ""),
        match=case.get("match", "all"),
        order_by=case.get("order", "relevance"),
        from_date=date.fromisoformat(case["from"]) if "from" in case else None,
        to_date=date.fromisoformat(case["to"]) if "to" in case else None,
        from_added=instant(case.get("from-added")),
        to_added=instant(case.get("to-added")),
        page=case.get("page", 1),
        page_size=case.get("size", 10),
        explain=case.get("explain", False),
        copies=case.get("copies", "all"),
        duplicates=case.get("duplicates", "fold"),
        choices=tuple(
            Choice(facet, tuple(chosen.get(facet, ())), tuple(without.get(facet, ())))
            for facet in {**chosen, **without}
        ),
    )


@pytest.mark.parametrize(("path", "case"), CASES)
def test_case(path: Path, case: dict[str, Any], archives: Archives) -> None:
    page = archives(path).search(asked(case))
    ids = [result.id for result in page.results]
    if "ids" in case:
        assert ids == case["ids"]
    else:
        assert sorted(ids) == sorted(case["set"])
    assert page.total == case.get("total", len(ids))
    if "understood" in case:
        assert page.understood_as == case["understood"]
    for part in case.get("warns", []):
        assert any(part in warning for warning in page.warnings), page.warnings
    if "warns" not in case:
        assert page.warnings == ()
    check_counts(case, page)
    if "why" in case:
        whys = [result.explanation.sentence for result in page.results if result.explanation]
        assert whys
        assert all(case["why"] in why for why in whys)
    if "written" in case:
        assert [result.article.written_date for result in page.results] == case["written"]
    if "marks" in case:
        assert marks(page) <= set(case["marks"])
        assert marks(page)


@pytest.mark.parametrize(("path", "case"), COMPARISONS)
def test_comparison(path: Path, case: dict[str, Any], archives: Archives) -> None:
    request = CompareRequest(
        tuple(case["queries"]), asked(case), case.get("interval"), case.get("split", False)
    )
    found = archives(path).over_time(request)
    assert found.interval == case.get("interval", case.get("interval_is"))
    assert [str(first) for first, _ in found.steps] == case["steps"]
    assert [list(line.counts) for line in found.lines] == case["counts"]
    assert list(found.whole) == case["whole"]
    assert [line.undated for line in found.lines] == case["undated"]
    assert [line.too_coarse for line in found.lines] == case["too_coarse"]
    assert [line.source for line in found.lines] == case.get("sources", [None] * len(found.lines))
    agrees_with_searches(found, archives(path))


@cache
def oracle(path: Path) -> Searcher:
    """The obvious engine over the archive of a file of cases."""
    index = MemoryIndex()
    writer = index.writer()
    writer.write(archive(path))
    writer.publish(["cases"])
    return Searcher(index)


@pytest.mark.parametrize(("path", "case"), CASES)
def test_what_a_case_finds_has_one_fingerprint(
    path: Path, case: dict[str, Any], archives: Archives
) -> None:
    cited, expected = (each.cite(asked(case)) for each in (archives(path), oracle(path)))
    assert (cited.total, cited.fingerprint) == (expected.total, expected.fingerprint)
    if "total" in case:
        assert cited.total == case["total"]


@pytest.mark.parametrize(("path", "case"), SELECTIONS)
def test_a_selection(path: Path, case: dict[str, Any], archives: Archives) -> None:
    found = archives(path).selected(case["ids"])
    groups = arranged(found.articles, case["order"])
    assert [[group.heading, [a.id for a in group.articles]] for group in groups] == case["groups"]
    assert found.missing == tuple(case.get("missing", ()))
    assert found.ids == tuple(dict.fromkeys(case["ids"]))


def check_counts(case: dict[str, Any], page: Page) -> None:
    groups = {group.name: group for group in page.facets}
    for name, expected in case.get("facets", {}).items():
        group = groups[name]
        assert [[v.value, v.count] for v in group.values] == expected["values"]
        assert (group.others, group.missing) == (expected["others"], expected["missing"])
    bars = {str(bar.start): bar.count for bar in page.timeline.bars if bar.count}
    assert bars == case.get("bars", bars)
    if "timeline" in case:
        shown = page.timeline
        expected = case["timeline"]
        assert (shown.interval, len(shown.bars), shown.undated) == (
            expected["interval"],
            expected["bars"],
            expected["undated"],
        )
        assert sum(bar.count for bar in shown.bars) + shown.undated == page.total


def marks(page: Page) -> set[str]:
    return {
        piece.text
        for result in page.results
        for hit in result.sections
        for piece in hit.snippet
        if piece.mark
    }
