"""Factiva exports become the articles that they hold, with codes and without."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Code
from index.document import NAMED
from tests.index.readers.examples import OPENING
from tests.index.readers.press.factiva_exports import (
    BARE,
    CODED,
    FACTIVA,
    FACTIVA_CODES,
    FIRST,
    LAST,
    SECOND,
)
from tests.index.readers.press.factiva_pages import bare, page
from tests.index.readers.press.nexis_exports import COSTS
from tests.index.readers.press.reading import row, seen, texts
from tests.laws import law

ADA, JONAS = "Ada Lindqvist", "Jonas Berg"


def test_an_export_without_codes() -> None:
    found = seen("a.html", FACTIVA)
    assert (found.said, found.formats) == ([], {"factiva"})
    gazette = ("Port Elm Gazette", "2024-05-17", (ADA, JONAS), "Local News", "A4", "en", ())
    assert [row(article) for article in found.articles] == [
        ("Ferry sails again", *gazette),
        ("Ferry carries bicycles", "The Quay Post", "2024-05-17", (), None, None, "en", ()),
    ]
    first, second = found.articles
    assert (first.id, second.id) == (FIRST, SECOND)
    assert first.published == datetime(2024, 5, 17, 9, 50, tzinfo=UTC)
    assert texts(first) == [OPENING, COSTS]
    assert [image.caption for image in first.images] == ["The pier in the morning."]


def test_an_export_with_codes() -> None:
    found = seen("a.html", FACTIVA_CODES)
    assert (found.said, found.formats) == ([], {"factiva"})
    (article,) = found.articles
    topics = ("Transport", "Political/General News")
    gazette = ("Port Elm Gazette", "2024-05-17", (ADA,), "Local News", "A4", "en", topics)
    assert row(article) == ("Ferry sails again", *gazette)
    assert [(one.kind, one.name) for one in article.codes if one.kind in NAMED] == [
        ("place", "Port Elm"),
        ("place", "Elm County"),
        ("organisation", "Elm Ferries plc"),
    ]
    assert Code("subject", "factiva", "gtrans", "Transport") in article.codes
    assert (article.id, texts(article)) == (FIRST, [OPENING, COSTS])
    assert article.published == datetime(2024, 5, 17, 9, 50, tzinfo=UTC)


@pytest.mark.parametrize(
    ("rows", "last"),
    [
        ("66 words|17 May 2024|09:50|Quay Post|QUAY|4|English|(c) 2024", "Document"),
        ("66 Wörter|17 Mai 2024|09:50|Quay Post|QUAY|4|Englisch|Alle Rechte bei uns", "Dokument"),
        ("66 mots|17 mai 2024|09:50|Quay Post|QUAY|4|Anglais|Tous droits réservés", "Document"),
        ("66 palabras|17 mayo 2024|09:50|Quay Post|QUAY|4|Inglés|© 2024", "Documento"),
        ("66 parole|17 maggio 2024|09:50|Quay Post|QUAY|4|Inglese|Copyright 2024", "Documento"),
        ("66 woorden|17 mei 2024|09:50|Quay Post|QUAY|4|Engels|Copyright 2024", "Document"),
        ("66 palavras|17 Maio 2024|09:50|Quay Post|QUAY|4|Inglês|Copyright 2024", "Documento"),
        ("66 字|2024 年 5 月 17 日 09:50|Quay Post|QUAY|4|英文|Copyright 2024", "文件"),
    ],
)  # fmt: skip
def test_interfaces_in_many_languages(rows: str, last: str) -> None:
    export = page(bare("Ferry", rows.split("|"), [OPENING, COSTS], ["Post", f"{last} {FIRST}"]))
    found = seen("a.html", export)
    (article,) = found.articles
    assert found.said == []
    assert (article.source, article.page, article.id) == ("Quay Post", "4", FIRST)
    assert article.published == datetime(2024, 5, 17, 9, 50, tzinfo=UTC)


def test_a_long_line_below_the_text_is_text_and_no_caption() -> None:
    long = "Ten o'clock: the ferry is under way. " * 20
    export = FACTIVA.replace("The pier in the morning.", long)
    assert texts(seen("a.html", export).articles[0]) == [OPENING, COSTS, long.strip()]


def test_a_text_shorter_than_its_count_of_words_is_told() -> None:
    found = seen("a.html", FACTIVA.replace("80 Wörter", "1.728 Wörter"))
    assert len(found.articles) == 2
    words = 3 * len(OPENING.split()) + 3
    assert found.said == [
        f"Article 2: It has {words} words here and 1728 by its own count; export it again."
    ]


@pytest.mark.parametrize("export", [FACTIVA, page(CODED, CODED.replace(FIRST, SECOND))])
def test_a_cut_article_is_told_and_those_before_it_are_read(export: str) -> None:
    found = seen("a.html", export[: export.rindex(COSTS[:5] if "<td>" in export else OPENING)])
    assert [article.id for article in found.articles] == [FIRST]
    assert found.said == ["The file ends within it; export it again."]


def test_numbers_of_headlines_are_left_out_only_where_factiva_counts() -> None:
    plain = page(BARE.replace(" counted", "").replace("1) ", "4) "), LAST)
    assert [article.title for article in seen("a.html", plain).articles] == [
        "4) Ferry sails again",
        "Ferry carries bicycles",
    ]


def test_latin_letters_of_another_encoding_are_read_and_told() -> None:
    found = seen("a.html", FACTIVA.encode("cp1252"))
    assert len(found.articles) == 2
    assert found.said == ["It has bytes that are not UTF-8: they were read as windows-1252."]


@law(40)
@given(st.integers(FACTIVA.index("articleP"), len(FACTIVA)))
def test_cut_anywhere_what_stood_before_is_the_same(at: int) -> None:
    whole = seen("a.html", FACTIVA).articles
    found = seen("a.html", FACTIVA[:at])
    for article, one in zip(found.articles, whole, strict=False):
        assert article == replace(one, id=article.id)
        assert article.id == one.id or (found.said and one.id.startswith(article.id))
    assert len(found.articles) == 2 or found.said
