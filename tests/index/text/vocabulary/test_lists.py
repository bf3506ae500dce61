"""Every word list is a tidy file, and some module reads it."""

import re
import tomllib
from pathlib import Path

import pytest

from index.text.vocabulary.lists import FOLDER, languages_with, word_list, word_table

ROOT = FOLDER.parents[2]
LISTS = sorted(FOLDER.glob("*/*.txt"))
COMMENT = re.compile(
    r"# (Dutch|English|French|German|Italian|Korean|Many|Portuguese|Spanish|Swedish)\b.*\."
)

PHRASES = ("credits", "furniture_labels")
"""Lists whose lines are of several words."""


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", LISTS, ids=name)
def test_a_list_says_what_it_is_and_has_a_word_a_line(path: Path) -> None:
    comment, *words = path.read_text(encoding="utf-8").splitlines()
    assert COMMENT.fullmatch(comment)
    assert words == sorted(set(words))
    for word in words:
        assert word == word.strip().lower() != ""
        assert not word.startswith("#")
        assert " " not in word or path.stem in PHRASES
    assert word_list(path.parent.name, path.stem) == set(words)


def test_every_list_is_read() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "index").rglob("*.py"))
    unread = [name(path) for path in FOLDER.glob("*/*.t*") if f'"{path.stem}"' not in code]
    assert unread == []


def test_a_table_has_words_for_words() -> None:
    table = word_table("en", "long_forms")
    assert table["UN"] == "United Nations"


def test_the_languages_that_have_a_list() -> None:
    assert languages_with("titles") == ["en"]
    assert "de" in languages_with("function_words")


def test_the_wheel_takes_the_lists_along() -> None:
    """Hatch packs whole folders, but for what is excluded and what Git ignores."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert "index" in wheel["only-include"]
    assert "exclude" not in wheel
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert not [path for path in LISTS for pattern in ignored if path.match(pattern)]
