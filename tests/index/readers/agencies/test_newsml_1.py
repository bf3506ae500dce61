"""NewsML 1: components, what an item is filed under, and what may not be seen yet."""

from datetime import UTC, datetime

import pytest

from index.article import Code
from tests.index.readers.agencies.reading_of import article, articles, paragraphs, passed

DOC = """<?xml version="1.0" encoding="utf-8"?>
<NewsML Version="1.2"><NewsEnvelope><DateAndTime>20240517T090000Z</DateAndTime></NewsEnvelope>
<NewsItem xml:lang="en"><Identification><NewsIdentifier><ProviderId>coast.example</ProviderId>
<DateId>20240516</DateId><NewsItemId>FX1</NewsItemId><RevisionId PreviousRevision="1" Update="N">2
</RevisionId></NewsIdentifier><NameLabel>ferry-label</NameLabel></Identification>
<NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20240516T160000Z</FirstCreated>
<ThisRevisionCreated>20240517T090000Z</ThisRevisionCreated><Status FormalName="{status}"/>{more}
</NewsManagement><NewsComponent><TopicSet><Topic><TopicType FormalName="SubjectMatter"/>
<FormalName Scheme="IptcSubjectCodes">04015000</FormalName>
<Description xml:lang="de" Variant="Name">Häfen</Description>
<Description xml:lang="en" Variant="Name">Ports</Description></Topic></TopicSet>
<NewsLines><HeadLine>Ferry sails again</HeadLine><SubHeadLine>Nine years later</SubHeadLine>
<ByLine>By Jane Doe</ByLine><DateLine>PORT ELM, May 16 (Coast) -</DateLine>
<SlugLine>ferry</SlugLine>
</NewsLines><AdministrativeMetadata><Provider><Party FormalName="Coast"/></Provider>
</AdministrativeMetadata><DescriptiveMetadata><Language FormalName="en"/><SubjectCode>
<SubjectMatter FormalName="04015000" Scheme="IptcSubjectCodes"/></SubjectCode>
<Location HowPresent="Origin"><Property FormalName="Country" Value="PRE"/>
<Property FormalName="City" Value="Port Elm"/></Location>
<Property FormalName="Keyword" Value="ferry"/></DescriptiveMetadata>
{component}</NewsComponent></NewsItem></NewsML>"""
TEXT = """<ContentItem><MediaType FormalName="Text"/><Format FormalName="{form}"/>
<DataContent>{data}</DataContent></ContentItem>"""
NITF = "<nitf><body><body.content><p>It carries bicycles.</p></body.content></body></nitf>"


def doc(
    component: str = TEXT.format(form="NITF3.1", data=NITF), status: str = "Usable", more: str = ""
) -> str:
    """A file with one item."""
    return DOC.format(component=component, status=status, more=more)


def test_an_item() -> None:
    found = article("a.xml", doc())
    assert (found.title, found.headline) == ("Ferry sails again", "Nine years later")
    assert (found.source, found.version, found.authors) == ("Coast", 2, ("Jane Doe",))
    assert str(found.published) == "2024-05-16 16:00:00+00:00"
    assert str(found.modified) == "2024-05-17 09:00:00+00:00"
    assert found.topics == ("Ports", "ferry")
    assert paragraphs(found) == ["PORT ELM, May 16 (Coast) - It carries bicycles."]
    assert set(found.codes) == {
        Code("subject", "IptcSubjectCodes", "04015000", "Ports"),
        Code("place", "ISO 3166", "PRE", ""),
        Code("place", "", "", "Port Elm"),
        Code("slug", name="ferry"),
    }


@pytest.mark.parametrize(
    ("form", "data", "text"),
    [
        ("NITF3.1", NITF, ["It carries bicycles."]),
        ("bcNITF2.5", "<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("HTML", "<![CDATA[<P>One &amp; two.</P><P>Three.</P>]]>", ["One & two.", "Three."]),
        ("", "One.\n\nTwo\nlines.", ["One.", "Two lines."]),
    ],
)
def test_a_text_of_any_kind(form: str, data: str, text: list[str]) -> None:
    found = paragraphs(article("a.xml", doc(TEXT.format(form=form, data=data))))
    assert [found[0].partition(" - ")[2], *found[1:]] == text


def test_a_component_within_a_component() -> None:
    inner = (
        f"<NewsComponent><Role FormalName='Main'/>{TEXT.format(form='', data=NITF)}</NewsComponent>"
    )
    assert len(paragraphs(article("a.xml", doc(inner)))) == 1


def test_a_picture_with_its_caption_is_no_article() -> None:
    role = "<Role FormalName='Caption'/>"
    caption = f"<NewsComponent>{role}{TEXT.format(form='', data=NITF)}</NewsComponent>"
    content = "<ContentItem Href='a.jpg'><MediaType FormalName='Photo'/></ContentItem>"
    photo = f"<NewsComponent>{content}</NewsComponent>"
    assert passed("a.xml", doc(caption + photo)) == ["pictures"]
    assert passed("a.xml", doc("")) == ["items without text"]


USABLE = (
    "<StatusWillChange><FutureStatus FormalName='Usable'/><DateAndTime>{}</DateAndTime>"
    "</StatusWillChange>"
)


def test_what_is_embargoed_appears_in_time() -> None:
    data = doc(status="Embargoed", more=USABLE.format("20240517T130000Z"))
    assert passed("a.xml", data) == ["not yet published articles"]
    assert len(articles("a.xml", data, datetime(2024, 5, 17, 13, tzinfo=UTC))) == 1
    assert passed("a.xml", doc(status="Embargoed")) == ["not yet published articles"]
    assert passed("a.xml", doc(status="Withheld")) == ["not yet published articles"]


@pytest.mark.parametrize(
    ("status", "more", "became", "notice"),
    [
        ("Canceled", "<Correction><Text>No ferry.</Text></Correction>", "withdrawn", "No ferry."),
        ("Usable", "<Instruction FormalName='Correction'/>", "corrected", None),
        ("Usable", "<Instruction FormalName='Update'/>", "updated", None),
        ("Usable", "", "live", None),
    ],
)
def test_what_became_of_it(status: str, more: str, became: str, notice: str | None) -> None:
    found = article("a.xml", doc(status=status, more=more))
    assert (found.status, found.notice) == (became, notice)


def test_an_item_that_is_taken_back_needs_no_text() -> None:
    assert article("a.xml", doc("", status="Canceled")).id == article("a.xml", doc()).id
