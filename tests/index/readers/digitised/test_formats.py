"""hOCR, PAGE XML, ABBYY's and Olive's, the KB's: what each says in its own way."""

from index.readers.digitised import (
    abbyy,
    article_text,
    didl,
    hocr,
    ocr_text,
    olive,
    page_xml,
    tetml,
)
from index.readers.digitised.article_text import ids_of
from index.readers.record import Facsimile, Record, Unreadable
from tests.index.readers.digitised.reading import input_of, records, texts
from tests.index.readers.digitised_examples import article_text as text_of
from tests.index.readers.digitised_examples import didl as didl_of
from tests.index.readers.examples import Story

FERRY = Story("7", "Ferry sails again", text="It carries bicycles.")
HOCR = """<html><head><meta name="DC.title" content="Gazette">
<meta name="DC.date" content="1914-08-05"></head><body>
<div class="ocr_page" title='image "a_0001.png"; bbox 0 0 9 9; ppageno 0'>
<div class="ocr_carea"><p class="ocr_par" lang="eng">
<span class="ocr_line"><span class="ocrx_word" title="x_wconf 90">The</span>
<span class="ocrx_word" title="x_wconf 70"><em>har-</em></span></span>
<span class="ocr_line"><span class="ocrx_word" title="x_wconf 80">bour</span></span></p></div></div>
<div class="ocr_page" title='image "a_0002.png"; ppageno 1'>
<span class="ocr_line">A line with-</span><span class="ocr_line">out words.</span></div>
</body></html>"""
PAGE = """<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2013-07-15">
<Metadata><TranskribusMetadata pageNr="3" imgUrl="https://images.example.org/3.jpg"/></Metadata>
<Page imageFilename="3.jpg"><ReadingOrder><OrderedGroup id="g">
<RegionRefIndexed index="1" regionRef="b"/><RegionRefIndexed index="0" regionRef="a"/>
</OrderedGroup></ReadingOrder>{}</Page></PcGts>"""


def line(text: str, more: str = "") -> str:
    return f"<TextLine {more}><TextEquiv><Unicode>{text}</Unicode></TextEquiv></TextLine>"


def region(id: str, *lines: str, more: str = "") -> str:
    return f'<TextRegion id="{id}" {more}>{"".join(lines)}</TextRegion>'


def only(reader: object, data: str, name: str = "1914-08-05_0004.xml") -> list[Record]:
    assert reader.sniff(name, data.encode())  # type: ignore[attr-defined]
    return records(list(reader.read(input_of(name, {name: data}))))  # type: ignore[attr-defined]


def test_hocr_with_and_without_words() -> None:
    first, second = only(hocr, HOCR, "scan.hocr")
    assert texts(first) == ["The harbour"]
    assert (first.confidence, second.confidence) == (0.8, None)
    assert first.date and first.date.value == "1914-08-05"
    assert texts(second) == ["A line without words."]
    assert second.title and second.title.value == "Gazette, page 2"
    assert first.facsimile == Facsimile(file="a_0001.png")


def test_hocr_of_letters() -> None:
    word = "".join(f"<span class='ocrx_cinfo'>{one}</span>" for one in "port")
    data = (
        f"<html><div class='ocr_page'><span class='ocr_line'><span class='ocrx_word'>{word}</span>"
    )
    (found,) = only(hocr, f"{data}</span></div></html>", "scan.html")
    assert texts(found) == ["port"]


def test_page_in_reading_order() -> None:
    inner = region("b", line("second")) + region("a", line("first"), more='type="heading"')
    (found,) = only(page_xml, PAGE.format(inner))
    assert texts(found) == ["== first", "second"]
    image = "https://images.example.org/3.jpg"
    assert found.facsimile == Facsimile(image, image, "3")


def test_page_number_and_readings() -> None:
    both = '<TextLine><TextEquiv index="1"><Unicode>bad</Unicode></TextEquiv>'
    both += '<TextEquiv index="0" conf="0.5"><Unicode>good</Unicode></TextEquiv></TextLine>'
    number = region("n", line("17"), more='type="page-number"')
    data = PAGE.format(number + region("a", both)).replace('pageNr="3"', "")
    (found,) = only(page_xml, data)
    assert (texts(found), found.confidence) == (["good"], 0.5)
    assert found.page and found.page.value == "17"


def test_page_of_words_alone_and_of_a_region_alone() -> None:
    word = '<Word><TextEquiv conf="{}"><Unicode>{}</Unicode></TextEquiv></Word>'
    words = f"<TextLine>{word.format(0.2, 'The')}{word.format(0.4, 'port')}</TextLine>"
    alone = "<TextEquiv><Unicode>Alone here.</Unicode></TextEquiv>"
    (found,) = only(page_xml, PAGE.format(region("a", words) + region("b", alone)))
    assert (texts(found), found.confidence) == (["The port", "Alone here."], 0.3)


def test_articles_that_people_marked_in_page_xml() -> None:
    mark = 'custom="readingOrder {{index:0;}} structure {{id:{}; type:article;}}"'
    inner = region(
        "a", line("Ferry"), line("sails", mark.format("a1")), line("Market", mark.format("a2"))
    )
    found = only(page_xml, PAGE.format(inner + region("b", line("rest"))))
    assert [texts(one) for one in found] == [["sails"], ["Market"], ["Ferry", "rest"]]


def test_abbyy_letters() -> None:
    letter = '<charParams charConfidence="{}">{}</charParams>'
    letters = "".join(letter.format(80, one) for one in "har¬") + letter.format(-1, " ")
    rest = "".join(letter.format(40, one) for one in "bour")
    data = (
        '<page width="9"><block blockType="Text"><text><par><line>'
        '<formatting lang="FrenchStandard">'
        f"{letters}</formatting></line><line><formatting>{rest}</formatting></line></par></text>"
        "</block></page>"
    )
    (found,) = only(abbyy, data)
    assert (texts(found), found.confidence) == (["harbour"], 0.6)
    assert found.language and found.language.value == "French"


def test_olive_words_and_their_whole() -> None:
    data = (
        '<XMD-entity ENTITY_TYPE="Ad" ID="Ad1" PAGE_NO="2"><Meta NAME="Untitled Ad"'
        ' ISSUE_DATE="02/01/1900" PUBLICATION="ELM"/><HedLine_hl1><Primitive><L/><W>PORT</W>'
        '</Primitive></HedLine_hl1><Content><Primitive><L/><W NS="y">Ferry</W><W>.</W>'
        '<Q QID="1">har</Q><Q QID="1">-</Q><L/><q QID="1">bour</q><QW QID="1">harbour</QW>'
        '<L P="SA"/><W>Next</W></Primitive></Content></XMD-entity>'
    )
    (found,) = only(olive, data)
    assert texts(found) == ["== PORT", "Ferry. harbour", "Next"]
    assert found.title is None
    assert found.date and found.date.value == "1900-01-02"
    assert found.section and found.section.value == "Ad"


def test_tetml_full_stops() -> None:
    word = '<Word><Text>{}</Text><Box llx="{}" lly="5" urx="{}" ury="15"/></Word>'
    words = word.format("Port", 0, 20) + word.format(".", 21, 23) + word.format("It", 30, 40)
    data = f'<TET xmlns="x"><Document filename="fed/1857/09/05/1.pdf"><Page><Para>{words}</Para>'
    (found,) = only(tetml, f"{data}</Page></Document></TET>", "1.tetml")
    assert texts(found) == ["Port. It"]
    assert found.date and found.date.value == "1857-09-05"


def test_didl_and_what_lies_beside_it() -> None:
    name = "ELM_000000001_0007_articletext.xml"
    files = {"1/didl.xml": didl_of(FERRY), f"1/{name}": text_of(FERRY)}
    (found,) = records(list(didl.read(input_of("1/didl.xml", files))))
    assert texts(found) == ["It carries bicycles."]
    assert found.edition and found.edition.value == "Avond"
    assert found.url and found.url.value == "https://gazette.example.org/ferry.html"
    assert found.facsimile and found.facsimile.address == "https://images.example.org/elm/p003"
    (said,) = didl.read(input_of("1/didl.xml", {"1/didl.xml": didl_of(FERRY)}))
    assert isinstance(said, Unreadable)
    assert said.kind == "missing pages"


def test_an_article_text_has_the_ids_of_its_name() -> None:
    issue = "ddd:010100993:mpeg21"
    assert ids_of("a/DDD_010100993_0005_articletext.xml") == (issue, f"{issue}:a0005")
    assert ids_of("a/ferry.xml") == ("", "")
    (found,) = only(article_text, text_of(FERRY).replace("<p>", "<title>More</title><p>"))
    assert texts(found) == ["== More", "It carries bicycles."]


def test_text_of_ocr_is_told_by_its_name_or_its_lines() -> None:
    parted = "the ferry sails from the har-\nbour of the town in the mor-\nning\n" * 20
    assert ocr_text.sniff("elm/1914-08-05_0004.txt", parted.encode())
    assert not ocr_text.sniff("elm/1914-08-05.txt", parted.encode())
    assert not ocr_text.sniff("elm/1914-08-05_0004.txt", b"A ferry sails.\n" * 40)
    assert ocr_text.sniff("elm/seq-4/ocr.txt", b"A ferry sails.")
    assert not ocr_text.sniff("elm/ocr.xml", b"A ferry sails.")


def test_pages_of_text_between_form_feeds() -> None:
    first, second = only(ocr_text, "The har-\nbour.\n\nNext.\n\fPage two.\n", "1914-08-05_ocr.txt")
    assert texts(first) == ["The harbour.", "Next."]
    assert second.page and second.page.value == "2"
