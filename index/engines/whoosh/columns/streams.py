"""What a segment's file says of its token streams and of the lengths of its documents.

    length            u8   (documents,)  combined length over the scored fields, one-byte code
    length.<field>    u8   (documents,)  tokens of the field, one-byte code (`lengths`)
    start.<field>     uint (documents,)  the field's first position; where it is missing, that of
                                         the next field; left out for a group's first field: 0
    <stream>.…                           dictionary, document frequencies (`dictionary`), postings

A group without any token has none of these columns; a field without any has no `length.<field>`.
`about` holds `documents`; `tokens` and `holding`: for each field the exact number of its tokens
and of the documents with one; `groups` and `kinds`: the `Layout`.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.columns import lengths
from index.engines.whoosh.columns.columns import Columns, ColumnsWriter, narrow
from index.engines.whoosh.columns.dictionary import dictionary_columns, frequency_columns
from index.engines.whoosh.columns.layout import FieldGroup, Layout
from index.engines.whoosh.columns.postings import encode
from index.engines.whoosh.kernels.inverted import Inverted


class TokenStream(NamedTuple):
    """One token stream of a segment, before it is encoded."""

    terms: Sequence[bytes]
    """Sorted; they differ."""
    lists: Inverted
    """In the order of the terms."""
    frequencies: Mapping[str, NDArray[np.uint32]]
    """For each field the documents that have each term, (terms,)."""


def describe(writer: ColumnsWriter, layout: Layout, documents: int) -> None:
    """Begins what the file tells about itself."""
    writer.about |= {
        "documents": documents,
        "groups": [[group.name, group.weights] for group in layout.groups],
        "kinds": layout.kinds,
        "tokens": dict.fromkeys(layout.fields, 0),
        "holding": dict.fromkeys(layout.fields, 0),
    }


def layout_of(columns: Columns) -> Layout:
    """The layout that a file was written with."""
    groups = (
        FieldGroup(name, tuple((field, weight) for field, weight in weights))
        for name, weights in columns.about["groups"]
    )
    return Layout(tuple(groups), tuple(columns.about["kinds"]))


def write_lengths(
    writer: ColumnsWriter,
    group: FieldGroup,
    codes: NDArray[np.uint8],
    starts: NDArray[np.int64],
    totals: Sequence[int],
) -> NDArray[np.uint8]:
    """Writes the lengths and the first positions of the fields of a group with tokens.

    Args:
        writer: of the segment's file.
        group: the fields.
        codes: of their lengths, (fields, documents).
        starts: their first positions, (fields, documents).
        totals: exact numbers of tokens, one for each field.

    Returns:
        The codes of the combined lengths, (documents,).
    """
    for place, field in enumerate(group.fields):
        writer.about["tokens"][field] = totals[place]
        writer.about["holding"][field] = int(np.count_nonzero(codes[place]))
        if totals[place]:
            writer.add(f"length.{field}", codes[place])
        if place:
            writer.add(f"start.{field}", narrow(starts[place]))
    combined = lengths.combined(codes, np.array([weight for _, weight in group.weights]))
    if not group.name:
        writer.add("length", combined)
    return combined


def write_stream(
    writer: ColumnsWriter, name: str, stream: TokenStream, norms: NDArray[np.uint8]
) -> None:
    """Writes one token stream.

    Args:
        writer: of the segment's file.
        name: what the names of its columns begin with.
        stream: what is written.
        norms: codes of the combined lengths, (documents,).

    Raises:
        ValueError: the segment is larger than 32 bits can number.
    """
    columns: dict[str, Any] = dictionary_columns(name, stream.terms)
    columns |= frequency_columns(name, stream.frequencies)
    encoded = encode(stream.lists, documents=len(norms), norms=norms)
    columns |= {f"{name}.{column}": array for column, array in encoded.items()}
    for column, array in columns.items():
        writer.add(column, array)
