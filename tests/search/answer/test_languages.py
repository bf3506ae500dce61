"""The languages in which typed words are read are those of the articles."""

from index.article import Article
from index.asking.protocol import Reader
from index.engines.memory import MemoryIndex
from search.answer.languages import analyzer


def reader(*languages: str | None) -> Reader:
    index = MemoryIndex("en")
    writer = index.writer()
    writer.write(
        Article(f"a{number}", "The quay", "Harbour Post", language=language)
        for number, language in enumerate(languages)
    )
    writer.publish(["tests"])
    return index.reader()


def test_each_counts_as_often_as_articles_are_in_it() -> None:
    asking = analyzer(reader("fr", "fr-CA", None, "de"))
    assert asking.languages == {"fr": 0.5, "en": 0.25, "de": 0.25}
    assert asking.language == "fr"


def test_an_archive_without_articles_is_in_its_own() -> None:
    assert analyzer(reader()).languages == {"en": 1.0}
