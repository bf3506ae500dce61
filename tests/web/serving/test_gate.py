"""Few searches at once; what cannot begin soon is refused, and says when to come again."""

from contextlib import AbstractContextManager
from threading import Event, Thread

import pytest

from search.page import Page
from search.request import SearchRequest
from search.searcher import Searcher
from tests.web.archive import index_of
from web.app import create_app
from web.serving.gate import AT_ONCE, PATIENCE, Gate, TooBusyError


def test_a_turn_is_given_back() -> None:
    gate = Gate(at_once=1)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), gate.turn():
            raise ZeroDivisionError
    with gate.turn(), pytest.raises(TooBusyError), gate.turn(patience=0):
        pass


def test_each_piece_of_an_export_takes_a_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.routes.exports._PIECE", 1)
    turns: list[float | None] = []
    turn = Gate.turn

    def counted(gate: Gate, patience: float | None = PATIENCE) -> AbstractContextManager[None]:
        turns.append(patience)
        return turn(gate, patience)

    monkeypatch.setattr(Gate, "turn", counted)
    client = create_app(Searcher(index_of())).test_client()
    lines = client.get("/search.csv?q=council").text.splitlines()
    assert len(lines) > 10
    assert turns == [PATIENCE, *[None] * (len(lines) + 1)]  # to begin, each line, and the end


def test_an_export_that_is_sent_slowly_keeps_no_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.routes.exports._PIECE", 1)
    client = create_app(Searcher(index_of())).test_client()
    begun = [client.get("/search.csv", buffered=False) for _ in range(AT_ONCE + 1)]
    for response in begun:
        assert next(response.iter_encoded()).startswith(b"id,")
    assert client.get("/search.json?q=bridge").status_code == 200


def test_one_more_is_refused_and_the_rest_is_answered() -> None:
    begun, finish = [Event() for _ in range(AT_ONCE)], Event()

    class Slow(Searcher):
        def search(self, request: SearchRequest) -> Page:
            begun[int(request.q)].set()
            assert finish.wait(30)
            return super().search(request)

    app = create_app(Slow(index_of()))
    answers: list[int] = []

    def ask(number: int) -> None:
        answers.append(app.test_client().get(f"/search.json?q={number}").status_code)

    threads = [Thread(target=ask, args=(number,)) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    try:
        assert all(event.wait(30) for event in begun)
        refused = app.test_client().get("/search.json?q=0")
        assert (refused.status_code, refused.headers["Retry-After"]) == (503, "1")
        assert refused.content_type == "application/problem+json"
        assert app.test_client().get("/search.csv").status_code == 503
        assert app.test_client().get("/healthz").status_code == 200
        counted = app.test_client().get("/metrics").text
        assert "dateline_requests_refused_total 2.0" in counted
    finally:
        finish.set()
        for thread in threads:
            thread.join()
    assert answers == [200] * AT_ONCE
