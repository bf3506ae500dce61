"""What is typed in one word is found in two, and the other way, where the archive writes it so."""

import pytest

from index.article import Article
from index.engines.memory import MemoryIndex
from index.text.searching import SearchAnalyzer
from search.answer.spellings import Spellings
from search.typed.parse import parse
from search.typed.query import show

TITLES = [
    *("The web site of the harbour", "A web site for ferries", "A new web and an old site"),
    *("Sandbags at the quay", "Sandbags again", "The sand", "Many bags", "More bags"),
    *("The ice cream van", "Icecream", "Ice", "Cream"),
    *["The rail way"] * 1,
    *["A railway to the bridge"] * 30,
    *("Under the bridge", "A stand", "Understand the tides"),
]


@pytest.fixture(scope="module")
def spellings() -> Spellings:
    index = MemoryIndex()
    writer = index.writer()
    writer.write(Article(f"a{n}", title, "Harbour Post") for n, title in enumerate(TITLES))
    writer.publish(["tests"])
    return Spellings(index.reader(), SearchAnalyzer({"en": 1.0}))


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("website", 'website OR "web site"'),
        ("website ferries", '(website OR "web site") AND ferries'),
        ("sand bags", "sand AND bags OR sandbags"),
        ("the sand bags quay", "the AND (sand AND bags OR sandbags) AND quay"),
        ("ice cream", "ice AND cream OR icecream"),
        ("icecream", 'icecream OR "ice cream"'),
        # One in ten has to have it: of 30 articles three.
        ("railway", "railway"),
        # A small word is no part of another one.
        ("understand", "understand"),
        ("under stand", "under AND stand"),
        # What is said to be as it is written, quoted or excluded, is so.
        ("=website", "=website"),
        ('"sand bags"', '"sand bags"'),
        ("sand -bags", "sand AND NOT bags"),
        ("sand OR bags", "sand OR bags"),
        ("title:website", "title:website"),
        ("web-site", "web-site"),
        ("unknown words", "unknown AND words"),
    ],
)
def test_these_are_looked_for_as_well(typed: str, asked: str, spellings: Spellings) -> None:
    assert show(spellings.added(parse(typed).query)) == asked
