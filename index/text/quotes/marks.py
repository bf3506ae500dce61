"""Where a text stands in quotation marks.

A straight mark opens where a space, a bracket or a dash stands before it and none behind it; else
it closes. Marks of one kind may nest; only the outermost quote counts.
"""

from typing import NamedTuple

PARAGRAPH = "\n\n"
"""What parts the paragraphs of a text."""

MAX_DEPTH = 4
"""More marks than these open at once are no quotes in quotes: the outermost is forgotten."""

_MARKS = '"“”„‟«»＂'
_SAME = {"‟": "“", "＂": '"'}
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
    places = _places(text)
    return sorted(_Scan(text).run(places)) if places else []


def _places(text: str) -> list[int]:
    """Where marks stand in a text, in order."""
    places = []
    for mark in '"' if text.isascii() else _MARKS:
        at = text.find(mark)
        while at >= 0:
            places.append(at)
            at = text.find(mark, at + 1)
    return sorted(places)


class _Scan:
    """One walk over the marks of a text. `stack` holds those that are open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[_Opened] = []
        self.found: list[QuoteSpan] = []

    def run(self, places: list[int]) -> list[QuoteSpan]:
        last = -1
        for at in places:
            if not (self.stack and self._goes_on(last + 1, at)):
                self._mark(_SAME.get(self.text[at], self.text[at]), at)
            last = at
        if self.stack:
            self._goes_on(last + 1, len(self.text))
            self._give_up(len(self.text))
        return self.found

    def _goes_on(self, start: int, at: int) -> bool:
        """Reads the ends of paragraphs between two marks while a quote is open, and says whether
        the second one only shows that it goes on.
        """
        end = self.text.find(PARAGRAPH, start, at)
        while end >= 0 and self.stack:
            start = end + len(PARAGRAPH)
            if self._is_continued(start):
                return True
            self._give_up(end)
            end = self.text.find(PARAGRAPH, start, at)
        return False

    def _mark(self, char: str, at: int) -> None:
        if self.stack and self._closes(char, at):
            top = self.stack.pop()
            span = QuoteSpan(top.at, top.at + 1, at, at + 1)
            (self.stack[-1].inner if self.stack else self.found).append(span)
        elif self._opens(char, at):
            if len(self.stack) == MAX_DEPTH:
                self.found += self.stack.pop(0).inner
            self.stack.append(_Opened(char, at, []))

    def _closes(self, char: str, at: int) -> bool:
        opener = self.stack[-1].char
        if char not in _CLOSERS[opener]:
            return False
        if char not in '"“':
            return True
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

    def _is_continued(self, at: int) -> bool:
        """Whether the paragraph at `at` opens with the mark of the only open quote."""
        if len(self.stack) != 1 or self.stack[0].inner:
            return False
        char = self.text[at : at + 1]
        return _SAME.get(char, char) == self.stack[0].char

    def _give_up(self, at: int) -> None:
        """The paragraph ends at `at`: an open quote ends there too, if it starts a sentence and no
        other stands in it. Else its mark is a stray one.
        """
        first = self.stack[0] if self.stack else None
        inner = [span for opened in self.stack for span in opened.inner]
        self.stack.clear()
        if first and not inner and self._starts_sentence(first.at):
            self.found.append(QuoteSpan(first.at, first.at + 1, at, at))
        self.found += inner

    def _starts_sentence(self, at: int) -> bool:
        before = self.text[max(0, at - 3) : at].rstrip(" _*>")
        return not before or before[-1] in "\n.,:!?…"
