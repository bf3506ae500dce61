"""Flat exports of Dotclear: tables of comma-separated values, each under a line that names it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from index.readers.exports.zones import in_zone
from index.readers.feeds import telling
from index.readers.feeds.telling import each_once, plain
from index.readers.feeds.xml import encoding
from index.readers.html.fragment import fragment
from index.readers.kinds import KINDS
from index.readers.record import (
    Block,
    Input,
    Notice,
    PassedOver,
    Reading,
    Record,
    Told,
    Unreadable,
)

NAME = "dotclear"
KIND = KINDS[NAME]
MAX_BYTES: int | None = 100_000_000

_PUBLISHED = "1"
_TABLE = re.compile(r"\[(\w+) ([\w,]+)\]\s*$")
_VALUE = re.compile(r'"((?:[^"\\]|\\.)*+)"(?:,|\s*$)', re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t"}

Row = Mapping[str, str]


@dataclass(slots=True)
class _Blog:
    """What posts refer to, by its number: categories, authors, tags, and settings by their names.
    The tags stand behind the posts, which therefore wait.
    """

    topics: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    categories: dict[str, str] = field(default_factory=dict)
    authors: dict[str, str] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    posts: list[tuple[int, Row]] = field(default_factory=list)
    name: str = ""
    url: str = ""

    def take(self, table: str, row: Row, line: int) -> None:
        if table == "post":
            self.posts.append((line, row))
        elif table == "meta" and row.get("meta_type") == "tag":
            self.topics[row.get("post_id", "")].append(row.get("meta_id", ""))
        elif table == "category":
            self.categories[row.get("cat_id", "")] = row.get("cat_title", "")
        elif table == "setting":
            self.settings[row.get("setting_id", "")] = row.get("setting_value", "")
        elif table == "user":
            full = f"{row.get('user_firstname', '')} {row.get('user_name', '')}".strip()
            self.authors[row.get("user_id", "")] = row.get("user_displayname") or full
        elif table == "blog":
            self.name, self.url = row.get("blog_name", ""), row.get("blog_url", "")


def sniff(name: str, head: bytes) -> bool:
    """Whether a file begins with Dotclear's own line."""
    return head.removeprefix(b"\xef\xbb\xbf").startswith(b"///DOTCLEAR|")


def read(source: Input) -> Iterator[Reading]:
    """The published posts of an export."""
    blog, repaired = _Blog(), list[str]()
    table, columns, is_whole = "", list[str](), False
    for number, raw in enumerate(source.stream, 1):
        line = encoding.told_text(raw.removeprefix(b"\xef\xbb\xbf"), repaired)
        if found := _TABLE.match(line):
            table, columns = found[1], found[2].split(",")
        elif table and line.startswith('"'):
            values = [_ESCAPE.sub(_unescaped, value) for value in _VALUE.findall(line)]
            if len(values) == len(columns):
                blog.take(table, dict(zip(columns, values, strict=True)), number)
            elif table == "post":
                reason = f"It has {len(values)} values for {len(columns)} columns; export it again."
                yield Unreadable(f"line {number}", reason, number)
        is_whole = is_whole or table == "post"
    if not is_whole:
        yield Unreadable("", "It ends before its table of posts; export it again.")
    for number, row in blog.posts:
        yield _reading(row, blog, number)
    for sentence in repaired:
        yield Notice("", sentence, "repaired files")


def _reading(row: Row, blog: _Blog, line: int) -> Reading:
    kind = row.get("post_type") or "post"
    if kind != "post":
        return PassedOver("pages" if kind == "page" else f"posts of the type {kind[:40]}")
    if row.get("post_status") != _PUBLISHED:
        return PassedOver("drafts")
    if row.get("post_password"):
        return PassedOver("posts with a password")
    return _record(row, blog, line)


def _record(row: Row, blog: _Blog, line: int) -> Record:
    content = fragment(row.get("post_content_xhtml") or row.get("post_content", ""))
    lede, begin = _lede(row, content.blocks)
    number, title, path = row.get("post_id", ""), row.get("post_title", ""), row.get("post_url", "")
    url = telling.absolute(f"post/{path}", blog.url) if path else ""
    language = row.get("post_lang") or blog.settings.get("lang", "")
    user = row.get("user_id", "")
    topics = (blog.categories.get(row.get("cat_id", ""), ""), *blog.topics[number])
    zone = row.get("post_tz", "")
    return Record(
        place=f"line {line}",
        id=Told(number, "post_id") if number else None,
        url=Told(url, "post_url") if url else None,
        title=Told(plain(title), "post_title") if title else None,
        lede=Told(lede, "post_excerpt") if lede else None,
        date=_told(in_zone(row.get("post_dt", ""), zone), "post_dt"),
        modified=_told(in_zone(row.get("post_upddt", ""), zone), "post_upddt"),
        authors=each_once([(blog.authors.get(user) or user, "user_id")]),
        topics=each_once((topic, "category or tag") for topic in topics),
        language=_told(language, "post_lang"),
        publisher=_told(blog.name, "blog_name"),
        images=telling.with_base(content.images, url),
        blocks=(*begin, *content.blocks),
    )


def _lede(row: Row, blocks: tuple[Block, ...]) -> tuple[str | None, tuple[Block, ...]]:
    """The lede, or where an excerpt has several paragraphs, which then are how the text begins,
    those: Dotclear shows an excerpt above the rest.
    """
    excerpt = row.get("post_excerpt_xhtml") or row.get("post_excerpt", "")
    found = fragment(excerpt).blocks
    if len(found) > 1:
        return None, found
    return telling.lede(excerpt, blocks), ()


def _told(value: str, origin: str) -> Told | None:
    return Told(value, origin) if value else None


def _unescaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[1], found[1])
