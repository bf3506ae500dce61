"""Text fragments: what stands behind the place in an address, so that a browser goes to the words
that were found and shows them (https://wicg.github.io/scroll-to-text-fragment/). One that does not
know them, or does not find the words, goes to the place.
"""

import re
from urllib.parse import quote

from search.page import Snippet

_AROUND = 5
"""Words on each side of the one that was found."""
_ENDS = re.compile(r"(?<=[.!?]) +|\s*…\s*|\s—\s|\n+")
"""Where a sentence ends, and what a snippet has between its parts."""


def passage(snippet: Snippet) -> str:
    """The first words of a snippet that matched with those around them, within their sentence;
    empty where nothing is marked.
    """
    text = "".join(piece.text for piece in snippet)
    begin = 0
    for piece in snippet:
        if piece.mark:
            break
        begin += len(piece.text)
    else:
        return ""
    first = max((end.end() for end in _ENDS.finditer(text, 0, begin)), default=0)
    end = _ENDS.search(text, begin + len(piece.text))
    before = text[first:begin].split(" ")[-_AROUND - 1 :]
    after = text[begin : end.start() if end else len(text)].split(" ")[: _AROUND + 1]
    return _encoded("".join((" ".join(before), " ".join(after))))


def _encoded(words: str) -> str:
    """The directive; in it, a hyphen, a comma and an ampersand stand between its parts."""
    return f":~:text={quote(' '.join(words.split()), safe='').replace('-', '%2D')}"
