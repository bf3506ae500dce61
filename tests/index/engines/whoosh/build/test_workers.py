"""Segments are built here or in processes, with the same articles in them; failures are told."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from index.article import Article
from index.engines.whoosh.build import builder, workers
from index.engines.whoosh.build.keys import StemmerKeys
from index.engines.whoosh.build.parts import Build, compile_building
from index.engines.whoosh.build.policy import LARGEST
from index.engines.whoosh.build.workers import BuildError, build_segments
from index.engines.whoosh.codec.segment import ColumnSegment
from index.engines.whoosh.columns.docstore import encoded
from index.engines.whoosh.columns.opened import OpenSegment
from tests.index.engines.whoosh.build.test_merge import assert_equal


def articles(count: int) -> Iterator[Article]:
    for number in range(count):
        words = " ".join(f"word{number * k % 997}" for k in range(60))
        yield Article(f"a{number}", words, "source", lede=words)


def ids(folder: Path, segments: list[ColumnSegment]) -> list[str]:
    opened = [OpenSegment(folder, segment) for segment in segments]
    return sorted(one.ids.text(n) for one in opened for n in range(len(one)))


def build(folder: Path, weight: int = LARGEST, processes: int = 0) -> Build:
    cache = (folder.parent / "cache").resolve()
    return Build(folder, "en", cache, weight=weight, processes=processes)


def build_in_small_parts(connection: Connection, build: Build) -> None:
    """What a process does whose texts are tokenised more often than usual."""
    builder._CHARACTERS_AT_ONCE = 1000
    workers._build(connection, build)


@pytest.fixture
def folder(tmp_path: Path, pytestconfig: pytest.Config) -> Path:
    """A folder to build in; beside it `cache`, where compiled kernels are kept between runs."""
    (tmp_path / "staged").mkdir()
    (tmp_path / "cache").symlink_to(pytestconfig.cache.mkdir("kernels"))
    return tmp_path / "staged"


def test_few_articles_are_one_segment_made_here(folder: Path) -> None:
    segments = build_segments(articles(20), build(folder))
    assert len(segments) == 1
    assert ids(folder, segments) == sorted(f"a{n}" for n in range(20))


def test_each_article_is_serialised_once_and_never_parsed_here(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[bytes] = []

    def once(article: Article) -> bytes:
        made.append(encoded(article))
        return made[-1]

    def never(text: bytes) -> Article:
        raise AssertionError(f"{text!r} is parsed, and its article is at hand")

    monkeypatch.setattr(workers, "encoded", once)
    monkeypatch.setattr(workers, "decoded", never)
    (segment,) = build_segments(articles(20), build(folder, processes=2))
    opened = OpenSegment(folder, segment)
    assert sorted(opened.text(n) for n in range(20)) == sorted(made)
    assert len(made) == 20


def test_nothing_is_no_segment(folder: Path) -> None:
    assert build_segments([], build(folder)) == []
    assert list(folder.iterdir()) == []


def test_tokens_bound_a_segment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.engines.whoosh.build.builder._CHARACTERS_AT_ONCE", 1000)
    segments = build_segments(articles(100), build(folder, weight=1000, processes=1))
    assert len(segments) > 5
    assert ids(folder, segments) == sorted(f"a{n}" for n in range(100))


def test_parts_become_the_segment_that_is_built_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.engines.whoosh.build.builder._CHARACTERS_AT_ONCE", 1000)
    at_once = build(folder, processes=1)
    in_parts = replace(at_once, held=1000)
    (whole,) = (OpenSegment(folder, one) for one in build_segments(articles(100), at_once))
    files = set(folder.iterdir())
    (merged,) = (OpenSegment(folder, one) for one in build_segments(articles(100), in_parts))
    assert len(set(folder.iterdir()) - files) == 2
    assert_equal(merged, whole)
    few = replace(in_parts, weight=2500)
    assert len(build_segments(articles(100), few)) > 2


def test_what_is_compiled_for_building_leaves_nothing_there(folder: Path) -> None:
    compile_building(build(folder))
    assert list(folder.iterdir()) == []


def test_processes_build_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_WORTH_A_PROCESS", 10_000)
    monkeypatch.setattr(workers, "_BATCH", 5_000)
    segments = build_segments(articles(300), build(folder, processes=2))
    assert len(segments) == 1
    assert ids(folder, segments) == sorted(f"a{n}" for n in range(300))
    opened = [OpenSegment(folder, segment) for segment in segments]
    assert sorted(one.text(n) for one in opened for n in range(len(one))) == sorted(
        map(encoded, articles(300))
    )
    forms, _ = StemmerKeys("english", folder.parent / "cache")._read()
    assert forms["word42"] == "word42"


def test_parts_of_processes_are_merged(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_WORTH_A_PROCESS", 10_000)
    monkeypatch.setattr(workers, "_BATCH", 5_000)
    held = replace(build(folder, processes=2), held=1)
    monkeypatch.setattr(workers, "_build", build_in_small_parts)
    segments = build_segments(articles(300), held)
    assert len(segments) == 1
    assert ids(folder, segments) == sorted(f"a{n}" for n in range(300))
    assert len(list(folder.iterdir())) == 2


def test_a_killed_process_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_WORTH_A_PROCESS", 10_000)
    monkeypatch.setattr(workers, "_BATCH", 5_000)
    started: list[workers._Worker] = []

    class Watched(workers._Worker):
        def __init__(self, build: Build, work: workers._Work) -> None:
            super().__init__(build, work)
            started.append(self)

    def fatal() -> Iterator[Article]:
        yield from articles(300)
        pid = started[0]._process.pid
        assert pid
        os.kill(pid, signal.SIGKILL)
        yield from articles(3000)

    monkeypatch.setattr(workers, "_Worker", Watched)
    with pytest.raises(BuildError, match="by signal 9"):
        build_segments(fatal(), build(folder, processes=2))
    assert not any(worker._process.is_alive() for worker in started)


def test_what_fails_in_a_process_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_WORTH_A_PROCESS", 10_000)
    with pytest.raises(BuildError, match="No such file or directory"):
        build_segments(articles(300), Build(folder / "missing", "en", processes=2))


def test_what_fails_in_the_source_ends_the_processes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing() -> Iterator[Article]:
        yield from articles(300)
        raise RuntimeError("no more")

    monkeypatch.setattr(workers, "_WORTH_A_PROCESS", 10_000)
    with pytest.raises(RuntimeError, match="no more"):
        build_segments(failing(), build(folder, processes=2))


WORKER = """
import subprocess, sys, time
from pathlib import Path
from index.engines.whoosh.build.parts import Build
from index.engines.whoosh.build.workers import _build, _Worker

if __name__ == "__main__":
    worker = _Worker(Build(Path(sys.argv[1]), "en"), _build)
    other = subprocess.Popen(
        ["sleep", "100"], stdout=subprocess.DEVNULL, pass_fds=[worker.connection.fileno()]
    )
    print(worker._process.pid, other.pid, flush=True)
    time.sleep(100)
"""


def runs(pid: str) -> bool:
    """Whether a process is there, and not one that has ended and waits to be asked for."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_worker_ends_when_the_run_that_feeds_it_is_killed(tmp_path: Path) -> None:
    """Even while it is not told so by its pipe, which another process keeps open."""
    (tmp_path / "parent.py").write_text(WORKER)
    command = [sys.executable, str(tmp_path / "parent.py"), str(tmp_path)]
    environ = {**os.environ, "PYTHONPATH": str(Path(workers.__file__).parents[4])}
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        worker, other = parent.stdout.readline().split()
        assert runs(worker)
        parent.kill()
    deadline = time.monotonic() + 30
    while runs(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    ended = not runs(worker)
    os.kill(int(other), signal.SIGKILL)
    assert ended
