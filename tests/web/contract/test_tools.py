import json
import re
from pathlib import Path

import pytest
from jsonschema_rs import Draft202012Validator, meta

from index.document import FACETS
from web.contract.tools import MAX_COUNTED, MAX_RESULTS, TOOLS, Tool
from web.formats.tools import PIECE

NAMES = ["search", "fetch", "count_over_time", "facet", "describe_archive"]
MOST = 12_000
"""Bytes of the whole list: each conversation pays for it."""


def test_the_tools_stand_in_a_fixed_order_and_have_names_that_all_clients_take() -> None:
    assert [tool.name for tool in TOOLS] == NAMES
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,64}", tool.name) for tool in TOOLS)


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_what_a_tool_takes_and_gives_is_json_schema_of_an_object(tool: Tool) -> None:
    for schema in (tool.takes(), tool.gives()):
        meta.validate(schema)
        assert schema["type"] == "object"
        assert "#/components" not in json.dumps(schema)
    assert set(tool.takes()["required"]) <= tool.takes()["properties"].keys()


def test_search_needs_no_argument_but_the_query() -> None:
    takes = TOOLS[0].takes()
    validator = Draft202012Validator(takes)
    assert validator.is_valid({"query": "river"})
    assert validator.is_valid({"query": "river", "source": ["Valley Post"], "page-size": 20})
    assert not validator.is_valid({"query": "river", "page-size": MAX_RESULTS + 1})
    assert not validator.is_valid({"query": "river", "colour": "red"})
    assert TOOLS[0].gives()["required"] == ["results", "total"]


def test_a_facet_of_which_values_are_listed_is_not_the_filter_of_the_same_name() -> None:
    takes = TOOLS[3].takes()["properties"]
    assert takes["facet"]["enum"] == list(FACETS)
    assert takes["name"]["type"] == "array"


def test_the_list_is_small() -> None:
    listed = [(tool.name, tool.about, tool.takes(), tool.gives()) for tool in TOOLS]
    assert len(json.dumps(listed, separators=(",", ":"))) < MOST


def test_the_docs_tell_of_each_tool_what_it_takes() -> None:
    text = (Path(__file__).resolve().parents[3] / "docs" / "desk.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| [^|]+ \|$", text, re.MULTILINE)
    told = {name: takes for name, takes in rows if name in NAMES}
    assert list(told) == NAMES
    for tool in TOOLS:
        named = set(re.findall(r"`([a-z-]+)`", told[tool.name]))
        assert named <= tool.takes()["properties"].keys()
        assert set(tool.takes()["required"]) <= named
    assert f"{PIECE:,} characters" in text
    assert f"1 to {MAX_COUNTED} `queries`" in text
    assert f"the list of tools is less than {MOST // 1000} KB" in text
    for asked in re.findall(r"calls `search` with `({.*?})`", text):
        assert Draft202012Validator(TOOLS[0].takes()).is_valid(json.loads(asked))
