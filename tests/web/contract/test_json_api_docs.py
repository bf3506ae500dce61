"""What docs/json-api.md says is what the endpoint answers."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

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


def test_the_client_reads_all_articles(
    samples: FlaskClient, capsys: pytest.CaptureFixture[str]
) -> None:
    [program] = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    server = make_server("127.0.0.1", 0, samples.application)
    with ThreadPoolExecutor(1) as pool:
        pool.submit(server.serve_forever)
        try:
            few = program.replace("page-size=100", "page-size=3")
            exec(few.replace("127.0.0.1:8000", f"127.0.0.1:{server.port}"), {})
        finally:
            server.shutdown()
            server.server_close()
    total = samples.get("/search.json?q=river").get_json()["total"]
    assert len(capsys.readouterr().out.splitlines()) == total > 3


def test_an_article_has_the_members_of_the_table(samples: FlaskClient) -> None:
    path = re.search(r"(/articles/\w+\.json)", TEXT)
    assert path
    table = TEXT[TEXT.index("## One article") : TEXT.index("## Articles like one")]
    first = "".join(re.findall(r"^\| (`.*?) \|", table, re.M))
    assert re.findall(r"`(\w+)`", first) == list(samples.get(path[1]).get_json())
