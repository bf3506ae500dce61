"""NewsML-G2: items in messages and by themselves."""

from datetime import UTC, date, datetime

import pytest

from index.article import Code
from index.stored import to_json
from tests.index.readers.agencies.reading_of import article, articles, makings, paragraphs, passed

SPACE = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
META = """<itemMeta><itemClass qcode="ninat:{kind}"/><provider qcode="prov:coast"><name>Coast</name>
</provider><versionCreated>2024-05-17T09:00:00Z</versionCreated>{more}</itemMeta>
<contentMeta><urgency>4</urgency><creator><name>doe.jane</name></creator>{content}
<subject type="cpnat:abstract" qcode="medtop:20000340"><name xml:lang="de">Bahn</name>
<name xml:lang="en">Railways</name></subject>
<subject type="cpnat:geoArea" qcode="area:9"><name>Port Elm</name></subject>
<subject type="x:category" qcode="cat:vm"><name>Miscellany</name></subject>
<subject type="x:category" qcode="cat:ws"><name>ws</name></subject>
<slugline>ferry-elm</slugline><keyword>ferry</keyword>
<headline rank="3">Ferries</headline><headline rank="1">Ferry sails again</headline>
<by>By Jane Doe, Coast</by><description role="drol:caption">A picture.</description>
<description role="drol:teaser">It carries bicycles.</description></contentMeta>"""
XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>T</title></head><body><header><h1>Ferry sails again</h1><p class="byline">By Jane</p>
</header><section class="main"><p class="teaser">It carries bicycles.</p><p>Port Elm (c) - So &amp;
it is.</p><h2>What it costs</h2><p>Two.</p></section><section class="notepad"><p>Call us.</p>
</section></body></html></inlineXML>"""
NITF = """<inlineXML contenttype="application/nitf+xml"><nitf><body><body.content><p>From NITF.</p>
</body.content></body></nitf></inlineXML>"""
PLAIN = '<inlineData contenttype="text/plain">One.\n\nTwo.</inlineData>'

HTML = '<inlineData contenttype="text/html">&lt;p&gt;Two &amp;amp; one.&lt;/p&gt;</inlineData>'


def item(text: str = XHTML, kind: str = "text", more: str = "", content: str = "") -> str:
    """An item by itself."""
    meta = META.format(kind=kind, more=more, content=content)
    return (
        f'<newsItem {SPACE} guid="urn:coast:1" version="4" xml:lang="en">{meta}'
        f"<contentSet>{text}</contentSet></newsItem>"
    )


def test_an_item() -> None:
    found = article("a.xml", item())
    assert (found.title, found.headline) == ("Ferry sails again", "Ferries")
    assert (found.lede, found.section, found.source) == (
        *("It carries bicycles.", "Miscellany", "Coast"),
    )
    assert (found.version, found.language, found.authors) == (4, "en", ("Jane Doe",))
    assert found.topics == ("Railways", "Miscellany", "ferry")
    assert paragraphs(found) == ["Port Elm (c) - So & it is.", "Two."]
    assert [part.heading for part in found.sections] == [None, "What it costs"]
    assert set(found.codes) == {
        Code("subject", "medtop", "20000340", "Railways"),
        Code("place", "area", "9", "Port Elm"),
        Code("subject", "cat", "vm", "Miscellany"),
        Code("subject", "cat", "ws", ""),
        Code("slug", name="ferry-elm"),
    }


def test_items_in_a_message() -> None:
    second = item().replace("urn:coast:1", "urn:coast:2")
    others = f"<packageItem {SPACE} guid='p'></packageItem><planningItem></planningItem>"
    data = f"<newsMessage {SPACE}><itemSet>{item()}{others}{second}</itemSet></newsMessage>"
    assert len({found.id for found in articles("a.xml", data)}) == 2
    assert passed("a.xml", data) == ["items without text", "plans"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (PLAIN + NITF + XHTML, "Port Elm (c) - So & it is."),
        (PLAIN + NITF, "From NITF."),
        (PLAIN, "One."),
        (HTML, "Two & one."),
    ],
)
def test_the_best_of_its_texts(text: str, first: str) -> None:
    assert paragraphs(article("a.xml", item(text)))[0] == first


@pytest.mark.parametrize(
    ("kind", "passed_as"),
    [
        ("picture", "pictures"),
        ("audio", "recordings"),
        ("video", "videos"),
        ("graphic", "graphics"),
    ],
)
def test_pictures_and_sounds_are_no_articles(kind: str, passed_as: str) -> None:
    assert passed("a.xml", item(kind=kind)) == [passed_as]


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ('<pubStatus qcode="stat:canceled"/>', "withdrawn"),
        ('<signal qcode="sig:correction"/>', "corrected"),
        ('<signal qcode="sig:update"/>', "updated"),
        ('<pubStatus qcode="stat:usable"/>', "live"),
    ],
)
def test_what_became_of_it(more: str, status: str) -> None:
    note = '<edNote role="r:correction">For editors.</edNote>'
    found = article("a.xml", item(more=more + note))
    assert (found.status, found.notice) == (status, None)
    assert found.corrected == (None if status == "live" else date(2024, 5, 17))
    assert "For editors" not in to_json(found)


@pytest.mark.parametrize(
    "more",
    [
        "<embargoed>2024-05-17T15:00:00+02:00</embargoed>",
        "<embargoed/>",
        '<pubStatus qcode="stat:withheld"/>',
    ],
)
def test_what_may_not_be_seen_yet(more: str) -> None:
    data = item(more=more)
    assert passed("a.xml", data) == ["not yet published articles"]
    later = datetime(2024, 5, 17, 13, tzinfo=UTC)
    assert len(articles("a.xml", data, later)) == ("2024" in more)


def test_an_item_that_is_taken_back_needs_no_text() -> None:
    data = (
        f'<newsItem {SPACE} guid="urn:coast:1" version="5"><itemMeta>'
        '<itemClass qcode="ninat:text"/><pubStatus qcode="stat:canceled"/></itemMeta></newsItem>'
    )
    found = article("a.xml", data)
    assert (found.id, found.status) == (article("a.xml", item()).id, "withdrawn")
    assert found.title == "Withdrawn item"


def test_what_stands_before_a_cut_is_read() -> None:
    data = f"<newsMessage {SPACE}><itemSet>{item()}{item()[:900]}"
    assert len(articles("a.xml", data)) == 1
    assert len(makings("a.xml", data)) == 2
