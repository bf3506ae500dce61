"""Media RSS: which caption, credit and licence belong to which image."""

import pytest
from lxml import etree

from index.article import Image
from index.readers.feeds.media import images_of
from index.readers.feeds.xml.names import Fields


def images(inner: str) -> list[Image]:
    shown = f'<item xmlns:media="http://search.yahoo.com/mrss/">{inner}</item>'
    return list(images_of(Fields(etree.fromstring(shown.encode()))))


def content(url: str, inner: str = "", attributes: str = 'medium="image"') -> str:
    return f'<media:content url="{url}" {attributes}>{inner}</media:content>'


def credit(name: str, role: str = "") -> str:
    return f'<media:credit role="{role}">{name}</media:credit>'


def test_each_image_has_its_own() -> None:
    one = content("a.jpg", credit("Jane Doe") + "<media:description>One</media:description>")
    two = content("b.jpg", credit("Photograph: John Roe") + credit("Elm Press", "owner"))
    assert images(one + two + "<media:description>Both</media:description>") == [
        Image(author="Jane Doe", caption="One", url="a.jpg"),
        Image(author="John Roe", source="Elm Press", url="b.jpg"),
    ]


def test_what_stands_outside_holds_for_the_only_image() -> None:
    outer = credit("Jane Doe") + "<media:description>One &amp;amp; two</media:description>"
    licence = '<media:license href="https://e.org/by">by</media:license>'
    assert images(content("a.jpg") + outer + licence) == [
        Image(author="Jane Doe", caption="One & two", licence_url="https://e.org/by", url="a.jpg")
    ]
    assert [image.caption for image in images(content("a.jpg") + content("b.jpg") + outer)] == [
        None,
        None,
    ]


def test_of_a_group_the_largest() -> None:
    group = content("s.jpg", attributes='medium="image" width="100"') + content(
        "l.jpg", attributes='medium="image" width="1000"'
    )
    description = "<media:description>One</media:description>"
    assert images(f"<media:group>{group}{description}</media:group>") == [
        Image(caption="One", url="l.jpg")
    ]


def test_sizes_of_one_image() -> None:
    small = content("a.jpg?w=140", attributes='medium="image" width="140"')
    large = content("a.jpg?w=700", attributes='medium="image" width="700"')
    assert images(small + large) == images(large + small) == [Image(url="a.jpg?w=700")]


@pytest.mark.parametrize(
    ("attributes", "url", "number"),
    [
        ('type="video/mp4"', "a.jpg", 0),
        ('medium="video"', "a.mp4", 0),
        ('type="image/jpeg"', "a", 1),
        ("", "a.jpg?x=1", 1),
        ("", "a.mp4", 0),
        ('medium="image"', "", 0),
        ('medium="image" width="x"', "a", 1),
    ],
)
def test_what_an_image_is(attributes: str, url: str, number: int) -> None:
    assert len(images(content(url, attributes=attributes))) == number


def test_thumbnails_where_there_is_nothing_else() -> None:
    thumbnail = '<media:thumbnail url="t.jpg"/>'
    assert images(thumbnail) == [Image(url="t.jpg")]
    assert images(thumbnail + content("a.jpg")) == [Image(url="a.jpg")]
    video = content("v.mp4", thumbnail, 'medium="video"')
    assert images(f"<media:group>{video}</media:group>") == []
    assert images(video) == [Image(url="t.jpg")]
