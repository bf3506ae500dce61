"""Exports of Blogger: posts are told from all else by kind and status, never by their dates."""

import io

import pytest

from index.readers.exports import blogger
from index.readers.feeds import atom
from index.readers.record import Block, Input, Notice, PassedOver, Reading, Record, Told

OLD = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">
<id>tag:blogger.com,1999:blog-1.archive</id><title>Port Elm</title>
<link rel="alternate" type="text/html" href="https://elm.example.org/"/>{}</feed>"""
NEW = """<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'
xmlns:blogger='http://schemas.google.com/blogger/2018'><id>tag:blogger.com,1999:blog-1.archive</id>
<title>Port Elm</title>{}</feed>"""
KIND = (
    '<category scheme="http://schemas.google.com/g/2005#kind"'
    ' term="http://schemas.google.com/blogger/2008/kind#{}"/>'
)
PAST = "<published>2010-11-27T07:08:20-08:00</published>"


def read(form: str, *entries: str) -> list[Reading]:
    data = form.format("".join(f"<entry>{inner}</entry>" for inner in entries)).encode()
    assert blogger.sniff("blog.xml", data)
    assert not atom.sniff("blog.xml", data)
    return list(blogger.read(Input("blog.xml", io.BytesIO(data))))


def test_kinds() -> None:
    draft = "<app:control><app:draft>yes</app:draft></app:control>"
    kinds = ("template", "settings", "page", "comment")
    found = read(
        OLD,
        *(f"{KIND.format(kind)}<title>x</title>{PAST}" for kind in kinds),
        f"{KIND.format('post')}{draft}<title>x</title>{PAST}",
        f"""{KIND.format("post")}<id>tag:blogger.com,1999:blog-1.post-7</id>{PAST}
        <category scheme="http://www.blogger.com/atom/ns#" term="Harbour"/>
        <title type="text">Bridge</title><author><name>Jane Doe</name></author>
        <content type="html">&lt;p&gt;Open.&lt;/p&gt;</content>
        <link rel="alternate" type="text/html" href="https://elm.example.org/bridge.html"/>""",
    )
    design = PassedOver("parts of a site's design")
    others = [PassedOver("pages"), PassedOver("comments"), PassedOver("drafts")]
    assert found[:5] == [design, design, *others]
    assert found[5] == Record(
        place="entry 6",
        id=Told("tag:blogger.com,1999:blog-1.post-7", "id"),
        url=Told("https://elm.example.org/bridge.html", "link"),
        title=Told("Bridge", "title"),
        date=Told("2010-11-27T07:08:20-08:00", "published"),
        authors=(Told("Jane Doe", "author"),),
        topics=(Told("Harbour", "category"),),
        publisher=Told("Port Elm", "feed title"),
        blocks=(Block("paragraph", "Open."),),
    )
    assert isinstance(found[6], Notice)


def test_takeout() -> None:
    def entry(kind: str, status: str) -> str:
        return f"""<title>Bridge</title><blogger:type>{kind}</blogger:type>
        <blogger:status>{status}</blogger:status>{PAST}<content type="html">x</content>
        <blogger:filename>/2010/11/bridge.html</blogger:filename>"""

    found = read(
        NEW,
        entry("POST", "LIVE"),
        entry("POST", "DRAFT"),
        entry("POST", "SOFT_TRASHED"),
        entry("PAGE", "LIVE"),
        entry("COMMENT", "LIVE"),
    )
    assert isinstance(found[0], Record)
    assert found[0].url == Told("/2010/11/bridge.html", "blogger:filename")
    kinds = ["drafts", "drafts", "pages", "comments"]
    assert found[1:] == [PassedOver(kind) for kind in kinds]


@pytest.mark.parametrize(
    "head", ['<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:e.org,1</id>', "<rss>", ""]
)
def test_what_is_none(head: str) -> None:
    assert not blogger.sniff("blog.xml", head.encode())
