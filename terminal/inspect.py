"""`dateline inspect`: how files are read, and where each part of an article came from."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from index.text.cleaning import printable
from terminal.commands import map_option, mapping
from terminal.streams import echo, say

if TYPE_CHECKING:
    from index.article import Article, Image
    from index.readers.looking import Alike, Look
    from index.readers.making import Made

_TOLD = "title headline lede date modified authors topics section page source language url"
_SELDOM = "id edition facsimile confidence licence status notice captured"
_ATTRIBUTES = (*_TOLD.split(), *_SELDOM.split())
_ORIGIN = 30
"""Signs for where a value came from."""
_MOST_SAID = 5


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@map_option
@click.option("--undated", is_flag=True, help="Read texts without a day, too.")
@click.option(
    "--limit",
    default=3,
    show_default=True,
    type=click.IntRange(1),
    metavar="N",
    help="Articles of each file.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")  # fmt: skip
def inspect(
    files: tuple[Path, ...], mapped: tuple[str, ...], undated: bool, limit: int, as_json: bool
) -> None:
    """Show how FILES are read: each part of their articles, and where it came from.

    Of a folder, the first files of each format are shown. Nothing is indexed.
    """
    # `--help` needs no readers.
    from index.readers.looking import Look, looks
    from index.readers.source_settings import SourceSettings, contexts
    from index.settings import load

    said = SourceSettings(map=mapping(mapped) or None, undated=undated or None)
    seen = looks(files, contexts(load(), said), limit)
    if as_json:
        shown = [_value(each) for each in seen if isinstance(each, Look)]
        say(json.dumps(shown, indent=2, ensure_ascii=False))
        return
    for number, each in enumerate(seen):
        echo([""] if number else [])
        echo(_look_lines(each) if isinstance(each, Look) else _alike_lines(each))


def _look_lines(seen: "Look") -> Iterator[str]:
    what = seen.format or "not read"
    yield click.style(f"{seen.shown}  ({what})", bold=True)
    for number, made in enumerate(seen.articles):
        yield ""
        if number:
            yield _styled("─" * 20)
        yield from _made_lines(made)
    yield from _after_lines(seen)


def _after_lines(seen: "Look") -> Iterator[str]:
    if seen.more:
        yield ""
        yield "  … and more; --limit shows them."
    for kind, count in seen.passed.items():
        cure = seen.cures.get(kind)
        yield f"  {kind}: {cure or f'{count:,} passed over'}."
    for said in seen.said[:_MOST_SAID]:
        line = f"line {said.line}: " if said.line else ""
        yield click.style(f"  ! {line}{said.reason}", fg="yellow")
    if len(seen.said) > _MOST_SAID:
        yield f"  … and {len(seen.said) - _MOST_SAID:,} more of these; --json shows them."


def _alike_lines(alike: "Alike") -> Iterator[str]:
    more = f"more than {sum(alike.counts.values()):,}" if alike.more else "further"
    yield click.style(f"{printable(alike.shown)}: {more} files", bold=True)
    for kind, count in sorted(alike.counts.items(), key=lambda pair: -pair[1]):
        yield f"  {count:>7,}  {kind or 'that cannot be read'}"
    if alike.passed:
        passed = (f"{count:,} {kind}" for kind, count in alike.passed.items())
        yield f"  Passed over in them: {', '.join(passed)}."


def _made_lines(made: "Made") -> Iterator[str]:
    values = dict(_values(made.article))
    for name in _ATTRIBUTES:
        if name in values:
            yield _row(name, values[name], made.origins.get(name, ""))
    missing = [name for name in _TOLD.split() if name not in values]
    if missing:
        yield _styled(f"  not told    {', '.join(missing)}")
    yield from _text_lines(made.article)
    for number, image in enumerate(made.article.images, 1):
        yield _row(f"image{number}", _image(image), "")
    for notice in made.notices:
        yield click.style(f"  ! {notice.reason}", fg="yellow")


def _values(article: "Article") -> Iterator[tuple[str, str]]:
    """The attributes that have a value, as text on one line."""
    for name in _ATTRIBUTES:
        value = getattr(article, "licence_url" if name == "licence" else name)
        if name == "date" and article.date:
            at = f", {article.published:%Y-%m-%d %H:%M:%S} UTC" if article.published else ""
            yield name, f"{article.written_date}{at}"
        elif name in ("modified", "captured") and value:
            yield name, f"{value:%Y-%m-%d %H:%M:%S} UTC"
        elif isinstance(value, tuple) and value:
            yield name, " · ".join(value)
        elif value and not (name == "status" and value == "live"):
            yield name, str(value)


def _text_lines(article: "Article") -> Iterator[str]:
    for part in (*article.sections, *((article.background,) if article.background else ())):
        words = sum(len(text.split()) for text in part.paragraphs)
        count = len(part.paragraphs)
        size = f"{_count(count, 'paragraph')}, {_count(words, 'word')}"
        indent = "  " * (part.level - 2)
        begin = part.paragraphs[0] if part.paragraphs else "(nothing)"
        yield _row(part.anchor, indent + (part.heading or begin), size)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _image(image: "Image") -> str:
    parts = (image.caption, image.author, image.source, image.licence, image.url)
    return " · ".join(part for part in parts if part)


def _row(name: str, value: str, origin: str) -> str:
    """A line: what it is, the value as far as there is room, and where it came from."""
    width = max(60, min(shutil.get_terminal_size((100, 24)).columns, 140))
    room = width - 14 - (_ORIGIN + 2)
    line = f"  {click.style(f'{name:<11}', fg='cyan')} {_cut(value, room):<{room}}"
    return f"{line}  {_styled(_cut(origin, _ORIGIN))}".rstrip() if origin else line.rstrip()


def _cut(text: str, most: int) -> str:
    shown = printable(text, most + 1)
    return shown if len(shown) <= most else shown[: most - 1].rstrip() + "…"


def _styled(text: str) -> str:
    return click.style(text, dim=True)


def _value(seen: "Look") -> dict[str, Any]:
    from index.stored import to_json

    """A look as JSON has it."""
    return {
        "file": seen.shown,
        "format": seen.format or None,
        "articles": [
            {
                "article": json.loads(to_json(made.article)),
                "origins": dict(made.origins),
                "problems": [notice.reason for notice in made.notices],
            }
            for made in seen.articles
        ],
        "more": seen.more,
        "passedOver": [
            {"kind": kind, "count": count, "cure": seen.cures.get(kind)}
            for kind, count in seen.passed.items()
        ],
        "problems": [{"line": said.line, "reason": said.reason} for said in seen.said],
    }
