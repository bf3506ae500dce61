"""The runs of a page in the order in which people read them: column by column.

A page is parted where a strip from its top to its bottom is empty. Where a headline lies across
such a strip, it parts the page into what stands above and below it.
"""

from collections.abc import Sequence
from statistics import median

from index.readers.pdf.runs import Run

_STRIP = 0.5
"""An empty strip between columns is at least so many times as wide as the letters are high."""
_ACROSS = 0.34
"""At most this share of the runs may lie across a strip, as headlines do."""
_FEWEST = 3
"""A column has at least so many runs."""
_INITIAL, _MOST_INITIALS = 1.6, 50
"""A letter so many times as high as the text's begins it; a page has at most so many of them."""
_DEEP = 24
_MOST_RUNS = 6_000
"""A page with more runs is no page of text: it is read as one column."""
_CELL = 22
"""Columns of shorter runs that stand side by side are a table's."""


def in_order(runs: Sequence[Run], depth: int = 0) -> list[list[Run]]:
    """The runs column by column, each from its top to its bottom, left before right on a line."""
    if not 2 * _FEWEST <= len(runs) <= _MOST_RUNS or depth == _DEEP:
        return [_down(runs)] if runs else []
    strip = _strip(runs)
    if strip is None:
        return [_down(runs)]
    across = [run for run in runs if run.left < strip < run.right]
    if not across:
        left = [run for run in runs if run.right <= strip]
        right = [run for run in runs if run.left >= strip]
        return [*in_order(left, depth + 1), *in_order(right, depth + 1)]
    found: list[list[Run]] = []
    band: list[Run] = []
    for run in sorted(runs, key=lambda run: -run.top):
        if run.left < strip < run.right:
            found += in_order(band, depth + 1)
            found.append([run])
            band = []
        else:
            band.append(run)
    return _joined([*found, *in_order(band, depth + 1)])


def with_initials(runs: Sequence[Run]) -> list[Run]:
    """The runs with each large first letter (a drop cap) in the line that it begins."""
    if len(runs) < 2:
        return list(runs)
    size = median(run.size for run in runs)
    initials = [run for run in runs if _is_initial(run, size)][:_MOST_INITIALS]
    found = list(runs)
    for initial in initials:
        beside = [run for run in found if _is_beside(run, initial, size)]
        if not beside:
            continue
        first = max(beside, key=lambda run: run.top)
        found.remove(initial)
        for run in beside:  # their lines begin where the letter does
            text = initial.text + run.text if run is first else run.text
            found[found.index(run)] = run._replace(text=text, left=initial.left)
    return found


def _is_beside(run: Run, initial: Run, size: float) -> bool:
    middle = (run.top + run.bottom) / 2
    is_near = -0.3 * size < run.left - initial.right < size
    is_level = initial.bottom < middle < initial.top + 0.2 * size
    return is_near and is_level and run.size < initial.size / _INITIAL


def _is_initial(run: Run, size: float) -> bool:
    return len(run.text) <= 2 and run.text[-1].isalpha() and run.size >= _INITIAL * size


def _strip(runs: Sequence[Run]) -> float | None:
    """Where the emptiest strip between two columns is; None where there is none.

    The middle of each gap between a right edge and the next left edge is tried.
    """
    size = median(run.size for run in runs)
    edges = sorted({round(run.right, 1) for run in runs})
    best: tuple[int, float, float] | None = None
    lefts = sorted(run.left for run in runs)
    at = 0
    for right in edges:
        while at < len(lefts) and lefts[at] < right:
            at += 1
        if at == len(lefts):
            break
        width = lefts[at] - right
        if width < _STRIP * size and not _is_edge(runs, right):
            continue
        middle = right + max(min(width, 2 * size), 0.2) / 2
        crossing = sum(run.left < middle < run.right for run in runs)
        if crossing <= _ACROSS * len(runs) and _parts(runs, middle):
            key = (crossing, -width, middle)
            best = min(best, key) if best else key
    return best[2] if best else None


def _is_edge(runs: Sequence[Run], right: float) -> bool:
    """Whether several runs end here, as the lines of a column do."""
    return sum(abs(run.right - right) < 1 for run in runs) >= _FEWEST


def _parts(runs: Sequence[Run], at: float) -> bool:
    """Whether there are columns of text on both sides, beside each other."""
    left = [run for run in runs if run.right <= at]
    right = [run for run in runs if run.left >= at]
    if min(len(left), len(right)) < _FEWEST:
        return False
    top = min(max(run.top for run in left), max(run.top for run in right))
    bottom = max(min(run.bottom for run in left), min(run.bottom for run in right))
    tall = min(
        max(run.top for run in side) - min(run.bottom for run in side) for side in (left, right)
    )
    if top - bottom < tall / 3:
        return False
    return max(median(len(run.text) for run in side) for side in (left, right)) > _CELL or not (
        _side_by_side(left, right)
    )


def _side_by_side(left: Sequence[Run], right: Sequence[Run]) -> bool:
    """Whether most runs of the shorter side stand on a line with one of the other."""
    few, many = sorted((left, right), key=len)
    lines = {round(run.bottom) for run in many}
    near = sum(bool({round(run.bottom) + n for n in (-1, 0, 1)} & lines) for run in few)
    return near >= 0.8 * len(few)


def _down(runs: Sequence[Run]) -> list[Run]:
    """The runs of one column from top to bottom; those on one line from left to right."""
    found: list[Run] = []
    line: list[Run] = []
    for run in sorted(runs, key=lambda run: (-run.bottom, run.left)):
        if line and line[0].bottom - run.bottom > 0.4 * max(line[0].size, run.size):
            found += sorted(line, key=lambda run: run.left)
            line = []
        line.append(run)
    return found + sorted(line, key=lambda run: run.left)


def _joined(parts: list[list[Run]]) -> list[list[Run]]:
    """The columns, with runs of headlines that follow each other in one."""
    found: list[list[Run]] = []
    for part in parts:
        if found and len(part) == 1 and len(found[-1]) == 1:
            found[-1] = [*found[-1], *part]
        elif part:
            found.append(part)
    return found
