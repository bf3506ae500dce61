"""What the terminal shows: pages, articles, reports, as lines of text."""

from collections.abc import Callable, Iterator, Sequence

import click

from index.article import Article, Image
from index.filling.report import Report, counted
from index.text.cleaning import printable
from search.answer.batch import BatchCounts
from search.page import Explanation, FacetGroup, Page, Result, Snippet, TimelineView
from search.request import SearchRequest
from terminal.lines import bars, by, counted_as, furniture, in_groups, width, wrapped
from web.address.links import Links
from web.formats.wording import became, standing, titled
from web.view import places
from web.view.chips import ways

Count = Callable[[Sequence[SearchRequest]], BatchCounts]
"""Counts what each of some requests finds: `Searcher.batch`."""

_ON, _OFF = "\ue010", "\ue011"
_LABEL = 17
"""Signs before the values of a facet."""
MAX_SKIPPED = 20
"""How many skipped articles a report names; `--json` names them all."""


def page_lines(page: Page, count: Count) -> Iterator[str]:
    """The lines of a page of results; `count` tells what is found without its filters, where it
    finds nothing.
    """
    yield click.style(_heading(page), bold=True)
    if page.understood_as not in ("", page.request.q.strip()):
        yield f"understood as: {page.understood_as}"
    for warning in page.warnings:
        yield click.style(f"! {warning}", fg="yellow")
    if page.did_you_mean:
        found = counted_as(page.did_you_mean.total, "article")
        yield f"Did you mean: {printable(page.did_you_mean.query)} ({found})"
    if page.exact_form:
        found = counted_as(page.exact_form.total, "article")
        yield f"Only the exact word: {printable(page.exact_form.query)} ({found})"
    first = (page.request.page - 1) * page.request.page_size if not page.request.cursor else 0
    for number, result in enumerate(page.results, first + 1):
        yield ""
        yield from _result_lines(number, result)
    yield from _counts(page)
    if not (page.total or page.partial):
        yield from _ways_out(page.request, count)
    if page.request.page > max(page.pages, 1):
        last = f"the last one is --page {page.pages}"
        yield click.style(f"! There is no page {page.request.page}: {last}.", fg="yellow")
    if page.next_cursor and page.request.page < page.pages:
        yield f"Page {page.request.page} of {page.pages}; more: --page {page.request.page + 1}"


def _ways_out(request: SearchRequest, count: Count) -> Iterator[str]:
    """What is found without a filter. A value of a filter is a whole one: words of it are for the
    query (`author:nyman`).
    """
    for way in ways(request, Links(), count):
        without = f"{way.chip.label}: {printable(way.chip.value)}" if way.chip else "any filter"
        yield f"Without {without}: {counted_as(way.total, 'article')}."


def _heading(page: Page) -> str:
    words = f" for {page.request.q}" if page.request.q else ""
    least = "at least " if page.at_least else ""
    return least + counted_as(page.total, "article") + printable(words)


def _result_lines(number: int, result: Result) -> Iterator[str]:
    said = filter(None, (became(result.article), _marked(result.marked_title)))
    title = wrapped(": ".join(said), f"{number:>2}. ", "    ")
    yield _styled(title, bold=True)
    when = result.article.written_date or "no date"
    yield f"    {when} · {result.article.source} · {click.style(result.id, dim=True)}"
    for snippet in places.opening(result):
        yield _styled(wrapped(_marked(snippet), "      "))
    for place in places.places(result):
        yield f"    § {_styled(_marked(place.heading))}"
        if place.snippet:
            yield _styled(wrapped(_marked(place.snippet), "      "))
    if more := places.more(result):
        yield f"      … and {more} more {'place' if more == 1 else 'places'} in this article"
    if result.hit.also:
        copies = ", ".join(dict.fromkeys(article.source for article in result.hit.also))
        folded = counted_as(result.hit.folded, "near-duplicate")
        yield wrapped(f"also in: {printable(copies)} ({folded})", "      ")
    if result.explanation:
        yield wrapped(_why(result.hit.score, result.explanation), "      ")


def _why(score: float, explanation: Explanation) -> str:
    parts = " + ".join(f"{part.name} {part.value:.2f}" for part in explanation.contributions)
    return printable(
        f"Why: {explanation.sentence} {f'Score {score:.2f}: {parts}.' if parts else ''}"
    )


def _marked(snippet: Snippet) -> str:
    """The snippet, with each match between two private characters: escape codes would count as
    width when lines are wrapped.
    """
    return "".join(
        f"{_ON}{printable(piece.text)}{_OFF}" if piece.mark else printable(piece.text)
        for piece in snippet
    )


def _styled(text: str, *, bold: bool = False) -> str:
    around = "\033[1m" if bold else ""
    text = text.replace(_ON, "\033[1;4m").replace(_OFF, f"\033[0m{around}")
    return f"{around}{text}\033[0m"


def _counts(page: Page) -> Iterator[str]:
    """The facets, one line each, and the timeline."""
    if not page.total:
        return
    yield ""
    for group in page.facets:
        yield wrapped(_facet_line(group), f"{group.label + ':':<{_LABEL}}", " " * _LABEL)
    if page.timeline.bars:
        yield _timeline_line(page.timeline)


def _facet_line(group: FacetGroup) -> str:
    values = ", ".join(
        f"{'-' if v.excluded else '*' if v.selected else ''}{printable(v.value)} ({v.count:,})"
        for v in group.values
    )
    others = f", {group.others:,} others" if group.others else ""
    missing = f"; none: {group.missing:,}" if group.missing else ""
    return f"{values}{others}{missing}"


def _timeline_line(timeline: TimelineView) -> str:
    """The timeline as one line; where it has more bars than there is room, each is of several."""
    first, last = timeline.bars[0].start, timeline.bars[-1].end
    undated = f"; undated: {timeline.undated:,}" if timeline.undated else ""
    room = width() - _LABEL - len(f"{first}  {last}{undated}")
    groups = in_groups(len(timeline.bars), room)
    counts = [sum(timeline.bars[n].count for n in group) for group in groups]
    label = by(timeline.interval or "", len(groups[0]))
    return f"{label:<{_LABEL}}{first} {bars(counts, max(counts))} {last}{undated}"


def article_lines(article: Article) -> Iterator[str]:
    """The lines of a whole article."""
    yield click.style(printable(titled(article)), bold=True)
    if article.headline and article.headline != article.title:
        yield wrapped(printable(article.headline), "")
    when = article.written_date or "no date"
    line = (when, article.source, article.section, *article.authors, article.id)
    yield printable(" · ".join(filter(None, line)))
    for said in (article.url, standing(article)):
        if said:
            yield wrapped(printable(said), "")
    bare = article.without_furniture()
    if bare.lede:
        yield ""
        yield wrapped(printable(bare.lede), "")
    for image in article.images:
        yield ""
        yield wrapped(_image_line(image), "  ")
    background = (article.background,) if article.background else ()
    for section in (*bare.sections, *background):
        if section.heading:
            yield ""
            yield click.style(printable(section.heading), bold=True)
        for paragraph in section.paragraphs:
            yield ""
            yield wrapped(printable(paragraph), "")
    if bare is not article:
        yield ""
        yield click.style("What this source repeats in its articles is left out here.", dim=True)


def _image_line(image: Image) -> str:
    parts = (image.caption, image.author, image.source, image.licence)
    return "Picture: " + printable(" · ".join(part for part in parts if part))


def report_lines(report: Report) -> Iterator[str]:
    """The lines that say what a run of `reindex` did."""
    counts = f"{counted_as(report.articles, 'article')} from {counted_as(report.files, 'file')}"
    yield f"{counts} in {report.seconds:.1f} s{_changes(report)}: {_outcome(report)}."
    if report.anew:
        yield f"All files were read: {report.anew}"
    yield from _passed_lines(report)
    if report.furniture:
        yield f"Furniture: {furniture(report.furniture, report.repeats)}.{_remarked(report)}"
    for absent in report.absent:
        yield f"{absent.path}: {absent.reason}; its articles stay (--prune drops them)."
    yield from _corrected_lines(report)
    if report.undated:
        yield f"Undated: {counted_as(report.undated, 'article')}."
    if kinds := counted(report.skipped):
        shown = ", ".join(f"{count:,} {kind}" for kind, count in kinds.most_common())
        yield wrapped(f"{kinds.total():,} skipped ({shown}):", "", "  ")
    for skipped in report.skipped[:MAX_SKIPPED]:
        line = f":{skipped.line}" if skipped.line else ""
        yield f"  {skipped.path}{line}: {skipped.reason}"
    if len(report.skipped) > MAX_SKIPPED:
        yield f"  … and {len(report.skipped) - MAX_SKIPPED:,} more; --json names them all."
    for kind, count in counted(report.noted).items():
        first = next(noted for noted in report.noted if noted.kind == kind)
        where = f"{first.path}:{first.line}" if first.line else first.path
        yield f"{kind[0].upper()}{kind[1:]}: {count:,}, the first {where}: {first.reason}"


def _corrected_lines(report: Report) -> Iterator[str]:
    """What became of articles since they were published."""
    if report.withdrawn:
        taken = counted_as(report.withdrawn, "article")
        yield f"Withdrawn or removed: {taken}; each keeps its address, with a notice."
    if report.corrections:
        told = counted_as(report.corrections, "article")
        yield f"corrections.csv: it says what became of {told} in the archive."


def _passed_lines(report: Report) -> Iterator[str]:
    """What need not have become an article: what has a cure on lines of its own, largest first."""
    counts = sorted(report.passed.items(), key=lambda pair: (-pair[1], pair[0]))
    plain = [f"{count:,} {kind}" for kind, count in counts if not report.cures.get(kind)]
    if plain:
        yield wrapped(f"Passed over: {', '.join(plain)}.", "", "  ")
    cured = [(kind, count) for kind, count in counts if report.cures.get(kind)]
    if cured:
        yield "Not read:"
    for kind, count in cured:
        yield f"  {count:,} {kind}: {report.cures[kind]}"


def _remarked(report: Report) -> str:
    again = "was" if report.remarked == 1 else "were"
    said = f" {counted_as(report.remarked, 'article')} {again} written again for it."
    return said if report.remarked else ""


def _changes(report: Report) -> str:
    """How many articles are new, changed and removed; empty where all are new and none went."""
    numbers = {"new": report.added, "changed": report.changed, "removed": report.removed}
    counts = ", ".join(f"{number:,} {what}" for what, number in numbers.items() if number)
    return f" ({counts})" if counts and (report.removed or report.added != report.articles) else ""


def _outcome(report: Report) -> str:
    if report.generation:
        return f"published as generation {report.generation}"
    return "a dry run, nothing was published" if report.dry_run else "nothing had changed"
