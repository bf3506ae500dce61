"""What sources repeat is the same after any run as after one that reads everything."""

import json
import os
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.asking.plan import Plan, Term, Word
from index.asking.protocol import Index
from index.engines.memory import MemoryIndex
from index.engines.whoosh.index import WhooshIndex
from index.filling.indexer import Job, reindex
from index.text import furniture
from tests.laws import law
from tests.opensearch.indices import in_cluster

LONG_AGO = 1_600_000_000
LETTER = "Sign up for the letter from the harbour."
COOKIES = "This newspaper keeps cookies in a tin."


@pytest.fixture(params=["memory", "whoosh", "opensearch"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Index:
    if request.param == "opensearch":
        return in_cluster(request)
    return MemoryIndex() if request.param == "memory" else WhooshIndex(tmp_path / "index", "en")


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that three articles are enough."""
    monkeypatch.setattr(furniture, "LEAST_ARTICLES", 3)


def put(folder: Path, name: str, *paragraphs: str, when: int = LONG_AGO) -> None:
    """Writes a file of articles, one for each paragraph that is repeated below a text of its own;
    of several in a row each is repeated (`|` stands between them).
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.jsonl"
    lines = [
        json.dumps(
            {
                "id": f"{folder.name}-{name}-{number}",
                "title": f"Title of {name}",
                "date": "2025-01-02",
                "text": "\n\n".join((f"The tide of {name}, number {number}.", *text.split("|"))),
            }
        )
        for number, text in enumerate(paragraphs)
    ]
    path.write_text("\n".join(lines) + "\n")
    os.utime(path, (when, when))


def held(index: Index) -> dict[str, Article]:
    """The articles by id, without the instants of their coming."""
    hits = index.reader().run(Plan(limit=200)).hits
    return {hit.id: replace(hit.article, added=None, changed=None) for hit in hits}


def found(index: Index, word: str) -> int:
    return index.reader().run(Plan(Term(Word("form", (word,))))).total


def test_what_a_source_repeats_is_not_found(index: Index, tmp_path: Path) -> None:
    put(tmp_path / "news" / "a", "one", LETTER, LETTER)
    assert reindex(index, Job((tmp_path / "news",))).furniture == 0
    assert found(index, "letter") == 2
    put(tmp_path / "news" / "a", "two", LETTER)
    report = reindex(index, Job())
    assert (report.added, report.changed, report.remarked) == (1, 0, 2)
    assert (report.furniture, report.repeats) == (1, 3)
    assert found(index, "letter") == 0
    assert found(index, "tide") == 3
    known = index.reader().annex()
    assert (known.furniture, known.repeats) == (1, 3)
    again = reindex(index, Job())
    assert (again.generation, again.furniture, again.repeats) == (None, 1, 3)
    (tmp_path / "news" / "a" / "two.jsonl").unlink()
    assert reindex(index, Job()).remarked == 2
    assert found(index, "letter") == 2


def test_each_source_repeats_its_own(index: Index, tmp_path: Path) -> None:
    put(tmp_path / "news" / "a", "one", LETTER, LETTER, LETTER)
    put(tmp_path / "news" / "b", "one", LETTER, LETTER)
    reindex(index, Job((tmp_path / "news",)))
    assert found(index, "letter") == 2
    hits = index.reader().run(Plan(Term(Word("form", ("letter",))))).hits
    assert {hit.article.source for hit in hits} == {"b"}
    assert found(index, "tide") == 5


def test_the_articles_asked_for_are_given(index: Index, tmp_path: Path) -> None:
    put(tmp_path / "news" / "a", "one", *[LETTER] * 4)
    reindex(index, Job((tmp_path / "news",)))
    ids = sorted(held(index))
    given_ = sorted(one.id for one in index.reader().articles([*ids[1:3], "nobody"]))
    assert given_ == ids[1:3]


def test_it_can_be_switched_off_and_on(index: Index, tmp_path: Path) -> None:
    put(tmp_path / "news" / "a", "one", LETTER, LETTER, LETTER)
    job = Job((tmp_path / "news",))
    reindex(index, job)
    for wanted, total in ((False, 3), (True, 0)):
        report = reindex(index, replace(job, furniture=wanted))
        assert report.anew == "The index was made with another setting of furniture."
        assert (report.changed, report.furniture) == (3, int(wanted))
        assert found(index, "letter") == total
        assert reindex(index, replace(job, furniture=wanted)).generation is None


def test_a_dry_run_counts_it(index: Index, tmp_path: Path) -> None:
    put(tmp_path / "news" / "a", "one", LETTER, LETTER, LETTER)
    report = reindex(index, Job((tmp_path / "news",), dry_run=True))
    assert (report.furniture, report.repeats) == (1, 3)
    report = reindex(index, Job((tmp_path / "news",), dry_run=True, furniture=False))
    assert (report.furniture, report.repeats) == (0, 0)


def test_an_index_without_counts_is_made_anew(tmp_path: Path) -> None:
    index = WhooshIndex(tmp_path / "index", "en")
    put(tmp_path / "news" / "a", "one", LETTER, LETTER)
    reindex(index, Job((tmp_path / "news",)))
    put(tmp_path / "news" / "a", "two", LETTER)
    [kept] = (tmp_path / "index").glob("generations/*/paragraphs.zst")
    kept.write_bytes(b"")
    report = reindex(WhooshIndex(tmp_path / "index", "en"), Job())
    assert kept.name in report.anew
    assert report.furniture == 1


texts = st.lists(
    st.sampled_from([LETTER, COOKIES, f"{LETTER}|{COOKIES}", f"{COOKIES}|{COOKIES}", "Rain."]),
    max_size=4,
)
steps = st.lists(
    st.dictionaries(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz")), texts, min_size=1),
    min_size=1,
    max_size=5,
)


def walk(history: list[dict[tuple[str, str], list[str]]], whoosh: bool) -> None:
    """Each step writes files anew or removes them; the runs are held against full ones."""
    with TemporaryDirectory() as name:
        root, news = Path(name), Path(name) / "news"
        put(news / "stays", "stays", LETTER)
        index: Index = WhooshIndex(root / "index", "en") if whoosh else MemoryIndex()
        for number, step in enumerate(history):
            for (source, file), repeated in step.items():
                put(news / source, file, *repeated, when=LONG_AGO + number)
            report = reindex(index, Job((news,), force=True))
            full = MemoryIndex()
            whole = reindex(full, Job((news,)))
            assert held(index) == held(full)
            assert (report.furniture, report.repeats) == (whole.furniture, whole.repeats)
            for word in ("letter", "cookies", "rain", "tide"):
                assert found(index, word) == found(full, word)


@law(12)
@given(steps)
def test_a_run_leaves_what_a_full_one_would(
    history: list[dict[tuple[str, str], list[str]]],
) -> None:
    walk(history, whoosh=False)


@law(8)
@given(steps)
def test_a_run_leaves_it_on_disk_too(history: list[dict[tuple[str, str], list[str]]]) -> None:
    walk(history, whoosh=True)
