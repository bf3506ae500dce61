"""The addresses that answer a question, in every format."""

from dataclasses import replace
from typing import Any

from web.address import parameters
from web.address.parameters import Parameter
from web.contract.operation import AS_ACCEPTED, JSON, PAGE, Operation
from web.formats import answers, citations
from web.formats.answers.cited import CitedSearch

_FACET = (*parameters.SEARCH, parameters.FIND, parameters.SORT)
_BATCH = (parameters.QUERIES, *(p for p in parameters.SEARCH if p.name != "q"))
_CITED = (*parameters.SEARCH, *parameters.CLAIM)
_TO_CITE = (
    "The fingerprint is of every article that is found, whatever the page and the order. With "
    "total, fingerprint and as-of of a citation: whether the same articles are found, or how many "
    "are gone, changed and added since."
)
_TWO = "q=river&q=bridge"
_COMPARED = (*parameters.FILTERS, *parameters.COMPARING)
_OVER_TIME = (
    "Every q is a query of its own, at most six; all other parameters hold for each. Shares are of "
    "all articles of a step under the same filters. Of near-duplicates in a step one counts, "
    "unless duplicates=show. No query is relaxed."
)
_WHOLE = (
    "Page, page size and cursor do not count; near-duplicates stand under one article unless "
    "duplicates=show. It is sent while it is made, all of one generation of the index."
)
_FED = (
    "The first 50 articles by day of publication, or with order-by=added those that came into the "
    "archive last."
)
_COUNTED = (
    "Every q is a query of its own; all other parameters hold for each. What no article has is 0: "
    "no query is relaxed."
)


def _search(
    ending: str, about: str, more: str, kind: str, answer: Any = None, *own: Parameter
) -> Operation:
    return Operation(
        f"/search{ending}",
        "Searches",
        about,
        kind,
        answer,
        (*parameters.SEARCH, *own),
        example=f"/search{ending}?q=river&order-by=newest",
        more=more,
    )


SEARCHES = (
    _search(
        ".json",
        "A page of results.",
        "With facets, a timeline and the addresses of all other formats. A query is never an "
        "error: what could not be taken as it was typed is told in warnings.",
        JSON,
        answers.Search,
    ),
    _search(
        ".csv",
        "Everything that a search finds, as a table.",
        f"{_WHOLE} A cell that a spreadsheet would take for a formula begins with an apostrophe; "
        "so does an id, a page, a query or a generation that it would take for a number or a day.",
        "text/csv",
        None,
        parameters.BOM,
    ),
    _search(
        ".jsonl",
        "Everything that a search finds, an article a line.",
        _WHOLE,
        "application/jsonl",
        None,
        parameters.HEAD,
    ),
    _search(
        ".ris", "Everything that a search finds, for reference managers.", _WHOLE, citations.RIS
    ),
    _search(".bib", "Everything that a search finds, for BibTeX.", _WHOLE, citations.BIBTEX),
    _search(".atom", "The newest articles of a search, in Atom.", _FED, "application/atom+xml"),
    _search(
        ".feed.json",
        "The newest articles of a search, in JSON Feed.",
        _FED,
        "application/feed+json",
        answers.Feed,
    ),
    _search(
        "",
        "A page of results, for readers.",
        f"An unknown parameter is a note above the results. {AS_ACCEPTED}",
        PAGE,
        None,
        parameters.WITHIN,
        parameters.PICKED,
    ),
    Operation(
        "/cite.json",
        "Searches",
        "A search as it is cited, and what became of one that was.",
        JSON,
        CitedSearch,
        _CITED,
        cached=False,
        example="/cite.json?q=river",
        more=_TO_CITE,
    ),
    Operation(
        "/cite",
        "Searches",
        "A search to cite, for readers.",
        PAGE,
        None,
        _CITED,
        cached=False,
        example="/cite?q=river",
        more=f"{_TO_CITE} {AS_ACCEPTED}",
    ),
    Operation(
        "/advanced",
        "Searches",
        "A form that writes a search, for readers.",
        PAGE,
        None,
        parameters.ADVANCED,
        example="/advanced?phrase=river+dyke",
        more="With go=1 it leads to the search that its fields ask for.",
    ),
    Operation(
        "/facets/{name}.json",
        "Searches",
        "The values of a facet of a search, 50 on a page.",
        JSON,
        answers.Facet,
        _FACET,
        example="/facets/source.json?q=river",
        more="With find, only those that contain its words, the last one as a beginning. What is "
        "chosen of the facet itself does not count.",
    ),
    Operation(
        "/facets/{name}",
        "Searches",
        "The values of a facet of a search, for readers.",
        PAGE,
        None,
        (*_FACET, parameters.PICKED),
        example="/facets/source?q=river",
        more=AS_ACCEPTED,
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
        more=_COUNTED,
    ),
    Operation(
        "/batch.csv",
        "Searches",
        "How many articles each of up to 50 queries finds, by year, as a table.",
        "text/csv",
        None,
        (*_BATCH, parameters.BOM),
        cached=False,
        example=f"/batch.csv?{_TWO}",
        more=_COUNTED,
    ),
    Operation(
        "/compare.json",
        "Searches",
        "How often each of up to six queries is found over time.",
        JSON,
        answers.OverTime,
        (replace(parameters.COMPARED, required=True), *_COMPARED),
        example=f"/compare.json?{_TWO}&interval=year",
        more=_OVER_TIME,
    ),
    Operation(
        "/compare.csv",
        "Searches",
        "How often each of up to six queries is found over time, as a table.",
        "text/csv",
        None,
        (replace(parameters.COMPARED, required=True), *_COMPARED, parameters.BOM),
        example=f"/compare.csv?{_TWO}&interval=year",
        more=f"{_OVER_TIME} What is in no step has a row without days.",
    ),
    Operation(
        "/compare",
        "Searches",
        "Queries side by side over time, for readers.",
        PAGE,
        None,
        (parameters.COMPARED, *_COMPARED, parameters.ADD),
        example=f"/compare?{_TWO}",
        more=f"{_OVER_TIME} {AS_ACCEPTED}",
    ),
)
