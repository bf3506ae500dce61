"""The commands one after the other, and what each of them imports."""

import json
from pathlib import Path

import pytest

from terminal.main import COMMANDS
from tests.terminal.running import GOOD, Run


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


def imported(run: Run, *words: str, code: int = 0) -> set[str]:
    """The modules that a command imports, which ends with this code."""
    ended = run(*words, PYTHONPROFILEIMPORTTIME="1")
    assert ended.returncode == code, ended.stderr
    return {line.rpartition("|")[2].strip() for line in ended.stderr.splitlines()}


HEAVY = {
    *("flask", "werkzeug", "gunicorn", "prometheus_client", "opensearchpy", "urllib3"),
    *("numba", "llvmlite", "nltk", "py3langid", "trafilatura", "htmldate", "lxml", "dateutil"),
    *("charset_normalizer", "markdown_it", "yaml", "tqdm", "watchfiles"),
}
"""What takes long to import: a command imports of it what it needs."""


def test_what_reads_no_index_imports_next_to_nothing(run: Run) -> None:
    helps = ((), *((name,) for name in COMMANDS))
    for words in (("--version",), *((*name, "--help") for name in helps)):
        modules = imported(run, *words)
        assert "click" in modules
        own = {"numpy", "whoosh", "msgspec", "search.searcher", "index.readers.registry"}
        assert not modules & (HEAVY | own), words
        assert len(modules) < FEW, words


FEW = 220
"""Modules that are imported in less than a tenth of a second, most of them Python's own."""


@pytest.mark.parametrize("words", ["statu", "search --sorce x", "reindex --jsn", "completion zsh"])
def test_what_is_mistyped_is_told_before_anything_is_imported(words: str, run: Run) -> None:
    modules = imported(run, *words.split(), code=0 if words.startswith("completion") else 2)
    assert len(modules) < FEW
    assert "numpy" not in modules


@pytest.mark.parametrize(("words", "most"), [("status", 360), ("verify", 360)])
def test_that_there_is_no_index_is_told_before_one_could_be_read(
    words: str, most: int, run: Run
) -> None:
    modules = imported(run, words, code=1)
    assert not modules & {"numpy", "numba", "nltk", "index.engines.whoosh.reader"}
    assert len(modules) < most


def test_a_command_imports_only_what_it_needs(run: Run, folder: Path) -> None:
    said = [("reindex", str(folder)), ("status",), ("verify",), ("search", "ferry")]
    imports = {words[0]: imported(run, *words) for words in said}
    assert not imports["status"] & (HEAVY | {"index.readers.registry"})
    assert not imports["verify"] & (HEAVY | {"numpy"})
    assert "search.searcher" not in imports["status"]
    asking = {"index.engines.whoosh.reader", "index.engines.whoosh.writer"}
    assert (imports["status"] & asking, imports["verify"] & asking) == ({min(asking)}, set())
    assert (len(imports["status"]) < 560, len(imports["verify"]) < 360) == (True, True)
    theirs = {"yaml", "charset_normalizer"}  # which numba and NLTK bring themselves
    assert (imports["search"] & HEAVY) - theirs == {"numba", "llvmlite", "nltk"}
    assert imports["reindex"] >= {"numba", "nltk", "tqdm"}
    served = {"flask", "werkzeug", "gunicorn", "prometheus_client", "opensearchpy", "watchfiles"}
    assert not imports["reindex"] & (served | {"trafilatura", "htmldate"})


def test_status_after_a_deletion_needs_no_compiler_either(run: Run, folder: Path) -> None:
    kept = GOOD.replace("2025-04-28 Ferry", "2025-05-02 Ferry 2").replace("Ferry", "Barge")
    (folder / "Quay").mkdir()
    (folder / "Quay" / "kept.txt").write_text(kept, encoding="utf-8")
    assert run("reindex", str(folder)).returncode == 0
    (folder / "Harbour" / "good.txt").unlink()
    assert run("reindex", "--force").returncode == 0
    assert not imported(run, "status") & HEAVY
    held = json.loads(run("status", "--json").stdout)
    assert (held["articles"], held["bySource"]) == (1, {"Quay": 1})
    assert held["first"] == held["last"] == "2025-05-02"


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
