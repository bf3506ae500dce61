"""The terminal commands. One vocabulary with the URLs: `--from-date`, `--source`, `--order-by`."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from threading import Timer
from typing import Any, BinaryIO

import click

from index.asking.protocol import Index
from index.document import FACETS
from index.engines.opening import open_index
from index.errors import BusyError, DatelineError, SettingsError
from index.filling.indexer import Job
from index.filling.indexer import reindex as run_reindex
from index.readers.source_settings import SourceSettings, contexts
from index.release import __version__
from index.settings import Settings, cache_folder, load, require_folder
from index.text.cleaning import printable
from search.errors import BadParameterError
from search.request import SearchRequest
from search.searcher import Searcher
from terminal import printing as terminal
from terminal.inspect import inspect
from terminal.streams import echo, escape_what_cannot_be_written, open_closed, progress, say
from web.address import form
from web.formats.counts import batch_answer, by_year
from web.formats.representation import article_answer, indented, page_answer
from web.formats.tables import moment

SAMPLES = Path(__file__).resolve().parent / "samples"
FAILED, USAGE, SKIPPED, BUSY, INTERRUPTED = 1, 2, 3, 75, 130

index_option = click.option("--index", help="Folder of the index.  [default: var/index]")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group(commands=[inspect], context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dateline")
def dateline() -> None:
    """Full-text search for news archives.

    Start with: dateline reindex FOLDER, then dateline serve or dateline search WORDS.
    """


@dateline.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...", type=click.Path(path_type=Path))
@index_option
@click.option("--full", is_flag=True, help="Build everything anew.")
@click.option("--force", is_flag=True, help="Publish even if more than half would be lost.")
@click.option("--check", is_flag=True, help="Compare contents, not only sizes and times.")
@click.option("--dry-run", is_flag=True, help="Read everything, publish nothing.")
@click.option("--undated", is_flag=True, help="Read texts without a date line, too.")
@click.option("--strict", is_flag=True, help="Exit with 3 if an article was skipped.")
@json_option
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def reindex(sources: tuple[Path, ...], index: str | None, **options: Any) -> None:
    """Make the index equal to the SOURCEs; without any, to those of the last run."""
    settings = load({"index": index})
    asked = {name: options[name] for name in ("full", "check", "force", "dry_run")}
    told = contexts(settings, SourceSettings(undated=options["undated"] or None))
    job = Job(sources, contexts=told, **asked)
    silent = options["quiet"] or options["as_json"]
    opened = open_index(settings)
    report = run_reindex(opened, job, None if silent else progress())
    if report.generation:
        _warm(opened, silent)
    if options["as_json"]:
        say(json.dumps(asdict(report), indent=2))
    elif not options["quiet"]:
        echo(terminal.report_lines(report))
    if options["strict"] and report.skipped:
        sys.exit(SKIPPED)


def _search_options(command: Callable[..., None]) -> Callable[..., None]:
    """Adds every parameter of a search as a long option."""
    names = tuple(reversed(tuple(FACETS)))
    for name in (*names, *(f"not-{name}" for name in names)):
        command = click.option(f"--{name}", multiple=True, hidden=name.startswith("not-"))(command)
    command = click.option("--explain", is_flag=True, help="Say why each result is there.")(command)
    others = ("match", "duplicates", "cursor", "page-size", "page")
    for name in (*others, "order-by", "to-date", "from-date"):
        command = click.option(f"--{name}")(command)
    return command


# Only long options are options here: `dateline search kursk -troops` asks for a query.
@dateline.command(
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]}
)
@click.argument("words", nargs=-1)
@_search_options
@index_option
@json_option
def search(
    words: tuple[str, ...], index: str | None, as_json: bool, explain: bool, **given: Any
) -> None:
    """Search, as on the page: dateline search kursk -troops --source "Valley Post"."""
    pairs = [("q", " ".join(words)), ("explain", "1" if explain else "")]
    for name, value in given.items():
        values = value if isinstance(value, tuple) else (value,)
        pairs += [(name.replace("_", "-"), v) for v in values if v is not None]
    # In a locale of ASCII, other bytes of the command line came as surrogates.
    pairs = [(name, os.fsencode(v).decode("utf-8", "surrogateescape")) for name, v in pairs]
    page = _searcher(load({"index": index})).search(form.read(pairs))
    if as_json:
        say(indented(page_answer(page)))
    else:
        echo(terminal.page_lines(page))


@dateline.command()
@click.argument("file", type=click.File("rb"))
@index_option
@json_option
def batch(file: BinaryIO, index: str | None, as_json: bool) -> None:
    """Count what each line of FILE, a query, finds by year; as CSV."""
    requests = _read_requests(printable(str(file.name)), file.read())
    found = _searcher(load({"index": index})).batch(requests)
    if as_json:
        say(indented(batch_answer(found, requests)))
    else:
        say("".join(by_year(found, moment())), nl=False)


def _read_requests(name: str, raw: bytes) -> list[SearchRequest]:
    """A request for each line of a file that is not empty; `name` is the file's, for messages.

    Raises:
        BadParameterError: a line cannot be read, or is too long.
    """
    requests = []
    for number, line in enumerate(raw.splitlines(), 1):
        where = f"{name}, line {number}"
        try:
            words = line.decode("utf-8").strip()
        except UnicodeDecodeError as error:
            raise BadParameterError(where, "It is not UTF-8; save the file as UTF-8.") from error
        if words:
            requests.append(SearchRequest(form.query(where, words)))
    return requests


@dateline.command()
@click.argument("id")
@index_option
@json_option
def show(id: str, index: str | None, as_json: bool) -> None:
    """Print the article with this ID."""
    article = _searcher(load({"index": index})).article(id)
    if article is None:
        raise DatelineError(f"There is no article {id!r}; dateline search prints the ids.")
    if as_json:
        say(indented(article_answer(article)))
    else:
        echo(terminal.article_lines(article))


@dateline.command()
@index_option
@json_option
def status(index: str | None, as_json: bool) -> None:
    """Say what the index holds."""
    settings = load({"index": index})
    opened = open_index(settings)
    archive = opened.reader().archive()
    if as_json:
        data = {"index": settings.index, **asdict(archive), "sources": opened.sources()}
        say(json.dumps(data, indent=2, default=str))
        return
    say(f"Index:       {printable(settings.index)}")
    echo(terminal.archive_lines(archive))
    for source in opened.sources():
        say(f"Source:      {printable(source)}")


@dateline.command()
@index_option
@json_option
def verify(index: str | None, as_json: bool) -> None:
    """Check every file of every kept generation."""
    problems = open_index(load({"index": index})).verify()
    if as_json:
        say(json.dumps({"problems": problems}, indent=2))
    else:
        echo(problems or ("Everything is as it was published.",))
    if problems:
        sys.exit(FAILED)


@dateline.command()
@click.option("--host", help="Address to serve on.  [default: 127.0.0.1]")
@click.option("--port", help="Port to serve on.  [default: 8000]")
@click.option("--workers", type=click.IntRange(1, 64), help="Worker processes.")
@index_option
def serve(host: str | None, port: str | None, workers: int | None, index: str | None) -> None:
    """Serve the search page and the JSON endpoint."""
    settings = load({"index": index})
    own_host, _, own_port = settings.bind.rpartition(":")
    _serve(load({"index": index, "bind": f"{host or own_host}:{port or own_port}"}), workers)


@dateline.command()
@click.option("--port", default="8000", show_default=True, help="Port to serve on.")
def demo(port: str) -> None:
    """Index the bundled samples and serve them."""
    own = {"index": str(cache_folder(load()) / "demo"), "engine": "whoosh"}
    settings = load({**own, "bind": f"127.0.0.1:{port}"})
    opened = open_index(settings)
    run_reindex(opened, Job((SAMPLES,), force=True))
    _warm(opened)
    _serve(settings, 1)


def _warm(index: Index, silent: bool = False) -> None:
    """Compiles what questions need; says so where that takes a while."""
    said = "Compiling the kernels that answer questions; only the first time takes this long ..."
    timer = Timer(2, say, (said,), {"err": True})
    if not silent:
        timer.start()
    try:
        index.reader().warm()
    finally:
        timer.cancel()


def _serve(settings: Settings, workers: int | None) -> None:
    from web.serving import server  # of its libraries one asks for the working folder at once

    archive = open_index(settings).reader().archive()
    server.require_free(settings.bind)
    # The workers read the settings as every other command does: from the environment.
    os.environ["DATELINE_INDEX"] = str(Path(settings.index).resolve())
    os.environ["DATELINE_BIND"] = settings.bind
    os.environ["DATELINE_ENGINE"] = settings.engine
    say(f"{settings.title}: {archive.articles:,} articles at http://{settings.bind}/")
    say("Ctrl-C stops it.")
    if os.geteuid() == 0:
        say("It runs as root, which it need not: use a user that can read the index.", err=True)
    server.run("wsgi:app", settings.bind, workers)


def _searcher(settings: Settings) -> Searcher:
    return Searcher(open_index(settings))


def main() -> None:
    """Runs the command line; every error becomes one sentence and an exit code."""
    open_closed()
    escape_what_cannot_be_written()
    try:
        require_folder()
        dateline(standalone_mode=False, color=False if os.environ.get("NO_COLOR") else None)
    except click.exceptions.Abort:
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(USAGE)
    except DatelineError as error:
        say(f"dateline: {error}", err=True)
        usage = isinstance(error, BadParameterError | SettingsError)
        sys.exit(BUSY if isinstance(error, BusyError) else USAGE if usage else FAILED)
    except OSError as error:
        say(f"dateline: {error.filename or 'a file'}: {error.strerror}.", err=True)
        sys.exit(FAILED)
    except KeyboardInterrupt:
        say("dateline: stopped; the published index is untouched.", err=True)
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
