"""The same invented stories in every format that is read, for tests that ask all formats the same.

A text is plain: each format writes it with the marks that it needs.
"""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from tests.index.readers import agency_examples, examples_of_dumps
from tests.index.readers import digitised_examples as digitised
from tests.index.readers import web_archive_examples as web_archives
from tests.index.readers.press_examples import PRESS

OPENING = (
    "The ferry between both banks of Port Elm sails again after nine years, and carries two"
    " hundred bicycles; the crossing takes eleven minutes, as the port's office said on Friday."
)


@dataclass(frozen=True, slots=True)
class Story:
    """What every format can say."""

    id: str
    title: str
    date: str = "2024-05-17"
    text: str = OPENING

    @property
    def url(self) -> str:
        return f"https://gazette.example.org/{self.id}.html"


Stories = Sequence[Story]


def _rss(stories: Stories) -> str:
    items = "".join(
        f"<item><guid>{s.url}</guid><link>{s.url}</link><title>{escape(s.title)}</title>"
        f"<pubDate>{s.date}</pubDate><description>{escape(escape(s.text))}</description></item>\n"
        for s in stories
    )
    return f"<rss version='2.0'><channel><title>Gazette</title>\n{items}</channel></rss>"


def _entries(stories: Stories, inner: str = "") -> str:
    return "".join(
        f"<entry><id>{s.url}</id><link rel='alternate' href='{s.url}'/>{inner}"
        f"<title>{escape(s.title)}</title><published>{s.date}</published>"
        f"<content type='html'>{escape(escape(s.text))}</content></entry>\n"
        for s in stories
    )


_ATOM = "<feed xmlns='http://www.w3.org/2005/Atom'>"


def _atom(stories: Stories) -> str:
    return f"{_ATOM}<id>urn:x</id><title>Gazette</title>\n{_entries(stories)}</feed>"


def _blogger(stories: Stories) -> str:
    scheme = "http://schemas.google.com/g/2005#kind"
    term = "http://schemas.google.com/blogger/2008/kind#post"
    entries = _entries(stories, f"<category scheme='{scheme}' term='{term}'/>")
    return f"{_ATOM}<id>tag:blogger.com,1999:blog-1.archive</id><title>G</title>\n{entries}</feed>"


def _wxr(stories: Stories) -> str:
    items = "".join(
        f"<item><title>{escape(s.title)}</title><link>{s.url}</link><wp:post_id>{s.id}</wp:post_id>"
        f"<wp:post_date>{s.date} 09:00:00</wp:post_date><wp:post_type>post</wp:post_type>"
        f"<wp:status>publish</wp:status>"
        f"<content:encoded>{escape(escape(s.text))}</content:encoded></item>\n"
        for s in stories
    )
    return (
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'"
        " xmlns:wp='http://wordpress.org/export/1.2/'><channel><title>Gazette</title>"
        f"<wp:wxr_version>1.2</wp:wxr_version>\n{items}</channel></rss>"
    )


def _movable_type(stories: Stories) -> str:
    return "".join(
        f"TITLE: {escape(s.title)}\nSTATUS: Publish\nUNIQUE URL: {s.url}\n"
        f"DATE: {_american(s.date)} 09:00:00\n-----\nBODY:\n{escape(s.text)}\n-----\n--------\n"
        for s in stories
    )


def _american(day: str) -> str:
    year, month, rest = (*day.split("-"), "", "")[:3]
    return f"{month}/{rest}/{year}"


def _dotclear(stories: Stories) -> str:
    rows = "".join(
        f'"{s.id}","{s.date} 09:00:00","post","{s.id}","{_slashed(s.title)}",'
        f'"{_slashed(escape(s.text))}","1"\n'
        for s in stories
    )
    return (
        "///DOTCLEAR|2.25.3|single\n\n[blog blog_id,blog_url,blog_name]\n"
        '"default","https://gazette.example.org/","Gazette"\n\n'
        "[post post_id,post_dt,post_type,post_url,post_title,post_content_xhtml,post_status]\n"
        f"{rows}\n"
    )


def _slashed(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _trafilatura(stories: Stories) -> str:
    return "\n".join(
        f'<doc title="{escape(s.title)}" date="{s.date}" url="{s.url}" hostname="example.org">'
        f"<main><p>{escape(s.text)}</p></main></doc>"
        for s in stories
    )


def _record(story: Story) -> dict[str, str]:
    return {
        "id": story.id,
        "title": story.title,
        "date": story.date,
        "url": story.url,
        "body": story.text,
    }


def _json(stories: Stories) -> str:
    return json.dumps({"articles": [*map(_record, stories)]}, indent=1, ensure_ascii=False)


def _json_lines(stories: Stories) -> str:
    return "".join(json.dumps(_record(s), ensure_ascii=False) + "\n" for s in stories)


def _csv(stories: Stories) -> str:
    table = io.StringIO()
    writer = csv.DictWriter(table, ("id", "title", "date", "url", "body"), lineterminator="\n")
    writer.writeheader()
    writer.writerows(map(_record, stories))
    return table.getvalue()


def _markdown(stories: Stories) -> str:
    (s,) = stories
    title = json.dumps(s.title, ensure_ascii=False)
    return f"---\ntitle: {title}\ndate: {s.date}\ncanonical_url: {s.url}\n---\n\n{s.text}\n"


def _restructuredtext(stories: Stories) -> str:
    (s,) = stories
    line = "#" * len(s.title)
    return f"{s.title}\n{line}\n\n:date: {s.date}\n:canonical: {s.url}\n\n{s.text}\n"


def _html(stories: Stories) -> str:
    (s,) = stories
    title, text = escape(s.title), escape(s.text)
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>"
        f"<link rel='canonical' href='{s.url}'><meta property='og:type' content='article'>"
        f"<meta property='article:published_time' content='{s.date}'></head><body><article>"
        f"<h1>{title}</h1><p>{text}</p><p>{escape(OPENING)}</p></article></body></html>"
    )


def _captures(stories: Stories) -> list[web_archives.Capture]:
    return [web_archives.Capture(s.url, _html([s]).encode()) for s in stories]


def _warc(stories: Stories) -> str:
    return b"".join(web_archives.warc(_captures(stories))).decode()


def _arc(stories: Stories) -> str:
    return b"".join(web_archives.arc(_captures(stories))).decode()


def _text(stories: Stories) -> str:
    (s,) = stories
    return f" date {s.date} {s.title}\n\n{s.text}\n"


WRITERS: Mapping[str, tuple[str, Callable[[Stories], str]]] = {
    "rss": ("feed.xml", _rss),
    "atom": ("atom.xml", _atom),
    "wxr": ("wordpress.xml", _wxr),
    "blogger": ("blogger.xml", _blogger),
    "movable_type": ("movable-type.txt", _movable_type),
    "dotclear": ("backup.txt", _dotclear),
    "trafilatura_xml": ("pages.xml", _trafilatura),
    "markdown": ("2024-05-17-ferry.md", _markdown),
    "restructuredtext": ("ferry.rst", _restructuredtext),
    "jsonl": ("export.jsonl", _json_lines),
    "json": ("export.json", _json),
    "csv": ("export.csv", _csv),
    "html": ("ferry.html", _html),
    "warc": ("crawl.warc", _warc),
    "arc": ("crawl.arc", _arc),
    "text": ("ferry.txt", _text),
    **PRESS,
    **digitised.WRITERS,
    **examples_of_dumps.WRITERS,
    **agency_examples.WRITERS,
}
"""By the name of the reader, a file's name and what writes it."""

ONE_A_FILE = frozenset(
    {"eml", "mhtml", "markdown", "restructuredtext", "html", "text", *digitised.ONE_A_FILE}
)
DATED_BY_NAME = digitised.DATED_BY_NAME
OF_SEVERAL_FILES = digitised.OF_SEVERAL_FILES
WITHOUT_ADDRESS = frozenset({"nexis", "factiva", "europresse"}) | (
    agency_examples.WRITERS.keys() - agency_examples.NUMBERED
)
"""Their articles have an id and no address."""
NO_TEXTS = frozenset({"word", "epub", "pdf", "wacz"})
"""Formats whose files are no texts: their own tests have examples."""
NO_ARTICLES = frozenset({"lists"})
"""Formats that hold no article and are told from others all the same."""


def written(reader: str, stories: Stories) -> tuple[str, str]:
    """The name and the text of a file that holds these stories."""
    name, write = WRITERS[reader]
    return name, write(stories)
