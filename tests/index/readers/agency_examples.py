"""The stories of `examples.py` in the formats of news agencies."""

import json
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Protocol

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Story(Protocol):
    """What every format can say."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def date(self) -> str: ...
    @property
    def text(self) -> str: ...


Stories = Sequence[Story]


def _compact(story: Story) -> str:
    return story.date.replace("-", "")


def _named(story: Story) -> tuple[str, str, str]:
    """Year, name of the month and day, as far as there are such."""
    year, month, day = (*story.date.split("-"), "", "")[:3]
    is_month = month.isdecimal() and 1 <= int(month) <= 12
    return year, _MONTHS[int(month) - 1] if is_month else month, day


def _ninjs(stories: Stories) -> str:
    found = [
        {
            "uri": f"urn:coast:{s.id}",
            "versioncreated": f"{s.date}T09:00:00+0000",
            "headlines": [{"value": s.title}],
            "bodies": [{"contenttype": "text/plain", "value": s.text}],
        }
        for s in stories
    ]
    return json.dumps(found, indent=1, ensure_ascii=False)


def _nitf(stories: Stories) -> str:
    return "\n".join(
        f"<nitf><head><docdata><doc-id id-string='coast-{s.id}'/>"
        f"<date.issue norm='{_compact(s)}T090000Z'/></docdata></head><body><body.head><hedline>"
        f"<hl1>{escape(s.title)}</hl1></hedline></body.head>"
        f"<body.content><p>{escape(s.text)}</p></body.content></body></nitf>"
        for s in stories
    )


def _newsml_g2(stories: Stories) -> str:
    items = "".join(
        f"<newsItem guid='urn:coast:{s.id}' version='1'><itemMeta><itemClass qcode='ninat:text'/>"
        f"<versionCreated>{s.date}T09:00:00Z</versionCreated></itemMeta>"
        f"<contentMeta><headline>{escape(s.title)}</headline></contentMeta><contentSet>"
        f"<inlineXML contenttype='application/xhtml+xml'><html><body><p>{escape(s.text)}</p>"
        "</body></html></inlineXML></contentSet></newsItem>\n"
        for s in stories
    )
    space = "http://iptc.org/std/nar/2006-10-01/"
    return f"<newsMessage xmlns='{space}'><itemSet>\n{items}</itemSet></newsMessage>"


def _newsml_1(stories: Stories) -> str:
    items = "".join(
        "<NewsItem><Identification><NewsIdentifier><ProviderId>coast.example</ProviderId>"
        f"<DateId>{_compact(s)}</DateId><NewsItemId>{s.id}</NewsItemId></NewsIdentifier>"
        f"</Identification><NewsManagement><FirstCreated>{_compact(s)}T090000Z</FirstCreated>"
        "<Status FormalName='Usable'/></NewsManagement><NewsComponent><NewsLines>"
        f"<HeadLine>{escape(s.title)}</HeadLine></NewsLines><ContentItem>"
        f"<MediaType FormalName='Text'/><DataContent><p>{escape(s.text)}</p></DataContent>"
        "</ContentItem></NewsComponent></NewsItem>\n"
        for s in stories
    )
    return f"<NewsML>\n{items}</NewsML>"


def _ritzau(stories: Stories) -> str:
    items = "".join(
        f"<RBNews><NewsID>{s.id}</NewsID><PublishDate>{s.date}T09:00:00</PublishDate>"
        f"<headline>{escape(s.title)}</headline><version>1</version>"
        f"<content>{escape(f'<p>{escape(s.text)}</p>')}</content></RBNews>\n"
        for s in stories
    )
    return f"<XMLNewsQueuedResponse><ListOfRBNews>\n{items}</ListOfRBNews></XMLNewsQueuedResponse>"


def _rcv1(stories: Stories) -> str:
    return "\n".join(
        f'<newsitem itemid="{s.id}" id="root" date="{s.date}" xml:lang="en">'
        f"<headline>{escape(s.title)}</headline><text><p>{escape(s.text)}</p></text></newsitem>"
        for s in stories
    )


def _reuters21578(stories: Stories) -> str:
    items = []
    for s in stories:
        year, month, day = _named(s)
        items.append(
            f'<REUTERS TOPICS="NO" NEWID="{s.id}">'
            f"<DATE>{day}-{month.upper()}-{year} 00:00:00.00</DATE><TEXT>"
            f"<TITLE>{escape(s.title)}</TITLE><BODY>{escape(s.text)}\n Reuter\n</BODY>"
            "</TEXT></REUTERS>\n"
        )
    return f'<!DOCTYPE lewis SYSTEM "lewis.dtd">\n{"".join(items)}'


def _iptc7901(stories: Stories) -> str:
    items = []
    for s in stories:
        year, month, day = _named(s)
        items.append(
            f"\x01cst{int(s.id):03d} 4 i 046 coast 061\r\n\r\nCoast/{s.id}/\r\n"
            f"\x02{s.title} =\r\n\r\n   {s.text}\r\n\r\n"
            f"\x03{day}0900 GMT {month} {year}\r\n\x7f\x7f\x04"
        )
    return "".join(items)


WRITERS: Mapping[str, tuple[str, Callable[[Stories], str]]] = {
    "ninjs": ("items.json", _ninjs),
    "nitf": ("items.xml", _nitf),
    "newsml_g2": ("message.xml", _newsml_g2),
    "newsml_1": ("message.xml", _newsml_1),
    "ritzau": ("queue.xml", _ritzau),
    "rcv1": ("2286newsML.xml", _rcv1),
    "reuters21578": ("reut2-000.sgm", _reuters21578),
    "iptc7901": ("wire.txt", _iptc7901),
}
"""By the name of the reader, a file's name and what writes it."""

NUMBERED = frozenset({"newsml_g2", "ritzau"})
"""Those that give a version a number: the same one again is a repetition."""

STARTS: Mapping[str, str] = {
    "ninjs": '{\n  "uri"',
    "nitf": "<nitf>",
    "newsml_g2": "<newsItem ",
    "newsml_1": "<NewsItem>",
    "ritzau": "<RBNews>",
    "rcv1": "<newsitem ",
    "reuters21578": "<REUTERS ",
    "iptc7901": "\x01",
}
"""How an item begins."""

EMPTY: Mapping[str, str] = {
    "ninjs": "{},",
    "nitf": "<nitf></nitf>",
    "newsml_g2": "<newsItem></newsItem>",
    "newsml_1": "<NewsItem></NewsItem>",
    "ritzau": "<RBNews></RBNews>",
    "rcv1": "<newsitem></newsitem>",
    "reuters21578": "<REUTERS></REUTERS>",
    "iptc7901": "\x01\x04",
}
"""Items that hold nothing."""
