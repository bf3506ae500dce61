"""Files of dumps, mail and books for the rows of docs/formats.md, on invented towns."""

from html import escape

from tests.index.readers.examples import OPENING

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


def files() -> dict[str, bytes]:
    """All files by their paths."""
    return {"news/wikinews.xml": MEDIAWIKI.encode()}
