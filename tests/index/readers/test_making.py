"""A record becomes an article: each attribute by its rule, and nothing is lost in silence."""

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Image, Section
from index.readers.making import NOTHING, Made, made
from index.readers.record import (
    SHAPELESS,
    Block,
    Naming,
    Notice,
    PassedOver,
    Record,
    Told,
    Unreadable,
)
from index.readers.source_settings import Context

PLAIN = Context("north")
FIRST = "the first 12 words of the text"
PARAGRAPH = Block("paragraph", "The ferry sails again.")


def told(value: str, origin: str = "key") -> Told:
    return Told(value, origin)


def making(record: Record, context: Context = PLAIN) -> Made:
    found = made(record, "news/north/1.json", context)
    assert isinstance(found, Made), found
    return found


def article(record: Record, context: Context = PLAIN) -> Article:
    return making(record, context).article


def short(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def test_every_attribute_of_a_record_has_its_place() -> None:
    record = Record(
        place="line 3",
        id=told("a-1", "guid"),
        url=told("https://example.org/ferry#top", "link"),
        title=told(" The\nferry sails ", "headline"),
        headline=told("Nine years of waiting", "kicker"),
        lede=told("It sails.", "description"),
        date=told("2025-04-28T23:30:00Z", "published"),
        modified=told("2025-04-30", "updated"),
        authors=(told("By Ada Lind and Bo Ek", "byline"),),
        topics=(told("harbour, ferries", "tags"),),
        language=told("en_GB", "lang"),
        publisher=told("Valley Post", "site"),
        section=told("Traffic", "desk"),
        page=told("A7", "page"),
        captured=told("20250501120000", "crawl"),
        status=told("corrected", "state"),
        notice=told("The year was wrong.", "note"),
        corrected=told("2025-04-29T23:30:00Z", "corrected"),
        licence=told("CC BY 4.0", "rights"),
        images=(Image("a.org", "Cy", "CC0", "The\npier", "/pier.jpg"), Image(caption=" ")),
        blocks=(PARAGRAPH, Block("heading", "Fares", 3), Block("item", "One euro")),
    )
    found = making(record, Context("north", zone=ZoneInfo("Europe/Berlin")))
    assert found.notices == ()
    assert found.article == Article(
        id="a-1",
        title="The ferry sails",
        source="Valley Post",
        headline="Nine years of waiting",
        lede="It sails.",
        url="https://example.org/ferry",
        date=date(2025, 4, 29),
        published=datetime(2025, 4, 28, 23, 30, tzinfo=UTC),
        modified=datetime(2025, 4, 29, 22, tzinfo=UTC),
        authors=("Ada Lind", "Bo Ek"),
        topics=("harbour", "ferries"),
        language="en-GB",
        images=(
            Image(
                source="a.org",
                author="Cy",
                licence_url="https://creativecommons.org/publicdomain/zero/1.0/",
                caption="The pier",
                url="https://example.org/pier.jpg",
            ),
        ),
        sections=(
            Section(None, "s1", ("The ferry sails again.",)),
            Section("Fares", "s2", ("One euro",)),
        ),
        section="Traffic",
        page="A7",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
        status="corrected",
        notice="The year was wrong.",
        corrected=date(2025, 4, 30),
        captured=datetime(2025, 5, 1, 10, tzinfo=UTC),
    )
    origins = {"id": "guid", "url": "link", "title": "headline", "authors": "byline"}
    assert found.origins.items() >= origins.items()
    assert found.origins["source"] == "site"


def test_a_correction_has_a_day_and_a_change_is_none() -> None:
    record = Record(title=told("T"), modified=told("2025-04-30"), corrected=told("2025-04"))
    found = article(record)
    assert (found.status, found.corrected) == ("corrected", None)
    assert article(replace(record, corrected=None)).status == "live"


def test_a_record_needs_a_title_or_text() -> None:
    empty = Record(place="record 7", id=told("a"), title=told(" "), blocks=(Block("item", "\n"),))
    assert made(empty, "a", PLAIN) == Unreadable("record 7", NOTHING, kind=SHAPELESS)
    assert article(Record(title=told("T"))).sections == (Section(None, "s1", ()),)


@pytest.mark.parametrize(
    ("record", "title", "origin"),
    [
        (Record(title=told("T", "a"), headline=told("H", "b")), "T", "a"),
        (Record(headline=told("H", "b"), blocks=(PARAGRAPH,)), "H", "b"),
        (Record(lede=told("It sails.", "b")), "It sails.", FIRST),
        (Record(blocks=(Block("quote", "a " * 13),)), "a " * 11 + "a…", FIRST),
        (Record(blocks=(Block("heading", "Fares", 2),)), "Fares", FIRST),
    ],
)  # fmt: skip
def test_what_an_article_is_called(record: Record, title: str, origin: str) -> None:
    found = making(record)
    assert (found.article.title, found.origins["title"]) == (title, origin)


@pytest.mark.parametrize(
    ("id", "url", "found"),
    [
        ("Az_09-", "https://example.org/a", "Az_09-"),
        ("a" * 128, None, "a" * 128),
        ("tag:example.org,2025:1", "https://example.org/a", short("https://example.org/a")),
        (None, "https://Example.org/a#b", short("https://example.org/a")),
        ("../../etc/passwd", None, short("../../etc/passwd")),
        ("a" * 129, None, short("a" * 129)),
        (None, None, short("news/north/1.json\nT\n2025-04-28")),
        (None, "/relative", short("news/north/1.json\nT\n2025-04-28")),
    ],
)
def test_what_the_id_is_made_of(id: str | None, url: str | None, found: str) -> None:
    record = Record(
        id=told(id) if id else None,
        url=told(url) if url else None,
        title=told("T"),
        date=told("2025-04-28"),
        place="line 9",
    )
    assert article(record).id == found


def test_the_source_is_named_by_settings_then_by_the_record_then_by_the_folder() -> None:
    record = Record(title=told("T"), publisher=told("Valley Post", "og:site_name"))
    assert article(record, Context("north", source="North Post")).source == "North Post"
    assert article(record).source == "Valley Post"
    assert article(Record(title=told("T"))).source == "north"


def test_settings_fill_in_what_a_record_does_not_tell() -> None:
    context = Context("north", language="de", base="https://example.org/a/", licence="L")
    found = making(Record(title=told("T"), url=told("b"), language=told("und")), context)
    assert found.article.language == "de"
    assert found.article.url == "https://example.org/a/b"
    assert found.article.licence_url == "L"
    assert found.origins["language"] == "language in the settings"


def test_an_address_that_is_not_whole_is_named() -> None:
    found = making(Record(title=told("T"), url=told("/2025/ferry"), place="record 2"))
    assert found.article.url is None
    reason = "Its address /2025/ferry is not whole; set base in source.toml."
    assert found.notices == (Notice("record 2", reason, "addresses that are not whole"),)


def test_a_date_that_is_none_leaves_the_article_undated_and_is_named() -> None:
    for text, why in (("2025-13-40", "no day of the calendar"), ("0000-00-00", "stands for none")):
        found = making(Record(title=told("T"), date=told(text), place="line 4"))
        assert found.article.date is None
        (notice,) = found.notices
        assert (notice.place, notice.kind) == ("line 4", "undated articles")
        assert why in notice.reason
        assert text in notice.reason
    assert making(Record(title=told("T"), date=told(" "))).notices == ()


def test_other_dates_that_are_none_are_named_too() -> None:
    (notice,) = making(Record(title=told("T"), modified=told("soon"))).notices
    assert notice.kind == "modified that are no dates"


def test_the_language_of_a_record_decides_what_its_date_is() -> None:
    record = Record(title=told("T"), date=told("04/05/2025"))
    assert article(record).date is None
    assert article(record, Context("n", language="en-US")).date == date(2025, 4, 5)
    british = Record(title=told("T"), date=told("04/05/2025"), language=told("en-GB"))
    assert article(british, Context("n", language="en-US")).date == date(2025, 5, 4)


def test_the_words_of_a_text_tell_its_language_also_against_a_wrong_label() -> None:
    text = "Die Fähre zu den Inseln fährt in dieser Woche nicht, teilte das Amt am Montag mit. " * 4
    blocks = (Block("paragraph", text),)
    found = making(Record(title=told("T"), date=told("04/05/2025"), blocks=blocks))
    assert (found.article.language, found.article.date) == ("de", date(2025, 5, 4))
    assert found.origins["language"] == "the words of the text"
    assert making(Record(language=told("en"), blocks=blocks)).article.language == "de"
    assert making(Record(language=told("de-AT"), blocks=blocks)).article.language == "de-AT"


def test_english_words_do_not_tell_which_number_is_the_day() -> None:
    text = "The ferry to the islands will not run this week, the harbour office said on Monday. "
    blocks = (Block("paragraph", text * 3),)
    found = making(Record(title=told("T"), date=told("04/05/2025"), blocks=blocks)).article
    assert (found.language, found.date) == ("en", None)


def test_a_date_known_to_the_month_stays_so() -> None:
    found = article(Record(title=told("T"), date=told("1899-05")))
    assert (found.precision, found.written_date, found.published) == ("month", "1899-05", None)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("draft", "drafts"), ("Auto Draft", "drafts"), ("pending", "drafts"),
        ("future", "not yet published articles"), ("stat:withheld", "not yet published articles"),
        ("private", "private articles"), ("trash", "deleted articles"), ("inherit", "drafts"),
    ],
)  # fmt: skip
def test_what_was_never_published_is_passed_over(word: str, kind: str) -> None:
    record = Record(title=told("T"), status=told(word))
    assert made(record, "a", PLAIN) == PassedOver(kind)


@pytest.mark.parametrize(
    ("word", "status"),
    [("publish", "live"), ("stat:usable", "live"), ("stat:canceled", "withdrawn"),
     ("Retracted", "withdrawn"), ("removed", "removed"), ("correction", "corrected"),
     ("anything", "live"), ("", "live")],
)  # fmt: skip
def test_what_a_status_means(word: str, status: str) -> None:
    assert article(Record(title=told("T"), status=told(word))).status == status


def test_references_are_decoded_by_readers_and_never_again() -> None:
    record = Record(title=told("A &amp; B"), blocks=(Block("paragraph", "&lt;p&gt;"),))
    assert article(record).title == "A &amp; B"
    assert article(record).sections[0].paragraphs == ("&lt;p&gt;",)


TEXTS = st.none() | st.text(max_size=40).map(told)
RECORDS = st.builds(
    Record,
    id=TEXTS, url=TEXTS, title=TEXTS, headline=TEXTS, lede=TEXTS, date=TEXTS, modified=TEXTS,
    language=TEXTS, publisher=TEXTS, section=TEXTS, page=TEXTS, captured=TEXTS, status=TEXTS,
    notice=TEXTS, licence=TEXTS,
    authors=st.lists(st.text().map(told), max_size=3).map(tuple),
    topics=st.lists(st.text().map(told), max_size=3).map(tuple),
    images=st.lists(st.builds(Image, caption=st.text(), url=st.text()), max_size=2).map(tuple),
    blocks=st.lists(
        st.builds(Block, st.sampled_from(["heading", "paragraph"]), st.text(), st.integers(1, 6)),
        max_size=4,
    ).map(tuple),
)  # fmt: skip


@given(RECORDS)
def test_whatever_a_record_holds_comes_out_clean(record: Record) -> None:
    found = made(record, "a/\udcff.json", PLAIN)
    if isinstance(found, Made):
        assert found.article.title
        assert 0 < len(found.article.id) <= 128
        assert all(notice.reason.isprintable() for notice in found.notices)
        for name in found.origins:
            assert name in ("licence",) or getattr(found.article, name) not in (None, "")
        assert str(found.article).encode()


def test_a_pattern_makes_the_address_of_an_article_that_tells_none() -> None:
    site = Context("north", base="https://a.org/news/", permalink="/:year/:month/:slug/")
    record = Record(
        title=told("Ferry"),
        date=told("2024-05-17"),
        naming=Naming("ferry", "ferry"),
        images=(Image(url="pier.jpg"),),
        blocks=(PARAGRAPH,),
    )
    found = making(record, site)
    assert found.article.url == "https://a.org/news/2024/05/ferry/"
    assert found.article.id == short(found.article.url)
    assert found.article.images[0].url == "https://a.org/news/2024/05/ferry/pier.jpg"
    assert found.origins["url"] == "permalink in source.toml"
    own = making(replace(record, url=told("/b/", "YAML url")), site)
    assert (own.article.url, own.origins["url"]) == ("https://a.org/b/", "YAML url")
    assert article(record, Context("north", base="https://a.org/")).url is None
    assert article(replace(record, naming=None), site).url is None


def test_an_article_without_what_the_pattern_asks_for_has_no_address_and_is_named() -> None:
    site = Context("north", base="https://a.org/", permalink="/:year/:slug/")
    found = making(Record(title=told("Ferry"), naming=Naming("f", "f"), blocks=(PARAGRAPH,)), site)
    assert found.article.url is None
    assert "url" not in found.origins
    reason = "It has nothing for :year, which permalink in source.toml asks for; give it an url."
    assert found.notices == (Notice("", reason, "articles without an address"),)
