"""A selection: articles that a reader picked, by their ids in the address. Nothing is kept here."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qsl

from flask import Blueprint, Response, render_template

from search.page import Result
from search.request import SearchRequest
from search.searcher import Searcher
from web.address import form, picked
from web.address.links import Links
from web.address.parameters import MORE, UP, WITHOUT
from web.address.picked import Picked
from web.formats.exported import FORMATS, Context, Format
from web.formats.representation import encoded
from web.formats.selected import Document, document, missed, rights
from web.formats.selected_as import in_markdown, selection_answer, whole_of
from web.formats.tables import moment, name_of_file
from web.formats.texts import MARKDOWN
from web.routes.feeds import Channel, atom
from web.serving.conditional import Made, answer
from web.serving.headers import as_file
from web.serving.reach import own_links, public_links
from web.serving.requests import arguments, leading_to
from web.view.outline import levels

Write = Callable[[Document, Picked], Response]


class Selections:
    """The routes, on one searcher."""

    def __init__(self, searcher: Searcher, title: str) -> None:
        self._searcher = searcher
        self._archive = title

    def routes(self) -> Blueprint:
        """The routes as Flask registers them."""
        blueprint = Blueprint("selection", __name__)
        blueprint.add_url_rule("/selection", view_func=self.page)
        blueprint.add_url_rule("/selection.json", view_func=self.as_json)
        blueprint.add_url_rule("/selection.md", view_func=self.as_markdown)
        blueprint.add_url_rule("/selection.atom", view_func=self.as_atom)
        for kind in FORMATS:
            blueprint.add_url_rule(
                f"/selection{kind.ending}",
                endpoint=kind.ending[1:],
                view_func=self.export,
                defaults={"kind": kind},
            )
        return blueprint

    def page(self) -> Response:
        """The document; or, after a button in it, the way to another selection or to a search."""
        chosen, given = picked.read(arguments(), (WITHOUT, UP, MORE))
        if more := given.get("more"):
            asked = form.read(parse_qsl(more, keep_blank_values=True))
            return leading_to(replace(own_links(), picked=chosen.ids).search(asked))
        if given:
            return leading_to(own_links().selection(self._changed(chosen, **given)))
        return self._answer(chosen, _page)

    def as_json(self) -> Response:
        """The document for programs."""
        return self._answer(picked.read(arguments())[0], _json)

    def as_markdown(self) -> Response:
        """The document in Markdown."""
        return self._answer(picked.read(arguments())[0], _markdown)

    def as_atom(self) -> Response:
        """Its articles as a feed."""
        return self._answer(picked.read(arguments())[0], _atom)

    def export(self, kind: Format) -> Response:
        """Its articles as a file."""
        opening = (kind.opening,) if kind.opening else ()
        chosen, given = picked.read(arguments(), opening)
        opened = any(given.values())

        def write(shown: Document, chosen: Picked) -> Response:
            public = public_links()
            context = Context(
                shown.retrieved,
                public,
                opened,
                picked=shown.title,
                html=public.selection(chosen),
                archive=self._archive,
            )
            body = "".join(kind.write(whole_of(shown), context))
            response = Response(body, content_type=f"{kind.type}; charset=utf-8")
            return as_file(response, _name(shown) + kind.ending)

        return self._answer(chosen, write, f"{opened}")

    def _changed(self, chosen: Picked, without: str = "", up: str = "") -> Picked:
        """What is picked without an id, or with an id one place before that where it is shown."""
        shown = document(self._searcher.selected(chosen.ids), "", chosen.order, "")
        now = shown.selection.ids
        chosen = replace(chosen, ids=now).without(without)
        if not up:
            return chosen
        ordered = tuple(entry.article.id for entry in shown.entries)
        rest = tuple(id for id in now if id not in ordered)
        return replace(chosen, ids=(*ordered, *rest)).moved_up(up)

    def _answer(self, chosen: Picked, write: Write, more: str = "") -> Response:
        retrieved = moment()

        def make() -> Made:
            selection = self._searcher.selected(chosen.ids)
            now = replace(chosen, ids=selection.ids)
            shown = document(selection, chosen.title, chosen.order, retrieved)
            return Made(write(shown, now), selection.generation)

        # It says on which day it was gathered.
        query = f"{picked.query_string(chosen)}\0{more}\0{retrieved[:10]}"
        return answer(self._searcher.archive().generation, query, make)


def _page(shown: Document, chosen: Picked) -> Response:
    body = render_template(
        "selection.html",
        document=shown,
        chosen=chosen,
        missed=missed(shown.selection),
        rights=rights(shown.entries),
        levels=levels,
        public=public_links(),
        more=replace(own_links(), picked=chosen.ids),
        everything=SearchRequest(),
        carried=[("id", id) for id in chosen.ids],
    )
    return Response(body)


def _json(shown: Document, chosen: Picked) -> Response:
    links = own_links()
    body = encoded(selection_answer(shown, links.selection(chosen), links))
    return Response(body, content_type="application/json")


def _markdown(shown: Document, chosen: Picked) -> Response:
    body = "".join(in_markdown(shown, public_links()))
    response = Response(body, content_type=f"{MARKDOWN}; charset=utf-8")
    return as_file(response, f"{_name(shown)}.md")


def _atom(shown: Document, chosen: Picked) -> Response:
    public: Links = public_links()
    return atom(
        Channel(
            own=public.selection(chosen, ".atom"),
            html=public.selection(chosen),
            title=shown.title,
            subtitle=" ".join(missed(shown.selection)),
            results=[Result(hit, (), (), 0) for hit in whole_of(shown).hits],
        )
    )


def _name(shown: Document) -> str:
    """The name of a file with the selection, without its ending."""
    return name_of_file(shown.title, shown.selection.generation)
