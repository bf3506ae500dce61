"""What the tests of marks share."""

from index.asking.plan import Node, Word
from index.document import Passage
from index.text.keys import analyzer
from search.page import Snippet
from search.shown.marking import Marker
from search.shown.snippet import Span

LANGUAGE = "en"


def stem(word: str) -> Word:
    return Word("key", analyzer(LANGUAGE).keys(word))


def shown(snippet: Snippet) -> str:
    """The snippet as text, its marks in brackets."""
    return "".join(f"[{run.text}]" if run.mark else run.text for run in snippet)


def spans_of(where: Node, text: str) -> list[Span]:
    """What a plan's node matches in the body of an article."""
    (spans,) = Marker(where, LANGUAGE).spans([Passage("body", "s1", text)], [None])
    return spans
