"""What the Whoosh engine answers when the time is too short: less, never what is not so."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from index.asking.deadline import LATE, Deadline
from index.asking.hits import FacetCounts, Hits
from index.asking.plan import Plan
from index.document import Document
from index.engines.whoosh.answer import order as evaluate_order
from index.engines.whoosh.answer import proximity
from index.engines.whoosh.index import WhooshIndex
from tests.index.engines.whoosh.answer.test_equality import filled
from tests.index.strategies import LANGUAGE, corpora, plans
from tests.laws import law


def after(looks: int) -> Deadline:
    """A deadline that is there when it was asked for so many times."""
    return Deadline(looks + 1, count().__next__)


@contextmanager
def small_pieces() -> Iterator[None]:
    """The work between two looks at the deadline is that of a few documents."""
    with (
        patch.object(evaluate_order, "_AT_ONCE", 4),
        patch.object(proximity, "_AT_ONCE", 3),
    ):
        yield


def assert_part(part: Hits, whole: Hits) -> None:
    """Nothing is in the part that is not in the whole."""
    scores = {hit.id: hit.score for hit in whole.hits}
    assert {hit.id: hit.score for hit in part.hits}.items() <= scores.items()
    assert part.total <= whole.total
    for few, all_ in zip(part.facets, whole.facets, strict=True):
        assert_fewer(few, all_)
    if part.timeline and whole.timeline:
        assert part.timeline.undated <= whole.timeline.undated
        assert _counted(part.timeline.buckets) <= _counted(whole.timeline.buckets)


def assert_fewer(few: FacetCounts, all_: FacetCounts) -> None:
    counts = dict(all_.values)
    assert few.missing <= all_.missing
    # A value that is among the first of the part may be behind the first of the whole.
    assert all(n <= counts.get(value, n) for value, n in few.values)


def _counted(buckets: Sequence[tuple[object, int]]) -> int:
    return sum(n for _, n in buckets)


@law(20)
@given(corpora(), st.lists(st.tuples(plans, st.integers(0, 20)), min_size=3, max_size=8))
def test_a_part_is_in_the_whole_and_says_that_it_is_a_part(
    documents: list[Document], questions: list[tuple[Plan, int]]
) -> None:
    with TemporaryDirectory() as folder, small_pieces():
        reader = filled(WhooshIndex(Path(folder, "index"), LANGUAGE), documents)
        for asked, looks in questions:
            plan = replace(asked, offset=0, limit=100, after=None, fold=False)
            whole = reader.run(plan)
            part = reader.run(replace(plan, deadline=after(looks)))
            assert not whole.partial
            assert part.partial == (LATE in part.notices)
            assert part.partial or part == whole
            assert_part(part, whole)
