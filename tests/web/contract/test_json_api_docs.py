"""What docs/json-api.md says is what the endpoint answers."""

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from index.document import FACETS
from index.engines.memory import MemoryIndex
from index.filling.indexer import Job, reindex
from search.request import MAX_CHOICES, MAX_PAGE_SIZE, MAX_QUERY, MAX_WINDOW
from search.searcher import BATCH_SECONDS, SECONDS, Searcher
from web.address.parameters import SINGLE
from web.app import create_app

ROOT = Path(__file__).resolve().parents[3]
TEXT = (ROOT / "docs" / "json-api.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"`(/[^`\n]*\.json[^`\n]*)`[^`]*```json\n(.*?)```", TEXT, re.DOTALL)
PROGRAMS = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
VARIES = {"added", "changed", "tookMs", "generation", "score", "nextCursor"}


@pytest.fixture(scope="module")
def samples() -> FlaskClient:
    index = MemoryIndex()
    reindex(index, Job((ROOT / "samples",)))
    return create_app(Searcher(index)).test_client()


def assert_cut_of(shown: Any, true: Any, where: str = "answer") -> None:
    """What is shown is the true answer, with some elements of its lists left out."""
    if isinstance(shown, dict):
        assert list(shown) == list(true), where
        for name in shown.keys() - VARIES:
            assert_cut_of(shown[name], true[name], f"{where}.{name}")
    elif isinstance(shown, list) and shown and isinstance(shown[0], dict) and "name" in shown[0]:
        by_name = {element["name"]: element for element in true}
        for element in shown:
            assert_cut_of(element, by_name[element["name"]], f"{where}.{element['name']}")
    elif isinstance(shown, list):
        for number, element in enumerate(shown):
            assert_cut_of(element, true[number], f"{where}[{number}]")
    else:
        assert shown == true, where


def test_every_answer_shown_has_its_address() -> None:
    assert len(BLOCKS) == TEXT.count("```json") > 4


@pytest.mark.parametrize(("path", "shown"), BLOCKS, ids=[path for path, _ in BLOCKS])
def test_the_answer_shown_is_the_one_given(path: str, shown: str, samples: FlaskClient) -> None:
    assert_cut_of(json.loads(shown), samples.get(path).get_json(force=True))


def test_every_parameter_is_in_the_table() -> None:
    table = TEXT[TEXT.index("## Parameters") : TEXT.index("## An answer")]
    named = set(re.findall(r"`([a-z-]+)`", "\n".join(re.findall(r"^\|(.*?)\|", table, re.M))))
    assert named == {*(p.name for p in SINGLE), *FACETS, "not-source", "not-author"}
    for parameter in SINGLE:
        row = next(line for line in table.splitlines() if f"`{parameter.name}`" in line)
        assert parameter.kind == "switch" or all(f"`{value}`" in row for value in parameter.allowed)
        assert not parameter.default or parameter.default in row.split("|")[3]
    assert f"at most {MAX_QUERY} characters" in table
    assert f"1 to {MAX_PAGE_SIZE}" in table
    assert f"= {MAX_WINDOW:,}" in TEXT
    assert f"at most {MAX_CHOICES} values" in table
    assert f"its {SECONDS:g} seconds" in TEXT
    assert f"have {BATCH_SECONDS:g} seconds" in TEXT


def test_every_address_in_the_examples_answers(samples: FlaskClient) -> None:
    paths = re.findall(r"127\.0\.0\.1:8000(/[^'\s]*\.json[^'\s]*)", TEXT)
    assert len(paths) > 3
    for path in paths:
        assert samples.get(path).status_code == 200, path


@pytest.fixture
def address(samples: FlaskClient) -> Iterator[str]:
    """Where the samples are served: host and port."""
    server = make_server("127.0.0.1", 0, samples.application)
    with ThreadPoolExecutor(1) as pool:
        pool.submit(server.serve_forever)
        try:
            yield f"127.0.0.1:{server.port}"
        finally:
            server.shutdown()
            server.server_close()


def test_the_client_reads_all_articles(
    samples: FlaskClient, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    few = PROGRAMS[0].replace("page-size=100", "page-size=3")
    exec(few.replace("127.0.0.1:8000", address), {})
    total = samples.get("/search.json?q=river").get_json()["total"]
    assert len(capsys.readouterr().out.splitlines()) == total > 3


def test_the_recipe_answers_as_the_guardian_does(samples: FlaskClient, address: str) -> None:
    known: dict[str, Any] = {}
    exec(PROGRAMS[1], known)
    answer = known["content_search"](
        f"http://{address}/", q="river", from_date="2023-01-01", page_size=2, page=2, api_key="test"
    )
    there = answer["response"]
    here = samples.get("/search.json?q=river&from-date=2023-01-01&page-size=2&page=2").get_json()
    assert {name: there[name] for name in ("total", "pages", "pageSize", "orderBy")} == {
        name: here[name] for name in ("total", "pages", "pageSize", "orderBy")
    }
    assert (there["status"], there["currentPage"]) == ("ok", 2)
    assert [one["webTitle"] for one in there["results"]] == [
        one["title"] for one in here["results"]
    ]
    for one in there["results"]:
        datetime.strptime(one["webPublicationDate"], "%Y-%m-%dT%H:%M:%S%z")
        with urlopen(one["webUrl"]) as page:
            assert page.status == 200


def test_the_recipe_names_members_that_there_are(samples: FlaskClient) -> None:
    table = TEXT[TEXT.index("## A recipe") : TEXT.rindex("```python")]
    right = [line.split("|")[2] for line in table.splitlines() if line.startswith("| `")]
    named = set(re.findall(r"`(\w+)`", " ".join(right)))
    answer = samples.get("/search.json?q=river").get_json()
    first = answer["results"][0]
    known = {*answer, *first, *first["sections"][0], *FACETS, *(p.name for p in SINGLE)}
    assert named <= known


def test_an_article_has_the_members_of_the_table(samples: FlaskClient) -> None:
    path = re.search(r"(/articles/\w+\.json)", TEXT)
    assert path
    table = TEXT[TEXT.index("## One article") : TEXT.index("## Articles like one")]
    first = "".join(re.findall(r"^\| (`.*?) \|", table, re.M))
    assert re.findall(r"`(\w+)`", first) == list(samples.get(path[1]).get_json())
