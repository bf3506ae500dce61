"""The facet of names: every rule on invented text, laws on any text, and measured judgements."""

import csv
import os
import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import BACKGROUND_ANCHOR, OPENING_ANCHOR, Article, Image, Section
from index.readers.files import SourceFile
from index.readers.registry import read
from index.text.names import MOST, names
from index.text.names.choosing import MAX_LENGTH
from index.text.names.reading import SmallWords, plain
from index.text.vocabulary.english import LONG_FORMS

DATA = Path(os.environ.get("DATELINE_TESTDATA", ""), "corpora", "articles")
JUDGED = Path(__file__).with_name("names.tsv")
PRECISION = 0.917
"""It was 0.893 when they were judged; a few that were wrong are not found any more."""
STILL_FOUND = 0.90


def article(*paragraphs: str, language: str | None = None, title: str = "a title") -> Article:
    return Article(
        id="a1",
        title=title,
        source="Valley Post",
        language=language,
        sections=(Section(None, OPENING_ANCHOR, paragraphs),),
    )


def found(*paragraphs: str, language: str | None = None, title: str = "a title") -> list[str]:
    return list(names(article(*paragraphs, language=language, title=title)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Within a sentence one mention is enough.
        ("A ferry reached Merrow at noon.", ["Merrow"]),
        ("The keeper left Fenn Point by boat.", ["Fenn Point"]),
        # At the start of a sentence or a quotation a single word is not.
        ("Lanterns shone all night.", []),
        ("“Splendid work,” the keeper said.", []),
        ("Merrow said no. Merrow said yes.", ["Merrow"]),
        ("Ann Bell wrote the letter.", ["Ann Bell"]),
        ("However, Ann Bell wrote. In Merrow it rained.", ["Ann Bell", "Merrow"]),
        ("Using Kittiwake they crossed over.", ["Kittiwake"]),
        # What the article writes small is no name; nor what it writes small in the plural.
        ("They met the Council. The council was glad.", []),
        ("He liked the Harbour and other harbours.", []),
        ("They read the Weather Report. A weather report is short.", []),
        # SmallWords words inside a name.
        ("He joined the Bank of Merrow today.", ["Bank of Merrow"]),
        ("She met Ilse van der Berg there.", ["Ilse van der Berg"]),
        ("She met Nabil al-Hasan and left.", ["Nabil al-Hasan"]),
        ("In Merrow al-Hasan and el-Bell Ash met.", ["Merrow al-Hasan", "el-Bell Ash"]),
        ("She met vice-al-Hasan and left.", []),
        ("It was said there that Messrs. Tom Bell met.", ["Tom Bell"]),
        ("They joined the Institute for Tides in Merrow.", ["Institute for Tides", "Merrow"]),
        # Owners end a name, and some do not.
        ("He saw Merrow’s Hill School.", ["Merrow", "Hill School"]),
        ("He saw Merrow's ferry.", ["Merrow"]),
        ("He joined the Women's Rowing Club.", ["Women's Rowing Club"]),
        ("They sailed to Fenn's Bay.", ["Fenn's Bay"]),
        # Titles go; offices go with the place or the state.
        ("It was Mayor Ann Bell who came.", ["Ann Bell"]),
        ("It was Dr. Ann Bell who came.", ["Ann Bell"]),
        ("So said Deputy Prime Minister Ann Bell today.", ["Ann Bell"]),
        ("So said Secretary of State Ann Bell today.", ["Ann Bell"]),
        ("So said the Governor of Fenland today.", ["Fenland"]),
        ("It is General Ferry Services that sails.", ["General Ferry Services"]),
        # Two names are not one.
        ("He rang Ann Bell and Tom Ash.", ["Ann Bell", "Tom Ash"]),
        ("He rang Ann Bell of the Hill School.", ["Ann Bell", "Hill School"]),
        ("It went from Merrow and Skellan.", ["Merrow", "Skellan"]),
        (
            "He asked the Department of Tides and Ferries.",
            ["Department of Tides and Ferries"],
        ),
        ("He asked the Food and Fish Agency.", ["Food and Fish Agency"]),
        ("It was Merrow. They told Merrow Ann Bell came. Ann Bell left.", ["Merrow", "Ann Bell"]),
        # Days, peoples, the pronoun, counters and common abbreviations are no names.
        ("It was on Monday in March that I went.", []),
        ("The old German ferry and two Italians came.", []),
        ("See the table in Figure 12 of the PDF.", []),
        ("They sent two RFPs and an RFP.", []),
        ("He is a Steward, and she is a Warden who rows.", []),
        ("So said the senator from Fenland Ann Bell today.", ["Fenland", "Ann Bell"]),
        ("They met Secretary-General Ann Bell and then General Tom Ash.", ["Ann Bell", "Tom Ash"]),
        ("Beekeeper Ann Bell came.", ["Ann Bell"]),
        ("It was said by engineer Ann Bell of Merrow.", ["Ann Bell", "Merrow"]),
        # The title of something is no name of one word.
        ("They often sang Mend the Boat and Stop the Leak in chorus.", []),
        # Common words that are written with a capital once.
        ("They praised its Seamanship and Governance often.", []),
        ("They praised France, Italy and Delaware often.", ["France", "Italy", "Delaware"]),
        ("He read the Contact page and the contacts there.", []),
        # Numbers.
        ("At Merrow 118 millimetres fell, and in Skellan less.", ["Merrow", "Skellan"]),
        ("It was the Falcon 9 that flew.", ["Falcon 9"]),
        ("He works at 18F and likes 18F.", ["18F"]),
        ("In the Merrow 2024 race he won for Merrow.", ["Merrow"]),
        # Hyphens and abbreviations.
        ("A Merrow-based ferry came.", ["Merrow"]),
        ("They asked the U.S. Tide Office today.", ["US Tide Office"]),
        ("It was in the U.S. The end came soon.", ["United States"]),
        ("He left the UK for good.", ["United Kingdom"]),
        # Shouting, markup, addresses, files.
        ("And then HURRY UP NOW was read aloud by all.", []),
        ("They wrote **Ann Bell** and [Tom Ash](https://example.org/Ash_Page) often.",
         ["Ann Bell", "Tom Ash"]),
        ("They read https://Example.org/Some/Page and C:\\Temp\\Page and Page_One.txt there.", []),
        ("They wrote to Ann.Bell@Example.org about it.", []),
        ("they listed the following: - Tidy Boats - Quick Boats - swim well at night", []),
    ],
)  # fmt: skip
def test_rules(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_surnames_and_given_names_fold_into_the_full_name() -> None:
    assert found("They met Bell. Later Ann Bell and Bell's crew met.") == ["Ann Bell"]
    assert found("It was Mayor Ann Bell. Later they saw Ann, not Bell.") == ["Ann Bell"]
    assert found("It rained in Merrow. They met Ann Merrow.") == ["Merrow", "Ann Merrow"]
    assert found("He read the New Skellan. They liked Skellan.") == ["New Skellan", "Skellan"]


def test_acronyms_fold_into_what_they_stand_for() -> None:
    board = "The ferry pleased the Merrow Tide Board (MTB). Later the MTB met."
    assert found(board) == ["Merrow Tide Board"]
    assert found("It runs a large tide model (LTM). The LTM is old.") == []
    assert found("They asked the BBM and the TVO.") == ["BBM", "TVO"]


def test_the_article_of_a_name_is_written_once() -> None:
    assert found("They read The Lantern. All the Lantern said was true.") == ["The Lantern"]
    assert found("They read The Valley Post there.") == ["Valley Post"]


def test_headings_and_titles_confirm_nothing() -> None:
    section = Section("Brave New Ferry Rules", "s2", ("all is well in the end",))
    one = Article(
        id="a", title="Big Plans Meet Fog", source="s", headline="Fog Wins", sections=(section,)
    )
    assert names(one) == ()
    assert found("all is well", title="Old wreck off Fenn Point is the ferry of 1890") == [
        "Fenn Point"
    ]


def test_captions_count_and_credits_and_background_do_not() -> None:
    image = Image("Photo House", "Anneke Voss", None, "The ferry lies at Kirkhaven in the rain.")
    closing = Section("Details", BACKGROUND_ANCHOR, ("It lies near Coldbrook in the hills.",))
    one = Article(
        id="a", title="t", source="Post", authors=("Tom Ash",), images=(image,), background=closing
    )
    assert names(one) == ("Kirkhaven",)


def test_names_are_in_the_order_of_their_first_mention_and_few() -> None:
    assert found("It left Skellan for Merrow. Back in Skellan it rained.") == ["Skellan", "Merrow"]
    many = [f"It went to Port {chr(65 + n % 26)}{chr(97 + n // 26)}lle." for n in range(80)]
    assert len(found(*many)) == MOST
    long = "They joined the Old Merrow Tide Rope Sail Boat Fish Club there."
    assert found(long) == []


def test_languages() -> None:
    german = (
        "Die Regierung in Merrow hat am Montag gesagt, dass Anna Beispiel das Amt von Karl Muster "
        "bekommt und die Menschen nach dem Ende der Krise mit der ARD sprechen, weil so viel zu "
        "tun bleibt und keiner es machen will, obwohl alle davon reden und niemand sich traut."
    )
    assert found(german, language="de") == ["Anna Beispiel", "Karl Muster", "ARD"]
    assert found(german) == ["Anna Beispiel", "Karl Muster", "ARD"]
    french = "Le bac est parti de Valmont avec Anne de la Tour. Le port de Valmont est vide."
    assert found(french, language="fr") == ["Valmont", "Anne de la Tour"]
    assert found("Вчера в городе Анна Пример открыла мост.", language="ru") == ["Анна Пример"]
    assert found("東京で会議が開かれた。", language="ja") == []


def test_an_archive_states_the_language_of_articles_that_state_none() -> None:
    text = "then we went to Merrow again"
    assert names(article(text), "de") == ()
    assert names(article(text, language="en"), "de") == ("Merrow",)


_words = st.sampled_from(
    ["Ann", "Bell", "Merrow", "the", "of", "and", "for", "Mayor", "U.S.", "GWB", "(GWB)", "Bank's",
     "’s", "said", ".", "“", "”", "Board", "van", "der", "I", "18F", "2024", "-", "al-Hasan", "US",
     "The", "boat", "Fox-led", "A", "A.", "s'", "**", "[x](y)", "Ǆ", "İ", "ß", "東"]
)  # fmt: skip
_texts = st.lists(_words, max_size=40).map(" ".join) | st.text(max_size=80)


@given(st.lists(_texts, max_size=4), _texts, st.sampled_from([None, "en", "de", "fr", "xx"]))
def test_any_text_gives_names_that_stand_in_it(
    paragraphs: list[str], title: str, language: str | None
) -> None:
    one = article(*paragraphs, language=language, title=title)
    given_names = names(one)
    assert given_names == names(one)
    assert len(set(given_names)) == len(given_names) <= MOST
    text = "\n".join(map(plain, (title, *paragraphs))).replace(".", "").replace("’", "'")
    long_forms = {" ".join(words) for words in LONG_FORMS.values()}
    for name in given_names:
        assert name.replace(".", "") in text or name in long_forms
        assert name == name.strip()
        assert 1 < len(name) <= MAX_LENGTH


@given(st.text("ab'’.-_ \n1A", max_size=30), st.text("ab1", min_size=1, max_size=3))
def test_a_text_writes_the_words_small_that_stand_alone_in_it(text: str, word: str) -> None:
    small = set(re.findall(r"(?<![\w’'.@/-])[ab][ab1A]+", text))
    assert (word in SmallWords(text)) == (word in small)
    assert len(SmallWords(text)) == len(small)


@pytest.mark.parametrize(
    "text",
    ["Ann and Bell Ash ", "Ab for ", "Ann Bell of ", "Mr Ann ", "A", "*A", "[a](", "A'", "<"],
)
def test_endless_text_is_read_in_linear_time(text: str) -> None:
    assert found(text * 20_000) is not None


class Judgement(NamedTuple):
    path: str
    name: str
    verdict: str


def judgements() -> list[Judgement]:
    """Held-out names, each judged by hand in its article."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Judgement(*row) for row in rows if row and not row[0].startswith("#")]


def compare(judged: list[Judgement], root: Path) -> tuple[float, float]:
    """How many of the judged names that are still found are right, and how many of the right ones
    are still found."""
    by_path = defaultdict(list)
    for judgement in judged:
        by_path[judgement.path].append(judgement)
    kept = []
    for path, of_path in by_path.items():
        (one,) = read(SourceFile(root / path, f"{root.name}/{path}"))
        assert isinstance(one, Article), path
        output = names(one)
        kept += [judgement for judgement in of_path if judgement.name in output]
    right = sum(judgement.verdict != "wrong" for judgement in judged)
    kept_right = sum(judgement.verdict != "wrong" for judgement in kept)
    return kept_right / len(kept), kept_right / right


@pytest.mark.skipif(not DATA.is_dir(), reason="DATELINE_TESTDATA names no folder of articles")
def test_precision_on_the_judged_names() -> None:
    precision, still_found = compare(judgements(), DATA)
    assert precision >= PRECISION
    assert still_found >= STILL_FOUND
