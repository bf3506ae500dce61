from pathlib import Path

import pytest

from tests.terminal.running import GOOD, SAMPLES, Result, Run, dateline


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus with one good article and everything that can be wrong with a file."""
    corpus = tmp_path / "corpus"
    (corpus / "Harbour").mkdir(parents=True)
    (corpus / "Harbour" / "good.txt").write_text(GOOD, encoding="utf-8")
    (corpus / "empty.txt").write_bytes(b"")
    (corpus / "no-date.txt").write_text("Just a title\n\nText.\n")
    return corpus


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs a command in an empty folder, with the index beside it."""

    def run(*words: str, **variables: str) -> Result:
        return dateline(tmp_path, *words, DATELINE_INDEX=str(tmp_path / "index"), **variables)

    return run


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    done = dateline(folder, "reindex", SAMPLES, "--index", "index", "--quiet")
    assert done.returncode == 0, done.stderr
    return folder / "index"
