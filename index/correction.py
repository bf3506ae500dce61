"""What a person says of an article whose file does not: a line of `corrections.csv`."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from index.article import Article, Status

TAKEN_BACK = ("withdrawn", "removed")
"""What is searched no more."""


class Correction(NamedTuple):
    """A line of `corrections.csv`.

    Attributes:
        status: what became of the article.
        id: the article's id in the archive; empty where it is named by its address.
        url: its address on the web; empty where it is named by its id.
        note: why, for its readers; may be empty.
        date: the day, as YYYY-MM-DD; may be empty.
        ids: of the articles that it was of when there were some.
    """

    status: Status
    id: str = ""
    url: str = ""
    note: str = ""
    date: str = ""
    ids: tuple[str, ...] = ()

    @property
    def takes_back(self) -> bool:
        """Whether the article is searched no more."""
        return self.status in TAKEN_BACK

    @property
    def digest(self) -> str:
        """Names what it makes of an article."""
        told = repr((self.status, self.note, self.date))
        return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def after(self, before: "Correction | None") -> "Correction":
        """Which of two lines about one article counts: one that removes it; else the later one by
        their days; without these the lower one, which this is.
        """
        if before is None or before.status == self.status == "removed":
            return self
        if "removed" in (before.status, self.status):
            return before if before.status == "removed" else self
        is_older = bool(self.date and before.date) and self.date < before.date
        return before if is_older else self

    def applied(self, article: Article) -> Article:
        """The article as this line has it. It brings nothing back that the article's own file takes
        back, and what it does not say of the same status is as the file has it.
        """
        if article.status in TAKEN_BACK and not self.takes_back:
            return article
        note, day = self.note or None, date.fromisoformat(self.date) if self.date else None
        if article.status == self.status:
            note, day = note or article.notice, day or article.corrected
        return replace(article, status=self.status, notice=note, corrected=day)


def removed(id: str, note: str | None, corrected: date | None) -> Article:
    """All that is kept of an article that was removed."""
    return Article(id, "", "", status="removed", notice=note, corrected=corrected)
