"""What of an article is read: its runs of capitals, the words it writes small, and its text."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from index.article import Article
from index.text.names.scanning import scan
from index.text.names.wording import Wording
from index.text.surroundings import CONTEXT

MOST_READ = 200_000
"""Characters: each possible name is looked for in all that is read."""


class Run(NamedTuple):
    """Capitalised words in a row (`Bank of Northfield`) and what stands around them, as bits
    (`index.text.surroundings`).
    """

    text: str
    around: int


class Reading(NamedTuple):
    """The passages of an article and how they are worded. `bounds`: where each of them begins in
    the text, a line break behind the one before, and where one more would.
    """

    bounds: list[int]
    headings: list[bool]
    wording: Wording

    def runs(self) -> Iterator[tuple[int, int, int]]:
        """Where each run begins and ends, and what stands around it: `scanning.scan`."""
        return scan(self.wording.text, self.bounds, self.headings)

    def before(self, at: int) -> str:
        """What stands before a place in its passage, up to `CONTEXT` characters."""
        low = self.bounds[bisect_right(self.bounds, at) - 1]
        return self.wording.text[max(low, at - CONTEXT) : at]

    def after(self, at: int) -> str:
        """What stands behind a place in its passage, up to `CONTEXT` characters."""
        end = self.bounds[bisect_right(self.bounds, at - 1)] - 1
        return self.wording.text[at : min(end, at + CONTEXT)]


def read(article: Article) -> Reading:
    """What stands in the title, headline, lede, captions and sections, up to `MOST_READ`
    characters: no credits, no background (the closing section explains and does not report).
    """
    passages = list(_beginning(_passages(article.without_furniture())))
    texts = [passage for passage, _ in passages]
    whole = "\n".join(texts)
    markup = _markup(whole)
    if markup or "day, " in whole:
        texts = [_plain(text, markup) for text in texts]
        whole = "\n".join(texts)
    bounds = [0, *accumulate(len(text) + 1 for text in texts)]
    return Reading(bounds, [heading for _, heading in passages], Wording(whole))


def _beginning(passages: Iterable[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    left = MOST_READ
    for text, heading in passages:
        yield text[:left], heading
        left -= len(text)
        if left <= 0:
            return


def _passages(article: Article) -> Iterator[tuple[str, bool]]:
    yield article.title, True
    if article.headline and article.headline != article.title:
        yield article.headline, True
    yield article.lede or "", False
    for image in article.images:
        yield image.caption or "", False
    for section in article.sections:
        yield section.heading or "", True
        for paragraph in section.paragraphs:
            yield paragraph, False


_Remains: TypeAlias = tuple[tuple[str, ...], re.Pattern[str], str]
"""Remains of markup: what shows that they may be there, what they are, and what they become."""

_CODE = r"`[^`]*`|\{\{[^{}]*\}\}|\{%[^{}]*%\}|<[^<>]*>|(?:https?://|ftp://|www\.)[^\s)\]>]+"
_WITHOUT_MAIL = re.compile(_CODE)
"""What the first of the patterns finds where there is no `@`, sooner."""
_MARKUP: tuple[_Remains, ...] = (
    (
        ("`", "{", "<", "@", "://", "www."),
        re.compile(rf"{_CODE}|[\w.+-]{{1,64}}@[\w.-]+"),
        " · ",
    ),
    (("](",), re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)"), r"\1"),
    (("[.", "[…"), re.compile(r"\[(?:\.\.\.|…)\]"), "…"),
    (("*", "_"), re.compile(r"(?<![\w*])[*_]{1,3}(?=[\w\"“‘(])"), " "),
    (("*", "_"), re.compile(r"(?<=[\w.,:;!?)\"”’])[*_]{1,3}(?![\w*])"), ""),
    ((">", "#", "|"), re.compile(r"^[>#|\s]+"), ""),
)
_DATELINE = re.compile(r"^(?:\w+day, )?[A-Z]\w{2,8} \d{1,2}, \d{4}\s*")


def plain(text: str) -> str:
    """A passage without the remains of markup, addresses and a leading date."""
    return _plain(text, _markup(text))


def _markup(text: str) -> list[_Remains]:
    """The remains of markup that may be in a text."""
    return [remains for remains in _MARKUP if any(sign in text for sign in remains[0])]


def _plain(text: str, markup: Sequence[_Remains]) -> str:
    for signs, pattern, instead in markup:
        for sign in signs:
            if sign in text:
                quick = pattern is _MARKUP[0][1] and "@" not in text
                text = (_WITHOUT_MAIL if quick else pattern).sub(instead, text)
                break
    return _DATELINE.sub("", text, count=1) if text.find("day, ", 0, 16) >= 0 else text
