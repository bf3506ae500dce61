"""What `dateline inspect` shows is what `reindex` would read, and where it came from."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from index.article import Article, Image
from index.readers import looking, registry
from index.readers.files import SourceFile
from index.readers.record import Block, Input, PassedOver, Reading, Record, Told, Unreadable
from terminal.main import dateline

TEXT = """ date 2024-05-17 Harbour Ferry Returns to Service

Ferry Between Both Banks Sails Again

The harbour ferry carried its first passengers on Friday.

Photo: images.example.org by Ada Lind, https://creativecommons.org/licenses/by/4.0/ The pier

Half the Fare for Cyclists

Bicycles travel free of charge.
"""

Run = Callable[..., Result]


class Lines:
    """A reader of files of which each line is a title; `-` is a draft, `!` is damaged."""

    NAME = "lines"
    KIND = "lists of titles"
    MAX_BYTES = None

    def sniff(self, name: str, head: bytes) -> bool:
        return name.endswith(".lines")

    def read(self, source: Input) -> Iterator[Reading]:
        for number, line in enumerate(source.stream, 1):
            text = line.decode().strip()
            if text == "-":
                yield PassedOver("drafts")
            elif text == "!":
                yield Unreadable("", "It is damaged; mend it.", number)
            else:
                key = source.mapping.get("title", "line")
                date = Told("2024-13-01", "line") if text == "odd" else None
                blocks = (Block("heading", "Fares", 2), Block("paragraph", "None."))
                yield Record(title=Told(text, key), date=date, blocks=blocks)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "110")
    monkeypatch.setattr(registry, "FORMATS", (Lines(), *registry.FORMATS))
    (tmp_path / "news" / "north").mkdir(parents=True)
    (tmp_path / "news" / "north" / "1.txt").write_text(TEXT, encoding="utf-8")
    return lambda *words: CliRunner().invoke(dateline, ["inspect", *words])


def told(run: Run, *words: str) -> Any:
    return json.loads(run(*words, "--json").stdout)


def test_each_part_stands_beside_where_it_came_from(run: Run) -> None:
    lines = run("news/north/1.txt").stdout.splitlines()
    assert lines[0] == "news/north/1.txt  (text)"
    rows = {line.split()[0]: " ".join(line.split()[1:]) for line in lines[2:]}
    assert rows["title"] == "Harbour Ferry Returns to Service date line"
    assert rows["headline"] == "Ferry Between Both Banks Sails Again first paragraph"
    assert rows["date"] == "2024-05-17 date line"
    assert rows["source"] == "north the name of the folder"
    assert rows["s2"] == "Half the Fare for Cyclists 1 paragraph, 5 words"
    assert rows["image1"].startswith("The pier · Ada Lind · images.example.org · CC BY 4.0")
    assert rows["not"] == "told modified, authors, topics, section, page, url"
    assert all(len(line) <= 110 for line in lines)


def test_json_tells_what_the_lines_tell(run: Run) -> None:
    [seen] = told(run, "news/north/1.txt")
    [shown] = seen["articles"]
    assert (seen["file"], seen["format"], seen["more"]) == ("news/north/1.txt", "text", False)
    assert shown["article"]["title"] == "Harbour Ferry Returns to Service"
    assert shown["origins"]["date"] == "date line"
    assert (shown["problems"], seen["problems"], seen["passedOver"]) == ([], [], [])


def test_what_is_shown_is_what_would_be_indexed(run: Run) -> None:
    [seen] = told(run, "news/north/1.txt")
    (article,) = registry.read(SourceFile(Path("news/north/1.txt"), "news/north/1.txt"))
    assert isinstance(article, Article)
    assert seen["articles"][0]["article"]["id"] == article.id
    assert Image(**seen["articles"][0]["article"]["images"][0]) == article.images[0]


def test_only_the_first_articles_of_a_file_are_shown(run: Run) -> None:
    Path("news/many.lines").write_text("one\n-\ntwo\n!\nthree\nfour\nfive\n")
    plain = run("news/many.lines").stdout
    assert "three" in plain
    assert "four" not in plain
    assert "--limit shows them" in plain
    assert "drafts: 1 passed over." in plain
    assert "! line 4: It is damaged; mend it." in plain
    [seen] = told(run, "news/many.lines", "--limit", "2")
    assert [each["article"]["title"] for each in seen["articles"]] == ["one", "two"]
    assert seen["more"]
    assert seen["passedOver"] == [{"kind": "drafts", "count": 1, "cure": None}]
    [whole] = told(run, "news/many.lines", "--limit", "9")
    assert (len(whole["articles"]), whole["more"]) == (5, False)


def test_a_problem_stands_below_its_article(run: Run) -> None:
    Path("news/odd.lines").write_text("odd\n")
    assert "! Its date 2024-13-01 is no day of the calendar" in run("news/odd.lines").stdout
    [seen] = told(run, "news/odd.lines")
    assert "2024-13-01" in seen["articles"][0]["problems"][0]


def test_map_and_source_settings_are_tried(run: Run) -> None:
    Path("news/a.lines").write_text("one\n")
    Path("news/source.toml").write_text('name = "Valley Post"\n')
    [seen] = told(run, "news/a.lines", "--map", "title = key")
    assert seen["articles"][0]["origins"]["title"] == "key"
    assert seen["articles"][0]["article"]["source"] == "Valley Post"
    [deeper] = told(run, "news/north/1.txt")
    assert deeper["articles"][0]["article"]["source"] == "Valley Post"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ferry.md", "---\ntitle: The ferry\ndate: 2024-05-17\n---\nIt sails.\n"),
        ("ferry.rst", "The ferry\n#########\n\n:date: 2024-05-17\n\nIt sails.\n"),
    ],
)
def test_an_address_by_the_pattern_of_the_source_is_shown_with_its_origin(
    run: Run, name: str, text: str
) -> None:
    Path(f"news/{name}").write_text(text)
    settings = 'base = "https://post.example/"\npermalink = "/:year/:month/:slug/"\n'
    Path("news/source.toml").write_text(settings)
    [seen] = told(run, f"news/{name}")
    assert seen["articles"][0]["article"]["url"] == "https://post.example/2024/05/ferry/"
    assert "permalink in source.toml" in run(f"news/{name}").stdout


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ("titl=titel", "--map names no attribute titl; there are id, url, title"),
        (
            "lede=pub.intro",
            "No key pub.intro, which --map gives for lede, is in the article above.",
        ),
        ("title=titel", ""),
        ("body=words.all", ""),
    ],
)
def test_a_map_without_use_is_said_though_a_file_is_not_read_to_its_end(
    run: Run, pair: str, said: str
) -> None:
    line = '{"titel": "Ferry", "words": {"all": "It sails."}}\n'
    Path("news/a.jsonl").write_text(line * 9)
    shown = run("news/a.jsonl", "--map", pair, "--limit", "1").stdout
    assert "and more" in shown
    assert said in shown
    assert ("--map" in shown) == bool(said)


def test_undated_texts_are_tried(run: Run) -> None:
    Path("news/1.txt").write_text("A ferry sails.\n")
    [seen] = told(run, "news/1.txt")
    assert "--undated" in seen["problems"][0]["reason"]
    [seen] = told(run, "news/1.txt", "--undated")
    assert seen["articles"][0]["article"]["title"] == "A ferry sails."


@pytest.mark.parametrize("pair", ["title", "title=", "=key", ""])
def test_a_map_that_is_none_is_refused_with_an_example(run: Run, pair: str) -> None:
    refused = run("news/north/1.txt", "--map", pair)
    assert refused.exit_code == 2
    assert "is not ATTRIBUTE=KEY, such as `--map headline=titel`." in refused.output


def test_what_is_not_read_is_named_with_its_cure(run: Run) -> None:
    Path("news/a.rtf").write_bytes(b"{\\rtf1")
    lines = run("news/a.rtf").stdout.splitlines()
    assert lines == [
        "news/a.rtf  (not read)",
        "  RTF files: convert them with `pandoc -t markdown`.",
    ]
    Path("news/empty.lines").write_text("")
    assert "empty files: 1 passed over." in run("news/empty.lines").stdout


def test_of_a_folder_the_first_files_of_each_format_are_shown(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        Path(f"news/{number}.lines").write_text("one\n")
        Path(f"news/{number}.rtf").write_bytes(b"{\\rtf1")
    lines = run("news").stdout.splitlines()
    heads = [line for line in lines if line and not line.startswith(" ")]
    assert heads == [
        *(f"news/{number}.lines  (lines)" for number in range(3)),
        "news/north/1.txt  (text)",
        "news: further files",
    ]
    assert [line.split() for line in lines[-2:]] == [["5", "RTF", "files"], ["2", "lines"]]
    monkeypatch.setattr(looking, "MOST_FILES", 4)
    assert "news: more than 2 files" in run("news").stdout


def test_of_a_folder_files_without_an_article_are_counted_only(run: Run) -> None:
    for number in range(4):
        Path(f"news/{number}.lines").write_text("-\n")
    Path("news/5.lines").write_text("one\n")
    lines = run("news").stdout.splitlines()
    assert "news/5.lines  (lines)" in lines
    assert not any(line.startswith("news/0.lines") for line in lines)
    assert lines[-2:] == ["        4  lines", "  Passed over in them: 4 drafts."]


def test_a_file_that_is_not_there_is_an_error(run: Run) -> None:
    assert run("news/none.txt").exit_code == 1


def test_nothing_that_a_terminal_obeys_is_printed(run: Run) -> None:
    Path("news/bad.lines").write_text("a\x1b[31mb\u202ec\n")
    shown = run("news/bad.lines").stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
