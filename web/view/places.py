"""The places of a result as the list shows them: what opens it, then headings to go to."""

from dataclasses import dataclass

from search.page import Fragment, MatchedSection, Result, Snippet
from search.shown.highlight import BREAK


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """A link to a place of an article: its heading, with what matched in it, and its snippet."""

    anchor: str
    heading: Snippet
    snippet: Snippet


def opening(result: Result) -> list[Snippet]:
    """The snippets that need no heading: of the lede and of the first paragraphs. The title, which
    stands above them, is not repeated.
    """
    snippets = [section.snippet for section in result.sections if section.opens]
    return [rest for s in snippets if (rest := _split(s, result.article.title)[1])]


def places(result: Result) -> list[PlaceLink]:
    """The matching places that have a name, best first."""
    return [_link(section) for section in result.sections if not section.opens]


def more(result: Result) -> int:
    """How many places matched beyond those shown."""
    return max(result.sections_matched - len(result.sections), 0)


def _link(section: MatchedSection) -> PlaceLink:
    """The link. Where the snippet begins with the heading, that part of it becomes the heading, so
    that its matches stay marked.
    """
    if section.heading is None:
        return PlaceLink(section.anchor, (Fragment(section.name),), section.snippet)
    heading, rest = _split(section.snippet, section.heading)
    return PlaceLink(section.anchor, heading or (Fragment(section.heading),), rest)


def _split(snippet: Snippet, heading: str) -> tuple[Snippet, Snippet]:
    """Splits a snippet behind the heading that it begins with; where it begins with something else,
    the first part is empty.
    """
    text = ""
    for number, piece in enumerate(snippet, 1):
        text += piece.text
        if len(text) >= len(heading):
            rest = snippet[number:]
            if text == heading and rest[:1] in ((), (Fragment(BREAK),)):
                return snippet[:number], rest[1:]
            break
    return (), snippet
