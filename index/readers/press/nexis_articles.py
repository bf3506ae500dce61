"""The paragraphs of an article of Nexis become its title, its text and what is told of it.

Above the text stand the newspaper, the day and the title, in an order of its own in each export,
and then labels; below it other labels. A paragraph within the text that looks like a label is text:
labels above it stand once each, and those below it reach to the end.
"""

import re
from collections.abc import Sequence

from index.readers.plain.headings import ends_with_stop, is_title
from index.readers.press import days
from index.readers.press.labels import BARE, HEAD, MULTIPLE, TAIL, Label, label_of
from index.readers.press.pieces import (
    Piece,
    is_copyright,
    is_reserved,
    source_of,
    without_copyright,
)
from index.readers.press.sheet import Sheet
from index.readers.record import Block

_REFUSED = "we are sorry but there is an error in this document"
_MOST_OF_VALUE = 6
"""A caption or correction below the text has no more paragraphs."""
_MOST_OF_TITLE = 200
_EDITION = re.compile(r"\s+-\s[^-]*\b(?:edition|ausgabe|édition|edición|edizione|editie)$", re.I)
_TOPICS = frozenset({"subject", "company", "person", "place", "industry"})
_TOLD = frozenset({"title", "lede", "language", "url"})
_ABSTRACT, _FULL = "abstract", "full text"


def fill(sheet: Sheet, pieces: Sequence[Piece]) -> bool:
    """Writes an article into its sheet; whether it has an end, so that nothing of its text can be
    missing.
    """
    if pieces and " ".join(pieces[0].text.lower().split()).startswith(_REFUSED):
        return True
    first = next((at for at, piece in enumerate(pieces) if _opens(piece)), None)
    if first is None:
        first = next((at for at, piece in enumerate(pieces) if not piece.is_centred), 0) + 1
    _heads(sheet, pieces[:first])
    start = _labels_above(sheet, pieces, first)
    end = _end_of_text(pieces, start)
    _text(sheet, pieces[start:end])
    _labels_below(sheet, pieces[end:])
    return end < len(pieces)


def _opens(piece: Piece) -> bool:
    """Whether a paragraph is the first label, or the line above the text in a Word document."""
    label = label_of(piece.text)
    return (label is not None and label.key in HEAD) or _bare(piece) == "body"


def _bare(piece: Piece) -> str | None:
    return BARE.get(" ".join(piece.text.lower().split())) if len(piece.text) < 40 else None


def _heads(sheet: Sheet, pieces: Sequence[Piece]) -> None:
    """What stands above the labels: in text and HTML the newspaper and the day are centred and the
    title is not; in Word documents the title is first, below what a list of titles left.
    """
    at = _place_of_day(pieces)
    if at is not None:
        found = days.at_start(pieces[at].text)
        sheet.tell("date", found.value if found else pieces[at].text, "the line below the source")
    above = pieces[:at]
    if any(piece.is_centred for piece in pieces[: 1 if at is None else at + 1]):
        source = source_of([piece.text for piece in above if piece.is_centred])
        titles = [
            one for one in pieces if not one.is_centred and (at is None or one is not pieces[at])
        ]
    else:
        source, titles = _of_document([one for one in above if without_copyright(one.text)])
    sheet.tell("publisher", source, "the line above the day")
    _titles(sheet, [one.text for one in titles if without_copyright(one.text)])


def _of_document(lines: list[Piece]) -> tuple[str, list[Piece]]:
    """The newspaper and the title of an article in a Word document: the title may be marked as a
    heading; else they are the last two lines above the day.
    """
    marked = [at for at, piece in enumerate(lines) if piece.level]
    at = marked[-1] if marked else max(0, len(lines) - 2)
    source = lines[at + 1].text if at + 1 < len(lines) else ""
    return _EDITION.sub("", " ".join(source.split())), lines[at : at + 1]


def _titles(sheet: Sheet, texts: Sequence[str]) -> None:
    if texts:
        sheet.tell("title", re.sub(r";(?=\S)", "; ", texts[0]), "the line above the labels")
    sheet.blocks += [Block("paragraph", text) for text in texts[1:]]


def _place_of_day(pieces: Sequence[Piece]) -> int | None:
    """Where the day stands; where none can be read, it is a later centred line with digits."""
    for at in reversed(range(len(pieces))):
        if days.at_start(pieces[at].text):
            return at
    centred = [at for at, piece in enumerate(pieces) if piece.is_centred]
    return next((at for at in centred[1:] if any(map(str.isdigit, pieces[at].text))), None)


def _labels_above(sheet: Sheet, pieces: Sequence[Piece], at: int) -> int:
    """Takes the labels above the text; where the text begins."""
    seen: set[str] = set()
    while at < len(pieces):
        piece, label = pieces[at], label_of(pieces[at].text)
        if _bare(piece) == "body":
            return at + 1
        meaning = HEAD.get(label.key) if label else None
        if label is None or meaning is None or label.key in seen:
            if not seen and not without_copyright(piece.text):
                at += 1
                continue
            return at
        seen.add(label.key)
        at += 1
        if meaning == "body":
            sheet.blocks += [Block("paragraph", label.value)] if label.value.strip() else []
            return at
        _tell(sheet, meaning, label)
    return at


def _end_of_text(pieces: Sequence[Piece], start: int) -> int:
    """Where the labels below the text begin: found from the end upwards, as paragraphs between
    them belong to a caption or a correction, or are text.
    """
    end, between = len(pieces), 0
    for at in reversed(range(start, len(pieces))):
        meaning = _below(pieces, at, start)
        if meaning is None:
            between += 1
            if end == len(pieces) or between > _MOST_OF_VALUE:
                break
        elif between and meaning not in MULTIPLE:
            break
        else:
            end, between = at, 0
    return end


def _below(pieces: Sequence[Piece], at: int, start: int) -> str | None:
    """What a paragraph below the text tells; None where it may be text."""
    piece = pieces[at]
    if is_copyright(piece.text) or (piece.is_centred and is_reserved(piece.text)):
        return "no text"
    if (bare := _bare(piece)) is not None:
        return bare
    label = label_of(piece.text)
    if label is None or label.key in TAIL:
        return TAIL[label.key] if label else None
    above = label_of(pieces[at - 1].text) if at > start else None
    return "no text" if above is not None and above.key in TAIL else None


def _text(sheet: Sheet, pieces: Sequence[Piece]) -> None:
    texts = [piece for piece in pieces if piece.text.strip()]
    if len(texts) > 2 and _line(texts[0]) == _ABSTRACT:
        full = next((at for at, piece in enumerate(texts[:6]) if _line(piece) == _FULL), None)
        if full is not None:
            lede = " ".join(piece.text for piece in texts[1:full])
            sheet.tell("lede", lede, "ABSTRACT")
            texts = texts[full + 1 :]
    if len(texts) > 1 and "title" not in sheet.told and _may_be_title(texts[0].text):
        sheet.tell("title", texts.pop(0).text, "the first paragraph")
    sheet.blocks += [Block(piece.kind, piece.text, piece.level) for piece in texts]


def _may_be_title(text: str) -> bool:
    line = " ".join(text.split())
    return len(line) <= _MOST_OF_TITLE and is_title(line) and not ends_with_stop(line)


def _line(piece: Piece) -> str:
    return " ".join(piece.text.lower().split())


def _labels_below(sheet: Sheet, pieces: Sequence[Piece]) -> None:
    meaning, origin = "no text", ""
    for at, piece in enumerate(pieces):
        if (found := _below(pieces, at, 0)) is None:
            label = Label(origin, piece.text)
        else:
            label = label_of(piece.text) or Label(piece.text.strip(), "")
            meaning, origin = found, label.name
        _tell(sheet, meaning, label)


def _tell(sheet: Sheet, meaning: str, label: Label) -> None:
    name, value = label.name.strip(), label.value
    if meaning == "section":
        sheet.tell_section(value, name)
    elif meaning == "length":
        sheet.tell_words(value)
    elif meaning == "byline":
        sheet.tell_author(value, name)
    elif meaning in _TOPICS:
        sheet.tell_topics(value, name)
    elif meaning == "graphic":
        sheet.captions += [" ".join(value.split())] if value.strip() else []
    elif meaning == "notice":
        sheet.tell_notice(value, name)
    elif meaning in _TOLD:
        sheet.tell(meaning, value, name)
