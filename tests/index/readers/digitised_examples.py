"""The stories of `examples.py` as OCR would have read them: a heading and a block."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Protocol


class Story(Protocol):
    """What is written of a story; the rest of it no page of newsprint tells."""

    @property
    def title(self) -> str:
        """Its headline."""

    @property
    def date(self) -> str:
        """Its day, which is in the file's name."""

    @property
    def text(self) -> str:
        """Its only paragraph."""


def _alto(stories: Sequence[Story]) -> str:
    (story,) = stories
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Tags>'
        '<LayoutTag ID="head" TYPE="block" LABEL="headline"/></Tags><Layout><Page ID="P1">'
        f'<PrintSpace><TextBlock ID="B1" TAGREFS="head">{_alto_line(story.title)}</TextBlock>'
        f'<TextBlock ID="B2">{_alto_line(story.text)}</TextBlock>'
        "</PrintSpace></Page></Layout></alto>\n"
    )


def _alto_line(text: str) -> str:
    words = "<SP/>".join(f'<String CONTENT="{escape(word)}" WC="0.9"/>' for word in text.split())
    return f"<TextLine>{words}</TextLine>"


WRITERS: Mapping[str, tuple[str, Callable[[Sequence[Story]], str]]] = {
    "alto": ("2024-05-17_0003.xml", _alto),
}
ONE_A_FILE = frozenset(WRITERS)
DATED_BY_NAME = frozenset({"alto"})
"""What says its day in the name of its file alone."""
