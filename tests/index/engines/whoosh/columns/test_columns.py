"""A file of columns gives back what it was given, and says so where it is damaged."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from index.engines.whoosh.columns.columns import ALIGNMENT, Columns, ColumnsWriter, narrow
from index.errors import DamagedIndexError

DTYPES = st.sampled_from(["<u1", "<u2", "<u4", "<u8", "<i4", "<i8", "<f4", "<f8"])
ARRAYS = hnp.arrays(DTYPES, hnp.array_shapes(min_dims=1, max_dims=2, min_side=0, max_side=9))


def written(folder: Path, **arrays: Any) -> Path:
    path = folder / "test.col"
    with ColumnsWriter(path) as writer:
        for name, array in arrays.items():
            writer.add(name, array)
        writer.about["documents"] = 3
    return path


@given(st.dictionaries(st.text(max_size=5), ARRAYS, max_size=5))
def test_arrays_come_back(
    tmp_path_factory: pytest.TempPathFactory, arrays: dict[str, np.ndarray[Any, Any]]
) -> None:
    path = tmp_path_factory.mktemp("columns") / "test.col"
    with ColumnsWriter(path) as writer:
        for name, array in arrays.items():
            writer.add(name, array)
    columns = Columns(path)
    columns.verify()
    assert list(columns) == list(arrays)
    for name, array in arrays.items():
        assert columns[name].dtype == array.dtype
        assert columns[name].tobytes() == array.tobytes()
        assert columns[name].shape == array.shape


def test_arrays_are_aligned_and_read_only(tmp_path: Path) -> None:
    columns = Columns(written(tmp_path, a=np.arange(3, dtype=np.uint8), b=np.arange(9)))
    assert all(columns[name].ctypes.data % ALIGNMENT == 0 for name in columns)
    with pytest.raises(ValueError, match="read-only"):
        columns["a"][0] = 1


def test_big_endian_arrays_become_little_endian(tmp_path: Path) -> None:
    columns = Columns(written(tmp_path, a=np.arange(5, dtype=">u4")))
    assert columns["a"].dtype == "<u4"
    assert columns["a"].tolist() == [0, 1, 2, 3, 4]


def test_what_is_told_comes_back(tmp_path: Path) -> None:
    assert Columns(written(tmp_path)).about == {"documents": 3}


def test_every_cut_is_noticed_at_open(tmp_path: Path) -> None:
    path = written(tmp_path, a=np.arange(5))
    whole = path.read_bytes()
    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        with pytest.raises(DamagedIndexError, match="dateline reindex"):
            Columns(path)


def test_every_changed_byte_is_noticed(tmp_path: Path) -> None:
    path = written(tmp_path, a=np.arange(5))
    whole = path.read_bytes()
    inside = {*range(8), *range(64, len(whole))}  # between them is padding
    for place in sorted(inside):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(DamagedIndexError):
            Columns(path).verify()


def test_a_missing_column_is_damage_and_a_missing_key(tmp_path: Path) -> None:
    columns = Columns(written(tmp_path))
    assert columns.get("a") is None
    with pytest.raises(DamagedIndexError, match="has no column “a”"):
        columns["a"]


def test_a_failed_file_is_removed(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="full"), ColumnsWriter(tmp_path / "x.col"):
        raise OSError("full")
    assert not list(tmp_path.iterdir())


def test_a_name_is_written_once(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="twice"), ColumnsWriter(tmp_path / "x.col") as writer:
        writer.add("a", np.arange(2))
        writer.add("a", np.arange(2))


@pytest.mark.parametrize(
    ("largest", "dtype"), [(0, "<u1"), (255, "<u1"), (256, "<u2"), (65536, "<u4"), (2**32, "<u8")]
)
def test_narrow(largest: int, dtype: str) -> None:
    assert narrow(np.array([largest])).dtype == dtype


def test_what_cannot_be_brought_to_the_disk_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"), ColumnsWriter(tmp_path / "a.col") as writer:
        writer.add("numbers", np.arange(3, dtype=np.uint8))
    assert list(tmp_path.iterdir()) == []
