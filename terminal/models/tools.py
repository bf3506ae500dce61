"""The tools for model clients, asked of a searcher (docs/desk.md)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from search.errors import BadParameterError
from search.request import SearchRequest
from search.searcher import Searcher
from terminal.asking import article_of
from web.address import beside, form
from web.address.checking import echo
from web.address.links import Links
from web.contract.tools import FACET, ID, MAX_COUNTED, OFFSET, PAGE_SIZE, Tool
from web.formats import tools
from web.formats.answers import Answer
from web.view.help import briefly

_VALUES = 25
"""Values of a facet in one answer."""
_HELD = 12
"""Sources, and languages, that the description of an archive counts."""


@dataclass(frozen=True, slots=True)
class Tools:
    """The tools on one searcher. `links` begin with where readers find the service; `title` is the
    name of the archive.
    """

    searcher: Searcher
    links: Links
    title: str

    def call(self, tool: Tool, arguments: Mapping[str, Any]) -> Answer:
        """What a tool answers to arguments, as a client sends them.

        Raises:
            BadParameterError: an argument is unknown or has a value that is not allowed.
            DatelineError: it cannot be answered; the sentence says why.
        """
        pairs = [pair for name, value in arguments.items() for pair in _pairs(name, value)]
        beside.require_known(pairs, tool.parameters)
        asked: dict[str, Callable[[list[tuple[str, str]]], Answer]] = {
            "search": self._search,
            "fetch": self._fetch,
            "count_over_time": self._count,
            "facet": self._facet,
            "describe_archive": self._describe,
        }
        try:
            return asked[tool.name](pairs)
        except BadParameterError as error:
            if error.parameter != "q":
                raise
            raise BadParameterError("query", error.detail) from error  # as the tools call it

    def _search(self, pairs: list[tuple[str, str]]) -> Answer:
        if size := form.first(pairs, PAGE_SIZE.name):
            form.value(PAGE_SIZE, size)
        request = replace(_request(pairs), facets=())
        return tools.results(self.searcher.search(request), self.links)

    def _fetch(self, pairs: list[tuple[str, str]]) -> Answer:
        given = form.read_alone(pairs, (ID, OFFSET))
        if ID.name not in given:
            raise BadParameterError(ID.name, "Give the id of an article, as search gives it.")
        article = article_of(self.searcher, given[ID.name])
        return tools.fetched(article, given.get(OFFSET.name, 0), self.links)

    def _count(self, pairs: list[tuple[str, str]]) -> Answer:
        queries = [value for name, value in pairs if name == "queries"]
        if not 1 <= len(queries) <= MAX_COUNTED:
            raise BadParameterError(
                "queries", f"Give 1 to {MAX_COUNTED} queries, not {len(queries)}."
            )
        shared = form.read([pair for pair in pairs if pair[0] != "queries"])
        asked = [replace(shared, q=form.query("queries", q)) for q in queries]
        everything = replace(shared, match="all")
        return tools.over_time(self.searcher.batch([*asked, everything]))

    def _facet(self, pairs: list[tuple[str, str]]) -> Answer:
        given = form.read_alone([pair for pair in pairs if pair[0] == FACET.name], (FACET,))
        name = given.get(FACET.name) or form.value(FACET, "")
        others = [pair for pair in pairs if pair[0] != FACET.name]
        asked, wanted = beside.values_of(_typed(others), _VALUES)
        return tools.values(self.searcher.facet(asked, name, wanted), wanted.page)

    def _describe(self, _: list[tuple[str, str]]) -> Answer:
        ways = briefly(self.searcher.examples())
        return tools.described(self.title, self.searcher.holdings(_HELD), ways, self.links)


def _pairs(name: str, value: Any) -> list[tuple[str, str]]:
    """An argument as an address would have it: once for each value of a list; not at all where it
    is null.

    Raises:
        BadParameterError: it is an object, or a list of others.
    """
    match value:
        case None:
            return []
        case bool():
            return [(name, str(int(value)))]
        case float() if value.is_integer():
            return [(name, str(int(value)))]
        case str() | int() | float():
            return [(name, str(value))]
        case list() if not any(isinstance(one, list | dict) for one in value):
            return [pair for one in value for pair in _pairs(name, one)]
    raise BadParameterError(echo(name), "Give a text or a number, or a list of these.")


def _typed(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The arguments with the name that an address has for the query."""
    return [("q" if name == "query" else name, value) for name, value in pairs]


def _request(pairs: list[tuple[str, str]]) -> SearchRequest:
    return form.read(_typed(pairs))
