"""What the next generation is to know beside its articles."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from index.article import Article
from index.asking.protocol import Reader
from index.errors import DamagedIndexError
from index.filling.report import counted
from index.filling.swept import Swept
from index.generations.annex import EMPTY, Annex
from index.readers.files import SourceFile
from index.readers.making import short_hash


def known_annex(published: Reader | None) -> Annex:
    """What the published generation knows beside its articles."""
    try:
        return published.annex() if published else EMPTY
    except DamagedIndexError:
        return EMPTY


def annex(
    swept: Swept, withdrawn: Mapping[str, Article], sources: Mapping[str, SourceFile]
) -> Annex:
    """What a pass found out beside the articles.

    Args:
        swept: what it found.
        withdrawn: what is left of withdrawn articles, by id.
        sources: the files that were there, by name.
    """
    formats: Counter[str] = Counter()
    renamed: defaultdict[str, set[str]] = defaultdict(set)
    names = {entry.claim.source for entry in swept.entries}
    for name, state in swept.files.items():
        formats[state.format] += state.articles
        file = sources.get(name)
        for entry in state.entries:
            if file and entry.id and entry.claim.source not in ("", file.source):
                renamed[file.source].add(entry.claim.source)
    return Annex(
        withdrawn=withdrawn,
        moved=_moved(swept, sources),
        # A folder whose name some article still has is a source as it was.
        renamed={old: tuple(sorted(new)) for old, new in renamed.items() if old not in names},
        formats=formats,
        passed=swept.passed,
        skipped=counted(swept.skipped),
        undated=swept.undated,
        absent=tuple(one.path for one in swept.absent),
    )


def _moved(swept: Swept, sources: Mapping[str, SourceFile]) -> dict[str, str]:
    """The ids that were made of names in another form of Unicode, when names had none."""
    return {
        short_hash(file.written): entry.id
        for name, file in sources.items()
        if file.written != name and name in swept.files
        for entry in swept.files[name].entries
        if entry.id and entry.claim.id == short_hash(name)
    }
