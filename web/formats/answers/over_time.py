"""Queries side by side over time."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from index.asking.plan import Interval
from search.request import Duplicates
from web.address.comparing import Unit
from web.formats.answers.base import Address, Answer, Count


class QueryStep(Answer, frozen=True):
    """One query in one step: `share` is `count` of `archive`, all articles of these days under the
    same filters, and null where there are none; `few`: there are fewer than 30. `url` finds the
    articles that are counted.
    """

    start: date
    end: date
    count: Count
    archive: Count
    share: Annotated[float, Meta(ge=0, le=1)] | None
    few: bool
    url: Address | None


class QueryLine(Answer, frozen=True):
    """One query over time, or its part of one source. `total` is what the steps count and the
    `undated` articles, which are in no step; `tooCoarse` of these have a date.
    """

    query: str
    source: str | None
    understood_as: str
    warnings: tuple[str, ...]
    total: Count
    undated: Count
    too_coarse: Count
    url: Address
    steps: tuple[QueryStep, ...]


class OverTime(Answer, frozen=True):
    """Queries over the same steps. `seen` says in words what is seen; with `duplicates` fold, of
    near-duplicates in one step one is counted. `undated` of all articles are in no step.
    """

    generation: str
    unit: Unit
    interval: Interval
    duplicates: Duplicates
    notices: tuple[str, ...]
    seen: str
    undated: Count
    too_coarse: Count
    lines: tuple[QueryLine, ...]
