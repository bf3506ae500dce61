"""What corrections.csv makes of an archive: at once, in whatever order, and for good."""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.asking.plan import Plan
from index.asking.protocol import Index
from index.engines.memory import MemoryIndex
from index.engines.whoosh.codec.toc import read_contents
from index.engines.whoosh.columns.opened import OpenSegment
from index.engines.whoosh.index import WhooshIndex
from index.filling.indexer import Job, reindex
from index.filling.report import Report
from index.readers import registry
from index.readers.making import short_hash
from index.readers.registry import makings
from tests.laws import law
from tests.opensearch.indices import in_cluster

TIMES = count(1_600_000_000)
"""When articles were written: long ago, one after the other."""
ENGINES: dict[str, Callable[[Path], Index]] = {
    "memory": lambda folder: MemoryIndex(),
    "whoosh": lambda folder: WhooshIndex(folder, "en"),
}
HEAD = "id,url,status,note,date\n"


@pytest.fixture(params=[*ENGINES, "opensearch"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Index:
    if request.param == "opensearch":
        return in_cluster(request)
    return ENGINES[request.param](tmp_path / "index")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Six articles, of which three have only an address."""
    for name in "abcdef":
        put(tmp_path / "news", name, id=name if name < "d" else None)
    return tmp_path / "news"


def put(folder: Path, name: str, **more: object) -> None:
    folder.mkdir(exist_ok=True)
    told = {
        "headline": f"Quay {name} closes",
        "date": "2024-04-18",
        "url": f"https://post.example/{name}",
        "body": f"The quay is {name}{name}zzz metres long.",
        **more,
    }
    path = folder / f"{name}.json"
    path.write_text(json.dumps({key: value for key, value in told.items() if value}))
    when = next(TIMES)
    os.utime(path, (when, when))


def say(folder: Path, *lines: str) -> None:
    (folder / "corrections.csv").write_text(HEAD + "".join(f"{line}\n" for line in lines))


def found(index: Index) -> dict[str, Article]:
    return {hit.id: hit.article for hit in index.reader().run(Plan(limit=100)).hits}


def left(index: Index) -> Mapping[str, Article]:
    return index.reader().annex().withdrawn


def test_lines_take_effect_though_no_article_changed(
    index: Index, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reindex(index, Job((news,)))
    first = found(index)
    e = short_hash("https://post.example/e")
    say(
        news,
        "a,,corrected,It was two.,2024-05-02",
        "b,,withdrawn,It was wrong.,",
        ",https://www.post.example/e/,removed,A court said so.,2024-05-03",
        "zz,,updated,,",
    )
    opened: list[str] = []

    def watched(file: object, *rest: object) -> object:
        opened.append(file.path.name)  # type: ignore[attr-defined]
        return makings(file, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(registry, "makings", watched)
    report = reindex(index, Job())
    assert sorted(opened) == ["a.json", "b.json"]
    now = found(index)
    assert now.keys() == first.keys() - {"b", e}
    told = now["a"]
    assert (told.status, told.notice) == ("corrected", "It was two.")
    assert (told.corrected, told.added) == (date(2024, 5, 2), first["a"].added)
    assert told.fingerprint != first["a"].fingerprint
    assert now["c"] == first["c"]
    gone, taken = left(index)["b"], left(index)[e]
    assert (gone.status, gone.title, gone.notice) == ("withdrawn", "Quay b closes", "It was wrong.")
    assert (taken.status, taken.title, taken.source) == ("removed", "", "")
    assert (taken.notice, taken.corrected) == ("A court said so.", date(2024, 5, 3))
    assert (report.articles, report.withdrawn, report.corrections) == (4, 2, 3)
    (missing,) = report.noted
    assert (missing.line, missing.reason) == (
        5,
        "There is no article zz in the archive; mend it or take the line out.",
    )
    assert report.skipped == ()
    assert reindex(index, Job()).generation is None


def test_a_line_that_goes_brings_its_article_back(index: Index, news: Path) -> None:
    reindex(index, Job((news,)))
    first = found(index)
    say(news, "a,,corrected,x,", "b,,withdrawn,x,", "c,,removed,x,")
    reindex(index, Job())
    say(news, "a,,corrected,x,")
    reindex(index, Job())
    now = found(index)
    assert {id: one.status for id, one in now.items() if one.status != "live"} == {"a": "corrected"}
    assert left(index) == {}
    (news / "corrections.csv").unlink()
    reindex(index, Job())
    assert plain(found(index)) == plain(first)
    assert {id: one.added for id, one in found(index).items()} == {
        id: one.added for id, one in first.items()
    }


def test_what_was_removed_stays_so(index: Index, news: Path) -> None:
    e = short_hash("https://post.example/e")
    reindex(index, Job((news,)))
    say(news, "a,,removed,x,", ",https://post.example/b,removed,x,", f"{e},,removed,x,")
    reindex(index, Job())
    reindex(index, Job(full=True))
    put(news, "a", id="a", body="It was written anew.")
    for name in ("b", "e"):
        (news / f"{name}.json").unlink()
    for job in (Job(), Job(full=True)):
        reindex(index, job)
        assert found(index).keys() == {"c", *map(short_hash, addresses("df"))}
        assert {id: one.status for id, one in left(index).items()} == dict.fromkeys(
            ("a", "b", e), "removed"
        )


def addresses(names: Iterable[str]) -> list[str]:
    return [f"https://post.example/{name}" for name in names]


def test_a_source_out_of_reach_keeps_its_corrections(index: Index, news: Path) -> None:
    other = news.parent / "other"
    put(other, "x", id="x")
    say(news, "a,,corrected,x,", "b,,withdrawn,x,", "c,,removed,x,")
    reindex(index, Job((news, other)))
    before, gone = found(index), left(index)
    away = news.rename(news.parent / "away")
    news.mkdir()
    report = reindex(index, Job())
    assert [one.reason for one in report.absent] == ["the SOURCE is empty"]
    assert (found(index), left(index)) == (before, gone)
    news.rmdir()
    away.rename(news)
    reindex(index, Job())
    assert (found(index), left(index)) == (before, gone)


def test_a_file_out_of_reach_waits_with_what_it_would_bring_back(index: Index, news: Path) -> None:
    say(news, "a,,corrected,x,", "b,,withdrawn,x,", "c,,removed,x,")
    reindex(index, Job((news,)))
    kept = {}
    for name in "abc":
        kept[name] = (news / f"{name}.json").read_bytes()
        (news / f"{name}.json").write_bytes(b"")
    say(news, "zz,,updated,,")
    reindex(index, Job())
    assert found(index)["a"].status == "corrected"
    assert {id: one.status for id, one in left(index).items()} == {"b": "withdrawn", "c": "removed"}
    for name, raw in kept.items():
        (news / f"{name}.json").write_bytes(raw)
    reindex(index, Job())
    assert {one.status for one in found(index).values()} == {"live"}
    assert left(index) == {}


def test_the_file_that_takes_back_counts_above_a_line(index: Index, news: Path) -> None:
    put(news, "a", id="a", status="withdrawn", notice="It was wrong.")
    say(news, "a,,corrected,x,")
    reindex(index, Job((news,)))
    assert left(index)["a"].notice == "It was wrong."


def test_of_several_lines_one_counts_and_the_others_are_named(index: Index, news: Path) -> None:
    say(
        news,
        "a,,corrected,new,2024-05-02",
        ",https://post.example/a,updated,old,2024-05-01",
        "b,,removed,gone,2024-05-01",
        "b,,corrected,back,2024-05-02",
    )
    report = reindex(index, Job((news,)))
    assert found(index)["a"].notice == "new"
    assert left(index).keys() == {"b"}
    path = news / "corrections.csv"
    assert [one.line for one in report.noted] == [3, 5]
    assert report.noted[0].reason == (
        f"Article a has another line that counts (line 2 of {path}); take this one out."
    )


def test_all_articles_may_be_taken_back(index: Index, news: Path) -> None:
    reindex(index, Job((news,)))
    say(news, *(f",{url},withdrawn,x," for url in addresses("abcdef")))
    report = reindex(index, Job())
    assert (report.articles, report.withdrawn, found(index)) == (0, 6, {})


def test_no_byte_of_what_was_removed_stays(tmp_path: Path, news: Path) -> None:
    index = WhooshIndex(tmp_path / "index", "en")
    reindex(index, Job((news,)))
    (news / "a.json").unlink()
    reindex(index, Job())
    assert "aazzz" in words(tmp_path)
    say(news, "a,,removed,x,", "b,,removed,x,")
    reindex(index, Job())
    assert words(tmp_path) >= {"cczzz", "ffzzz"}
    assert not words(tmp_path) & {"aazzz", "bbzzz"}
    assert index.verify() == ()


def words(tmp_path: Path) -> set[str]:
    """The words of all documents of the published generation, also of deleted ones."""
    base = tmp_path / "index"
    folder = base / "generations" / (base / "current").read_text().split()[0]
    opened = [OpenSegment(folder, segment) for segment in read_contents(folder, "en")]
    texts = (one.text(number).decode() for one in opened for number in range(len(one)))
    return {word for text in texts for word in text.replace('"', " ").split()}


def plain(articles: Mapping[str, Article]) -> dict[str, Article]:
    return {id: replace(one, added=None, changed=None) for id, one in articles.items()}


STEPS = st.lists(
    st.tuples(
        st.lists(
            st.builds(
                "{},{},{},{}".format,
                st.sampled_from(("a,", "b,", ",https://post.example/a", ",https://post.example/e")),
                st.sampled_from(("corrected", "updated", "withdrawn", "removed", "fun")),
                st.sampled_from(("x", "y")),
                st.sampled_from(("", "2024-05-01", "2024-05-02")),
            ),
            max_size=4,
        ),
        st.sets(st.sampled_from("abe"), max_size=3),
        st.booleans(),
    ),
    min_size=1,
    max_size=4,
)
"""What corrections.csv has, which articles have another text, and whether all is built anew."""


@law(25)
@given(STEPS)
@pytest.mark.parametrize("engine", [*ENGINES])
def test_any_runs_leave_what_one_run_makes(
    engine: str, steps: list[tuple[list[str], set[str], bool]]
) -> None:
    with TemporaryDirectory() as folder:
        news = Path(folder, "news")
        for name in "abcdef":
            put(news, name, id=name if name < "d" else None)
        index, once = ENGINES[engine](Path(folder, "index")), MemoryIndex()
        # Beside a bad line, what was removed before stays so: the last run has none.
        *_, (last, _, _) = steps
        last[:] = [line for line in last if ",fun," not in line]
        for lines, changed, full in steps:
            say(news, *lines)
            for name in changed:
                put(news, name, id=name if name < "d" else None, lede=f"It is {len(lines)}.")
            ran = reindex(index, Job((news,), full=full, force=True))
        made = reindex(once, Job((news,), force=True))
        assert plain(found(index)) == plain(found(once))
        assert plain(left(index)) == plain(left(once))
        assert told(ran) == told(made)


def told(report: Report) -> object:
    return report.articles, report.withdrawn, report.skipped, report.noted, report.corrections
