"""The entry of the terminal: what goes wrong is one sentence and an exit code."""

import shlex
import subprocess
from pathlib import Path

import pytest

from tests.terminal.running import CLI, ENVIRON, dateline


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("reindex",), 1, "name the folder"),
        (("reindex", "missing"), 1, "missing does not exist"),
        (("search", "ferry"), 2, "dateline reindex FOLDER"),
        (("status",), 1, "dateline reindex FOLDER"),
        (("search", "ferry", "--order-by", "best"), 2, "relevance"),
        (("search", "ferry", "--page", "0"), 2, "--page"),
        (("search", "ferry", "--sorce", "x"), 2, "did you mean --source?"),
        (("status", "--jsn"), 2, "--json"),
        (("search", "--from-date", "2025-02-01", "--to-date", "2025-01-01"), 2, "reversed"),
        (("nonsense",), 2, "nonsense"),
    ],
)
def test_what_goes_wrong_is_one_sentence(
    tmp_path: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    ended = dateline(tmp_path, *words)
    assert ended.returncode == code
    assert says in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("words", [("--help",), ("search", "-h"), ("nonsense",), ("show",)])
def test_help_and_errors_call_the_command_by_its_name(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    ended = dateline(tmp_path, *words)
    told = ended.stdout + ended.stderr
    assert "Usage: dateline " in told
    assert "cli.py" not in told


@pytest.mark.parametrize(
    ("variable", "value", "says"),
    [
        ("DATELINE_ENGINE", "solr", "whoosh or opensearch"),
        ("DATELINE_TIMEZONE", "Mars/North", "IANA"),
        ("DATELINE_BIND", "8000", "host:port"),
        ("DATELINE_LANGAUGE", "en", "did you mean DATELINE_LANGUAGE"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, variable: str, value: str, says: str) -> None:
    ended = dateline(tmp_path, "status", **{variable: value})
    assert ended.returncode == 2
    assert says in ended.stderr


def test_a_setting_that_is_not_known_is_named(tmp_path: Path) -> None:
    (tmp_path / "dateline.toml").write_text('titel = "x"\n')
    ended = dateline(tmp_path, "status")
    assert ended.returncode == 2
    assert "did you mean title" in ended.stderr


@pytest.mark.parametrize("what", ["missing", "file", "other"])
def test_what_is_no_index_is_one_line_and_stays(what: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("precious")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "precious").write_text("precious")
    for words in (("search", "ferry"), ("status",), ("verify",), ("verify", "--json")):
        ended = dateline(tmp_path, *words, "--index", what)
        assert ended.returncode == (2 if words[0] == "search" else 1)
        assert len(ended.stderr.splitlines()) == 1
        assert f"There is no index in {what}" in ended.stderr
        assert ended.stdout == ""
    assert (tmp_path / "file").read_text() == "precious"
    assert (tmp_path / "other" / "precious").read_text() == "precious"


@pytest.mark.parametrize("words", ["reindex /srv", "search ferry", "serve", "batch -", "--version"])
def test_a_working_folder_that_was_deleted_is_one_line(words: str, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    shell = f"cd gone && rmdir ../gone && exec {shlex.join(CLI)} {words} < /dev/null"
    ended = subprocess.run(
        shell, shell=True, cwd=tmp_path, env=ENVIRON, capture_output=True, text=True, timeout=120
    )
    assert ended.returncode == 2
    assert ended.stderr == (
        "dateline: The folder in which this was started is no longer there: go to another one.\n"
    )
