"""The stories of `examples.py` as press databases export them."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

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


PRESS: "Mapping[str, tuple[str, Callable[[Sequence[Story]], str]]]" = {
    "nexis": ("nexis.txt", _nexis),
}
