"""All that a query matches, page by page, in the order of the ids."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

Search = Callable[[dict[str, Any]], dict[str, Any]]
"""What the cluster answers to the body of a search."""
_PAGE = 5_000
"""Articles of one answer."""


def walk(
    query: Mapping[str, Any], columns: Sequence[str], search: Search
) -> Iterator[Mapping[str, Any]]:
    """What the columns hold of each article that a query matches."""
    body: dict[str, Any] = {
        "size": _PAGE,
        "sort": [{"id": "asc"}],
        "query": query,
        "docvalue_fields": list(columns),
        "_source": False,
        "track_total_hits": False,
    }
    while True:
        hits = search(body)["hits"]["hits"]
        yield from (hit["fields"] for hit in hits)
        if len(hits) < _PAGE:
            return
        body["search_after"] = hits[-1]["sort"]
