"""Markdown files are read whole: what each site generator writes, and what is no article."""

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Image
from index.readers.markdown import reading
from index.readers.record import Block, Input, Naming, Notice, Record, Told, UnreadableError
from index.text.cleaning import clean
from tests.index.readers.markdown.reading_of import passed, readings, record, values

DATA = Path(os.environ.get("DATELINE_TESTDATA", ""), "formats", "jekyll")

JEKYLL = """---
layout: post
title: "12:30"
date: 2024-05-17 10:00
author: Jane Doe
tags: harbour ferry
categories: [News, "Port Ann"]
excerpt: The ferry is *back*.
image:
  path: /img/ferry.jpg
  alt: The ferry at its pier
permalink: /:year/:title/
license: https://creativecommons.org/licenses/by/4.0/
---
The ferry sails again.

## The pier
{: .no_toc}

It was [painted]({{ "/" | url }}).
"""

HUGO = """+++
title = "The bridge opens"
date = 2024-05-17T10:00:00+02:00
lastmod = 2024-05-18
draft = false
authors = ["Jane Doe", "John Roe"]
description = "Traffic rolls."
images = ["bridge.jpg"]
url = "/news/bridge/"
[taxonomies]
tags = ["Bridges"]
[params]
featured = true
+++
Traffic rolls.

{{< figure src="arch.jpg" caption="The arch" attr="Jane Doe" >}}
"""

PELICAN = """Title: The market: a day
Date: 2024-05-17 10:20
Modified: 2024-05-18
Category: Markets
Tags: fish, bread
Authors: Jane Doe, John Roe
Slug: market
Summary:
    Two lines
    of **summary**.
Lang: en

The market was full.
"""


def test_jekyll() -> None:
    assert record(JEKYLL, "site/_posts/2024-05-01-lunch.md") == Record(
        naming=Naming(
            *("lunch", "2024-05-01-lunch", "lunch"), ("site", "_posts"), ("News", "Port Ann")
        ),
        title=Told("12:30", "YAML title"),
        date=Told("2024-05-17 10:00", "YAML date"),
        lede=Told("The ferry is back.", "YAML excerpt"),
        authors=(Told("Jane Doe", "YAML author"),),
        topics=(
            Told("harbour", "YAML tags"),
            Told("ferry", "YAML tags"),
            Told("News", "YAML categories"),
            Told("Port Ann", "YAML categories"),
        ),
        licence=Told("https://creativecommons.org/licenses/by/4.0/", "YAML license"),
        images=(Image(caption="The ferry at its pier", url="/img/ferry.jpg"),),
        blocks=(
            Block("paragraph", "The ferry sails again."),
            Block("heading", "The pier", 2),
            Block("paragraph", "It was painted."),
        ),
    )


def test_hugo() -> None:
    assert record(HUGO, "site/content/news/bridge/index.de.md") == Record(
        naming=Naming("bridge", "bridge", "", ("news",)),
        url=Told("/news/bridge/", "TOML url"),
        title=Told("The bridge opens", "TOML title"),
        lede=Told("Traffic rolls.", "TOML description"),
        date=Told("2024-05-17 10:00:00+02:00", "TOML date"),
        modified=Told("2024-05-18", "TOML lastmod"),
        authors=(Told("Jane Doe", "TOML authors"), Told("John Roe", "TOML authors")),
        topics=(Told("Bridges", "TOML taxonomies.tags"),),
        language=Told("de", "the name of the file"),
        images=(
            Image(url="bridge.jpg"),
            Image(author="Jane Doe", caption="The arch", url="arch.jpg"),
        ),
        blocks=(Block("paragraph", "Traffic rolls."),),
    )


def test_pelican() -> None:
    found = record(PELICAN)
    assert values(found, "title") == ["The market: a day"]
    assert found.date == Told("2024-05-17 10:20", "lines date")
    assert values(found, "modified") == ["2024-05-18"]
    assert values(found, "lede") == ["Two lines of summary."]
    assert values(found, "authors") == ["Jane Doe", "John Roe"]
    assert values(found, "topics") == ["fish", "bread", "Markets"]
    assert values(found, "language") == ["en"]
    assert found.blocks == (Block("paragraph", "The market was full."),)


def test_json_heads() -> None:
    plain = record('{\n  "title": "Rain",\n  "date": "2024-05-17",\n  "tags": ["x"]\n}\n\nWet.')
    assert (values(plain, "title"), values(plain, "topics")) == (["Rain"], ["x"])
    assert plain.blocks == (Block("paragraph", "Wet."),)
    assert record(';;;\n"title": "Rain",\n"draft": false\n;;;\nWet.').blocks == plain.blocks
    assert record('---json\n{"title": "Rain"}\n---\nWet.').title == plain.title


def test_notion_and_nikola() -> None:
    notion = record("# Rain\n\nDate: May 17, 2024\nTags: weather, harbour\n\nWet.\n")
    assert values(notion, "title") == ["Rain"]
    assert values(notion, "date") == ["May 17, 2024"]
    assert values(notion, "topics") == ["weather", "harbour"]
    assert notion.blocks == (Block("paragraph", "Wet."),)
    nikola = record("<!--\n.. title: Rain\n.. date: 2024-05-17\n.. tags: a,b\n-->\n\nWet.\n")
    assert (values(nikola, "title"), values(nikola, "topics")) == (["Rain"], ["a", "b"])
    assert nikola.blocks == notion.blocks


def test_trafilatura_writes_a_line_for_each_paragraph() -> None:
    text = (
        '---\ntitle: "Rain: again"\nauthor: A. Roe; B. Doe\nhostname: a.example\nsitename: News\n'
        "url: https://a.example/1\ndate: 2024-05-17\n"
        "tags: ['rain, harbour']\nfingerprint: ff\n---\n"
        "It rained on Monday and on Tuesday.\nWhat comes next\nIt will rain all week.\n- One\n"
        "| a | b | \n|---|---|\n| 1 | 2 |\n"
    )
    found = record(text, "crawl/1.txt")
    assert reading.sniff("crawl/1.txt", text.encode())
    assert values(found, "publisher") == ["News"]
    assert values(found, "url") == ["https://a.example/1"]
    assert values(found, "topics") == ["rain", "harbour"]
    assert values(found, "authors") == ["A. Roe; B. Doe"]
    assert found.id is None
    assert [(block.kind, block.text) for block in found.blocks] == [
        ("paragraph", "It rained on Monday and on Tuesday."),
        ("heading", "What comes next"),
        ("paragraph", "It will rain all week."),
        ("item", "One"),
        ("row", "a | b"),
        ("row", "1 | 2"),
    ]


def test_html_with_a_head() -> None:
    found = record(
        "---\ntitle: Rain\n---\n<p>Wet &amp; {{ x }}cold</p>", "_posts/2024-5-7-rain.html"
    )
    assert found.blocks == (Block("paragraph", "Wet & cold"),)
    assert found.date == Told("2024-05-07", "the name of the file")


@pytest.mark.parametrize(
    ("name", "text", "is_read"),
    [
        ("a.md", "# Rain", True),
        ("a.MARKDOWN", "", True),
        ("a.md", "<!DOCTYPE html><p>a", False),
        ("a.md", "a\0b", False),
        ("a.md", "date 2024-05-17 Rain", False),
        ("a.txt", "---\ntitle: Rain\n---\n", True),
        ("a.txt", "\ufeff+++\r\ntitle = 'Rain'\r\n+++\r\n", True),
        ("a.txt", "Title: Rain\nDate: 2024-05-17\n\nWet.", True),
        ("a.txt", "---\n\nThe rain: wet\n---\n", False),
        ("a.txt", "---\nThe rain\n---\n", False),
        ("a.txt", "Dear reader: hello\n\nWet.", False),
        ("a.html", "---\nlayout: post\n---\n", True),
        ("a.html", "<p>a", False),
        ("a.yaml", "---\ntitle: Rain\n---\n", False),
        ("a.json", '{"title": "Rain"}', False),
    ],
)
def test_which_files_are_read(name: str, text: str, is_read: bool) -> None:
    assert reading.sniff(name, text.encode()) is is_read


@pytest.mark.parametrize(
    ("name", "text", "title", "day"),
    [
        ("n/2024-05-17-old-pier.md", "# The pier\n\nText", "The pier", "2024-05-17"),
        ("n/2024/05/17/old-pier.md", "Text", "Old pier", "2024-05-17"),
        ("n/2024-05-17-old-pier/index.md", "Text", "Old pier", "2024-05-17"),
        ("n/old_pier.md", "---\ndate: 2024\n---\nText\n\n# Later", "Old pier", "2024"),
        ("n/2024-05-17.md", "Text", None, "2024-05-17"),
    ],
)
def test_titles_and_days_from_names(name: str, text: str, title: str | None, day: str) -> None:
    found = record(text, name)
    assert values(found, "title") == ([title] if title else [])
    assert values(found, "date") == [day]


def test_what_a_person_mapped() -> None:
    found = record(
        "---\ntitle: x\nkop: Regen\nwhen: {pub: 2024-05-17}\n---\nNat.",
        mapping={"title": "kop", "date": "when.pub"},
    )
    assert found.title == Told("Regen", "YAML kop")
    assert found.date == Told("2024-05-17", "YAML when.pub")


def test_a_key_that_stands_twice_is_said() -> None:
    notice, found = readings("---\ntitle: a\ntitle: b\n---\nText")
    assert isinstance(notice, Notice)
    assert notice.reason == "Its head says title twice, and the last one counts; remove the other."
    assert isinstance(found, Record)
    assert values(found, "title") == ["b"]


def test_other_encodings_are_said() -> None:
    text = "---\ntitle: Über\n---\nÄußerst schönes Wetter über dem Hafen, hören wir.\n"
    notice, found = readings(text.encode("cp1252"))
    assert isinstance(notice, Notice)
    assert isinstance(found, Record)
    assert values(found, "title") == ["Über"]
    assert record(text.encode("utf-8-sig")) == found
    assert record(text.replace("\n", "\r\n").encode("utf-16")) == found


def test_an_empty_file_is_named() -> None:
    with pytest.raises(UnreadableError, match="It is empty"):
        readings(" \n\n")


def test_a_text_without_a_sign_of_an_article() -> None:
    assert passed("# Rain\n\nWet.") == "pages without a date or a head"
    assert values(record("# Rain\n\nWet.", undated=True), "title") == ["Rain"]


@given(st.binary(max_size=300), st.sampled_from(["---\n", "+++\n", "{", "Title: ", "# a\n", ""]))
def test_nothing_but_unreadable_is_raised(raw: bytes, before: str) -> None:
    source = Input("a/2024-05-17-a.mdx", io.BytesIO(before.encode() + raw))
    try:
        found = list(reading.read(source))
    except UnreadableError as error:
        assert error.reason.endswith(".")
    else:
        assert found


@given(st.text(alphabet="---+:[]{}&*!|>'\"#%@`,?\n\t ab<", max_size=80))
def test_no_yaml_raises(head: str) -> None:
    try:
        assert readings(f"---\ntitle: a\n{head}\n---\nText", "a/2024-05-17-b.md")
    except UnreadableError as error:
        assert error.reason.startswith(("Its head", "It is empty"))


WORDS = st.text("abcdefgh ÄöüßΩ日本'\",:;#-[]{}&*!|>%@`?0123456789", min_size=1, max_size=30)
LINES = WORDS.map(lambda text: " ".join(clean(text).split())).filter(
    lambda text: text.casefold() not in ("", "none", "null", "nan", "undefined", "true", "false")
)
PLAIN = LINES.filter(lambda text: not set("&*`[]~<\\_").intersection(text))
NAMES = PLAIN.filter(lambda text: not set(",;").intersection(text))


def quoted(text: str) -> str:
    """The text between quotes, as YAML and TOML both have them."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@given(PLAIN, LINES, st.lists(NAMES, max_size=3), st.sampled_from([("---", ": "), ("+++", " = ")]))
def test_a_record_that_was_written_is_read_back(
    title: str, publisher: str, names: list[str], marks: tuple[str, str]
) -> None:
    fence, sign = marks
    listed = f"[{', '.join(map(quoted, names))}]"
    lines = [
        f"title{sign}{quoted(title)}",
        f"publisher{sign}{quoted(publisher)}",
        f"authors{sign}{listed}",
        f"tags{sign}{listed}",
        f"date{sign}{quoted('2024-05-17')}",
    ]
    found = record("\n".join([fence, *lines, fence, "", "First.", "", "## Head", "", "Second."]))
    assert values(found, "title") == [title]
    assert values(found, "publisher") == [publisher]
    assert values(found, "authors") == names
    assert values(found, "topics") == names
    assert values(found, "date") == ["2024-05-17"]
    assert [block.text for block in found.blocks] == ["First.", "Head", "Second."]


REAL = [
    ("migrate__2021-08-23-basic-post.md", "This is a Basic Post", "2021-08-23", 1, 30, 1),
    ("migrate__2021-9-1-alt-date-format.md", "This has no zero before", "2021-09-01", 0, 1, 0),
    ("migrate__2022-03-11-has-spaced-lists.md", "This post has spaced", "2022-03-11", 0, 21, 0),
    ("18f.gsa.gov__2014-03-12-coming-soon.md", "Coming soon", "2014-03-12T10:11:00", 1, 2, 1),
    ("18f.gsa.gov__2014-05-09-a-few-notes-on-notalone-gov.md", "A few notes", "2014", 4, 15, 0),
]


@pytest.mark.skipif(not DATA.is_dir(), reason="DATELINE_TESTDATA names no folder of formats")
@pytest.mark.parametrize(("file", "title", "day", "authors", "blocks", "images"), REAL)
def test_real_posts(
    file: str, title: str, day: str, authors: int, blocks: int, images: int
) -> None:
    found = record(DATA.joinpath(file).read_bytes(), f"_posts/{file.partition('__')[2]}")
    assert found.title is not None
    assert found.title.value.startswith(title)
    assert found.date is not None
    assert found.date.value.startswith(day)
    assert (len(found.authors), len(found.blocks), len(found.images)) == (authors, blocks, images)


@pytest.mark.skipif(not DATA.is_dir(), reason="DATELINE_TESTDATA names no folder of formats")
def test_real_posts_are_all_read() -> None:
    drafts = 0
    for path in sorted(DATA.iterdir()):
        (found,) = readings(path.read_bytes(), f"_posts/{path.name.partition('__')[2]}")
        if isinstance(found, Record):
            assert found.title is not None
            assert found.date is not None
            assert found.blocks
        else:
            drafts += 1
    assert drafts == 1
