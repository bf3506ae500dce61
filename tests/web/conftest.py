from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from index.engines.memory import MemoryIndex
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
