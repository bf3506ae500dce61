"""Keys of heads are told from each other, and so is what stands in them."""

import pytest

from index.article import Image
from index.readers.record import Naming
from tests.index.readers.markdown.reading_of import record, values


@pytest.mark.parametrize(
    ("head", "attribute", "told"),
    [
        ("author: {name: Jane Doe, url: x}", "authors", ["Jane Doe"]),
        ("authors:\n- name: A B\n- C D", "authors", ["A B", "C D"]),
        ("author: ''\nbyline: By A B", "authors", ["By A B"]),
        ("tags: one, two words; three", "topics", ["one", "two words", "three"]),
        ("tags: one two", "topics", ["one two"]),
        ("layout: post\ntags: one two\ncategory: a b", "topics", ["one", "two", "a b"]),
        ("layout: post\ntags: [one two, 'three, four']", "topics", ["one two", "three, four"]),
        ("categories:\n- title: one", "topics", ["one"]),
        ("tags: [R&amp;D]", "topics", ["R&D"]),
        ("published: true\ncreated: 2024-05-17", "date", ["2024-05-17"]),
        ("Publish Date: 2024-05-17", "date", ["2024-05-17"]),
        ("last-modified-at: 2024", "modified", ["2024"]),
        ("permalink: /:year/:slug/\nurl: /b/", "url", ["/b/"]),
        ("permalink: /b/\ncanonical_url: https://a.example/", "url", ["https://a.example/"]),
        ("url: none", "url", []),
        ("id: None", "id", []),
        ("id: 007", "id", ["007"]),
        ("lang: de-CH", "language", ["de-CH"]),
        ("title: A &amp; B *c*\nsubtitle: '[d](e)'", "title", ["A & B c"]),
        ("subtitle: '[d](e)'\ndescription: f", "lede", ["d"]),
        ("section: {title: Harbour}", "section", ["Harbour"]),
        ("status: withdrawn\ncorrection: It was two.", "status", ["withdrawn"]),
        ("status: hidden", "status", []),
        ("correction: It was two.", "notice", ["It was two."]),
        ("corrected: 2024-05-18", "corrected", ["2024-05-18"]),
    ],
)
def test_attributes(head: str, attribute: str, told: list[str]) -> None:
    assert values(record(f"---\n{head}\n---\nText"), attribute) == told


@pytest.mark.parametrize(
    ("head", "images"),
    [
        ("image: a.jpg\nimage_caption: The *pier*", [Image(caption="The pier", url="a.jpg")]),
        ("cover: {image: a.jpg, caption: b}", [Image(caption="b", url="a.jpg")]),
        ("image: {feature: a.jpg, credit: J. Doe}", [Image(author="J. Doe", url="a.jpg")]),
        ("images: [a.jpg, b.jpg]", [Image(url="a.jpg"), Image(url="b.jpg")]),
        ("header: {teaser: x}\nthumbnail: a.jpg", [Image(url="a.jpg")]),
        ("image: true", []),
        ("featured_image: a.jpg\nimage_alt: b", [Image(url="a.jpg")]),
    ],
)
def test_pictures(head: str, images: list[Image]) -> None:
    assert list(record(f"---\n{head}\n---\nText").images) == images


@pytest.mark.parametrize(
    ("head", "name", "naming"),
    [
        ("title: A", "site/content/news/2024-05-17-ferry.md",
         Naming("ferry", "2024-05-17-ferry", "", ("news",))),
        ("slug: sails\ncategories: [Sea, Town]", "site/content/news/ferry/index.md",
         Naming("sails", "ferry", "", ("news",), ("Sea", "Town"))),
        ("layout: post\ncategories: sea town", "site/news/_posts/2024-05-17-Ferry.md",
         Naming("Ferry", "2024-05-17-Ferry", "Ferry", ("site", "news", "_posts"),
                ("news", "sea", "town"))),
        ("date: 2024-05-17", "news/2024-05-17.md",
         Naming("2024-05-17", "2024-05-17", "2024-05-17", ("news",))),
    ],
)  # fmt: skip
def test_what_addresses_are_made_of(head: str, name: str, naming: Naming) -> None:
    assert record(f"---\n{head}\n---\nText", name).naming == naming


def test_a_picture_of_head_and_text_is_one() -> None:
    found = record("---\nimage: a.jpg\n---\n![b](a.jpg) ![c](d.jpg)")
    assert found.images == (Image(caption="b", url="a.jpg"), Image(caption="c", url="d.jpg"))
