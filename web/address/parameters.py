"""The parameters of the addresses, in one table: what each takes, its default, and what it does.

`web/address/form.py` reads by it; the OpenAPI document and the docs are made or checked from it.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from index.asking.plan import Copies, Interval, Order
from index.document import FACETS
from search.answer.selection import Arrangement
from search.request import (
    DEFAULT_PAGE_SIZE,
    MAX_CHOICES,
    MAX_CITED,
    MAX_COMPARED,
    MAX_PAGE_SIZE,
    MAX_QUERIES,
    MAX_QUERY,
    MAX_SELECTED,
    MAX_SUGGESTIONS,
    MAX_TITLE,
    MAX_WINDOW,
    Duplicates,
    Match,
    ValueOrder,
)

NONE = "none"
"""What stands for no name at all."""
NOT = "not-"
"""What stands before a facet to leave its values out."""

Ends = Literal["first day", "last day", "first instant", "last instant"]
Kind = Literal["words", "choice", "switch", "number", "names", "text", "digest"] | Ends


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an address. A choice takes one of `allowed`, and names take some of them, with
    commas between, or `NONE`; a number goes from `least` to `most`, and words are at most `most`
    characters; a digest is 16 hex digits; `times` is how often it may be given at most.
    """

    name: str
    kind: Kind
    about: str
    allowed: tuple[str, ...] = ()
    most: int = 0
    default: str = ""
    times: int = 1
    required: bool = False
    least: int = 1


def _words(name: str, about: str) -> Parameter:
    return Parameter(name, "words", about, most=MAX_QUERY)


def _choice(name: str, about: str, allowed: tuple[str, ...], default: str) -> Parameter:
    kind: Kind = "switch" if allowed == ("0", "1") else "choice"
    return Parameter(name, kind, about, allowed, default=default)


_Q = _words("q", "The words, in the query language; without any, all articles.")

SINGLE = (
    _Q,
    Parameter("from-date", "first day", "From this day, or the first of this month or year, on."),
    Parameter("to-date", "last day", "Until this day, or the last of this month or year."),
    Parameter(
        "from-added",
        "first instant",
        "Only what came into the archive from this day or instant (UTC) on.",
    ),
    Parameter(
        "to-added",
        "last instant",
        "Only what came into the archive until this day or instant (UTC).",
    ),
    _choice(
        "order-by",
        "The order; relevance without words is newest first, added is by when it came in.",
        get_args(Order),
        "relevance",
    ),
    Parameter(
        "page",
        "number",
        "Which page; page × page-size may reach 10,000, from where a cursor goes on.",
        most=999_999,
        default="1",
    ),
    Parameter(
        "page-size",
        "number",
        "Results on a page.",
        most=MAX_PAGE_SIZE,
        default=str(DEFAULT_PAGE_SIZE),
    ),
    Parameter("cursor", "text", "* for the first results, then the nextCursor of an answer."),
    _choice("match", "Whether bare words are all required.", get_args(Match), "all"),
    Parameter("facets", "names", "Which facets are counted, or none; all.", tuple(FACETS)),
    _choice("explain", "1: each result says why it is there.", ("0", "1"), "0"),
    _choice(
        "duplicates",
        "Whether near-duplicates stand under one result or are results of their own.",
        get_args(Duplicates),
        "fold",
    ),
    _choice(
        "copies",
        "none leaves out what came after the first of its near-duplicates; only finds nothing else "
        "than articles that have some.",
        get_args(Copies),
        "all",
    ),
)
"""The parameters of a search that may be given once."""

CHOICES = tuple(
    Parameter(prefix + name, "text", about.format(label.lower()), times=MAX_CHOICES)
    for prefix, about in (("", "Only with this {}."), (NOT, "Without this {}."))
    for name, label in FACETS.items()
)
"""The facets' parameters, which may be repeated."""

SEARCH = (*SINGLE, *CHOICES)
FIND = _words("find", "Only values that contain these words, the last one as a beginning.")
SORT = _choice(
    "sort",
    "Values by the number of their articles, or by name; years are always newest first.",
    get_args(ValueOrder),
    "count",
)
WITHIN = _words("within", "Leads to one search for these words in what the other finds.")
RANGES = ("from-date", "to-date", "from-added", "to-added")
"""The parameters that are ends of ranges."""
_BY_NAME = {parameter.name: parameter for parameter in SINGLE}
ADVANCED = (
    _words("q", "All of these words, or a query"),
    _words("phrase", "These words, one after the other"),
    _words("any", "Any of these words"),
    _words("without", "None of these words"),
    _words("title", "In the title"),
    _words("quote", "In quotation marks, one after the other"),
    _words("speaker", "Said by"),
    _words("name", "Naming this person, organisation or place"),
    _words("source", "From the source"),
    _words("author", "By the author"),
    _words("topic", "On the topic"),
    *(_BY_NAME[name] for name in (*RANGES, "copies", "order-by")),
    _choice("go", "1: leads to the search that is asked for.", ("0", "1"), "0"),
)
"""The fields of the form that writes a query."""
TYPED = _words("q", "What is typed so far.")
RESULT = Parameter(
    "result",
    "number",
    "Which result of the search the article is, so that those beside it can be gone to.",
    most=MAX_WINDOW,
)
LIMIT = Parameter("limit", "number", "How many.", most=MAX_SUGGESTIONS, default="8")
QUERIES = Parameter(
    "q", "words", "A query, once for each.", most=MAX_QUERY, times=MAX_QUERIES, required=True
)
COMPARED = Parameter("q", "words", "A query, once for each.", most=MAX_QUERY, times=MAX_COMPARED)
COMPARING = (
    _choice(
        "interval", "How long a step is; auto: as fits.", ("auto", *get_args(Interval)), "auto"
    ),
    _choice(
        "unit", "share: of all articles of each step; count: how many.", ("share", "count"), "share"
    ),
    _choice("split", "source: one query by its six largest sources.", ("none", "source"), "none"),
)
"""How queries are counted over time."""
ADD = _words("add", "Leads to the comparison with this query, too.")
_OF_PAGES = ("q", "order-by", "page", "page-size", "cursor", "facets", "explain")
FILTERS = tuple(parameter for parameter in SEARCH if parameter.name not in _OF_PAGES)
"""The parameters of a search that say which articles are looked at, and how they count."""
PICKED = Parameter("id", "text", "The id of a picked article, once for each.", times=MAX_SELECTED)
"""The articles of a selection, which a page of results keeps."""
ARRANGED = _choice(
    "order-by",
    "The order; topic has that of the most articles first, given that of the ids.",
    get_args(Arrangement),
    "topic",
)
TITLE = Parameter("title", "words", "What stands above a selection.", most=MAX_TITLE)
SELECTION = (PICKED, TITLE, ARRANGED)
WITHOUT = Parameter("without", "text", "Leads to the selection without the article of this id.")
UP = Parameter("up", "text", "Leads to the selection with the article of this id one place on.")
MORE = _words("more", "Leads to this search (the arguments of one), which keeps the ids.")
"""What the buttons of a selection ask for."""
UNAPI = (
    Parameter("id", "text", "The id of an article."),
    Parameter("format", "text", "The format of its citation: ris."),
)
"""What reference managers ask for (unAPI)."""
BOM = _choice("bom", "1: begins with a byte order mark, as Excel wants it.", ("0", "1"), "0")
HEAD = _choice("head", "1: the first line says what was asked and found.", ("0", "1"), "0")
CLAIM = (
    Parameter(
        "total",
        "number",
        "How many articles a citation says were found; with fingerprint and as-of.",
        most=MAX_CITED,
        least=0,
    ),
    Parameter("fingerprint", "digest", "The fingerprint that a citation gives them."),
    Parameter("as-of", "last instant", "When the index was made that a citation is of (UTC)."),
)
"""What an earlier citation of a search claims: all three, or none."""
