"""A place in a typed text that moves on, and the count of the words that were read."""

import re
from dataclasses import dataclass, field

from index.text.analysis import spans
from search.typed.characters import CLOSED_BY, QUOTES

MAX_WORDS = 256

# An escaped character is replaced by a private-use one, so that it is no operator.
_HIDE = str.maketrans("*?~", "\ue000\ue001\ue002")
_SEEK = str.maketrans("\ue000\ue001\ue002", "*?~")


def unhidden(text: str) -> str:
    """Text of `Scanner.until_border` with its escaped characters as they were typed."""
    return text.translate(_SEEK)


@dataclass(slots=True)
class Scanner:
    """Reads one query from `at` on; `warnings` gathers what was repaired or left out."""

    text: str
    warnings: list[str] = field(default_factory=list)
    at: int = 0
    _words: int = 0

    def char(self) -> str:
        """The next character; empty at the end."""
        return self.text[self.at : self.at + 1]

    def more(self) -> bool:
        """Whether a character follows that is neither a blank nor a closing bracket."""
        char = self.char()
        return bool(char) and not char.isspace() and char != ")"

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What the pattern matches here, if it does; the place is behind it then."""
        match = pattern.match(self.text, self.at)
        if match:
            self.at = match.end()
        return match

    def until_border(self) -> str:
        """The characters up to a blank, bracket, quotation mark, `&&` or `||`, escaped ones
        hidden.
        """
        chars: list[str] = []
        while char := self.char():
            if char == "\\" and self.at + 1 < len(self.text):
                self.at += 1
                char = self.char().translate(_HIDE)
            elif (
                char.isspace()
                or char in "()"
                or char in QUOTES
                or self.text.startswith(("&&", "||"), self.at)
            ):
                break
            chars.append(char)
            self.at += 1
        return "".join(chars)

    def _at_symbol(self) -> bool:
        return self.text.startswith(("&&", "||"), self.at)

    def quoted(self) -> str:
        """What stands between the quotation marks that open here."""
        closing = CLOSED_BY[self.char()]
        self.at += 1
        chars: list[str] = []
        while (char := self.char()) and char not in closing:
            self.at += char == "\\" and self.at + 1 < len(self.text)
            chars.append(self.char())
            self.at += 1
        if not char:
            self.warnings.append("A quotation mark was left open; it was closed at the end.")
        self.at += 1
        return "".join(chars)

    def room(self, words: int) -> int:
        """How many of so many words still fit into the query; warns once where not all do."""
        room = min(words, MAX_WORDS - self._words)
        if room < words and self._words <= MAX_WORDS:
            self.warnings.append(
                f"A query can have {MAX_WORDS} words; what stands after them was left out."
            )
            self._words = MAX_WORDS + 1
        else:
            self._words += room
        return room

    def counted(self, text: str) -> str:
        """The text from its first token to the last one that the query has room for; empty where it
        has no token or there is no room.
        """
        found = spans(text)
        room = self.room(len(found))
        return text[found[0][0] : found[room - 1][1]] if found and room > 0 else ""
