"""Dates in every form become the day that they mean, or none with a reason."""

from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.calendar import forms
from index.readers.dates import NoDate, When, in_path, read

BERLIN = ZoneInfo("Europe/Berlin")
DAYS = st.dates(date(1500, 1, 2), date(2100, 12, 30))
INSTANTS = st.datetimes(
    datetime(1600, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC)
).filter(lambda then: then.timestamp() != 0)
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda east: timezone(timedelta(minutes=east)))
MONTHS_LONG = [
    "January February March April May June July August September October November December",
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
]


def day(text: str, language: str | None = None) -> date:
    found = read(text, BERLIN, language)
    assert isinstance(found, When), found
    assert found.precision == "day"
    return found.day


def reason(text: str, language: str | None = None) -> str:
    found = read(text, BERLIN, language)
    assert isinstance(found, NoDate), found
    return found.reason


@pytest.mark.parametrize(
    "text",
    [
        "2025-04-28", "20250428", "2025/04/28", "2025/4/28", "2025.04.28", "2025-W18-1",
        "2025W181", "2025-118", "2025118", "2025-04-28+02:00", "2025-04-28Z", "28.04.2025",
        "28/04/2025", "04/28/2025", "28-04-2025", "Monday 28/04/2025", "28-Apr-2025",
        "2025年4月28日", "2025년 4월 28일", "٢٠٢٥-٠٤-٢٨", "２０２５-０４-２８", "April 28, 2025",
        "Apr. 28, 2025", "April 28th, 2025", "the 28th of April 2025", "Published: 28 April 2025",
        "28 avril 2025", "lundi 28 avril 2025", "28 de abril de 2025", "Montag, den 28. April 2025",
        "Lunedì 28 aprile 2025", "maandag 28 april 2025", "segunda-feira, 28 de abril de 2025",
        "2025 April 28", "28. April 2025 Montag", "\u00a028\u00a0April\n2025 ",
    ],
)  # fmt: skip
def test_a_day_alone(text: str) -> None:
    assert read(text, BERLIN) == When(date(2025, 4, 28))


@pytest.mark.parametrize(
    "text",
    [
        "2025-04-28T08:30:00Z", "2025-04-28t08:30:00z", "20250428T083000Z", "20250428T1030+0200",
        "2025-04-28T10:30:00+02:00", "2025-04-28 10:30:00+0200", "2025-04-28T10:30+02",
        "2025-04-28T10:30:00 +02:00", "2025-04-28 10:30", "2025-04-28 10:30 AM",
        "2025-04-28T10:30:00+02:00[Europe/Berlin]", "2025-04-28 04:30:00 EDT", "20250428103000",
        "2025-W18-1T10:30", "2025-118T08:30Z", "1745829000", "1745829000000", "1745829000000000",
        "1745829000.0", "Mon, 28 Apr 2025 08:30:00 GMT", "Mon, 28 Apr 2025 10:30:00 +0200",
        "28 Apr 25 03:30 EST", "Monday, 28-Apr-25 08:30:00 GMT", "Mon Apr 28 10:30:00 2025",
        "Mon Apr 28 08:30:00 UTC 2025", "Mon Apr 28 08:30:00 +0000 2025",
        "Mon, 28 Apr 2025 04:30:00 -0400 (EDT)", "28 avril 2025 à 10:30", "28.04.2025, 10:30 Uhr",
        "28. April 2025 um 10.30 Uhr", "28 de abril de 2025, 10h30", "2025/4/28 10:30",
        "April 28, 2025 at 4:30 a.m. ET", "10:30, 28 April 2025", "2025 年 4 月 28 日 10:30",
        "28. April 2025 Montag 9:30 AM GMT+1", "28/Apr/2025:08:30:00 +0000",
        "Mon Apr 28 2025 10:30:00 GMT+0200 (Central European Summer Time)",
    ],
)  # fmt: skip
def test_a_day_and_its_instant(text: str) -> None:
    then = datetime(2025, 4, 28, 8, 30, tzinfo=UTC)
    assert read(text, BERLIN) == When(date(2025, 4, 28), "day", then)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1899", When(date(1899, 1, 1), "year")),
        ("1899-05", When(date(1899, 5, 1), "month")),
        ("1899/5", When(date(1899, 5, 1), "month")),
        ("Mai 1968", When(date(1968, 5, 1), "month")),
        ("mayo de 1968", When(date(1968, 5, 1), "month")),
        ("1968年5月", When(date(1968, 5, 1), "month")),
        ("1er mai 1968", When(date(1968, 5, 1))),
        ("1970-01-01", When(date(1970, 1, 1))),
        ("mar. 4 mars 2025", When(date(2025, 3, 4))),
        ("4 mar 2025", When(date(2025, 3, 4))),
    ],
)
def test_what_is_known_of_a_date_is_kept(text: str, found: When) -> None:
    assert read(text, BERLIN) == found


@pytest.mark.parametrize(
    "text",
    ["Mon, 28 Apr 2025 23:30:00 XYZ", "2025-04-28 23:30:00 IST", "2025-04-28T25:00:00Z",
     "2025-04-28T23:30:00+99:00", "2025-04-28T00:00:00", "2025-04-28 00:00:00"],
)  # fmt: skip
def test_an_unknown_zone_and_midnight_without_one_keep_the_day_only(text: str) -> None:
    assert read(text, BERLIN) == When(date(2025, 4, 28))


def test_an_instant_s_day_is_that_of_the_archive_s_zone() -> None:
    assert day("2025-04-28T22:30:00Z") == date(2025, 4, 29)
    assert day("2025-04-28T24:00:00+02:00") == date(2025, 4, 29)
    west = read("2025-04-28T03:00:00Z", ZoneInfo("America/New_York"))
    assert isinstance(west, When)
    assert west.day == date(2025, 4, 27)


@pytest.mark.parametrize(
    ("language", "found"),
    [
        ("en-US", date(2025, 4, 5)), ("en_US", date(2025, 4, 5)), ("en-GB", date(2025, 5, 4)),
        ("en-Latn-GB", date(2025, 5, 4)), ("de", date(2025, 5, 4)), ("fr-CH", date(2025, 5, 4)),
    ],
)  # fmt: skip
def test_the_language_decides_which_number_is_the_day(language: str, found: date) -> None:
    for text in ("04/05/2025", "4/5/2025 10:30", "04-05-2025", "Sun 04/05/2025"):
        assert day(text, language) == found


@pytest.mark.parametrize("language", [None, "en", "ja", "x"])
def test_without_a_language_that_tells_it_there_is_no_day(language: str | None) -> None:
    assert "begin with the day or with the month" in reason("04/05/2025", language)
    assert day("05/05/2025", language) == date(2025, 5, 5)
    assert day("04.05.2025", language) == date(2025, 5, 4)


@pytest.mark.parametrize(
    "text",
    ["", "0", "-0001-11-30T00:00:00+00:00",
     "0000-00-00 00:00:00", "0000-00-00", "Mon, 30 Nov -0001 00:00:00 +0000",
     "YYYYMMDD000000-HHMM", "1970-01-01T00:00:00Z", "1970-01-01 00:00:00+00:00", "null", "N/A",
     "Thu, 01 Jan 1970 00:00:00 GMT", "0001-01-01T00:00:00Z", "-", "Invalid Date", "n.d."],
)  # fmt: skip
def test_what_programs_write_for_no_date_is_none_and_needs_no_word(text: str) -> None:
    assert read(text) == NoDate()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2025-13-40", "no day of the calendar"), ("2025-02-30", "no day of the calendar"),
        ("2025-366", "no day of the calendar"), ("2025-W54-1", "no day of the calendar"),
        ("31 February 2025", "no day of the calendar"), ("13/13/2025", "no day of the calendar"),
        ("2025-00-10", "no day of the calendar"), ("2025-05-00", "no day of the calendar"),
        ("2025-00", "no day of the calendar"), ("20250500", "no day of the calendar"),
        ("May 0, 2025", "no day of the calendar"), ("2025年0月3日", "no day of the calendar"),
        ("2025-28-04", "no day of the calendar"), ("1499-12-31", "not between 1500 and 2100"),
        ("2101", "not between 1500 and 2100"), ("May", "none that can be read"),
        ("Page 12", "none that can be read"), ("yesterday", "none that can be read"),
        ("28 April", "none that can be read"), ("28 April – 2 May 2025", "none that can be read"),
        ("04/05/25", "none that can be read"), ("10:30", "none that can be read"),
        ("2025-W18", "none that can be read"), ("x" * 201, "longer than any"),
        ("\x1b[31m", "none that can be read"),
    ],
)  # fmt: skip
def test_what_is_no_date_says_why(text: str, why: str) -> None:
    said = reason(text)
    assert why in said
    assert said.isprintable()
    assert len(said) < 160


@given(DAYS)
def test_every_form_of_a_day_is_read_back(then: date) -> None:
    year, week, weekday = then.isocalendar()
    written = [
        then.isoformat(), f"{then:%Y%m%d}", f"{then:%Y/%m/%d}", f"{then:%Y-%j}", f"{then:%Y%j}",
        f"{then.day}.{then.month}.{then.year}",
    ]  # fmt: skip
    written += [f"{year:04}-W{week:02}-{weekday}", f"{year:04}W{week:02}{weekday}"]
    for text in written:
        assert read(text) == When(then), text
    assert day(f"{then:%d/%m/%Y}", "en-GB") == day(f"{then:%m/%d/%Y}", "en-US") == then


@given(DAYS, st.sampled_from(MONTHS_LONG))
def test_every_month_in_every_language_is_read_back(then: date, months: str) -> None:
    month = months.split()[then.month - 1]
    for text in (
        f"{then.day} {month} {then.year}", f"{then.day}. {month.upper()} {then.year}",
        f"{month} {then.day}, {then.year}", f"{then.day} de {month} de {then.year}",
    ):  # fmt: skip
        assert read(text) == When(then), text
    assert read(f"{month} {then.year}") == When(then.replace(day=1), "month")


@given(DAYS.map(lambda then: then.replace(day=1)))
def test_months_and_years_are_read_back(then: date) -> None:
    assert read(f"{then:%Y-%m}") == When(then, "month")
    assert read(f"{then.year}") == When(then.replace(month=1), "year")


@given(INSTANTS, OFFSETS)
def test_every_form_of_an_instant_is_read_back(then: datetime, zone: timezone) -> None:
    there = then.astimezone(zone)
    exact = [there.isoformat(), there.isoformat(" "), f"{there:%Y%m%dT%H%M%S.%f%z}"]
    exact += [f"{then:%Y-%m-%dT%H:%M:%S.%fZ}", f"{there:%Y-%m-%d %H:%M:%S,%f %z}"]
    for text in exact:
        assert read(text, UTC) == When(then.date(), "day", then), text
    whole = then.replace(microsecond=0)
    if whole.timestamp():
        for text in (format_datetime(there), f"{there:%a %b %d %H:%M:%S %z %Y}"):
            assert read(text, UTC) == When(whole.date(), "day", whole), text


@given(INSTANTS, st.integers(-18 * 60, 18 * 60), st.sampled_from(["{:%a, %-d}", "{:%d}", "{:%-d}"]))
def test_what_mails_have_is_read_as_any_date_in_words(
    then: datetime, east: int, begin: str
) -> None:
    zone = f"{'-' if east < 0 else '+'}{abs(east) // 60:02}{abs(east) % 60:02}"
    for end in (zone, "GMT"):
        text = f"{begin.format(then)} {then:%b %Y %H:%M:%S} {end}"
        found = forms.mailed(text)
        assert found is not None
        assert found == forms.spelled(text)


@given(st.datetimes(datetime(1975, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC)))
def test_seconds_and_milliseconds_are_read_back(then: datetime) -> None:
    whole = then.replace(microsecond=0)
    seconds = int(whole.timestamp())
    assert read(str(seconds)) == read(f"{seconds}000") == When(whole.date(), "day", whole)


DIGITAL = r"(?:1[4-9]|2[01])[0-9]{2}-[01][0-9]-[0-3][0-9][T ][0-2][0-9]:[0-6][0-9]:[0-6][0-9]"


@given(st.from_regex(DIGITAL, fullmatch=True), st.sampled_from(["", "Z", "+02:00", "-15:30"]))
def test_a_fraction_of_nothing_makes_no_other_instant(text: str, zone: str) -> None:
    found, other = read(text + zone, BERLIN), read(f"{text}.0{zone}", BERLIN)
    assert found == other or (isinstance(found, NoDate) and isinstance(other, NoDate))


@given(st.text() | st.text("0123456789-/.: TZ+WaprilM年月日"))
def test_no_text_raises(text: str) -> None:
    found = read(text, BERLIN)
    if isinstance(found, When):
        assert 1500 <= found.day.year <= 2100
    else:
        assert found.reason == "" or found.reason.isprintable()


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("news/2024-05-17-ferry.txt", "2024-05-17"), ("news/20240517.txt", "2024-05-17"),
        ("news/ferry_2024_05_17.txt", "2024-05-17"), ("news/2024/05/17/ferry.txt", "2024-05-17"),
        ("2024/5/7/ferry.txt", "2024-05-07"), ("news/2024-05-17/1.txt", "2024-05-17"),
        ("news/2024/05/17-ferry.txt", "2024-05-17"), ("1850-01-01/1899-12-31.txt", "1899-12-31"),
        ("news/ferry.txt", None), ("news/12024-05-17.txt", None), ("news/2024-13-40.txt", None),
        ("news/2024/05/ferry.txt", None), ("news/0001.txt", None), ("", None),
    ],
)  # fmt: skip
def test_a_path_may_tell_the_day(name: str, found: str | None) -> None:
    assert in_path(name) == found
