"""An interruption ends a run, whoever swallows it."""

import signal
from contextlib import suppress

import pytest

from terminal import interrupting
from terminal.progress import progress


def test_one_that_was_swallowed_comes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interrupting, "_noted", False)
    show = progress(silent=True)
    show("reading", 0, 1)
    before = signal.getsignal(signal.SIGINT)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        interrupting.watch()
        with suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)
    with pytest.raises(KeyboardInterrupt):
        show("reading", 1, 1)
