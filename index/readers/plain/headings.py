"""Which short lines are headings. The rules are stated, and how often they are right is measured,
in docs/article-format.md.
"""

import re
from collections.abc import Sequence

MOST_CHARACTERS = 120
MOST_WORDS = 18
MOST_IN_A_ROW = 2
"""More short lines in a row are a list."""

BACKGROUND = "Details"

_MARKED = re.compile(r"^#{1,6}\s+(?=\S)|\s+(?:-{3,}|={3,}|\{[#.][^{}]*\})$")
_EMPHASISED = re.compile(r"([_*])(.*\?)\1$")
_ODD_START = re.compile(r"(?![\"'“‘«„¿¡])[\W_]")
_ODD_INSIDE = re.compile(r"https?://|\s-\s|[{}<>=|]")
_SPEAKER = re.compile(r"[^\W\d_][\w.’' ]{0,24}:\s")
_ENDED_QUOTE = re.compile(r"[.?!…,。！？][\"'”’»]$")
_DAY = re.compile(r"(?:\w+,?\s)?(?:\d{1,2}\.?\s(?:de\s)?\w+|\w+\s\d{1,2})(?:,|,?\sde)?\s\d{4}$")
_BYLINE = re.compile(r"By(?:\s(?:[A-Z][\w.’'-]*|and|de|van|von),?){2,8}$")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")
_STOPS = ".,;…。，；।۔،-–—&%]"
_CLOSERS = ".?!…:\"'”’»)。！？：।۔؟"


def find(paragraphs: Sequence[str], first: int = 0) -> list[int]:
    """The positions of the headings, where none can stand before `first`.

    A heading looks like one (`looks_like`), something follows it, and it stands in a row of at most
    two such lines, which does not follow a colon if it is of two. Below it stands a longer
    paragraph or one with final punctuation. A line that is marked as a heading, and the word
    Details, are headings wherever something follows. Two paragraphs that both begin with a name
    and a colon are talk (or a list), and the first of them is no heading.
    """
    found: list[int] = []
    start = first
    while start < len(paragraphs):
        end = start
        while (
            end < len(paragraphs)
            and len(paragraphs[end]) <= 2 * MOST_CHARACTERS
            and _may_open(paragraphs[end : end + 2])
        ):
            end += 1
        opens = end < len(paragraphs) and _opens(paragraphs, start, end)
        found += [i for i in range(start, end) if opens or _is_marked(paragraphs[i])]
        start = end + 1
    return [i for i in found if i + 1 < len(paragraphs)]


def looks_like(text: str) -> bool:
    """Whether the words alone are those of a heading: short, without a final full stop."""
    if len(text) > 2 * MOST_CHARACTERS:
        return False
    if _is_marked(text):
        return is_title(bare(text))
    emphasised = _EMPHASISED.match(text)
    line = emphasised[2] if emphasised else text
    if len(line) > MOST_CHARACTERS:
        return False
    words = len(line.split())
    return 0 < words <= MOST_WORDS and _ends_well(line, words) and is_title(line)


def is_title(line: str) -> bool:
    """Whether a line reads like a title and not like a list item, an address, code, a date, a
    byline or somebody's words.
    """
    odd = _ODD_START.match(line) or _ODD_INSIDE.search(line) or _ENDED_QUOTE.search(line)
    if odd or is_aside(line):
        return False
    word = line.split(maxsplit=1)[0].rstrip(":")
    letters = sum(map(str.isalpha, line))
    return not (word.isalpha() and word.islower()) and letters * 2 >= len(line) - line.count(" ")


def is_aside(line: str) -> bool:
    """Whether a line is nothing but a day (`Monday, April 8, 2019`) or a byline."""
    if len(line) > MOST_CHARACTERS:
        return False
    return _DAY.match(line) is not None or _BYLINE.match(line) is not None


def ends_with_stop(line: str) -> bool:
    """Whether a line ends with a full stop, or with something else that no heading ends with.
    The stop of initials (`in the U.S.`) is none.
    """
    return line[-1] in _STOPS and not _INITIALS.search(line)


def is_sentence(text: str) -> bool:
    """Whether a paragraph ends with the punctuation of a sentence, a quotation or a remark."""
    return text[-1] in _CLOSERS


def bare(heading: str) -> str:
    """A heading without the signs that mark it as one."""
    return _MARKED.sub("", heading)


def _may_open(pair: Sequence[str]) -> bool:
    """Whether the first of two paragraphs looks like a heading of the second, and not like talk."""
    return looks_like(pair[0]) and not all(map(_SPEAKER.match, pair))


def _is_marked(text: str) -> bool:
    ends = text[0] == "#" or text[-1] in "-=}"
    return text == BACKGROUND or (ends and _MARKED.search(text) is not None)


def _ends_well(line: str, words: int) -> bool:
    most = {"!": 5, ":": 2, "！": 5, "：": 2}.get(line[-1], MOST_WORDS)
    return words <= most and not ends_with_stop(line)


def _opens(paragraphs: Sequence[str], start: int, end: int) -> bool:
    """Whether the lines from `start` to before `end` open what stands at `end`."""
    if end - start > MOST_IN_A_ROW:
        return False
    if end - start > 1 and start > 0 and paragraphs[start - 1][-1] in ":：":
        return False
    below = paragraphs[end]
    return start < end and (len(below) > len(paragraphs[end - 1]) or is_sentence(below))
