"""When articles came and last became others, and what they are.

    added         u32  (documents,)  the second since 1970 in which the archive first had it
    changed       u32  (documents,)  the one in which it last became another
    fingerprint   u64  (documents,)  of its content (`index.stored.fingerprint`)

0 stands for what is not known.
"""

from array import array

import numpy as np
from numpy.typing import NDArray

from index.article import Article
from index.engines.whoosh.columns.columns import Array

HISTORY = {"added": np.uint32, "changed": np.uint32, "fingerprint": np.uint64}
"""The names of the columns, and their types."""


class History:
    """What is known of the articles of a segment while they come."""

    def __init__(self) -> None:
        self._rows = array("Q")

    def add(self, article: Article) -> None:
        """Takes the next article."""
        self._rows.append(article.added_second)
        self._rows.append(article.changed_second)
        self._rows.append(article.fingerprint_number)

    def columns(self, order: NDArray[np.int64]) -> dict[str, Array]:
        """The columns; `order` has the articles, by the order in which they came, in that of their
        numbers: (documents,).
        """
        rows = np.array(self._rows, np.uint64).reshape(-1, len(HISTORY))[order]
        return {name: rows[:, at].astype(HISTORY[name]) for at, name in enumerate(HISTORY)}
