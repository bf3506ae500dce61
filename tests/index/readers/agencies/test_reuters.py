"""The two collections of Reuters that research is done with."""

from index.article import Code
from tests.index.readers.agencies.reading_of import article, articles, paragraphs, said

STORY = """<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" OLDID="5544" NEWID="{id}">
<DATE>{date}</DATE>
<TOPICS><D>shipping</D></TOPICS><PLACES><D>port-elm</D></PLACES><PEOPLE><D>doe</D></PEOPLE>
<ORGS></ORGS><EXCHANGES></EXCHANGES><COMPANIES></COMPANIES><UNKNOWN>
&#5;&#5;&#5;C T
&#22;&#22;&#1;f0704&#31;reute</UNKNOWN>
<TEXT{kind}>&#2;
{text}
&#3;</TEXT>
</REUTERS>
"""
NORM = """<TITLE>FERRY &lt;FRY> SAILS AGAIN</TITLE>
<DATELINE>    PORT ELM, May 17 - </DATELINE><BODY>It carries bicycles
and people.
    It takes 11 minutes.
 Reuter
</BODY>"""


def story(
    text: str = NORM, kind: str = "", id: int = 1, date: str = "17-MAY-1987 15:01:01.79"
) -> str:
    """A story of Reuters-21578."""
    return STORY.format(text=text, kind=kind, id=id, date=date)


def sgml(*stories: str) -> str:
    return '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n' + "".join(stories)


def test_a_story() -> None:
    found = article("reut2-000.sgm", sgml(story()))
    assert (found.id, found.title, found.source) == ("1", "FERRY <FRY> SAILS AGAIN", "Reuters")
    assert str(found.published) == "1987-05-17 15:01:01+00:00"
    first, second = paragraphs(found)
    assert first == "PORT ELM, May 17 - It carries bicycles and people."
    assert second == "It takes 11 minutes."
    assert found.topics == ("shipping",)
    assert Code("place", "Reuters places", "port-elm", "port-elm") in found.codes
    assert Code("person", "Reuters people", "doe", "doe") in found.codes


def test_what_was_never_parted_and_what_has_no_body() -> None:
    bare = story("MARKET CLOSES\n    Oper shr 1 ct\n    Net 2", ' TYPE="UNPROC"', 2)
    brief = story("******<TITLE>LIBRARY GROWS</TITLE>\nFiller.", ' TYPE="BRIEF"', 3)
    first, second = articles("a.sgm", sgml(bare, brief))
    assert (first.title, paragraphs(first)) == ("MARKET CLOSES", ["Oper shr 1 ct", "Net 2"])
    assert (second.title, paragraphs(second)) == ("LIBRARY GROWS", [])


def test_a_date_in_noise_is_read() -> None:
    found = article("a.sgm", sgml(story(date="\n 17-MAY-1987 15:01:01.79E RM\n")))
    assert found.written_date == "1987-05-17"
    assert "undated" not in " ".join(said("a.sgm", sgml(story())))


RCV1 = """<?xml version="1.0" encoding="iso-8859-1" ?>
<newsitem itemid="2286" id="root" date="1996-08-20" xml:lang="en">
<title>PORT ELM: Ferry sails.</title><headline>Ferry sails.</headline>
<byline>Jane Doe</byline><dateline>PORT ELM 1996-08-20</dateline>
<text><p>It carries bicycles.</p><p>It takes 11 minutes.</p></text>
<metadata><codes class="bip:countries:1.0"><code code="PRE"><editdetail date="1996-08-20"/></code>
</codes><codes class="bip:topics:1.0"><code code="E11"/><code code="ECAT"/></codes>
<codes class="bip:industries:1.0"><code code="I81"/></codes>
<dc element="dc.creator.location" value="PORT ELM"/></metadata></newsitem>"""


def test_an_item_of_rcv1() -> None:
    found = article("2286newsML.xml", RCV1)
    assert (found.id, found.title, found.written_date) == ("2286", "Ferry sails.", "1996-08-20")
    assert (found.topics, found.authors) == (("E11", "ECAT"), ("Jane Doe",))
    assert paragraphs(found) == ["It carries bicycles.", "It takes 11 minutes."]
    assert set(found.codes) == {
        Code("place", "bip:countries:1.0", "PRE", ""),
        Code("subject", "bip:topics:1.0", "E11", "E11"),
        Code("subject", "bip:topics:1.0", "ECAT", "ECAT"),
        Code("industry", "bip:industries:1.0", "I81", ""),
        Code("place", name="Port Elm"),
        Code("slug", name="PORT ELM: Ferry sails."),
    }
