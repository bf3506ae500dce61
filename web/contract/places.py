"""The addresses of one thing each: of articles, completions, maps of the site, health."""

from typing import Any

from web.address import parameters
from web.contract.operation import AS_ACCEPTED, JSON, PAGE, Operation
from web.formats import answers, citations, references, texts

Suggested = tuple[str | tuple[str, ...], ...]
"""Completions as OpenSearch has them: what is typed, texts, descriptions, addresses."""
_CITED = (
    "The address in it is that of the original, else that of the article's page here; it says "
    "whether the source corrected or withdrew the article, and the day of access."
)
_SPREAD = (
    "Up to 200 articles, each near to one of the others. Held against the first in this archive, "
    "each has how much later it is and its share of common words."
)
_COMPARED = (
    "Words are compared in sentences that changed. What is too long for that is compared by "
    "sentences, which a warning says."
)


def _article(ending: str, about: str, more: str, kind: str, answer: Any = None) -> Operation:
    return Operation(f"/articles/{{id}}{ending}", "Articles", about, kind, answer, more=more)


PLACES = (
    _article(
        ".json",
        "A whole article.",
        "One that its source withdrew has a status and a notice and no text.",
        JSON,
        answers.Article,
    ),
    _article(
        "/csl.json",
        "A citation, for what cites in every style (CSL-JSON).",
        _CITED,
        references.CSL,
        list[dict[str, Any]],
    ),
    _article(
        "/similar.json",
        "The articles that are most like one.",
        "Up to five that share most of its key words, best first.",
        JSON,
        answers.Similar,
    ),
    _article(
        "/family.json",
        "How an article spread: its copies, edited ones too, in the order of time.",
        _SPREAD,
        JSON,
        answers.Family,
    ),
    _article(
        "/family.csv",
        "How an article spread: its copies, edited ones too, as a table.",
        _SPREAD,
        "text/csv",
    ),
    _article(
        "/family",
        "How an article spread, for readers.",
        f"{_SPREAD} {AS_ACCEPTED}",
        PAGE,
    ),
    _article(
        "/compare/{other}.json",
        "What differs between two articles, sentence by sentence.",
        _COMPARED,
        JSON,
        answers.Comparison,
    ),
    _article(
        "/compare/{other}",
        "What differs between two articles, for readers.",
        f"{_COMPARED} {AS_ACCEPTED}",
        PAGE,
    ),
    _article(
        ".md", "An article in Markdown.", "What its source repeats is left out.", texts.MARKDOWN
    ),
    _article(
        ".txt",
        "An article in the text format that archives are made of.",
        "There is none of an article without a date, with which that format begins.",
        "text/plain",
    ),
    _article(".ris", "A citation, for reference managers.", _CITED, citations.RIS),
    _article(".bib", "A citation, for BibTeX.", _CITED, citations.BIBTEX),
    Operation(
        "/articles/{id}",
        "Articles",
        "An article, for readers.",
        PAGE,
        parameters=(*parameters.SEARCH, parameters.RESULT),
        more=f"What q matches is marked; result leads to those beside it. {AS_ACCEPTED}",
    ),
    Operation(
        "/unapi",
        "Articles",
        "What a reference manager asks for while it saves what a page shows (unAPI 1).",
        "application/xml",
        parameters=parameters.UNAPI,
        more="Without id, the formats that every article has; with id, those that the article has "
        "(300); with both, its citation. An article that has no such format is a 406.",
        others=(citations.RIS,),
    ),
    Operation(
        "/suggest.json",
        "While typing",
        "What may be typed, going on from a beginning.",
        JSON,
        answers.Suggestions,
        (parameters.TYPED, parameters.LIMIT),
        example="/suggest.json?q=ri&limit=5",
        more="Words, phrases, names and titles, with how many articles each finds.",
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
        more="An array: what is typed, the texts, how many articles each finds, the addresses.",
    ),
    Operation(
        "/opensearch.xml",
        "Finding the way",
        "How a browser's address bar searches the archive.",
        "application/opensearchdescription+xml",
        cached=False,
        searching=False,
        more="An OpenSearch 1.1 description; every page links to it.",
    ),
    Operation(
        "/sitemap.xml",
        "Finding the way",
        "The list of the sitemaps.",
        "application/xml",
        more="A sitemap index (sitemaps.org).",
    ),
    Operation(
        "/sitemap-{number}.xml",
        "Finding the way",
        "The addresses of some of the articles, newest first.",
        "application/xml",
        example="/sitemap-1.xml",
        more="Up to 2,000 in each sitemap.",
    ),
    Operation(
        "/robots.txt",
        "Finding the way",
        "What crawlers may read.",
        "text/plain",
        cached=False,
        searching=False,
        more="Articles are for everyone; every combination of filters is not.",
    ),
    Operation(
        "/",
        "Finding the way",
        "The archive at a glance, for readers.",
        PAGE,
        more="With its newest articles, its timeline, and what it holds.",
    ),
    Operation(
        "/help",
        "Finding the way",
        "How to search, for readers.",
        PAGE,
        more="The query language, with examples in the archive's own words.",
    ),
    Operation(
        "/docs",
        "Finding the way",
        "This interface, for readers.",
        PAGE,
        searching=False,
        more="With the shape of every JSON answer.",
    ),
    Operation(
        "/openapi.json",
        "Finding the way",
        "This interface, for programs (OpenAPI 3.1).",
        JSON,
        dict[str, Any],
        searching=False,
        more="Its server is the path that the service is mounted at.",
    ),
    Operation(
        "/healthz",
        "Health",
        "Whether the process answers.",
        JSON,
        answers.Health,
        cached=False,
        searching=False,
        more="It asks nothing of the index.",
    ),
    Operation(
        "/readyz",
        "Health",
        "Whether there is an index to search, and which.",
        JSON,
        answers.Ready,
        cached=False,
        searching=False,
        more="In warnings is what is wrong with it, such as a damaged generation.",
    ),
    Operation(
        "/metrics",
        "Health",
        "Counts and times for a monitor, in the text format of Prometheus.",
        "text/plain",
        cached=False,
        searching=False,
        more="Over all workers; a proxy should keep it inside.",
    ),
)
