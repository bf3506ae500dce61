"""The arguments of addresses that take a search and something beside it."""

from dataclasses import replace
from typing import Any

from index.text.cleaning import clean
from search.errors import BadParameterError
from search.request import SearchRequest, ValuesRequest
from web.address import form
from web.address.checking import echo, unknown
from web.address.parameters import FIND, SORT, Parameter


def read(
    args: form.Arguments, beside: tuple[Parameter, ...]
) -> tuple[SearchRequest, dict[str, Any]]:
    """The request that the arguments of a URL make, and the values of those of the parameters
    `beside` those of a search that are given.

    Raises:
        BadParameterError: as for `form.read`.
    """
    also = tuple(parameter.name for parameter in beside)
    own = [pair for pair in args if pair[0] in also]
    return form.read(args, also), form.read_alone(own, beside)


def values_of(args: form.Arguments, size: int) -> tuple[SearchRequest, ValuesRequest]:
    """The search, and which values of one of its facets are asked for, `size` on a page.

    Raises:
        BadParameterError: as for `form.read`.
    """
    request, given = read(args, (FIND, SORT))
    words, order = clean(given.get("find", "")), given.get("sort", "count")
    return replace(request, page=1), ValuesRequest(words, order, request.page, size)


def require_known(args: form.Arguments, parameters: tuple[Parameter, ...]) -> None:
    """Checks that every argument is one of the parameters.

    Raises:
        BadParameterError: one is not.
    """
    allowed = tuple(parameter.name for parameter in parameters)
    for name, _ in args:
        if name not in allowed:
            raise BadParameterError(echo(name), unknown(name, allowed))
