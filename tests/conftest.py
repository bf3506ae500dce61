"""What all tests share: kernels compiled once, in pytest's own cache, and one real node."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from index.compiled.runtime import use_cache
from tests.jvm import MissingError
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


class Rows(LoadFileScheduling):  # type: ignore[misc]
    """Where tests run on several cores, those of a file stay together, and so do all that ask the
    node, which is started once.
    """

    def _split_scope(self, nodeid: str) -> str:
        return "the node" if asks_the_node(nodeid) else str(super()._split_scope(nodeid))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Rows:
    return Rows(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest row begins first."""
    items.sort(key=lambda item: not asks_the_node(item.nodeid))


def asks_the_node(nodeid: str) -> bool:
    return "opensearch" in nodeid


@pytest.fixture(scope="session")
def node() -> Iterator[Node]:
    """One OpenSearch node, started for the first test that asks for it."""
    try:
        nodes = Nodes()
    except MissingError as error:
        pytest.skip(str(error))
    with nodes:
        yield nodes.all[0]
