"""Arrays in files are as those in memory, also after they were let go of."""

import errno
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.engines.whoosh.columns import paged
from index.engines.whoosh.columns.columns import Array


def resident(array: Array) -> int:
    """The bytes of an array that are in this process's memory."""
    address, found = array.__array_interface__["data"][0], False
    for line in Path("/proc/self/smaps").read_text().splitlines():
        first = line.split(maxsplit=1)[0]
        if "-" in first and not first.endswith(":"):
            low, high = (int(part, 16) for part in first.split("-"))
            found = low <= address < high
        elif found and first == "Rss:":
            return int(line.split()[1]) * 1024
    raise AssertionError("the array lies nowhere")


@pytest.mark.parametrize("shape", [0, 7, (3, 1 << 20)])
def test_what_is_let_go_of_is_still_there(tmp_path: Path, shape: int | tuple[int, ...]) -> None:
    array = paged.zeros(shape, np.uint32, tmp_path)
    assert not array.any()
    array += np.arange(array.size, dtype=np.uint32).reshape(array.shape)
    paged.let_go(array, np.zeros(3))
    assert array.tolist() == np.arange(array.size).reshape(array.shape).tolist()
    assert list(tmp_path.iterdir()) == []


def test_a_large_array_leaves_memory(tmp_path: Path) -> None:
    array = paged.zeros(1 << 22, np.uint8, tmp_path)
    array[:] = 1
    assert resident(array) == 1 << 22
    paged.let_go(array[5:])
    assert resident(array) == 0
    assert int(array.sum()) == 1 << 22


def test_a_full_disk_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int, start: int, size: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.posix_fallocate", full)
    with pytest.raises(OSError, match="No space left"):
        paged.zeros(1 << 22, np.uint8, tmp_path)
    assert paged.zeros(1 << 22, np.uint8, None).nbytes == 1 << 22


@given(st.lists(st.integers(0, 9)), st.integers(1, 20))
def test_ranges_cover_all_terms_and_bound_their_postings(sizes: list[int], most: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paged, "AT_ONCE", most)
        found = list(paged.ranges(np.array(sizes, np.int64)))
    assert [term for terms in found for term in terms] == list(range(len(sizes)))
    for terms in found:
        assert len(terms) == 1 or sum(sizes[terms.start : terms.stop]) <= most
