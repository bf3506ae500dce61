"""A change of a file comes through, and what is no finished file does not count."""

from pathlib import Path
from threading import Event, Thread

from watchfiles import Change

from index.filling.watching import _counts, changes


def test_a_change_comes_through(tmp_path: Path) -> None:
    seen, stop = Event(), Event()

    def write() -> None:
        number = 0
        while not stop.wait(0.3):  # the watch may begin after the first of them
            number += 1
            (tmp_path / f"{number}.txt").write_text("date 2024-05-17 Ferry\n\nIt sails.")

    def wait() -> None:
        next(changes([tmp_path]))
        seen.set()

    writer = Thread(target=write, daemon=True)
    writer.start()
    Thread(target=wait, daemon=True).start()
    came = seen.wait(60)
    stop.set()
    writer.join()
    assert came


def test_unfinished_files_do_not_count() -> None:
    assert _counts(Change.added, "/news/1.txt")
    assert not _counts(Change.added, "/news/1.txt.part")
    assert not _counts(Change.modified, "/news/.1.txt.swp")
