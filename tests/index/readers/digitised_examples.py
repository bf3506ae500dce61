"""The stories of `examples.py` as OCR would have read them: a heading and a block."""

import json
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Protocol

NAME = "2024-05-17_0003"
"""The day and the page, which most of these say nowhere else."""


class Story(Protocol):
    """What is written of a story; the rest of it no page of newsprint tells."""

    @property
    def title(self) -> str:
        """Its headline."""

    @property
    def date(self) -> str:
        """Its day."""

    @property
    def text(self) -> str:
        """Its only paragraph."""


Stories = Sequence[Story]


def _alto(stories: Stories) -> str:
    (story,) = stories
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Tags>'
        '<LayoutTag ID="head" TYPE="block" LABEL="headline"/></Tags><Layout><Page ID="P1">'
        f'<PrintSpace><TextBlock ID="B1" TAGREFS="head">{_alto_line(story.title)}</TextBlock>'
        f'<TextBlock ID="B2">{_alto_line(story.text)}</TextBlock>'
        "</PrintSpace></Page></Layout></alto>\n"
    )


def _alto_line(text: str) -> str:
    words = "<SP/>".join(f'<String CONTENT="{escape(word)}" WC="0.9"/>' for word in text.split())
    return f"<TextLine>{words}</TextLine>"


def _page_xml(stories: Stories) -> str:
    (story,) = stories
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<PcGts xmlns='
        '"http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Page>'
        f'<TextRegion id="r1" type="heading">{_page_line(story.title)}</TextRegion>'
        f'<TextRegion id="r2" type="paragraph">{_page_line(story.text)}</TextRegion>'
        "</Page></PcGts>\n"
    )


def _page_line(text: str) -> str:
    shown = escape(text)
    return f'<TextLine><TextEquiv conf="0.9"><Unicode>{shown}</Unicode></TextEquiv></TextLine>'


def _hocr(stories: Stories) -> str:
    (story,) = stories
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title></title>'
        '<meta name="ocr-system" content="tesseract 5.3.0"/></head><body>'
        "<div class='ocr_page' title='image \"scan.png\"; ppageno 0'>"
        f"<p class='ocr_par'><span class='ocr_header'>{_hocr_line(story.title)}</span></p>"
        f"<p class='ocr_par'><span class='ocr_line'>{_hocr_line(story.text)}</span></p>"
        "</div></body></html>\n"
    )


def _hocr_line(text: str) -> str:
    return " ".join(
        f"<span class='ocrx_word' title='bbox 0 0 9 9; x_wconf 90'>{escape(word)}</span>"
        for word in text.split()
    )


def _abbyy(stories: Stories) -> str:
    (story,) = stories
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<document xmlns="http://www.abbyy.com/FineReader_xml/FineReader10-schema-v1.xml">'
        '<documentData><paragraphStyles><paragraphStyle id="h" name="Heading" role="heading"/>'
        '</paragraphStyles></documentData><page><block blockType="Text"><text>'
        f'<par style="h">{_abbyy_line(story.title)}</par><par>{_abbyy_line(story.text)}</par>'
        "</text></block></page></document>\n"
    )


def _abbyy_line(text: str) -> str:
    shown = escape(text)
    return f'<line><formatting lang="EnglishUnitedKingdom">{shown}</formatting></line>'


def _tetml(stories: Stories) -> str:
    (story,) = stories
    words = "".join(f"<Word><Text>{escape(word)}</Text></Word>" for word in story.text.split())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TET xmlns="http://www.pdflib.com/XML/TET5/TET-5.0">'
        f'<Document pageCount="1"><DocInfo><Title>{escape(story.title)}</Title></DocInfo>'
        f'<Pages><Page number="3"><Content granularity="word"><Para>{words}</Para></Content>'
        "</Page></Pages></Document></TET>\n"
    )


def _olive(stories: Stories) -> str:
    (story,) = stories
    day = "/".join(reversed(story.date.split("-")))
    words = "".join(f"<W>{escape(word)}</W>" for word in story.text.split())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<XMD-entity ENTITY_TYPE="Article" ID="Ar00300" PAGE_NO="3" LANGUAGE="English">'
        f'<Meta NAME="{escape(story.title)}" ISSUE_DATE="{day}" PUBLICATION="Gazette"/>'
        f"<Content><Primitive><L/>{words}</Primitive></Content></XMD-entity>\n"
    )


def _article_text(stories: Stories) -> str:
    (story,) = stories
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<text><title>{escape(story.title)}</title><p>{escape(story.text)}</p></text>\n"
    )


def _ocr_text(stories: Stories) -> str:
    (story,) = stories
    return f"{story.title}\n\n{story.text}\n"


Writer = Callable[[Stories], str]
WRITERS: Mapping[str, tuple[str, Writer]] = {
    "alto": (f"{NAME}.xml", _alto),
    "page_xml": (f"{NAME}.xml", _page_xml),
    "hocr": (f"{NAME}.hocr", _hocr),
    "abbyy": (f"{NAME}.xml", _abbyy),
    "tetml": (f"{NAME}.tetml", _tetml),
    "olive": ("Ar00300.xml", _olive),
    "article_text": (f"{NAME}_articletext.xml", _article_text),
    "ocr_text": (f"{NAME}_ocr.txt", _ocr_text),
}
ONE_A_FILE = frozenset(WRITERS)
DATED_BY_NAME = frozenset(WRITERS) - {"olive"}
"""What says its day in the name of its file alone."""
OF_SEVERAL_FILES = frozenset({"mets", "didl"})
"""What describes an issue whose text lies beside it."""


def mets(story: Story, *, page: str = "0003.xml") -> str:
    """METS of an issue with one article, whose ALTO file is called so."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<mets xmlns="http://www.loc.gov/METS/" '
        'xmlns:mods="http://www.loc.gov/mods/v3" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'OBJID="elm-{story.date}"><dmdSec ID="I"><mdWrap MDTYPE="MODS"><xmlData><mods:mods>'
        "<mods:titleInfo><mods:title>Port Elm Gazette</mods:title></mods:titleInfo>"
        f"<mods:originInfo><mods:dateIssued>{story.date}</mods:dateIssued></mods:originInfo>"
        "</mods:mods></xmlData></mdWrap></dmdSec><fileSec><fileGrp USE='Fulltext'>"
        f'<file ID="A3" MIMETYPE="text/xml"><FLocat LOCTYPE="URL" xlink:href="{page}"/></file>'
        '</fileGrp><fileGrp USE="Images"><file ID="M3" MIMETYPE="image/jp2"><FLocat LOCTYPE="URL" '
        'xlink:href="https://images.example.org/elm/0003.jp2"/></file></fileGrp></fileSec>'
        '<structMap TYPE="PHYSICAL"><div TYPE="issue"><div TYPE="page" ORDER="3">'
        '<fptr FILEID="M3"/><fptr FILEID="A3"/></div></div></structMap>'
        '<structMap TYPE="LOGICAL"><div TYPE="ISSUE" DMDID="I">'
        '<div ID="art1" TYPE="ARTICLE"><div TYPE="HEADING"><div TYPE="TITLE"><fptr>'
        '<area FILEID="A3" BETYPE="IDREF" BEGIN="B1"/></fptr></div></div><div TYPE="BODY">'
        '<div TYPE="PARAGRAPH"><fptr><area FILEID="A3" BETYPE="IDREF" BEGIN="B2"/></fptr></div>'
        "</div></div></div></structMap></mets>\n"
    )


def alto(story: Story) -> str:
    """A page with a heading `B1` and a paragraph `B2`."""
    return _alto([story])


def didl(story: Story) -> str:
    """DIDL of an issue with an article, whose text is in `ELM_000000001_0007_articletext.xml`."""
    issue = "elm:000000001:mpeg21"
    record = "<didl:Component><didl:Resource mimeType='text/xml'><srw_dc:dcx>{}</srw_dc:dcx>"
    record += "</didl:Resource></didl:Component>"
    return (
        '<didl:DIDL xmlns:didl="urn:mpeg:mpeg21:2002:02-DIDL-NS" xmlns:srw_dc='
        '"info:srw/schema/1/dc-v1.1" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcx="http://krait.kb.nl/coop/tel/">'
        f'<didl:Item dc:identifier="{issue}">'
        + record.format(
            f"<dc:title>Port Elm Gazette</dc:title><dc:date>{story.date}</dc:date>"
            "<dcterms:temporal>Avond</dcterms:temporal><dc:language>en</dc:language>"
        )
        + f'<didl:Item dc:identifier="{issue}:p003"><didl:Component><didl:Resource mimeType='
        '"image/jp2" ref="https://images.example.org/elm/p003"/></didl:Component></didl:Item>'
        f'<didl:Item dc:identifier="{issue}:a0007"><didl:Component>'
        '<didl:Resource mimeType="text/xml" dcx:filename="ELM_000000001_0007_articletext.xml"/>'
        "</didl:Component>"
        + record.format(
            f"<dc:subject>artikel</dc:subject><dc:title>{escape(story.title)}</dc:title>"
            "<dc:identifier>https://gazette.example.org/ferry.html</dc:identifier>"
        )
        + f'<dcx:zoning><dcx:article-part order="1" pageid="{issue}:p003"/></dcx:zoning>'
        "</didl:Item></didl:Item></didl:DIDL>\n"
    )


def article_text(story: Story) -> str:
    """The text of an article."""
    return _article_text([story])


TROVE = {
    "id": "7",
    "url": "/newspaper/7",
    "heading": "Ferry sails again",
    "category": "Article",
    "title": {"id": "3", "value": "The Elm Argus (Port Elm, Vic. : 1848 - 2024)"},
    "date": "2024-05-17",
    "page": 3,
    "edition": "Morning",
    "troveUrl": "https://trove.example.org/article/7?searchTerm=elm",
    "trovePageUrl": "https://trove.example.org/page/3",
    "correctionCount": 3,
}


def trove(text: str) -> str:
    """An answer of Trove with one article, whose lines of print are these."""
    spans = "".join(f"<span>  {escape(line)}</span>" for line in text.splitlines())
    article = {**TROVE, "articleText": f"<p>{spans}</p>"}
    zone = {"name": "newspaper", "records": {"n": "1", "article": [article]}}
    return json.dumps({"response": {"query": "elm", "zone": [zone]}})


def chronicling_america(text: str) -> str:
    """An answer of Chronicling America with one page, whose lines of print are these."""
    item = {
        "sequence": 3,
        "edition": 1,
        "edition_label": "Evening edition",
        "date": "20240517",
        "id": "/lccn/sn1/2024-05-17/ed-1/seq-3/",
        "lccn": "sn1",
        "type": "page",
        "title": "Ferry gazette. [volume]",
        "language": ["English"],
        "ocr_eng": text,
        "url": "https://chronicling.example.org/lccn/sn1/2024-05-17/ed-1/seq-3.json",
    }
    return json.dumps({"totalItems": 1, "items": [item]})
