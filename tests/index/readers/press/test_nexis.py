"""Nexis exports in text and HTML become the articles that they hold, and no more."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.index.readers.examples import OPENING
from tests.index.readers.press.nexis_exports import (
    COSTS,
    NEXIS_HTML,
    NEXIS_TEXT,
    SECOND,
    nexis_html,
)
from tests.index.readers.press.reading import row, seen, texts
from tests.laws import law

ADA, JONAS = "Ada Lindqvist", "Jonas Berg"
HTML_HEAD = NEXIS_HTML[: NEXIS_HTML.index("<A NAME")]


def test_a_text_export() -> None:
    found = seen("a.txt", NEXIS_TEXT)
    assert (found.said, found.formats) == ([], {"nexis"})
    assert [row(article) for article in found.articles] == [
        (
            *("Ferry sails again", "Port Elm Gazette", "2024-05-17", (ADA, JONAS)),
            *("LOCAL NEWS; Harbour", "4", "en"),
            ("FERRIES", "HARBOURS & PORTS", "PORT ELM", "ELM COUNTY"),
        ),
        ("Ferry carries bicycles", "The Quay Post (Elm)", "2024-05-17", (), "NEWS", None, "en", ()),
    ]
    assert [texts(article) for article in found.articles] == [[OPENING, COSTS], [SECOND]]
    captions = [image.caption for image in found.articles[0].images]
    assert captions == [
        "The pier in the morning. Photo: Ada Lindqvist",
        "A second view of the pier.",
    ]


def test_an_html_export_of_a_german_interface() -> None:
    found = seen("a.HTML", NEXIS_HTML)
    assert (found.said, found.formats) == ([], {"nexis"})
    (article,) = found.articles
    assert row(article) == (
        *("Ferry sails again", "Port Elm Gazette", "2024-05-17", (ADA,), "LOKALES", "4", "en", ()),
    )
    assert article.published == datetime(2024, 5, 17, 7, 50, tzinfo=UTC)
    assert article.lede == "It carries bicycles."
    assert texts(article) == [OPENING, "# What it costs", COSTS]


@pytest.mark.parametrize(
    ("day", "above", "below", "page"),
    [
        ("May 17, 2024 Friday", "BYLINE SECTION LENGTH", "SUBJECT LOAD-DATE", "Pg. 4"),
        ("17. Mai 2024 Freitag", "AUTOR RUBRIK LÄNGE", "THEMA UPDATE", "S. 4"),
        ("17 Mai 2024 vendredi", "AUTEUR RUBRIQUE LONGUEUR", "SUJET DATE-CHARGEMENT", "p. 4"),
        ("17 de mayo de 2024 viernes", "AUTOR SECCIÓN LONGITUD", "TEMA FECHA-DE-CARGA", "Pág. 4"),
        ("17 maggio 2024 venerdì", "AUTORE SEZIONE LUNGHEZZA", "ARGOMENTO LOAD-DATE", "pag. 4"),
        ("17 mei 2024 vrijdag", "AUTEUR RUBRIEK LENGTE", "ONDERWERP LAADDATUM", "blz. 4"),
        ("17 de maio de 2024 sexta-feira", "AUTOR SEÇÃO COMPRIMENTO", "ASSUNTO TYPE", "Página 4"),
    ],
)  # fmt: skip
def test_labels_and_months_of_seven_languages(day: str, above: str, below: str, page: str) -> None:
    byline, section, length = above.split()
    subject, last = below.split()
    labels = [(byline, ADA), (section, f"News; {page}"), (length, "1.020 x"), ("", "")]
    labels += [(subject, "FERRIES (90%)"), (last, "18 5 2024")]
    texts_of_it = ["<SPAN>One of them.</SPAN>", "<SPAN>Two of them.</SPAN>"]
    found = seen("a.html", HTML_HEAD + nexis_html(day, "Ferry", labels, texts_of_it))
    (article,) = found.articles
    assert (article.written_date, article.authors, article.section) == (
        "2024-05-17",
        (ADA,),
        "News",
    )
    assert (article.page, article.topics) == ("4", ("FERRIES",))
    assert texts(article) == ["One of them.", "Two of them."]
    assert found.said == [
        "Document 1: It has 7 words here and 1020 by its own count; export it again."
    ]


def _with(text: str) -> str:
    return NEXIS_TEXT.replace(COSTS, text)


@pytest.mark.parametrize(
    "line",
    [
        "SUBJECT: that is what the sign at the pier says.",
        "LENGTH: twenty metres, and a width of four.",
        "Section: A of the pier is closed.",
        "BYLINE: the word is older than it looks.",
        "LOAD-DATE: so the crew calls the day of the cargo.",
        "Copyright of the map is with the town.",
        "3 of 4 documents were signed on board.",
    ],
)
def test_a_line_of_the_text_that_looks_like_a_label_is_text(line: str) -> None:
    found = seen("a.txt", _with(f"{line}\n\nThe crew laughs.\n\n{COSTS}"))
    assert texts(found.articles[0]) == [OPENING, line, "The crew laughs.", COSTS]
    assert found.articles[0].topics[0] == "FERRIES"


def test_the_same_title_twice_on_one_day_is_two_articles() -> None:
    found = seen("a.txt", NEXIS_TEXT.replace("Ferry carries bicycles", "Ferry sails again"))
    assert len({article.id for article in found.articles}) == 2


def test_the_same_article_of_another_export_has_the_same_id() -> None:
    one, other = (
        seen("a.txt", NEXIS_TEXT),
        seen("b/c.txt", NEXIS_TEXT.split("1 of 2", 1)[1].join(("1 of 2", ""))),
    )
    assert [article.id for article in one.articles] == [article.id for article in other.articles]


def test_a_cut_article_is_told_and_those_before_it_are_read() -> None:
    cut = NEXIS_TEXT[: NEXIS_TEXT.index("Cyclists wait") + 60]
    found = seen("a.txt", cut)
    assert [article.title for article in found.articles] == ["Ferry sails again"]
    assert found.said == ["The file ends within it; export it again."]
    html = NEXIS_HTML.replace("</BODY></HTML>\n", NEXIS_HTML[NEXIS_HTML.index("<A NAME") :])
    found = seen("a.html", html[: html.rindex(COSTS)])
    assert len(found.articles) == 1
    assert "The file ends within it; export it again." in found.said


def test_documents_that_the_cover_promises_and_the_file_has_not_are_told() -> None:
    found = seen("a.txt", NEXIS_TEXT.replace("Items: 1-2", "Items: 11-15"))
    assert found.said == ["It has 2 of the 5 documents of its cover; export the others."]


def test_a_document_that_nexis_could_not_give_is_told() -> None:
    refused = "We are sorry but there is an error in this document and it is not possible."
    found = seen("a.txt", f"{NEXIS_TEXT}\n   3 of 3 DOCUMENTS\n\n{refused}\n")
    assert len(found.articles) == 2
    assert found.said == ["The database gave neither a title nor a text of it; ask for it again."]


@pytest.mark.parametrize(
    ("value", "section", "page"),
    [
        ("SPORT; Pg. 4; Column", "SPORT", "4"),
        ("Section A; Column 0; National Desk; Pg. 1", "Section A; Column 0; National Desk", "1"),
        ("KULTUR; S. 114 Ausg. 9", "KULTUR", "114"),
        ("Home Pages, Pg. 15", "Home Pages", "15"),
        ("Editorial; A26", "Editorial", "A26"),
        ("POLITICS; Version:17", "POLITICS", None),
        ("Pg. B22", None, "B22"),
        ("Section ; Washington; Pg. ", "Section; Washington", None),
    ],
)
def test_sections_and_pages(value: str, section: str | None, page: str | None) -> None:
    export = NEXIS_TEXT.replace("LOCAL NEWS; Harbour; Pg. 4", value)
    article = seen("a.txt", export).articles[0]
    assert (article.section, article.page) == (section, page)


def test_a_correction_is_told_with_the_article() -> None:
    corrected = NEXIS_TEXT.replace("GRAPHIC:", "CORRECTION: It carries 200 of them.\n\nGRAPHIC:")
    (article, _) = seen("a.txt", corrected).articles
    assert (article.status, article.notice) == ("corrected", "It carries 200 of them.")


@law(60)
@given(st.integers(0, len(NEXIS_TEXT.encode())))
def test_cut_anywhere_what_stood_before_is_the_same(at: int) -> None:
    whole = seen("a.txt", NEXIS_TEXT).articles
    found = seen("a.txt", NEXIS_TEXT.encode()[:at])
    assert found.articles[:-1] == whole[: max(0, len(found.articles) - 1)]
    ends = len(NEXIS_TEXT[: NEXIS_TEXT.index("Harbour Papers")].encode())
    if ends <= at:
        assert found.articles[0].sections == whole[0].sections
    assert len(found.articles) == 2 or found.said
