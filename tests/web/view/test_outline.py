"""Headings on an article's page: no level is skipped on the way down."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Section
from web.view.outline import contents, levels

_sections = st.lists(
    st.builds(
        Section,
        heading=st.none() | st.just("Ferry"),
        anchor=st.just("s"),
        paragraphs=st.just(("The ferry sailed.",)),
        level=st.integers(1, 6),
    ),
    max_size=12,
)


@given(_sections)
def test_no_level_is_skipped(sections: list[Section]) -> None:
    article = Article("a", "Title", "Source", sections=tuple(sections))
    found = levels(article)
    assert len(found) == len(sections)
    shown = [1, *(n for n, s in zip(found, sections, strict=True) if s.heading)]
    assert all(below <= above + 1 for above, below in pairwise(shown))
    assert all(2 <= level <= 4 for level in found)


def test_what_is_below_stays_below() -> None:
    headed = tuple(Section(f"H{n}", f"s{n}", (), level) for n, level in enumerate((2, 3, 4, 6, 2)))
    article = Article("a", "Title", "Source", sections=headed)
    assert levels(article) == [2, 3, 4, 4, 2]
    assert contents(article)[2] == ("H2", "s2", 4)
