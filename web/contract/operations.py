"""Every address that is answered, in one table: what it takes and what it gives."""

import re
from dataclasses import dataclass
from typing import Any

from web.address import parameters
from web.address.parameters import Parameter
from web.formats import answers, citations, texts

PAGE = "text/html"
JSON = "application/json"
Suggested = tuple[str | tuple[str, ...], ...]
"""Completions as OpenSearch has them: what is typed, texts, descriptions, addresses."""


@dataclass(frozen=True, slots=True)
class Operation:
    """What one address answers to GET and HEAD. `path` has its variables in braces. `answer` is the
    type of a JSON answer. `cached` ones have an ETag, `searching` ones need an index; `example` is
    an address of this kind.
    """

    path: str
    group: str
    about: str
    type: str
    answer: Any = None
    parameters: tuple[Parameter, ...] = ()
    cached: bool = True
    searching: bool = True
    example: str = ""


def _search(ending: str, about: str, kind: str, answer: Any = None) -> Operation:
    example = f"/search{ending}?q=river&order-by=newest"
    return Operation(
        f"/search{ending}", "Searches", about, kind, answer, parameters.SEARCH, example=example
    )


def _article(ending: str, about: str, kind: str, answer: Any = None) -> Operation:
    return Operation(f"/articles/{{id}}{ending}", "Articles", about, kind, answer)


_FACET = (*parameters.SEARCH, parameters.FIND)
_BATCH = (parameters.QUERIES, *(p for p in parameters.SEARCH if p.name != "q"))
_TWO = "q=river&q=bridge"

OPERATIONS = (
    _search(".json", "A page of results.", JSON, answers.Search),
    _search(".csv", "Everything that a search finds, as a table.", "text/csv"),
    _search(
        ".jsonl",
        "Everything that a search finds, an article a line; the first line says what was asked.",
        "application/jsonl",
    ),
    _search(".ris", "Everything that a search finds, for reference managers.", citations.RIS),
    _search(".bib", "Everything that a search finds, for BibTeX.", citations.BIBTEX),
    _search(".atom", "The newest articles of a search, in Atom.", "application/atom+xml"),
    _search(
        ".feed.json",
        "The newest articles of a search, in JSON Feed.",
        "application/feed+json",
        answers.Feed,
    ),
    _search("", "A page of results, for readers.", PAGE),
    Operation(
        "/facets/{name}.json",
        "Searches",
        "The 50 most frequent values of a facet of a search.",
        JSON,
        answers.Facet,
        _FACET,
        example="/facets/source.json?q=river",
    ),
    Operation(
        "/facets/{name}",
        "Searches",
        "The values of a facet of a search, for readers.",
        PAGE,
        None,
        _FACET,
        example="/facets/source?q=river",
    ),
    Operation(
        "/batch.json",
        "Searches",
        "How many articles each of up to 50 queries finds, by year.",
        JSON,
        answers.Batch,
        _BATCH,
        cached=False,
        example=f"/batch.json?{_TWO}",
    ),
    Operation(
        "/batch.csv",
        "Searches",
        "How many articles each of up to 50 queries finds, by year, as a table.",
        "text/csv",
        None,
        _BATCH,
        cached=False,
        example=f"/batch.csv?{_TWO}",
    ),
    _article(".json", "A whole article.", JSON, answers.Article),
    _article("/similar.json", "The articles that are most like one.", JSON, answers.Similar),
    _article(".md", "An article in Markdown.", texts.MARKDOWN),
    _article(".txt", "An article in the text format that archives are made of.", "text/plain"),
    _article(".ris", "A citation, for reference managers.", citations.RIS),
    _article(".bib", "A citation, for BibTeX.", citations.BIBTEX),
    Operation(
        "/articles/{id}",
        "Articles",
        "An article, for readers.",
        PAGE,
        parameters=(parameters.MARKED,),
    ),
    Operation(
        "/suggest.json",
        "While typing",
        "What may be typed, going on from a beginning.",
        JSON,
        answers.Suggestions,
        (parameters.TYPED, parameters.LIMIT),
        example="/suggest.json?q=ri&limit=5",
    ),
    Operation(
        "/opensearch.json",
        "While typing",
        "The same, as the address bar of a browser wants it.",
        "application/x-suggestions+json",
        Suggested,
        (parameters.TYPED,),
        cached=False,
        example="/opensearch.json?q=ri",
    ),
    Operation(
        "/opensearch.xml",
        "Finding the way",
        "How a browser's address bar searches the archive.",
        "application/opensearchdescription+xml",
        cached=False,
        searching=False,
    ),
    Operation("/sitemap.xml", "Finding the way", "The list of the sitemaps.", "application/xml"),
    Operation(
        "/sitemap-{number}.xml",
        "Finding the way",
        "The addresses of some of the articles, newest first.",
        "application/xml",
        example="/sitemap-1.xml",
    ),
    Operation(
        "/robots.txt",
        "Finding the way",
        "What crawlers may read.",
        "text/plain",
        cached=False,
        searching=False,
    ),
    Operation("/", "Finding the way", "The archive at a glance, for readers.", PAGE),
    Operation("/docs", "Finding the way", "This interface, for readers.", PAGE, searching=False),
    Operation(
        "/openapi.json",
        "Finding the way",
        "This interface, for programs (OpenAPI 3.1).",
        JSON,
        dict[str, Any],
        searching=False,
    ),
    Operation(
        "/healthz",
        "Health",
        "Whether the process answers.",
        JSON,
        answers.Health,
        cached=False,
        searching=False,
    ),
    Operation(
        "/readyz",
        "Health",
        "Whether there is an index to search, and which.",
        JSON,
        answers.Ready,
        cached=False,
        searching=False,
    ),
    Operation(
        "/metrics",
        "Health",
        "Counts and times for a monitor, in the text format of Prometheus.",
        "text/plain",
        cached=False,
        searching=False,
    ),
)

_VARIABLE = re.compile(r"<(?:\w+:)?(\w+)>")
_BY_PATH = {o.path: o for o in OPERATIONS}
PROBES = frozenset(o.path for o in OPERATIONS if o.group == "Health")
"""The paths that monitors ask."""
_SEARCHING = frozenset(o.path for o in OPERATIONS if o.searching)
_WITHOUT = frozenset(o.path for o in OPERATIONS if not o.parameters)
_ENDINGS = tuple({o.path.rpartition("}")[2] for o in OPERATIONS if o.type != PAGE} - {""})


def template(rule: str) -> str:
    """The path of a routing rule, its variables in braces."""
    return _VARIABLE.sub(r"{\1}", rule)


def operation(path: str) -> Operation | None:
    """What is answered at an address, its variables in braces."""
    return _BY_PATH.get(path)


def needs_index(path: str) -> bool:
    """Whether an address, its variables in braces, is answered by searching."""
    return path in _SEARCHING


def takes_none(path: str) -> bool:
    """Whether an address, its variables in braces, takes no parameter."""
    return path in _WITHOUT


def is_for_programs(path: str) -> bool:
    """Whether a program reads what is at a path, and not a person."""
    return path.endswith(_ENDINGS)
