"""Word documents: exports of Nexis Uni are many articles, others are one."""

import io
import zipfile
from datetime import UTC, datetime

import pytest

from tests.index.readers.examples import OPENING
from tests.index.readers.press.nexis_exports import COSTS, SECOND
from tests.index.readers.press.reading import row, seen, texts
from tests.index.readers.word.documents import FIRST, NEXIS_UNI, document, p, packed, table

ADA = "Ada Lindqvist"
TEXT = (p(OPENING), p("What it costs", "berschrift2"), p(COSTS))


def test_an_export_of_nexis_uni() -> None:
    found = seen("export.DOCX", NEXIS_UNI)
    assert (found.said, found.formats) == ([], {"word"})
    assert [row(article) for article in found.articles] == [
        (
            *("Ferry sails again", "Port Elm Gazette", "2024-05-17", (ADA,), "LOCAL NEWS", "4"),
            *("en", ("FERRIES", "HARBOURS")),
        ),
        ("Ferry carries bicycles", "The Quay Post", "2024-05-17", (), "NEWS", "A16", "en", ()),
    ]
    first, second = found.articles
    assert (texts(first), first.lede) == ([OPENING, COSTS], "It carries bicycles.")
    assert first.published == datetime(2024, 5, 17, 9, 50, tzinfo=UTC)
    assert [image.caption for image in first.images] == ["The pier in the morning."]
    assert texts(second) == [SECOND]


def test_an_export_that_ends_within_an_article_is_told() -> None:
    found = seen("a.docx", document(*FIRST, *FIRST[:13]))
    assert [article.title for article in found.articles] == ["Ferry sails again"]
    assert found.said == ["Document 2: The file ends within it; export it again."]


def test_a_label_within_the_text_is_text() -> None:
    line = "Section:\xa0A of the pier is closed."
    found = seen("a.docx", document(*FIRST[:12], p(line), *FIRST[12:]))
    assert texts(found.articles[0]) == [OPENING, line, COSTS]


def test_another_document_is_one_article_with_its_headings() -> None:
    rows = table(("Day", "Boats"), ("Friday", "4"))
    parts = p("Ferry sails again", "Titel"), p("17 May 2024"), p(f"By {ADA}"), *TEXT, rows
    found = seen("ferry.docx", document(*parts))
    assert (found.said, found.formats) == ([], {"word"})
    (article,) = found.articles
    told = (article.headline, article.written_date, article.authors, article.lede)
    assert told == ("Ferry sails again", "2024-05-17", (ADA,), OPENING)
    assert texts(article) == ["# What it costs", COSTS, "Day | Boats", "Friday | 4"]


def test_the_name_of_a_document_may_tell_its_day() -> None:
    assert seen("2024-05-17.docx", document(*TEXT)).articles[0].written_date == "2024-05-17"
    assert "is a day" in seen("ferry.docx", document(*TEXT)).said[0]


def test_what_was_deleted_moved_or_is_told_twice_is_read_once() -> None:
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    box = f"<w:txbxContent>{p('In a box stands a whole sentence.')}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    odd = (
        f"<w:p>{run.format('The ferry ')}<w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        f"<w:moveFrom>{run.format('soon ')}</w:moveFrom>{run.format('sails over the')}"
        f"<w:r><w:tab/></w:r>{run.format('quiet water.')}</w:p>"
    )
    ruby = "<w:ruby><w:rt><w:r><w:t>こう</w:t></w:r></w:rt><w:rubyBase>{}</w:rubyBase></w:ruby>"
    odd = odd.replace("<w:p>", f"<w:p><w:r>{ruby.format(run.format('港'))}</w:r>")
    boxed = f"<w:p><w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r></w:p>"
    (article,) = seen("2024-05-17.docx", document(odd, boxed)).articles
    shown = [article.lede or "", *texts(article)]
    assert shown == ["港The ferry sails over the quiet water.", "In a box stands a whole sentence."]


@pytest.mark.parametrize(
    "xml",
    [
        "<w:document xmlns:w='x'><w:body>",
        "no xml",
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>",
    ],
)
def test_a_damaged_text_is_named(xml: str) -> None:
    found = seen("2024-05-17.docx", packed({"word/document.xml": xml}))
    assert found.articles == []
    assert len(found.said) == 1


def test_what_stands_before_the_damage_is_read() -> None:
    with zipfile.ZipFile(io.BytesIO(NEXIS_UNI)) as archive:
        xml = archive.read("word/document.xml").decode()
    at = xml.index("Cyclists wait")
    found = seen("a.docx", packed({"word/document.xml": xml[:at] + "<& " + xml[at:]}))
    assert [article.title for article in found.articles] == ["Ferry sails again"]
    assert len(found.said) == 1


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_cut_file_is_named(tenth: int) -> None:
    found = seen("2024-05-17.docx", NEXIS_UNI[: len(NEXIS_UNI) * tenth // 10])
    assert found.articles == []
    assert len(found.said) == 1


def test_a_document_without_text_is_named() -> None:
    for parts in ({"word/styles.xml": "<x/>"}, {"word/document.xml": "<w/>"}):
        found = seen("2024-05-17.docx", packed(parts))
        assert "It has no text" in found.said[0]


def test_a_document_that_unpacks_to_far_more_is_refused() -> None:
    bomb = packed({"word/document.xml": "<w>" + "<w></w>" * 10_000_000 + "</w>"})
    (said,) = seen("2024-05-17.docx", bomb).said
    assert "250 times its size" in said
