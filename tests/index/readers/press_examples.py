"""The stories of `examples.py` as press databases export them."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from tests.index.readers.press import europresse_pages
from tests.index.readers.press.factiva_pages import bare, page

if TYPE_CHECKING:
    from tests.index.readers.examples import Story


def _nexis(stories: "Sequence[Story]") -> str:
    cover = (
        f"Download Request: Selected Items: 1-{len(stories)}\n\nSend To:\n\nPORT ELM LIBRARY\n\n\n"
    )
    return cover + "".join(
        f"{' ' * 30}{number} of {len(stories)} DOCUMENTS\n\n\n"
        f"{' ' * 30}Port Elm Gazette\n\n{' ' * 28}{s.date}\n\n{s.title}\n\n"
        f"SECTION: NEWS; Pg. {s.id}\n\nLENGTH: {len(s.text.split())} words\n\n{s.text}\n\n"
        f"LOAD-DATE: May 18, 2024\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n\n"
        f"{' ' * 20}Copyright 2024 Port Elm Gazette\n{' ' * 25}All Rights Reserved\n\n"
        for number, s in enumerate(stories, 1)
    )


def _factiva(stories: "Sequence[Story]") -> str:
    return page(
        *(
            bare(
                escape(s.title, quote=False),
                [f"{len(s.text.split())} words", s.date, "Port Elm Gazette", "PELM", "English"],
                [s.text],
                ["Port Elm Papers Ltd", f"Document PELM000020240517ek5h0000{s.id}"],
            )
            for s in stories
        )
    )


def _europresse(stories: "Sequence[Story]") -> str:
    return europresse_pages.page(
        *(
            europresse_pages.article(
                f"Port Elm Gazette|Local, {s.date}, p. {s.id}",
                escape(s.title, quote=False),
                "",
                f"<p>{escape(s.text, quote=False)}</p>",
                europresse_pages.footer(f"news·20240517·PEG·{s.id}"),
            )
            for s in stories
        )
    )


def _proquest(stories: "Sequence[Story]") -> str:
    rule = "_" * 60
    return f"{rule}\n\nReport Information from ProQuest\n" + "".join(
        f"{rule}\n\nDocument {number} of {len(stories)}\n\n{s.title}\n\nFull text: {s.text}\n\n"
        f"Publication title: Port Elm Gazette\n\nPublication date: {s.date}\n\n"
        f"ProQuest document ID: {s.id}\n\nDocument URL: {s.url}\n\nDatabase: ProQuest Central\n\n"
        for number, s in enumerate(stories, 1)
    )


PRESS: "Mapping[str, tuple[str, Callable[[Sequence[Story]], str]]]" = {
    "nexis": ("nexis.txt", _nexis),
    "factiva": ("factiva.html", _factiva),
    "europresse": ("europresse.html", _europresse),
    "proquest": ("proquest.txt", _proquest),
}
