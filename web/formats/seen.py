"""What is seen in a comparison, in words."""

from collections.abc import Iterator

from search.answer.over_time import FEW, Line, OverTime
from web.address.comparing import Unit
from web.formats import wording


def seen(found: OverTime, unit: Unit) -> str:
    """One sentence: where each line begins and where it is highest. Empty where there is none."""
    said = "; ".join(_line(found, line, unit) for line in found.lines)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def counted_once(found: OverTime) -> str:
    """How near-duplicates are counted."""
    if found.request.shared.duplicates == "fold":
        return "Of near-duplicates in one step only one is counted"
    return "Near-duplicates are all counted"


def in_no_step(found: OverTime) -> tuple[str, ...]:
    """A sentence for each line of which articles are in no step."""
    return tuple(
        f"{name(line)}: {_undated(line)}, and in no step." for line in found.lines if line.undated
    )


def few(whole: int) -> bool:
    """Whether a step has so few articles that a share of them says little."""
    return 0 < whole < FEW


def name(line: Line) -> str:
    """What a line is called in a sentence: `“flood”`, or `“flood” in Valley Post`."""
    words = wording.words(line.request.q)
    typed = words if wording.has_marks(words) else f"“{words}”"
    return f"{typed} in {line.source}" if line.source else typed


def share(count: int, whole: int) -> float | None:
    """The part of all articles; None where there are none."""
    return round(count / whole, 6) if whole else None


def percent(count: int, whole: int) -> str:
    """`3.1 %`, `0 %`, `under 0.1 %`."""
    return wording.percent(count / whole) if count else "0 %"


def _undated(line: Line) -> str:
    without, coarse = line.undated - line.too_coarse, line.too_coarse
    parts = [
        f"{wording.count(without)} without a date" if without else "",
        f"{wording.count(coarse)} of which only a longer time than a step is known"
        if coarse
        else "",
    ]
    return " and ".join(filter(None, parts))


def _line(found: OverTime, line: Line, unit: Unit) -> str:
    held = [number for number, count in enumerate(line.counts) if count]
    if not held:
        return f"{name(line)} is in none of these articles"
    peak = max(_comparable(line, held), key=lambda n: (_height(line, n, unit), -n))
    of = wording.count(line.whole[peak])
    most = f"{percent(line.counts[peak], line.whole[peak])} of {of}"
    if unit == "count":
        most = f"{line.counts[peak]:,} of {of}"
    if few(line.whole[peak]):
        most += ", which are few"
    if len(held) == 1:
        return f"{name(line)} appears only {_when(found, peak)}, in {most}"
    first = f"{name(line)} first appears {_when(found, held[0])} and peaks"
    return f"{first} {'there' if peak == held[0] else _when(found, peak)} with {most}"


def _comparable(line: Line, held: Iterator[int] | list[int]) -> list[int]:
    """The steps that a peak is looked for in: those with enough articles, if there are any."""
    every = list(held)
    return [n for n in every if not few(line.whole[n])] or every


def _height(line: Line, number: int, unit: Unit) -> float:
    count = line.counts[number]
    return count / max(line.whole[number], 1) if unit == "share" else float(count)


def _when(found: OverTime, number: int) -> str:
    first, last = found.steps[number]
    return f"{'on' if first == last else 'in'} {wording.span(first, last)}"
