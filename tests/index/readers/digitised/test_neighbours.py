"""A run reads an issue again when a page of it comes, and a page once it belongs to an issue."""

from pathlib import Path

import pytest

from index.asking.plan import Plan
from index.engines.memory import MemoryIndex
from index.filling.indexer import Job, reindex
from index.readers.digitised.neighbours import neighbours
from tests.index.readers.digitised_examples import alto, mets
from tests.index.readers.examples import Story

FERRY = Story("7", "Ferry sails again", text="It carries bicycles.")
LATER = Story("7", "Ferry sails again", text="It carries trams.")


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    folder = tmp_path / "elm" / "2024-05-17"
    folder.mkdir(parents=True)
    return folder


def read(index: MemoryIndex, issue: Path) -> list[str]:
    reindex(index, Job((issue.parent,)))
    hits = index.reader().run(Plan(limit=10)).hits
    told = (text for hit in hits for text in hit.article.sections[0].paragraphs)
    return sorted(text for text in told if text.startswith("It carries"))


def test_pages_come_and_change_while_their_description_stays(issue: Path) -> None:
    index = MemoryIndex()
    (issue / "ferry.txt").write_text(" date 2024-05-18 Another\n\nAnother ferry.\n")
    (issue / "mets.xml").write_text(mets(FERRY))
    assert read(index, issue) == []
    (issue / "0003.xml").write_text(alto(FERRY))
    assert read(index, issue) == ["It carries bicycles."]
    (issue / "0003.xml").write_text(alto(LATER))
    assert read(index, issue) == ["It carries trams."]
    (issue / "mets.xml").unlink()
    assert read(index, issue) == ["It carries trams."]


def test_what_stands_beside_a_file(issue: Path) -> None:
    (issue / "mets.xml").write_text(mets(FERRY))
    (issue / "0003.xml").write_text(alto(FERRY))
    (issue / "other.xml").write_text("<rss/>")
    (issue / "ferry.txt").write_text("x")
    name = "elm/2024-05-17/{}"
    assert list(neighbours(issue / "mets.xml", name.format("mets.xml"))) == [issue / "0003.xml"]
    assert list(neighbours(issue / "0003.xml", name.format("0003.xml"))) == [issue / "mets.xml"]
    assert list(neighbours(issue / "ferry.txt", name.format("ferry.txt"))) == []
