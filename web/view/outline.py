"""The headings of an article's page: the list of its contents, and how deep each of them is."""

from index.article import Article

_LOWEST = 4


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
