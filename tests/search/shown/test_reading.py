"""A whole article with its matches marked: nothing but marks is added to its texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import HEADING, Article, Section
from search.page import Snippet
from search.request import SearchRequest
from search.searcher import Searcher
from search.shown.reading import Reading, ReadSection
from tests.search.archives import typed
from tests.web.archive import ARTICLES, BRIDGE, searcher_of

SEARCHER = searcher_of()
ARTICLE = next(article for article in ARTICLES if article.id == BRIDGE)


def read(q: str, article: Article = ARTICLE, searcher: Searcher = SEARCHER) -> Reading:
    return searcher.reading(article, q)


def marks(reading: Reading) -> list[str]:
    return [piece.text for text in texts(reading) for piece in text if piece.mark]


def texts(reading: Reading) -> list[Snippet]:
    sections = [*reading.sections, *([reading.background] if reading.background else [])]
    return [
        *(reading.title, reading.headline, reading.lede),
        *(text for i in reading.images for text in (i.caption, i.author, i.source)),
        *(text for s in sections for text in (s.heading, *paragraphs(s))),
    ]


def paragraphs(section: ReadSection) -> list[Snippet]:
    return [text for run in section.runs for text in run.paragraphs]


def plain(text: Snippet) -> str:
    return "".join(piece.text for piece in text)


def test_every_text_has_its_marks() -> None:
    found = marks(read("bridge cracks"))
    assert found == [
        *("Bridge", "Cracks"),  # title
        "Cracks",  # headline
        *("Bridge", "cracks"),  # lede
        "bridge",  # caption
        *("Cracks", "crack"),  # the section on them
        "bridge",  # what is next
        "Bridge",  # background
    ]
    assert read("bridge cracks").matches == len(found)


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("", []),
        ("-bridge", []),
        ("bridge -ferry", ["Bridge", "Bridge", "bridge", "bridge", "Bridge"]),
        ("heading:ferry", ["Ferry"]),
        ("details", []),
        ('"ten past nine a queue"', ["ten past nine.", "A queue"]),
        ("credit:quill", ["Quill"]),
        ("the boat", ["boat"]),
    ],
)
def test_only_what_was_asked_for_is_marked(q: str, found: list[str]) -> None:
    assert marks(read(q)) == found


def test_what_somebody_said_is_marked_where_it_stands() -> None:
    paragraph = "The flood is near. “We saw the flood come at dawn,” said Ilse Brandt."
    article = Article("a", "Flood", "Post", sections=(Section(None, "s1", (paragraph,)),))
    reading = read("quote:flood", article, searcher_of([article]))
    assert marks(reading) == ["flood"]
    assert plain(paragraphs(reading.sections[0])[0][:1]).endswith("“We saw the ")


@given(typed, st.sampled_from(ARTICLES))
def test_the_texts_stay_as_they_are(q: str, article: Article) -> None:
    reading = read(q, article)
    assert plain(reading.title) == article.title
    assert plain(reading.lede) == (article.lede or "")
    for section, own in zip(reading.sections, article.sections, strict=True):
        assert (section.anchor, plain(section.heading)) == (own.anchor, own.heading or "")
        assert tuple(map(plain, paragraphs(section))) == own.paragraphs


REPEATED = Article(
    "a",
    "Ferry",
    "Post",
    lede="Write to the ferry.",
    lede_is_furniture=True,
    sections=(
        Section(None, "s1", ("The ferry", "Ferry letter", "Ferry tickets", "sails."), 2, (1, 2)),
        Section("More on the ferry", "s2", ("The ferry rests.",), 2, (HEADING,)),
    ),
)


def test_what_a_source_repeats_stands_apart_and_has_no_marks() -> None:
    shown = read('"ferry sails" rests', REPEATED, searcher_of([REPEATED]))
    assert marks(shown) == ["ferry", "sails", "rests"]
    opening, more = shown.sections
    assert [(run.furniture, [*map(plain, run.paragraphs)]) for run in opening.runs] == [
        (False, ["The ferry"]),
        (True, ["Ferry letter", "Ferry tickets"]),
        (False, ["sails."]),
    ]
    assert plain(more.heading) == ""
    assert [(run.furniture, [*map(plain, run.paragraphs)]) for run in more.runs] == [
        (True, ["More on the ferry"]),
        (False, ["The ferry rests."]),
    ]


def test_no_snippet_has_what_a_source_repeats() -> None:
    [result] = searcher_of([REPEATED]).search(SearchRequest(q="ferry")).results
    shown = " ".join(plain(section.snippet) for section in result.sections)
    assert "letter" not in shown
    assert "Write" not in shown
    assert searcher_of([REPEATED]).search(SearchRequest(q="tickets")).total == 0


def test_a_lede_that_is_all_of_the_text_is_marked_as_such() -> None:
    brief = Article("brief", "In brief", "Gazette", lede="The bridge is open.")
    assert marks(read("bridge", brief)) == ["bridge"]
    assert marks(read("body:bridge", brief)) == ["bridge"]
    assert marks(read("lede:bridge", brief)) == []
