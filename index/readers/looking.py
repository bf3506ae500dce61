"""A look at how files are read, without an index: for `dateline inspect`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from index.readers import registry
from index.readers.disk import AbsentError
from index.readers.files import Ignored, Noted, Skipped, SourceFile, walk
from index.readers.making import Made
from index.readers.record import DAMAGED, Mark
from index.readers.source_settings import Contexts
from index.readers.tables.paths import parsed
from index.readers.tables.synonyms import attribute, normal
from index.text.cleaning import printable

MOST_FILES = 2000
"""Of a folder, so many files are looked into."""
MOST_ALIKE = 3
"""Of a folder, so many files of each format are shown."""
_WITHOUT_ORIGIN = ("body", "images")
"""Attributes of which no article says where they came from."""


@dataclass(slots=True)
class Look:
    """What was seen of one file.

    `format` is the name of its reader, empty where there is none. `more` says that there is more in
    it than was looked at. `passed` counts by kind what need not be an article; `cures` has what
    would make articles of a kind.
    """

    shown: str
    format: str = ""
    articles: list[Made] = field(default_factory=list)
    said: list[Skipped | Noted] = field(default_factory=list)
    passed: Counter[str] = field(default_factory=Counter)
    cures: dict[str, str] = field(default_factory=dict)
    more: bool = False


@dataclass(frozen=True, slots=True)
class Alike:
    """Further files of a folder, which were not shown: how many of each format or kind, and what
    was passed over in them.
    """

    shown: str
    counts: dict[str, int]
    more: bool
    passed: dict[str, int] = field(default_factory=dict)


def looks(paths: Iterable[Path], contexts: Contexts, limit: int) -> Iterator[Look | Alike]:
    """Looks at files, and at the first files of each format in folders; at most `limit` articles
    of each.

    Raises:
        SourceError: a path is missing or cannot be read.
        SettingsError: what is said of its source cannot be.
    """
    for path in paths:
        found = walk([path])
        if path.is_dir():
            yield from _folder(path, found, contexts, limit)
        else:
            yield from (
                look(_named(file, path), contexts, limit)
                for file in found
                if isinstance(file, SourceFile)
            )


def look(file: SourceFile, contexts: Contexts, limit: int) -> Look:
    """Looks at a file, up to `limit` articles."""
    seen, context = Look(file.shown), contexts.of(file)
    try:
        for outcome in registry.makings(file, context):
            if len(seen.articles) == limit:
                seen.more = True
                seen.said += _unused(context.mapping, seen)
                break
            if not isinstance(outcome, Mark):
                _take(seen, outcome)
    except AbsentError as error:
        reason = f"{error.reason[0].upper()}{error.reason[1:]}; let this user read it."
        seen.said.append(Skipped(file.shown, None, reason, DAMAGED))
    seen.format = seen.articles[0].format if seen.articles else registry.format_of(file)
    return seen


def _unused(mapping: Mapping[str, str], seen: Look) -> Iterator[Noted]:
    """What is to be said of keys that a person named and no article has so far: a reader says it at
    the end of a file, and this is not read to its end.
    """
    told = {
        normal(origin.rpartition(".")[2])
        for made in seen.articles
        for origins in made.origins.values()
        for origin in origins.split(", ")
    }
    for name, path in mapping.items():
        if attribute(name) not in _WITHOUT_ORIGIN and normal(parsed(path)[-1].key) not in told:
            count = len(seen.articles)
            above = f"the {count:,} articles" if count > 1 else "the article"
            reason = (
                f"No key {printable(path, 80)}, which --map gives for {name}, is in {above} above."
            )
            yield Noted(seen.shown, None, reason, "mappings without use")


def _take(seen: Look, outcome: Made | Skipped | Ignored | Noted) -> None:
    if isinstance(outcome, Made):
        seen.articles.append(outcome)
    elif isinstance(outcome, Ignored):
        seen.passed[outcome.kind] += 1
        if outcome.cure:
            seen.cures[outcome.kind] = outcome.cure
    else:
        seen.said.append(outcome)


def _named(file: SourceFile, path: Path) -> SourceFile:
    """A file under the name that it has where its first folder is the SOURCE, so that what is said
    of sources above it counts.
    """
    if path.is_absolute() or ".." in path.parts or len(path.parts) < 2:
        return file
    return SourceFile(file.path, path.as_posix())


def _folder(
    path: Path, found: Iterable[object], contexts: Contexts, limit: int
) -> Iterator[Look | Alike]:
    counts: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    further: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    more = False
    for item in found:
        if sum(counts.values()) == MOST_FILES:
            more = True
            break
        if not isinstance(item, SourceFile):
            continue
        seen = look(item, contexts, limit)
        kind = seen.format or next(iter(seen.passed), "")
        if not kind and not seen.said:
            continue
        # What has neither an article nor a fault shows nothing of how its format is read.
        tells = bool(seen.format and (seen.articles or seen.said))
        counts[kind] += 1
        shown[kind] += tells
        if tells and shown[kind] <= MOST_ALIKE:
            yield seen
        else:
            further[kind] += 1
            passed += seen.passed if seen.format else Counter()
    if further or more:
        yield Alike(str(path), dict(further), more, dict(passed))
