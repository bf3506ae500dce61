"""How shells ask for completions: what they have to read, which the command `completion` prints.
click's own texts lose values with blanks and commas.
"""

import click
from click.shell_completion import (
    BashComplete,
    FishComplete,
    add_completion_class,
    get_completion_class,
)

from terminal.commands import VARIABLE
from terminal.streams import say


class Bash(BashComplete):
    """Bash. A value is quoted as the shell wants it, unless its quotation mark is typed already."""

    source_template = """\
%(complete_func)s() {
    local IFS=$'\\n' type value line begun="${COMP_WORDS[COMP_CWORD]}"
    COMPREPLY=()
    while IFS= read -r line; do
        type=${line%%%%,*} value=${line#*,}
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain)
                [[ $begun == [\\"\\']* ]] || printf -v value %%q "$value"
                COMPREPLY+=("$value") ;;
        esac
    done < <(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD="$COMP_CWORD" \\
        %(complete_var)s=bash_complete "$1")
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""


class Fish(FishComplete):
    """Fish. Only the first comma parts the kind of a completion from its value."""

    source_template = """\
function %(complete_func)s
    for line in (env %(complete_var)s=fish_complete COMP_WORDS=(commandline -cp) \\
        COMP_CWORD=(commandline -t) %(prog_name)s)
        set -l told (string split --max 1 "," -- $line)
        switch $told[1]
            case dir
                __fish_complete_directories $told[2]
            case file
                __fish_complete_path $told[2]
            case plain
                echo $told[2]
        end
    end
end
complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
"""


add_completion_class(Bash)
add_completion_class(Fish)


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print what SHELL has to read to complete commands, options and values.

    \b
    bash   eval "$(dateline completion bash)" in ~/.bashrc
    zsh    eval "$(dateline completion zsh)" in ~/.zshrc, below compinit
    fish   dateline completion fish > ~/.config/fish/completions/dateline.fish
    """  # noqa: D301 -- click reads the character, not its name
    found = get_completion_class(shell)
    if found is not None:
        say(found(ctx.find_root().command, {}, "dateline", VARIABLE).source(), nl=False)
