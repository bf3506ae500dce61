"""What an index can be asked. Every value is frozen; a plan holds tokens, never typed text.

Which articles match is a tree of nodes. What they score is a list beside it: the score of an
article is the sum over `Plan.scored`, whichever branch of the tree let it in (docs/ranking.md).
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from index.asking.deadline import NEVER, Deadline
from index.asking.scored import Scored
from index.asking.second import SecondLook

Stream = Literal["key", "form"]
Order = Literal["relevance", "newest", "oldest", "added"]
"""`added`: what the archive had last comes first."""
Interval = Literal["year", "month", "day"]
Copies = Literal["all", "none", "only"]

MAX_EXPANSION = 1024
"""How many forms a prefix, wildcard or fuzzy word may stand for: the first in code-point order."""


@dataclass(frozen=True, slots=True)
class Word:
    """What stands at one position: a token that has any of the texts in one of the two streams, as
    its form or among its keys.
    """

    stream: Stream
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """Articles with the word in `field`, or in any scored text field where `field` is None."""

    word: Word
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Articles with the words at consecutive positions of one value of a text field."""

    words: tuple[Word, ...]
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """Articles with all words in one value, in any order, with at most `slop` others between the
    first and the last. A word given twice needs two positions.
    """

    words: tuple[Word, ...]
    slop: int
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Prefix:
    """Articles with a form that begins with `text`."""

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Articles with a form that fits `pattern`: `*` is any run, `?` one character; it does not
    begin with either.
    """

    pattern: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Articles with a form at most `edits` (1 or 2) edits from `text`: insert, delete, replace, or
    swap two neighbours (optimal string alignment); the first letter is the same.
    """

    text: str
    edits: int
    field: str | None = None


@dataclass(frozen=True, slots=True)
class FacetWords:
    """Articles with a value of `facet` that contains the folded words, `adjacent` or anywhere."""

    facet: str
    words: tuple[str, ...]
    adjacent: bool = False


@dataclass(frozen=True, slots=True)
class FacetPrefix:
    """Articles with a value of `facet` that contains the folded words, the last as a beginning."""

    facet: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FacetTerm:
    """Articles that have exactly this value of `facet`."""

    facet: str
    value: str


@dataclass(frozen=True, slots=True)
class Days:
    """Articles dated from `first` to `last`, both included; None leaves that end open. A date that
    is known to the month or the year only matches what it overlaps. Articles without a date never
    match.
    """

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """Articles that the archive first had between two seconds since 1970, both included; None
    leaves that end open. Articles of which that is not known never match.
    """

    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Everything:
    """All articles."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No article."""


@dataclass(frozen=True, slots=True)
class And:
    """Articles that match every part; `And(())` is everything."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Articles that match at least one part; `Or(())` is nothing."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Articles that do not match the part."""

    part: "Node"


Node = (
    Term
    | Phrase
    | Near
    | Prefix
    | Wildcard
    | Fuzzy
    | FacetWords
    | FacetPrefix
    | FacetTerm
    | Days
    | Added
    | Everything
    | Nothing
    | And
    | Or
    | Not
)
Expandable = Prefix | Wildcard | Fuzzy


@dataclass(frozen=True, slots=True)
class Choice:
    """One of `only` (if any) of a facet's values, none of `none_of`; its own counts ignore this."""

    facet: str
    only: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetCount:
    """Count the values of `facet`: the `size` most frequent ones and, whatever their count, every
    value in `always`. With `find`, only values that contain its words, the last as a beginning.
    """

    facet: str
    size: int = 10
    always: tuple[str, ...] = ()
    find: str = ""


@dataclass(frozen=True, slots=True)
class After:
    """Where the last hit stood, so that the next ones follow it; `day` is the first of its date. In
    the order `added`, `score` is the second in which it was added.
    """

    score: float
    day: date | None
    id: str


@dataclass(frozen=True, slots=True)
class Plan:
    """One question: which articles, in which order, which window of them, and what to count. A date
    that is known to the month or the year only is sorted by its first day. `copies`: "none" but the
    first of each group of near-duplicates, or "only" what is in one. With `fold`, of those that
    match only the first in the order is a hit of its own: offset, limit and the `second` look are
    of what is left. All else counts every article, but a timeline counts `once` what is in one step
    several times; its steps are of the `interval`, or those that fit. Out of time at the
    `deadline`, an engine answers with less, and says so.
    """

    where: Node = field(default_factory=Everything)
    scored: tuple[Scored, ...] = ()
    days: Days | None = None
    added: Added | None = None
    copies: Copies = "all"
    choices: tuple[Choice, ...] = ()
    order: Order = "relevance"
    offset: int = 0
    limit: int = 10
    after: After | None = None
    facets: tuple[FacetCount, ...] = ()
    timeline: bool = False
    interval: Interval | None = None
    once: bool = False
    fold: bool = False
    second: SecondLook | None = None
    deadline: Deadline = field(default=NEVER, compare=False, repr=False)

    @property
    def ranges(self) -> tuple[Node, ...]:
        """What the articles have to match beside `where`: their dates, and when they came in."""
        return tuple(part for part in (self.days, self.added) if part is not None)
