"""Whether what judges the load runs sees what is wrong."""

import json
from typing import Any

import pytest

from tests.faults.clients import Answer, broken, percentile
from tests.faults.corpus import QUERIES
from tests.faults.hostile_queries import PROBE, Parameters
from tests.faults.memory import MEGABYTE, MOST, grown
from tests.faults.queries import ask_all, wrong
from tests.faults.swaps import Judge
from web.serving.headers import STRICT

HEADERS = {name.lower(): value for name, value in STRICT.items()}
PAGE = {**HEADERS, "content-type": "text/html; charset=utf-8"}


def told(generation: int, total: int) -> Answer:
    body = json.dumps({"generation": f"{generation:06}", "total": total, "tookMs": 1})
    return Answer(200, {}, body.encode(), 0.1)


@pytest.mark.parametrize(("generation", "total", "right"), [(1, 5, True), (2, 5, False)])
def test_an_answer_of_another_generation_is_seen(generation: int, total: int, right: bool) -> None:
    expected: list[tuple[dict[str, Any], ...]] = [({"total": n},) * len(QUERIES) for n in (5, 6)]
    judge = Judge(tuple(expected))
    assert bool(judge.wrong(0, told(generation, total))) is not right


def test_an_older_generation_of_the_same_round_is_right() -> None:
    judge = Judge((({"total": 5},), ({"total": 6},)))
    assert not judge.wrong(0, told(3, 5))
    assert judge.wrong(0, told(4, 5))


@pytest.mark.parametrize(
    ("status", "headers", "fine"),
    [
        (200, {}, True),
        (503, {"retry-after": "1"}, True),
        (503, {}, False),
        (503, {"retry-after": "30"}, False),
        (500, {"retry-after": "1"}, False),
        (0, {}, False),
    ],
)
def test_a_lost_answer_is_seen(status: int, headers: dict[str, str], fine: bool) -> None:
    assert (broken(Answer(status, headers, b"", 0.1)) == "") is fine


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer(200, PAGE, b"<p>fine</p>", 0.1), ""),
        (Answer(200, PAGE, f"<p>{PROBE}</p>".encode(), 0.1), "element img"),
        (Answer(200, {}, b"", 0.1), "no Content-Security-Policy"),
        (Answer(404, PAGE, b"", 0.1), "status 404"),
        (Answer(200, {**PAGE, "set-cookie": "x=1"}, b"", 0.1), "a cookie"),
    ],
)
def test_what_is_wrong_with_an_answer_is_seen(answer: Answer, expected: str) -> None:
    assert wrong(answer).startswith(expected)
    assert bool(wrong(answer)) is bool(expected)


def test_a_search_that_breaks_is_seen() -> None:
    def breaks(parameters: Parameters) -> object:
        return 1 / (len(parameters[0][1]) % 7)

    outcome = ask_all(1, 100, breaks)
    assert 0 < len(outcome.failures) < 100
    assert "ZeroDivisionError" in outcome.failures[0]


def test_a_worker_that_grows_is_seen() -> None:
    assert not grown(100 * MEGABYTE, 119 * MEGABYTE, 120 * MEGABYTE)
    assert grown(100 * MEGABYTE, 121 * MEGABYTE, 121 * MEGABYTE)
    assert grown(MOST * MEGABYTE, MOST * MEGABYTE, (MOST + 1) * MEGABYTE)


def test_percentiles() -> None:
    assert percentile([]) == 0
    assert percentile([0.001 * n for n in range(1, 1001)], 50) == pytest.approx(500.5)
