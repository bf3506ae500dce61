"""Which Whoosh fields hold a document. They are fed our own tokens; Whoosh tokenises nothing.

Plain Whoosh opens a generation too (`whoosh.index.open_dir`), where this package can be imported:
its query parser gets the same tokens from `Words`.
"""

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from whoosh.analysis import Analyzer, Token
from whoosh.columns import CompressedBytesColumn, NumericColumn
from whoosh.fields import COLUMN, ID, NUMERIC, TEXT, Schema
from whoosh.formats import Positions

from index.analysis import analyzer
from index.document import FACETS, FIELDS
from index.plan import Stream

STREAMS: tuple[Stream, ...] = ("stem", "form")
POSITION_GAP = 4096
"""Free positions between two values of a field: no phrase and no `Near` crosses them."""
FILLED = "filled"
"""The text fields in which the document has a token."""
LENGTH = "length"
"""The document's length as the scoring law quantises it; `length_of` names those of one field."""

Posting = tuple[bytes, int, float, bytes]
"""A term, its frequency, its weight and its encoded positions, as Whoosh takes them."""


def stream_of(field: str, stream: Stream) -> str:
    """The Whoosh field that holds a stream of a text field."""
    return f"{field}_{stream}"


def length_of(field: str) -> str:
    """The Whoosh column that holds the exact length of a text field, in tokens."""
    return f"{field}_length"


def schema(language: str) -> Schema:
    """The Whoosh schema of an archive."""
    fields = {
        "id": ID(unique=True, stored=True, sortable=True),
        "day": NUMERIC(int, bits=32, signed=False, sortable=True, default=0),
        "article": COLUMN(CompressedBytesColumn()),
        FILLED: Values(),
        LENGTH: COLUMN(NumericColumn("I")),
    }
    fields |= {facet: Values() for facet in FACETS}
    for field in FIELDS:
        fields[length_of(field.name)] = COLUMN(NumericColumn("I"))
        for stream in STREAMS:
            fields[stream_of(field.name, stream)] = Tokens(stream, language)
    return Schema(**fields)


class Words(Analyzer):  # type: ignore[misc]
    """Our tokens for Whoosh's own query parser. It holds names only, so that a pickled schema does
    not hold a stemmer.
    """

    def __init__(self, stream: Stream, language: str) -> None:
        self.stream = stream
        self.language = language

    def __call__(self, value: str, start_pos: int = 0, **options: Any) -> Iterator[Token]:
        """Whoosh's tokens of a text."""
        for position, token in enumerate(analyzer(self.language).tokens(value), start_pos):
            text: str = getattr(token, self.stream)
            yield Token(
                text=text, pos=position, startchar=token.start, endchar=token.end, **options
            )


class Places(Positions):  # type: ignore[misc]
    """Positions as little-endian integers: Whoosh's own format needs a pickle to be read."""

    def encode(self, positions: Sequence[int]) -> bytes:
        """The positions as bytes."""
        return struct.pack(f"<{len(positions)}I", *positions)

    def decode_positions(self, value: bytes) -> tuple[int, ...]:
        """The positions of bytes."""
        return struct.unpack(f"<{len(value) // 4}I", value)

    def decode_frequency(self, value: bytes) -> int:
        """How many positions there are."""
        return len(value) // 4


class Tokens(TEXT):  # type: ignore[misc]
    """A stream of a text field, given as the positions of each of its tokens."""

    def __init__(self, stream: Stream, language: str) -> None:
        super().__init__(analyzer=Words(stream, language))
        self.format = Places()

    def index(self, value: Mapping[str, Sequence[int]], **options: Any) -> Iterator[Posting]:
        """What Whoosh adds to the index."""
        for text, positions in value.items():
            count = len(positions)
            yield text.encode(), count, float(count), self.format.encode(positions)


class Values(ID):  # type: ignore[misc]
    """Exact values, several per document; any text, even one that is not valid Unicode."""

    def index(self, value: Iterable[str], **options: Any) -> list[Posting]:
        """What Whoosh adds to the index."""
        return [(self.to_bytes(text), 1, 1.0, b"") for text in value]

    def to_bytes(self, value: str | bytes) -> bytes:
        """The value as a term."""
        return value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")

    def from_bytes(self, value: bytes) -> str:
        """The term as a value."""
        return value.decode("utf-8", "surrogatepass")
