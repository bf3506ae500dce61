"""The headings of an article's page: the list of its contents, how deep each of them is, and where
the address of a section leads.
"""

from itertools import chain

from index.article import Article
from search.shown.reading import Reading, ReadSection

_LOWEST = 4
_IN_SIGHT = 500
"""Characters below a heading that are seen together with it, also on a narrow screen."""


def levels(article: Article) -> list[int]:
    """The level of each section's heading on the page, 2 to 4; none is skipped on the way down,
    whatever the article has.
    """
    found: list[int] = []
    above = 1
    for section in article.without_furniture().sections:
        if section.heading:
            above = min(max(section.level, 2), above + 1, _LOWEST)
        found.append(max(above, 2))
    return found


def contents(article: Article) -> list[tuple[str, str, int]]:
    """The headings of a long article with their anchors and levels; a short one needs no list of
    contents.
    """
    pairs = zip(article.without_furniture().sections, levels(article), strict=True)
    headed = [(s.heading, s.anchor, level) for s, level in pairs if s.heading]
    if len(headed) < 4:
        return []
    if article.background:
        headed.append((article.background.heading or "Background", article.background.anchor, 2))
    return headed


def landings(reading: Reading) -> frozenset[str]:
    """The anchors of the sections whose first match is too far below their heading to be seen with
    it: their address leads to the match.
    """
    sections = (*reading.sections, *filter(None, [reading.background]))
    return frozenset(section.anchor for section in sections if _is_far(section))


def _is_far(section: ReadSection) -> bool:
    before = 0
    for run in section.runs:
        for fragment in chain.from_iterable(run.paragraphs):
            if fragment.mark:
                return before > _IN_SIGHT
            before += len(fragment.text)
    return False
