"""Every file is found once, in one order, under a name that does not depend on the place."""

import os
import shutil
import socket
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from index.errors import SourceError
from index.readers.disk import opened
from index.readers.files import Absent, Ignored, Skipped, SourceFile, walk

Make = Callable[[str], Path]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    return folder


@pytest.fixture
def make(root: Path) -> Make:
    def made(name: str) -> Path:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
        return path

    return made


def names(*sources: Path) -> list[str]:
    return [found.name for found in walk(sources) if isinstance(found, SourceFile)]


def skipped(*sources: Path) -> list[tuple[str, str]]:
    return [
        (Path(found.path).name, found.reason)
        for found in walk(sources)
        if isinstance(found, Skipped)
    ]


def test_order_is_that_of_code_points_folder_by_folder(root: Path, make: Make) -> None:
    for name in ("b.txt", "a/z.txt", "a/a.txt", "a.txt", "Z.txt", "é.txt", "a/b/c.txt"):
        make(name)
    assert names(root) == [
        f"news/{name}"
        for name in ("Z.txt", "a/a.txt", "a/b/c.txt", "a/z.txt", "a.txt", "b.txt", "é.txt")
    ]


def test_names_do_not_depend_on_the_place(root: Path, make: Make, tmp_path: Path) -> None:
    make("north/1.txt")
    moved = tmp_path / "elsewhere" / "news"
    shutil.copytree(root, moved)
    assert names(moved) == names(root) == ["news/north/1.txt"]


def test_names_do_not_depend_on_how_the_folder_is_named(
    root: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    make("north/1.txt")
    monkeypatch.chdir(root / "north")
    assert names(Path("..")) == ["news/north/1.txt"]
    monkeypatch.chdir(root)
    assert names(Path()) == ["news/north/1.txt"]


def test_the_source_is_the_first_folder_below_the_root(root: Path, make: Make) -> None:
    for name in ("north/2020/1.txt", "north/2.txt", "3.txt"):
        make(name)
    sources = {file.name: file.source for file in walk([root]) if isinstance(file, SourceFile)}
    assert sources == {
        "news/north/2020/1.txt": "north",
        "news/north/2.txt": "north",
        "news/3.txt": "news",
    }


def test_a_single_file_may_be_a_source(root: Path, make: Make) -> None:
    one, two = make("1.txt"), make("2.txt")
    found = list(walk([two, one]))
    assert found == [SourceFile(two, "news/2.txt", 1), SourceFile(one, "news/1.txt", 1)]
    assert [file.source for file in found if isinstance(file, SourceFile)] == ["news", "news"]


def test_hidden_files_and_folders_are_passed_over(root: Path, make: Make) -> None:
    for name in (".git/1.txt", "a/.2.txt", "a/3.txt"):
        make(name)
    assert list(walk([root])) == [SourceFile(root / "a/3.txt", "news/a/3.txt", 1)]


@pytest.mark.parametrize("name", ["a.part", "b.TMP", "c.txt~", "d.swp", "#e.txt#", "f.crdownload"])
def test_what_is_still_being_written_is_no_article(root: Path, make: Make, name: str) -> None:
    make(name)
    make("done.txt")
    assert names(root) == ["news/done.txt"]


def test_a_name_is_the_same_in_both_forms_of_unicode(root: Path, make: Make) -> None:
    make(unicodedata.normalize("NFD", "Zürich/é.txt"))
    assert names(root) == [unicodedata.normalize("NFC", "news/Zürich/é.txt")]
    make(unicodedata.normalize("NFD", "a/ü.txt"))
    make(unicodedata.normalize("NFC", "a/ü.txt"))
    assert names(root).count(unicodedata.normalize("NFC", "news/a/ü.txt")) == 1
    [(_, reason)] = skipped(root)
    assert "same name in another form of Unicode" in reason


def test_a_source_with_nothing_in_it_is_absent(root: Path) -> None:
    assert list(walk([root])) == [Absent("news", str(root), "the SOURCE is empty")]


def test_links_are_not_followed(root: Path, make: Make, tmp_path: Path) -> None:
    make("a/1.txt")
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    (root / "out.txt").symlink_to(tmp_path / "secret.txt")
    (root / "up").symlink_to(tmp_path)
    (root / "a/loop").symlink_to("..")
    (root / "self").symlink_to("self")
    (root / "gone.txt").symlink_to("nowhere.txt")
    (root / "again.txt").symlink_to("a/1.txt")
    (root / "latest").symlink_to("a")
    assert names(root) == ["news/a/1.txt"]
    assert skipped(root) == [
        ("loop", "It is a link to a folder that holds it; remove it."),
        ("gone.txt", "It is a link that leads nowhere; mend or remove it."),
        ("out.txt", "It is a link that leads out of the SOURCE; name its target as a SOURCE."),
        ("self", "It is a link that leads nowhere; mend or remove it."),
        ("up", "It is a link that leads out of the SOURCE; name its target as a SOURCE."),
    ]
    ignored = [found.kind for found in walk([root]) if isinstance(found, Ignored)]
    assert ignored == ["links to what is read under its own name"] * 2


def test_a_link_stands_for_a_file_that_lies_hidden(root: Path, make: Make) -> None:
    make(".annex/object")
    (root / "1.txt").symlink_to(".annex/object")
    (root / "annex").symlink_to(".annex")
    assert names(root) == ["news/1.txt"]
    assert skipped(root) == [
        ("annex", "It is a link to a hidden folder; name its target as a SOURCE.")
    ]


def test_pipes_and_sockets_are_named_and_never_opened(
    root: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    make("1.txt")
    os.mkfifo(root / "pipe.txt")
    monkeypatch.chdir(root)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        reason = "It is a pipe, socket or device, which is never opened; remove it."
        assert skipped(root) == [("pipe.txt", reason), ("socket", reason)]
    assert names(root) == ["news/1.txt"]


def test_a_folder_that_may_not_be_read_is_named(
    root: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = make("locked/1.txt").parent
    make("open/2.txt")
    scandir = os.scandir

    def refusing(path: str) -> object:
        if Path(path) == locked:
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    absent = [found for found in walk([root]) if isinstance(found, Absent)]
    reason = "the folder cannot be read (Permission denied)"
    assert absent == [Absent("news/locked", str(locked), reason)]
    assert names(root) == ["news/open/2.txt"]


def test_a_name_that_is_not_utf8_is_found_and_can_be_printed(root: Path) -> None:
    path = os.fsencode(root) + b"/\xff\n.txt"
    with open(path, "wb"):  # noqa: PTH123 (a Path cannot be made of bytes)
        pass
    (file,) = walk([root])
    assert isinstance(file, SourceFile)
    assert file.name == "news/\udcff\n.txt"
    assert file.shown.endswith(r"/\xff\n.txt")
    with opened(file) as stream:
        assert stream.read() == b""


def test_folders_deeper_than_python_recurses_are_walked(root: Path) -> None:
    folders = [root]
    for _ in range(1100):
        folders.append(folders[-1] / "d")
        folders[-1].mkdir()
    file = folders[-1] / "1.txt"
    file.touch()
    try:
        assert names(root) == [f"news/{'d/' * 1100}1.txt"]
    finally:
        file.unlink()
        for folder in reversed(folders):
            folder.rmdir()


def test_a_missing_source_stops_the_walk_before_it_begins(root: Path) -> None:
    with pytest.raises(SourceError, match="does not exist"):
        walk([root, root / "missing"])
