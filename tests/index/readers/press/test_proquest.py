"""ProQuest's exports in text become the articles that they hold, and nothing of their lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.index.readers.examples import OPENING
from tests.index.readers.press.nexis_exports import COSTS, SECOND
from tests.index.readers.press.proquest_exports import FIRST, LAST, PROQUEST, RULE
from tests.index.readers.press.reading import row, seen, texts
from tests.laws import law

AUTHORS = ("Ada Lindqvist", "Jonas van den Berg")


def test_an_export() -> None:
    found = seen("a.txt", PROQUEST)
    assert (found.said, found.formats) == ([], {"proquest"})
    topics = ("Ferries", "Harbours & ports", "Port Elm", "Elm Ferries plc")
    gazette = ("Port Elm Gazette", "2024-05-17", AUTHORS, "Local News", "A.4", "en", topics)
    assert [row(article) for article in found.articles] == [
        ("Ferry sails again", *gazette),
        ("Ferry carries bicycles", "The Quay Post", "2024-05-17", (), None, None, "en", ()),
    ]
    first, second = found.articles
    assert (first.id, first.url) == ("1234567", "https://search.proquest.com/docview/1234567")
    assert (texts(first), first.lede) == ([OPENING, COSTS], "It carries bicycles.")
    assert [image.caption for image in first.images] == ["The pier in the morning."]
    assert (texts(second), second.lede) == ([SECOND], None)


@pytest.mark.parametrize(
    ("labels", "day"),
    [
        ("Full text|Publication title|Publication date|Subject", "May 17, 2024"),
        ("Volltext|Titel der Publikation|Erscheinungsdatum|Thema", "17. Mai 2024"),
        ("Texte intégral|Titre de la publication|Date de publication|Sujet", "17 mai 2024"),
        ("Texto completo|Título de publicación|Fecha de publicación|Materia", "17 mayo 2024"),
        ("Testo completo|Titolo della pubblicazione|Data di pubblicazione|Tema", "17 mag 2024"),
        ("Volledige tekst|Titel publicatie|Publicatiedatum|Onderwerp", "17 mei 2024"),
        ("Texto completo|Título da publicação|Data de publicação|Assunto", "17 maio 2024"),
    ],
)  # fmt: skip
def test_labels_and_months_of_seven_languages(labels: str, day: str) -> None:
    text, source, date, subject = labels.split("|")
    lines = ["Ferry", f"{text}: {OPENING}", COSTS, f"{subject}: Ferries; Sea"]
    lines += [f"{source}: Quay Post", f"{date}: {day}", "Database: ProQuest Central"]
    export = f"{RULE}\n\n" + "\n\n".join(lines) + f"\n\n{RULE}\n\nContact us: proquest.com\n"
    (article,) = seen("a.txt", export).articles
    assert (article.title, article.source, article.written_date) == (
        "Ferry",
        "Quay Post",
        "2024-05-17",
    )
    assert (article.topics, texts(article)) == (("Ferries", "Sea"), [OPENING, COSTS])


@pytest.mark.parametrize(
    "line",
    ["Location: under the old crane.", "Title: none of them has one.", "Section: A of the pier."],
)  # fmt: skip
def test_a_line_of_the_text_that_looks_like_a_label_is_text(line: str) -> None:
    found = seen("a.txt", PROQUEST.replace(COSTS, f"{line}\n\n{COSTS}"))
    assert texts(found.articles[0]) == [OPENING, line, COSTS]
    assert found.articles[0].section == "Local News"


def test_an_article_without_its_text_has_its_abstract() -> None:
    start, end = FIRST.index("Full text:"), FIRST.index("Subject:")
    (article, _) = seen("a.txt", PROQUEST.replace(FIRST, FIRST[:start] + FIRST[end:])).articles
    assert (article.lede, texts(article)) == ("It carries bicycles.", [])
    assert article.section == "Local News"


def test_a_cut_article_is_told_and_those_before_it_are_read() -> None:
    found = seen("a.txt", PROQUEST[: PROQUEST.index(SECOND) + 40])
    assert [article.id for article in found.articles] == ["1234567"]
    assert found.said == ["The file ends within it; export it again."]
    found = seen("a.txt", PROQUEST[: PROQUEST.index(LAST)])
    assert found.said == ["It has 1 of its 2 documents; export the others."]


@law(60)
@given(st.integers(0, len(PROQUEST)))
def test_cut_anywhere_what_stood_before_is_the_same(at: int) -> None:
    whole = seen("a.txt", PROQUEST).articles
    found = seen("a.txt", PROQUEST[:at])
    assert found.articles[:-1] == whole[: max(0, len(found.articles) - 1)]
    if at >= PROQUEST.index(LAST):
        assert found.articles[0] == whole[0]
    assert len(found.articles) == 2 or found.said
