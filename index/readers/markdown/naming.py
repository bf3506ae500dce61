"""What the name of a file tells: a day, a language, and the words of its address."""

import re
from dataclasses import dataclass
from datetime import date

from index.readers.dates import in_path

_DATED = re.compile(
    r"(?P<year>1[5-9]\d\d|20\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[-_ ]+(?P<slug>.*))?$"
)
_LANGUAGE = re.compile(
    r"\.(?P<tag>(?:ar|bg|bn|ca|cs|da|de|el|en|es|et|eu|fa|fi|fr|ga|gl|he|hi|hr|hu|id|it|ja|ko|lt|lv"
    r"|ms|nb|nl|nn|no|pl|pt|ro|ru|sk|sl|sq|sr|sv|th|tr|uk|ur|vi|zh)(?:[-_][A-Za-z]{2,4})?)$"
)
_BUNDLE = "index"
"""A folder with such a file is the article, and the folder's name is that of its address."""
CONTENT = "content"
"""The folder that a site of Hugo has its articles in."""
_POSTS = "_posts"


@dataclass(frozen=True, slots=True)
class Named:
    """What a file's name tells. `stem` is the name without its ending, `slug` the words of the
    address, with dashes; both may be empty. `folders` are those that it lies in, outermost first.
    `own` is the stem, or the name of the folder whose one article the file is.
    """

    stem: str
    slug: str
    day: str | None
    language: str | None
    folders: tuple[str, ...]
    own: str

    @property
    def sections(self) -> tuple[str, ...]:
        """The folders of a site that an article lies in: those below `content` where there is one,
        else all; without the one whose only article it is.
        """
        is_bundle = self.stem.casefold() == _BUNDLE and len(self.folders) > 1
        folders = self.folders[:-1] if is_bundle else self.folders
        return folders[folders.index(CONTENT) + 1 :] if CONTENT in folders else folders


def read(name: str) -> Named:
    """What is told by the name of a file, `folder/2024-05-17-ferry.de.md` or
    `folder/2024-05-17-ferry/index.md`.
    """
    *folders, last = name.split("/")
    stem = last.rpartition(".")[0] or last
    found = _LANGUAGE.search(stem)
    language = found["tag"] if found else None
    stem = stem[: found.start()] if found else stem
    own = folders[-1] if stem.casefold() == _BUNDLE and len(folders) > 1 else stem
    dated = _DATED.match(own)
    day = _day(dated) if dated else None
    slug = (dated["slug"] or "") if dated and day else own
    return Named(stem, slug, day or in_path(name), language, tuple(folders), own)


def folders_above_posts(named: Named) -> tuple[str, ...]:
    """The folders between a SOURCE and `_posts`: Jekyll takes them for categories."""
    at = named.folders.index(_POSTS) if _POSTS in named.folders else 0
    return named.folders[1:at]


def words(slug: str) -> str:
    """The words of an address as a title: `the-old-pier` is `The old pier`. Empty where they are
    no words.
    """
    plain = " ".join(re.sub(r"[-_+]+", " ", slug).split())
    return plain[:1].upper() + plain[1:] if any(map(str.isalpha, plain)) else ""


def _day(dated: re.Match[str]) -> str | None:
    try:
        return date(int(dated["year"]), int(dated["month"]), int(dated["day"])).isoformat()
    except ValueError:
        return None
