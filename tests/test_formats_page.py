"""docs/formats.md is true: every reader is in it, every command runs, every cure is named."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from index.readers import registry, unread
from index.readers.tables.synonyms import PATHS, normals
from terminal.main import dateline
from tests.formats_examples import files

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (.+?) \| (.+?) \| .* \| `(dateline [^`|]+)` \|$", PAGE, re.MULTILINE)
COMMANDS = [command for _, _, command in ROWS]
CODE = re.findall(r"^```\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
TYPED = [
    line.removeprefix("$ ") for code in CODE for line in code.splitlines() if "dateline" in line
]
FIELDS = {
    reader: cells
    for line in re.findall(r"^\| `.*\|$", PAGE, re.MULTILINE)
    for cells in [[cell.strip() for cell in line.strip("|").split("|")]]
    for reader in re.findall(r"`(\w+)`", cells[0])
    if len(cells) == 7
}
COLUMNS = ("title", "lede", "date", "authors", "topics", "url")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("formats")
    for name, data in files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture
def here(archive: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(archive)
    monkeypatch.setenv("DATELINE_INDEX", str(archive / "index"))
    yield archive


def run(command: str) -> Result:
    name, *words = command.split()
    assert name == "dateline"
    result = CliRunner().invoke(dateline, words)
    assert result.exit_code == 0, result.output
    return result


def seen(command: str) -> list[dict[str, Any]]:
    found = json.loads(run(f"{command} --json").stdout)
    assert isinstance(found, list)
    return found


def test_every_reader_has_a_line() -> None:
    assert len(ROWS) > 30
    told = {name for _, reader, _ in ROWS for name in re.findall(r"`(\w+)`", reader)}
    assert told == {reader.NAME for reader in registry.FORMATS}


def test_every_example_is_tried() -> None:
    names = {name.partition("/")[2].partition("/")[0] for name in files()}
    tried = {
        word.removeprefix("news/") for command in [*COMMANDS, *TYPED] for word in command.split()
    }
    assert names - tried == set()


@pytest.mark.parametrize(("reader", "command"), [row[1:] for row in ROWS], ids=COMMANDS)
def test_a_command_shows_an_article_of_that_reader(reader: str, command: str, here: Path) -> None:
    looks = seen(command)
    wanted = re.findall(r"`(\w+)`", reader)
    if wanted == ["lists"]:
        assert [look["passedOver"] != [] for look in looks] == [True]
        return
    articles = [(look["format"], each) for look in looks for each in look["articles"]]
    assert articles
    for name, told in articles:
        assert not wanted or name in wanted
        # What an export does not know, where its site is, is for source.toml to say.
        assert [said for said in told["problems"] if "set base in source.toml" not in said] == []
        article = told["article"]
        assert article["title"].startswith("Ferry")
        assert article.get("date", "2024-05-17") == "2024-05-17"
        assert "date" in article or "captured" in article
        text = json.dumps(article)
        assert "both banks of Port Elm" in text
    assert [look["problems"] for look in looks] == [[]] * len(looks)


@pytest.mark.parametrize("command", TYPED)
def test_the_other_commands_run(command: str, here: Path) -> None:
    result = run(command)
    assert "Traceback" not in result.output


def test_what_a_map_does(here: Path) -> None:
    (command,) = [line for line in TYPED if line.startswith("dateline inspect") and "--map" in line]
    (look,) = seen(command)
    (told,) = look["articles"]
    assert (told["origins"]["date"], told["article"]["date"]) == ("pub.when", "2024-05-17")


def test_the_example_is_what_is_shown(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    (code,) = [code for code in CODE if code.startswith("$ ")]
    typed, _, shown = code.partition("\n")
    assert click.unstyle(run(typed.removeprefix("$ ")).stdout) == shown


def test_the_table_of_fields_has_every_reader_with_articles() -> None:
    assert FIELDS.keys() == {reader.NAME for reader in registry.FORMATS} - {"lists"}


@pytest.mark.parametrize("command", [row[2] for row in ROWS if "members" not in row[1]])
def test_the_table_of_fields_has_where_a_part_came_from(command: str, here: Path) -> None:
    for look in seen(command):
        row = dict(zip(COLUMNS, FIELDS.get(str(look["format"]), [""] * 7)[1:], strict=True))
        for told in look["articles"]:
            for column, cell in row.items():
                for origin in told["origins"].get(column, "").split(", "):
                    assert is_named(origin, cell, column), (column, origin)


def is_named(origin: str, cell: str, column: str) -> bool:
    if cell.startswith("as `html`") and is_named(
        origin, FIELDS["html"][1 + COLUMNS.index(column)], column
    ):
        return True
    bare = re.sub(r"^(?:YAML|TOML|JSON|field|key) (?!.*LD)", "", origin)
    return bare in cell or ("…" in cell and normals(bare) <= keys_of(column))


def keys_of(column: str) -> frozenset[str]:
    """The keys that hold an attribute; a headline stands for a title that is missing."""
    return normals(PATHS[column] + (PATHS["headline"] if column == "title" else ""))


def test_the_keys_of_records_are_those_of_the_code() -> None:
    for column, cell in zip(COLUMNS, FIELDS["json"][1:], strict=True):
        for key in cell.removesuffix(" …").split(", "):
            assert normals(key) <= keys_of(column), (column, key)


def test_every_kind_that_is_not_read_is_named_with_its_cure() -> None:
    cures = dict(re.findall(r"^\| ([^|`]+) \| ([^|]+) \|$", PAGE, re.MULTILINE))
    named = {kind: cure for kinds, cure in cures.items() for kind in kinds.split(", ")}
    known = {
        each.kind: each.cure for table in (unread._KINDS, unread._PACKED) for _, each in table
    } | {each.kind: each.cure for each in unread._ENDINGS.values()}
    for kind, cure in known.items():
        assert named[kind] == (cure or "there is none: they hold no article")
