"""What articles are counted and filtered by: the values of each facet.

facet.<name>.text .offset .key   the differing values, sorted (a dictionary)
facet.<name>.code                uint (documents,)      1 + the value's ordinal; 0: no value
                  or, where an article has several values:
facet.<name>.pointer             uint (documents + 1,)  document d has the codes p[d]:p[d + 1]
facet.<name>.code                uint (values,)         1 + ordinals, ascending in a document
"""

from array import array
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.columns.columns import Array, Columns, narrow
from index.engines.whoosh.columns.dictionary import Terms, dictionary_columns


def spread(begins: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Runs of numbers on end.

    Args:
        begins: (runs,): the first number of each run.
        counts: (runs,): how many numbers it has.

    Returns:
        (sum of the counts,): `begins[i], begins[i] + 1, …`, `counts[i]` of them for each i.
    """
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    shifts: NDArray[np.int64] = np.repeat(begins - (ends - counts), counts)
    return shifts + np.arange(total)


class Collected:
    """The values of a facet while documents come, in memory that grows by four bytes a value."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}
        self._values = array("I")
        self._counts = array("I")

    def add(self, values: tuple[str, ...]) -> None:
        """Takes those of the next document, which differ."""
        known = self._known
        self._values.extend(known.setdefault(value, len(known)) for value in values)
        self._counts.append(len(values))

    def columns(self, name: str, order: NDArray[np.int64]) -> dict[str, Array]:
        """The columns of the facet.

        Args:
            name: the facet.
            order: (documents,): the documents by the order in which they came, in that of their
                numbers.

        Returns:
            As the module says: `facet.<name>.code` is (documents,) or, with a pointer, (values,).
        """
        counts = np.array(self._counts, np.int64)
        begins = np.cumsum(counts) - counts
        found = np.array(self._values, np.int64)[spread(begins[order], counts[order])]
        values = sorted(self._known)
        ranks = np.zeros(len(values), np.int64)
        ranks[[self._known[value] for value in values]] = np.arange(1, len(values) + 1)
        texts = [value.encode("utf-8", "surrogatepass") for value in values]
        return facet_columns(name, texts, ranks[found], counts[order])


def facet_columns(
    name: str, values: Sequence[bytes], codes: NDArray[np.int64], counts: NDArray[np.int64]
) -> dict[str, Array]:
    """The columns of a facet.

    Args:
        name: the facet.
        values: sorted, each used at least once.
        codes: (values of all documents,): 1 + their ordinals, on end.
        counts: (documents,): how many values each has.

    Returns:
        As the module says.
    """
    prefix = f"facet.{name}"
    columns = dictionary_columns(prefix, values)
    if counts.max(initial=0) <= 1:
        single = np.zeros(len(counts), np.int64)
        single[counts == 1] = codes
        return columns | {f"{prefix}.code": _narrow_codes(single, values)}
    owner = np.repeat(np.arange(len(counts)), counts)
    by_document = codes[np.lexsort((codes, owner))]
    pointers = np.concatenate(([0], np.cumsum(counts)))
    return columns | {
        f"{prefix}.pointer": narrow(pointers),
        f"{prefix}.code": _narrow_codes(by_document, values),
    }


def _narrow_codes(codes: NDArray[np.int64], values: Sequence[bytes]) -> Array:
    """The codes in the narrowest dtype that holds every code of the dictionary."""
    return codes.astype(narrow(np.array([len(values)])).dtype)


class Facet:
    """One facet of a segment."""

    def __init__(self, columns: Columns, name: str) -> None:
        prefix = f"facet.{name}"
        self.terms = Terms(columns, prefix)
        """The sorted values; code - 1 is the ordinal."""
        self.codes = columns[f"{prefix}.code"]
        """As the module says: per document, or per value where `pointers` is given."""
        self.pointers = columns.get(f"{prefix}.pointer")

    def of(self, document: int) -> list[int]:
        """The codes of a document, ascending."""
        if self.pointers is None:
            code = int(self.codes[document])
            return [code] if code else []
        codes: list[int] = self.codes[
            int(self.pointers[document]) : int(self.pointers[document + 1])
        ].tolist()
        return codes

    def sizes(self) -> NDArray[np.int64]:
        """How many values each document has, (documents,)."""
        if self.pointers is None:
            return np.array(self.codes != 0, np.int64)
        return self.pointers[1:].astype(np.int64) - self.begins()

    def begins(self) -> NDArray[np.int64]:
        """Where in `codes` the values of each document begin, (documents,)."""
        if self.pointers is None:
            return np.arange(len(self.codes))
        return np.array(self.pointers[:-1], np.int64)

    def documents(self, code: int) -> NDArray[np.uint32]:
        """The documents with a value, ascending: (documents,)."""
        found = np.flatnonzero(self.codes == self.codes.dtype.type(code))
        if self.pointers is not None:
            found = self.pointers.searchsorted(found.astype(self.pointers.dtype), "right") - 1
        return found.astype(np.uint32)

    def counts(self) -> NDArray[np.int64]:
        """Documents per code, (values + 1,); what stands at 0 means nothing."""
        return np.bincount(self.codes, minlength=len(self.terms) + 1)
