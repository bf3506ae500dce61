"""Whole answers as files: CSV, JSON Lines, RIS, BibTeX. They are written as they are sent, so that
a long one takes no more memory than a short one.
"""

from collections.abc import Iterator

from flask import Blueprint, Response

from search.request import DEFAULT_PAGE_SIZE
from search.searcher import Searcher
from web.address import form
from web.formats.exported import FORMATS, Context, Format
from web.formats.tables import file_name, moment
from web.serving.conditional import Made, answer
from web.serving.gate import Gate
from web.serving.headers import as_file
from web.serving.reach import public_links
from web.serving.requests import arguments

_PIECE = 1 << 15
"""Characters that are made and sent at once, or a little more."""


class Exports:
    """The routes, on one searcher."""

    def __init__(self, searcher: Searcher, gate: Gate, title: str) -> None:
        self._searcher = searcher
        self._gate = gate
        self._archive = title

    def routes(self) -> Blueprint:
        """The routes as Flask registers them."""
        blueprint = Blueprint("exports", __name__)
        for kind in FORMATS:
            blueprint.add_url_rule(
                f"/search{kind.ending}",
                endpoint=kind.ending[1:],
                view_func=self.export,
                defaults={"kind": kind},
            )
        return blueprint

    def export(self, kind: Format) -> Response:
        """Everything that a search finds."""
        opening = kind.opening
        asked = form.read(arguments(), (opening.name,) if opening else ())
        opened = opening is not None and form.switched(arguments(), opening)

        def make() -> Made:
            found = self._searcher.whole(asked)
            context = Context(moment(), public_links(), opened, archive=self._archive)
            body = _batched(kind.write(found, context), self._gate)
            response = Response(body, content_type=f"{kind.type}; charset=utf-8")
            name = file_name(found.request, found.generation) + kind.ending
            return Made(as_file(response, name), found.generation)

        query = form.query_string(asked, page=1, cursor=None, page_size=DEFAULT_PAGE_SIZE)
        return answer(self._searcher.archive().generation, f"{query}\0{opened}", make)


def _batched(lines: Iterator[str], gate: Gate) -> Iterator[bytes]:
    """The lines in pieces that are worth sending. Each is made in a turn of its own, so that many
    exports take no more than their share; what is begun waits for its turn, however long.
    """
    more = True
    while more:
        held: list[str] = []
        size = 0
        with gate.turn(patience=None):
            while size < _PIECE and (line := next(lines, "")):
                held.append(line)
                size += len(line)
        more = size >= _PIECE
        yield "".join(held).encode("utf-8", "replace")
