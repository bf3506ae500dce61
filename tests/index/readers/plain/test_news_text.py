"""Each part of the text format."""

import re
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Image, Section
from index.readers.files import SourceFile
from index.readers.plain import news_text
from index.readers.registry import read
from index.text.cleaning import clean

DOC = Path(__file__).parents[4] / "docs" / "article-format.md"
ReadArticle = Callable[[str | bytes], Article]


@pytest.fixture
def article(tmp_path: Path) -> ReadArticle:
    def reading(content: str | bytes) -> Article:
        path = tmp_path / "1.txt"
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        (found,) = read(SourceFile(path, "news/north/1.txt"))
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
    assert [(part.heading, part.anchor, len(part.paragraphs)) for part in found.sections] == [
        (None, "s1", 1),
        ("Half the Fare for Cyclists", "s2", 1),
        ("Why Did It Take Nine Years?", "s3", 1),
    ]
    assert found.background is not None
    assert (found.background.heading, found.background.anchor) == ("Details", "background")
    assert found.language == "en"
    assert found.authors == found.topics == ()


@pytest.mark.parametrize("start", ["date", " date", "\ufeff date", "\n\n\t date", "\r\n date"])
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
    (found,) = read(SourceFile(path, "news/\udcff/1.txt"))
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


def test_a_day_at_the_top_stays_in_the_opening(article: ReadArticle) -> None:
    found = article("date 2024-05-17 T\n\nFriday, May 17, 2024\n\nBy Ada Lind\n\nIt sailed.\n\nOn.")
    assert (found.headline, found.lede) == (None, "It sailed.")
    assert found.authors == ("Ada Lind",)
    assert found.sections[0].paragraphs == ("Friday, May 17, 2024", "On.")


@pytest.mark.parametrize(
    ("text", "authors", "headline", "lede", "opening"),
    [
        ("A Ferry\n\nBy Ada Lind\n\nIt sailed.", ("Ada Lind",), "A Ferry", "It sailed.", ()),
        ("A Ferry\n\nIt sailed.\n\nVon Ada Lind und Jan Roth\n\nOn.",
            ("Ada Lind", "Jan Roth"), "A Ferry", "It sailed.", ("On.",)),
        ("Par Ada Lind, Port Ann Press\n\nA ferry.\n\nOn.", ("Ada Lind",), None, "A ferry.",
            ("Par Ada Lind, Port Ann Press", "On.")),
        ("A Ferry Sails\n\nIt sailed.\n\nOn.\n\nOn.\n\nBy Ada Lind\n\nOn.", (), "A Ferry Sails",
            "It sailed.", ("On.", "On.", "By Ada Lind", "On.")),
        ("It sailed.\n\nBy Ada Lind", (), None, "It sailed.", ("By Ada Lind",)),
    ],
)  # fmt: skip
def test_who_wrote_it(
    article: ReadArticle,
    text: str,
    authors: tuple[str, ...],
    headline: str | None,
    lede: str,
    opening: tuple[str, ...],
) -> None:
    found = article(f"date 2024-05-17 T\n\n{text}")
    assert (found.authors, found.headline, found.lede) == (authors, headline, lede)
    assert found.sections[0].paragraphs == opening


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("A Ferry Sails\nIt sailed at nine.\nIt came back.\nOn.", ("It came back.", "On.")),
        (f"It sailed\n{'word ' * 30}\nand on", ("and on",)),
        ("The ferry sailed at nine and\ncame back at noon, said the\nharbour office.", ()),
        ("It sailed.\nIt came.\n\nback.", ("back.",)),
    ],
)
def test_crawled_text_has_no_blank_lines(
    article: ReadArticle, text: str, paragraphs: tuple[str, ...]
) -> None:
    found = article(f"date 2024-05-17 T\n\n{text}\n")
    assert found.sections[0].paragraphs == tuple(each.strip() for each in paragraphs)


def test_marked_headings(article: ReadArticle) -> None:
    found = article("date 2024-05-17\n# The Pier\nIt sailed.\n## Fares\nNone.\n### Bicycles\nNone.")
    assert (found.title, found.headline, found.lede) == ("The Pier", "The Pier", "It sailed.")
    assert [(part.heading, part.level) for part in found.sections] == [
        (None, 2),
        ("Fares", 2),
        ("Bicycles", 3),
    ]
    first = article("date 2024-05-17 T\n## Fares\nNone.\n\nAt all.")
    assert (first.headline, first.lede, first.sections[1].heading) == (None, None, "Fares")


def test_photo_lines_stand_anywhere(article: ReadArticle) -> None:
    found = article(
        "date 2024-05-17 T\n\nPhoto: a.org by A, https://b.org/l One\n\nA Ferry Sails\n"
        "Photo: by B\n\nIt sailed.\n\nFares\n\nPhoto: c.org\nThree\n\nNo fares.\n  Photo: d.org\n"
        "Photo:\n"
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


def test_which_files_are_of_the_format() -> None:
    assert news_text.sniff("1.TXT", b"anything")
    assert news_text.sniff("1", b"\xef\xbb\xbf\n date 2024-05-17 T")
    assert not news_text.sniff("README.md", b"date palms grow")
    assert not news_text.sniff("1.txt", b"%PDF-1.7")


@given(
    st.lists(
        st.sampled_from(["A Ferry", "It sailed.", "Details", "Photo: a", "---", "May 17, 2024"])
        | st.text(st.characters(codec="utf-8")),
        max_size=12,
    )
)
def test_no_paragraph_is_lost(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.getbasetemp() / "paragraphs.txt"
    path.write_text(
        "date 2024-05-17 A title\n\n" + "\n\n".join(texts), encoding="utf-8", newline=""
    )
    (found,) = read(SourceFile(path, "news/1.txt"))
    assert isinstance(found, Article)
    sections = [*found.sections, *([found.background] if found.background else [])]
    kept = [text for section in sections for text in (section.heading, *section.paragraphs) if text]
    kept += [text for text in (found.headline, found.lede) if text]
    whole = news_text.paragraphs(clean("\n\n".join(texts)).split("\n"))
    credited = [text for text in whole if text.startswith("Photo:")]
    assert len(kept) == len(whole) - len(credited)
    assert len(found.images) == len([text for text in credited if text != "Photo:"])
    anchors = [section.anchor for section in found.sections]
    assert anchors == [f"s{number}" for number in range(1, len(anchors) + 1)]
