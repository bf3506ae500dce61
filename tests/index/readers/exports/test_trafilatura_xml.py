"""trafilatura's XML and TEI become records, field by field."""

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Image
from index.readers.exports import trafilatura_xml
from index.readers.record import Block, Input, Reading, Record, Told, Unreadable

DOC = """<doc sitename="Port Elm Gazette" title="Sand &amp; gravel" author="Jane Doe; John Roe"
 date="2024-05-17" url="https://gazette.example.org/sand" hostname="example.org"
 description="About sand." categories="Harbour" tags="trams, sea;Trams" license="CC BY 4.0"
 language="en" filedate="2024-06-01" image="https://gazette.example.org/a.jpg" fingerprint="1d">
<main>
  <head rend="h1">Sand &amp; gravel</head>
  <p>Trams <hi rend="#b">run</hi> <ref target="x">again</ref><lb/>now.<graphic src="b.jpg"/></p>
  <head rend="h3">What <hi rend="#i">was</hi> done</head>
  <list rend="ul"><item>One<list><item>Inner</item></list></item><item><p>Two</p></item></list>
  <quote>So be it.<p>He said.</p></quote>
  <table><row><cell role="head">Year</cell><cell role="head">Trams</cell></row>
  <row span="2"><cell>2022</cell><cell><p>120</p></cell></row></table>
  <p/>
</main>
<comments><p>No one</p></comments></doc>"""
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title type="main">Sand</title><author>Jane Doe</author></titleStmt><publicationStmt><p/>
</publicationStmt><sourceDesc><biblFull><publicationStmt>
<publisher>Port Elm Gazette (example.org)</publisher>
<ptr type="URL" target="https://gazette.example.org/sand"/><date>2024-05-17</date>
</publicationStmt></biblFull></sourceDesc></fileDesc><profileDesc><abstract><p>About sand.</p>
</abstract><textClass><keywords><term type="categories">Harbour</term>
<term type="tags">trams, sea</term></keywords></textClass><creation>
<date type="download">2024-06-01</date></creation></profileDesc><encodingDesc><appInfo>
<application version="2.3.1" ident="Trafilatura"/></appInfo></encodingDesc></teiHeader><text><body>
<div type="entry"><ab rend="h2" type="header">What was<hi>done</hi></ab><p>Trams run.</p></div>
<div type="comments"><p>No one</p></div></body></text></TEI>"""


def read(data: str) -> list[Reading]:
    assert trafilatura_xml.sniff("page.xml", data.encode())
    return list(trafilatura_xml.read(Input("page.xml", io.BytesIO(data.encode()))))


def test_xml() -> None:
    found = read(DOC)
    assert found == [
        Record(
            place="doc 1",
            url=Told("https://gazette.example.org/sand", "url"),
            title=Told("Sand & gravel", "title"),
            lede=Told("About sand.", "description"),
            date=Told("2024-05-17", "date"),
            captured=Told("2024-06-01", "filedate"),
            authors=(Told("Jane Doe", "author"), Told("John Roe", "author")),
            topics=(Told("Harbour", "categories"), Told("trams", "tags"), Told("sea", "tags")),
            language=Told("en", "language"),
            publisher=Told("Port Elm Gazette", "sitename"),
            licence=Told("CC BY 4.0", "license"),
            images=(Image(url="https://gazette.example.org/a.jpg"), Image(url="b.jpg")),
            blocks=(
                Block("heading", "Sand & gravel", 1),
                Block("paragraph", "Trams run again now."),
                Block("heading", "What was done", 3),
                Block("item", "One"),
                Block("item", "Inner"),
                Block("item", "Two"),
                Block("quote", "So be it."),
                Block("quote", "He said."),
                Block("row", "Year | Trams"),
                Block("row", "2022 | 120"),
            ),
        )
    ]


def test_tei() -> None:
    assert read(TEI) == [
        Record(
            place="doc 1",
            url=Told("https://gazette.example.org/sand", "ptr"),
            title=Told("Sand", "titleStmt"),
            lede=Told("About sand.", "abstract"),
            date=Told("2024-05-17", "date"),
            captured=Told("2024-06-01", "creation"),
            authors=(Told("Jane Doe", "author"),),
            topics=(Told("Harbour", "term"), Told("trams", "term"), Told("sea", "term")),
            publisher=Told("Port Elm Gazette", "publisher"),
            blocks=(Block("heading", "What was done", 2), Block("paragraph", "Trams run.")),
        )
    ]


def test_the_site_may_have_no_name() -> None:
    found = read('<doc title="A" hostname="e.org"><main><p>x</p></main></doc>')[0]
    assert isinstance(found, Record)
    assert replace(found, blocks=()) == Record(
        place="doc 1", title=Told("A", "title"), publisher=Told("e.org", "hostname")
    )


def test_several_pages_one_after_another_and_a_cut() -> None:
    one = '<doc date="2024-05-17" title="{}"><main><p>x</p></main></doc>\n'
    found = read(one.format("A") + one.format("B") + one.format("C")[:50])
    assert [each.title for each in found if isinstance(each, Record)] == [
        Told("A", "title"),
        Told("B", "title"),
    ]
    assert [type(each) for each in found[2:]] == [Unreadable]


@pytest.mark.parametrize(
    "shown",
    [
        "<doc><title>x</title></doc>",
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/></TEI>',
        '<doc xmlns="http://e.org/" date="x"><main/></doc>',
        "<add><doc date='x'><main/></doc></add>",
        "",
    ],
)
def test_what_is_none(shown: str) -> None:
    assert not trafilatura_xml.sniff("page.xml", shown.encode())


@given(st.binary(max_size=40), st.integers(0, len(DOC)))
def test_nothing_is_raised(junk: bytes, at: int) -> None:
    data = DOC.encode()[:at] + junk + DOC.encode()[at + 3 :]
    for found in trafilatura_xml.read(Input("page.xml", io.BytesIO(data))):
        assert found is not None
