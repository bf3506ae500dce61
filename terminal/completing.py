"""What may be typed next, as a shell asks for it: the values of options."""

from collections.abc import Callable, Iterable

import click
from click.shell_completion import CompletionItem

from index.errors import DatelineError
from web.address.parameters import CHOICES, NOT, Parameter

Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem[str]]]
_MOST = 50
"""Values of a facet that are offered."""


def values_of(parameter: Parameter) -> Completer:
    """What completes the value of a parameter: what is allowed, or what the archive holds."""

    def complete(
        ctx: click.Context, _option: click.Parameter, begun: str
    ) -> list[CompletionItem[str]]:
        if parameter in CHOICES:
            return _held(ctx, parameter.name.removeprefix(NOT), begun)
        if parameter.kind == "names":
            return _listed(parameter.allowed, begun)
        return [CompletionItem(one) for one in parameter.allowed if one.startswith(begun)]

    return complete


def columns(ctx: click.Context, _option: click.Parameter, begun: str) -> list[CompletionItem[str]]:
    """Completes the last of the columns, or members, that `--fields` names."""
    from web.formats import answers
    from web.formats.exported import COLUMNS

    members = {
        "json": answers.Result.__struct_encode_fields__,
        "jsonl": answers.ExportedArticle.__struct_encode_fields__,
    }
    return _listed(members.get(ctx.params.get("kind") or "", COLUMNS), begun)


def _listed(names: Iterable[str], begun: str) -> list[CompletionItem[str]]:
    """Completes the last of names with commas between them."""
    before, comma, last = begun.rpartition(",")
    given = before.split(",")
    return [
        CompletionItem(f"{before}{comma}{name}")
        for name in names
        if name.startswith(last) and name not in given
    ]


def _held(ctx: click.Context, facet: str, begun: str) -> list[CompletionItem[str]]:
    """The values of a facet that begin so, the most frequent first; without an index none."""
    from search.request import SearchRequest, ValuesRequest
    from terminal.asking import searcher_of

    try:
        searcher = searcher_of(ctx.params.get("index"))
        group = searcher.facet(SearchRequest(), facet, ValuesRequest(begun, size=_MOST))
    except (DatelineError, OSError):
        return []
    return [
        CompletionItem(entry.value, help=f"{entry.count:,}")
        for entry in group.values
        if entry.value.casefold().startswith(begun.casefold())
    ]
