"""What is asked: the articles of a source, and queries of which it is known what answers them."""

import csv
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from index.article import Article
from index.readers.files import Skipped, SourceFile, walk
from index.readers.making import short_hash
from index.readers.registry import read
from index.text.analysis import forms
from index.text.keys import analyzer

LANGUAGE = "en"
JUDGED = ("nDCG@10", "MAP", "P@10", "MRR", "recall@100")
DEPTH = 1_000
FEW = 3
"""How many of its content words a short query keeps."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article as the other systems get it, its title and its body each on one line."""

    id: str
    title: str
    body: str

    @property
    def text(self) -> str:
        """Both; the body alone where it begins with the title, as it does without fail where the
        reader had to make a title of it: no other system would know of that one.
        """
        repeated = self.body.startswith(self.title.removesuffix("…"))
        return self.body if repeated else f"{self.title} {self.body}"


@dataclass(frozen=True, slots=True)
class Task:
    """Queries of one kind, by id, for each of them the grade of each judged article, and the names
    of the measures that tell something of them.
    """

    kind: str
    queries: Mapping[str, str]
    judged: Mapping[str, Mapping[str, int]]
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Collection:
    """A source of articles, what is asked of it, and how many articles of a ranking count."""

    name: str
    source: Path
    documents: tuple[Document, ...]
    tasks: tuple[Task, ...]
    depth: int


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
        Task("full queries", queries, relevant, JUDGED),
        Task("three content words", short, relevant, JUDGED),
    )
    return Collection(folder.name, source, documents, tasks, DEPTH)


def read_documents(source: Path) -> tuple[Document, ...]:
    """The articles of a source, as the product's own readers read them.

    Raises:
        SystemExit: there is none.
    """
    found: dict[str, Document] = {}
    for file in walk((source,)):
        for outcome in read(file) if isinstance(file, SourceFile) else ():
            if isinstance(outcome, Article):
                title, body = outcome.title, " ".join(_texts(outcome))
                found[outcome.id] = Document(outcome.id, _one_line(title), _one_line(body))
            elif isinstance(outcome, Skipped):
                print(f"{outcome.path}: {outcome.reason}", file=sys.stderr)
    if not found:
        raise SystemExit(f"There is no article in {source}; name another folder.")
    return tuple(found.values())


def few_words(text: str) -> str:
    """The first content words of a query, in lower case."""
    content = (form for form in forms(text) if not analyzer(LANGUAGE).is_function_word(form))
    return " ".join(list(dict.fromkeys(content))[:FEW])


def _texts(article: Article) -> Iterator[str]:
    parts = (*article.sections, *((article.background,) if article.background else ()))
    yield from (text for text in (article.headline, article.lede) if text)
    for part in parts:
        yield from (text for text in (part.heading, *part.paragraphs) if text)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _rows(path: Path) -> list[list[str]]:
    """The rows of a file whose values stand between tabs; a quotation mark is a character."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
