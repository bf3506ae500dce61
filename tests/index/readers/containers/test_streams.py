"""A stream is looked at without being spent, and ends in time."""

import gzip
import io
import lzma
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers import registry
from index.readers.containers.streams import HEAD_BYTES, bounded, chunks, peeked
from index.readers.files import Skipped, SourceFile
from index.readers.record import UnreadableError


class Pipe(io.BytesIO):
    """A stream that cannot go back."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise io.UnsupportedOperation


class Cut(io.BytesIO):
    """A stream that is damaged at its end."""

    def read1(self, size: int | None = -1) -> bytes:
        if found := super().read1(size):
            return found
        raise UnreadableError("It is cut or damaged; copy it anew.")


@pytest.mark.parametrize("kind", [io.BytesIO, Pipe])
@pytest.mark.parametrize("size", [0, 1, HEAD_BYTES, HEAD_BYTES + 1, 5 * HEAD_BYTES])
def test_a_head_is_looked_at_and_the_stream_stays_whole(kind: type[io.BytesIO], size: int) -> None:
    content = bytes(n % 251 for n in range(size))
    head, stream = peeked(cast(BinaryIO, kind(content)))
    assert head == content[:HEAD_BYTES]
    assert stream.read(10) == content[:10]
    assert stream.read() == content[10:]


def test_a_compressed_stream_is_looked_at() -> None:
    packed = gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(b"abc\n" * 50_000)))
    head, stream = peeked(cast(BinaryIO, packed))
    assert len(head) == HEAD_BYTES
    assert sum(1 for _ in stream) == 50_000


@given(st.binary(max_size=300), st.integers(0, 300))
def test_a_bounded_stream_gives_all_or_says_that_it_is_too_long(content: bytes, most: int) -> None:
    stream = bounded(io.BytesIO(content), most)
    if len(content) <= most:
        assert stream.read() == content
        return
    with pytest.raises(UnreadableError, match="It is larger than 0 MB; split it"):
        stream.read()


@given(st.binary(max_size=300), st.integers(1, 300))
def test_chunks_are_the_stream(content: bytes, size: int) -> None:
    found = list(chunks(io.BytesIO(content), size))
    assert b"".join(found) == content
    assert all(len(chunk) == size for chunk in found[:-1])


@given(st.binary(max_size=300), st.integers(1, 300))
def test_chunks_before_damage_are_given(content: bytes, size: int) -> None:
    found: list[bytes] = []
    with pytest.raises(UnreadableError):
        found.extend(chunks(Cut(content), size))
    assert b"".join(found) == content


def test_items_before_damage_are_read_also_of_a_small_feed(tmp_path: Path) -> None:
    words = [sha256(bytes([number])).hexdigest() for number in range(200)]
    items = "".join(f"<item><title>Ferry {word}</title></item>" for word in words)
    path = tmp_path / "feed.xml.gz"
    path.write_bytes(gzip.compress(f"<rss><channel>{items}</channel></rss>".encode())[:-2_000])
    *articles, last = registry.read(SourceFile(path, "news/feed.xml.gz"))
    assert 10 < len(articles) < 200
    assert isinstance(last, Skipped)
    assert "cut or damaged" in last.reason


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress])
def test_what_comes_before_damage_is_read_also_of_a_small_file(
    pack: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    words = [sha256(bytes([number])).hexdigest() for number in range(200)]
    lines = "".join(f'{{"title": "Ferry {word}", "text": "It sails."}}\n' for word in words)
    path = tmp_path / "news.jsonl.gz"
    path.write_bytes(pack(lines.encode())[:-2_000])
    *articles, last = registry.read(SourceFile(path, "news/news.jsonl.gz"))
    assert 10 < len(articles) < 200
    assert isinstance(last, Skipped)
    assert "cut or damaged" in last.reason
