"""What asks a server, and what walks a model, is given something broken on purpose."""

from pathlib import Path

import pytest

from tests.faults import archive
from tests.faults.crashes import looking
from tests.faults.polled_crashes import asking
from tests.faults.serving import free_port
from tests.faults.stateful import Written, stateful
from tests.faults.test_checkers import pass_time


def test_a_server_that_does_not_answer_is_heard(tmp_path: Path) -> None:
    watched = archive.make(tmp_path, 5, 2, 20)
    failures: list[str] = []
    with looking(watched, tmp_path, failures, lambda: asking(free_port())):
        pass_time(tmp_path)
    assert "an answer of no state" in failures[0]
    assert "ConnectionRefusedError" in failures[0]


def test_an_index_that_misses_articles_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def first(article: Written, source: Path) -> None:
        if article.key == 0:
            write(article, source)

    write = Written.write
    monkeypatch.setattr(Written, "write", first)
    # It stops at the first failure; how soon that comes depends on where the kills fall.
    [told] = stateful(1, 30, tmp_path).failures
    assert "finds" in told or "after a kill it holds" in told
