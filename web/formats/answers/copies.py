"""How a story spread: families of articles, and two of them compared."""

from typing import Annotated

from msgspec import Meta

from search.copies.comparison import Kind
from search.copies.spread import Standing
from web.formats.answers.article import Brief
from web.formats.answers.base import Address, Answer, Count, Instant

Share = Annotated[float, Meta(ge=0, le=1)]


class Copy(Brief, frozen=True):
    """An article of a family; what is later and what is in common is said of it and the first.
    `foldedUnder` is the id of the article that a search folds it under. `tied`: whether it came
    before or after another of the family is not known.
    """

    published: Instant | None
    standing: Standing
    tied: bool
    days_after: int | None
    seconds_after: int | None
    share: Share | None
    words: Count
    folded_under: str | None
    comparison: Address


class Family(Answer, frozen=True):
    """The copies of an article, itself among them, in the order of time; undated ones last. With
    `cut` there are more; with `partial` not all were compared in time.
    """

    id: str
    generation: str
    sources: Count
    cut: bool
    partial: bool
    copies: tuple[Copy, ...]


class ComparedPiece(Answer, frozen=True):
    """A piece of text that both articles have, or that the second leaves out or adds."""

    text: str
    kind: Kind


class Passage(Answer, frozen=True):
    """A sentence or a heading; with `begins` a paragraph begins with it. One that `moved` is left
    out in one place and added in another.
    """

    kind: Kind
    begins: bool
    moved: bool
    pieces: tuple[ComparedPiece, ...]


class Comparison(Answer, frozen=True):
    """What became of the text of one article in another one: how many sentences are the same, and
    all of them in order. `share` is how many of the words of both they have in common.
    """

    one: Brief
    other: Brief
    warnings: tuple[str, ...]
    share: Share
    same: Count
    changed: Count
    moved: Count
    left_out: Count
    added: Count
    title: tuple[ComparedPiece, ...]
    passages: tuple[Passage, ...]
