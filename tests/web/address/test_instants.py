from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.address import instants


@pytest.mark.parametrize(
    ("given_as", "first", "last"),
    [
        ("2024", datetime(2024, 1, 1), datetime(2024, 12, 31, 23, 59, 59)),
        ("2024-02", datetime(2024, 2, 1), datetime(2024, 2, 29, 23, 59, 59)),
        ("2024-02-03", datetime(2024, 2, 3), datetime(2024, 2, 3, 23, 59, 59)),
        ("2024-02-03T04:05", datetime(2024, 2, 3, 4, 5), datetime(2024, 2, 3, 4, 5, 59)),
        ("2024-02-03T04:05Z", datetime(2024, 2, 3, 4, 5), datetime(2024, 2, 3, 4, 5, 59)),
        ("2024-02-03T04:05:06Z", datetime(2024, 2, 3, 4, 5, 6), datetime(2024, 2, 3, 4, 5, 6)),
        ("2024-02-03T04:05:06Z.", datetime(2024, 2, 3, 4, 5, 6), datetime(2024, 2, 3, 4, 5, 6)),
        ("9999", datetime(9999, 1, 1), datetime(9999, 12, 31, 23, 59, 59)),
    ],
)
def test_what_is_short_stands_for_its_first_or_last_second(
    given_as: str, first: datetime, last: datetime
) -> None:
    assert instants.read("from-added", given_as, last=False) == first.replace(tzinfo=UTC)
    assert instants.read("to-added", given_as, last=True) == last.replace(tzinfo=UTC)


@given(st.datetimes(timezones=st.just(UTC)), st.booleans())
def test_what_is_written_is_read_again(moment: datetime, last: bool) -> None:
    moment = moment.replace(microsecond=0)
    assert instants.read("to-added", instants.written(moment, last=last), last=last) == moment


def test_whole_days_are_written_as_days() -> None:
    assert instants.written(datetime(2024, 2, 3, tzinfo=UTC), last=False) == "2024-02-03"
    ended = datetime(2024, 2, 3, 23, 59, 59, tzinfo=UTC)
    assert instants.written(ended, last=True) == "2024-02-03"
    assert instants.written(ended, last=False) == "2024-02-03T23:59:59Z"
    assert instants.written(None, last=False) == ""
