"""What hits are sorted by."""

from datetime import date

from index.article import Article
from index.asking.plan import Plan

SortKey = tuple[float, int, str]


def key(order: str, rank: float, day: date | None, id_: str) -> SortKey:
    """What a hit is sorted by, of its rank, day and id; it differs for any two."""
    newest = -day.toordinal() if day else 1
    if order in ("relevance", "added"):
        return (-rank, newest, id_)
    oldest = day.toordinal() if day else date.max.toordinal() + 1
    return (0.0, oldest if order == "oldest" else newest, id_)


def sort_key(plan: Plan, score_: float, article: Article) -> SortKey:
    """What an article with this score is sorted by."""
    rank = article.added_second if plan.order == "added" else score_
    return key(plan.order, rank, article.date, article.id)
