"""What the tests of marks share."""

from index.asking.plan import Word
from index.text.keys import analyzer
from search.page import Snippet

LANGUAGE = "en"


def stem(word: str) -> Word:
    return Word("key", analyzer(LANGUAGE).keys(word))


def shown(snippet: Snippet) -> str:
    """The snippet as text, its marks in brackets."""
    return "".join(f"[{run.text}]" if run.mark else run.text for run in snippet)
