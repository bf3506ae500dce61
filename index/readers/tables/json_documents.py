"""JSON documents: one article, a list of them at the top or under a key, or several in a row."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import BinaryIO, cast

from index.readers.decoding import UTF8, notices, text_of
from index.readers.kinds import KINDS
from index.readers.record import Input, Reading
from index.readers.tables import parsing
from index.readers.tables.frames import frame_of, joiner
from index.readers.tables.keys import Keys
from index.readers.tables.looking import is_document
from index.readers.tables.pieces import in_pieces
from index.readers.tables.recorder import Recorder
from index.readers.tables.scanning import Pages
from index.readers.tables.shapes import articles_in, is_empty_feed

NAME = "json"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None
MAX_WHOLE = 32_000_000
"""A document of more bytes is read record by record."""

_BEHIND = ")]};,"


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is JSON and not JSON Lines, also within a JavaScript call or assignment."""
    return is_document(name, head)


def read(source: Input) -> Iterator[Reading]:
    """The records of a document. What is larger than `MAX_WHOLE`, cut off or broken is read piece
    by piece, and what cannot be read of it is named.
    """
    yield from records(source, Recorder(Keys(source.mapping)))


def records(source: Input, recorder: Recorder) -> Iterator[Reading]:
    """As `read`, by a recorder that is given."""
    raw = source.stream.read(MAX_WHOLE + 1)
    if len(raw) > MAX_WHOLE:
        with _again(source.stream, raw) as stream:
            del raw
            yield from _document(lambda: _rewound(stream), parsing.MAX_RECORD, recorder)
    else:
        text, encoding = text_of(raw)
        if encoding != UTF8:
            yield from notices(encoding)
        whole = raw if encoding == UTF8 else text.encode("utf-8", "surrogatepass")
        yield from _document(lambda: BytesIO(whole), MAX_WHOLE, recorder)
    yield from recorder.ending()


def _document(opened: Callable[[], BinaryIO], most: int, recorder: Recorder) -> Iterator[Reading]:
    pages = Pages(opened())
    pages.unwrap()
    number = 0
    if most < MAX_WHOLE and pages.next() == "[":
        yield from in_pieces(opened, ValueError(), recorder)
        return
    while (char := pages.next()) and not (number and char in _BEHIND):
        try:
            value = pages.value(most)
        except ValueError as error:
            if not number:
                yield from in_pieces(opened, error, recorder)
                return
            yield from recorder.trouble(parsing.sentence(error), f"record {number + 1}")
            if not pages.skip():
                return
            pages.at += 1
        else:
            number += 1
            is_only = number == 1 and pages.next() in ("", *_BEHIND)
            yield from _of_root(value, "" if is_only else f"record {number}", recorder)


def _of_root(value: object, place: str, recorder: Recorder) -> Iterator[Reading]:
    lists = articles_in(value, recorder.keys)
    if not isinstance(value, dict | list):
        yield from recorder.trouble(
            "It is no object and no list; write articles as objects.", place
        )
    elif not lists and isinstance(value, dict) and not is_empty_feed(value):
        recorder.complaints.unknown(value, place)
    number = 0
    for found in lists:
        frame, whole = frame_of(found), joiner(found.frame)
        for article in map(whole, found.articles):
            number += 1
            within = f"{place}, record {number}" if place else f"record {number}"
            yield from recorder.read(article, place if article is value else within, frame)


def _again(stream: BinaryIO, raw: bytes) -> BinaryIO:
    """All of a stream of which `raw` was read, so that it can be read from its beginning twice."""
    spool = cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115 (the caller closes it)
    spool.write(raw)
    shutil.copyfileobj(stream, spool, 1_000_000)
    return spool


def _rewound(stream: BinaryIO) -> BinaryIO:
    stream.seek(0)
    return stream
