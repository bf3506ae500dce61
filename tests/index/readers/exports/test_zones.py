"""Times of a site's own clock."""

import pytest

from index.readers.exports.zones import in_zone, with_offset

NEVER = "0000-00-00 00:00:00"


@pytest.mark.parametrize(
    ("local", "utc", "found"),
    [
        ("2024-05-17 10:00:00", "2024-05-17 08:00:00", "2024-05-17T10:00:00+02:00"),
        ("2024-05-17 23:30:00", "2024-05-18 03:30:00", "2024-05-17T23:30:00-04:00"),
        ("2024-05-17 10:00:00", "2024-05-17 04:15:00", "2024-05-17T10:00:00+05:45"),
        ("2024-05-17 10:00:00", "2024-05-17 10:00:00", "2024-05-17T10:00:00+00:00"),
        ("2024-05-17 10:00:00", NEVER, "2024-05-17T10:00:00"),
        (NEVER, "2024-05-17 08:00:00", "2024-05-17T08:00:00+00:00"),
        ("2024-05-17 10:00:00", "2024-04-17 08:00:00", "2024-04-17T08:00:00+00:00"),
        ("2024-05-17 10:00:00", "2024-05-17 09:59:59", "2024-05-17T09:59:59+00:00"),
        (NEVER, NEVER, ""),
        ("", "", ""),
    ],
)
def test_with_offset(local: str, utc: str, found: str) -> None:
    assert with_offset(local, utc) == found


@pytest.mark.parametrize(
    ("local", "zone", "found"),
    [
        ("2017-07-25 00:35:00", "Europe/Madrid", "2017-07-25T00:35:00+02:00"),
        ("2017-03-25 00:35:00", "Nowhere/None", "2017-03-25T00:35:00"),
        ("2017-03-25 00:35:00", "../etc", "2017-03-25T00:35:00"),
        ("2017-03-25 00:35:00", "", "2017-03-25T00:35:00"),
        (NEVER, "Europe/Madrid", NEVER),
    ],
)
def test_in_zone(local: str, zone: str, found: str) -> None:
    assert in_zone(local, zone) == found
