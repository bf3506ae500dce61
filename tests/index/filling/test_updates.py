"""A run that reads only what changed leaves the same index as one that reads everything."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.asking.plan import Plan
from index.asking.protocol import Index
from index.engines.memory import MemoryIndex
from index.engines.whoosh.index import WhooshIndex
from index.errors import DamagedIndexError, TooManyLostError
from index.filling.indexer import Job, again, reindex
from index.generations import ledger
from index.generations.entries import Claim, Entry
from index.generations.ledger import LEDGER, FileState, Ledger, Said, read_ledger, write_ledger
from index.readers import registry
from index.readers.files import SourceFile
from index.readers.making import Made
from index.readers.plain import news_text
from index.readers.registry import makings
from index.readers.source_settings import Context
from tests.laws import law
from tests.opensearch.indices import in_cluster

LONG_AGO = 1_600_000_000
Make = Callable[[Path], Index]
ENGINES: dict[str, Make] = {
    "memory": lambda folder: MemoryIndex(),
    "whoosh": lambda folder: WhooshIndex(folder, "en"),
}


@pytest.fixture(params=[*ENGINES, "opensearch"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Index:
    if request.param == "opensearch":
        return in_cluster(request)
    return ENGINES[request.param](tmp_path / "index")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with three articles that were written long ago."""
    for name in ("one", "two", "three"):
        put(tmp_path / "news", f"{name}.txt", name)
    return tmp_path / "news"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read from here on."""
    names: list[str] = []

    def watched(file: SourceFile, context: Context, *more: object) -> object:
        names.append(file.path.name)
        return makings(file, context)

    monkeypatch.setattr(registry, "makings", watched)
    return names


def put(folder: Path, name: str, title: str, when: int = LONG_AGO) -> Path:
    """Writes an article's file with a time of its own."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f" date 2025-01-02 {title}\n\nThe text of this article is short.\n")
    os.utime(path, (when, when))
    return path


def held(index: Index) -> dict[str, str]:
    hits = index.reader().run(Plan(limit=100)).hits
    assert len(hits) == index.reader().archive().articles
    return {hit.id: hit.article.title for hit in hits}


def titles(index: Index) -> set[str]:
    return set(held(index).values())


def test_only_what_changed_is_read(index: Index, news: Path, opened: list[str]) -> None:
    first = reindex(index, Job((news,)))
    assert (first.added, first.changed, first.removed) == (3, 0, 0)
    opened.clear()
    put(news, "two.txt", "Two anew", LONG_AGO + 5)
    put(news, "four.txt", "four")
    (news / "one.txt").unlink()
    report = reindex(index, Job())
    assert sorted(opened) == ["four.txt", "two.txt"]
    assert (report.articles, report.added, report.changed, report.removed) == (3, 1, 1, 1)
    assert titles(index) == {"Two anew", "three", "four"}


def test_nothing_is_published_where_nothing_changed(index: Index, news: Path) -> None:
    published = reindex(index, Job((news,))).generation
    report = reindex(index, Job())
    assert (report.generation, report.articles, report.added) == (None, 3, 0)
    assert index.reader().archive().generation == published
    assert reindex(index, Job(full=True)).generation not in (None, published)


def test_a_touched_file_is_hashed_and_not_read(index: Index, news: Path, opened: list[str]) -> None:
    reindex(index, Job((news,)))
    opened.clear()
    os.utime(news / "one.txt", (LONG_AGO + 9, LONG_AGO + 9))
    assert reindex(index, Job()).generation
    assert reindex(index, Job()).generation is None
    assert opened == []


def test_check_finds_what_keeps_its_size_and_time(index: Index, news: Path) -> None:
    reindex(index, Job((news,)))
    put(news, "one.txt", "ONE")
    assert reindex(index, Job()).generation is None
    assert reindex(index, Job(check=True)).changed == 1
    assert titles(index) == {"ONE", "two", "three"}


def test_a_file_changed_within_the_tick_of_its_time_is_seen(index: Index, news: Path) -> None:
    now = put(news, "now.txt", "now").stat()
    os.utime(news / "now.txt")
    now = (news / "now.txt").stat()
    reindex(index, Job((news,)))
    put(news, "now.txt", "NOW")
    os.utime(news / "now.txt", ns=(now.st_atime_ns, now.st_mtime_ns))
    assert reindex(index, Job()).changed == 1


def test_what_gives_no_article_is_never_hashed(
    index: Index, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    hash_whole = ledger._hash

    def watched(path: Path) -> str:
        hashed.append(path.name)
        return hash_whole(path)

    monkeypatch.setattr(ledger, "_hash", watched)
    (news / "film.mp4").write_bytes(b"\0\0\0 ftypisom")
    (news / "large.txt").write_bytes(b" date 2025-01-02 Large\n")
    os.truncate(news / "large.txt", news_text.MAX_BYTES + 1)
    (news / "without-suffix").write_text(" date 2025-01-02 Without\n\nText.\n")
    os.utime(news / "without-suffix", (LONG_AGO, LONG_AGO))
    first = reindex(index, Job((news,)))
    assert (first.articles, len(first.skipped)) == (4, 1)
    assert first.passed == {"films": 1}
    assert sorted(hashed) == ["one.txt", "three.txt", "two.txt", "without-suffix"]
    hashed.clear()
    again = reindex(index, Job())
    assert (again.generation, again.passed, again.skipped) == (None, first.passed, first.skipped)
    assert hashed == []
    assert reindex(index, Job(check=True)).generation is None
    assert "film.mp4" not in hashed
    assert "large.txt" not in hashed


def test_what_was_skipped_is_named_by_every_run(index: Index, news: Path) -> None:
    (news / "bad.txt").write_text("No date line.\n")
    (news / "odd.txt").write_text(" date 2025-13-40 Odd\n\nText.\n")
    first = reindex(index, Job((news,)))
    assert (len(first.skipped), len(first.noted)) == (1, 1)
    again = reindex(index, Job())
    assert (again.skipped, again.noted) == (first.skipped, first.noted)


def test_the_first_holder_of_an_id_stays_whenever_it_comes(
    index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def same(file: SourceFile, context: Context, *more: object) -> list[Made]:
        return [Made(Article(id="same", title=file.path.name, source="S"), {})]

    monkeypatch.setattr(registry, "makings", same)
    put(tmp_path / "news", "2.txt", "second")
    reindex(index, Job((tmp_path / "news",)))
    put(tmp_path / "news", "1.txt", "first")
    report = reindex(index, Job())
    assert titles(index) == {"1.txt"}
    assert [skipped.path[-5:] for skipped in report.skipped] == ["2.txt"]
    (tmp_path / "news" / "1.txt").unlink()
    assert reindex(index, Job()).skipped == ()
    assert titles(index) == {"2.txt"}


def test_an_archive_that_moved_is_not_read_again(
    index: Index, news: Path, opened: list[str]
) -> None:
    reindex(index, Job((news,)))
    before = held(index)
    opened.clear()
    moved = news.rename(news.parent / "other")
    shutil.move(moved, news.parent / "below" / "news")
    assert reindex(index, Job((news.parent / "below" / "news",))).removed == 0
    assert opened == []
    assert held(index) == before


def test_losing_more_than_half_is_refused_in_an_update_too(index: Index, news: Path) -> None:
    reindex(index, Job((news,)))
    (news / "one.txt").unlink()
    (news / "two.txt").unlink()
    with pytest.raises(TooManyLostError):
        reindex(index, Job())
    assert len(titles(index)) == 3
    assert reindex(index, Job(force=True)).removed == 2


def test_articles_that_come_do_not_make_up_for_those_that_would_be_lost(
    index: Index, news: Path
) -> None:
    reindex(index, Job((news,)))
    for name in ("one", "two"):
        (news / f"{name}.txt").rename(news / f"{name}-renamed.txt")
    for number in range(9):
        put(news, f"{number}.txt", f"new {number}")
    told = "^2 of the 3 articles in the index are not in [^,]*: more than half would be lost"
    with pytest.raises(TooManyLostError, match=told):
        reindex(index, Job())
    assert len(titles(index)) == 3
    report = reindex(index, Job(force=True))
    assert (report.articles, report.added, report.removed) == (12, 11, 2)


def test_what_is_built_anew_is_held_against_what_is_published(index: Index, news: Path) -> None:
    reindex(index, Job((news,)))
    report = reindex(index, Job(full=True))
    assert (report.added, report.changed, report.removed) == (0, 3, 0)
    for name in ("one", "two"):
        (news / f"{name}.txt").rename(news / f"{name}-renamed.txt")
    with pytest.raises(TooManyLostError, match="2 of the 3 articles in the index are not"):
        reindex(index, Job(full=True))
    report = reindex(index, Job(full=True, force=True))
    assert (report.added, report.changed, report.removed) == (2, 1, 2)
    assert titles(index) == {"one", "two", "three"}


def test_half_of_the_articles_may_be_lost(index: Index, news: Path) -> None:
    put(news, "four.txt", "four")
    reindex(index, Job((news,)))
    (news / "one.txt").unlink()
    (news / "two.txt").unlink()
    assert reindex(index, Job()).removed == 2


def test_a_renamed_source_would_lose_every_article(index: Index, news: Path) -> None:
    reindex(index, Job((news,)))
    archive = news.rename(news.with_name("archive"))
    told = "^3 of the 3 articles .*, for no SOURCE is called news any more .*; name the SOURCE"
    with pytest.raises(TooManyLostError, match=told):
        reindex(index, Job((archive,)))
    assert reindex(index, Job((archive,), force=True)).removed == 3
    assert titles(index) == {"one", "two", "three"}


def test_of_an_archive_of_unknown_files_only_the_totals_are_compared(
    tmp_path: Path, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reindex(WhooshIndex(tmp_path / "index", "en"), Job((news,)))
    monkeypatch.setattr("index.generations.ledger.__version__", "9.9.9")
    (news / "one.txt").unlink()
    (news / "two.txt").unlink()
    index = WhooshIndex(tmp_path / "index", "en")
    with pytest.raises(TooManyLostError, match="has 1 articles and the index 3: more than half"):
        reindex(index, Job())
    put(news, "four.txt", "four")
    assert reindex(index, Job()).articles == 2


@pytest.mark.parametrize("pattern", ["MAIN_*.col", "MAIN_*.doc", "ledger.zst", "*.toc"])
def test_a_damaged_generation_is_built_anew_and_named(
    tmp_path: Path, news: Path, pattern: str
) -> None:
    index = WhooshIndex(tmp_path / "index", "en")
    reindex(index, Job((news,)))
    [path] = (tmp_path / "index" / "generations" / "000001").glob(pattern)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    report = reindex(WhooshIndex(tmp_path / "index", "en"), Job())
    assert (report.generation, report.added) == ("000002", 3)
    assert path.name in report.anew
    assert titles(WhooshIndex(tmp_path / "index", "en")) == {"one", "two", "three"}


def test_another_language_or_release_is_built_anew(
    tmp_path: Path, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reindex(WhooshIndex(tmp_path / "index", "en"), Job((news,)))
    report = reindex(WhooshIndex(tmp_path / "index", "de"), Job())
    assert (report.anew, report.added) == ("The index was made for the language en.", 3)
    monkeypatch.setattr("index.generations.ledger.__version__", "9.9.9")
    report = reindex(WhooshIndex(tmp_path / "index", "de"), Job())
    assert report.anew.startswith("The index was made by release ")
    assert report.added == 3


def test_articles_of_no_known_file_do_not_stay(tmp_path: Path, news: Path) -> None:
    index = WhooshIndex(tmp_path / "index", "en")
    writer = index.writer()
    writer.write([Article("stranger", "Stranger", "S")])
    writer.publish(["elsewhere"])
    assert reindex(index, Job((news,))).anew == "The index holds articles of no known file."
    assert titles(index) == {"one", "two", "three"}


names = st.text(st.characters(codec="utf-8") | st.just("\udcff"), min_size=1)
numbers = st.integers(0, 1 << 62)
claims = st.builds(
    Claim, st.text("ab-_", min_size=1), names, st.text("0f"), numbers, st.text("0f"), st.booleans()
)
states = st.builds(
    FileState,
    numbers,
    st.integers(-(1 << 62), 1 << 62),
    st.sampled_from(["", "ab" * 32]),
    st.lists(st.builds(Entry, claims, st.text("ab-_"), numbers, numbers)).map(tuple),
    st.sampled_from(["", "html"]),
    st.text("0f"),
    st.lists(st.builds(Said, st.none() | numbers, names, names)).map(tuple),
    st.lists(st.tuples(names, numbers, names)).map(tuple),
)


@pytest.mark.parametrize("at_once", [1, 4096])
@given(files=st.dictionaries(names, states), taken=st.integers(0, 1 << 62))
def test_a_ledger_is_read_as_it_was_written(
    at_once: int, files: dict[str, FileState], taken: int
) -> None:
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.generations.ledger._ENTRIES_AT_ONCE", at_once)
        path = Path(name) / LEDGER
        write_ledger(path, Ledger(files, taken))
        assert read_ledger(path) == Ledger(files, taken)
        path.write_bytes(path.read_bytes()[:-3])
        with pytest.raises(DamagedIndexError, match=LEDGER):
            read_ledger(path)


def test_a_watch_sees_what_is_said_of_a_source(news: Path) -> None:
    index, job = MemoryIndex(), Job((news,))
    reindex(index, job)
    (news / "source.toml").write_text('name = "Valley Post"')
    reindex(index, again(job, (news,)))
    hits = index.reader().run(Plan(limit=100)).hits
    assert {hit.article.source for hit in hits} == {"Valley Post"}


@law(25)
@given(st.data())
def test_updates_leave_what_a_full_run_would(data: st.DataObject) -> None:
    with TemporaryDirectory() as name:
        root, news = Path(name), Path(name) / "news"
        put(news, "z/stays.txt", "stays")
        updated = [make(root / engine) for engine, make in ENGINES.items()]
        for step in range(data.draw(st.integers(1, 5))):
            for file in data.draw(st.sets(st.sampled_from("abcdef"))):
                path = news / "abc"[ord(file) % 3] / f"{file}.txt"
                if path.exists() and data.draw(st.booleans()):
                    path.unlink()
                else:
                    put(path.parent, path.name, f"{file} {step}", LONG_AGO + step)
            reports = [reindex(index, Job((news,), force=True)) for index in updated]
            full = MemoryIndex()
            reindex(full, Job((news,)))
            for index, report in zip(updated, reports, strict=True):
                assert held(index) == held(full)
                assert report.articles == len(held(full))
