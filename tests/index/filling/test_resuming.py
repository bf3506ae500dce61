"""A run that was interrupted in the middle of a large file is taken up there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.asking.plan import Plan
from index.engines.memory import MemoryIndex
from index.filling.indexer import Job, reindex
from index.readers import registry
from index.readers.files import SourceFile
from index.readers.html import page as pages
from index.readers.outcomes import Making
from index.readers.record import Mark, Reading
from index.readers.source_settings import Context
from index.readers.web_archives import captures
from tests.index.readers.web_archive_examples import Capture, arc, packed, record, warc
from tests.index.readers.web_archives.reading import capture

NAMES = ("Bridge", "Market", "Library", "Ferry", "Tower", "Quay", "School", "Mill", "Well")
MORE = {"WARC-Payload-Digest": "sha1:AAAA"}
RECORDS = [
    *warc([capture(name) for name in NAMES[:3]]),
    record(capture("Ferry", more=MORE)),
    b"scum\r\n" * 30,
    record(capture("Tower", length=9_000)),  # which swallows those that follow
    record(capture("Quay", more={"WARC-Truncated": "length"})),
    record(Capture("https://elm.example/a", b"", status="301 Moved Permanently")),
    *warc([capture(name) for name in NAMES[6:]]),
    record(capture("Ferry", more=MORE)),
    record(capture("Weather", length=10)),
]
ARCHIVES = {
    "a.warc": b"".join(RECORDS),
    "a.warc.gz": packed(RECORDS),
    "a.arc": b"".join(arc([capture(name) for name in NAMES])),
}


def makings(folder: Path, name: str, behind: int = 0) -> list[Making]:
    path = folder / name
    path.write_bytes(ARCHIVES[name])
    return list(registry.makings(SourceFile(path, f"news/{name}"), Context("news"), None, behind))


@pytest.mark.parametrize("name", ARCHIVES)
def test_what_stands_behind_a_mark_is_the_same(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(captures, "MARKED", 1)
    whole = makings(tmp_path, name)
    marks = [(place, one.parts) for place, one in enumerate(whole, 1) if isinstance(one, Mark)]
    assert len(marks) >= len(NAMES)
    for place, parts in marks:
        assert makings(tmp_path, name, parts) == whole[place:]


@pytest.mark.parametrize("name", ARCHIVES)
@given(stop=st.integers(0, 13), every=st.integers(1, 5))
def test_a_run_that_is_taken_up_gives_what_a_whole_one_gives(
    name: str, stop: int, every: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("run")
    (folder / "news").mkdir()
    (folder / "news" / name).write_bytes(ARCHIVES[name])
    job = Job((folder / "news",), spool=folder / "spool.sqlite")
    read, taken, broken = pages.of_bytes, 0, True

    def breaking(*given: object) -> Iterator[Reading]:
        nonlocal taken
        if broken and taken == stop:
            raise KeyboardInterrupt
        taken += 1
        yield from read(*given)  # type: ignore[arg-type]

    whole, parted = MemoryIndex(), MemoryIndex()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(captures, "MARKED", every)
        expected = reindex(whole, Job((folder / "news",)))
        patch.setattr(pages, "of_bytes", breaking)
        try:
            report = reindex(parted, job)
        except KeyboardInterrupt:
            broken, first, taken = False, taken, 0
            report = reindex(parted, job)
            assert taken + first <= expected.articles + every + 1
    found = [
        [hit.article.title for hit in index.reader().run(Plan(limit=20)).hits]
        for index in (whole, parted)
    ]
    assert found[0] == found[1] and len(found[0]) == expected.articles
    assert (report.skipped, report.noted, report.passed) == (
        expected.skipped,
        expected.noted,
        expected.passed,
    )
