"""The stories of `examples.py` in dumps of wikis."""

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


WRITERS: Mapping[str, tuple[str, Callable[[Sequence[Story]], str]]] = {
    "mediawiki": ("wiki.xml", mediawiki),
}
"""By the name of the reader, a file's name and what writes it."""
