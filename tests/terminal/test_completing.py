"""What a shell is offered for what is typed so far."""

import shlex
from pathlib import Path

import pytest

from tests.terminal.running import dateline


def offered(index: Path, typed: str) -> list[str]:
    """What may stand where the last word of a line is."""
    words = ["dateline", *shlex.split(typed), *([""] if typed.endswith(" ") else [])]
    variables = {
        "COMP_WORDS": shlex.join(words),
        "COMP_CWORD": str(len(words) - 1),
        "_DATELINE_COMPLETE": "bash_complete",
        "DATELINE_INDEX": str(index),
    }
    ended = dateline(index.parent, **variables)
    assert ended.stderr == ""
    return ended.stdout.split("\n")[:-1]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("sta", ["plain,status"]),
        ("search --so", ["plain,--source"]),
        ("search flood --not-so", ["plain,--not-source"]),
        ("search --match ", ["plain,all", "plain,any"]),
        ("search flood --order-by n", ["plain,newest"]),
        ("search --format j", ["plain,json", "plain,jsonl"]),
        ("search --facets source,au", ["plain,source,author"]),
        ("search --format jsonl --fields id,also", ["plain,id,alsoIn", "plain,id,alsoInTotal"]),
        ("search --format csv --fields also", ["plain,also_in"]),
        ("search flood --source ", ["plain,Valley Post"]),
        ("search --source Har", ["plain,Harbour Gazette"]),
        ("search --not-source har", ["plain,Harbour Gazette"]),
        ("search --source 'Harbour G", ["plain,Harbour Gazette"]),
        ("search --year 2017", ["plain,2017"]),
        ("search --index ", ["dir,"]),
        ("reindex ", ["file,"]),
        ("inspect sam", ["file,sam"]),
        ("alert ", ["file,"]),
        ("alert desk.toml --si", ["plain,--since-last", "plain,--since"]),
        ("batch ", ["file,"]),
        ("completion z", ["plain,zsh"]),
        ("search --sorce ", [""]),
    ],
)
def test_commands_options_and_values_are_offered(typed: str, first: list[str], index: Path) -> None:
    found = offered(index, typed if "'" not in typed else f"{typed}'")
    assert found[: len(first)] == first


def test_without_an_index_there_are_no_values_and_no_complaint(tmp_path: Path) -> None:
    assert offered(tmp_path / "none", "search --source ") == [""]
