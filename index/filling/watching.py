"""Waiting for files of the SOURCEs to change."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from watchfiles import Change, watch

from index.readers.files import is_unfinished

_QUIET = 700
"""Milliseconds without a change that end a burst of changes; a burst lasts at most three times as
long, so that a file is searchable within seconds of its last change."""


def changes(sources: Sequence[Path]) -> Iterator[None]:
    """Comes back after each burst of changes to files that may hold articles. Ends with Ctrl-C."""
    with suppress(KeyboardInterrupt):  # watchfiles would log that it caught it
        for _ in watch(*sources, watch_filter=_counts, debounce=_QUIET * 3, step=_QUIET):
            yield


def _counts(change: Change, path: str) -> bool:
    return not is_unfinished(Path(path).name)
