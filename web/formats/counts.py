"""How many articles each of many queries finds: as JSON, and as a table by year."""

from collections.abc import Iterator, Sequence

from search.answer.batch import BatchCounts
from search.request import SearchRequest
from web.address.links import Links
from web.formats import answers
from web.formats.tables import as_text, moment, row


def batch_answer(
    found: BatchCounts, requests: Sequence[SearchRequest], links: Links | None = None
) -> answers.Batch:
    """The counts of the requests, in their order, as `/batch.json` answers them."""
    links = links or Links()
    queries = (
        answers.Counted(
            query=one.query,
            understood_as=one.understood_as,
            warnings=one.warnings,
            total=one.total,
            partial=one.partial,
            undated=one.undated,
            years=tuple(answers.Year(year, count) for year, count in one.years.items()),
            url=links.search(request),
        )
        for one, request in zip(found.queries, requests, strict=True)
    )
    return answers.Batch(found.generation, moment(), tuple(queries))


def by_year(found: BatchCounts, retrieved: str) -> Iterator[str]:
    """The counts as lines of CSV: one for each query, with its total and the articles of each year,
    the years in between too. `retrieved` is when they were counted.
    """
    known = [year for one in found.queries for year in one.years]
    years = range(min(known), max(known) + 1) if known else range(0)
    yield row(("query", "total", "undated", *map(str, years), "generation", "retrieved"))
    for one in found.queries:
        counts = (str(one.years.get(year, 0)) for year in years)
        yield row(
            (
                *(as_text(one.query), str(one.total), str(one.undated), *counts),
                *(as_text(found.generation), retrieved),
            )
        )
