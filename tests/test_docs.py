"""What the docs say is true: every query in them is run, every name in them exists."""

import re
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

from index.asking.plan import MAX_EXPANSION
from index.asking.rescoring import DISTANCE, SIGNALS
from index.asking.rescoring import MAX_WORDS as LOOKED_AT
from index.asking.second import SecondLook
from index.document import FIELDS
from index.engines.memory import MemoryIndex
from index.text.kernels.sketching import FEWEST, MOST
from search.request import MAX_QUERY, MAX_SELECTED, MAX_TITLE, SearchRequest
from search.searcher import SECONDS, Searcher
from search.typed.atoms import MAX_EDITS, MAX_NEAR, MAX_SLOP
from search.typed.brackets import MAX_DEPTH
from search.typed.query import NAMES
from search.typed.scanner import MAX_WORDS
from terminal.review.browser import NAMES as NAMES_OF_CHROMIUM
from terminal.review.listing import lines
from tests.test_cases import archive
from web.serving.server import MAX_LINE

ROOT = Path(__file__).resolve().parent.parent
LANGUAGE = (ROOT / "docs" / "query-language.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `([^`]+)` \| [^|]+ \| ([a-z0-9, -]+) \|$", LANGUAGE, re.MULTILINE)
PAGES = [ROOT / "README.md", *sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.fixture(scope="module")
def searcher() -> Searcher:
    index = MemoryIndex()
    writer = index.writer()
    writer.write(archive())
    writer.publish([])
    return Searcher(index)


def test_the_language_page_has_every_kind_of_row() -> None:
    assert len(ROWS) > 25
    typed = " ".join(query for query, _ in ROWS)
    for name in NAMES:
        assert f"{name}:" in LANGUAGE
    for operator in (" OR ", " AND ", " NOT ", "=", "*", "?", "~", "date:", "("):
        assert operator in typed


@pytest.mark.parametrize(("typed", "finds"), ROWS)
def test_a_query_of_the_docs_finds_what_they_say(
    typed: str, finds: str, searcher: Searcher
) -> None:
    page = searcher.search(SearchRequest(typed))
    assert {result.id for result in page.results} == set(finds.split(", "))
    assert page.warnings == ()


def test_the_limits_of_the_docs_are_those_of_the_code() -> None:
    for limit in (
        f"| {MAX_QUERY} characters |",
        f"| words | {MAX_WORDS} |",
        f"| {MAX_DEPTH} deep |",
        f"| {MAX_SLOP} words between |",
        f"| words near each other | {MAX_NEAR} |",
        f"| {MAX_LINE:,} bytes |",
        f"| {MAX_EDITS} edits |",
        f"| {MAX_EXPANSION:,} |",
        f"| {SECONDS:g} seconds |",
    ):
        assert limit in LANGUAGE


def test_the_limits_of_the_desk_are_those_of_the_code() -> None:
    desk = (ROOT / "docs" / "desk.md").read_text(encoding="utf-8")
    for limit in (
        f"at most {MAX_SELECTED} articles",
        f"one line of a request ({MAX_LINE:,} bytes)",
        f"at most {MAX_TITLE} characters",
        f"(`{'`, `'.join(NAMES_OF_CHROMIUM)}`)",
    ):
        assert limit in desk
    listed = desk.partition("```\n# The flood\n")[2].partition("```")[0]
    assert [one.id for one in lines("ids.txt", listed.encode())] == [
        "46587ed1f256cc2c",
        "4b586625d6e94dad",
        "8f0209ab49b248ac",
    ]


def test_the_weights_of_the_docs_are_those_of_the_code() -> None:
    ranking = (ROOT / "docs" / "ranking.md").read_text(encoding="utf-8")
    for field in FIELDS:
        if field.weight is not None:
            assert f"| {field.name} | {field.weight} |" in ranking
    for name, weight in SIGNALS.items():
        assert f"| {name} | {weight} |" in ranking
    look = SecondLook(())
    assert f"The first {look.first} results by relevance" in ranking
    assert f"{FEWEST} to {MOST} weightiest" in ranking
    assert f"at most {DISTANCE} positions apart" in ranking
    assert f"first {LOOKED_AT} of them count" in ranking


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_the_docs_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_files_named_in_the_docs_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = re.findall(
        r"`((?:index|search|web|tests|docs|samples|benchmarks|deploy)/[\w./-]+)`", text
    )
    for name in named:
        assert (ROOT / name).exists(), f"{page.name} names {name}"


def test_the_licences_are_those_of_what_is_pinned_as_it_declares_them() -> None:
    text = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| ([a-z0-9-]+) \| (.+) \|$", text, re.MULTILINE))
    listed.pop("package")
    pinned = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert set(listed) == set(re.findall(r"^([a-z0-9-]+)==", pinned, re.MULTILINE))
    for name, licence in listed.items():
        with suppress(PackageNotFoundError):  # what another system needs
            declared = metadata(name).json
            said = declared.get("license_expression")
            if said is None:
                said = f"{declared.get('license')} {declared.get('classifier')}".lower()
                licence = re.split("[- ]", licence)[0].lower()
            assert licence in said
