"""Reads the word lists: UTF-8, a word a line; a line that begins with `#` is a comment."""

import tomllib
from pathlib import Path

FOLDER = Path(__file__).parent


def word_list(language: str, name: str) -> frozenset[str]:
    """The words of `<language>/<name>.txt`, as they stand there.

    Raises `FileNotFoundError` where the language has no such list.
    """
    text = (FOLDER / language / f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def word_table(language: str, name: str) -> dict[str, str]:
    """The words of `<language>/<name>.toml`, each with what stands for it there."""
    text = (FOLDER / language / f"{name}.toml").read_text(encoding="utf-8")
    return {word: str(value) for word, value in tomllib.loads(text).items()}


def languages_with(name: str) -> list[str]:
    """The languages that have a list of this name, in the order of their codes."""
    return sorted(path.parent.name for path in FOLDER.glob(f"*/{name}.txt"))
