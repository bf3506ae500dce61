"""Queries of every kind, as Hypothesis draws them."""

from datetime import date

from hypothesis import strategies as st

from search.typed.query import (
    NAMES,
    TEXT_FIELDS,
    Dated,
    In,
    Like,
    Pattern,
    Quoted,
    Starting,
    Without,
    Word,
    all_of,
    any_of,
)

TEXT = st.from_regex(
    r"[a-zA-Z0-9]{1,6}([-.’:*?~«|]{1,2}[a-zA-Z0-9]{1,4})?", fullmatch=True
) | st.sampled_from(["NOT", "AND", "OR", "w/5", "NEAR/3", "FLOOD", "OVER", "title:a", "a||b"])
FORM = st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True)
WHOLE = st.builds(Word, TEXT, st.booleans()) | st.builds(
    Quoted, TEXT, st.none() | st.integers(0, 50), st.booleans()
)
BEGUN = st.builds(Starting, FORM)
ATOMS = st.one_of(
    WHOLE,
    BEGUN,
    st.builds(lambda a, b: Pattern(f"{a}?{b}*"), FORM, FORM),
    st.builds(Like, FORM, st.integers(1, 2)),
)
DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))
LEAVES = st.one_of(
    ATOMS,
    st.builds(In, st.sampled_from(TEXT_FIELDS), ATOMS),
    st.builds(In, st.sampled_from(NAMES), WHOLE | BEGUN),
    st.builds(lambda a, b: Dated(min(a, b), max(a, b)), DAYS, DAYS),
    st.builds(Dated, DAYS, st.none()),
    st.builds(Dated, st.none(), DAYS),
)
QUERIES = st.recursive(
    LEAVES,
    lambda part: st.one_of(
        st.builds(all_of, st.lists(part, min_size=2, max_size=3)),
        st.builds(any_of, st.lists(part, min_size=2, max_size=3)),
        part.map(lambda p: p.part if isinstance(p, Without) else Without(p)),
    ),
    max_leaves=8,
)
