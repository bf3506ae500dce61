"""NITF: heads, headlines, sections, names and what may not be seen yet."""

from datetime import UTC, datetime

import pytest

from index.article import Code, Image
from tests.index.readers.agencies.reading_of import article, articles, paragraphs, passed

BASE = "https://coast.example.org"
DOC = """<?xml version="1.0" encoding="iso-8859-1"?>
<nitf{space} version="-//IPTC//DTD NITF 3.4//EN" baselang="en">
<head><title>A title</title>
<meta name="anpa-keyword" content="ferry"/><meta name="anpa-takekey" content="(ATTN EDITORS)"/>
<tobject tobject.type="News"><tobject.property tobject.property.type="Feature"/>
<tobject.subject tobject.subject.refnum="04015000" tobject.subject.type="Economy"
 tobject.subject.matter="Ports"/></tobject>
<docdata management-status="{status}"><doc-id id-string="coast-1"/>{key}<urgency ed-urg="4"/>
<date.issue norm="20240516T180000+0200"/><date.release norm="{release}"/>
<ed-msg info="For editors."/><key-list><keyword key="Ferries"/>
<keyword>Bicycles</keyword></key-list>
<doc.copyright holder="Coast Agency. All rights reserved." year="2024"/>{more}</docdata></head>
<body><body.head><hedline><hl1>Ferry <em>sails</em> again</hl1><hl2>Nine years later</hl2></hedline>
<byline>By JANE DOE<byttl>Harbour Writer</byttl></byline>
<dateline><location><city>Port Elm</city></location></dateline>
<abstract><p>It carries bicycles.</p></abstract></body.head>
<body.content><block><hl2>Ferry sails again</hl2><p>The <org value="PA" idsrc="codes">Port
Authority</org> said so,<br/>said <person>Ada Lindqvist</person>.</p></block>
<note type="npa"><p>Not for publication.</p></note>
<hl2>What it costs</hl2><table><tr><td>Adults</td><td>2</td></tr>
<tr><td>Others</td><td>1</td></tr></table>
<media media-type="image"><media-reference source="{BASE}/f.jpg"/>
<media-caption>The ferry.</media-caption>
<media-producer>John Roe</media-producer></media><p>-ENDS-</p></body.content></body></nitf>"""


def doc(**told: str) -> str:
    """A document."""
    usual = {
        "space": "",
        "status": "usable",
        "release": "YYYYMMDD000000-HHMM",
        "key": "",
        "more": "",
    }
    return DOC.format(BASE=BASE, **(usual | told))


@pytest.mark.parametrize("space", ["", " xmlns='http://iptc.org/std/NITF/2006-10-18/'"])
def test_a_document(space: str) -> None:
    found = article("a.xml", doc(space=space))
    assert (found.title, found.headline) == ("Ferry sails again", "Nine years later")
    assert (found.lede, found.source) == ("It carries bicycles.", "Coast Agency")
    assert str(found.published) == "2024-05-16 16:00:00+00:00"
    assert found.authors == ("JANE DOE",)
    assert found.topics == ("Ports", "Economy", "Ferries", "Bicycles")
    assert [part.heading for part in found.sections] == [None, "What it costs"]
    said = "The Port Authority said so, said Ada Lindqvist."
    assert paragraphs(found) == [said, "Adults | 2", "Others | 1"]
    assert found.images == (Image(url=f"{BASE}/f.jpg", caption="The ferry.", author="John Roe"),)
    assert found.notice is None
    assert set(found.codes) == {
        Code("subject", "IPTC", "04015000", "Ports"),
        Code("subject", "IPTC", "", "Economy"),
        Code("genre", name="Feature"),
        Code("place", name="Port Elm"),
        Code("person", name="Ada Lindqvist"),
        Code("organisation", "codes", "PA", "Port Authority"),
        Code("slug", name="ferry"),
        Code("signal", name="(ATTN EDITORS)"),
        Code("signal", name="-ENDS-"),
    }


@pytest.mark.parametrize("status", ["usable", "embargoed"])
def test_what_is_released_later_is_not_seen_before(status: str) -> None:
    data = doc(status=status, release="20240517T130000Z")
    assert passed("a.xml", data) == ["not yet published articles"]
    assert len(articles("a.xml", data, datetime(2024, 5, 17, 13, tzinfo=UTC))) == 1


@pytest.mark.parametrize(
    ("status", "kinds", "became"),
    [
        ("embargoed", ["not yet published articles"], ""),
        ("withheld", ["not yet published articles"], ""),
        ("canceled", [], "withdrawn"),
        ("usable", [], "live"),
    ],
)
def test_its_status(status: str, kinds: list[str], became: str) -> None:
    data = doc(status=status)
    assert passed("a.xml", data) == kinds
    assert [found.status for found in articles("a.xml", data)] == [became] * bool(became)
    assert [found.notice for found in articles("a.xml", doc(status="canceled"))] == [None]


def test_a_correction_says_what_it_corrects() -> None:
    found = article("a.xml", doc(more="<correction info='It was eight years.'/>"))
    assert (found.status, found.notice) == ("corrected", "It was eight years.")


def test_a_key_that_counts_versions_names_the_story() -> None:
    first = article("a.xml", doc(key="<du-key key='story' version='1'/>"))
    second = article("a.xml", doc(key="<du-key key='story' version='2'/>"))
    assert (first.id, first.version, second.version) == (second.id, 1, 2)
    assert first.id != article("a.xml", doc()).id


def test_the_full_text_is_taken_where_the_lead_stands_beside_it() -> None:
    data = """<nitf><head><title>T</title><meta name="print_page_number" content="7"/>
    <pubdata date.publication="20070102T000000" name="The Port Elm Times"
     ex-ref="https://times.example.org/1"/></head><body><body.head/><body.content>
    <block class="lead_paragraph"><p>One.</p></block>
    <block class="full_text"><p>One.</p><p>Two.</p></block></body.content></body></nitf>"""
    found = article("a.xml", data)
    assert paragraphs(found) == ["One.", "Two."]
    assert (found.page, found.url) == ("7", "https://times.example.org/1")
    assert (found.source, found.written_date) == ("The Port Elm Times", "2007-01-02")


def test_a_dateline_that_leads_into_the_text() -> None:
    data = doc().replace("<dateline><location>", "<dateline>PORT ELM, May 16 -<location>")
    data = data.replace("<location><city>Port Elm</city></location>", "")
    assert paragraphs(article("a.xml", data))[0].startswith("PORT ELM, May 16 - The Port")
