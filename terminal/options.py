"""The parameters of addresses as options of commands."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import click

from terminal.completing import values_of
from terminal.words import Grouped
from web.address.parameters import CHOICES, Parameter

Command = Callable[..., None]

_METAVARS = {
    "first day": "DAY",
    "last day": "DAY",
    "first instant": "WHEN",
    "last instant": "WHEN",
    "number": "N",
    "names": "NAME,…",
    "text": "VALUE",
}
_FACETS = frozenset(parameter.name for parameter in CHOICES)


def parameter_options(parameters: Sequence[Parameter]) -> Callable[[Command], Command]:
    """Adds every parameter as a long option; the words of a query are no option."""

    def add(command: Command) -> Command:
        for parameter in reversed([one for one in parameters if one.name != "q"]):
            name = parameter.name
            filters = name in _FACETS or parameter.kind.endswith(("day", "instant"))
            command = click.option(
                f"--{name}",
                cls=Grouped,
                group="Filters" if filters else "Matching and order",
                help=_help(parameter),
                shell_complete=values_of(parameter),
                **_takes(parameter),
            )(command)
        return command

    return add


def arguments(words: Iterable[tuple[str, str]], given: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The arguments of an address that words and options make, as `web.address.form` reads them."""
    pairs = [
        *words,
        *(
            (name.replace("_", "-"), one)
            for name, value in given.items()
            for one in (("1",) if value is True else value or ())
        ),
    ]
    # In a locale of ASCII, other bytes of the command line came as surrogates.
    return [(name, os.fsencode(value).decode("utf-8", "surrogateescape")) for name, value in pairs]


def _takes(parameter: Parameter) -> dict[str, Any]:
    """What an option takes. How often it may be given, `form.read` says."""
    if parameter.kind == "switch":
        return {"is_flag": True}
    listed = f"[{'|'.join(parameter.allowed)}]" if parameter.kind == "choice" else ""
    return {"multiple": True, "metavar": listed or _METAVARS[parameter.kind]}


def _help(parameter: Parameter) -> str:
    if parameter.kind == "switch":
        return "Say why each result is there."
    named = f" Names: {', '.join(parameter.allowed)}." if parameter.kind == "names" else ""
    default = f"  [default: {parameter.default}]" if parameter.default else ""
    return f"{parameter.about}{named}{default}"
