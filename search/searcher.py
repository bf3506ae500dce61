"""The one path from a request to a page."""

from index.article import Article
from index.hits import Archive
from index.protocol import Index
from search.page import Page
from search.request import SearchRequest


class Searcher:
    """Asks one index on behalf of readers; threads may share it."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def search(self, request: SearchRequest) -> Page:
        """The page for a request.

        Raises:
            NoIndexError: nothing is published yet.
            BadParameterError: the cursor is not one that an answer gave.
        """
        raise NotImplementedError

    def article(self, id: str) -> Article | None:
        """A stored article, or None."""
        return self._index.reader().article(id)

    def archive(self) -> Archive:
        """The size and span of the whole archive, and its generation."""
        return self._index.reader().archive()
