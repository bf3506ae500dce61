"""How a story spread: the copies of an article in the order of time, each held against the first.

Which of two articles came first is known by their days, and within a day by the instants at which
they were published, where both are known. What the archive does not know is said to be unknown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from index.article import Article
from index.asking.protocol import Reader
from search.answer.context import SearchContext
from search.copies.comparison import share, text_of

Standing = Literal["first", "perhaps-first", "folded", "edited"]
_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Copy:
    """An article of a family, held against the first in the table.

    `standing`: it is the first in this archive, or one of several that may be, as the order of
    these is not known; else a search folds it with the first, as nearly the same text, or it is an
    edited one. `days` and `seconds` are how much later it is, where that is known to the day
    and to the instant. `tied`: whether it came before or after another of the family is not known.
    `share` (0 to 1) is its share in common with the first, None where there was no time to find it;
    `words` are those of its text. `under` is the id of the article that a search folds it under.
    """

    article: Article
    standing: Standing
    days: int | None
    seconds: int | None
    tied: bool
    share: float | None
    words: int
    under: str | None

    @property
    def id(self) -> str:
        """The id of the article."""
        return self.article.id


@dataclass(frozen=True, slots=True)
class Spread:
    """The copies of an article, itself among them, in the order of time; undated ones last. With
    `cut` there are more.
    """

    copies: tuple[Copy, ...]
    cut: bool
    generation: str

    @property
    def sources(self) -> int:
        """How many sources have it."""
        return len({copy.article.source for copy in self.copies})

    @property
    def partial(self) -> bool:
        """Whether there was no time to compare all of them."""
        return any(copy.share is None for copy in self.copies)


def spread(article: Article, context: SearchContext) -> Spread:
    """How an article spread.

    Raises:
        EngineDownError, DamagedIndexError: the snapshot cannot be asked.
    """
    family = context.reader.family(article.id)
    groups = {member.id: member.group for member in family.members}
    found = sorted(context.reader.articles(groups) if len(groups) > 1 else [article], key=_key)
    texts = [text_of(one, context.deadline) for one in found]
    shares = [share(texts[0], text, context.deadline) for text in texts]
    firsts, tied, lead = _firsts(found), _tied(found), groups.get(found[0].id)
    copies = (
        Copy(
            article=one,
            standing=_standing(one, firsts, folded=lead is not None and groups[one.id] == lead),
            days=_days(found[0], one),
            seconds=_seconds(found[0], one),
            tied=one.id in tied,
            share=part,
            words=sum(sentence.count(" ") + 1 for sentence in text.sentences),
            under=None if groups.get(one.id) == one.id else groups.get(one.id),
        )
        for one, text, part in zip(found, texts, shares, strict=True)
    )
    return Spread(tuple(copies), family.cut, context.reader.archive().generation)


def copies(article: Article, reader: Reader) -> int:
    """How many other articles of the family of an article there are.

    Raises:
        EngineDownError, DamagedIndexError: the snapshot cannot be asked.
    """
    return max(len(reader.family(article.id).members) - 1, 0)


def _key(article: Article) -> tuple[date, date, datetime, str]:
    """The order of time; undated ones last, and those of a day whose instant is not known behind
    the others of that day.
    """
    last = article.last_day or date.max
    return article.date or date.max, last, _instant(article), article.id


def _before(one: Article, other: Article) -> bool:
    """Whether it is known that one article came before another one."""
    if one.date is None or other.date is None or one.last_day is None:
        return False
    if one.last_day < other.date:
        return True
    same_day = one.date == one.last_day == other.date == other.last_day
    instants = one.published, other.published
    return same_day and None not in instants and _instant(one) < _instant(other)


def _instant(article: Article) -> datetime:
    return article.published.astimezone(UTC) if article.published else _LAST


def _firsts(found: Sequence[Article]) -> frozenset[str]:
    """Those of which none of the others is known to have come before; undated ones only where no
    other is dated.
    """
    dated = [one for one in found if one.date] or found
    last = min((one.last_day or date.max for one in dated), default=date.max)
    early = [one for one in dated if one.date is None or one.date <= last]
    return frozenset(one.id for one in early if not any(_before(other, one) for other in early))


def _tied(found: Sequence[Article]) -> frozenset[str]:
    """The dated ones of which it is not known whether they came before another dated one."""
    dated = [one for one in found if one.date]
    tied: set[str] = set()
    for place, one in enumerate(dated):
        for other in dated[place + 1 :]:
            if other.date and one.last_day and other.date > one.last_day:
                break  # and so are all that follow
            if not (_before(one, other) or _before(other, one)):
                tied |= {one.id, other.id}
    return frozenset(tied)


def _standing(article: Article, firsts: frozenset[str], *, folded: bool) -> Standing:
    if article.id in firsts:
        return "first" if len(firsts) == 1 else "perhaps-first"
    return "folded" if folded else "edited"


def _days(first: Article, one: Article) -> int | None:
    """How many days later one is; None where either is not dated to the day."""
    if first.date is None or one.date is None or {first.precision, one.precision} != {"day"}:
        return None
    return (one.date - first.date).days


def _seconds(first: Article, one: Article) -> int | None:
    if first.published is None or one.published is None:
        return None
    return int((one.published - first.published).total_seconds())
