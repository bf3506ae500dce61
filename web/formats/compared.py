"""Queries over time: as JSON, and as a table."""

from collections.abc import Iterator

from search.answer.over_time import Line, OverTime
from search.help.steps import within
from web.address.comparing import Unit
from web.address.links import Links
from web.formats import answers
from web.formats.seen import few, in_no_step, seen, share
from web.formats.tables import as_text, row

_COLUMNS = ("query", "start", "end", "count", "archive", "share", "source")


def comparison_answer(
    found: OverTime, unit: Unit, notices: tuple[str, ...] = (), links: Links | None = None
) -> answers.OverTime:
    """A comparison as `/compare.json` answers it; `notices` stand before its own."""
    links = links or Links()
    return answers.OverTime(
        generation=found.generation,
        unit=unit,
        interval=found.interval,
        duplicates=found.request.shared.duplicates,
        notices=(*notices, *found.notices, *in_no_step(found)),
        seen=seen(found, unit),
        undated=found.undated,
        too_coarse=found.too_coarse,
        lines=tuple(
            answers.QueryLine(
                query=line.request.q,
                source=line.source,
                understood_as=line.understood_as,
                warnings=line.warnings,
                total=line.total,
                undated=line.undated,
                too_coarse=line.too_coarse,
                url=links.search(line.request),
                steps=tuple(_steps(found, line, links)),
            )
            for line in found.lines
        ),
    )


def _steps(found: OverTime, line: Line, links: Links) -> Iterator[answers.QueryStep]:
    for step, count, whole in zip(found.steps, line.counts, line.whole, strict=True):
        url = links.search(within(line, step, found.interval)) if count else None
        yield answers.QueryStep(*step, count, whole, share(count, whole), few(whole), url)


def table(found: OverTime) -> Iterator[str]:
    """The comparison as lines of CSV, one for each query and step; what is in no step has a line
    without days.
    """
    yield row(_COLUMNS)
    for line in found.lines:
        query, source = as_text(line.request.q), as_text(line.source or "")
        for (start, end), count, whole in zip(found.steps, line.counts, line.whole, strict=True):
            part = share(count, whole)
            shown = "" if part is None else f"{part:.6f}"
            yield row((query, str(start), str(end), str(count), str(whole), shown, source))
        if line.undated:
            yield row((query, "", "", str(line.undated), "", "", source))
