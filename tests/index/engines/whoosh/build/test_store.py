"""Generations after each other hold what they should, whatever was updated, deleted and merged."""

import errno
from collections.abc import Collection, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.engines.whoosh.build import policy
from index.engines.whoosh.build.parts import Build
from index.engines.whoosh.build.store import write_generation
from index.engines.whoosh.build.workers import build_segments
from index.engines.whoosh.codec.segment import ColumnSegment
from index.engines.whoosh.codec.toc import open_segments, read_contents
from index.engines.whoosh.columns.duplicates import DUPLICATES
from index.errors import DamagedIndexError
from tests.index.strategies import LANGUAGE, articles
from tests.laws import law


def staged(root: Path, number: int) -> Build:
    folder = root / f"{number:06}"
    folder.mkdir()
    return Build(folder, LANGUAGE)


def article(id: str, title: str = "a title") -> Article:
    return Article(id, title, "source")


def generation(
    build: Build,
    articles: Iterable[Article],
    gone: Collection[str] = (),
    before: Path | None = None,
) -> list[ColumnSegment]:
    return write_generation(build, build_segments(articles, build), gone, before)


def held(folder: Path) -> dict[str, Article]:
    """The live articles of a generation by id."""
    found = {}
    for segment in open_segments(folder, LANGUAGE):
        segment.verify()
        assert segment.segment.deleted == len(segment) - segment.live
        for number in range(len(segment)):
            if not segment.is_deleted(number):
                article = segment.article(number)
                assert article.id not in found
                assert segment.find(article.id) == number
                found[article.id] = article
    return found


@law(25)
@given(st.data())
def test_generations_hold_what_they_should(data: st.DataObject) -> None:
    expected: dict[str, Article] = {}
    before: Path | None = None
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(policy, "_SMALL", data.draw(st.sampled_from([1, 50, 1 << 21])))
        for number in range(1, data.draw(st.integers(2, 7))):
            fresh = [data.draw(articles(n)) for n in data.draw(st.sets(st.integers(0, 6)))]
            gone = {article.id for article in fresh if article.id in expected}
            gone |= data.draw(st.sets(st.sampled_from(sorted(expected) or ["x"]), max_size=3))
            build = staged(Path(name), number)
            generation(build, fresh, gone, before)
            expected = {id: a for id, a in expected.items() if id not in gone}
            expected |= {article.id: article for article in fresh}
            assert held(build.folder) == expected
            names = {f for s in read_contents(build.folder, LANGUAGE) for f in s.files()}
            assert {p.name for p in build.folder.iterdir()} == names | {"_MAIN_1.toc", DUPLICATES}
            before = build.folder


def test_unchanged_segments_are_links_and_old_generations_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policy, "_SMALL", 0)
    monkeypatch.setattr(policy, "_RATIO", 0)
    first, second = staged(tmp_path, 1), staged(tmp_path, 2)
    generation(first, map(article, "abde"))
    kept = {path.name: path.stat().st_ino for path in first.folder.iterdir()}
    generation(second, [article("c")], ["a"], first.folder)
    assert set(held(first.folder)) == set("abde")
    assert set(held(second.folder)) == set("bcde")
    linked = [path for path in second.folder.iterdir() if path.stat().st_ino in kept.values()]
    assert sorted(path.suffix for path in linked) == [".col", ".doc"]


def test_files_are_copied_where_links_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(source: Path, target: Path) -> None:
        raise OSError(errno.EXDEV, "cross-device link")

    first, second = staged(tmp_path, 1), staged(tmp_path, 2)
    generation(first, [article("a")])
    monkeypatch.setattr("os.link", no_links)
    generation(second, [article("b")], (), first.folder)
    assert set(held(second.folder)) == {"a", "b"}


def test_an_index_can_become_empty_and_full_again(tmp_path: Path) -> None:
    builds = [staged(tmp_path, number) for number in range(3)]
    generation(builds[0], [article("a")])
    generation(builds[1], (), ["a", "nobody"], builds[0].folder)
    assert held(builds[1].folder) == {}
    assert read_contents(builds[1].folder, LANGUAGE) == []
    generation(builds[2], [article("a")], (), builds[1].folder)
    assert set(held(builds[2].folder)) == {"a"}


def test_a_damaged_generation_is_not_carried_on(tmp_path: Path) -> None:
    first, second = staged(tmp_path, 1), staged(tmp_path, 2)
    (segment,) = generation(first, [article("a")])
    path = first.folder / segment.files()[0]
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(DamagedIndexError, match="cut short"):
        generation(second, [article("b")], (), first.folder)
