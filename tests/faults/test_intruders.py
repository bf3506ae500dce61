"""The checkers of crafted indexes and of two writers are given something broken on purpose."""

import pickle
from pathlib import Path

import pytest

from index.engines.whoosh.codec import toc
from tests.faults.commands import Ended
from tests.faults.crafted_index import crafted_index
from tests.faults.two_writers import ways


def test_a_reader_that_trusts_a_pickle_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toc._Unpickler, "find_class", pickle.Unpickler.find_class)
    outcome = crafted_index(1, 8, tmp_path)
    assert any("it ran code" in told for told in outcome.failures)


DONE = Ended(0, "", "", 1)
REFUSED = Ended(75, "", "dateline: another run is writing.\n", 1)


@pytest.mark.parametrize("ended", [[DONE, DONE], [DONE, REFUSED], [REFUSED, DONE]])
def test_two_writers_take_turns_or_one_is_refused(ended: list[Ended]) -> None:
    assert ways(ended) == []


@pytest.mark.parametrize(
    ("ended", "told"),
    [
        ([REFUSED, REFUSED], "neither run"),
        ([DONE, Ended(1, "", "", 1)], "ended with"),
        ([DONE, Ended(75, "", "", 1)], "in one line"),
    ],
)
def test_two_writers_that_do_not_are_caught(ended: list[Ended], told: str) -> None:
    assert told in ways(ended)[0]
