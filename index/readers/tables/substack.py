"""A Substack export: `posts.csv`, and the text of each post as a page in `posts/` beside it."""

import re
from collections.abc import Callable, Mapping, Sequence

from index.readers.record import Input
from index.readers.tables.synonyms import normal

_COLUMNS = frozenset({"postid", "postdate", "ispublished", "title"})
_BUTTON = re.compile(r'<p class="button-wrapper".*?</p>', re.DOTALL)
_PAGE = re.compile(r"(?P<folder>.*/|)posts/\d+\.[^/]*\.html$")


def is_posts(names: Sequence[str]) -> bool:
    """Whether the columns are those of `posts.csv`."""
    return {normal(name) for name in names} >= _COLUMNS


def table_of(page: str) -> str | None:
    """The name of the `posts.csv` that a page belongs to, by its own name (`posts/12.storm.html`);
    None for another file. A page beside whose folder that table stands is no article of its own:
    the table's reader takes its text.
    """
    match = _PAGE.match(page)
    return f"{match['folder']}posts.csv" if match else None


def post(source: Input) -> Callable[[dict[str, object]], Mapping[str, object]]:
    """What makes a row of `posts.csv` whole: the text of its page (without "Sign up" buttons), and
    its number out of `post_id` (`123.the-storm`).
    """

    def whole(cells: dict[str, object]) -> Mapping[str, object]:
        name = str(cells.get("post_id", ""))
        number, _, _ = name.partition(".")
        safe = name and "/" not in name and ".." not in name
        page = source.beside(f"posts/{name}.html") if safe else None
        made = {**cells, "post_id": number or name}
        if page:
            made["content_html"] = _BUTTON.sub("", page.decode("utf-8", "replace"))
        return made

    return whole
