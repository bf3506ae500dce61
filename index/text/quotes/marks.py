"""Where a text stands in quotation marks.

A straight mark opens where a space, a bracket or a dash stands before it and none behind it; else
it closes. Marks of one kind may nest; only the outermost quote counts.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

PARAGRAPH = "\n\n"
"""What parts the paragraphs of a text."""

MAX_DEPTH = 4
"""More marks than these open at once are no quotes in quotes: the outermost is forgotten."""

_MARKS = '"“”„‟«»＂'
_MARK = re.compile(f"[{_MARKS}]|{PARAGRAPH}")
_SAME = str.maketrans("‟＂", '“"')
_CLOSERS = {'"': '"”', "“": '”"“', "„": '“”"', "”": "”", "«": "»", "»": "«"}
_BEFORE = frozenset("([{<|/=:;*_>—–-‘’'“”«»„\"")


class QuoteSpan(NamedTuple):
    """A quote: `text[start:end]` is what stands in the marks, `text[first:last]` has them too."""

    first: int
    start: int
    end: int
    last: int


class _Opened(NamedTuple):
    char: str
    at: int
    inner: list[QuoteSpan]


def spans(text: str) -> list[QuoteSpan]:
    """The quotes of a text in order; none overlaps another."""
    return sorted(_Scan(text).run()) if any(mark in text for mark in _MARKS) else []


class _Scan:
    """One walk over the marks of a text. `stack` holds those that are open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[_Opened] = []

    def run(self) -> Iterator[QuoteSpan]:
        skip = -1
        for match in _MARK.finditer(self.text):
            at = match.start()
            if match.group() == PARAGRAPH:
                skip = self._continued(match.end())
                if skip < 0:
                    yield from self._give_up(at)
            elif at != skip:
                yield from self._mark(match.group().translate(_SAME), at)
        yield from self._give_up(len(self.text))

    def _mark(self, char: str, at: int) -> Iterator[QuoteSpan]:
        if self._closes(char, at):
            top = self.stack.pop()
            span = QuoteSpan(top.at, top.at + 1, at, at + 1)
            if self.stack:
                self.stack[-1].inner.append(span)
            else:
                yield span
        elif self._opens(char, at):
            if len(self.stack) == MAX_DEPTH:
                yield from self.stack.pop(0).inner
            self.stack.append(_Opened(char, at, []))

    def _closes(self, char: str, at: int) -> bool:
        if not self.stack or char not in _CLOSERS[self.stack[-1].char]:
            return False
        if char not in '"“':
            return True
        opener = self.stack[-1].char
        if char != opener and char == '"' and self.text[at - 1].isdigit():  # “a 5" screen”
            return False
        return not (self._free_before(at) and self._word_behind(at))

    def _opens(self, char: str, at: int) -> bool:
        if char in "“„«":
            return True
        if char == "»" and not self.text[at + 1 : at + 2].isalnum():
            return False
        return self._free_before(at) and self._word_behind(at)

    def _free_before(self, at: int) -> bool:
        before = self.text[at - 1 : at]
        return not before or before.isspace() or before in _BEFORE

    def _word_behind(self, at: int) -> bool:
        behind = self.text[at + 1 : at + 2]
        return bool(behind) and not behind.isspace() and behind not in ",.;:?!)]}"

    def _continued(self, at: int) -> int:
        """Where the paragraph at `at` opens with the mark of the only open quote; else -1."""
        if len(self.stack) != 1 or self.stack[0].inner:
            return -1
        char = self.text[at : at + 1].translate(_SAME)
        return at if char == self.stack[0].char else -1

    def _give_up(self, at: int) -> Iterator[QuoteSpan]:
        """The paragraph ends at `at`: an open quote ends there too, if it starts a sentence and no
        other stands in it. Else its mark is a stray one.
        """
        first = self.stack[0] if self.stack else None
        inner = [span for opened in self.stack for span in opened.inner]
        self.stack.clear()
        if first and not inner and self._starts_sentence(first.at):
            yield QuoteSpan(first.at, first.at + 1, at, at)
        yield from inner

    def _starts_sentence(self, at: int) -> bool:
        before = self.text[max(0, at - 3) : at].rstrip(" _*>")
        return not before or before[-1] in "\n.,:!?…"
