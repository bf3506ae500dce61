"""What an interrupted run has read, the next one finds."""

import sqlite3
from dataclasses import replace
from pathlib import Path

from index.article import Article
from index.filling.spool import Paused, Spool
from index.generations.entries import Claim, Entries, Entry
from index.generations.ledger import FileState, Said
from index.readers.record import DAMAGED
from index.stored import to_json

ARTICLES = [Article(f"a{n}", f"Tide table {n}", "Harbour News") for n in range(3)]
STATE = FileState(
    9,
    8,
    "ab" * 32,
    tuple(Entry(Claim(one.id, "Harbour News", "f"), "") for one in ARTICLES),
    "jsonl",
    "context",
    (
        Said(4, "It is cut; copy it anew.", DAMAGED, 3, is_skipped=True),
        Said(None, "It is in cp1252.", "other encodings"),
    ),
    (("drafts", 2, "publish them"),),
)


def fill(spool: Spool, name: str = "news/a.jsonl") -> None:
    spool.begin(name)
    for number, article in enumerate(ARTICLES):
        spool.add(name, number, article, to_json(article))
    spool.finish(name, STATE)


def test_it_gives_back_what_it_was_given() -> None:
    spool = Spool()
    fill(spool)
    assert list(spool.articles("news/a.jsonl", [2, 0])) == [ARTICLES[2], ARTICLES[0]]
    spool.close(keep=False)


def test_the_next_run_finds_a_file_that_is_still_the_same(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "spool.sqlite"
    spool = Spool(path)
    fill(spool, "news/\udcff.jsonl")
    spool.close(keep=True)
    again = Spool(path)
    assert again.state("news/\udcff.jsonl", STATE) == STATE
    assert again.state("news/\udcff.jsonl", replace(STATE, sha256="cd" * 32)) is None
    assert again.state("news/\udcff.jsonl", replace(STATE, context="other")) is None
    assert again.state("news/b.jsonl", STATE) is None
    assert list(again.articles("news/\udcff.jsonl", [1])) == [ARTICLES[1]]
    again.close(keep=False)
    assert list(tmp_path.glob("cache/*")) == []


def test_a_file_of_which_reading_broke_off_is_not_found(tmp_path: Path) -> None:
    path = tmp_path / "spool.sqlite"
    spool = Spool(path)
    spool.begin("news/a.jsonl")
    spool.add("news/a.jsonl", 0, ARTICLES[0], to_json(ARTICLES[0]))
    spool.close(keep=True)
    again = Spool(path)
    assert again.state("news/a.jsonl", STATE) is None
    fill(again)
    assert again.state("news/a.jsonl", STATE) == STATE


def test_a_torn_spool_and_that_of_another_release_begin_anew(tmp_path: Path) -> None:
    path = tmp_path / "spool.sqlite"
    path.write_bytes(b"no database at all" * 200)
    spool = Spool(path)
    fill(spool)
    spool.close(keep=True)
    with sqlite3.connect(path) as lines:
        lines.execute("update maker set name = 'other'")
    lines.close()
    assert Spool(path).state("news/a.jsonl", STATE) is None


def test_a_file_that_was_read_in_part_is_read_on_from_its_last_mark(tmp_path: Path) -> None:
    path = tmp_path / "spool.sqlite"
    now = replace(STATE, entries=(), format="", said=(), passed=())
    spool = Spool(path)
    assert spool.resume("news/a.warc", now) is None
    for number, article in enumerate(ARTICLES):
        spool.add("news/a.warc", number, article, to_json(article))
        if number == 1:
            spool.pause("news/a.warc", now, Paused(7, STATE.entries[:2], "told"))
    spool.close(keep=True)
    again = Spool(path)
    assert again.state("news/a.warc", now) is None
    assert again.resume("news/a.warc", now) == Paused(7, Entries(STATE.entries[:2]), "told")
    again.add("news/a.warc", 2, ARTICLES[2], to_json(ARTICLES[2]))
    again.finish("news/a.warc", STATE)
    assert again.state("news/a.warc", now) == STATE
    assert list(again.articles("news/a.warc", [0, 1, 2])) == ARTICLES
    again.close(keep=False)


def test_a_file_that_was_read_in_part_and_is_another_now_begins_anew(tmp_path: Path) -> None:
    now = replace(STATE, entries=())
    spool = Spool()
    spool.add("news/a.warc", 0, ARTICLES[0], to_json(ARTICLES[0]))
    spool.pause("news/a.warc", now, Paused(7, STATE.entries[:1], ""))
    assert spool.resume("news/a.warc", replace(now, sha256="cd" * 32)) is None
    spool.add("news/a.warc", 0, ARTICLES[1], to_json(ARTICLES[1]))
    spool.finish("news/a.warc", replace(STATE, entries=STATE.entries[:1]))
    assert list(spool.articles("news/a.warc", [0])) == [ARTICLES[1]]
    spool.close(keep=False)
