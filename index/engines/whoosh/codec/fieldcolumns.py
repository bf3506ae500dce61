"""Values by document, as Whoosh sorts and groups by them."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.columns import Column, ColumnReader

from index.engines.whoosh.columns.facets import Facet


class FacetColumn(Column):  # type: ignore[misc]
    """Says in a Whoosh schema that documents have several values of a facet."""

    _default = b""

    def stores_lists(self) -> bool:
        """They are lists."""
        return True

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    __hash__ = Column.__hash__


class NumberColumnReader(ColumnReader):  # type: ignore[misc]
    """A number for each document."""

    def __init__(self, numbers: NDArray[np.int32]) -> None:
        self._numbers = numbers
        self._sign = 1

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, document: int) -> int:
        return int(self._numbers[document])

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers.tolist())

    def sort_key(self, document: int) -> int:
        """What documents are sorted by."""
        return self._sign * self[document]

    def set_reverse(self) -> None:
        """Sorts the other way round."""
        self._sign = -1


class FacetColumnReader(ColumnReader):  # type: ignore[misc]
    """The values of a facet for each document, in code-point order."""

    def __init__(self, facet: Facet, documents: int) -> None:
        self._facet = facet
        self._documents = documents
        self._values = [text.decode("utf-8", "surrogatepass") for text in facet.terms.texts()]

    def __len__(self) -> int:
        return self._documents

    def __getitem__(self, document: int) -> list[Any]:
        """The values; Whoosh wants a list with None where there are none."""
        return [self._values[code - 1] for code in self._facet.of(document)] or [None]

    def __iter__(self) -> Iterator[list[Any]]:
        return (self[document] for document in range(len(self)))

    def sort_key(self, document: int) -> str:
        """The first value."""
        return self[document][0] or ""
