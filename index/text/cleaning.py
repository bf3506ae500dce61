"""Text of any origin becomes text that every part can hold, print and send.

What is read is data and stays as it was written; only what no part could carry is replaced. Marks
that steer the direction of writing (bidi controls) and the joiners of Indic scripts, Persian and
emoji are kept: pages isolate them, they do not lose them.
"""

import re
import unicodedata

MAX_MARKS = 30
"""Where combining marks stand in another order than NFC's, so many may follow one another before a
grapheme joiner separates them (UAX 15, "stream-safe text"): ordering a run takes time that grows
with the square of its length."""

_GRAPHEME_JOINER = "\u034f"
_DIRTY = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u2028\u2029\u2060\ud800-\udfff\ufeff\ufffe\uffff]"
)
_DIRTY_BYTES = bytes([*range(9), *range(11, 32), 127])
"""What is dirty in ASCII: bytes are gone through in half the time."""
_UNPAIRED = re.compile("[\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_INVISIBLE = re.compile("[\xad\u200b\u2060\ufeff]")
_LONG_RUN = re.compile(r"[^\w\s!-/:-@\[-`{-~]{15,}")


def clean(text: str) -> str:
    """The text in NFC, with newlines as its only line ends.

    Lone surrogates and the two code points that XML forbids become U+FFFD, control characters a
    space (a tab stays), soft hyphens, zero-width spaces, word joiners and byte order marks go.
    `clean(clean(text)) == clean(text)`, and the result can always be written as UTF-8.
    """
    if text.isascii() and len(text.encode().translate(None, _DIRTY_BYTES)) == len(text):
        return text
    if not text.isprintable() and _DIRTY.search(text):  # nothing dirty can be printed
        text = _LINE_END.sub("\n", text)
        text = _UNPAIRED.sub("\ufffd", _join_surrogates(text))
        text = _INVISIBLE.sub("", _CONTROL.sub(" ", text))
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", _LONG_RUN.sub(_separate_marks, text))


def one_line(text: str) -> str:
    """Cleaned text on one line: runs of spaces, tabs and newlines are one space (a no-break space
    stays what it is), and none stands at the ends.
    """
    return squeeze(clean(text))


def squeeze(text: str) -> str:
    """What `one_line` does to text that is clean already."""
    text = text.replace("\n", " ").replace("\t", " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip()


def printable(name: str, most: int = 1000) -> str:
    r"""A file's name or other foreign text for a message: what a terminal might obey is escaped
    (bytes that are not UTF-8 as `\xff`), and only the first `most` characters are shown.
    """
    shown = name[:most]
    if not shown.isprintable():
        shown = "".join(map(_shown, shown))
    return shown + "…" if len(name) > most else shown


def _shown(char: str) -> str:
    if "\udc80" <= char <= "\udcff":
        return f"\\x{ord(char) - 0xDC00:02x}"
    return char if char.isprintable() else char.encode("unicode_escape").decode("ascii")


def _join_surrogates(text: str) -> str:
    """Two halves of one character, as some JSON writers leave them, are joined."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _separate_marks(match: re.Match[str]) -> str:
    marks, kept = 0, []
    for char in match[0]:
        weight = len(unicodedata.normalize("NFD", char)) if unicodedata.combining(char) else 0
        marks = marks + weight if weight else 0
        if marks > MAX_MARKS:
            kept.append(_GRAPHEME_JOINER)
            marks = weight
        kept.append(char)
    return "".join(kept)
