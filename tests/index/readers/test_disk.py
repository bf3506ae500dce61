"""A disk that fails, and a file that is none any more."""

import os
from pathlib import Path

import pytest

from index.readers.disk import AbsentError, opened
from index.readers.files import SourceFile


def test_what_became_a_pipe_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(AbsentError, match="no regular file"):
        opened(SourceFile(tmp_path / "pipe.txt", "news/pipe.txt"))


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="this system has no such file")
@pytest.mark.parametrize("size", [10, -1])
def test_a_disk_that_fails_is_no_damage_of_a_file(size: int) -> None:
    """Nothing lies at the beginning of a program's memory: to read there is an error of the disk,
    as far as a reader can tell.
    """
    reason = r"it cannot be read \(Input/output error\)"
    memory = SourceFile(Path("/proc/self/mem"), "news/mem")
    with opened(memory) as stream, pytest.raises(AbsentError, match=reason):
        stream.read(size)
