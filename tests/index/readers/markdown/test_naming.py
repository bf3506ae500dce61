"""Names of files tell days, languages and words."""

import pytest

from index.readers.markdown.naming import folders_above_posts, read, words


@pytest.mark.parametrize(
    ("name", "slug", "day", "language"),
    [
        ("a/ferry.md", "ferry", None, None),
        ("a/_posts/2024-05-17-old-ferry.md", "old-ferry", "2024-05-17", None),
        ("a/2024-5-7-ferry.md", "ferry", "2024-05-07", None),
        ("a/2024-05-17.md", "", "2024-05-17", None),
        ("a/2024-13-17-ferry.md", "2024-13-17-ferry", None, None),
        ("a/2024-05-17-ferry/index.fr.md", "ferry", "2024-05-17", "fr"),
        ("a/2024/05/17/ferry.pt-BR.md", "ferry", "2024-05-17", "pt-BR"),
        ("a/node.js.md", "node.js", None, None),
        ("ferry", "ferry", None, None),
        ("index.md", "index", None, None),
    ],
)
def test_names(name: str, slug: str, day: str | None, language: str | None) -> None:
    found = read(name)
    assert (found.slug, found.day, found.language) == (slug, day, language)


@pytest.mark.parametrize(
    ("name", "own", "sections", "above"),
    [
        ("site/content/Posts/2024/ferry.md", "ferry", ("Posts", "2024"), ()),
        ("site/content/news/2024-05-17-ferry/index.fr.md", "2024-05-17-ferry", ("news",), ()),
        ("news/2024-05-17-ferry.md", "2024-05-17-ferry", ("news",), ()),
        ("site/town/_posts/2024-05-17-ferry.md", "2024-05-17-ferry", ("site", "town", "_posts"),
         ("town",)),
        ("_posts/ferry.md", "ferry", ("_posts",), ()),
        ("ferry.md", "ferry", (), ()),
    ],
)  # fmt: skip
def test_names_of_addresses(
    name: str, own: str, sections: tuple[str, ...], above: tuple[str, ...]
) -> None:
    found = read(name)
    assert (found.own, found.sections, folders_above_posts(found)) == (own, sections, above)


def test_words() -> None:
    assert words("the-old_pier") == "The old pier"
    assert words("2024--17") == ""
