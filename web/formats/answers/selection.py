"""A selection of articles that somebody picked."""

from search.answer.selection import Arrangement
from web.formats.answers.article import Article
from web.formats.answers.base import Address, Answer, Count, Instant


class Licence(Answer, frozen=True):
    """A licence; both members are null where none is told. `count` is how many things are under
    it.
    """

    name: str | None
    url: str | None
    count: Count


class Rights(Answer, frozen=True):
    """The articles of a source that are under one licence, by their numbers in the selection, and
    the licences of their pictures.
    """

    source: str
    text: Licence
    numbers: tuple[int, ...]
    pictures: tuple[Licence, ...]


class TakenBack(Answer, frozen=True):
    """What became of a picked article that its source withdrew."""

    id: str
    notice: str


class SelectedArticle(Article, frozen=True):
    """A whole article; `number` is its place in the selection, `page` its address here, `note` what
    was written to it.
    """

    number: int
    page: Address
    note: str


class SelectedPart(Answer, frozen=True):
    """The articles under one heading, or under none."""

    heading: str | None
    articles: tuple[SelectedArticle, ...]


class Selection(Answer, frozen=True):
    """Picked articles; `missing` are the ids that no article has, `rule` says how they are ordered,
    `html` is the page of it.
    """

    title: str
    order_by: Arrangement
    rule: str
    total: Count
    generation: str
    retrieved: Instant
    missing: tuple[str, ...]
    withdrawn: tuple[TakenBack, ...]
    parts: tuple[SelectedPart, ...]
    rights: tuple[Rights, ...]
    html: Address
