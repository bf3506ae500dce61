"""Indices on the real node of the tests; where there is none, the test is skipped."""

from itertools import count

import pytest

from index.engines.opensearch.client.client import Access
from index.engines.opensearch.client.place import Place
from index.engines.opensearch.index import OpenSearchIndex

_numbers = count(1)


def in_cluster(request: pytest.FixtureRequest, shards: int = 1) -> OpenSearchIndex:
    """An index of its own alias."""
    access = Access(request.getfixturevalue("node").url)
    return OpenSearchIndex(access, "en", Place(f"archive{next(_numbers)}", shards))
