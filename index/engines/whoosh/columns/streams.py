"""What a segment's file says of its token streams and of the lengths of its documents.

    length            u8   (documents,)  combined length over the scored fields, one-byte code
    length.<field>    u8   (documents,)  positions of the field, one-byte code (`lengths`)
    start.<field>     uint (documents,)  the field's first position; where it is missing, that of
                                         the next field; left out for a group's first field: 0
    <stream>.…                           dictionary, document frequencies (`dictionary`), postings

A group without any token has none of these columns; a field without any has no `length.<field>`.
`about` holds `documents`; `tokens` and `holding`: for each field the exact number of its keys, all
those of a position counted, and of the documents with one; `occurrences`: for each stream how often
its terms occur, all together; `groups` and `kinds`: the `Layout`.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.columns import lengths
from index.engines.whoosh.columns.columns import Columns, ColumnsWriter, narrow
from index.engines.whoosh.columns.dictionary import (
    dictionary_columns,
    folded_columns,
    frequency_columns,
)
from index.engines.whoosh.columns.layout import KEY, FieldGroup, Layout, holds_forms
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
        "occurrences": {},
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
) -> NDArray[np.uint8]:
    """Writes the lengths and the first positions of the fields of a group with tokens.

    Args:
        writer: of the segment's file.
        group: the fields.
        codes: of their lengths, (fields, documents).
        starts: their first positions, (fields, documents).

    Returns:
        The codes of the combined lengths, (documents,).
    """
    for place, field in enumerate(group.fields):
        holding = writer.about["holding"][field] = int(np.count_nonzero(codes[place]))
        if holding:
            writer.add(f"length.{field}", codes[place])
        if place:
            writer.add(f"start.{field}", narrow(starts[place]))
    combined = lengths.combined(codes, np.array([weight for _, weight in group.weights]))
    if not group.name:
        writer.add("length", combined)
    return combined


def write_stream(
    writer: ColumnsWriter,
    group: FieldGroup,
    kind: str,
    stream: TokenStream,
    norms: NDArray[np.uint8],
    folder: Path | None = None,
) -> None:
    """Writes one token stream.

    Args:
        writer: of the segment's file; for keys, `about` holds how many the fields have.
        group: the fields.
        kind: `form` or `key`.
        stream: what is written.
        norms: codes of the combined lengths, (documents,).
        folder: where large columns lie until they are written; None: in memory.

    Raises:
        OSError: there is no room for them.
        ValueError: the segment is larger than 32 bits can number.
    """
    name = group.stream(kind)
    columns: dict[str, Any] = dictionary_columns(name, stream.terms)
    if holds_forms(name):
        columns |= folded_columns(name, stream.terms)
    columns |= frequency_columns(name, stream.frequencies)
    writer.about["occurrences"][name] = len(stream.lists.positions)
    encoded = encode(
        stream.lists,
        documents=len(norms),
        norms=norms,
        average=_average(writer, group) if kind == KEY else None,
        folder=folder,
    )
    columns |= {f"{name}.{column}": array for column, array in encoded.items()}
    for column, array in columns.items():
        writer.add(column, array)


def _average(writer: ColumnsWriter, group: FieldGroup) -> float:
    """The average length of the segment's documents as the scoring law has it
    (`index.asking.scoring.Statistics`); some field of the group has a token.
    """
    tokens, holding = writer.about["tokens"], writer.about["holding"]
    keys: int = sum(weight * tokens[field] for field, weight in group.weights)
    articles: int = max(holding[field] for field in group.fields)
    return keys / articles
