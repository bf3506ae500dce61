"""URL arguments become a request, and a request becomes URL arguments: `read(write(r)) == r`."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any
from urllib.parse import quote_plus

from index.asking.plan import Choice
from index.document import FACETS
from search.errors import BadParameterError
from search.request import DEFAULT_PAGE_SIZE, MAX_CHOICES, MAX_QUERY, MAX_WINDOW, SearchRequest
from web.address import instants
from web.address.checking import (
    UNREADABLE,
    day,
    digest,
    echo,
    in_order,
    names,
    number,
    one_of,
    unknown,
)
from web.address.parameters import CHOICES, NONE, NOT, SINGLE, Parameter

Arguments = Sequence[tuple[str, str]]
"""The arguments of a URL: name and value of each, in their order; a name may come again."""

_SINGLE = tuple(parameter.name for parameter in SINGLE)
_CHOICES = tuple(parameter.name for parameter in CHOICES)


def read(
    args: Arguments, also: tuple[str, ...] = (), only: tuple[str, ...] = _SINGLE
) -> SearchRequest:
    """The request that the arguments of a URL make; an empty value counts as absent.

    Args:
        args: of the URL.
        also: parameters that are allowed here beside those of a search.
        only: those of a search that are allowed once here.

    Raises:
        BadParameterError: a parameter is unknown, repeated, or has a value that is not allowed.
    """
    given = _given(args, (*(name for name in _SINGLE if name in only), *also), _CHOICES)
    single = _values(given, SINGLE)
    default = SearchRequest()
    request = SearchRequest(
        q=single.get("q", default.q),
        from_date=single.get("from-date"),
        to_date=single.get("to-date"),
        from_added=single.get("from-added"),
        to_added=single.get("to-added"),
        order_by=single.get("order-by", default.order_by),
        page=single.get("page", default.page),
        page_size=single.get("page-size", default.page_size),
        cursor=single.get("cursor"),
        match=single.get("match", default.match),
        explain=single.get("explain", default.explain),
        duplicates=single.get("duplicates", default.duplicates),
        copies=single.get("copies", default.copies),
        facets=single.get("facets", default.facets),
        choices=choices_in(given),
    )
    _check(request)
    return request


def switched(args: Arguments, parameter: Parameter) -> bool:
    """Whether a switch is on that `read` let pass beside a search; raises as `value` does."""
    return bool(value(parameter, first(args, parameter.name) or parameter.default))


def first(args: Arguments, name: str) -> str:
    """The first value of an argument that has one; else empty."""
    return next((value for given, value in args if given == name and value), "")


def read_alone(args: Arguments, parameters: tuple[Parameter, ...]) -> dict[str, Any]:
    """The values of the arguments of a URL that takes these parameters and no search.

    Raises:
        BadParameterError: a parameter is unknown or repeated, or has a value that is not allowed.
    """
    return _values(_given(args, tuple(p.name for p in parameters), ()), parameters)


def _values(given: dict[str, list[str]], parameters: tuple[Parameter, ...]) -> dict[str, Any]:
    """What the parameters that are given say."""
    return {p.name: value(p, given[p.name][0]) for p in parameters if p.name in given}


def value(parameter: Parameter, text: str) -> Any:
    """What the text says as the value of a parameter.

    Raises:
        BadParameterError: it is not allowed there.
    """
    name = parameter.name
    match parameter.kind:
        case "words":
            return query(name, text, parameter.most)
        case "first day" | "last day" as kind:
            return day(name, text, last=kind == "last day")
        case "first instant" | "last instant" as kind:
            return instants.read(name, text, last=kind == "last instant")
        case "choice":
            return one_of(name, text, parameter.allowed)
        case "switch":
            return one_of(name, text, parameter.allowed) == "1"
        case "number":
            return number(name, text, parameter.most, parameter.least)
        case "digest":
            return digest(name, text)
        case "names":
            return names(name, text, parameter.allowed)
        case "text":
            return text


def write(request: SearchRequest, **changes: Any) -> list[tuple[str, str]]:
    """The arguments of the request after the changes, without those that have their default value.

    The words of `changes` are fields of `SearchRequest`. Another question starts at its first
    page, so every change but that of `page` and `cursor` drops these two.
    """
    if changes.keys() - {"page", "cursor"}:
        changes = {"page": 1, "cursor": None, **changes}
    request = replace(request, **changes)
    return [*_what(request), *_chosen(request.choices), *_how(request)]


def _what(request: SearchRequest) -> list[tuple[str, str]]:
    """The arguments that stand before the choices."""
    first, last = request.from_date, request.to_date
    return _given_only(
        ("q", request.q),
        ("from-date", first.isoformat() if first else ""),
        ("to-date", last.isoformat() if last else ""),
        ("from-added", instants.written(request.from_added, last=False)),
        ("to-added", instants.written(request.to_added, last=True)),
    )


def _chosen(choices: Iterable[Choice]) -> list[tuple[str, str]]:
    return [
        *((c.facet, value) for c in choices for value in c.only),
        *((NOT + c.facet, value) for c in choices for value in c.none_of),
    ]


def _how(request: SearchRequest) -> list[tuple[str, str]]:
    """The arguments that stand after the choices."""
    facets = "" if request.facets == tuple(FACETS) else ",".join(request.facets) or NONE
    return _given_only(
        ("facets", facets),
        ("match", "" if request.match == "all" else request.match),
        ("explain", "1" if request.explain else ""),
        ("duplicates", "" if request.duplicates == "fold" else request.duplicates),
        ("copies", "" if request.copies == "all" else request.copies),
        ("order-by", "" if request.order_by == "relevance" else request.order_by),
        ("page-size", "" if request.page_size == DEFAULT_PAGE_SIZE else str(request.page_size)),
        ("page", "" if request.page == 1 else str(request.page)),
        ("cursor", request.cursor or ""),
    )


def _given_only(*pairs: tuple[str, str]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in pairs if value]


def query_string(request: SearchRequest, **changes: Any) -> str:
    """The arguments that `write` returns, as one query string; equal requests have equal ones."""
    if changes.keys() == {"choices"}:  # the many links of the facets, which have the rest alike
        before, after = _around(request)
        return "&".join(filter(None, (before, _joined(_chosen(changes["choices"])), after)))
    return _joined(write(request, **changes))


@lru_cache(maxsize=64)
def _around(request: SearchRequest) -> tuple[str, str]:
    """The arguments before and after the choices, for the first page of another search."""
    first = replace(request, page=1, cursor=None)
    return _joined(_what(first)), _joined(_how(first))


def _joined(pairs: Iterable[tuple[str, str]]) -> str:
    return "&".join(f"{name}={_quoted(value)}" for name, value in pairs)


@lru_cache(maxsize=4096)
def _quoted(value: str) -> str:
    """A value as addresses hold it; those of one answer mostly repeat the same ones."""
    return quote_plus(value, errors="replace")


def _given(
    args: Arguments, single: tuple[str, ...], repeatable: tuple[str, ...]
) -> dict[str, list[str]]:
    """The values by parameter, without empty ones. Refuses a parameter that is unknown, or that is
    given more often than it may be.
    """
    named: dict[str, list[str]] = {}
    for name, value in args:
        named.setdefault(name, []).append(value)
    given: dict[str, list[str]] = {}
    for name, values in named.items():
        if name not in (*single, *repeatable):
            raise BadParameterError(echo(name), unknown(name, single, repeatable))
        kept = [_readable(name, value) for value in values if value]
        if name in single and len(kept) > 1:
            raise BadParameterError(name, f"This is given {len(kept)} times; give it once.")
        if len(values) > MAX_CHOICES:  # empty ones too: that is what `maxItems` says
            raise BadParameterError(name, f"At most {MAX_CHOICES} values, not {len(values)}.")
        if kept:
            given[name] = list(dict.fromkeys(kept))
    return given


def choices_in(given: dict[str, list[str]]) -> tuple[Choice, ...]:
    """The choices that the values of the facets' parameters make."""
    found = (
        Choice(name, tuple(given.get(name, ())), tuple(given.get(NOT + name, ())))
        for name in FACETS
    )
    return tuple(choice for choice in found if choice.only or choice.none_of)


def _readable(name: str, value: str) -> str:
    if UNREADABLE.search(value):
        raise BadParameterError(name, "A value may hold no NUL and no lone surrogate.")
    return value


def query(name: str, value: str, most: int = MAX_QUERY) -> str:
    """Returns the value, which may be searched for.

    Raises:
        BadParameterError: it is too long, or holds a character that no text has.
    """
    if len(value) > most:
        raise BadParameterError(name, f"At most {most} characters are allowed, not {len(value)}.")
    return _readable(name, value)


def _check(request: SearchRequest) -> None:
    """Refuses values that are allowed one by one but not together."""
    in_order("date", request.from_date, request.to_date)
    in_order("added", request.from_added, request.to_added)
    reach = request.page * request.page_size
    if request.cursor is None and reach > MAX_WINDOW:
        raise BadParameterError(
            "page",
            f"page × page-size may reach {MAX_WINDOW:,}, not {reach:,}; to read on, give the "
            "nextCursor of an answer as cursor.",
        )
