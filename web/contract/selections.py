"""The addresses of what a reader picked, in every format."""

from typing import Any

from web.address import parameters
from web.address.parameters import Parameter
from web.contract.operation import AS_ACCEPTED, JSON, PAGE, Operation
from web.formats import answers, citations, texts

_ONE = "id=wexley-bridge-closes"
_TOLD = (
    "Ids that no article has and articles that were withdrawn are named, and the others are there."
)


def _selection(
    ending: str, about: str, more: str, kind: str, answer: Any = None, *own: Parameter
) -> Operation:
    return Operation(
        f"/selection{ending}",
        "Selections",
        about,
        kind,
        answer,
        (*parameters.SELECTION, *own),
        example=f"/selection{ending}?title=Press+review&{_ONE}",
        more=more,
    )


SELECTIONS = (
    _selection(
        ".json",
        "Picked articles, whole and in order, with their licences.",
        _TOLD,
        JSON,
        answers.Selection,
    ),
    _selection(
        ".csv",
        "Picked articles as a table.",
        "The columns are those of /search.csv.",
        "text/csv",
        None,
        parameters.BOM,
    ),
    _selection(
        ".jsonl",
        "Picked articles, one a line.",
        "The lines are those of /search.jsonl.",
        "application/jsonl",
        None,
        parameters.HEAD,
    ),
    _selection(
        ".ris",
        "Picked articles, for reference managers.",
        "Each record says that it was picked.",
        citations.RIS,
    ),
    _selection(
        ".bib", "Picked articles, for BibTeX.", "An entry for each article.", citations.BIBTEX
    ),
    _selection(
        ".md",
        "Picked articles in Markdown.",
        "One document: contents, whole articles, sources and licences.",
        texts.MARKDOWN,
    ),
    _selection(
        ".atom",
        "Picked articles, in Atom.",
        "All of them, in the order of the selection.",
        "application/atom+xml",
    ),
    _selection(
        "",
        "Picked articles as one document, for readers and to be printed.",
        f"Contents, whole articles, sources and licences. {_TOLD} {AS_ACCEPTED}",
        PAGE,
        None,
        parameters.WITHOUT,
        parameters.UP,
        parameters.MORE,
    ),
)
