"""What all commands share: how they are found, their options, and the codes they end with."""

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from importlib import import_module

import click
from click.shell_completion import CompletionItem

from index.text.cleaning import printable

FAILED, USAGE, SKIPPED, BUSY, INTERRUPTED = 1, 2, 3, 75, 130
"""Exit codes: it failed, it was asked in a wrong way, an article was skipped (`--strict`), another
writer is at work, it was stopped.
"""

VARIABLE = "_DATELINE_COMPLETE"
"""What a shell sets that asks for completions."""

index_option = click.option(
    "--index",
    metavar="FOLDER",
    shell_complete=lambda _ctx, _option, begun: [CompletionItem(begun, "dir")],
    help="Folder of the index.  [default: var/index]",
)
map_option = click.option(
    "--map",
    "mapped",
    multiple=True,
    metavar="ATTRIBUTE=KEY",
    help="Say which key holds an attribute, as map in source.toml does.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def mapping(pairs: Iterable[str]) -> dict[str, str]:
    """Which key holds which attribute, by attribute.

    Raises:
        click.BadParameter: a pair is none.
    """
    found = {}
    for pair in pairs:
        attribute, _, key = map(str.strip, pair.partition("="))
        if not attribute or not key:
            shown = printable(pair, 60)
            example = "`--map headline=titel`"
            raise click.BadParameter(f"{shown!r} is not ATTRIBUTE=KEY, such as {example}.")
        found[attribute] = key
    return found


class Commands(MutableMapping[str, click.Command]):
    """The commands of a group by their names. One is imported when it is looked up, so that each
    waits only for the libraries that it needs itself.

    Args:
        modules: the module of each command by the command's name, which is also the name that the
            command has in its module.
    """

    def __init__(self, modules: Mapping[str, str]) -> None:
        self._commands: dict[str, str | click.Command] = {**modules}

    def __getitem__(self, name: str) -> click.Command:
        command = self._commands[name]
        if isinstance(command, str):
            self[name] = command = getattr(import_module(command), name)
        return command

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._commands[name] = command

    def __delitem__(self, name: str) -> None:
        del self._commands[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._commands)

    def __len__(self) -> int:
        return len(self._commands)
