"""One article by its id, also one that has another id now or that its source took back."""

from collections.abc import Callable

from flask import Response, request, url_for
from werkzeug.exceptions import Gone, NotFound

from index.article import Article
from search.searcher import Searcher
from web.formats.wording import standing
from web.serving.conditional import Made


def found(
    searcher: Searcher, id: str, make: Callable[[Article], Made], variable: str = "id"
) -> Made:
    """What is made of the article with this id. Of one that has another id now, the way there.

    Args:
        searcher: what has the articles.
        id: of the article.
        make: makes the response.
        variable: which part of the address the id is.

    Raises:
        NotFound: there is none.
        Gone: its source removed it.
    """
    article = searcher.article(id)
    if article is None:
        now = searcher.moved(id)
        if now is None:
            raise NotFound(f"There is no article {id} in this archive.")
        return Made(_moved_to({variable: now}))
    if article.status == "removed":
        raise Gone(standing(article))
    return make(article)


def require_text(article: Article) -> None:
    """Checks that there is more of an article than the notice of its withdrawal.

    Raises:
        Gone: its source withdrew it.
    """
    if article.status == "withdrawn":
        raise Gone(standing(article))


def _moved_to(now: dict[str, str]) -> Response:
    """The way to the same representation of the article: a path, whatever host was asked."""
    within = {**(request.view_args or {}), **request.args.to_dict(flat=False), **now}
    return Response(status=301, headers={"Location": url_for(request.endpoint or "", **within)})
