"""The commands about copies of an article: `family`, `diff`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from index.text.cleaning import printable
from terminal.asking import article_of, searcher_of
from terminal.commands import index_option, json_option
from terminal.lines import wrapped
from terminal.paging import paged
from terminal.streams import say

if TYPE_CHECKING:
    from search.copies.comparison import Comparison, Passage, Piece
    from search.copies.spread import Copy, Spread

_SIGNS = {"left-out": ("[-", "-]", "31"), "added": ("{+", "+}", "32")}
"""What stands around a piece of each kind, and its colour."""


@click.command()
@click.argument("id")
@index_option
@json_option
def family(id: str, index: str | None, as_json: bool) -> None:
    """Print who else has the article with this ID, edited or not, first ones first."""
    from web.formats.copies import family_answer
    from web.formats.representation import indented

    searcher = searcher_of(index)
    article = article_of(searcher, id)
    found = searcher.spread(article)
    if as_json:
        say(indented(family_answer(article, found)))
    else:
        paged(_family_lines(found))


@click.command()
@click.argument("id")
@click.argument("other")
@index_option
@json_option
def diff(id: str, other: str, index: str | None, as_json: bool) -> None:
    """Print what differs between the articles ID and OTHER, by sentences and words.

    [-What is left out-] in OTHER and {+what is added+} there stand between signs.
    """
    from web.formats.copies import comparison_answer
    from web.formats.representation import indented

    searcher = searcher_of(index)
    found = searcher.compare(article_of(searcher, id), article_of(searcher, other))
    if as_json:
        say(indented(comparison_answer(found)))
    else:
        paged(_diff_lines(found))


def _family_lines(found: "Spread") -> Iterator[str]:
    from web.formats.wording import titled
    from web.view.copies import told

    first, notes = told(found)
    yield click.style(first, bold=True)
    for note in notes:
        yield click.style(f"! {note}", fg="yellow")
    lead = found.copies[0]
    for number, copy in enumerate(found.copies, 1):
        yield ""
        yield click.style(
            wrapped(printable(titled(copy.article)), f"{number:>2}. ", "    "), bold=True
        )
        yield wrapped(printable(" · ".join(_about(copy, lead))), "    ")


def _about(copy: "Copy", lead: "Copy") -> Iterator[str]:
    """What is said of a copy beside its title."""
    from web.formats.wording import count
    from web.view.copies import lag, share, standing

    yield copy.article.written_date or "no date"
    yield copy.article.source
    if copy is not lead and lag(copy):
        yield lag(copy)
    yield standing(copy)
    if copy.tied:
        yield "order not known"
    if copy is not lead:
        yield share(copy.share) if copy.share is None else f"{share(copy.share)} in common"
    yield count(copy.words, "word")
    yield copy.id


def _diff_lines(found: "Comparison") -> Iterator[str]:
    from search.copies.comparison import TOO_LONG
    from web.formats.wording import count
    from web.view.copies import stretches, summary

    for label, article in (("From", found.one), ("To", found.other)):
        line = (article.written_date or "no date", article.source, article.id)
        yield f"{label + ':':<6}{printable(' · '.join(line))}"
    yield click.style(summary(found), bold=True)
    if found.coarse:
        yield click.style(f"! {TOO_LONG}", fg="yellow")
    yield ""
    yield click.style(wrapped(_marked(found.title), ""), bold=True)
    for stretch in stretches(found.passages):
        if stretch.same:
            yield ""
            yield click.style(f"… {count(stretch.same, 'sentence')} the same …", dim=True)
        else:
            for paragraph in stretch.paragraphs:
                yield ""
                yield _coloured(wrapped(" ".join(map(_passage, paragraph)), ""))


def _passage(passage: "Passage") -> str:
    return _marked(passage.pieces)


def _marked(pieces: "tuple[Piece, ...]") -> str:
    """The pieces, with signs around those that differ."""
    return "".join(map(_piece, pieces))


def _piece(piece: "Piece") -> str:
    text = printable(piece.text)
    if piece.kind not in _SIGNS:
        return text
    opening, closing, _ = _SIGNS[piece.kind]
    return f"{opening}{text.rstrip()}{closing}{' ' * text.endswith(' ')}"


def _coloured(text: str) -> str:
    """What stands between the signs in colour too."""
    for opening, closing, colour in _SIGNS.values():
        text = text.replace(opening, f"\033[{colour}m{opening}")
        text = text.replace(closing, f"{closing}\033[0m")
    return text
