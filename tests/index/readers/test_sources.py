"""A SOURCE that cannot be used is named before a run begins."""

import os
import shutil
from pathlib import Path

import pytest

from index.errors import SourceError
from index.readers.sources import absolute, roots


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "news" / "a").mkdir(parents=True)
    (tmp_path / "news" / "1.txt").touch()
    return tmp_path / "news"


def test_a_missing_source_is_named_at_once_with_the_cure(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"no\\nwhere does not exist; name a folder of articles"):
        roots([tmp_path / "no\nwhere"])


def test_a_source_with_a_nul_is_refused() -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        roots([Path("a\x00b")])


def test_a_link_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    for loop in (tmp_path / "loop", absolute(tmp_path / "loop" / ".." / "loop")):
        with pytest.raises(SourceError, match="loop is a link that leads to itself; name a folder"):
            roots([loop])


def test_a_link_keeps_its_name_and_dots_lead_where_the_system_leads(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "far" / "below").mkdir(parents=True)
    (tmp_path / "far" / "today").symlink_to(root)
    (tmp_path / "link").symlink_to("far/below")
    today = tmp_path / "far" / "today"
    monkeypatch.chdir(tmp_path / "far")
    for named in ("today", "./today/", "below/../today", "../link/../today"):
        assert absolute(Path(named)) == today
        assert (tmp_path / "far" / named).samefile(today)
    assert absolute(Path()) == tmp_path / "far"
    assert roots([today])[0].name == "today"
    assert roots([today / "1.txt"])[0].first_name == "today/1.txt"


def test_a_pipe_is_no_source(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SourceError, match="neither a folder nor a file"):
        roots([tmp_path / "pipe"])


def test_sources_that_hold_one_another_are_refused(root: Path) -> None:
    for twice in ([root, root], [root, root / "a"], [root / "1.txt", root]):
        with pytest.raises(SourceError, match="hold the same files"):
            roots(twice)


def test_sources_of_one_name_are_refused(root: Path, tmp_path: Path) -> None:
    one = root / "1.txt"
    other = tmp_path / "old" / "news"
    shutil.copytree(root, other)
    for twice in ([root, other], [one, other / "1.txt"], [one, one]):
        with pytest.raises(SourceError, match="have one name"):
            roots(twice)
