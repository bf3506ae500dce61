"""What holds for every format: whatever a file is, what can be read is, and the rest is named."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from index.article import Article
from index.engines.memory import MemoryIndex
from index.filling.indexer import Job, reindex
from index.filling.report import counted
from index.generations.ledger import MAX_SAID
from index.readers import registry
from index.readers.files import Ignored, Noted, Skipped, SourceFile
from tests.index.readers import agency_examples
from tests.index.readers.examples import (
    DATED_BY_NAME,
    NO_ARTICLES,
    NO_TEXTS,
    OF_SEVERAL_FILES,
    ONE_A_FILE,
    WITHOUT_ADDRESS,
    WRITERS,
    Story,
    written,
)

NAMES = sorted(WRITERS)
SEVERAL = [name for name in NAMES if name not in ONE_A_FILE]
BEFORE, AFTER = Story("7", "Bridge opens & café"), Story("9", "Library “grows”")


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of a file."""

    articles: list[Article]
    said: list[Skipped | Noted]
    passed: list[str]

    @property
    def titles(self) -> list[str]:
        return [article.title for article in self.articles]


Read = Callable[[str, bytes], Seen]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read(name: str, data: bytes) -> Seen:
        path = tmp_path / name
        path.write_bytes(data)
        found = list(registry.read(SourceFile(path, f"news/{name}")))
        said = [one for one in found if isinstance(one, Skipped | Noted)]
        for one in said:
            assert one.path == str(path)
            assert one.reason.endswith(".")
            assert one.reason.isprintable()
            assert len(one.reason) < 400
        passed = [one.kind for one in found if isinstance(one, Ignored)]
        return Seen([one for one in found if isinstance(one, Article)], said, passed)

    return read


def around(reader: str, story: Story) -> tuple[str, str, list[str]]:
    """A file of the story, between two others where there may be several; and their titles."""
    if reader in ONE_A_FILE:
        return *written(reader, [story]), []
    return *written(reader, [BEFORE, story, AFTER]), [BEFORE.title, AFTER.title]


def test_every_format_has_an_example() -> None:
    apart = NO_ARTICLES | NO_TEXTS | OF_SEVERAL_FILES
    assert {reader.NAME for reader in registry.FORMATS} == WRITERS.keys() | apart


@pytest.mark.parametrize("reader", NAMES)
def test_what_is_whole_is_read_without_a_word(reader: str, read: Read) -> None:
    name, text, others = around(reader, replace(BEFORE, id="8"))
    seen = read(name, text.encode())
    assert seen.titles == [*others[:1], BEFORE.title, *others[1:]]
    assert (seen.said, seen.passed) == ([], [])
    assert {article.written_date for article in seen.articles} == {"2024-05-17"}


@pytest.mark.parametrize("reader", SEVERAL)
def test_of_a_cut_file_what_stands_before_is_read(reader: str, read: Read) -> None:
    """What is cut within its keys may be read as far as it goes, if nothing tells that more was to
    come; whatever is missing else is named. A mailbox has no mark of its end.
    """
    stories = [BEFORE, Story("8", "Market closes"), AFTER]
    name, text = written(reader, stories)
    whole, data = [story.title for story in stories], text.encode()
    for tenth in range(10):
        seen = read(name, data[: len(data) * tenth // 10])
        count = len(seen.articles)
        assert seen.titles[:-1] == whole[: max(0, count - 1)]
        last = "".join(seen.titles[-1:]).rstrip("\ufffd")
        assert whole[max(0, count - 1)].startswith(last)
        assert count == 3 or seen.said or seen.passed or reader in ("csv", "mbox")


@pytest.mark.parametrize("reader", sorted(ONE_A_FILE))
def test_a_cut_file_of_one_article(reader: str, read: Read) -> None:
    name, text = written(reader, [BEFORE])
    for tenth in range(10):
        seen = read(name, text.encode()[: len(text) * tenth // 10])
        assert len(seen.articles) + len(seen.passed) <= 1
        assert seen.articles or seen.passed or seen.said
        assert len(seen.said) <= 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("reader", NAMES)
def test_other_encodings_are_read_or_named(reader: str, encoding: str, read: Read) -> None:
    name, text, others = around(reader, Story("8", "Market “closes”"))
    seen = read(name, text.encode(encoding))
    if len(seen.articles) == 1 + len(others):
        assert "Market “closes”" in seen.titles
        assert encoding != "cp1252" or [one.kind for one in seen.said if isinstance(one, Noted)]
    else:
        assert seen.said or seen.passed


@pytest.mark.parametrize(
    "bad",
    [
        *("\0", "\x1b[31m", "\ufffe", "\u202e", "&#xD800;", "&#0;", "\\ud800", "&nosuch;"),
        *("]]>", "<b", "</title>", "<!--", "{{ x }}", "{% x", "[caption", "```", "---", "\u2028"),
    ],
)
@pytest.mark.parametrize("reader", NAMES)
def test_signs_that_mean_something_elsewhere(reader: str, bad: str, read: Read) -> None:
    """They are written as each format asks for, but for its own escapes."""
    text = f"The ferry {bad} sails to Port Elm, and the town is glad of it today."
    name, text, others = around(reader, Story("8", "Market closes", text=text))
    seen = read(name, text.encode())
    assert seen.titles == [*others[:1], "Market closes", *others[1:]] or seen.said
    for article in seen.articles:
        assert "\0" not in repr(article)
        repr(article).encode()


@pytest.mark.parametrize("bad", [b"\xed\xa0\x80", b"\xff\xfe\xfa", b"&#xD800;&#0;", b" & <b x"])
@pytest.mark.parametrize("reader", NAMES)
def test_bytes_that_are_no_text(reader: str, bad: bytes, read: Read) -> None:
    name, text, others = around(reader, Story("8", "Market closes", text="The HOLDER ferry sails."))
    seen = read(name, text.encode().replace(b"HOLDER", bad))
    assert len(seen.articles) == 1 + len(others) or seen.said
    assert set(others) <= set(seen.titles) or reader in ("json", "ninjs", "csv")
    for article in seen.articles:
        repr(article).encode()


@pytest.mark.parametrize("reader", NAMES)
@pytest.mark.parametrize("part", ["text", "title"])
def test_eight_megabytes_in_one_field(reader: str, part: str, read: Read) -> None:
    big = "harbour " * 1_050_000
    story = Story("8", "Big", text=big) if part == "text" else Story("8", big)
    name, text, others = around(reader, story)
    seen = read(name, text.encode())
    assert set(others) <= set(seen.titles)
    assert len(seen.articles) == 1 + len(others) or len(seen.said) == 1


@pytest.mark.parametrize("unit", ["<div>", "[[{", "> ", '{"a":[', "<a href='x'><b>", "(*_`"])
@pytest.mark.parametrize("reader", NAMES)
def test_deep_nesting(reader: str, unit: str, read: Read) -> None:
    name, text, others = around(reader, Story("8", "Deep", text=f"HOLDER{unit * 4000}"))
    seen = read(name, text.encode())
    assert [*others[:1], "Deep", *others[1:]] == seen.titles or seen.said
    raw = read(name, text.replace("HOLDER", unit * 4000).encode())
    assert raw.articles or raw.said or raw.passed


EMPTY = {
    "rss": "<item><title/></item>",
    "atom": "<entry></entry>",
    "wxr": "<item><wp:post_type>post</wp:post_type></item>",
    "blogger": "<entry></entry>",
    "movable_type": "TITLE: \n-----\nBODY:\n\n-----\n--------\n",
    "dotclear": '"1","","post","","","","1"\n',
    "trafilatura_xml": '<doc title="" date=""><main/></doc>',
    "jsonl": "{}\n",
    "json": "{},",
    "csv": ",,,,\n",
    "warc": "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
    "arc": "https://gazette.example.org/0.html 192.0.2.1 20240518060000 text/css 0\n\n",
    "europresse": "<article><header></header></article>",
    "proquest": f"{'_' * 60}\n\nDocument 2 of 2\n\n",
    "factiva": '<div class="article enArticle"></div>',
    "nexis": "1 of 1 DOCUMENTS\n\n",
    "mbox": "From - Fri May 17 09:00:00 2024\nX-A: b\n\n",
    "mediawiki": "<page><ns>0</ns></page>",
    **agency_examples.EMPTY,
}


@pytest.mark.parametrize("reader", SEVERAL)
def test_many_empty_records_are_counted_and_cost_little(reader: str, read: Read) -> None:
    name, text = written(reader, [BEFORE, AFTER])
    start = {"csv": "9,", "jsonl": '{"id": "9"', "dotclear": '"9","2024', "json": '{\n   "id": "9"'}
    start |= {"warc": "WARC/1.0", "arc": "https://gazette.example.org/9.html 192"}
    start |= {"proquest": "_" * 60, "europresse": "<article>"}
    start |= {"nexis": " " * 30 + "2 of 2", "factiva": '<div id="article-1"'}
    start |= agency_examples.STARTS
    marks = (start.get(reader, ""), "<item>", "<entry>", "<page>", "<doc ", "TITLE:", "From news@")
    at = next(found for mark in marks if mark and (found := text.rfind(mark)) >= 0)
    seen = read(name, (text[:at] + EMPTY[reader] * 10_000 + text[at:]).encode())
    assert seen.titles == [BEFORE.title, AFTER.title]
    assert len(seen.said) in (0, 1, 10_000)
    assert len(seen.passed) in (0, 10_000)


def test_what_is_said_of_one_file_is_bounded(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    name, text = written("movable_type", [BEFORE])
    (news / name).write_text(text + EMPTY["movable_type"] * 1000)
    report = reindex(MemoryIndex(), Job((news,)))
    assert (report.articles, len(report.skipped)) == (1, MAX_SAID + 1)
    assert report.skipped[-1].reason == "and 900 more: without title and text."
    assert counted(report.skipped) == {"without title and text": 1_000}


@pytest.mark.parametrize("reader", sorted({*SEVERAL} - WITHOUT_ADDRESS))
def test_ids_that_stand_twice(reader: str, tmp_path: Path) -> None:
    """The first article of an id stays, and another text under it is named."""
    news = tmp_path / "news"
    news.mkdir()
    name, text = written(reader, [BEFORE, replace(BEFORE, text="Other words of it."), AFTER])
    (news / name).write_text(text)
    report = reindex(MemoryIndex(), Job((news,)))
    assert report.articles == 2
    assert report.passed["repeated articles"] == 1
    (said,) = report.noted
    assert "another text with the id of its article 1" in said.reason


@pytest.mark.parametrize("day", ["2001-02-30", "0000-00-00", "99999-01-01", "1" * 400])
@pytest.mark.parametrize("reader", sorted(set(NAMES) - DATED_BY_NAME))
def test_dates_that_are_none(reader: str, day: str, read: Read) -> None:
    name, text, others = around(reader, Story("8", "Market closes", date=day))
    seen = read(name, text.encode())
    dates = {article.title: article.written_date for article in seen.articles}
    assert dates.pop("Market closes") is None
    assert list(dates.values()) == ["2024-05-17"] * len(others)
    (said,) = seen.said
    assert isinstance(said, Noted)
    assert said.kind == "undated articles"


def test_a_file_of_nothing_but_zeros_or_noise_is_named_or_counted(read: Read) -> None:
    names: Sequence[str] = [written(reader, [BEFORE])[0] for reader in NAMES]
    for name in names:
        for data in (b"", bytes(70_000), bytes(range(256)) * 300):
            seen = read(name, data)
            assert seen.articles == []
            assert seen.said or seen.passed
