"""The real files of DATELINE_TESTDATA: what is told of one article of each."""

import os
import re
from pathlib import Path

import pytest

from index.readers.record import PassedOver, Record
from tests.index.readers.tables.reading import only, reader_of, readings, told

DATA = Path(os.environ.get("DATELINE_TESTDATA", ""))
FORMATS = DATA / "formats"
pytestmark = pytest.mark.skipif(
    not FORMATS.is_dir(), reason="DATELINE_TESTDATA names no folder of real files"
)

# file, records, number of the record, title, date, authors, blocks, how the first block begins
EXPECTED: list[tuple[str, int, int, str | None, str | None, list[str], int, str]] = [
    (
        *("newsplease_json/news-please__sample.json", 1, 0),
        "Moscow to Kiev: Stick to Minsk ceasefire, stop making false ‘invasion’ claims",
        *("2017-07-17 17:03:00", [], 1, "Russia has called on Ukraine"),
    ),
    (
        *("guardian_api/rss-parser__guardian.json", 55, 2),
        "FBI has 'grave concerns' about Trump plan to release controversial memo",
        *("Wed, 31 Jan 2018 20:00:01 GMT", ["Tom McCarthy in New York"], 4, "In statement"),
    ),
    (
        *("wp_rest_json/migrate__single-post.json", 1, 0, "My Awesome Post"),
        *("2019-11-07T15:36:54Z", ["Guest Writer"], 5, "This is my strong headline"),
    ),
    (
        *("wp_rest_json/migrate__co-authors-post.json", 1, 0),
        *("Multi-Author Post with Co-Authors Plus", "2024-11-07T15:36:54Z", ["Alice Smith"]),
        *(1, "This is a post with multiple"),
    ),
    (
        *("ghost/migrate__ghost.json", 3, 0, "Post 1", "2025-01-01T00:00:00.000Z"),
        *(["Alice Johnson"], 2, "Hello world"),
    ),
    (
        *("ghost/migrate__posts.json", 1, 0, "Welcome", "2012-11-27T15:30:00.000+00:00"),
        *(["Ghost"], 1, "👋 Welcome"),
    ),
    (
        *("json_feed/RSParser__DaringFireball.json", 48, 1),
        "Virgin Mobile Partners With Apple to Go iPhone-Only With $1 Service",
        *("2017-06-26T23:51:11Z", ["John Gruber"], 6, "Josh Centers, writing for"),
    ),
    (
        *("json_feed/RSParser__ScriptingNews.json", 50, 0, None),
        *("Mon, 26 Jun 2017 12:20:05 GMT", [], 0, ""),
    ),
    (
        *("json_feed/RSParser__allthis.json", 12, 0, "Last thoughts on modifier keys"),
        *("2017-11-23T21:08:29+00:00", ["Dr. Drang"], 14, "When I wrote the post about"),
    ),
    (
        *("substack/migrate/posts.csv", 3, 0, "Plain Text", "2019-07-26T20:48:19.814Z"),
        *([], 3, "Lorem Ipsum"),
    ),
    (
        *("chorus/migrate__Entry:0969db64-b8d7-11ed-afa1-0242ac120001.json", 1, 0),
        *("Example post title", "2019-09-27T00:40:19.000Z", ["Main Author Name"]),
        *(12, "Lorem ipsum dolor"),
    ),
    (
        *("govuk_content_api/govuk-content-schemas__fatality_notice.json", 1, 0),
        "Sir George Pomeroy Colley killed in Boer War",
        *("1881-02-27T15:45:44.000+00:00", [], 6, "Sir George Pomeroy Colley"),
    ),
    (
        *("ninjs/superdesk-core__ninjs4.json", 1, 0),
        "China behauptet, einen Polizeihund geklont zu haben",
        *("2019-03-25T08:54:09+0000", ["futurezone/KN"], 8, "Es kann ganz schön kostspielig"),
    ),
    (
        *("superdesk_archive/superdesk-core__data.json", 10, 0),
        *("People in London celebrate New Year", "2015-01-01T00:00:01Z"),
        *(["Santa Claus and John McWriter"], 1, "LONDON, UK"),
    ),
    (
        *("dpa_digitalwires/dpa-digitalwires-to-newsmlg2__dw-1.json", 1, 0),
        "«Mythos Jungfernhäutchen» - Zwischen Aufklärung und Kommerz",
        *("2024-09-24T12:05:52+02:00", ["Von Marco Krefting und Sunrita Sen, dpa"]),
        *(19, "Die meisten Kundinnen"),
    ),
    (
        *("newsletters/migrate/mg-beehiiv/src/test/fixtures/posts.csv", 2, 0),
        *("Sample Post", "2023-01-18 21:25:27", [], 1, "Sample HTML here"),
    ),
    (
        *("blogger/migrate__response.json", 3, 0, "Lorem", "2017-06-20T00:32:00-04:00"),
        *(["Important Author & Co."], 1, "Lorem content"),
    ),
]


def _read(path: Path, name: str | None = None, raw: bytes | None = None) -> list[object]:
    def beside(below: str) -> bytes | None:
        page = path.parent / below
        return page.read_bytes() if page.is_file() else None

    data = raw if raw is not None else path.read_bytes()
    return list(readings(data, name or path.name, beside=beside))


@pytest.mark.parametrize(
    ("file", "count", "number", "title", "date", "authors", "blocks", "start"),
    EXPECTED,
    ids=[row[0] for row in EXPECTED],
)
def test_an_article_of_each_format(
    file: str,
    count: int,
    number: int,
    title: str | None,
    date: str | None,
    authors: list[str],
    blocks: int,
    start: str,
) -> None:
    found = [reading for reading in _read(FORMATS / file) if isinstance(reading, Record)]
    assert len(found) == count
    record = told(found[number])
    assert (record.get("title"), record.get("date")) == (title, date)
    assert record.get("authors", []) == authors
    assert len(found[number].blocks) == blocks
    assert [block.text for block in found[number].blocks][:1] == [] or found[number].blocks[
        0
    ].text.startswith(start)


@pytest.mark.parametrize(("part", "posts"), [("Text", 2), ("Photo", 1)])
def test_answers_of_tumblr(part: str, posts: int) -> None:
    (path,) = (FORMATS / "tumblr").glob(f"*{part}*")
    match = re.search(rb"```json\n(.*?)```", path.read_bytes(), re.DOTALL)
    assert match
    found = only([*readings(match[1], "posts.json")])
    assert len(found) == posts
    assert all(record.publisher and record.publisher.value == "Mooserific!" for record in found)
    assert all(record.blocks and record.images for record in found)


def test_pages_users_and_what_is_no_article() -> None:
    page = _read(FORMATS / "wp_rest_json" / "migrate__single-page.json")
    assert page == [PassedOver("pages")]
    user = _read(FORMATS / "wp_rest_json" / "migrate__single-user.json")
    assert "avatar_urls" in str(user)
    withdrawn = _read(
        FORMATS / "govuk_content_api" / "govuk-content-schemas__withdrawn_fatality_notice.json"
    )
    (record,) = [reading for reading in withdrawn if isinstance(reading, Record)]
    assert record.status
    assert record.status.value == "withdrawn"
    assert record.notice


def test_no_other_file_is_taken_for_one_of_these() -> None:
    mine = (".json", ".jsonl", ".csv")
    taken = {
        path
        for path in FORMATS.rglob("*")
        if path.is_file() and reader_of(path.name, path.read_bytes()[:65_536]) is not None
    }
    assert taken == {path for path in FORMATS.rglob("*") if path.name.endswith(mine)}
    texts = (DATA / "corpora" / "articles").rglob("*.txt")
    assert [path for path in texts if reader_of(path.name, path.read_bytes()[:65_536])] == []


@pytest.mark.parametrize(
    ("name", "count"),
    [("gov_18f", 509), ("gov_digitalgov", 2078), ("wikinews_2019_2020", 295)],
)
def test_real_json_lines(name: str, count: int) -> None:
    found = _read(DATA / "corpora" / "jsonl" / f"{name}.jsonl")
    assert len([reading for reading in found if isinstance(reading, Record)]) == count == len(found)
