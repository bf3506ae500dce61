"""The stories of `examples.py` in dumps of wikis and in mail."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Protocol


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


def mediawiki(stories: Sequence[Story]) -> str:
    pages = "".join(
        f"<page><title>{escape(s.title)}</title><ns>0</ns><id>{s.id}</id><revision>"
        f"<timestamp>2024-05-18T09:00:00Z</timestamp><text>{{{{date|{s.date}}}}}\n"
        f"{escape(escape(s.text))}\n{{{{publish}}}}</text></revision></page>\n"
        for s in stories
    )
    return (
        "<mediawiki xmlns='http://www.mediawiki.org/xml/export-0.11/' xml:lang='en'><siteinfo>"
        "<sitename>Wikinews</sitename><dbname>enwikinews</dbname>"
        f"<base>https://en.wikinews.org/wiki/Main_Page</base></siteinfo>\n{pages}</mediawiki>"
    )


def message(story: Story) -> str:
    head = (
        f"From: Port Elm Gazette <news@gazette.example.org>\nTo: readers@lists.example.org\n"
        f"Subject: {story.title}\nDate: {story.date}\nMessage-ID: <{story.id}@example.org>\n"
        f"Archived-At: <https://gazette.example.org/{story.id}>\nMIME-Version: 1.0\n"
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    )
    return f"{head}<html><body><p>{escape(story.text)}</p></body></html>\n"


def mailbox(stories: Sequence[Story]) -> str:
    postmark = "From news@gazette.example.org Fri May 17 09:00:00 2024\n"
    return "".join(f"{postmark}{message(story)}\n" for story in stories)


def saved(story: Story) -> str:
    title, text = escape(story.title), escape(story.text)
    return (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://gazette.example.org/1\n"
        "Subject: Saved\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=elm\n\n"
        "--elm\nContent-Type: text/html\nContent-Transfer-Encoding: 8bit\n\n"
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>"
        f"<meta property='og:type' content='article'>"
        f"<meta property='article:published_time' content='{story.date}'></head><body><article>"
        f"<h1>{title}</h1><p>{text}</p></article></body></html>\n--elm--\n"
    )


WRITERS: Mapping[str, tuple[str, Callable[[Sequence[Story]], str]]] = {
    "mediawiki": ("wiki.xml", mediawiki),
    "mbox": ("letters.mbox", mailbox),
    "mhtml": ("saved.mhtml", lambda stories: saved(*stories)),
    "eml": ("letter.eml", lambda stories: message(*stories)),
}
"""By the name of the reader, a file's name and what writes it."""
