import socket
from collections.abc import Iterator
from typing import NoReturn

import pytest
from flask import Flask
from flask.testing import FlaskClient

from index.asking.protocol import Index
from index.engines.memory import MemoryIndex
from index.engines.opening import open_index
from index.errors import EngineDownError
from index.settings import Settings
from search.searcher import Searcher
from tests.web.archive import searcher_of
from web.app import create_app
from web.settings import WebSettings


@pytest.fixture(scope="session")
def app() -> Flask:
    settings = WebSettings(title="The Ansel Archive", public_url="https://archive.example")
    return create_app(searcher_of(), settings)


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    with app.test_client() as client:
        yield client


@pytest.fixture
def unready() -> Iterator[FlaskClient]:
    """A service whose index is not there yet."""
    with create_app(Searcher(MemoryIndex())).test_client() as client:
        yield client


class _Down(MemoryIndex):
    """An index whose engine is gone."""

    def reader(self, generation: str | None = None) -> NoReturn:
        raise EngineDownError("The cluster at http://10.0.0.5:9200 cannot be asked: start it.")


def _address_of_nobody() -> str:
    """An address on this machine where nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


@pytest.fixture(params=["says so", "nothing listens"])
def down(request: pytest.FixtureRequest) -> Iterator[FlaskClient]:
    """A service whose engine is down: one that raises, and a real one at an address of nobody."""
    index: Index = _Down()
    if request.param == "nothing listens":
        index = open_index(Settings(engine="opensearch", opensearch_url=_address_of_nobody()))
    with create_app(Searcher(index)).test_client() as client:
        yield client
