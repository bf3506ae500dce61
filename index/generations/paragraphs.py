"""In how many articles of its source each paragraph stands, so that a run knows what sources repeat
(docs/furniture.md) without reading all articles again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # most commands need no numpy
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Counted:
    """The texts of a source.

    Attributes:
        articles: how many articles it has.
        keys: u64 (texts,), ascending: the texts that may be furniture (`index.text.furniture`).
        counts: u32 (texts,): in how many of the articles each stands, at least one.
    """

    articles: int
    keys: "NDArray[np.uint64]"
    counts: "NDArray[np.uint32]"


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The texts of a generation by source, and the rule by which its furniture was found; that is
    empty where it was not looked for.
    """

    rule: str = ""
    sources: Mapping[str, Counted] = field(default_factory=dict)


NOT_COUNTED = Paragraphs()
