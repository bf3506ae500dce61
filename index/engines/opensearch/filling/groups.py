"""Near-duplicates among the documents that a generation is going to have."""

from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple, Self

from index.document import Document
from index.engines.opensearch.client.client import Cluster
from index.engines.opensearch.client.walking import walk
from index.engines.opensearch.schema import COPY
from index.text.signatures import groups, stacked

_SECONDS = 60
_UNDATED = 10**8


class Signed(NamedTuple):
    """An article with a signature, in the order of `first_key`; `group` is the one that its
    document has now, if any.
    """

    day: int
    id: str
    signature: bytes
    group: str | None = None

    @classmethod
    def of(cls, document: Document) -> Self:
        """That of a document that is not written yet."""
        day = document.article.date
        ordinal = day.toordinal() if day else _UNDATED
        return cls(ordinal, document.article.id, document.signature)


def grouped(signed: Iterable[Signed]) -> Mapping[str, str]:
    """The groups of the articles that have near-duplicates, by their ids. A group is named by the
    first of its articles.
    """
    ordered = sorted(one for one in signed if one.signature)
    found = groups(stacked(one.signature for one in ordered)).tolist()
    return {
        own.id: ordered[first].id for own, first in zip(ordered, found, strict=True) if first >= 0
    }


def grouping(id: str, group: str) -> Mapping[str, Any]:
    """The members of a document that say which group it is in, and whether as a copy."""
    return {"group": group, COPY: True} if id != group else {"group": group}


def signed(cluster: Cluster, index: str) -> Iterator[Signed]:
    """The articles of a generation that have a signature."""
    whole = f"/{index}/_search?allow_partial_search_results=false"
    search = partial(cluster.call, "POST", whole, seconds=_SECONDS)
    columns = ("id", "day", "signature", "group")
    yield from map(_one, walk({"exists": {"field": "signature"}}, columns, search))


def _one(fields: Mapping[str, Any]) -> Signed:
    return Signed(
        fields.get("day", [_UNDATED])[0],
        fields["id"][0],
        b64decode(fields["signature"][0]),
        fields.get("group", [None])[0],
    )
