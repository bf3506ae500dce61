"""What stands in quotation marks."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.quotes import quotes
from index.text.quotes.marks import PARAGRAPH, spans
from tests.index.text.quotes import plain
from tests.index.text.quotes.archive import article, texts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"We waited," she said.', ["We waited,"]),
        ("“We waited,” she said.", ["We waited,"]),
        ("Sie sagte: „Wir warteten“ und ging.", ["Wir warteten"]),
        ("Elle dit : « Nous attendions » hier.", ["Nous attendions"]),
        ("Hun sagde: »Vi ventede«.", ["Vi ventede"]),
        ("Hän sanoi: ”Odotimme” eilen.", ["Odotimme"]),
        ('A "quiet street" and the "Harbour Show".', ["quiet street", "Harbour Show"]),
        ('A “quiet" street, a "loud” one.', ["quiet", "loud"]),
        ("Sorted “up“, then “down“.", ["up", "down"]),
        ("\"He said 'stop' twice,\" she said.", ["He said 'stop' twice,"]),
        ('"He said "stop" twice," she said.', ['He said "stop" twice,']),
        ("“He said ‘stop’ twice”", ["He said ‘stop’ twice"]),
        ("It was 'quiet', the boys' aunt said.", []),
        ('A 5" screen and a 6\' 2" door.', []),
        ('“A 5" screen,” she said.', ['A 5" screen,']),
        ('A 5" screen is "small".', ["small"]),
        ('""', []),
        ('"..."', []),
        ("Home » News » Ports", []),
    ],
)
def test_what_stands_in_quotation_marks(text: str, found: list[str]) -> None:
    assert texts(text) == found


def test_a_quote_over_paragraphs_is_one_quote() -> None:
    said = ['"We waited.', '"It rained.', '"Then it came," said Ilse Brandt.']
    (quote,) = quotes(article(*said))
    assert quote.text == PARAGRAPH.join(said)[1:].partition('," said')[0] + ","
    assert quote.speaker == "Ilse Brandt"


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    assert texts('Brandt said: "We waited', 'It was a "long" day.') == ["We waited", "long"]


def test_a_stray_mark_opens_nothing() -> None:
    assert texts('The so-called "pier was open.', "It was long.") == []
    assert texts('"We waited, said Brandt. "It was long."') == ["It was long."]


DATA = Path(os.environ.get("DATELINE_TESTDATA", ""))
MARKS = '"“”„‟«»＂'
OTHERS = (" ", "\n", "\n\n", "\n\n\n", "a", "5", ".", ",", ":", "(", "—", "“a", '"a', "\ud800")
PIECES = (*MARKS, *OTHERS)


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text())
def test_the_walk_finds_what_looking_at_each_mark_finds(text: str) -> None:
    assert spans(text) == plain.spans(text)


@pytest.mark.skipif(
    not (DATA / "corpora").is_dir(), reason="DATELINE_TESTDATA names no folder of articles"
)
def test_in_real_articles_too() -> None:
    for path in sorted((DATA / "corpora" / "articles").rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert spans(text) == plain.spans(text), path.name
