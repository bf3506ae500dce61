"""What is a quote, who said it by which rule, and how often that is right on judged quotes."""

import csv
import os
import re
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import BACKGROUND_ANCHOR, Article, Section
from index.readers.files import SourceFile
from index.readers.plain import news_text
from index.text.quotes import Quote, quotes
from index.text.quotes.marks import PARAGRAPH

DATA = Path(os.environ.get("DATELINE_TESTDATA", ""))
DOC = Path(__file__).parents[3] / "docs" / "quotes.md"
JUDGED = Path(__file__).with_name("quotes.tsv")
MANY = 100_000
A_HAIR = 0.001
needs_data = pytest.mark.skipif(
    not (DATA / "seed").is_dir(), reason="DATELINE_TESTDATA names no folder of articles"
)


def article(*paragraphs: str, lede: str | None = None) -> Article:
    sections = (Section(None, "s1", paragraphs),)
    return Article(id="a", title="A Title", source="Example", lede=lede, sections=sections)


def texts(*paragraphs: str) -> list[str]:
    return [quote.text for quote in quotes(article(*paragraphs))]


def speakers(*paragraphs: str) -> list[str | None]:
    return [quote.speaker for quote in quotes(article(*paragraphs))]


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


def test_where_quotes_are_looked_for() -> None:
    found = Article(
        id="a",
        title='A "Title"',
        source="Example",
        headline='A "Headline"',
        lede='"One," said Ann Bell.',
        sections=(
            Section(None, "s1", ('The "two".',)),
            Section('A "Heading"', "s2", ('The "three".',)),
        ),
        background=Section("Details", BACKGROUND_ANCHOR, ('The "four".',)),
    )
    assert quotes(found) == (
        Quote("One,", "Ann Bell", "lede"),
        Quote("two", None, "s1"),
        Quote("three", None, "s2"),
    )


def test_a_quote_may_run_on_from_the_lede() -> None:
    (quote,) = quotes(article('"It rained," said Ann Bell.', lede='"We waited.'))
    assert (quote.speaker, quote.anchor) == ("Ann Bell", "lede")


RULES = [
    ('"We waited," said Ilse Brandt.', "Ilse Brandt"),
    ('"We waited," said harbour master Ilse Brandt.', "Ilse Brandt"),
    ('"We waited," said Mayor Ilse Brandt.', "Ilse Brandt"),
    ('"We waited," said the head of the port, Ilse Brandt.', "Ilse Brandt"),
    ('"We waited," added the port\'s Ilse Brandt.', "Ilse Brandt"),
    ('"We waited," Ilse Brandt said.', "Ilse Brandt"),
    ('"We waited," the harbour master, Ilse Brandt, told reporters.', "Ilse Brandt"),
    ('"We waited," Ilse Brandt, who runs the port, said.', "Ilse Brandt"),
    ('"We waited," the statement said.', None),
    ('"We waited." Ilse Brandt said nothing.', None),
    ('"We waited," but Ilse Brandt said nothing.', None),
    ('Ilse Brandt said: "We waited."', "Ilse Brandt"),
    ('Mayor Tomas Reyes of Port Bell said, "We waited."', "Tomas Reyes"),
    ('Mayor of Port Bell Tomas Reyes said, "We waited."', "Tomas Reyes"),
    ('Tomas Reyes, Mayor of Port Bell, said, "We waited."', "Tomas Reyes"),
    ('On Monday, the minister, Ann Smith, told reporters "we waited".', "Ann Smith"),
    ('The Ministry of Ports said the pier was "in good order".', "Ministry of Ports"),
    ('Ilse Brandt left, saying the pier was "in good order".', "Ilse Brandt"),
    ('Ilse Brandt went on to say: "We waited."', "Ilse Brandt"),
    ('The pier was described by Ilse Brandt as "in good order".', "Ilse Brandt"),
    ('An aide to Ilse Brandt said: "We waited."', None),
    ('Ilse Brandt and Ann Smith said: "We waited."', None),
    ('When Ilse Brandt said so, the port put up a "closed" sign.', None),
    ('Ilse Brandt wrote "The Long Harbour Road" there.', None),
    ('Ilse Brandt said they were, as in all the years before, near the "pier".', None),
    ('"We waited," according to Ilse Brandt.', "Ilse Brandt"),
    ('According to Ilse Brandt, the pier was "in good order".', "Ilse Brandt"),
    ('In the words of Ilse Brandt, "we waited".', "Ilse Brandt"),
    ('"We waited." — Ilse Brandt', "Ilse Brandt"),
    ("“We waited,” said Juan de la Cruz.", "Juan de la Cruz"),
    ("“We waited,” said Ahmed el-Naggar.", "Ahmed el-Naggar"),
    ("“We waited,” said officials.", None),
    ("“We waited,” they said.", None),
]


@pytest.mark.parametrize(("text", "speaker"), RULES)
def test_the_rules_of_one_sentence(text: str, speaker: str | None) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We waited," said Ilse Brandt, "ten years."', "Ilse Brandt"),
        ('"We waited," said Ilse Brandt on Monday. "It rained."', "Ilse Brandt"),
        ('Ilse Brandt said the pier was "old" and "wet".', "Ilse Brandt"),
        ('Ilse Brandt said it was "old". She called it "wet".', "Ilse Brandt"),
        ('"Old," Ilse Brandt said. Speaking to the Post, she said: "Wet."', "Ilse Brandt"),
    ],
)
def test_one_quote_tells_of_the_next(text: str, expected: str) -> None:
    assert speakers(text) == [expected, expected]


def test_a_pronoun_is_the_last_subject_or_nobody() -> None:
    assert speakers('Ilse Brandt left. "We waited," she said.') == ["Ilse Brandt"]
    assert speakers('The pier, Ilse Brandt said, was old. "It is wet," she said.') == [
        "Ilse Brandt"
    ]
    assert speakers('It rained. "We waited," she said.') == [None]
    assert speakers('Ann Smith left. Near Tomas Reyes he said "we waited".') == [None]


def test_a_surname_stands_for_the_full_name() -> None:
    full = "Ilse Brandt opened the pier."
    assert speakers(full, '"We waited," said Brandt.') == ["Ilse Brandt"]
    assert speakers(full, "Otto Brandt left.", '"We waited," said Brandt.') == ["Brandt"]
    assert speakers(full, "Brandt wrote:", '"We waited."') == ["Ilse Brandt"]


def test_a_word_that_only_starts_a_sentence_is_no_name() -> None:
    assert speakers('Residents said: "We waited."') == [None]
    assert speakers('Nobody asked Brandt. Brandt said: "We waited."') == ["Brandt"]


pieces = st.sampled_from(
    [
        *(
            '"',
            "“",
            "”",
            "„",
            "«",
            "»",
            "'",
            "’",
            "‘",
            " ",
            ", ",
            ". ",
            ": ",
            "\n\n",
            " — ",
            "5",
            "-",
        ),
        *("Ilse Brandt", "Brandt", "said", "told", "saying", "and", "who", "he", "She", "of", "by"),
        *(
            "Mayor",
            "According to",
            "The",
            "Port Office",
            "I",
            "went on to say",
            "é",
            "東",
            "\u0301",
            "",
        ),
    ]
)
written = st.lists(pieces, max_size=30).map(" ".join) | st.lists(pieces).map("".join) | st.text()


@given(st.lists(written, max_size=4), st.none() | written)
def test_every_quote_is_a_part_of_the_text(paragraphs: list[str], lede: str | None) -> None:
    whole = PARAGRAPH.join((lede or "", *paragraphs))
    for quote in quotes(article(*paragraphs, lede=lede)):
        assert quote.text in whole
        assert quote.text == quote.text.strip() != ""
        assert quote.speaker is None or quote.speaker.strip()


@pytest.mark.parametrize(
    "text",
    [
        '"a" ' * MANY,
        '"' * MANY,
        ' "a' * MANY,
        '"Yes," he said. ' * (MANY // 5),
        " ".join(f'"Yes," said {chr(65 + n % 26)}x{n}.' for n in range(MANY // 10)),
        "A." * MANY + ' "x," said Bell.',
        "Ann Bell " * MANY + ' "x," said Bell.',
        '"x."' + "”)]" * MANY + ' said "y"',
        '"x"' + " said" * MANY + ' "y"',
    ],
    ids=range(9),
)
def test_hostile_text_is_read_in_one_go(text: str) -> None:
    assert isinstance(quotes(article(text)), tuple)


def read(path: Path) -> tuple[Quote, ...]:
    (found,) = news_text.read(SourceFile(path, path.relative_to(DATA).as_posix()))
    assert isinstance(found, Article)
    return quotes(found)


@needs_data
def test_the_seed_article() -> None:
    found = read(next((DATA / "seed").glob("*.txt")))
    (forces,) = [quote for quote in found if "special forces" in quote.text]
    assert forces.speaker == "Vladimir Putin"
    assert {quote.text: quote.speaker for quote in found}["sacred mission"] is None


def documented(name: str) -> float:
    """Today's figure in the documentation's table."""
    (row,) = re.findall(rf"^\| {name} \| .*$", DOC.read_text(encoding="utf-8"), re.MULTILINE)
    return float(row.strip("| ").split("|")[-1]) / 100


@needs_data
def test_how_often_the_speaker_is_right(capsys: pytest.CaptureFixture[str]) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    with JUDGED.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            given = {
                sha256(quote.text.encode()).hexdigest()[:8]: quote.speaker
                for quote in reversed(read(DATA / row["article"]))
            }
            assert row["sha256"] in given, "the articles changed"
            speaker = given[row["sha256"]]
            verdict = "right" if speaker == row["speaker"] else "wrong" if speaker else "none"
            counts[row["sample"], verdict] += 1
    precision = counts["precision", "right"] / (100 - counts["precision", "none"])
    recall = counts["recall", "right"] / 100
    with capsys.disabled():
        print(f"\nspeakers: precision {precision:.3f}, recall {recall:.3f}")
    assert precision > documented("precision") - A_HAIR
    assert recall > documented("recall") - A_HAIR
