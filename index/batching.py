"""Lists of what is worked on together."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def batches(items: Iterable[T], size: Callable[[T], int], enough: int) -> Iterator[list[T]]:
    """The items in order, in lists: each ends with the item by which it is large enough.

    Args:
        items: what there is; no more is taken than the list in hand needs.
        size: of an item.
        enough: the size of a list.
    """
    batch: list[T] = []
    total = 0
    for item in items:
        batch.append(item)
        total += size(item)
        if total >= enough:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch
