"""Which argument is a word and which an option: a mistyped option is never searched for."""

import click
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DatelineError
from search.errors import BadParameterError
from terminal.words import Grouped, WordsCommand


@click.command(cls=WordsCommand, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("words", nargs=-1)
@click.option("--source", cls=Grouped, group="Filters", multiple=True, help="Of a source.")
@click.option("-n", "number", type=int, help="How many.")
@click.option("--loud", is_flag=True, help="Say it loudly.")
def ask(words: tuple[str, ...], source: tuple[str, ...], number: int | None, loud: bool) -> None:
    """Ask."""
    if "missing" in words:
        raise DatelineError("It is missing.")
    if "wrong" in words:
        raise BadParameterError("source", "It is wrong.")
    click.echo(repr((words, source, number, loud)))


def run(*words: str) -> Result:
    return CliRunner().invoke(ask, list(words), prog_name="dateline ask")


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("harbour -ferry", (("harbour", "-ferry"), (), None, False)),
        ("-nato", (("-nato",), (), None, False)),
        ("-n5 -h5 -hope", (("-n5", "-h5", "-hope"), (), None, False)),
        ("-n 5 harbour", (("harbour",), (), 5, False)),
        ("harbour --loud -n 5 quay", (("harbour", "quay"), (), 5, True)),
        ("--source=Quay=2 --source Lamp", ((), ("Quay=2", "Lamp"), None, False)),
        ("harbour -- --loud -n -h", (("harbour", "--loud", "-n", "-h"), (), None, False)),
        ('"--loud" --5 --- -', (('"--loud"', "--5", "---", "-"), (), None, False)),
    ],
)
def test_an_argument_is_an_option_where_it_is_the_name_of_one(
    typed: str, understood: object
) -> None:
    assert run(*typed.split()).output.strip() == repr(understood)


def test_what_holds_a_blank_is_words() -> None:
    assert "'--loud noise'" in run("--loud noise").output


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("--sorce x", "There is no option --sorce; did you mean --source?"),
        ("--limit 5", "There is no option --limit; did you mean -n?"),
        ("--csv", "There is no option --csv; did you mean --format?"),
        ("harbour --xyz=3", "put -- before it: dateline ask -- --xyz"),
        ("harbour -n", "The option -n needs a value behind it."),
        ("--source --loud", "write --source=VALUE."),
        ("-n five", "'five' is not a valid integer"),
    ],
)
def test_what_is_no_option_is_refused_with_the_nearest_name(typed: str, says: str) -> None:
    ended = run(*typed.split())
    assert ended.exit_code == 2
    assert says in ended.output


@given(st.text(st.characters(categories=["L", "N"]), min_size=1))
def test_a_word_with_a_dash_before_it_stays_one(word: str) -> None:
    typed = f"-{word}"
    if typed not in ("-n", "-h"):
        assert run(typed).output.strip() == repr(((typed,), (), None, False))


@pytest.mark.parametrize(
    ("word", "says"),
    [("missing", "dateline: It is missing.\n"), ("wrong", "dateline: --source: It is wrong.\n")],
)
def test_what_fails_ends_with_2(word: str, says: str) -> None:
    ended = run(word)
    assert (ended.exit_code, ended.output) == (2, says)


def test_help_is_grouped() -> None:
    shown = run("-h").output
    assert shown.index("Filters:") < shown.index("--source") < shown.index("Output:")
    assert "[WORDS]...\n  -n" not in shown
