"""What all tests share: kernels compiled once, in pytest's own cache, and one real node."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from index.engines.whoosh.kernels.runtime import use_cache
from tests.opensearch.distribution import MissingError
from tests.opensearch.nodes import Node, Nodes

settings.register_profile(
    "dateline",
    deadline=None,  # a machine that does other things too is no failure
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("dateline")


def pytest_configure(config: pytest.Config) -> None:
    """Names the folder before any test starts a process."""
    folder = config.cache.mkdir("dateline") if config.cache else None
    if folder:
        os.environ["DATELINE_CACHE"] = str(folder)
        use_cache(folder)


@pytest.hookimpl(tryfirst=True)  # before the groups are read
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where tests run on several cores, those of a file stay together, and so do all that ask the
    node, which is started once: the longest row, so it begins first.
    """
    items.sort(key=lambda item: not _asks_the_node(item))
    for item in items:
        group = "node" if _asks_the_node(item) else str(item.path)
        item.add_marker(pytest.mark.xdist_group(group))


def _asks_the_node(item: pytest.Item) -> bool:
    return "opensearch" in item.nodeid or "node" in getattr(item, "fixturenames", ())


@pytest.fixture(scope="session")
def node() -> Iterator[Node]:
    """One OpenSearch node, started for the first test that asks for it."""
    try:
        nodes = Nodes()
    except MissingError as error:
        pytest.skip(str(error))
    with nodes:
        yield nodes.all[0]
