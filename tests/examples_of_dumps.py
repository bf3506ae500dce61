"""Files of dumps, mail and books for the rows of docs/formats.md, on invented towns."""

from html import escape

from tests.index.readers.books.epubs import epub
from tests.index.readers.examples import OPENING
from tests.index.readers.pdf.pdfs import At, column, pdf

WIKI = f"""{{{{date|May 17, 2024}}}}
[[File:Pier.jpg|thumb|left|The pier of Port Elm.]]{OPENING.replace("Port Elm", "{{w|Port Elm}}")}

== What it costs ==
Ten crowns a [[w:Crossing|crossing]], as before.

== Sources ==
*{{{{source|url=https://herald.example.org/1|title=Ferry back|author=Jan Roe|pub=Elm Herald}}}}
{{{{publish}}}}
[[Category:Transport]]"""

MEDIAWIKI = f"""<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11"
xml:lang="en"><siteinfo><sitename>Wikinews</sitename><dbname>enwikinews</dbname>
<base>https://en.wikinews.org/wiki/Main_Page</base></siteinfo>
<page><title>Ferry sails again</title><ns>0</ns><id>7</id><revision>
<timestamp>2024-05-18T09:00:00Z</timestamp><text>{escape(WIKI)}</text></revision></page>
<page><title>Talk:Ferry</title><ns>1</ns><id>8</id><revision><text>x</text></revision></page>
</mediawiki>"""

LETTER = f"""From: =?utf-8?q?Port_Elm_Gazette?= <news@gazette.example.org>
To: ada@example.org
Subject: Ferry sails
 =?utf-8?b?YWdhaW4=?=
Date: Fri, 17 May 2024 09:00:00 +0200
Message-ID: <7@gazette.example.org>
List-Unsubscribe: <https://gazette.example.org/leave?7>
List-Post: <https://gazette.example.org/p/ferry>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="=_elm"

--=_elm
Content-Type: text/plain; charset=utf-8

View this email in your browser

--=_elm
Content-Type: text/html; charset=utf-8

<html><body><table><tr><td><a href="https://gazette.example.org/7">View this email in your
browser</a></td></tr><tr><td><h1>Ferry sails again</h1><p>{OPENING}</p>
<h2>What it costs</h2><p>Ten crowns a crossing, as before.</p></td></tr><tr><td><p>You receive
this because you asked for it.</p><p><a href="https://gazette.example.org/leave?7">Unsubscribe</a>
</p></td></tr></table></body></html>
--=_elm--
"""

SAVED = f"""From: <Saved by Blink>
Snapshot-Content-Location: https://gazette.example.org/ferry.html
Subject: Ferry sails again
Date: Sat, 18 May 2024 09:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----MultipartBoundary--elm----"

------MultipartBoundary--elm----
Content-Type: text/html
Content-Transfer-Encoding: 8bit
Content-Location: https://gazette.example.org/ferry.html

<!DOCTYPE html><html lang="en-GB"><head><title>Ferry sails again</title>
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Ferry sails again", "datePublished": "2024-05-17"}}</script></head><body><article>
<h1>Ferry sails again</h1><p>{OPENING}</p><p>Ten crowns a crossing, as before.</p></article>
</body></html>
------MultipartBoundary--elm------
"""


def files() -> dict[str, bytes]:
    """All files by their paths."""
    postmark = "From news@gazette.example.org Fri May 17 09:00:00 2024\n"
    texts = {
        "wikinews.xml": MEDIAWIKI,
        "letters.mbox": f"{postmark}{LETTER}\n",
        "letter.eml": LETTER,
        "saved.mhtml": SAVED,
    }
    chapter = f"<p>{OPENING}</p><h2>What it costs</h2><p>Ten crowns a crossing, as before.</p>"
    book = epub({"1.xhtml": ("Ferry sails again", chapter)}, title="Letters of Port Elm")
    lines = [At("Ferry sails again", 50, 740, 22), *column(OPENING, 50, 700, 90)]
    printed = pdf(lines, info={"CreationDate": "D:20240517", "Author": "Ada Lindqvist"})
    found = {f"news/{name}": text.encode() for name, text in texts.items()}
    return found | {"news/letters.epub": book, "news/ferry.pdf": printed}
