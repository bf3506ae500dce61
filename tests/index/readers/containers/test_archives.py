"""Members of zip and tar archives are read where they lie, and nothing leads out of them."""

import io
import tarfile
import zipfile
from collections.abc import Iterable
from typing import BinaryIO, cast

import pytest

from index.readers.containers.archives import is_tar, is_zip, tar_members, zip_members
from index.readers.record import Input, PassedOver, Unreadable, UnreadableError

FILES = {"2024/a.txt": b"harbour", "b/./c.txt": b"bridge"}


def zipped(files: dict[str, bytes]) -> io.BytesIO:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    packed.seek(0)
    return packed


def tarred(files: dict[str, bytes], extra: Iterable[tarfile.TarInfo] = ()) -> io.BytesIO:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for info in extra:
            archive.addfile(info)
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    packed.seek(0)
    return packed


class OneWay(io.RawIOBase):
    """A stream that cannot go back, as one that comes out of another container."""

    def __init__(self, content: bytes) -> None:
        self._inner = io.BytesIO(content)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        return self._inner.readinto(buffer)


def test_they_are_told_by_their_first_bytes() -> None:
    assert is_zip(zipped(FILES).getvalue())
    assert is_zip(zipped({}).getvalue())
    assert is_tar(tarred(FILES).getvalue())
    assert not is_tar(b"x" * 600)
    assert not is_zip(b"PKZIP is a program")


@pytest.mark.parametrize("kind", ["zip", "tar"])
@pytest.mark.parametrize("seekable", [True, False])
def test_each_member_has_the_name_of_a_file_in_a_folder(kind: str, seekable: bool) -> None:
    packed = (zipped if kind == "zip" else tarred)(FILES)
    stream = packed if seekable else io.BufferedReader(OneWay(packed.getvalue()))  # type: ignore[type-var]
    members = (zip_members if kind == "zip" else tar_members)(
        Input("news/all.zip", cast(BinaryIO, stream), {"title": "t"}, True)
    )
    found = []
    for member in members:
        assert isinstance(member, Input)
        assert (member.mapping, member.undated) == ({"title": "t"}, True)
        found.append((member.name, member.stream.read()))
    assert found == [("news/all.zip/2024/a.txt", b"harbour"), ("news/all.zip/b/c.txt", b"bridge")]


@pytest.mark.parametrize("kind", ["zip", "tar"])
@pytest.mark.parametrize("name", ["../up.txt", "/etc/up.txt", "a/../../up.txt", "C:/up.txt"])
def test_a_name_that_leads_out_is_named_and_the_others_are_read(kind: str, name: str) -> None:
    packed = (zipped if kind == "zip" else tarred)({name: b"x", "good.txt": b"y"})
    bad, good = (zip_members if kind == "zip" else tar_members)(Input("n/a.zip", packed))
    assert isinstance(bad, Unreadable)
    assert "leads out of the archive" in bad.reason
    assert isinstance(good, Input)
    assert good.name == "n/a.zip/good.txt"


def test_links_and_devices_of_a_tar_are_never_followed() -> None:
    link, pipe = tarfile.TarInfo("link"), tarfile.TarInfo("pipe")
    link.type, link.linkname, pipe.type = tarfile.SYMTYPE, "/etc/hosts", tarfile.FIFOTYPE
    first, second, third = tar_members(Input("n/a.tar", tarred({"a": b"x"}, (link, pipe))))
    assert first == PassedOver("links in archives")
    assert isinstance(second, Unreadable)
    assert isinstance(third, Input)


def test_what_a_mac_adds_and_unfinished_files_are_passed_over() -> None:
    packed = zipped({"__MACOSX/._a.txt": b"x", "b.part": b"x", ".hidden/c.txt": b"x"})
    assert (
        list(zip_members(Input("n/a.zip", packed)))
        == [PassedOver("hidden and unfinished files")] * 3
    )


def test_a_cut_archive_is_named_after_what_stands_before_the_cut() -> None:
    with pytest.raises(UnreadableError, match="damaged or cut zip"):
        list(zip_members(Input("n/a.zip", io.BytesIO(zipped(FILES).getvalue()[:-30]))))
    content = tarred({"a": b"x" * 600, "b": b"y" * 5000}).getvalue()[:2700]
    members = tar_members(Input("n/a.tar", io.BytesIO(content)))
    first = next(members)
    assert isinstance(first, Input)
    assert first.stream.read() == b"x" * 600
    with pytest.raises((UnreadableError, tarfile.ReadError)):
        for member in members:
            assert isinstance(member, Input)
            member.stream.read()


def test_many_members_are_not_remembered() -> None:
    packed = tarred({f"{n}.txt": b"x" for n in range(50)})
    held = []
    for member in tar_members(Input("n/a.tar", packed)):
        assert isinstance(member, Input)
        frame = member.stream
        held.append(frame.read())
    assert held == [b"x"] * 50
