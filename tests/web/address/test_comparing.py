"""What is compared becomes an address, and the address the same comparison."""

from typing import get_args
from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st

from index.asking.plan import Choice, Interval
from search.request import CompareRequest, SearchRequest
from tests.laws import law
from web.address.comparing import Compared, Unit, read, write

words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1)
compared = st.builds(
    Compared,
    st.builds(
        CompareRequest,
        st.lists(words.filter(str.strip), max_size=6, unique=True).map(tuple),
        st.builds(
            SearchRequest,
            match=st.sampled_from(["all", "any"]),
            duplicates=st.sampled_from(["fold", "show"]),
            choices=st.sampled_from([(), (Choice("source", ("Post",), ("Gazette",)),)]),
        ),
        st.none() | st.sampled_from(get_args(Interval)),
        st.booleans(),
    ),
    st.sampled_from(get_args(Unit)),
)


@law(50)
@given(compared)
def test_it_reads_what_it_wrote(asked: Compared) -> None:
    assert read(parse_qsl(write(asked), keep_blank_values=True)) == asked
