from dataclasses import replace
from datetime import UTC, date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.asking.plan import Choice
from index.document import FACETS
from search.errors import BadParameterError
from search.request import MAX_CHOICES, MAX_QUERY, MAX_WINDOW, SearchRequest
from web.address import form
from web.address.choices import choose, drop


def read(query: str) -> SearchRequest:
    return form.read(parse_qsl(query, keep_blank_values=True))


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
values = st.lists(texts.filter(bool), max_size=3, unique=True).map(tuple)


moments = st.datetimes(timezones=st.just(UTC)).map(lambda moment: moment.replace(microsecond=0))


@st.composite
def requests(draw: st.DrawFn) -> SearchRequest:
    days = sorted(draw(st.lists(st.dates(), min_size=2, max_size=2)))
    instants = sorted(draw(st.lists(moments, min_size=2, max_size=2)))
    choices = [Choice(name, draw(values), draw(values)) for name in FACETS if draw(st.booleans())]
    cursor = draw(st.none() | texts.filter(bool))
    size = draw(st.integers(1, 100))
    return SearchRequest(
        q=draw(texts | st.text("ab", max_size=MAX_QUERY)),
        from_date=draw(st.sampled_from([None, days[0]])),
        to_date=draw(st.sampled_from([None, days[1]])),
        from_added=draw(st.sampled_from([None, instants[0]])),
        to_added=draw(st.sampled_from([None, instants[1]])),
        order_by=draw(st.sampled_from(["relevance", "newest", "oldest", "added"])),
        page=draw(st.integers(1, 999_999 if cursor else MAX_WINDOW // size)),
        page_size=size,
        cursor=cursor,
        match=draw(st.sampled_from(["all", "any"])),
        facets=tuple(name for name in FACETS if draw(st.booleans())),
        choices=tuple(c for c in choices if c.only or c.none_of),
    )


@given(requests())
def test_a_request_survives_its_own_address(request: SearchRequest) -> None:
    assert form.read(form.write(request)) == request
    assert read(form.query_string(request)) == request


@given(requests(), st.sampled_from(list(FACETS)), texts.filter(bool), st.booleans())
def test_choosing_and_dropping_a_value(
    request: SearchRequest, facet: str, value: str, excluded: bool
) -> None:
    chosen = replace(request, choices=choose(request, facet, value, excluded=excluded))
    choice = chosen.choice(facet)
    assert (value in choice.only, value in choice.none_of) == (not excluded, excluded)
    assert form.read(form.write(chosen)) == chosen
    dropped = replace(chosen, choices=drop(chosen, facet, value)).choice(facet)
    assert value not in (*dropped.only, *dropped.none_of)


def test_nothing_asked_is_the_default_request() -> None:
    assert read("") == SearchRequest()
    assert form.write(SearchRequest()) == []


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        *(("q", "ferry"), ("from-date", "2024"), ("to-date", "2024"), ("order-by", "oldest")),
        *(("page", "2"), ("page-size", "20"), ("cursor", "*"), ("match", "any")),
        *(
            ("from-added", "2024"),
            ("to-added", "2024-05-06T07:08Z"),
            ("explain", "1"),
            ("duplicates", "show"),
            ("facets", "year,source"),
        ),
    ],
)
def test_each_parameter_changes_the_request(parameter: str, value: str) -> None:
    assert read(f"{parameter}={value}") != SearchRequest()


def test_facets_are_named_in_any_order_or_not_at_all() -> None:
    assert read("facets=year,+source,year").facets == ("source", "year")
    assert read("facets=none").facets == ()
    assert read("facets=").facets == tuple(FACETS)
    with pytest.raises(BadParameterError, match="source"):
        read("facets=sorce")


def test_what_html_forms_send_empty_counts_as_absent() -> None:
    assert read("q=&from-date=&to-date=&page=&source=&not-source=&cursor=") == SearchRequest()


@pytest.mark.parametrize(
    ("given_as", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-03", date(2024, 2, 3), date(2024, 2, 3)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_a_year_or_month_stands_for_its_first_and_last_day(
    given_as: str, first: date, last: date
) -> None:
    request = read(f"from-date={given_as}&to-date={given_as}")
    assert (request.from_date, request.to_date) == (first, last)


def test_facets_are_read_in_their_own_order_without_repeats() -> None:
    request = read("not-year=2020&source=B&source=A&source=B&licence=CC0")
    assert request.choices == (
        Choice("source", ("B", "A")),
        Choice("licence", ("CC0",)),
        Choice("year", (), ("2020",)),
    )


def test_another_question_starts_at_its_first_page() -> None:
    request = SearchRequest(q="dyke", page=3, cursor="abc")
    assert form.query_string(request, order_by="newest") == "q=dyke&order-by=newest"
    assert form.query_string(request, page=4) == "q=dyke&page=4&cursor=abc"
    assert form.query_string(request, page=1, cursor=None) == "q=dyke"


@pytest.mark.parametrize(
    ("query", "parameter", "says"),
    [
        ("sorce=A", "sorce", "did you mean source?"),
        ("not-sorce=A", "not-sorce", "did you mean not-source?"),
        ("xyzzy=1", "xyzzy", "allowed are q, from-date"),
        ("order-by=newst", "order-by", "did you mean newest?"),
        ("order-by=RELEVANCE", "order-by", "did you mean relevance?"),
        ("match=some", "match", "give all or any"),
        ("page=0", "page", "from 1 to"),
        ("page=-1", "page", "from 1 to"),
        ("page=%205", "page", "whole number"),
        ("page=1_000", "page", "whole number"),
        ("page=%D9%A3", "page", "whole number"),
        ("page=1e3", "page", "whole number"),
        ("page=1000000", "page", "whole number"),
        ("page-size=101", "page-size", "from 1 to 100"),
        ("page-size=0", "page-size", "from 1 to 100"),
        ("page=1001", "page", "give the nextCursor of an answer as cursor"),
        ("page=101&page-size=100", "page", "10,000"),
        ("page=1&page=1", "page", "give it once"),
        ("q=a&q=b", "q", "2 times"),
        ("from-date=28.4.2025", "from-date", "2025-04-28"),
        ("from-date=2025-02-30", "from-date", "2025-04"),
        ("from-date=2025-00", "from-date", "is not a day"),
        ("from-date=2025-01-00", "from-date", "is not a day"),
        ("to-date=0000", "to-date", "is not a day"),
        ("to-date=2025-13", "to-date", "is not a day"),
        ("to-date=%D9%A2%D9%A0%D9%A2%D9%A5", "to-date", "is not a day"),
        ("from-date=2025&to-date=2024", "to-date", "reversed"),
        ("from-added=yesterday", "from-added", "an instant in UTC (2025-04-28T09:30Z)"),
        ("from-added=2025-02-30T10:00Z", "from-added", "is not a day"),
        ("from-added=2025-02-01T24:00Z", "from-added", "is not a day"),
        ("to-added=2025-02-01T10:00:60", "to-added", "is not a day"),
        ("to-added=2025-02-01T10:00%2B01:00", "to-added", "UTC"),
        ("from-added=2025-02-01T10:01Z&to-added=2025-02-01T10:00Z", "to-added", "reversed"),
        ("q=" + "a" * 2001, "q", "2000"),
        ("q=a%00b", "q", "NUL"),
        ("source=%00", "source", "NUL"),
    ],
)
def test_what_is_not_allowed_is_refused_by_name(query: str, parameter: str, says: str) -> None:
    with pytest.raises(BadParameterError) as caught:
        read(query)
    assert caught.value.parameter == parameter
    assert says in caught.value.detail


@pytest.mark.parametrize("values", [MAX_CHOICES - 1, MAX_CHOICES, MAX_CHOICES + 1])
def test_so_many_values_may_be_chosen(values: int) -> None:
    chosen = "&".join(f"not-source={n}" for n in range(values))
    if values > MAX_CHOICES:
        with pytest.raises(BadParameterError, match="At most 100 values"):
            read(chosen)
    else:
        [choice] = read(chosen).choices
        assert len(choice.none_of) == values


@pytest.mark.parametrize(
    "allowed",
    [
        *(f"q={'a' * n}" for n in (MAX_QUERY - 1, MAX_QUERY)),
        *(f"page-size={n}" for n in (99, 100)),
        *(f"page={n}" for n in (999, 1000)),
    ],
)
def test_what_reaches_a_limit_is_allowed(allowed: str) -> None:
    assert form.query_string(read(allowed)) == allowed


def test_lone_surrogates_are_refused() -> None:
    with pytest.raises(BadParameterError):
        form.read([("q", "\ud800")])


def test_the_window_ends_only_where_pages_are_counted() -> None:
    assert read("page=1000").page == 1000
    assert read("page=100&page-size=100").page == 100
    assert read("page=5000&cursor=abc").cursor == "abc"


def test_an_answer_repeats_little_of_what_it_refuses() -> None:
    with pytest.raises(BadParameterError) as caught:
        read("x" * 5000 + "=1")
    assert len(caught.value.parameter) < 100
    with pytest.raises(BadParameterError) as caught:
        read("page=" + "9" * 5000)
    assert len(caught.value.detail) < 200
