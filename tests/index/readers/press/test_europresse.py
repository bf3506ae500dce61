"""Europresse's exports become the articles that they hold, those of before 2014 too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.index.readers.examples import OPENING
from tests.index.readers.press.europresse_exports import EUROPRESSE, LAST, OLD, SECOND
from tests.index.readers.press.europresse_pages import article, footer, page
from tests.index.readers.press.nexis_exports import COSTS
from tests.index.readers.press.reading import row, seen, texts
from tests.laws import law

ADA = "Ada Lindqvist"
NUMBER = "news-20240517-PEG-0412345"


def test_an_export() -> None:
    found = seen("a.HTML", EUROPRESSE)
    assert (found.said, found.formats) == ([], {"europresse"})
    assert [row(each) for each in found.articles] == [
        ("Ferry sails again", "Port Elm Gazette", "2024-05-17", (ADA,), "Société", "A4", "en", ()),
        ("Ferry carries bicycles", "The Quay Post", "2024-05-17", (), None, None, "en", ()),
    ]
    first, second = found.articles
    assert (first.id, second.id) == (NUMBER, SECOND.replace("·", "-"))
    assert texts(first) == [OPENING, COSTS, "Read more on page 5."]
    assert [image.caption for image in first.images] == ["The pier in the morning."]
    assert texts(second) == [OPENING]


def test_an_export_of_before_2014() -> None:
    found = seen("a.html", OLD)
    assert (found.said, found.formats) == ([], {"europresse"})
    (each,) = found.articles
    gazette = ("Port Elm Gazette", "2024-05-17", (ADA,), "Société", "03", "en", ())
    assert (row(each), each.id, texts(each)) == (
        ("Ferry sails again", *gazette),
        NUMBER,
        [OPENING, COSTS],
    )


@pytest.mark.parametrize(
    "day",
    [
        "Friday, May 17, 2024", "vendredi 17 mai 2024", "Freitag, 17. Mai 2024",
        "viernes 17 de mayo de 2024", "venerdì 17 maggio 2024", "vrijdag 17 mei 2024",
        "sexta-feira 17 de maio de 2024", "vendredi 17 mai 2024 - 10:15:00 +0200",
    ],
)  # fmt: skip
def test_days_in_seven_languages(day: str) -> None:
    one = article(f"Post|News, {day}, p. 3", "Ferry", "", f"<p>{OPENING}</p>", footer(SECOND))
    (each,) = seen("a.html", page(one)).articles
    assert (each.section, each.written_date, each.page) == ("News", "2024-05-17", "3")


def test_a_text_shorter_than_its_count_of_words_is_told() -> None:
    words = len(f"{OPENING} {COSTS}".split())
    said = seen("a.html", EUROPRESSE.replace(f"{words} mots", "1\u00a0204 mots")).said
    assert len(said) == 1
    assert "1204 by its own count" in said[0]


def test_a_cut_article_is_told_and_those_before_it_are_read() -> None:
    found = seen("a.html", EUROPRESSE[: EUROPRESSE.rindex(OPENING) + 60])
    assert [each.id for each in found.articles] == [NUMBER]
    assert found.said == ["The file ends within it; export it again."]
    found = seen("a.html", EUROPRESSE[: EUROPRESSE.index(LAST)])
    assert [each.id for each in found.articles] == [NUMBER]
    assert "articles may be missing" in found.said[0]


@law(40)
@given(st.integers(EUROPRESSE.index("<section"), len(EUROPRESSE)))
def test_cut_anywhere_what_stood_before_is_the_same(at: int) -> None:
    whole = seen("a.html", EUROPRESSE).articles
    found = seen("a.html", EUROPRESSE[:at])
    assert found.articles == whole[: len(found.articles)]
    assert len(found.articles) == 2 or found.said
