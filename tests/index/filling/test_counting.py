"""What is counted while articles come and go is what is counted of those that are there."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.filling import counting
from index.filling.counting import Counting
from index.generations.paragraphs import Counted

Article = tuple[str, list[int]]
articles = st.lists(
    st.tuples(st.sampled_from(["Gazette", "Post"]), st.lists(st.integers(0, 9), max_size=6)),
    max_size=12,
)


def told(counted: dict[str, Counted]) -> dict[str, tuple[int, dict[int, int]]]:
    return {
        name: (one.articles, dict(zip(one.keys.tolist(), one.counts.tolist(), strict=True)))
        for name, one in counted.items()
    }


def plain(there: list[Article]) -> dict[str, tuple[int, dict[int, int]]]:
    """How many articles each source has, and in how many each key stands."""
    found: dict[str, tuple[int, Counter[int]]] = {}
    for source, keys in there:
        number, counts = found.get(source, (0, Counter()))
        found[source] = number + 1, counts + Counter(set(keys) - {0})
    return {name: (number, dict(counts)) for name, (number, counts) in found.items()}


@given(articles, articles, st.data(), st.sampled_from([1, 3, 1 << 20]))
def test_counts_are_those_of_the_articles(
    before: list[Article], coming: list[Article], data: st.DataObject, pending: int
) -> None:
    going = data.draw(st.sets(st.integers(0, len(before) - 1))) if before else set()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "_PENDING", pending)
        first = Counting({})
        for source, keys in before:
            first.add(source, keys)
        second = Counting(first.counted())
        for number in going:
            second.add(*before[number], sign=-1)
        for source, keys in coming:
            second.add(source, keys)
        left = [one for number, one in enumerate(before) if number not in going]
        assert told(first.counted()) == plain(before)
        assert told(second.counted()) == plain([*left, *coming])
