"""The command `completion`: what a shell has to read to complete commands."""

import click
from click.shell_completion import get_completion_class

from terminal.commands import VARIABLE
from terminal.streams import say


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    r"""Print what SHELL has to read to complete commands, options and values.

    \b
    bash   eval "$(dateline completion bash)" in ~/.bashrc
    zsh    eval "$(dateline completion zsh)" in ~/.zshrc, below compinit
    fish   dateline completion fish > ~/.config/fish/completions/dateline.fish
    """
    import terminal.shells  # noqa: F401 -- which makes them known

    found = get_completion_class(shell)
    if found is not None:
        say(found(ctx.find_root().command, {}, "dateline", VARIABLE).source(), nl=False)
