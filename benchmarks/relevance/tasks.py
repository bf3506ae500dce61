"""What is asked: the articles of a source, and queries of which it is known what answers them."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from index.article import Article
from index.readers.files import Skipped, SourceFile, walk
from index.readers.making import short_hash
from index.readers.registry import read
from index.text.analysis import analyzer, forms

LANGUAGE = "en"
FEW = 3
"""How many of its content words a short query keeps."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article as every other system gets it: one text that begins with the title."""

    id: str
    title: str
    body: str

    @property
    def text(self) -> str:
        """Title and body on one line, without tabs."""
        return " ".join(f"{self.title} {self.body}".split())


@dataclass(frozen=True, slots=True)
class Task:
    """Queries of one kind, by id, and for each of them the grade of each judged article."""

    kind: str
    queries: Mapping[str, str]
    judged: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Collection:
    """A source of articles, and what is asked of it."""

    name: str
    source: Path
    documents: tuple[Document, ...]
    tasks: tuple[Task, ...]


def is_judged(folder: Path) -> bool:
    """Whether a folder holds queries and judgements beside its articles."""
    return (folder / "qrels.tsv").is_file()


def judged(folder: Path) -> Collection:
    """A folder of `docs.jsonl`, `queries.tsv` (id, text) and `qrels.tsv` (query, article, grade).

    Only queries with a relevant article are asked: without one every measure is 0 for everybody.
    """
    source = folder / "docs.jsonl"
    documents = read_documents(source)
    known = {document.id for document in documents}
    grades: dict[str, dict[str, int]] = {}
    for query, article, grade in _rows(folder / "qrels.tsv"):
        # An id with other characters than the product allows in an address is hashed by it.
        id = article if article in known else short_hash(article)
        grades.setdefault(query, {})[id] = int(grade)
    relevant = {query: of for query, of in grades.items() if max(of.values()) > 0}
    queries = {id: text for id, text in _rows(folder / "queries.tsv") if id in relevant}
    short = {id: few_words(text) for id, text in queries.items()}
    tasks = (
        Task("full queries", queries, relevant),
        Task("three content words", short, relevant),
    )
    return Collection(folder.name, source, documents, tasks)


def read_documents(source: Path) -> tuple[Document, ...]:
    """The articles of a source, as the product's own readers read them.

    Raises:
        SystemExit: there is none.
    """
    found: dict[str, Document] = {}
    for file in walk((source,)):
        for outcome in read(file) if isinstance(file, SourceFile) else ():
            if isinstance(outcome, Article):
                found[outcome.id] = Document(outcome.id, outcome.title, " ".join(_texts(outcome)))
            elif isinstance(outcome, Skipped):
                print(f"{outcome.path}, line {outcome.line}: {outcome.reason}")
    if not found:
        raise SystemExit(f"There is no article in {source}; name another folder.")
    return tuple(found.values())


def few_words(text: str) -> str:
    """The first content words of a query, in lower case."""
    content = (form for form in forms(text) if not analyzer(LANGUAGE).is_function_word(form))
    return " ".join(list(dict.fromkeys(content))[:FEW])


def document_frequencies(documents: Iterable[Document]) -> Counter[str]:
    """In how many documents each form stands."""
    return Counter(form for document in documents for form in set(forms(document.text)))


def _texts(article: Article) -> Iterator[str]:
    parts = (*article.sections, *((article.background,) if article.background else ()))
    yield from (text for text in (article.headline, article.lede) if text)
    for part in parts:
        yield from (text for text in (part.heading, *part.paragraphs) if text)


def _rows(path: Path) -> list[list[str]]:
    """The rows of a file whose values stand between tabs; a quotation mark is a character."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
