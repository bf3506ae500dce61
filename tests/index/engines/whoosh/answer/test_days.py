"""Where every day is known, days are asked as if there were no other dates."""

from datetime import date
from pathlib import Path
from unittest.mock import Mock

import pytest

from index.article import Article
from index.asking.plan import Days, Plan
from index.document import from_article
from index.engines.whoosh.answer import timeline
from index.engines.whoosh.answer.answering import Evaluator
from index.engines.whoosh.kernels import slices
from tests.index.engines.whoosh.segments import segment

KNOWN = [Article(f"a{n}", "Pier", "Almanac", date=date(1899, 5, n)) for n in range(1, 20)]
MONTH = Article("month", "Pier", "Almanac", date=date(1899, 5, 1), precision="month")
WITHIN = Plan(days=Days(date(1899, 5, 10), date(1899, 5, 20)), timeline=True)
KERNELS = ("keep_slice", "include", "count_slices")


@pytest.mark.parametrize(
    ("more", "calls", "total"), [([], [1, 0, 2], 10), ([MONTH], [1, 1, 2], 11)]
)
def test_kernels_are_called(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    more: list[Article],
    calls: list[int],
    total: int,
) -> None:
    opened = segment(tmp_path, [from_article(one, "en") for one in [*KNOWN, *more]])
    evaluator = Evaluator([opened])
    spies = [Mock(wraps=getattr(slices, name)) for name in KERNELS]
    for name, spy in zip(KERNELS, spies, strict=True):
        monkeypatch.setattr(slices, name, spy)
    monkeypatch.setattr(timeline, "count_slices", spies[-1])
    answer = evaluator.run(WITHIN)
    assert answer.total == total
    assert answer.timeline
    assert answer.timeline.undated == len(more)
    assert [spy.call_count for spy in spies] == calls
    assert any(name.startswith("partial") for name in opened.columns) == bool(more)
