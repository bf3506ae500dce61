"""The keys of a head become the attributes of a record."""

import html
import re
from collections.abc import Iterator, Mapping
from itertools import chain

from index.readers.markdown import body, keys, naming, passing, pictures
from index.readers.markdown.heads import Head
from index.readers.markdown.naming import Named
from index.readers.markdown.values import at, text, texts
from index.readers.record import Naming, Record, Told

_SPLIT = re.compile("[,;]")
_JEKYLL = frozenset(("layout", "permalink"))
_TRAFILATURA = frozenset(("fingerprint", "hostname", "sitename"))
_NOTHING = frozenset(("none", "null", "nan", "undefined"))
_PUBLISHING = passing.TRUE | passing.FALSE
_TEXTS = frozenset(("title", "headline", "lede", "notice"))


def told(head: Head, named: Named, mapping: Mapping[str, str]) -> Record:
    """What a head and the name of its file tell; the text is not looked at. That a site no longer
    shows an article (`expiryDate`) is no reason to hide it in an archive.

    Args:
        head: the head, which may be none.
        named: what the name tells.
        mapping: attribute → the key that a person named for it.
    """
    teller, is_jekyll = _Teller(head, mapping), _is_jekyll(head, named)
    date = teller.one("date")
    if date is None and named.day:
        date = Told(named.day, "the name of the file")
    language = teller.one("language")
    if language is None and named.language:
        language = Told(named.language, "the name of the file")
    return Record(
        id=teller.one("id"),
        url=teller.url(),
        title=teller.one("title"),
        headline=teller.one("headline"),
        lede=teller.one("lede"),
        date=date,
        modified=teller.one("modified"),
        authors=tuple(teller.all("authors")),
        topics=tuple(teller.topics(is_jekyll=is_jekyll)),
        language=language,
        publisher=teller.one("publisher"),
        section=teller.one("section"),
        page=teller.one("page"),
        status=teller.status(),
        notice=teller.one("notice"),
        corrected=teller.one("corrected"),
        embargo=teller.embargo(),
        licence=teller.one("licence"),
        naming=teller.naming(named, is_jekyll=is_jekyll),
        images=pictures.of_head(head.by_key),
    )


class _Teller:
    """Looks attributes up in a head."""

    def __init__(self, head: Head, mapping: Mapping[str, str]) -> None:
        self._head = head
        self._mapping = mapping

    def one(self, attribute: str) -> Told | None:
        """The first value that the keys of an attribute have."""
        return next(self.all(attribute), None)

    def all(self, attribute: str) -> Iterator[Told]:
        """All values of the first key of an attribute that has any."""
        for key in self._keys(attribute):
            found = [
                Told(value, f"{self._head.kind} {key}")
                for written in texts(at(self._head.by_key, key))
                if (value := _said(attribute, written))
            ]
            if found:
                yield from found
                return

    def url(self) -> Told | None:
        """The first address that is whole, else the first that is no pattern (`/:year/:title/`)."""
        found = [
            Told(value, f"{self._head.kind} {key}")
            for key in self._keys("url")
            if (value := text(at(self._head.by_key, key)).strip())
            and "/:" not in value.replace("://", "")
            and "{{" not in value
        ]
        whole = (one for one in found if one.value.startswith(("http://", "https://")))
        return next(whole, None) or next((one for one in found if "/" in one.value), None)

    def status(self) -> Told | None:
        """The status, where it is none of the site's own words for what is to be seen."""
        word = text(at(self._head.by_key, "status")).strip()
        is_hidden = word.casefold() in ("", "hidden", "unlisted")
        return None if is_hidden else Told(word, f"{self._head.kind} status")

    def embargo(self) -> Told | None:
        """The time that the site itself waits for."""
        written = text(at(self._head.by_key, "publishdate")).strip()
        return Told(written, f"{self._head.kind} publishdate") if written else None

    def topics(self, *, is_jekyll: bool) -> Iterator[Told]:
        """The topics under all keys that hold some. Commas and semicolons part a text that is no
        list, and in Jekyll's lists of words blanks do.
        """
        named = self._mapping.get("topics")
        for key in (named,) if named else keys.TOPICS:
            for part in self._parts(key, is_jekyll=is_jekyll):
                yield Told(part, f"{self._head.kind} {key}")

    def naming(self, named: Named, *, is_jekyll: bool) -> Naming:
        """What the site makes an address of. Jekyll, not Hugo, calls the file's words `:title`."""
        slug = text(at(self._head.by_key, "slug")).strip() or named.slug or named.own
        above = naming.folders_above_posts(named)
        written = (self._parts(key, is_jekyll=is_jekyll) for key in keys.CATEGORIES)
        return Naming(
            slug=slug,
            filename=named.own,
            title=slug if is_jekyll and naming.CONTENT not in named.folders else "",
            sections=named.sections,
            categories=tuple(dict.fromkeys((*above, *chain.from_iterable(written)))),
        )

    def _parts(self, key: str, *, is_jekyll: bool) -> Iterator[str]:
        """The topics or categories under a key."""
        value = at(self._head.by_key, key)
        for written in texts(value):
            if not isinstance(value, str) and not self._is_crawled():
                parts = [written]
            elif _SPLIT.search(written) or not (is_jekyll and key in keys.BLANK_SEPARATED):
                parts = _SPLIT.split(written)
            else:
                parts = written.split()
            yield from (html.unescape(part.strip()) for part in parts if part.strip())

    def _is_crawled(self) -> bool:
        """Whether trafilatura wrote the head: a topic there may be a page's whole list."""
        return len(_TRAFILATURA.intersection(self._head.by_key)) > 1

    def _keys(self, attribute: str) -> tuple[str, ...]:
        named = self._mapping.get(attribute)
        return (named,) if named else keys.KEYS[attribute]


def _said(attribute: str, written: str) -> str:
    """What a value says; empty where it says nothing."""
    value = written.strip()
    if value.casefold() in _NOTHING or (attribute == "date" and value.casefold() in _PUBLISHING):
        return ""
    if attribute == "lede":
        return " ".join(block.text for block in body.read(value).blocks)
    return body.line(value) if attribute in _TEXTS or attribute == "authors" else value


def _is_jekyll(head: Head, named: Named) -> bool:
    return (
        "_posts" in named.folders
        or not _JEKYLL.isdisjoint(head.by_key)
        or (head.kind == "YAML" and named.day is not None and named.stem[:1].isdigit())
    )
