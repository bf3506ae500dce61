"""What stands around a list of articles and belongs to each of them."""

from collections.abc import Callable, Mapping, Sequence

from index.readers.record import Told
from index.readers.tables.recorder import NO_FRAME, Frame
from index.readers.tables.shapes import Found
from index.readers.tables.synonyms import normal
from index.readers.tables.texts import line_of, listed, text_of

_FEEDS = frozenset({"items", "item", "entries", "entry", "posts"})
_CAPTION = "feature_image_caption"
_NAMES = ("title", "site_name", "name")


def frame_of(found: Found) -> Frame:
    """What a feed says of itself: its title is the publisher's name."""
    frame = found.frame
    if frame is None or not found.path or normal(found.path[-1]) not in _FEEDS:
        return NO_FRAME
    blog = frame.get("blog")
    source, before = (blog, "blog.") if isinstance(blog, Mapping) else (frame, "")
    if is_ghost(frame):
        # `lang` became `locale` with Ghost 5.
        language = _setting(frame, "locale") or _setting(frame, "lang")
        return Frame(publisher=_setting(frame, "title"), language=language)
    names = (frame.get("authors") or frame.get("author"),)
    authors = dict.fromkeys(line_of(part) for part in listed(names[0]) if part)
    return Frame(
        publisher=next(filter(None, (_told(source, key, before) for key in _NAMES)), None),
        language=_told(frame, "language", ""),
        authors=tuple(Told(name, "author of the feed") for name in authors if name),
    )


def joiner(frame: Mapping[str, object] | None) -> Callable[[object], object]:
    """What makes an article of a list whole, by what stands beside the list. A Ghost export keeps
    authors, tags and the pictures' captions in tables of their own: they are put into its posts. It
    has no addresses; a post stands under its slug. Others stay as they are.
    """
    if frame is None or not is_ghost(frame):
        return lambda article: article
    authors = _joined(frame, "posts_authors", "author_id", "users")
    tags = _joined(frame, "posts_tags", "tag_id", "tags")
    users = _by_id(frame, "users")
    further = {str(row.get("post_id")): row for row in _rows(frame.get("posts_meta"))}

    def whole(post: object) -> object:
        if not isinstance(post, Mapping):
            return post
        key = str(post.get("id"))
        only = [user for user in (users.get(str(post.get("author_id"))),) if user]
        slug = post.get("slug")
        joined = {
            "authors": authors.get(key) or only,
            "tags": tags.get(key),
            "url": post.get("url") or (f"/{slug}/" if slug else None),
            _CAPTION: further.get(key, {}).get(_CAPTION),
        }
        return {**post, **{name: value for name, value in joined.items() if value}}

    return whole


def is_ghost(frame: Mapping[str, object]) -> bool:
    """Whether an object holds the tables of a Ghost export."""
    return isinstance(frame.get("posts"), list) and isinstance(frame.get("users"), list)


def _joined(
    frame: Mapping[str, object], table: str, column: str, others: str
) -> dict[str, list[object]]:
    """For each post the rows of another table, by a table of pairs in its order."""
    rows = sorted(_rows(frame.get(table)), key=lambda row: _order(row.get("sort_order")))
    known = _by_id(frame, others)
    joined: dict[str, list[object]] = {}
    for row in rows:
        if (other := known.get(str(row.get(column)))) is not None:
            joined.setdefault(str(row.get("post_id")), []).append(other)
    return joined


def _by_id(frame: Mapping[str, object], table: str) -> dict[str, Mapping[str, object]]:
    return {str(row.get("id")): row for row in _rows(frame.get(table))}


def _rows(table: object) -> Sequence[Mapping[str, object]]:
    return [row for row in table if isinstance(row, Mapping)] if isinstance(table, list) else []


def _order(value: object) -> int:
    return value if isinstance(value, int) else 0


def _setting(frame: Mapping[str, object], name: str) -> Told | None:
    for row in _rows(frame.get("settings")):
        if row.get("key") == name and (said := text_of(row.get("value"))):
            return Told(said, f"settings.{name}")
    return None


def _told(source: Mapping[str, object], key: str, before: str) -> Told | None:
    said = line_of(source.get(key))
    return Told(said, f"{before}{key}") if said else None
