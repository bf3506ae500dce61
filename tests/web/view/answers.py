"""Pages of results as the views are given them."""

from search.page import Page, TimelineView
from search.request import SearchRequest


def answer(request: SearchRequest, total: int, cursor: str | None = None) -> Page:
    return Page(
        request=request,
        understood_as=request.q,
        warnings=(),
        total=total,
        pages=-(-total // request.page_size),
        results=(),
        facets=(),
        timeline=TimelineView(None, (), 0),
        generation="000001",
        took_ms=1.0,
        order_by=request.order_by,
        next_cursor=cursor,
    )
