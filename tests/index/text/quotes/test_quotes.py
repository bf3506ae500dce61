"""Where quotes are looked for, and laws on any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import BACKGROUND_ANCHOR, Article, Section
from index.text.quotes import Quote, quotes
from index.text.quotes.marks import PARAGRAPH
from tests.index.text.quotes.archive import article

MANY = 100_000


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
