"""The sentences of a text.

Source: Kiss and Strunk, "Unsupervised multilingual sentence boundary detection" (2006), as NLTK's
Punkt has it, with our list of abbreviations in place of a trained model. Punkt itself is asked only
where it is not plain to see whether a stop ends a sentence.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from index.text.vocabulary.english import ABBREVIATIONS

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

_BEHIND = r"[)\";}\]*:@'({\[‘’“”«»?!]"
"""What may stand right behind a stop that ends a sentence."""
_SPACE, _NO_SPACE = r"[^\S\x1c-\x1f]", r"[\S\x1c-\x1f]"
"""NLTK's engine takes separators of data for no space, other than `re`."""
_STOP = re.compile(rf"[.?!](?={_BEHIND}|{_SPACE}+(?P<next>{_NO_SPACE}+))")
_CLOSING = re.compile(rf"[\"')\]}}‘’“”«»]+?(?:{_SPACE}+|(?=--)|$)", re.MULTILINE)
"""What belongs to the sentence before it."""
_OTHER_SPACE = re.compile(r"[\t\n\r\x0b\x0c]")
_STOPS = re.compile(r"[.?!]")
_OPENING = '"(['
_QUOTES = "'“‘"
_CLOSED = tuple(")]}\"”’»'")
_LONGEST = 30
"""Of a longer word Punkt is asked."""


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end), in characters."""
    starts, ends = [0], []
    for start, stop in _stops(text):
        if _ends(text, start, stop):
            ends.append(stop.end())
            starts.append(stop.start("next") if stop["next"] else stop.end())
    ends.append(len(text.rstrip()))
    return list(_realigned(text, starts, ends))


@lru_cache(maxsize=1)
def punkt() -> "PunktSentenceTokenizer":
    """Punkt with our abbreviations; imported when it is asked, as in `index.text.analysis`."""
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS)
    return PunktSentenceTokenizer(parameters)


def _stops(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """What may end a sentence, behind where its word begins; of a word with several the last."""
    spaced = _OTHER_SPACE.sub(" ", text)
    start, last = 0, None
    for stop in _STOP.finditer(text):
        space = spaced.rfind(" ", last.start() if last else 0, stop.start())
        begin = space + 1 if space > 0 else start  # Punkt sees none at the beginning
        if last and last.start() <= begin:  # also where nothing stands before it
            yield start, last
        start, last = begin, stop
    if last:
        yield start, last


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a stop ends a sentence."""
    following = stop["next"] or text[stop.end()]
    word = text[start : stop.start()] if stop.start() - start <= _LONGEST else ""
    ends = _plainly_ends(word.lstrip(_OPENING), stop[0], following)
    if following.isspace():  # separators of data, which are a token in the middle of a line only
        ends = None
    if ends is None or (not ends and _STOPS.search(following, 0, len(following) - 1)):
        end = stop.end("next") if stop["next"] else stop.end() + 1
        asked: bool = punkt().text_contains_sentbreak(text[start:end])
        return asked
    return ends


def _plainly_ends(word: str, stop: str, following: str) -> bool | None:
    """Whether a sentence ends behind a word and a stop; None where that is not plain to see."""
    bare = word.lstrip(_QUOTES)  # which belong to their word here, and so hide what is short
    if word[-1:] in _CLOSED:  # the stop is a token of its own
        return True
    if len(word) > 1 and _is_plain(bare):
        return stop != "." or not _is_short(word.lower())
    if word.isdecimal() and following[0].isalpha():  # `on May 5. The …`
        return stop != "." or not following[0].islower()
    return None


def _is_short(word: str) -> bool:
    return word in ABBREVIATIONS or word.rpartition("-")[2] in ABBREVIATIONS


def _is_plain(word: str) -> bool:
    """Whether a word has letters, with single hyphens and full stops between them."""
    if word.isalpha():
        return True
    parts = word.replace(".", "-").split("-")
    return all(map(str.isalpha, parts))


def _realigned(text: str, starts: Sequence[int], ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The sentences, each with the closing marks that stand behind its stop."""
    begin = starts[0]
    for end, start, last in zip(ends, starts[1:], ends[1:], strict=False):
        closing = _CLOSING.match(text, start, last)
        if closing:
            yield begin, start + len(closing[0].rstrip())
            begin = closing.end()
        else:
            if begin < end:
                yield begin, end
            begin = start
    if begin < ends[-1]:
        yield begin, ends[-1]
