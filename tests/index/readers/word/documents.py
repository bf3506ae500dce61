"""Word documents, written paragraph by paragraph as Word and Nexis Uni write them."""

import io
import zipfile
from collections.abc import Sequence
from html import escape

from tests.index.readers.examples import OPENING
from tests.index.readers.press.nexis_exports import COSTS, SECOND, SECOND_WORDS, WORDS

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = f'xmlns:w="{MAIN}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
STYLES = (
    f'<w:styles {_SPACES}><w:style w:type="paragraph" w:styleId="berschrift2">'
    '<w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style></w:styles>'
)


def p(text: str, style: str = "", outline: int | None = None) -> str:
    """A paragraph; a line end of the text is a break in it."""
    told = f'<w:pStyle w:val="{style}"/>' if style else ""
    told += "" if outline is None else f'<w:outlineLvl w:val="{outline}"/>'
    runs = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' if line else ""
        for line in text.split("\n")
    )
    return f"<w:p><w:pPr>{told}</w:pPr><w:r>{runs}</w:r></w:p>"


def table(*rows: Sequence[str]) -> str:
    """A table of cells."""
    cells = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def document(*parts: str) -> bytes:
    """A document with these paragraphs and tables."""
    body = f"<w:document {_SPACES}><w:body>{''.join(parts)}<w:sectPr/></w:body></w:document>"
    return packed({"word/styles.xml": STYLES, "word/document.xml": body})


def packed(parts: dict[str, str]) -> bytes:
    """A Word document of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def _listed(number: int, title: str) -> list[str]:
    """A title of the list at the front."""
    return [
        p(f"{number}. {title}"),
        p("Client/Matter: -None-"),
        p("Search Terms: ferry"),
        p("Narrowed by: "),
        table(("Content Type", "Narrowed by"), ("News", "Sources: Port Elm Gazette")),
    ]


FIRST = [
    p("Ferry sails again", outline=0),
    p("Port Elm Gazette"),
    p("May 17, 2024 Friday 9:50 AM GMT"),
    p(""),
    p("\nCopyright 2024 Port Elm Gazette All Rights Reserved"),
    p("Section:\xa0LOCAL NEWS; Pg. 4"),
    p(f"Length:\xa0{WORDS} words"),
    p("Byline:\xa0By Ada Lindqvist"),
    p("Highlight:\xa0It carries bicycles."),
    p("Body"),
    p(""),
    p(OPENING),
    p(COSTS),
    p("\nGraphic"),
    p("\xa0\nThe pier in the morning."),
    p("Classification"),
    p("Language:\xa0ENGLISH"),
    p("\nSubject:\xa0FERRIES (90%); HARBOURS (71%)"),
    p("\nLoad-Date:\xa0May 18, 2024"),
    p("\nEnd of Document"),
]
NEXIS_UNI = document(
    p("User Name: A READER"),
    p("Date and Time: Monday, June 3, 2024 10:00:00 AM CEST"),
    p("Documents (2)"),
    *_listed(1, "Ferry sails again"),
    *_listed(2, "Ferry carries bicycles"),
    *FIRST,
    p("Ferry carries bicycles"),
    p("The Quay Post"),
    p("May 17, 2024, Friday,, FINAL EDITION"),
    p("\nCopyright 2024 Harbour Papers"),
    p("Section:\xa0NEWS; A16"),
    p(f"Length:\xa0{SECOND_WORDS} words"),
    p("Body"),
    p(SECOND),
    p("\nLoad-Date:\xa0May 17, 2024"),
    p("\nEnd of Document"),
)
