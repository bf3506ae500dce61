"""How shells ask for completions, where click's own way loses values with blanks and commas."""

from click.shell_completion import BashComplete, FishComplete, add_completion_class


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
