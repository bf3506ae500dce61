"""What a search finds as `search --format` prints it, for other programs."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from itertools import islice
from typing import Any

from index.settings import SOCKET, load
from search.answer.whole import Whole
from search.errors import BadParameterError
from search.page import Page
from web.address.links import Links
from web.formats import answers
from web.formats.exported import COLUMNS, FORMATS, Context
from web.formats.representation import indented, page_answer
from web.formats.tables import moment, row


def json_text(page: Page, fields: tuple[str, ...]) -> str:
    """A page as `/search.json` answers it; `fields` are the members that its results have then,
    or none for all.

    Raises:
        BadParameterError: a result has no such member.
    """
    _require(fields, answers.Result.__struct_encode_fields__)
    text = indented(page_answer(page, Links(replay=load().replay)))
    if not fields:
        return text
    value = json.loads(text)
    value["results"] = [_chosen(result, fields) for result in value["results"]]
    return json.dumps(value, indent=2, ensure_ascii=False)


def whole_lines(
    whole: Whole, kind: str, fields: tuple[str, ...], number: int | None
) -> Iterator[str]:
    """The first articles of an answer, or all, as texts.

    Args:
        whole: the answer.
        kind: csv | jsonl | ris | bib.
        fields: the columns or members to have, in this order; none for all.
        number: how many articles, None for all.

    Raises:
        BadParameterError: there is no such column or member.
    """
    whole = replace(whole, hits=islice(whole.hits, number))
    written = next(each for each in FORMATS if each.ending == f".{kind}")
    texts = written.write(whole, Context(moment(), archive_links(), archive=load().title))
    if not fields:
        return texts
    return _members(texts, fields) if kind == "jsonl" else _columns(texts, fields)


def root() -> str:
    """What the addresses of articles begin with: where readers find the service, else where it
    would be served; nothing where that is a socket.
    """
    settings = load()
    bound = "" if settings.bind.startswith(SOCKET) else settings.address
    return (settings.public_url or bound).rstrip("/")


def archive_links() -> Links:
    """The addresses of articles: where readers find the service, else where it would be served;
    paths where that is a socket.
    """
    return Links(root(), load().replay)


def _members(texts: Iterator[str], fields: tuple[str, ...]) -> Iterator[str]:
    """Lines of JSON with some of their members."""
    _require(fields, answers.ExportedArticle.__struct_encode_fields__)
    for text in texts:
        yield json.dumps(_chosen(json.loads(text), fields), ensure_ascii=False) + "\n"


def _columns(texts: Iterator[str], fields: tuple[str, ...]) -> Iterator[str]:
    """Rows of CSV with some of their columns."""
    _require(fields, COLUMNS)
    for text in texts:
        [cells] = csv.reader(io.StringIO(text, newline=""))
        named = dict(zip(COLUMNS, cells, strict=True))
        yield row(named[name] for name in fields)


def _chosen(value: Mapping[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    return {name: value[name] for name in fields if name in value}


def _require(fields: tuple[str, ...], known: tuple[str, ...]) -> None:
    for name in fields:
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f", did you mean {near[0]}?" if near else "."
            listed = f"There are {', '.join(known)}."
            raise BadParameterError("--fields", f"There is no {name!r} here{hint} {listed}")
