"""What keeps a run from losing an archive: it may not publish nothing, nor less than half."""

from collections.abc import Sequence
from pathlib import Path

from index.asking.protocol import Index
from index.errors import DamagedIndexError, NoIndexError, SourceError, TooManyLostError
from index.filling.report import counted
from index.filling.swept import Swept
from index.generations.ledger import Ledger
from index.readers.sources import roots
from index.text.cleaning import printable


def refuse_loss(index: Index, replaced: Ledger, swept: Swept, sources: Sequence[Path]) -> None:
    """Lets a run publish only where it found articles, and loses no more than half of them.

    Raises:
        SourceError: no article was found.
        TooManyLostError: more than half of the published articles would be lost.
    """
    named = ", ".join(printable(str(source)) for source in sources)
    if not swept.articles and not swept.withdrawn:
        raise SourceError(_nothing(swept, named))
    before = sum(state.articles for state in replaced.files.values())
    if not before:
        _refuse_fewer(swept.articles, _articles_before(index), named)
        return
    lost = len(swept.gone - swept.written - swept.withdrawn)
    if lost * 2 > before:
        cause, cure = _cause(replaced, sources)
        raise TooManyLostError(
            f"{lost:,} of the {before:,} articles in the index are not in {named}{cause}: "
            f"more than half would be lost, so nothing was published; {cure}."
        )


def refuse_absence(index: Index, replaced: Ledger, swept: Swept) -> None:
    """Lets a run publish only where what cannot be looked at now can keep its articles.

    Raises:
        TooManyLostError: the index is made anew, and which articles were whose cannot be told.
    """
    if swept.absent and not replaced.files and _articles_before(index):
        first = swept.absent[0]
        raise TooManyLostError(
            f"{first.path}: {first.reason}; the index has to be made anew, and its articles would "
            "be lost, so nothing was published; let this user read it, or use --prune."
        )


def _nothing(swept: Swept, named: str) -> str:
    """What was found instead of an article, and the cure."""
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in swept.passed.items())
    count = counted(swept.skipped).total()
    skipped = f"{count:,} that could not be read" if count else ""
    found = "; ".join(part for part in (kinds, skipped) if part)
    return (
        f"No article was found in {named}, so nothing was published"
        f"{f' (there are {found})' if found else ''}; docs/formats.md says what is read, and "
        "`dateline inspect FILE` shows how one file is."
    )


def _cause(replaced: Ledger, sources: Sequence[Path]) -> tuple[str, str]:
    """Why articles would be lost that may all be there, under other ids; and the cure."""
    before = {name.split("/")[0] for name in replaced.files}
    names = sorted(before - {root.name for root in roots(sources)})
    if not names:
        return "", "--force does it all the same"
    shown = " or ".join(map(printable, names))
    cause = f", for no SOURCE is called {shown} any more and its name is part of its articles' ids"
    return cause, "name the SOURCE as before, or use --force"


def _refuse_fewer(articles: int, before: int, named: str) -> None:
    """Guards what was not made of known files, so that only totals can be compared."""
    if articles * 2 < before:
        raise TooManyLostError(
            f"{named} has {articles:,} articles and the index {before:,}: more than half "
            "would be lost, so nothing was published; --force does it all the same."
        )


def _articles_before(index: Index) -> int:
    """The articles that may be lost; none where what is published cannot be read any more."""
    try:
        return index.reader().archive().articles
    except (NoIndexError, DamagedIndexError):
        return 0
