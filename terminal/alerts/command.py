"""The command `alert`. What it needs is imported when it runs."""

import re
import sys
from datetime import UTC, datetime
from email.utils import getaddresses
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from search.errors import BadParameterError
from terminal.commands import FAILED, USAGE, index_option
from terminal.streams import put, say
from terminal.words import WordsCommand

if TYPE_CHECKING:
    from index.asking.hits import Archive
    from terminal.alerts.file import Watched
    from terminal.alerts.news import News
    from terminal.alerts.written import Alert

_FORMATS = ("text", "html", "mail", "json")
_ADDRESS = re.compile(r"[^\s@<>,]+@[^\s@<>,]+")


@click.command(cls=WordsCommand)
@click.argument("file", type=click.Path(dir_okay=False))
@click.option("--since-last", is_flag=True, help="What came in since the last run with this.")
@click.option("--since", metavar="WHEN", help="What came in from this day or instant (UTC) on.")
@click.option(
    "--state",
    type=click.Path(dir_okay=False),
    help="File that says what was told.  [default: FILE.state]",
)
@click.option("--format", "kind", type=click.Choice(_FORMATS), help="[default: text]")
@click.option("--to", metavar="ADDRESS", help="Whom the mail is to; with it, --format is mail.")
@click.option("--from", "sender", metavar="ADDRESS", help="Whom it is from.  [default: --to]")
@click.option("--url", help="Where readers reach the archive.  [default: DATELINE_PUBLIC_URL]")
@index_option
def alert(file: str, index: str | None, **given: Any) -> None:
    """Tell what came into the archive for each of the searches in FILE (docs/desk.md).

    Ends with 0 where something is new, 1 where nothing is, 2 where it fails or FILE has a mistake.
    """
    from index.settings import load
    from terminal.alerts import state
    from terminal.alerts.file import read
    from terminal.alerts.news import Since, gathered
    from terminal.asking import searcher_of

    path, since = Path(file), _since(given["since"])
    if since is None and not given["since_last"]:
        raise BadParameterError("--since-last", "Give this, or --since DAY.")
    kind, mail = _kind(given), _addresses(given)
    settings = load({"index": index, "public_url": given["url"]})
    place = Path(given["state"]) if given["state"] else state.beside(path)
    known = state.read(place) if given["since_last"] else None
    watched = read(path)
    searcher = searcher_of(settings.index)
    news = gathered(searcher, watched.watches, Since(since, known))
    made = _alert(watched, news, searcher.archive(), settings.public_url)
    put(_written(made, kind, *mail))
    for mistake in watched.mistakes:
        say(f"dateline: {mistake}", err=True)
    if known is not None:
        kept = known if watched.mistakes else {}
        state.write(place, {**kept, **{one.watch.name: one.seen for one in news}})
    if watched.mistakes:
        sys.exit(USAGE)
    if not made.new:
        sys.exit(FAILED)


def _since(written: str | None) -> datetime | None:
    from web.address import instants

    return instants.read("--since", written, last=False) if written else None


def _kind(given: dict[str, Any]) -> str:
    """The format that is asked for.

    Raises:
        BadParameterError: it does not fit to an address of mail that is given, or not.
    """
    kind = given["kind"] or ("mail" if given["to"] else "text")
    if kind == "mail" and not given["to"]:
        raise BadParameterError("--to", "A mail needs an address: --to desk@example.org.")
    if kind != "mail" and given["to"]:
        raise BadParameterError("--to", f"--format {kind} is no mail; leave one of them out.")
    return str(kind)


def _addresses(given: dict[str, Any]) -> tuple[str, str]:
    """Whom a mail is to, and whom it is from.

    Raises:
        BadParameterError: something in it is no address.
    """
    to, sender = given["to"] or "", given["sender"] or given["to"] or ""
    for option, text in (("--to", to), ("--from", sender)):
        for _, address in getaddresses([text]) if text else ():
            if not _ADDRESS.fullmatch(address) or not text.isprintable():
                raise BadParameterError(option, f"{text!r} is not like desk@example.org.")
    return to, sender.split(",")[0]


def _alert(watched: "Watched", news: "tuple[News, ...]", archive: "Archive", url: str) -> "Alert":
    from terminal.alerts.written import Alert
    from web.address.links import Links

    links = Links(url.rstrip("/")) if url else None
    notices = (*archive.notices, *watched.mistakes)
    now = datetime.now(UTC).replace(microsecond=0)
    return Alert(watched.title, news, notices, archive.generation, now, links)


def _written(made: "Alert", kind: str, to: str, sender: str) -> str:
    from terminal.alerts import written

    if kind == "mail":
        return written.mail(made, to, sender)
    return {"text": written.text, "html": written.page, "json": written.value}[kind](made)
