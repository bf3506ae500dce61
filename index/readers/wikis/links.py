"""What links of a wiki lead to: pages, files, categories, and other languages' pages."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from urllib.parse import quote

from index.readers.wikis import words

Shown = Callable[[str, str], str]
"""What is made of an element's text, by the text and the element's name."""

_LANGUAGE = re.compile(r"(?:[a-z]{2,3}|simple|be-x-old|[a-z]{2,3}-[a-z]{3,10})(?:-[a-z]+)?")
_SISTERS = frozenset(("w", "s", "b", "n", "q", "d", "m", "wp", "voy", "v", "wmf"))
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|svg|webp|tiff?|bmp|avif)\s*$", re.IGNORECASE)
_OPTION = re.compile(r"\d*x?\d+\s*(?:px|пкс|п)|[\w-]{1,20}\s*=.*|upright\s.*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Names:
    """What a wiki calls its namespaces, and where its files are.

    Attributes:
        files: names of the namespace of files, in small letters.
        categories: those of categories.
        folder: the address that a page's name completes; empty where the dump does not tell it.
    """

    files: frozenset[str] = words.FILES
    categories: frozenset[str] = words.CATEGORIES
    folder: str = ""
    others: Mapping[str, int] = field(default_factory=dict)

    def kind(self, target: str) -> str:
        """What a link leads to: `page`, `file`, `category` or `language`."""
        prefix, colon, _ = target.lower().partition(":")
        prefix = prefix.strip()
        if not colon:
            return "page"
        if prefix in self.files:
            return "file"
        if prefix in self.categories:
            return "category"
        is_language = _LANGUAGE.fullmatch(prefix) and prefix not in _SISTERS
        return "language" if is_language else "page"

    def address(self, title: str) -> str:
        """The address of a page; empty where the dump does not tell where the wiki is."""
        return self.folder + quote(title.replace(" ", "_"), ":/,;@!*()'~$") if self.folder else ""

    def figure(self, parts: list[str], resolved: Callable[[str], str]) -> str:
        """A picture with its caption as HTML; empty for other files."""
        name = parts[0].partition(":")[2].strip()
        if not _PICTURE.search(name):
            return ""
        url = self.address(f"Special:FilePath/{name}") or name
        caption = resolved(next((text for text in reversed(parts[1:]) if _may_tell(text)), ""))
        return (
            f'<figure><img src="{escape(url)}"><figcaption>{caption.strip()}</figcaption></figure>'
        )


def words_of(parts: list[str]) -> str:
    """The words that a link to a page shows."""
    target = parts[0].strip().removeprefix(":")
    if len(parts) > 1 and parts[-1].strip():
        return parts[-1]
    prefix, colon, rest = target.partition(":")
    is_prefix = colon and (prefix.islower() or prefix.lower() in words.OTHER_PAGES)
    return rest.strip() if is_prefix else target


def _may_tell(text: str) -> bool:
    """Whether a piece of a file's link may be a caption."""
    bare = text.strip().lower()
    return bool(bare) and bare not in words.OPTIONS and not _OPTION.fullmatch(bare)
