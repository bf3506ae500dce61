"""What is said of a source is found where it stands nearest, and mistakes are one sentence."""

import shutil
from datetime import UTC
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from index import settings as main_settings
from index.engines.memory import MemoryIndex
from index.errors import SettingsError
from index.filling.indexer import Job, reindex
from index.readers.files import SourceFile, walk
from index.readers.source_settings import Contexts, SourceSettings, context, contexts, read

WHOLE = """
name = "North\\tPost"
language = "EN_gb"
zone = "Europe/London"
base = "https://Example.org/news/"
permalink = "/:year/:slug/"
licence = "CC BY 4.0"
undated = true
map = {headline = "titel", date = "pub.when"}
"""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    for name in ("north/2024/1.txt", "north/2.txt", "3.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("date 2024-05-17 Ferry\n", encoding="utf-8")
    return folder


def named(news: Path, made: Contexts) -> dict[str, str]:
    files = [file for file in walk([news]) if isinstance(file, SourceFile)]
    return {file.name: made.of(file).source for file in files if file.name.endswith(".txt")}


def test_all_that_can_be_said(tmp_path: Path) -> None:
    (tmp_path / "source.toml").write_text(WHOLE, encoding="utf-8-sig")
    said = read(tmp_path / "source.toml")
    assert said == SourceSettings(
        name="North Post",
        language="en-GB",
        zone="Europe/London",
        base="https://example.org/news/",
        permalink="/:year/:slug/",
        licence="https://creativecommons.org/licenses/by/4.0/",
        map={"headline": "titel", "date": "pub.when"},
        undated=True,
    )
    made = context(said, "north")
    assert (made.source, made.folder, made.zone) == (
        "North Post",
        "north",
        ZoneInfo("Europe/London"),
    )
    assert (made.mapping, made.undated) == (said.map, True)
    plain = context(SourceSettings(), "north")
    assert (plain.source, plain.zone, plain.mapping, plain.undated) == ("", UTC, {}, False)


def test_what_stands_nearest_counts_key_by_key(news: Path) -> None:
    (news / "source.toml").write_text('name = "News"\nbase = "https://a.org"')
    (news / "north/2024/source.toml").write_text('name = "North 2024"')
    tables = {"north": SourceSettings(name="North", language="de"), "news": SourceSettings()}
    made = Contexts(tables=tables)
    assert named(news, made) == {
        "news/3.txt": "News",
        "news/north/2.txt": "News",
        "news/north/2024/1.txt": "North 2024",
    }
    deep = made.of(SourceFile(news / "north/2024/1.txt", "news/north/2024/1.txt"))
    assert (deep.base, deep.language, deep.folder) == ("https://a.org/", "de", "north")
    above = Contexts(tables=tables, above=SourceSettings(name="Above"))
    assert set(named(news, above).values()) == {"Above"}


def test_the_table_of_a_folder_counts_over_that_of_the_folder_above(news: Path) -> None:
    tables = {"news": SourceSettings(name="All"), "north": SourceSettings(name="North")}
    assert named(news, Contexts(tables=tables)) == {
        "news/3.txt": "All",
        "news/north/2.txt": "North",
        "news/north/2024/1.txt": "North",
    }


def test_what_lies_above_the_source_says_nothing(news: Path) -> None:
    (news.parent / "source.toml").write_text('name = "Elsewhere"')
    assert set(named(news, Contexts()).values()) == {""}
    single = SourceFile(news / "3.txt", "news/3.txt")
    assert Contexts().of(single).source == ""


def test_what_is_said_changes_the_digest_and_nothing_else_does(news: Path) -> None:
    file = SourceFile(news / "north/2.txt", "news/north/2.txt")
    plain = Contexts().of(file).digest
    assert plain == Contexts().of(file).digest
    assert plain != Contexts(ZoneInfo("Europe/London")).of(file).digest
    (news / "north/source.toml").write_text('language = "de"')
    german = Contexts().of(file).digest
    assert german != plain
    (news / "north/source.toml").write_text('# comment\nlanguage = "DE"')
    assert Contexts().of(file).digest == german


def test_the_main_file_speaks_of_sources_too(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("dateline.toml").write_text('title = "T"\n[source.north]\nname = "North"\n')
    main = main_settings.load(environ={})
    assert main.title == "T"
    assert named(news, contexts(main))["news/north/2.txt"] == "North"
    Path("dateline.toml").write_text("[source.north]\nnam = 1\n")
    with pytest.raises(
        SettingsError, match=r"dateline.toml, \[source.north\]: .*did you mean name"
    ):
        contexts(main)
    Path("dateline.toml").write_text('source = "north"\n')
    with pytest.raises(SettingsError, match=r'under \[source\."its folder"\]'):
        main_settings.load(environ={})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("nam = 'x'", "there is no key 'nam'; did you mean name?"),
        ("zzz = 'x'", "there is no key 'zzz'; there are name, language, zone"),
        ("name = 7", "name has to be text in quotes"),
        ("name = ' '", "name has to be text in quotes"),
        ("language = 'no language'", "language is 'no language'; write a tag, such as en"),
        ("zone = 'Nowhere'", "zone is 'Nowhere'; write an IANA name, such as Europe/London"),
        ("zone = '../etc'", "zone is '../etc'; write an IANA name"),
        ("base = 'example.org'", "base is 'example.org'; write an address that begins with http"),
        ("permalink = 7", "permalink has to be text in quotes"),
        ("permalink = '/:yaer/:slug/'", "there is no token :yaer; there are :year, :month, :day"),
        ("permalink = '/:sections[1:]/:slug/'", "there is no token :sections[1:]; there are"),
        ("permalink = '/:year/:month/'", "it needs a token that tells articles apart, such as"),
        ("permalink = 'pretty'", "permalink is 'pretty'; it needs a token"),
        ("permalink = 'https://a.org/:slug/'", "write only what follows the address in base"),
        ("undated = 'yes'", "undated is 'yes'; it can be true or false"),
        ("map = 'x'", "map has to be a table"),
        ("map = {date = 7}", "map.date has to be text in quotes"),
        ("name = ", "cannot be read as TOML"),
        ("name = '\x1b'", "cannot be read as TOML"),
    ],
)
def test_a_mistake_is_one_sentence_with_file_key_and_cure(
    tmp_path: Path, text: str, reason: str
) -> None:
    path = tmp_path / "source.toml"
    path.write_text(text)
    with pytest.raises(SettingsError) as caught:
        read(path)
    said = str(caught.value)
    assert said.startswith(str(path))
    assert reason in said
    assert said.isprintable()


def test_a_permalink_needs_a_base_which_may_stand_above_it(news: Path) -> None:
    (news / "north/source.toml").write_text('permalink = "/:slug/"')
    file = SourceFile(news / "north/2.txt", "news/north/2.txt")
    with pytest.raises(SettingsError, match=r"north/source.toml: permalink needs base; set base"):
        Contexts().of(file)
    (news / "source.toml").write_text('base = "https://a.org"')
    found = Contexts().of(file)
    assert (found.base, found.permalink) == ("https://a.org/", "/:slug/")
    table = {"north": SourceSettings(permalink="/:slug/")}
    (news / "north/source.toml").unlink()
    (news / "source.toml").unlink()
    with pytest.raises(SettingsError, match=r"^dateline.toml: permalink needs base"):
        Contexts(tables=table).of(file)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "source.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match="cannot be read as TOML"):
        read(tmp_path / "source.toml")
    (tmp_path / "folder" / "source.toml").mkdir(parents=True)
    with pytest.raises(SettingsError, match="mend or remove it"):
        read(tmp_path / "folder" / "source.toml")


def test_a_run_reads_by_what_is_said(news: Path) -> None:
    (news / "north/source.toml").write_text('name = "North Post"\nundated = true')
    (news / "north/4.txt").write_text("A ferry sails.")
    shutil.copy(news / "north/4.txt", news / "5.txt")
    report = reindex(MemoryIndex(), Job((news,)))
    assert (report.articles, len(report.skipped)) == (4, 1)
    assert report.skipped[0].path.endswith("news/5.txt")
    undated = Contexts(above=SourceSettings(undated=True))
    assert reindex(MemoryIndex(), Job((news,), contexts=undated)).articles == 5
