"""Which articles are near to each other, by the plainest means."""

from collections.abc import Mapping

from index.document import Document
from index.text.families import MOST
from index.text.kernels.signing import COMPONENTS
from index.text.signatures import FAMILY, are_near, common, first_key, groups, stacked


def near_duplicates(documents: list[Document]) -> dict[str, str]:
    """The first of the near-duplicates of each article that has some."""
    ordered = sorted(documents, key=lambda d: first_key(d.article))
    found = groups(stacked(document.signature for document in ordered)).tolist()
    pairs = zip(ordered, found, strict=True)
    return {own.article.id: ordered[first].article.id for own, first in pairs if first >= 0}


def relatives(id: str, signatures: Mapping[str, bytes]) -> tuple[dict[str, int], bool]:
    """How many components each copy of an article has in common with it, and whether there are more
    than are told. What is near to a copy is one, too.
    """
    left = dict(signatures)
    own = left.pop(id, None)
    if own is None:
        return {}, False
    found, ring = {id: COMPONENTS}, [own] if own else []
    cut = False
    while ring and not cut:
        near = {
            other: common(own, signature)
            for other, signature in left.items()
            if signature and any(are_near(one, signature, FAMILY) for one in ring)
        }
        order = sorted(near, key=lambda other: (-near[other], other))
        cut = len(found) + len(order) > MOST
        found |= {other: near[other] for other in order[: MOST - len(found)]}
        ring = [left.pop(other) for other in order]
    return found, cut
