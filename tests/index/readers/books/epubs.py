"""Small EPUBs."""

import io
import zipfile
from collections.abc import Mapping
from html import escape

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>"
)
XHTML = "application/xhtml+xml"


def packed(files: Mapping[str, str]) -> bytes:
    """An EPUB that holds these files besides its media type."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        for name, text in files.items():
            archive.writestr(name, text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def page(title: str, body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html'
        ' xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head>'
        f"<title/></head><body><h1>{escape(title)}</h1>{body}</body></html>"
    )


def opf(spine: Mapping[str, str], title: str, more: str = "", items: str = "") -> str:
    """A list of contents; `spine` has the documents by their paths, with more attributes."""
    listed = "".join(
        f'<item id="i{n}" href="{name}" media-type="{XHTML}"/>' for n, name in enumerate(spine)
    )
    order = "".join(f'<itemref idref="i{n}"{more}/>' for n, more in enumerate(spine.values()))
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">'
        f"<dc:identifier>urn:elm:1</dc:identifier><dc:title>{escape(title)}</dc:title>"
        "<dc:creator>Ada Lindqvist</dc:creator><dc:date>2024-05-17</dc:date>"
        f"<dc:subject>Harbours</dc:subject><dc:language>en-GB</dc:language>{more}</metadata>"
        f'<manifest><item id="nav" href="nav.xhtml" media-type="{XHTML}" properties="nav"/>'
        f"{listed}{items}</manifest><spine>{order}</spine></package>"
    )


def nav(points: str) -> str:
    return page("Contents", f'<nav epub:type="toc"><ol>{points}</ol></nav>')


def point(label: str, href: str, below: str = "") -> str:
    inner = f"<ol>{below}</ol>" if below else ""
    return f'<li><a href="{href}">{escape(label)}</a>{inner}</li>'


def epub(chapters: Mapping[str, tuple[str, str]], title: str = "Tides", more: str = "") -> bytes:
    """A book of chapters: title and HTML by their paths, all in the contents."""
    files = {f"OEBPS/{name}": page(*chapter) for name, chapter in chapters.items()}
    points = "".join(point(label, name) for name, (label, _) in chapters.items())
    return packed(
        {
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": opf(dict.fromkeys(chapters, ""), title, more),
            "OEBPS/nav.xhtml": nav(points),
            **files,
        }
    )
