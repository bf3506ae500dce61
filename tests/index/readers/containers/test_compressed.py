"""A compressed file is the file in it; one that grows out of proportion is refused."""

import bz2
import gzip
import io
import lzma
from collections.abc import Callable

import pytest
import zstandard

from index.readers.containers import limits
from index.readers.containers.compressed import bare, opener, unpacked
from index.readers.record import UnreadableError

PACKERS: list[Callable[[bytes], bytes]] = [
    gzip.compress,
    bz2.compress,
    lzma.compress,
    zstandard.compress,
]
TEXT = b"The tide was high at noon.\n" * 100


def whole(packed: bytes) -> bytes:
    open_it = opener(packed)
    assert open_it is not None
    return unpacked(io.BytesIO(packed), open_it).read()


@pytest.mark.parametrize("pack", PACKERS)
def test_what_was_packed_comes_back_also_in_several_frames(pack: Callable[[bytes], bytes]) -> None:
    assert whole(pack(TEXT)) == TEXT
    assert whole(pack(TEXT) + pack(b"more")) == TEXT + b"more"


@pytest.mark.parametrize("pack", PACKERS)
def test_a_cut_file_is_an_error_after_what_was_whole(pack: Callable[[bytes], bytes]) -> None:
    packed = pack(TEXT * 50)
    open_it = opener(packed)
    assert open_it is not None
    stream = unpacked(io.BytesIO(packed[: len(packed) - 9]), open_it)
    with pytest.raises(UnreadableError, match="cut or damaged"):
        stream.read()


@pytest.mark.parametrize("pack", PACKERS)
def test_what_grows_out_of_proportion_is_refused(
    pack: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FREE_BYTES", 100_000)
    with pytest.raises(UnreadableError, match="more than 250 times its size"):
        whole(pack(bytes(5_000_000)))
    assert whole(pack(bytes(50_000))) == bytes(50_000)


def test_the_name_is_that_of_the_file_that_was_packed() -> None:
    assert bare("news/a.jsonl.GZ") == "news/a.jsonl"
    assert bare("news/a.tgz") == "news/a.tar"
    assert bare("news/a.jsonl") == "news/a.jsonl"
    assert opener(b"plain") is None
