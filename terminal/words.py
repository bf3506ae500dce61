"""A command of words and options: which argument is which, what options parameters are,
and how it ends.
"""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import islice
from typing import Any

import click

from index.errors import DatelineError
from search.errors import BadParameterError
from terminal.commands import USAGE
from terminal.completing import values_of
from terminal.ending import told
from web.address.parameters import CHOICES, Parameter

_OPTION = re.compile(r"--[A-Za-z]\S*")
_OTHERS = "Output"
_ELSEWHERE = {
    **dict.fromkeys(("--limit", "--max", "--count", "--size", "--rows", "--num"), "-n"),
    **dict.fromkeys(("--csv", "--jsonl", "--ris", "--output", "--out"), "--format"),
    **dict.fromkeys(("--sort", "--sort-by", "--order"), "--order-by"),
    **dict.fromkeys(("--since", "--after", "--from", "--start"), "--from-date"),
    **dict.fromkeys(("--until", "--before", "--to", "--end"), "--to-date"),
    **dict.fromkeys(("--columns", "--select"), "--fields"),
}
"""What other programs call an option, and what it is called here."""


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


class WordsCommand(click.Command):
    """A command that is told words, of which some begin with `-` and are no options.

    An argument is an option where it is the name of one: `-n`, not `-nato`. One that begins with
    `--` and is none is refused; `--` alone makes words of all that follow, and one with a blank in
    it, or that begins with a quotation mark, is words. What fails ends with 2, so that 1 can mean
    that nothing was found, as grep has it.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click has it, with the options before the words."""
        options: list[str] = []
        words: list[str] = []
        try:
            self._part(ctx, args, options, words)
        except click.UsageError:
            if not ctx.resilient_parsing:  # what is not typed to its end yet is no error
                raise
        return super().parse_args(ctx, [*options, "--", *words])

    def invoke(self, ctx: click.Context) -> Any:
        """As click has it; an error ends with 2."""
        try:
            return super().invoke(ctx)
        except BadParameterError as error:
            told(_of_the_option(ctx.command, error))
            sys.exit(USAGE)
        except (DatelineError, OSError) as error:
            told(error)
            sys.exit(USAGE)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the options below the names of their groups; those of none come last."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for option in self.get_params(ctx):
            record = option.get_help_record(ctx)
            if record and isinstance(option, click.Option):
                groups.setdefault(getattr(option, "group", _OTHERS), []).append(record)
        others = groups.pop(_OTHERS)
        for name, records in (*groups.items(), (_OTHERS, others)):
            with formatter.section(name):
                formatter.write_dl(records)

    def _part(
        self, ctx: click.Context, args: list[str], options: list[str], words: list[str]
    ) -> None:
        """Adds each argument to the options, which have their values behind them, or the words.

        Raises:
            click.UsageError: there is no such option, or it has no value.
        """
        takes = dict(self._names(ctx))
        rest = iter(args)
        for argument in rest:
            name, equals, _ = argument.partition("=")
            if argument == "--":
                words += rest
            elif argument in takes or (equals and name in takes and name.startswith("--")):
                value = _value(ctx, name, rest) if takes[name] and not equals else ()
                options += (argument, *value)
            elif _OPTION.fullmatch(name):
                raise _no_option(ctx, name, tuple(takes))
            else:
                words.append(argument)

    def _names(self, ctx: click.Context) -> Iterator[tuple[str, bool]]:
        """The name of each option, and whether it takes a value."""
        for option in self.get_params(ctx):
            if isinstance(option, click.Option):
                for name in option.opts:
                    yield name, not option.is_flag


class Grouped(click.Option):
    """An option below a heading of the help."""

    def __init__(self, *names: Any, group: str, **given: Any) -> None:
        super().__init__(*names, **given)
        self.group = group


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


def _of_the_option(command: click.Command, error: BadParameterError) -> BadParameterError:
    """The error as it is told of the option that sets the parameter."""
    option = f"--{error.parameter}"
    if any(option in each.opts for each in command.params):
        return BadParameterError(option, error.detail)
    return error


def _value(ctx: click.Context, name: str, rest: Iterator[str]) -> list[str]:
    """What follows an option that takes a value."""
    value = list(islice(rest, 1))
    if not value or value[0].startswith("--"):
        long = value and name.startswith("--")
        cure = f"; where that begins with dashes, write {name}=VALUE" if long else ""
        raise click.UsageError(f"The option {name} needs a value behind it{cure}.", ctx)
    return value


def _no_option(ctx: click.Context, name: str, known: tuple[str, ...]) -> click.UsageError:
    near = _ELSEWHERE.get(name) or next(iter(get_close_matches(name, known, 1, 0.5)), None)
    hint = f"; did you mean {near}?" if near else "."
    words = f"To search for it, put -- before it: {ctx.command_path} -- {name}"
    return click.UsageError(f"There is no option {name}{hint} {words}", ctx)


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
