"""The query language as the pages explain it: what can be typed, and what it means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_WORDS = "Words and phrases"
_LOGIC = "And, or, not"
_PLACES = "In one place"
_DATES = "Dates"
_TABLE = (
    (_WORDS, "words", "two words", "articles with both words, in any form", True),
    (_WORDS, "phrase", '"two words"', "these words, one after the other", True),
    (_WORDS, "near", '"two words"~5', "these words near each other, at most five between", True),
    (_WORDS, "", "two w/5 words", "the same", False),
    (_WORDS, "exact", "=word", "this very form of the word, not its relatives", True),
    (_WORDS, "beginning", "wor*", "every word that begins so; ? is one character", True),
    (_WORDS, "spelt", "wrod~", "words spelt almost so; ~2 allows two slips", True),
    (_LOGIC, "or", "one OR other", "either word", True),
    (_LOGIC, "not", "one -other", "the first without the second; also NOT", True),
    (_LOGIC, "", "(one OR other) third", "brackets group; AND is understood", False),
    (_PLACES, "title", "title:word", "in the title", True),
    (_PLACES, "grouped", "title:(one OR other)", "brackets work there, too", False),
    (_PLACES, "", "heading:word", "also lede, body, background, caption", False),
    (_PLACES, "quote", 'quote:"two words"', "inside quotation marks", True),
    (_PLACES, "speaker", "speaker:name", "articles that quote this person", True),
    (_PLACES, "name", 'name:"a name"', "a person, organisation or place in the text", True),
    (_PLACES, "source", "source:name", "from a source named so", True),
    (_PLACES, "author", "author:name", "by an author named so", True),
    (_PLACES, "topic", "topic:word", "with a topic", False),
    (_PLACES, "section", "section:word", "from a part of the newspaper", False),
    (_PLACES, "licence", "licence:cc*", "with a picture under this licence", False),
    (_PLACES, "credit", "credit:name", "with a picture credited so", False),
    (_PLACES, "", "domain:example.org", "from a site", False),
    (_PLACES, "", "status:corrected", "corrected since it was printed; also updated", False),
    (_PLACES, "", "language:french", "in a language", False),
    (_DATES, "year", "date:2024", "from a year", False),
    (_DATES, "month", "date:2024-05", "from a month; a day does it, too", True),
    (_DATES, "range", "date:2022..2024", "from, to; either may be left out", True),
    (_DATES, "", "date:>2021", "after; also >=, <, <=", False),
    (_DATES, "", "date:(2018 OR 2021)", "either", False),
)  # fmt: skip
"""Heading, kind of the example, what is typed where there is no example, what it means, and
whether it stands in the short list.
"""


@dataclass(frozen=True, slots=True)
class Typed:
    """A way to ask: `text` is an example that finds something where `works`, else a pattern."""

    text: str
    works: bool
    means: str


def briefly(examples: Mapping[str, str]) -> list[Typed]:
    """The ways to ask that most searches need, with examples by their kind."""
    return [_typed(row, examples) for row in _TABLE if row[4]]


def in_full(examples: Mapping[str, str]) -> list[tuple[str, list[Typed]]]:
    """All ways to ask, under their headings."""
    headings = dict.fromkeys(row[0] for row in _TABLE)
    return [(heading, list(_under(heading, examples))) for heading in headings]


def _under(heading: str, examples: Mapping[str, str]) -> Iterator[Typed]:
    return (_typed(row, examples) for row in _TABLE if row[0] == heading)


def _typed(row: tuple[str, str, str, str, bool], examples: Mapping[str, str]) -> Typed:
    _, kind, pattern, means, _ = row
    return Typed(examples.get(kind, pattern), kind in examples, means)
