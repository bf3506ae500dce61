"""Dumps of MediaWiki: what is an article of Wikinews and of other wikis, and what is damaged."""

import bz2
from collections.abc import Sequence
from html import escape
from pathlib import Path

import pytest

from index.article import Article
from index.readers.files import Ignored, Skipped, SourceFile
from index.readers.outcomes import Outcome
from index.readers.registry import read

SPACES = (
    "<namespaces><namespace key='0'/><namespace key='1'>Diskussion</namespace>"
    "<namespace key='6'>Bilddatei</namespace><namespace key='14'>Rubrik</namespace></namespaces>"
)
NEWS = ("Wikinews", "dewikinews", "https://de.wikinews.org/wiki/Hauptseite", "de")
OTHER = ("Elmpedia", "elmwiki", "https://wiki.example.org/wiki/Start", "en")


def page(text: str, title: str = "Fähre fährt", more: str = "<ns>0</ns>") -> str:
    return (
        f"<page><title>{title}</title>{more}<id>7</id><revision>"
        f"<timestamp>2024-05-18T09:00:00Z</timestamp><text>{escape(text)}</text></revision></page>"
    )


def dump(*pages: str, site: Sequence[str] = NEWS, version: str = "0.11") -> str:
    name, database, base, language = site
    return (
        f"<mediawiki xmlns='http://www.mediawiki.org/xml/export-{version}/' xml:lang='{language}'>"
        f"<siteinfo><sitename>{name}</sitename><dbname>{database}</dbname><base>{base}</base>"
        f"{SPACES}</siteinfo>{''.join(pages)}</mediawiki>"
    )


def outcomes(tmp_path: Path, data: str | bytes, name: str = "dump.xml") -> list[Outcome]:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read(SourceFile(path, f"wiki/{name}")))


def articles(found: Sequence[Outcome]) -> list[Article]:
    return [one for one in found if isinstance(one, Article)]


def passed(found: Sequence[Outcome]) -> list[str]:
    return [one.kind for one in found if isinstance(one, Ignored)]


def test_an_article_of_wikinews(tmp_path: Path) -> None:
    text = (
        "{{Datum|17. Mai 2024}}\nDie {{w|Fähre (Schiff)|Fähre}} fährt.\n== Quellen ==\n* a\n"
        "[[Kategorie:Verkehr]][[Rubrik:Häfen]][[Kategorie:Veröffentlicht]][[Kategorie:17.05.2024]]"
    )
    (found,) = outcomes(tmp_path, dump(page(text)))
    assert isinstance(found, Article)
    assert (found.id, found.title, found.source) == ("dewikinews-7", "Fähre fährt", "Wikinews")
    assert (found.written_date, found.language) == ("2024-05-17", "de")
    assert found.url == "https://de.wikinews.org/wiki/F%C3%A4hre_f%C3%A4hrt"
    assert str(found.modified) == "2024-05-18 09:00:00+00:00"
    assert found.topics == ("Verkehr", "Häfen")
    assert [section.heading for section in found.sections] == [None, "Quellen"]
    assert found.sections[0].paragraphs == ("Die Fähre fährt.",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "{{date|May 17, 2024}}\nx {{publish}}"),
        ("en", "{{byline|date=May 17, 2024|location=Elm}}\nx {{publish}}"),
        ("fr", "{{date|17|mai|2024}}\nx"),
        ("it", "{{luogodata|luogo=Olmo|data=17 maggio 2024}} x {{Pubblicato}}"),
        ("pt", "{{data|17 de maio de 2024}}\nx {{publicado}}"),
        ("es", "{{fecha|2024|05|17}} x"),
        ("pl", "{{data|17 maja 2024}}\nx"),
        ("ru", "{{дата|17 мая 2024}}\nx {{Опубликовано}}"),
        ("zh", "{{日期|2024年5月17日}} x [[Category:已发布]]"),
        ("de", "'''Ulmenhafen (Elmland), 17.05.2024''' – x [[Kategorie:Veröffentlicht]]"),
        ("sv", "17 maj 2024\n\nx"),
    ],
)
def test_days_of_articles_in_many_languages(language: str, text: str, tmp_path: Path) -> None:
    site = ("Wikinews", f"{language}wikinews", f"https://{language}.wikinews.org/wiki/A", language)
    (found,) = articles(outcomes(tmp_path, dump(page(text), site=site)))
    assert found.written_date == "2024-05-17"
    assert found.sections[0].paragraphs[-1].endswith("x")


@pytest.mark.parametrize(
    "text",
    [
        "{{develop}}{{date|May 17, 2024}} x",
        "{{date|May 17, 2024}} x {{Abandoned}}",
        "x, a page without a day and without a mark",
        "{{date|May 17, 2024}} x {{review}} [[Category:No publish]]",
    ],
)
def test_what_was_not_published_is_a_draft(text: str, tmp_path: Path) -> None:
    found = outcomes(tmp_path, dump(page(text)))
    assert (articles(found), passed(found)) == ([], ["drafts"])


@pytest.mark.parametrize(
    ("more", "title", "kind"),
    [
        ("<ns>1</ns>", "Diskussion:A", "pages of wikis that are no articles"),
        ("", "Diskussion:A", "pages of wikis that are no articles"),
        ("", "Template:A", "pages of wikis that are no articles"),
        ("", "Bilddatei:A.jpg", "pages of wikis that are no articles"),
        ("<ns>0</ns>", "Start", "pages of wikis that are no articles"),
        ("<ns>0</ns><redirect title='B'/>", "A", "redirects of wikis"),
    ],
)
def test_pages_that_are_no_articles(more: str, title: str, kind: str, tmp_path: Path) -> None:
    found = outcomes(tmp_path, dump(page("x", title, more), site=OTHER))
    assert (articles(found), passed(found)) == ([], [kind])


def test_pages_of_another_wiki_are_articles_without_a_day(tmp_path: Path) -> None:
    pages = page("The [[ferry]] sails."), page("#REDIRECT [[B]]", "C"), page("x", "Elm: a town")
    found = outcomes(tmp_path, dump(*pages, site=OTHER))
    ferry, town = articles(found)
    assert (ferry.date, ferry.source, ferry.id) == (None, "Elmpedia", "elmwiki-7")
    assert str(ferry.modified) == "2024-05-18 09:00:00+00:00"
    assert town.title == "Elm: a town"
    assert passed(found) == ["redirects of wikis"]


def test_the_newest_revision_counts(tmp_path: Path) -> None:
    def revision(day: str, text: str) -> str:
        return f"<revision><timestamp>{day}T09:00:00Z</timestamp><text>{text}</text></revision>"

    revisions = revision("2024-05-19", "New.") + revision("2024-05-18", "Old.")
    whole = f"<page><title>A</title><ns>0</ns><id>1</id>{revisions}</page>"
    (found,) = articles(outcomes(tmp_path, dump(whole, site=OTHER)))
    assert found.sections[0].paragraphs == ("New.",)


@pytest.mark.parametrize("version", ["0.3", "0.10", "0.12"])
def test_every_version_of_the_schema(version: str, tmp_path: Path) -> None:
    data = dump(page("x", more=""), site=OTHER, version=version)
    assert len(articles(outcomes(tmp_path, data))) == 1


def test_a_dump_of_several_streams_that_is_cut(tmp_path: Path) -> None:
    """Wikimedia's dumps are many bzip2 streams one behind the other."""
    text = dump(*(page(f"number {n}", f"Page {n}") for n in range(40)), site=OTHER)
    parts = [text[at : at + 1000].encode() for at in range(0, len(text), 1000)]
    packed = [bz2.compress(part) for part in parts]
    whole = outcomes(tmp_path, b"".join(packed), "dump.xml.bz2")
    assert len(articles(whole)) == 40
    cut = outcomes(tmp_path, b"".join(packed[:-3]) + packed[-3][:-20], "cut.xml.bz2")
    titles = [article.title for article in articles(cut)]
    assert titles == [f"Page {n}" for n in range(len(titles))]
    assert len(titles) > 10
    assert "cut or damaged" in next(one.reason for one in cut if isinstance(one, Skipped))


def test_a_page_that_no_wiki_saves_is_named(tmp_path: Path) -> None:
    big = page("x" * 4_000_001, "Big")
    found = outcomes(tmp_path, dump(page("x", "A"), big, page("x", "B"), site=OTHER))
    assert [article.title for article in articles(found)] == ["A", "B"]
    (said,) = [one for one in found if isinstance(one, Skipped)]
    assert said.reason.startswith("It has over 4,000,000 characters")
