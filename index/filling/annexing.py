"""What the next generation is to know beside its articles."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from index.article import Article
from index.filling.identity import hashed
from index.filling.swept import Swept
from index.generations.annex import Annex
from index.readers.files import SourceFile


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
    undated = 0
    for name, state in swept.files.items():
        formats[state.format] += len(state.ids)
        file = sources.get(name)
        for entry in state.entries:
            undated += bool(entry.id) and entry.claim.undated
            if file and entry.id and entry.claim.source not in ("", file.source):
                renamed[file.source].add(entry.claim.source)
    return Annex(
        withdrawn=withdrawn,
        moved=_moved(swept, sources),
        renamed={folder: tuple(sorted(names)) for folder, names in renamed.items()},
        formats=formats,
        passed=swept.passed,
        skipped=len(swept.skipped),
        undated=undated,
        absent=tuple(one.path for one in swept.absent),
    )


def _moved(swept: Swept, sources: Mapping[str, SourceFile]) -> dict[str, str]:
    """The ids that were made of names in another form of Unicode, when names had none."""
    return {
        hashed(file.written): entry.id
        for name, file in sources.items()
        if file.written != name and name in swept.files
        for entry in swept.files[name].entries
        if entry.id and entry.claim.id == hashed(name)
    }
