"""Real feeds: what is in the first article of each, and what feedparser finds in all of them."""

import csv
import html
import io
import os
import re
from itertools import pairwise
from pathlib import Path

import feedparser
import pytest

from index.readers.feeds import atom, rss
from index.readers.record import Input, PassedOver, Record, Told

DATA = Path(os.environ.get("DATELINE_TESTDATA", ""), "formats")
ROWS = list(
    csv.reader(
        Path(__file__).with_name("real.tsv").read_text("utf-8").splitlines()[1:],
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)
READERS = {reader.NAME: reader for reader in (rss, atom)}
EXPLAINED = {
    "atom/feedjira__SamRuby.xml": {
        "link",
        "authors",
    },  # relative; the feed's author is the entries'
    "atom/superdesk-core__wenn.xml": {"link", "authors"},  # an id is no link; the feed's author
    "rdf_rss1/feedparser__rdf_item_title.xml": {"link"},  # rdf:about is the address
    "rss/RSParser__macworld.rss": {"authors"},  # each author twice
    "rss/node-feedparser__illegally-nested.xml": {"number"},  # <item/> in an item is no item
}
"""What feedparser gives otherwise, and why."""

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="DATELINE_TESTDATA names no folder of formats"
)


def records(name: str, data: bytes) -> list[Record]:
    found = list(READERS[name].read(Input("feed.xml", io.BytesIO(data))))
    return [each for each in found if isinstance(each, Record)]


def value(told: Told | None) -> str:
    return told.value if told else ""


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_the_first_article(row: list[str]) -> None:
    file, name, number, passed, title, date, authors, words = row
    data = (DATA / file).read_bytes()
    assert [key for key, reader in READERS.items() if reader.sniff(file, data[:65536])] == [name]
    found = list(READERS[name].read(Input(file, io.BytesIO(data))))
    assert sum(isinstance(each, PassedOver) for each in found) == int(passed)
    articles = [each for each in found if isinstance(each, Record)]
    assert len(articles) == int(number)
    first = articles[0] if articles else Record()
    assert [value(first.title), value(first.date)] == [title, date]
    assert " | ".join(map(value, first.authors)) == authors
    assert " ".join(first.blocks[0].text.split()[:4] if first.blocks else []) == words


@pytest.mark.parametrize("row", [row for row in ROWS if row[3] == "0"], ids=lambda row: row[0])
def test_what_feedparser_finds(row: list[str]) -> None:
    file, name, *_ = row
    data = (DATA / file).read_bytes()
    ours = records(name, data)
    theirs = feedparser.parse(data).entries
    different = set() if len(ours) == len(theirs) else {"number"}
    for record, entry in zip(ours, theirs, strict=False):
        if different == {"number"}:
            break
        link = entry.get("feedburner_origlink") or entry.get("link", "")
        names = [author["name"] for author in entry.get("authors", []) if author.get("name")]
        pairs = {
            "title": (" ".join(value(record.title).split()), text(entry.get("title", ""))),
            "link": (value(record.url), link),
            "date": (value(record.date), entry.get("published") or entry.get("updated", "")),
            "authors": (list(map(value, record.authors)), names),
        }
        different |= {key for key, (our, their) in pairs.items() if our != their}
    assert different == EXPLAINED.get(file, set())


def text(shown: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", shown)).split())


@pytest.mark.parametrize("row", ROWS[:20], ids=lambda row: row[0])
def test_cut_anywhere(row: list[str]) -> None:
    """All articles that are whole before the cut are there, and nothing is raised."""
    file, name, *_ = row
    data = (DATA / file).read_bytes()
    titles = [each.title for each in records(name, data)]
    numbers = []
    for cut in range(0, len(data), len(data) // 7 + 1):
        found = [each.title for each in records(name, data[:cut])]
        assert found == titles[: len(found)]
        numbers.append(len(found))
    assert all(one <= other for one, other in pairwise(numbers))
