"""What a run did, as it is told."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from index.readers.files import Absent, Noted, Skipped


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did. `generation` is None where nothing was published: in a dry run, and where
    nothing had changed. Of the `articles` that there are now `added` were not there before and
    `changed` were written anew; `removed` are there no more. `passed` counts by kind what need not
    become an article, and `cures` says what would make articles of a kind; `undated` of the
    articles have no date; `withdrawn` more were taken back, and `corrections` counts those of which
    a `corrections.csv` says something; `noted` is what is to
    be said of what was read; `absent` names what could not be looked at and keeps its articles.
    `anew` says why all files were read although there was an index. `furniture` counts the
    paragraphs that sources repeat (docs/furniture.md), `repeats` how many times they stand in
    articles; `remarked` articles were written again because what their source repeats is another.
    """

    sources: tuple[str, ...]
    articles: int
    added: int
    changed: int
    removed: int
    files: int
    size: int
    skipped: tuple[Skipped, ...]
    noted: tuple[Noted, ...]
    passed: Mapping[str, int]
    cures: Mapping[str, str]
    absent: tuple[Absent, ...]
    seconds: float
    generation: str | None
    dry_run: bool
    anew: str
    furniture: int = 0
    repeats: int = 0
    remarked: int = 0
    undated: int = 0
    withdrawn: int = 0
    corrections: int = 0


def counted(told: Iterable[Skipped | Noted]) -> Counter[str]:
    """How many articles or files are told of, by kind."""
    counts: Counter[str] = Counter()
    for one in told:
        counts[one.kind] += one.count
    return counts
