"""Each part of the text format, each thing that can be wrong with a file, and the real archives."""

import os
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Image, Section
from index.readers import news_text
from index.readers.files import Ignored, Skipped, SourceFile, walk
from index.readers.registry import read as read_any

DATA = Path(os.environ.get("DATELINE_TESTDATA", ""))
DOC = Path(__file__).parents[3] / "docs" / "article-format.md"
needs_articles = pytest.mark.skipif(
    not (DATA / "seed").is_dir(), reason="DATELINE_TESTDATA names no folder of articles"
)
Read = Callable[[str | bytes], Article | Skipped]
ReadArticle = Callable[[str | bytes], Article]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reading(content: str | bytes) -> Article | Skipped:
        path = tmp_path / "1.txt"
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        (found,) = news_text.read(SourceFile(path, "news/north/1.txt"))
        return found

    return reading


@pytest.fixture
def article(read: Read) -> ReadArticle:
    def reading(content: str | bytes) -> Article:
        found = read(content)
        assert isinstance(found, Article)
        return found

    return reading


def test_the_example_of_the_documentation(article: ReadArticle) -> None:
    (example,) = re.findall(r"```text\n( date .*?)```", DOC.read_text(encoding="utf-8"), re.DOTALL)
    found = article(example)
    assert found.date == date(2024, 5, 17)
    assert found.title == "Harbour Ferry Returns to Service After Nine Years"
    assert found.headline is not None
    assert found.headline.startswith("Ferry Between Both Banks")
    assert found.lede is not None
    assert found.lede.startswith("The harbour ferry carried")
    assert found.lede.endswith("as a bus ticket.")
    assert "\n" not in found.lede
    (image,) = found.images
    assert image == Image(
        "images.example.org",
        "Ada Lindqvist, harbour desk",
        "https://creativecommons.org/licenses/by/4.0/",
        "The ferry leaves the northern pier",
    )
    assert image.licence == "CC BY 4.0"
    assert [(section.heading, section.anchor, len(section.paragraphs)) for section in found.sections] == [
        (None, "s1", 1),
        ("Half the Fare for Cyclists", "s2", 1),
        ("Why Did It Take Nine Years?", "s3", 1),
    ]  # fmt: skip
    assert found.background is not None
    assert (found.background.heading, found.background.anchor) == ("Details", "background")
    assert found.language is None
    assert found.authors == found.topics == ()


@pytest.mark.parametrize(
    "start",
    ["date", " date", "\ufeff date", "\n\n\t date", "\r\n date", "\ufeffdate"],
)
def test_how_a_date_line_may_begin(article: ReadArticle, start: str) -> None:
    found = article(f"{start}  1850-02-28  Ferry  sinks \nText of it.")
    assert (found.date, found.title) == (date(1850, 2, 28), "Ferry sinks")
    assert found.lede == "Text of it."


def test_a_first_line_only(article: ReadArticle) -> None:
    found = article("date 2024-05-17 Ferry")
    assert (found.headline, found.lede, found.images, found.background) == (None, None, (), None)
    assert found.sections == (Section(None, "s1", ()),)


def test_the_id_comes_from_the_place_and_the_source_from_the_folder(article: ReadArticle) -> None:
    found = article("date 2024-05-17 Ferry")
    assert found.id == sha256(b"news/north/1.txt").hexdigest()[:16]
    assert found.source == "north"


def test_an_id_of_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "1.txt"
    path.write_bytes(b"date 2024-05-17 Ferry")
    (found,) = news_text.read(SourceFile(path, "news/\udcff/1.txt"))
    assert isinstance(found, Article)
    assert found.id == sha256(b"news/\xff/1.txt").hexdigest()[:16]
    assert found.source == "\ufffd"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A Ferry Sails\n\nIt sailed.", "A Ferry Sails"),
        ("It sailed.\n\nTwice.", "It sailed."),
        ("One two three four five six seven eight nine ten eleven twelve thirteen.",
         "One two three four five six seven eight nine ten eleven twelve…"),
    ],
)  # fmt: skip
def test_an_article_without_title(article: ReadArticle, text: str, title: str) -> None:
    assert article(f"date 2024-05-17\n\n{text}").title == title


@pytest.mark.parametrize(
    ("first", "headline"),
    [
        ("A Ferry Sails", True),
        ("A Ferry Sails in the U.S.", True),
        ("“We Sail Again,” Says Captain", True),
        ("A ferry sails.", False),
        ("Why does it sail?", False),
        ("It sails!", False),
        ("F" * 201, False),
        ("- A ferry", False),
    ],
)
def test_what_a_headline_is(article: ReadArticle, first: str, headline: bool) -> None:
    found = article(f"date 2024-05-17 Title\n\n{first}\n\nIt sailed on.")
    assert found.headline == (first if headline else None)
    assert found.lede == ("It sailed on." if headline else first)


def test_a_day_and_a_byline_at_the_top_stay_in_the_opening(article: ReadArticle) -> None:
    found = article("date 2024-05-17 T\n\nFriday, May 17, 2024\n\nBy Ada Lind\n\nIt sailed.\n\nOn.")
    assert (found.headline, found.lede) == (None, "It sailed.")
    assert found.sections[0].paragraphs == ("Friday, May 17, 2024", "By Ada Lind", "On.")


def test_photo_lines_stand_anywhere(article: ReadArticle) -> None:
    found = article(
        "date 2024-05-17 T\n\nPhoto: a.org by A, https://b.org/l One\n\nA Ferry Sails\n"
        "Photo: by B\n\nIt sailed.\n\nFares\n\nPhoto: c.org\nThree\n\nNo fares.\n  Photo: d.org\n"
    )
    assert [image.source for image in found.images] == ["a.org", None, "c.org", "d.org"]
    assert [image.caption for image in found.images] == ["One", None, "Three", None]
    assert (found.headline, found.lede) == ("A Ferry Sails", "It sailed.")
    assert found.sections[1] == Section("Fares", "s2", ("No fares.",))


def test_empty_sections_and_short_last_lines(article: ReadArticle) -> None:
    found = article("date 2024-05-17 T\n\nIt sails.\n\nMoney\n\nFares\n\nNo fares now.\n\nSee you")
    assert found.sections == (
        Section(None, "s1", ()),
        Section("Money", "s2", ()),
        Section("Fares", "s3", ("No fares now.", "See you")),
    )


@pytest.mark.parametrize(
    ("tail", "background"),
    [
        ("Details\n\nA ferry is a boat.", True),
        ("Details\n\nA ferry is a boat.\n\nSource: an encyclopaedia", True),
        ("Details\n\nA ferry", True),
        ("Details\n\nA ferry is a boat.\n\nFares\n\nNone.", False),
        ("Details\n\nFriday, 17 May 2024, northern pier\n\nRegister now", False),
        ("Details", False),
        ("More Details\n\nA ferry is a boat.", False),
    ],
)
def test_what_the_background_is(article: ReadArticle, tail: str, background: bool) -> None:
    found = article(f"date 2024-05-17 T\n\nIt sails.\n\nOn it sails.\n\n{tail}")
    assert (found.background is not None) == background
    if found.background:
        assert (found.background.heading, found.background.anchor) == ("Details", "background")
        assert [section.heading for section in found.sections] == [None]


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("", None, "It is empty; begin the file with: date YYYY-MM-DD and the title, or remove it."),
        (" \n\ufeff\r\n", None, "It is empty; begin the file with: date YYYY-MM-DD and the title, or remove it."),
        ("A ferry sails.", 1, "It has no date line; begin the file with: date YYYY-MM-DD and the title."),
        ("\n\nDate 2024-05-17 T", 3, "It has no date line; begin the file with: date YYYY-MM-DD and the title."),
        ("date palms grow", 1, "It has no date line; begin the file with: date YYYY-MM-DD and the title."),
        ("date 2025-13-40 T", 1, "Its date 2025-13-40 is no day of the calendar; write it as YYYY-MM-DD."),
        ("date 2001-02-30 T", 1, "Its date 2001-02-30 is no day of the calendar; write it as YYYY-MM-DD."),
        ("date 0000-00-00 T", 1, "Its date 0000-00-00 is no day of the calendar; write it as YYYY-MM-DD."),
        ("date 20240517 T", 1, "Its date 20240517 is no day of the calendar; write it as YYYY-MM-DD."),
        ("date 2024-W20-5 T", 1, "Its date 2024-W20-5 is no day of the calendar; write it as YYYY-MM-DD."),
        ("date 2024-05-17", 1, "It has neither title nor text; write them, or remove the file."),
        (b"date 2024-05-17 T\n\ncaf\xe9", 3, "It is not UTF-8 (byte 22 of the file); save it as UTF-8."),
        ("date 2024-05-17 T".encode("utf-16"), 1, "It is not UTF-8 (byte 0 of the file); save it as UTF-8."),
        (b"date 2024-05-17 T\n" + b"x" * 5_000_000, None, "It is larger than 5 MB; split it into its articles."),
        (bytes(1_000_000), None, "It is empty; begin the file with: date YYYY-MM-DD and the title, or remove it."),
        ("date 2\x1b[31m" + "9" * 100, 1, "Its date 2 is no day of the calendar; write it as YYYY-MM-DD."),
    ],
)  # fmt: skip
def test_what_is_skipped_and_why(
    read: Read, tmp_path: Path, content: str | bytes, line: int | None, reason: str
) -> None:
    assert read(content) == Skipped(str(tmp_path / "1.txt"), line, reason)


def test_five_megabytes_are_read(article: ReadArticle) -> None:
    start = b"date 2024-05-17 T\n\n"
    assert article(start + b"x" * (5_000_000 - len(start))).title == "T"


def test_a_token_of_a_megabyte_and_a_million_blank_lines_are_read(article: ReadArticle) -> None:
    found = article(
        "date 2024-05-17 T\n\n" + "x" * 1_000_000 + "\n" * 1_000_000 + "Photo:" + "a" * 99
    )
    assert found.lede == "x" * 1_000_000


def test_which_files_are_of_the_format() -> None:
    assert news_text.sniff(Path("1.TXT"), b"anything")
    assert news_text.sniff(Path("1"), b"\xef\xbb\xbf\n date 2024-05-17 T")
    assert not news_text.sniff(Path("README.md"), b"date palms grow")


@given(
    st.lists(
        st.sampled_from(["A Ferry Sails", "It sailed.", "Details", "Photo: a.org", "---", "May 17, 2024"])
        | st.text(st.characters(exclude_categories=("Cs",))),
        max_size=12,
    )
)  # fmt: skip
def test_no_paragraph_is_lost(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.getbasetemp() / "paragraphs.txt"
    path.write_text("date 2024-05-17 T\n\n" + "\n\n".join(texts), encoding="utf-8", newline="")
    (found,) = news_text.read(SourceFile(path, "news/1.txt"))
    assert isinstance(found, Article)
    sections = [*found.sections, *([found.background] if found.background else [])]
    read = [text for section in sections for text in (section.heading, *section.paragraphs) if text]
    read += [text for text in (found.headline, found.lede) if text]
    whole = news_text.paragraphs(news_text.clean("\n\n".join(texts)).split("\n"))
    plain = [text for text in whole if not text.startswith("Photo:")]
    assert len(read) == len(plain)
    assert len(found.images) == len(whole) - len(plain)
    anchors = [section.anchor for section in found.sections]
    assert anchors == [f"s{number}" for number in range(1, len(anchors) + 1)]


@needs_articles
def test_the_real_article() -> None:
    (file,) = walk([DATA / "seed"])
    assert isinstance(file, SourceFile)
    (found,) = read_any(file)
    assert isinstance(found, Article)
    assert (found.id, found.source, found.date) == ("e79160e4ee7f2d35", "seed", date(2025, 4, 28))
    assert found.title == (
        "President Putin Confirms DPRK Fighters Took Part in Defending Russia's Kursk Region, "
        "Thanks Kim Jong Un"
    )
    assert found.headline == (
        "President Putin Thanks North Korean Leader Kim Jong Un for Assistance in Defeating "
        "Ukrainian Forces in Kursk Region"
    )
    assert found.lede is not None
    assert found.lede.startswith("Russian President Vladimir Putin thanked")
    assert found.lede.endswith("near Kursk, Putin added.")
    url = "https://creativecommons.org/licenses/by/2.0/"
    image = Image("commons.wikimedia.org", "Stefan Krasowski", url, "Korean People's Army")
    assert found.images == (image,)
    assert (image.licence, image.credit) == ("CC BY 2.0", "Stefan Krasowski")
    assert [(s.anchor, s.heading, len(s.paragraphs)) for s in found.sections] == [
        ("s1", None, 1),
        ("s2", "Putin Expresses Gratitude to the DPRK Leadership and People", 3),
        ("s3", "North Korea Declares Ukrainian Defeat in Border Regions", 4),
        ("s4", "General Staff Chief Highlighted Assistance of DPRK Troops", 2),
        ("s5", "South Korea Condemns North Korean Troop Involvement in Battles Near Kursk", 3),
    ]
    assert found.background is not None
    assert (found.background.heading, len(found.background.paragraphs)) == ("Details", 1)


@needs_articles
def test_the_crawled_articles() -> None:
    counts: Counter[str] = Counter()
    for file in walk([DATA / "corpora" / "articles"]):
        assert isinstance(file, SourceFile)
        for found in read_any(file):
            assert not isinstance(found, Skipped | Ignored), found
            counts["articles"] += 1
            counts[found.source] += 1
            counts["headlines"] += found.headline is not None
            counts["ledes"] += found.lede is not None
            counts["first lines only"] += (
                found.sections == (Section(None, "s1", ()),) and not found.lede
            )
            counts["with sections"] += len(found.sections) > 1
            counts["sections"] += len(found.sections) - 1
            counts["images"] += len(found.images)
            counts["backgrounds"] += found.background is not None
    assert counts == {
        "articles": 2881, "gov_18f": 509, "gov_digitalgov": 2077, "wikinews_2019_2020": 295,
        "headlines": 54, "ledes": 2609, "first lines only": 268, "with sections": 1256,
        "sections": 5743, "images": 0, "backgrounds": 0,
    }  # fmt: skip
