"""The name of the site goes from a page's title."""

import re

_BETWEEN = re.compile(r"\s+[|–—·•»«:-]{1,2}\s+|\s*\|\s*|\s*:\s+")
_NO_WORD = re.compile(r"\W+")


def without_site(title: str, *sites: str) -> str:
    """The title without ` | Valley Post` at its end or `Valley Post: ` at its beginning, where that
    is one of the names or hosts given; else as it is.
    """
    names = {_squashed(name) for site in sites for name in (site, site.partition(".")[0])} - {""}
    marks = list(_BETWEEN.finditer(title))
    for mark in marks:
        if _squashed(title[mark.end() :]) in names and mark.start():
            return title[: mark.start()].rstrip()
    for mark in reversed(marks):
        if _squashed(title[: mark.start()]) in names and title[mark.end() :].strip():
            return title[mark.end() :].lstrip()
    return title


def _squashed(name: str) -> str:
    return _NO_WORD.sub("", name).casefold().removeprefix("the")
