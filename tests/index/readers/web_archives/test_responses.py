"""What servers do to a page on its way, undone."""

import gzip
import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from index.readers.web_archives.responses import MOST, body_of, head_of

PAGE = b"<!DOCTYPE html><title>Bridge opens</title><p>The bridge of Port Elm is open.</p>" * 9


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def chunked(data: bytes, size: int = 100) -> bytes:
    parts = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "deflate ": raw_deflate,
    "br": brotli.compress,
    "zstd": zstandard.compress,
    "identity": bytes,
}


@pytest.mark.parametrize("name", PACKERS)
@pytest.mark.parametrize("in_chunks", [False, True])
def test_encodings_are_undone(name: str, in_chunks: bool) -> None:
    raw, headers = PACKERS[name](PAGE), {"content-encoding": name.upper()}
    if in_chunks:
        raw, headers = chunked(raw), headers | {"transfer-encoding": "chunked"}
    body = body_of(raw, headers)
    assert (body.data, body.trouble) == (PAGE, "")


@pytest.mark.parametrize("name", PACKERS)
def test_what_is_said_to_be_packed_and_is_not_stays(name: str) -> None:
    headers = {"content-encoding": name, "transfer-encoding": "chunked"}
    assert body_of(PAGE, headers).data == PAGE


@pytest.mark.parametrize("name", ["gzip", "deflate", "deflate ", "br", "zstd"])
def test_of_a_cut_body_the_beginning_is_read(name: str) -> None:
    text = bytes(ord("a") + (n * n) % 26 for n in range(300_000))
    packed = PACKERS[name](text)
    body = body_of(packed[: len(packed) * 3 // 4], {"content-encoding": name})
    assert text.startswith(body.data[:1000])
    assert body.trouble


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
def test_a_bomb_is_not_unpacked_to_its_end(name: str) -> None:
    body = body_of(PACKERS[name](bytes(MOST * 3)), {"content-encoding": name})
    assert len(body.data) == MOST
    assert body.trouble == "it unpacks to more than 20 MB"


def test_two_encodings_are_undone_in_their_order() -> None:
    raw = brotli.compress(gzip.compress(PAGE))
    head = head_of(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\ncontent-encoding: br\r\n\r\n")
    assert head is not None
    assert head.headers == {"content-encoding": "gzip, br"}
    assert body_of(raw, head.headers).data == PAGE


@pytest.mark.parametrize(
    ("raw", "data"),
    [
        (b"5\r\nHarbo\r\nzz\r\nur", b"Harbozz\r\nur"),
        (b"5\r\nHarbo\r\n9\r\nur", b"Harbour"),
        (b"5;name=x\r\nHarbo\r\n0\r\n\r\n", b"Harbo"),
        (b"5\nHarbo\n2\nur\n0\n\n", b"Harbour"),
        (b"3\r\nHarbour", b"Harbour"),
    ],
)
def test_wrong_sizes_of_chunks_lose_nothing(raw: bytes, data: bytes) -> None:
    assert body_of(raw, {"transfer-encoding": "chunked"}).data == data


@pytest.mark.parametrize(
    ("raw", "status", "body"),
    [
        (b"HTTP/1.1 200 OK\r\nA: b\r\n\r\nText", 200, b"Text"),
        (b"HTTP/1.0 404\nA: b\n\nText", 404, b"Text"),
        (b"HTTP/2 200\r\n\r\nText", 200, b"Text"),
        (b"HTTP/1.1 200 OK\r\nA: b", 200, b""),
    ],
)
def test_heads(raw: bytes, status: int, body: bytes) -> None:
    head = head_of(raw)
    assert head is not None
    assert (head.status, raw[head.body :]) == (status, body)


def test_what_has_no_head() -> None:
    assert head_of(b"<html>HTTP/1.1 200 OK") is None


@given(st.binary(), st.sampled_from(sorted(PACKERS)), st.booleans())
def test_no_bytes_break_it(raw: bytes, name: str, in_chunks: bool) -> None:
    headers = {"content-encoding": name} | ({"transfer-encoding": "chunked"} if in_chunks else {})
    assert len(body_of(raw, headers).data) <= MOST


@given(st.binary(min_size=1), st.integers(1, 40))
def test_chunks_are_undone(data: bytes, size: int) -> None:
    assert body_of(chunked(data, size), {"transfer-encoding": "chunked"}).data == data
