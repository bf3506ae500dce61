"""The commands one after the other, and what each of them imports."""

import json
from pathlib import Path

import pytest

from cli import COMMANDS
from tests.terminal.running import Run


def test_reindex_then_search_show_status_verify(run: Run, folder: Path) -> None:
    done = run("reindex", str(folder))
    assert done.returncode == 0, done.stderr
    assert "1 article from 3 files" in done.stdout
    assert "2 skipped (1 without title and text, 1 without any sign of a day):" in done.stdout

    found = run("search", "ferry", "-quay", "--json")
    assert json.loads(found.stdout)["total"] == 0
    page = json.loads(run("search", "ferry", "--json", "--source", "Harbour").stdout)
    assert page["total"] == 1
    result = page["results"][0]
    assert result["title"] == "Ferry Sails Again"
    assert result["image"]["licence"] == "CC BY 2.0"

    text = run("search", "costs").stdout
    assert "1 article for costs" in text
    assert "§ What It Costs" in text
    shown = run("show", result["id"])
    assert "Ten crowns a crossing." in shown.stdout
    assert json.loads(run("show", result["id"], "--json").stdout)["sections"][1]["anchor"] == "s2"
    assert json.loads(run("status", "--json").stdout)["articles"] == 1
    assert run("verify").returncode == 0


def imported(run: Run, *words: str) -> set[str]:
    """The modules that a command imports."""
    ended = run(*words, PYTHONPROFILEIMPORTTIME="1")
    assert ended.returncode == 0, ended.stderr
    return {line.rpartition("|")[2].strip() for line in ended.stderr.splitlines()}


def test_a_command_imports_only_what_it_needs(run: Run, folder: Path) -> None:
    light = imported(run, "status", "--help")
    assert "click" in light
    assert not light & {"flask", "werkzeug", "numba", "nltk", "numpy", "tqdm", "search.searcher"}
    for words in (("reindex", str(folder)), ("status",), ("search", "ferry"), ("verify",)):
        modules = imported(run, *words)
        assert "numpy" in modules, words
        assert not modules & {"flask", "werkzeug", "gunicorn"}, words


def test_a_command_that_is_nearly_one_is_named(run: Run) -> None:
    ended = run("statu")
    assert ended.returncode == 2
    assert "Did you mean 'status'?" in ended.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_says_what_it_does(name: str, run: Run) -> None:
    assert COMMANDS[name].help
    ended = run(name, "--help")
    assert ended.returncode == 0
    assert COMMANDS[name].get_short_help_str(40).split()[0] in ended.stdout
