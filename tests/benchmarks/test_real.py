"""The table of two checkouts, and what is asked of their services."""

import json
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest

from benchmarks import real, services
from benchmarks.services import Service, Side, requests, times

SERVICE = """
import json, sys
for line in sys.stdin:
    path, query = json.loads(line)
    text = json.dumps({"results": [{"id": "x"}] if "harbour" in query else []})
    status = "404 Not Found" if path == "/none" else "200 OK"
    print(json.dumps({"ms": float(len(query)), "status": status, "text": text}), flush=True)
"""


def test_the_table_has_medians_and_ratios() -> None:
    built = {real.TODAY: [9.0, 8.0, 7.0], real.THIS: [2.0, 2.0, 5.0], real.FTS5: [0.5]}
    asked = {
        real.TODAY: np.array([[40.0, 40.0], [20.0, 20.0], [30.0, 30.0], [40.0, 40.0]]),
        real.THIS: np.array([[8.0, 8.0], [5.0, 5.0], [6.0, 6.0], [7.0, 7.0]]),
    }
    told = list(real.table(built, {"search": asked}))
    assert "| reindex, an article | 8.000 | 2.000 | 4.00 |" in told
    assert "| search, new, p50 | 40.000 | 8.000 | 5.00 |" in told
    assert "| search, again, p95 | 30.000 | 6.000 | 5.00 |" in told
    assert "4.0 times" in told[-2] and "16.0 times" in told[-1]


def test_fts5_takes_the_texts(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    assert real.fts5(path, [("Harbour", "The bridges were closed.")]) > 0
    assert real.fts5(path, [("Harbour", "Once more.")]) > 0  # in place of the one before


@pytest.fixture
def side(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Side:
    program = tmp_path / "asked.py"
    program.write_text(SERVICE, "utf-8")
    monkeypatch.setattr(services, "ASKED", program)
    return Side(real.THIS, tmp_path, tmp_path)


def test_an_article_is_asked_for_where_both_find_it_first(side: Side) -> None:
    with ExitStack() as stack:
        one, other = Service(side, stack), Service(side, stack)
        asked = requests(["harbour bridge", "rain"], {"one": one, "other": other})
        assert asked["article"] == [("/articles/x", "q=harbour+bridge")]
        assert asked["similar"] == [("/articles/x/similar.json", "")]
        assert [json.loads(one.ask(request)[1])["results"] for request in asked["search"]] == [
            [{"id": "x"}],
            [],
        ]
        taken = times(asked["search"], {"one": one, "other": other}, 2)
    assert {name: of.tolist() for name, of in taken.items()} == {
        name: [[16.0, 6.0]] * 3 for name in ("one", "other")
    }


def test_what_is_no_answer_ends_the_run(side: Side) -> None:
    with ExitStack() as stack, pytest.raises(SystemExit, match="404"):
        Service(side, stack).ask(("/none", ""))
